#include "base/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>

namespace recoupe {

std::uint64_t hash(std::string_view bytes) { return XXH64(bytes.data(), bytes.size(), 0); }

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[i] = static_cast<unsigned char>(a >> (8 * i));
    bytes[i + 8] = static_cast<unsigned char>(b >> (8 * i));
  }
  return XXH64(bytes.data(), bytes.size(), 0);
}

std::string hex(std::uint64_t value) { return fmt::format("{:016x}", value); }

}  // namespace recoupe
