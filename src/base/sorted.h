// A vector as a set: sorted, each value once. What compares two takes them sorted.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace recoupe {

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
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
