// SHA-256 (FIPS 180-4), for the hash of the style sheet that a page's content security policy
// names. Takes bytes, gives the 32 bytes of the digest, or their base64. Not for secrets: no effort
// at constant time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string base64(std::string_view bytes);         // RFC 4648, with padding
std::string sha256_base64(std::string_view bytes);  // as in 'sha256-…' of a policy

}  // namespace recoupe
