// The amounts of one sentence, each with the clues to what it counts.
//
// Takes: a sentence, with the article's mentions and times. Gives: its amounts in order, with what
// the words around say: "18 policiers et 36 manifestants ont été tués" -> two, linked, the
// predicate "ont été tués" behind both. Times are no amounts. Does not: decide what is counted.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "read/figures/amounts.h"
#include "read/figures/counted.h"
#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct CountedAmount {
  Amount amount;
  Noun noun;
  Clue before, behind, toll;
  Clue gathered, lost;  // see context.h
  Clue what;
  Scope scope{};
  bool whole = false;   // the next candidate is the whole that this one is a part of
  bool linked = false;  // coordinated with the candidate before it
  bool label = false;   // it names something and counts nothing
  bool thing = false;   // it counts what is nobody

  // The token behind the amount and its noun.
  std::size_t tail() const { return std::max<std::size_t>(noun.last, amount.last); }
};

// At most `most` of them.
std::vector<CountedAmount> counted_amounts(const Prose& prose, std::span<const Mention> mentions,
                                           std::span<const TimeRef> times, Run<Token> sentence,
                                           std::size_t most);

}  // namespace recoupe
