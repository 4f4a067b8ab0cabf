// The rows of counted.tsv at the words of a text, by their slot.
//
// Takes: Prose, and the token that no phrase may reach. Gives: of a slot the longest phrase at a
// token, and what a row says is counted. Cost: the rows that match there.
#pragma once

#include <algorithm>
#include <string_view>

#include "read/figures/counted.h"

namespace recoupe {

// One of the signs that `signs` holds.
inline bool is_sign(const Prose& p, std::size_t i, std::string_view signs) {
  return p.tokens[i].pos == Pos::kPunct && signs.find(p.word(i)) != std::string_view::npos;
}

class CountedWords {
 public:
  CountedWords(const Prose& prose, std::size_t end)
      : prose_(prose),
        counted_(prose.language->table("counted")),
        slot_(counted_.column("slot")),
        categories_(prose.pack->world("categories")),
        end_(std::min(end, prose.tokens.size())) {}

  std::string_view slot(const Match& m) const { return counted_.cell(m.row, slot_); }
  Clue clue(const Match& m) const {
    return {categories_.term(counted_.cell(m.row, "category")), counted_.rule(m.row)};
  }

  Match longest(std::size_t at, std::string_view slot_name) const {
    for (const Match& m : matches(prose_, counted_, at, end_))
      if (slot(m) == slot_name) return m;
    return {};
  }

 protected:
  const Prose& prose_;
  const Table& counted_;
  Table::Column slot_;
  const Table& categories_;
  std::size_t end_;
};

}  // namespace recoupe
