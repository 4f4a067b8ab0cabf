// Words of a text by Span, with no trust in the Span: what lies outside the text is cut off.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "recoupe/span.h"

namespace recoupe {

constexpr Span clamp(Span span, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t end = std::min(span.end, size);
  return {std::min(span.begin, end), end};
}

constexpr std::string_view slice(std::string_view text, Span span) {
  return clamp(span, text).of(text);
}

// What stands before and behind a span, as a TextQuoteSelector has it.
inline constexpr int kContextPoints = 32;  // code points, as the contract says

inline Span words_before(std::string_view text, Span at) {
  std::uint32_t begin = at.begin;
  for (int i = 0; i < kContextPoints && begin > 0; ++i) begin -= decode_before(text, begin).size;
  return {begin, at.begin};
}

inline Span words_after(std::string_view text, Span at) {
  std::uint32_t end = at.end;
  for (int i = 0; i < kContextPoints && end < text.size(); ++i) end += decode(text, end).size;
  return {at.end, end};
}

}  // namespace recoupe
