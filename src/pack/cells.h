#pragma once

// A cell of a table, cut into its parts.
#include <string_view>
#include <vector>

namespace recoupe {

// What stands between any of the signs `by`, empty parts too; all of it where `by` is empty.
inline std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = by.size() == 1 ? text.find(by.front(), from)
                           : by.empty()   ? text.npos
                                          : text.find_first_of(by, from);
    parts.push_back(text.substr(from, at - from));
    if (at == text.npos) return parts;
    from = at + 1;
  }
}

// The words of a phrase, parted by spaces.
inline std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words = split(phrase, " ");
  std::erase(words, std::string_view());
  return words;
}

}  // namespace recoupe
