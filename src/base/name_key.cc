#include "base/name_key.h"

#include <cstddef>

namespace recoupe {
namespace {

constexpr std::size_t kFewestConsonants = 3;

// The sound of the letters at `at`, 0 for one that is passed over, and how many letters it took.
struct Sound {
  char letter = 0;
  std::size_t size = 1;
};

Sound sound_at(std::string_view word, std::size_t at) {
  const std::string_view rest = word.substr(at);
  const bool aspirated = rest.size() > 1 && rest[1] == 'h';
  if (rest.substr(0, 3) == "sch") return {'s', 3};
  switch (rest[0]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'h':
      return {};
    case 'p':
      return aspirated ? Sound{'f', 2} : Sound{'p', 1};
    case 'k':
    case 'g':
      return {rest[0], aspirated ? 2u : 1u};
    case 'c':
      return aspirated ? Sound{'s', 2} : Sound{'k', 1};
    case 's':
    case 'z':
      return {'s', aspirated ? 2u : 1u};
    case 'j':
      return {'g', 1};
    case 'q':
      return {'k', 1};
    case 'w':
      return {'v', 1};
    default:
      return {rest[0], 1};
  }
}

}  // namespace

std::string name_key(std::string_view folded) {
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    if (static_cast<unsigned char>(folded[at]) >= 0x80) return std::string(folded);
    const Sound sound = sound_at(folded, at);
    if (sound.letter && (key.empty() || key.back() != sound.letter)) key += sound.letter;
    at += sound.size;
  }
  return key.size() < kFewestConsonants ? std::string(folded) : key;
}

}  // namespace recoupe
