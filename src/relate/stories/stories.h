// Groups origins into stories: reports of one happening, across languages, within days of one
// another.
//
// Takes: a Corpus and its Copies. Gives: every Copies in exactly one Story, stories by time then
// id.
#pragma once

#include <span>
#include <vector>

#include "recoupe/relations.h"

namespace recoupe {

std::vector<Story> find_stories(const Corpus& corpus, std::span<const Copies> copies);

}  // namespace recoupe
