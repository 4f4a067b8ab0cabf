#include "relate/stories/shelf.h"

#include <doctest/doctest.h>

namespace recoupe {

TEST_CASE("shelf: a text finds the stories that share its terms, the best first") {
  Shelf shelf;
  CHECK(shelf.look_up({1, 2, 3}).empty());
  shelf.put(7, {1, 2});
  shelf.put(8, {2, 3, 4});
  const auto found = shelf.look_up({2, 3});
  REQUIRE(found.size() == 2);
  CHECK(found[0].story == 8);
  CHECK(found[0].terms == 2);
  CHECK(found[1].story == 7);
}

TEST_CASE("shelf: what many stories have keeps the last of them") {
  Shelf shelf;
  for (std::uint32_t story = 0; story < 100; ++story) shelf.put(story, {5});
  const auto found = shelf.look_up({5});
  CHECK(found.size() < 20);
  REQUIRE(!found.empty());
  CHECK(found[0].story == 99);
}

TEST_CASE("shelf: a story lies once under a term") {
  Shelf shelf;
  shelf.put(1, {5});
  shelf.put(1, {5});
  CHECK(shelf.look_up({5})[0].terms == 1);
}

}  // namespace recoupe
