// Reads one number that is written in digits and signs.
//
// Takes: a token with digits or a point before them. Gives: ".5" -> 0.5, "1.3e6" -> 1300000, "10^3"
// -> 1000, "3/4" -> 0.75, "2 1/4" -> 2.25, "2 500" -> 2500; and the letters joined to it, as "m" in
// "1.2m". Does not: know what these letters stand for, nor take dates apart: "3/4/2021" is three
// numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/language/prose.h"

namespace recoupe {

struct SignedNumber {
  double value = 0;
  double grouped = 0;        // see Literal
  std::uint32_t length = 0;  // tokens
  std::string_view letters;  // joined to the digits
  bool plain = false;        // one token of digits and marks, no fraction, no power
};

std::optional<SignedNumber> literal_at(const Prose& prose, std::size_t at, std::size_t end);

// Is the sign at `at` the minus of the digits behind it? The hyphens of "10-15" and "Covid-19" are
// none.
bool is_minus(const Prose& prose, std::size_t at, std::size_t end);

// Is the mark at `at` the point of the digits behind it: ".5"?
bool is_point(const Prose& prose, std::size_t at, std::size_t end);

}  // namespace recoupe
