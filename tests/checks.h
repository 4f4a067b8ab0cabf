// What many tests need: the built-in tables, golden files, how often words stand in a text.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "pack/pack.h"

namespace recoupe::testing {

inline const Pack& pack() {
  static const Pack loaded = *Pack::load();
  return loaded;
}
inline const Language& english() { return pack().language("en"); }

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// The words between two offsets in code points.
inline std::string words_between(std::string_view text, std::uint64_t start, std::uint64_t end) {
  std::string words;
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++n) {
    const CodePoint c = decode(text, i);
    if (n >= start && n < end) words += text.substr(i, c.size);
    i += c.size;
  }
  return words;
}

// Holds the bytes against tests/golden/NAME. UPDATE=1 rewrites the file; the difference is for a
// reader to judge.
inline void check_golden(const std::string& name, const std::string& bytes) {
  const std::string path = std::string(RECOUPE_SOURCE_DIR) + "/tests/golden/" + name;
  if (const char* update = std::getenv("UPDATE"); update && *update == '1')
    std::ofstream(path, std::ios::binary) << bytes;
  std::ifstream file(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  CHECK_MESSAGE(bytes == golden, name);
}

}  // namespace recoupe::testing
