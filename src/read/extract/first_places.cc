// Wu and Manber, "A fast algorithm for multi-pattern searching" (1994): the last three bytes of a
// window as long as the shortest key say how far the window may move before a key can end in it.
// "ubD" stands in `"pubDate` five bytes before its end: move by two. Bytes of no key: by six.
#include "read/extract/first_places.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace recoupe {
namespace {

constexpr std::size_t kBlock = 3;
constexpr std::size_t kBits = 12;

std::size_t slot_of(const char* block) {
  const auto byte = [&](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(block[i])} << (8 * i);
  };
  return ((byte(0) | byte(1) | byte(2)) * 0x9e3779b1u) >> (32 - kBits);
}

}  // namespace

std::vector<std::size_t> first_places(std::string_view text,
                                      std::span<const std::string_view> keys) {
  constexpr std::size_t kMostMoved = 255;
  std::vector<std::size_t> out(keys.size(), std::string_view::npos);
  std::size_t window = kMostMoved;
  for (const std::string_view key : keys) window = std::min(window, key.size());
  if (window < kBlock) {
    for (std::size_t k = 0; k < keys.size(); ++k) out[k] = text.find(keys[k]);
    return out;
  }
  std::array<std::uint8_t, std::size_t{1} << kBits> moves;
  moves.fill(static_cast<std::uint8_t>(window - kBlock + 1));
  for (const std::string_view key : keys)
    for (std::size_t i = 0; i + kBlock <= window; ++i) {
      std::uint8_t& move = moves[slot_of(key.data() + i)];
      move = std::min(move, static_cast<std::uint8_t>(window - kBlock - i));
    }
  std::size_t wanted = keys.size();
  for (std::size_t at = 0; wanted > 0 && at + window <= text.size();) {
    const std::size_t move = moves[slot_of(text.data() + at + window - kBlock)];
    for (std::size_t k = 0; move == 0 && k < keys.size(); ++k) {
      if (out[k] != std::string_view::npos || !text.substr(at).starts_with(keys[k])) continue;
      out[k] = at;
      --wanted;
    }
    at += std::max<std::size_t>(move, 1);
  }
  return out;
}

}  // namespace recoupe
