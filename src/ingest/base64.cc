#include "ingest/base64.h"

#include <array>
#include <cstdint>

namespace recoupe {
namespace {

constexpr std::uint8_t kBad = 64, kSkip = 65, kPad = 66;

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> out{};
  out.fill(kBad);
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::uint8_t value = 0;
  for (const char c : kAlphabet) out[static_cast<unsigned char>(c)] = value++;
  out['-'] = 62;
  out['_'] = 63;
  for (const char c : {' ', '\t', '\r', '\n'}) out[static_cast<unsigned char>(c)] = kSkip;
  out['='] = kPad;
  return out;
}

constexpr std::array<std::uint8_t, 256> kValues = make_values();

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t bits = 0, count = 0;  // count: characters of the group of four that stand in bits
  bool ended = false;
  for (const char c : text) {
    const std::uint8_t value = kValues[static_cast<unsigned char>(c)];
    if (value == kSkip) continue;
    if (value == kPad) {
      ended = true;
      continue;
    }
    if (value == kBad || ended) return std::nullopt;
    bits = (bits << 6 | value) & 0xffffff;
    if (++count < 4) continue;
    for (const std::uint32_t shift : {16u, 8u, 0u}) out += static_cast<char>(bits >> shift & 0xff);
    bits = count = 0;
  }
  if (count == 1) return std::nullopt;
  if (count == 2) out += static_cast<char>(bits >> 4 & 0xff);
  if (count == 3) {
    out += static_cast<char>(bits >> 10 & 0xff);
    out += static_cast<char>(bits >> 2 & 0xff);
  }
  return out;
}

}  // namespace recoupe
