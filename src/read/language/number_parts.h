// Cuts a written number into the parts that number_sum.h adds up.
//
// Takes: a token. Gives: the parts from there on, as far as the rows of numbers.tsv reach. Parts
// are digits, and the pieces of tokens between hyphens, so that "vingt-deux", "vingt deux" and
// "vingt-et-un" are alike. Does not: say where the number ends.
#pragma once

#include <string_view>
#include <vector>

#include "read/language/number_sum.h"
#include "read/language/prose.h"

namespace recoupe {

std::vector<NumberPart> number_parts(const Prose& prose, std::size_t at, std::size_t end);
// The same of a few pieces between hyphens, in small letters: "twenty-five", "12-million".
std::vector<NumberPart> parts_of(const Prose& prose, std::string_view form);

}  // namespace recoupe
