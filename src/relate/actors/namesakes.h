// Two of one surname whom an article takes for one.
//
//   A: "General Pierre Kavel"     B: "the interior minister, Jean Kavel", then "General Kavel"
//   -> B's "General Kavel" is the general of A, not the minister
//
// Takes: all Locals of a story. Gives: the same, with a Local of its own, under the full name, for
// every mention whose title some text gives to one other bearer of the surname, and none to the one
// whom its article means. Cost: the titled mentions of persons, by surname and title.
#pragma once

#include <vector>

#include "relate/actors/local.h"
#include "relate/actors/name_match.h"

namespace recoupe {

// Those who are parted stand behind the Local that they were taken from.
std::vector<Local> part_namesakes(std::vector<Local> locals, const NameMatcher& matcher);

}  // namespace recoupe
