// Finds numbers that a hyphen joins to their unit: "a 45-acre farm", "a three-mile walk", "a
// 12-million-euro plan".
//
// Takes: a sentence. Gives: a Figure each, with its unit; sums of money count money, the others
// nothing; ages ("12-year-old") are none. They say nothing of the numbers around them. Cost: linear
// in the words with hyphens.
#pragma once

#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

std::vector<Figure> joined_amounts(const Prose& prose, Run<Token> sentence);

}  // namespace recoupe
