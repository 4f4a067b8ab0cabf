#include "relate/copies/candidates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

namespace recoupe {
namespace {

using Keys = std::vector<std::vector<std::uint64_t>>;
using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairs_of(const Keys& keys, std::size_t fewest) {
  std::vector<const std::vector<std::uint64_t>*> rows;
  for (const auto& row : keys) rows.push_back(&row);
  Pairs out;
  for (const CopyCandidate& c : candidates(rows, fewest)) CHECK(out.insert({c.a, c.b}).second);
  return out;
}

}  // namespace

TEST_CASE("candidates: pairs that share enough keys, lower row first") {
  const Keys keys = {{1, 5, 9}, {2, 5}, {}, {5, 9}, {~std::uint64_t{0}}, {~std::uint64_t{0}}};
  CHECK(pairs_of(keys, 1) == Pairs{{0, 1}, {0, 3}, {1, 3}, {4, 5}});
  CHECK(pairs_of(keys, 2) == Pairs{{0, 3}});
  CHECK(pairs_of({}, 1).empty());
}

TEST_CASE("candidates: the same pairs as comparing every row with every other") {
  std::mt19937_64 random(7);
  Keys keys(60);
  for (auto& row : keys) {
    std::set<std::uint64_t> some;
    for (int k = 0; k < 20; ++k) some.insert(random() % 400 * 0x0123'4567'89ab'cdef);
    row.assign(some.begin(), some.end());
  }
  Pairs all;
  for (std::uint32_t a = 0; a < keys.size(); ++a)
    for (std::uint32_t b = a + 1; b < keys.size(); ++b) {
      std::size_t shared = 0;
      for (const std::uint64_t key : keys[a])
        shared += std::binary_search(keys[b].begin(), keys[b].end(), key);
      if (shared >= 2) all.insert({a, b});
    }
  CHECK(pairs_of(keys, 2) == all);
}

TEST_CASE("candidates: of a key that all rows have, each row meets the last before it") {
  const Pairs found = pairs_of(Keys(1000, {3}), 1);
  CHECK(found.size() < 100'000);
  for (std::uint32_t row = 1; row < 1000; ++row) CHECK(found.count({row - 1, row}) == 1);
}

}  // namespace recoupe
