// Says whether a block of text belongs to an article, by weights that were learned.
//
// Takes: a table of trees (world/*_trees.tsv; train/extract.py and train/lines.py make them) and
// numbers that describe a block. Gives the sum of one leaf of each tree: above 0 it belongs. A tree
// asks the same four questions on every path, so that its leaf is a number of four bits. Integers
// only: the same answer on every machine. An empty arbiter gives 0 for everything.
//
// Errors: kCorrupt with file and line, for a row that is no tree.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "recoupe/result.h"

namespace recoupe {

class Table;

class Arbiter {
 public:
  static Result<Arbiter> read(const Table& trees, std::string_view file);

  bool empty() const { return trees_.empty(); }
  // `features` in the order that the table was learned with; 0 where they are too few.
  std::int64_t score(std::span<const std::int32_t> features) const;

 private:
  static constexpr std::size_t kDepth = 4;
  struct Tree {
    std::array<std::uint32_t, kDepth> feature{};
    std::array<std::int32_t, kDepth> above{};
    std::array<std::int32_t, std::size_t{1} << kDepth> leaf{};
  };
  std::vector<Tree> trees_;
  std::uint32_t features_ = 0;  // so many, at least, must be given
};

}  // namespace recoupe
