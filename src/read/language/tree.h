// The best dependency tree of a sentence: one root, no cycle, the highest sum of scores.
//
// Takes: for each of n units the score of every head; heads[0] is the root of the tree, heads[i]
// unit i - 1. Gives: a head for each unit, always a tree with one unit under the root. Mostly the
// best heads are a tree as they stand, and then that is the answer; else the algorithm of Chu, Liu
// and Edmonds in Tarjan's form, O(n^2). Where scores are equal the lower head wins.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace recoupe {

class TreeFinder {
 public:
  // `scores` holds n rows of n + 1 numbers. Writes n heads: 0 the root, else 1 + the head's place.
  void find(std::span<const std::int32_t> scores, std::span<std::uint16_t> heads);

 private:
  struct Arc {
    std::uint16_t head = 0;
    std::uint16_t dependent = 0;
  };

  bool take_best(std::span<const std::int32_t> scores, std::span<std::uint16_t> heads);
  void start(std::span<const std::int32_t> scores, std::size_t units);
  void grow(std::size_t from);
  std::size_t best_head(std::size_t slot) const;
  void contract(std::size_t slot);
  void enter(std::size_t outside, std::size_t slot);
  void expand(std::span<std::uint16_t> heads);
  std::int64_t& weight(std::size_t head, std::size_t slot) {
    return weights_[head * slots_ + slot];
  }
  Arc& arc(std::size_t head, std::size_t slot) { return arcs_[head * slots_ + slot]; }

  std::size_t slots_ = 0;              // n + 1; a slot holds a node: a unit or a contracted cycle
  std::vector<std::int64_t> weights_;  // head's slot, dependent's slot
  std::vector<Arc> arcs_;              // what the weight stands for, among units
  std::vector<std::uint8_t> state_;    // of a slot
  std::vector<std::uint32_t> node_;    // of a slot
  std::vector<std::size_t> head_;      // of a slot: the slot that its best arc comes from
  std::vector<std::size_t> path_;
  std::vector<std::size_t> cycle_;
  std::vector<std::uint32_t> parent_;  // of a node: the cycle it went into
  std::vector<Arc> entering_;          // of a node
};

}  // namespace recoupe
