// Reads an amount: a number, or a word for its size, with the words that bound it.
//
// Takes: a token. Gives: the Amount whose number starts there; its span may begin before, at "au
// moins". "entre 20 et 30" -> 20..30, range; "plus d'une centaine" -> 100.., more_than; "des
// dizaines" -> 20..99, vague. Does not: say what is counted.
#pragma once

#include <cstdint>
#include <optional>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Amount {
  std::uint32_t first = 0;   // tokens: hedge, number and what follows of the hedge
  std::uint32_t number = 0;  // the token where the number itself begins
  std::uint32_t last = 0;    // behind the last
  double low = 0, high = 0;
  double low_grouped = 0, high_grouped = 0;  // see Numeral::grouped
  bool has_low = true, has_high = true;
  bool lone = true;        // see Numeral::lone
  bool share = false;      // see Numeral::share
  bool year_like = false;  // four plain digits between 1000 and 2100
  Hedge hedge{};
  Scope scope{};
  Term unit = 0;  // of a sign before the number: "$10"
  Rule rule = 0;
};

// `from`: the first token that the amount may take; `end`: the end of the sentence.
std::optional<Amount> amount_at(const Prose& prose, std::size_t from, std::size_t at,
                                std::size_t end);

}  // namespace recoupe
