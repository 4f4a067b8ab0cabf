#include "base/flat_index.h"

#include <doctest/doctest.h>

namespace recoupe {
namespace {

TEST_CASE("a flat index finds every number among equal hashes, and nothing else") {
  FlatIndex index;
  CHECK(index.find(7, [](std::uint32_t) { return true; }) == FlatIndex::kNone);
  for (std::uint32_t n = 1; n <= 1000; ++n) index.insert(n % 10 * 0x10000u, n);
  for (std::uint32_t n = 1; n <= 1000; ++n)
    CHECK(index.find(n % 10 * 0x10000u, [&](std::uint32_t found) { return found == n; }) == n);
  CHECK(index.find(0, [](std::uint32_t n) { return n % 10 != 0; }) == FlatIndex::kNone);
}

}  // namespace
}  // namespace recoupe
