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
Members groups_of(const std::vector<RowTexts>& texts, const std::vector<Pair>& pairs) {
  SymmetricTable near(texts.size());
  for (const auto& [a, b, mean] : pairs)
    near[a][b] = near[b][a] = static_cast<std::int64_t>(mean * static_cast<double>(kNearest)) *
                              texts[a].number * texts[b].number;
  Members out = group(near, texts);
  for (auto& rows : out) std::sort(rows.begin(), rows.end());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("grouping: a chain of reports that each resemble the next is not one story") {
  CHECK(groups_of({{1, 1}, {1, 1}, {1, 1}, {1, 1}}, {{0, 1, .5}, {1, 2, .3}, {2, 3, .5}}) ==
        Members{{0, 1}, {2, 3}});
  CHECK(groups_of({{1, 1}, {1, 1}, {1, 1}}, {{0, 1, .5}, {1, 2, .4}, {0, 2, .3}}) ==
        Members{{0, 1, 2}});
}

TEST_CASE("grouping: two happenings of one town are less near than each is in itself") {
  // Four texts of each, in languages 1 and 2.
  const auto town = [](double between, std::uint64_t first, std::uint64_t second) {
    std::vector<Pair> pairs;
    for (std::uint32_t a = 0; a < 8; ++a)
      for (std::uint32_t b = a + 1; b < 8; ++b)
        pairs.push_back({a, b, a / 4 == b / 4 ? .6 : between});
    std::vector<RowTexts> texts(4, {1, first});
    texts.resize(8, {1, second});
    return groups_of(texts, pairs).size();
  };
  CHECK(town(.25, 1, 1) == 2);
  CHECK(town(.35, 1, 1) == 1);
  CHECK(town(.25, 1, 2) == 1);
}

TEST_CASE("grouping: two lone texts need less than two groups") {
  CHECK(groups_of({{1, 1}, {1, 1}}, {{0, 1, .18}}) == Members{{0, 1}});
  CHECK(groups_of({{2, 1}, {2, 1}}, {{0, 1, .18}}) == Members{{0}, {1}});
  CHECK(groups_of({{2, 1}, {2, 1}}, {{0, 1, .22}}) == Members{{0, 1}});
}

TEST_CASE("grouping: a late text joins the one story that is nearest by far") {
  CHECK(groups_of({{3, 1}, {1, 1}, {3, 1}}, {{0, 1, .12}, {1, 2, .05}}) == Members{{0, 1}, {2}});
  CHECK(groups_of({{3, 1}, {1, 1}, {3, 1}}, {{0, 1, .12}, {1, 2, .115}}) == Members{{0}, {1}, {2}});
  CHECK(groups_of({{2, 1}, {1, 1}}, {{0, 1, .12}}) == Members{{0}, {1}});
}

TEST_CASE("grouping: nothing, and rows that are near to nothing") {
  CHECK(groups_of({}, {}).empty());
  CHECK(groups_of({{1, 1}, {4, 1}}, {}) == Members{{0}, {1}});
}

}  // namespace recoupe
