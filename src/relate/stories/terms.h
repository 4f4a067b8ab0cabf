// What a text is known by when stories are sought, in three views:
//
//   names   words with a capital inside a sentence, countries, numbers: what happened where and to
//   whom words   the content words of the fingerprint: what it is about bridge  names in a key that
//   holds across languages, countries, numbers
//
// Two texts are as near as the cosine of their terms, the rarer the weightier. A name that a text
// says again and again weighs more, but far less than its number.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "recoupe/reading.h"

namespace recoupe {

using Terms = std::vector<std::uint64_t>;  // sorted; a term as often as the text says it

struct Views {
  Terms names, words, bridge;
};

Views views_of(const Reading& reading);

// Cosines of one text with all texts before it.
class Cosines {
 public:
  explicit Cosines(const std::vector<Terms>& texts);
  // Writes into `row`, one cell a text, all zero before; adds to `met` the rows that changed from
  // zero.
  void add(std::uint32_t text, std::vector<double>& row, std::vector<std::uint32_t>& met) const;

 private:
  std::vector<std::vector<std::pair<std::uint32_t, double>>> weights_;   // of a text: term, weight
  std::vector<std::vector<std::pair<std::uint32_t, double>>> postings_;  // of a term: text, weight
};

}  // namespace recoupe
