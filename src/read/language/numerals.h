// Reads one written number: digits, words, or both.
//
// Takes: a token of a Prose. Gives: the longest number that starts there, by the rows of
// numbers.tsv. "2 500" -> 2500; "deux mille cinq cents" -> 2500; "2,5 millions" -> 2500000; "une
// vingtaine" -> 20, about; "trois quarts" -> 0.75, share. Does not: look at what stands around the
// number. Dates, times and ordinals are the callers' to tell apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/language/prose.h"

namespace recoupe {

struct Numeral {
  double value = 0;
  double grouped =
      0;  // the other reading of "2,500" in a language that writes 2.5 so; else `value`
  std::uint32_t length = 0;  // tokens
  bool digits = false;       // begins with digits
  bool plain = false;        // digits alone
  bool about = false;        // "une vingtaine"
  bool lone = true;          // false: "un", "one", which count only in company
  bool share = false;        // a fraction below one: "two thirds", "un sur trois"
};

std::optional<Numeral> numeral_at(const Prose& prose, std::size_t at, std::size_t end);
// The value of a form with all its pieces between hyphens: "twenty-five", "12-million".
std::optional<double> number_of(const Prose& prose, std::string_view form);
// Could a number start at a token? `numbers`: the language's numbers.tsv. O(1), and mostly a no
// that spares reading one.
bool may_be_numeral(const Prose& prose, const Table& numbers, std::size_t at, std::size_t end);

// "2 500", "1,000", "3.5", "1'000": digits, with the marks of the language. Nothing where it is no
// plain number.
struct Literal {
  double value = 0;
  double grouped = 0;
};
std::optional<Literal> read_digits(std::string_view text, const Language& language);

}  // namespace recoupe
