// Names the language of a text.
//
// Takes: UTF-8 text, of which the first 20,000 bytes are read, and the languages that have a
// folder. Gives: "fr", "en", "de"; "" where nothing tells. CLD2 is asked first, and names a
// language without a folder all the same; where it is unsure of a few lines ("Le Kremlin dément"),
// the language whose lexicon knows most of their words, if no other comes near. Linear. Does not:
// tell apart the languages of the parts of a text.
#pragma once

#include <string>
#include <string_view>

#include "pack/pack.h"

namespace recoupe {

std::string identify_language(std::string_view text, const Pack& pack);

}  // namespace recoupe
