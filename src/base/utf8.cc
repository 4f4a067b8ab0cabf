#include "base/utf8.h"

#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace recoupe {

CodePoint decode_long(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto i = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(bytes, i, size, c);
  if (c < 0) return {0xfffd, 1};
  return {static_cast<char32_t>(c), static_cast<std::uint32_t>(i - static_cast<std::int64_t>(at))};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
  if (at == 0) return {0, 0};
  const std::size_t from = at > 4 ? at - 4 : 0;  // no code point is longer
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + from;
  const auto end = static_cast<std::int32_t>(at - from);
  std::int32_t i = end;
  UChar32 c = 0;
  U8_PREV(bytes, 0, i, c);
  if (c < 0) return {0xfffd, 1};
  return {static_cast<char32_t>(c), static_cast<std::uint32_t>(end - i)};
}

void append(std::string& out, char32_t c) {  // NOLINT(readability-function-size): ICU's macro
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
  char bytes[4] = {};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  out.append(bytes, static_cast<std::size_t>(size));
}

bool valid_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

namespace {

constexpr std::uint32_t kStride = 64;

// A byte that begins a code point, or is none of UTF-8 and counts as one by itself.
std::uint32_t count(std::string_view text, std::size_t from, std::size_t to) {
  std::uint32_t n = 0;
  for (std::size_t i = from; i < to; ++i) n += (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
  return n;
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text), before_(text.size() / kStride + 1) {
  for (std::size_t i = 1; i < before_.size(); ++i)
    before_[i] = before_[i - 1] + count(text, (i - 1) * kStride, i * kStride);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  const std::uint32_t page = byte / kStride;
  return before_[page] + count(text_, std::size_t{page} * kStride, byte);
}

bool is_space_beyond_ascii(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

bool is_letter_beyond_ascii(char32_t c) {
  const auto kind = static_cast<std::uint32_t>(U_GET_GC_MASK(static_cast<UChar32>(c)));
  return (kind & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_upper_beyond_ascii(char32_t c) {
  const auto kind = static_cast<std::uint32_t>(U_GET_GC_MASK(static_cast<UChar32>(c)));
  return (kind & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode(text, 0);
    if (!is_space(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (!is_space(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace recoupe
