#include "read/extract/letters.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/extract/blocks.h"

namespace recoupe {

std::int32_t feature(std::uint64_t n) {
  constexpr std::uint64_t kLargest = 20'000;
  return static_cast<std::int32_t>(std::min(n, kLargest));
}

std::int32_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : feature(part * 100 / whole);
}

Letters letters_of(std::string_view text) {
  Letters out;
  std::uint64_t capitals = 0, digits = 0, words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool digit = c >= '0' && c <= '9';
    if ((letter || digit) && !inside) {
      ++words;
      capitals += capital ? 1 : 0;
    }
    digits += digit ? 1 : 0;
    out.commas += c == ',' ? 1 : 0;
    inside = letter || digit;
  }
  out.words = feature(words);
  out.capitals = percent(capitals, words);
  out.digits = percent(digits, text.size());
  if (text.empty()) return out;
  const CodePoint c = decode(text, 0);
  out.first = is_upper(c.value) ? 3 : is_letter(c.value) ? 2 : is_digit(c.value) ? 1 : 0;
  out.ending = ends_sentence(text) ? 1 : 0;
  if (text.ends_with("...") || text.ends_with("…")) out.ending = 3;
  if (text.ends_with(':')) out.ending = 2;
  return out;
}

}  // namespace recoupe
