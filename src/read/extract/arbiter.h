// Says whether a block of text belongs to an article, by weights that were learned.
//
// Takes: a table of trees (world/*_trees.tsv; train/extract.py makes them) and numbers that
// describe a block. Gives the sum of one leaf of each tree: above 0 it belongs. A tree asks the
// same four questions on every path, so that its leaf is a number of four bits. Integers only: the
// same answer on every machine. An empty or broken table gives 0 for everything.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "pack/pack.h"

namespace recoupe {

class Arbiter {
 public:
  explicit Arbiter(const Table& trees);

  bool empty() const { return trees_.empty(); }
  // `features` in the order that the table was learned with.
  std::int64_t score(std::span<const std::int32_t> features) const;

 private:
  static constexpr std::size_t kDepth = 4;
  struct Tree {
    std::array<std::uint32_t, kDepth> feature{};
    std::array<std::int32_t, kDepth> above{};
    std::array<std::int32_t, std::size_t{1} << kDepth> leaf{};
  };
  std::vector<Tree> trees_;
};

}  // namespace recoupe
