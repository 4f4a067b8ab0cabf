#include "relate/stories/grouping.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recoupe {
namespace {

struct Pair {
  std::uint32_t a = 0, b = 0;
  double near = 0;
};

// Sorted, and so are the rows of each group.
Members groups_of(const std::vector<std::uint32_t>& texts, const std::vector<Pair>& pairs) {
  SymmetricTable near(texts.size());
  for (const auto& [a, b, mean] : pairs)
    near[a][b] = near[b][a] =
        static_cast<std::int64_t>(mean * static_cast<double>(kNearest)) * texts[a] * texts[b];
  Members out = group(near, texts);
  for (auto& rows : out) std::sort(rows.begin(), rows.end());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("grouping: a chain of reports that each resemble the next is not one story") {
  CHECK(groups_of({1, 1, 1, 1}, {{0, 1, .5}, {1, 2, .3}, {2, 3, .5}}) == Members{{0, 1}, {2, 3}});
  CHECK(groups_of({1, 1, 1}, {{0, 1, .5}, {1, 2, .4}, {0, 2, .3}}) == Members{{0, 1, 2}});
}

TEST_CASE("grouping: two lone texts need less than two groups") {
  CHECK(groups_of({1, 1}, {{0, 1, .18}}) == Members{{0, 1}});
  CHECK(groups_of({2, 2}, {{0, 1, .18}}) == Members{{0}, {1}});
  CHECK(groups_of({2, 2}, {{0, 1, .22}}) == Members{{0, 1}});
}

TEST_CASE("grouping: a late text joins the one story that is nearest by far") {
  CHECK(groups_of({3, 1, 3}, {{0, 1, .12}, {1, 2, .05}}) == Members{{0, 1}, {2}});
  CHECK(groups_of({3, 1, 3}, {{0, 1, .12}, {1, 2, .115}}) == Members{{0}, {1}, {2}});
  CHECK(groups_of({2, 1}, {{0, 1, .12}}) == Members{{0}, {1}});
}

TEST_CASE("grouping: nothing, and rows that are near to nothing") {
  CHECK(groups_of({}, {}).empty());
  CHECK(groups_of({1, 4}, {}) == Members{{0}, {1}});
}

}  // namespace recoupe
