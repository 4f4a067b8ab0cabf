// Which texts may be copies of one another: pairs of rows that share keys (shingles, anchors).
//
// Takes: the keys of every row, sorted, each once. Gives: pairs with at least `fewest` keys in
// common, lower row first, in order, each once. A key leads only from a row to the kMaxPosting rows
// before it that have it too, and of the pairs of a row with rows before it only the kMaxPairs with
// most keys are kept: put the rows in order of time, and they are the latest. Cost: the keys,
// sorted part by part, and for each at most kMaxPosting steps. Does not: compare texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recoupe {

struct CopyCandidate {
  std::uint32_t a = 0, b = 0;
  std::uint32_t shared = 0;  // keys
};

std::vector<CopyCandidate> candidates(const std::vector<const std::vector<std::uint64_t>*>& keys,
                                      std::size_t fewest);

}  // namespace recoupe
