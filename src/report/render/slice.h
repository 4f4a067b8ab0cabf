// Words of a text by Span, with no trust in the Span: what lies outside the text is cut off.
#pragma once

#include <algorithm>
#include <string_view>

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

}  // namespace recoupe
