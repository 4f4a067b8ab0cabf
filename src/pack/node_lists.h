#pragma once

// Lists of the nodes of a trie, most of them empty or of one: added in any order, closed once, then
// read. Cost: four bytes a node, and what the lists hold.
#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace recoupe {

template <class T>
class NodeLists {
 public:
  void add(std::uint32_t node, T value) { added_.emplace_back(node, std::move(value)); }

  // A list keeps the order in which it was added.
  void close(std::size_t nodes) {
    std::stable_sort(added_.begin(), added_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    first_.reserve(nodes + 1);
    all_.reserve(added_.size());
    for (const auto& [node, value] : added_) {
      while (first_.size() <= node) first_.push_back(static_cast<std::uint32_t>(all_.size()));
      all_.push_back(value);
    }
    first_.resize(nodes + 1, static_cast<std::uint32_t>(all_.size()));
    added_ = {};
  }

  std::span<const T> of(std::uint32_t node) const {
    if (node + 1 >= first_.size()) return {};
    return std::span(all_).subspan(first_[node], first_[node + 1] - first_[node]);
  }

 private:
  std::vector<std::pair<std::uint32_t, T>> added_;
  std::vector<std::uint32_t> first_;  // of each node, in all_
  std::vector<T> all_;
};

}  // namespace recoupe
