// UTF-8 by hand where ICU would be heavy: decoding, counting, checking.
// Takes text that may be broken; gives U+FFFD for what is no UTF-8, never fails. Linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recoupe {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes it took; 1 for a byte that is no UTF-8
};

CodePoint decode_long(std::string_view text, std::size_t at);  // of a byte beyond ASCII
inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : decode_long(text, at);
}
// The code point that ends at `at`; U+0000 and size 0 at the start of the text.
CodePoint decode_before(std::string_view text, std::size_t at);
void append(std::string& out, char32_t c);
bool valid_utf8(std::string_view text);

// Byte offsets to code points and back for one text; offsets rise by page of 64 bytes, so a lookup
// is O(64).
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // code points before byte 64 * i
};

bool is_space_beyond_ascii(char32_t c);
bool is_letter_beyond_ascii(char32_t c);
bool is_upper_beyond_ascii(char32_t c);

// Unicode white space, no-break and narrow spaces among it.
constexpr bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : is_space_beyond_ascii(c);
}
// Letters and marks of any script.
constexpr bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : is_letter_beyond_ascii(c);
}
// 0-9 only: other digits are read as letters.
constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
// Upper or title case.
inline bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper_beyond_ascii(c);
}

std::string_view trim(std::string_view text);

// The letters A to Z in small ones, as names of tags and character sets are compared; base/fold.h
// knows the others.
inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string ascii_lower(std::string_view text);

}  // namespace recoupe
