// Bytes written as base64 (RFC 4648), the plain and the URL alphabet, with or without padding and
// line ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recoupe {

// Nothing where a character is of no base64 alphabet, or one is left over at the end.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace recoupe
