#include "base/sorted.h"

#include <doctest/doctest.h>

namespace recoupe {
namespace {

std::vector<std::uint64_t> numbers(std::size_t n, std::uint64_t factor) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back((i * i + 7) * factor);
  return out;
}

std::uint64_t self(std::uint64_t value) { return value; }

}  // namespace

TEST_CASE("sorted: hashes are sorted, wherever in their range they lie") {
  for (const std::uint64_t factor : {1ull, 3ull << 40, 0x9e37'79b9'7f4a'7c15ull})
    for (const std::size_t n : {0u, 1u, 63u, 64u, 65u, 1000u, 4096u}) {
      std::vector<std::uint64_t> even = numbers(n, factor), plain = even;
      sort_even(even, self);
      std::sort(plain.begin(), plain.end());
      CHECK(even == plain);
    }
}

}  // namespace recoupe
