// The look of a block or line, in numbers: what both arbiters ask first.
#pragma once

#include <cstdint>
#include <string_view>

namespace recoupe {

struct Letters {
  std::int32_t words = 0;     // runs of letters and digits
  std::int32_t capitals = 0;  // words in a hundred that begin with A to Z
  std::int32_t digits = 0;    // bytes in a hundred
  std::int32_t commas = 0;
  std::int32_t first = 0;   // 3 a capital, 2 another letter, 1 a digit, 0 a sign
  std::int32_t ending = 0;  // 1 like a sentence, 2 a colon, 3 cut short, 0 otherwise
};

Letters letters_of(std::string_view text);

// A count as a feature: no number is larger than 20,000.
std::int32_t feature(std::uint64_t n);
std::int32_t percent(std::uint64_t part, std::uint64_t whole);

}  // namespace recoupe
