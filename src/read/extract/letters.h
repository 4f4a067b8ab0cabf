// The look of a block or line, in numbers: what both arbiters ask first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pack/pack.h"

namespace recoupe {

struct Letters {
  std::int32_t words = 0;     // runs of letters and digits
  std::int32_t capitals = 0;  // words in a hundred that begin with A to Z
  std::int32_t digits = 0;    // bytes in a hundred
  std::int32_t commas = 0;
  std::int32_t first = 0;   // 3 a capital, 2 another letter, 1 a digit, 0 a sign
  std::int32_t ending = 0;  // see ending_of
};

Letters letters_of(std::string_view text);
// 1 like a sentence, 2 a colon, 3 cut short, 0 otherwise. Looks at the end alone.
std::int32_t ending_of(std::string_view text);

// Words that news pages put beside their text.
struct Hints {
  std::int32_t credits = 0;  // of a picture: "Foto:", "Getty Images", an agency; at most 3
  std::int32_t author = 0;   // it begins like a byline
  std::int32_t dated = 0;    // it holds a day with its year
};

// Of short texts only: 0 for all others.
Hints hints_of(std::string_view text, const Pack& pack);

// A count as a feature: no number is larger than 20,000.
std::int32_t feature(std::uint64_t n);
std::int32_t percent(std::uint64_t part, std::uint64_t whole);
// How far `i` stands behind `from`; more than `farthest` is all the same.
std::int32_t far(std::size_t i, std::size_t from, std::int32_t farthest);

}  // namespace recoupe
