// A vector as a set: sorted, each value once. What compares two takes them sorted.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace recoupe {

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Of hashes, which lie evenly over their range: each goes where it belongs, about, and its few
// neighbours are sorted. Wherever they lie, never slower than sorting them all.
template <class T, class Key>
void sort_even(std::vector<T>& values, Key key) {
  constexpr std::size_t kFewest = 64;  // fewer are sorted at once
  if (values.size() < kFewest) return std::sort(values.begin(), values.end());
  const int bits = static_cast<int>(std::bit_width(values.size())) - 1;
  const auto bin = [&](const T& v) { return static_cast<std::size_t>(key(v) >> (64 - bits)); };
  std::vector<std::uint32_t> begin((std::size_t{1} << bits) + 1);
  for (const T& v : values) ++begin[bin(v) + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<T> out(values.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const T& v : values) out[next[bin(v)]++] = v;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i)
    if (begin[i + 1] - begin[i] > 1) std::sort(out.begin() + begin[i], out.begin() + begin[i + 1]);
  values = std::move(out);
}

template <class T>
bool subset(const std::vector<T>& small, const std::vector<T>& large) {
  return std::includes(large.begin(), large.end(), small.begin(), small.end());
}

template <class T>
bool meet(const std::vector<T>& a, const std::vector<T>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const T& x) { return std::binary_search(b.begin(), b.end(), x); });
}

// How many values both have; of one that each has more than once, as many as both.
template <class T>
std::size_t count_shared(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    n += a[i] == b[j];
    const bool left = a[i] <= b[j], right = b[j] <= a[i];
    i += left;
    j += right;
  }
  return n;
}

}  // namespace recoupe
