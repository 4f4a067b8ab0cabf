// The words of a line of scraped text, for the arbiter: what each weighs, and which are long enough
// to tell a subject.
//
// Takes: the line, and the table of words (world/line_words.tsv), whose weight is above 0 where
// articles use the word more than what stands around them. Linear.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace recoupe {

struct LineWords {
  std::int32_t mean = 0;  // of the weights, tenths
  std::int32_t least = 0, most = 0, sum = 0;
  std::int32_t known = 0;             // words of the table in a hundred
  std::vector<std::uint64_t> themes;  // hashes of the words of four bytes and more, each once
};

LineWords line_words(std::string_view line, const Table& weights);

std::int32_t themes_in(const LineWords& line, const LineWords& other);  // in a hundred

}  // namespace recoupe
