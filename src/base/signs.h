// Signs that deceive: they turn the text around them, or stand in it unseen.
//
// Takes: a code point. Gives: true for embeddings, overrides, isolates and zero-width spaces.
// Joiners are not among them: some scripts and pictures are written with them. Constant time.
#pragma once

namespace recoupe {

inline bool is_hidden(char32_t c) {
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200b ||
         c == 0x2060 || c == 0xfeff;
}

}  // namespace recoupe
