// The title of a story where its own gives a value that others contradict, or that was withdrawn:
// such a headline does not stand above the account if another of its language does without.
//
// Takes: a story with its findings and a title. Gives: that title, or of the other articles' the
// one whose words most titles share. Linear in the titles and the evidence. Does not: write words.
#pragma once

#include <string>

#include "recoupe/dossier.h"

namespace recoupe {

std::string undisputed_title(const Dossier& story);

}  // namespace recoupe
