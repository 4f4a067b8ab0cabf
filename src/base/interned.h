// Strings, each with a number: 1 for the first that was met, 2 for the next.
//
//   Interned words;
//   words.id("brandt");   // 1
//   words.id("osta");     // 2
//   words.find("holm");   // 0: never met
//
// Cost: O(1), and no allocation for a string of its own. Does not: fold or lower anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_index.h"
#include "base/hash.h"

namespace recoupe {

class Interned {
 public:
  std::uint32_t find(std::string_view word) const { return find(word, key(word)); }
  std::uint32_t id(std::string_view word) {
    const std::uint32_t its_key = key(word);
    if (const std::uint32_t known = find(word, its_key)) return known;
    bytes_ += word;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    const auto id = static_cast<std::uint32_t>(ends_.size() - 1);
    ids_.insert(its_key, id);
    return id;
  }
  // Until the next new string.
  std::string_view text(std::uint32_t id) const {
    return id == 0 ? std::string_view()
                   : std::string_view(bytes_).substr(ends_[id - 1], ends_[id] - ends_[id - 1]);
  }
  std::size_t size() const { return ends_.size(); }  // ids are below

 private:
  static std::uint32_t key(std::string_view word) { return static_cast<std::uint32_t>(hash(word)); }
  std::uint32_t find(std::string_view word, std::uint32_t its_key) const {
    return ids_.find(its_key, [&](std::uint32_t id) { return text(id) == word; });
  }

  std::string bytes_;
  std::vector<std::uint32_t> ends_{0};
  FlatIndex ids_;
};

}  // namespace recoupe
