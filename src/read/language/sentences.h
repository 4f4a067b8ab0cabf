// Parts the tokens of a block into sentences.
//
// Takes: Words with the tokens of the block. Gives: their sentences and runs of tokens, and the
// mark kFirst on the first word of each. Linear. Does not: cross a block.
#pragma once

#include "read/language/language.h"

namespace recoupe {

class Sentences {  // of one article
 public:
  explicit Sentences(Words& words) : w_(words) {}

  // All of [from, end) as one sentence; none where that is empty.
  void add(Index<Block> block, std::uint32_t from, std::uint32_t end);
  void split(Index<Block> block, std::uint32_t first, std::uint32_t last);

 private:
  void by_weights(Index<Block> block, std::uint32_t first, std::uint32_t last);
  void by_rules(Index<Block> block, std::uint32_t first, std::uint32_t last);
  std::string_view form(std::uint32_t i) const { return w_.tokens[i].span.of(w_.text); }
  bool closes(std::uint32_t i) const;
  bool hour_before_day(std::uint32_t i) const;
  bool inside_date(std::uint32_t i) const;

  Words& w_;
};

}  // namespace recoupe
