#include "read/language/units.h"

namespace recoupe {

void find_units(Words& words) {
  words.units.reserve(words.tokens.size());
  for (const Run<Token> run : words.words) {
    const auto first = static_cast<std::uint32_t>(words.units.size());
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const Token& t = words.tokens[i];
      words.units.push_back({.span = t.span, .token = i, .joined = (t.shape & kJoined) != 0});
    }
    words.sentence_units.push_back({first, static_cast<std::uint32_t>(words.units.size())});
  }
}

}  // namespace recoupe
