#include "read/language/tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace recoupe {
namespace {

using Heads = std::vector<std::uint16_t>;

Heads find(const std::vector<std::int32_t>& scores, std::size_t n) {
  Heads heads(n);
  TreeFinder().find(scores, heads);
  return heads;
}

bool is_tree(const Heads& heads) {
  if (std::count(heads.begin(), heads.end(), 0) != 1) return false;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    std::size_t at = i + 1;
    std::size_t steps = 0;
    for (; at != 0 && steps <= heads.size(); ++steps) at = heads[at - 1];
    if (at != 0) return false;
  }
  return true;
}

std::int64_t sum(const std::vector<std::int32_t>& scores, const Heads& heads) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) total += scores[i * (heads.size() + 1) + heads[i]];
  return total;
}

// The best sum of any tree, by trying all assignments of heads.
std::int64_t best_sum(const std::vector<std::int32_t>& scores, std::size_t n) {
  std::int64_t best = INT64_MIN;
  Heads heads(n);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, sum(scores, heads));
    std::size_t i = 0;
    while (i < n && ++heads[i] > n) heads[i++] = 0;
    if (i == n) return best;
  }
}

std::vector<std::int32_t> random_scores(std::mt19937& random, std::size_t n, std::int32_t limit) {
  std::uniform_int_distribution<std::int32_t> any(-limit, limit);
  std::vector<std::int32_t> scores(n * (n + 1));
  for (std::int32_t& s : scores) s = any(random);
  return scores;
}

TEST_CASE("tree: of a few units the best of all trees") {
  std::mt19937 random(1);
  for (std::size_t n = 1; n <= 5; ++n)
    for (int i = 0; i < 200; ++i) {
      const auto scores = random_scores(random, n, i % 2 ? 3 : 1'000'000);
      const Heads heads = find(scores, n);
      REQUIRE(is_tree(heads));
      CHECK(sum(scores, heads) == best_sum(scores, n));
    }
}

TEST_CASE("tree: any scores give a tree with one root") {
  std::mt19937 random(2);
  TreeFinder finder;
  for (const std::int32_t limit : {0, 1, 50, INT32_MAX})
    for (const std::size_t n : {1u, 2u, 17u, 60u, 256u}) {
      const auto scores = random_scores(random, n, limit);
      Heads heads(n), again(n);
      finder.find(scores, heads);
      CHECK(is_tree(heads));
      finder.find(scores, again);
      CHECK(heads == again);
    }
}

TEST_CASE("tree: best heads that are a tree stay as they are") {
  // Unit 2 is the root; 1 and 3 hang on it; 4 on 3.
  const std::vector<std::int32_t> scores{0, 9, 5, 1, 1, 7, 9, 2, 1, 1,
                                         0, 1, 5, 9, 1, 0, 1, 1, 5, 9};
  CHECK(find(scores, 4) == Heads{2, 0, 2, 3});
}

TEST_CASE("tree: all the same, the lower head wins") {
  CHECK(find(std::vector<std::int32_t>(12, 0), 3) == Heads{0, 1, 1});
}

TEST_CASE("tree: cycles in cycles are opened, in time") {
  // Pairs that want each other, pairs of pairs, and so on: every level is one more contraction.
  const std::size_t n = 256;
  std::vector<std::int32_t> scores(n * (n + 1), -1'000'000);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (i != j) {
        std::int32_t apart = 0;
        while ((i >> apart) != (j >> apart)) ++apart;
        scores[i * (n + 1) + j + 1] = 1000 - apart;
      }
  CHECK(is_tree(find(scores, n)));
}

}  // namespace
}  // namespace recoupe
