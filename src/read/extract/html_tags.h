// What the names of elements say before any tree is built.
#pragma once

#include <cstdint>
#include <string_view>

namespace recoupe {

enum TagKind : std::uint8_t {
  kInvisible = 1,    // with its content
  kFormatting = 2,   // the tag alone is left out
  kVoid = 4,         // it has no end
  kSelfEnding = 8,   // its end may be left out: it never holds another of these
  kRoot = 16,        // <html> and <body>: their ends say nothing
  kInsideLine = 32,  // closing it closes nothing else
};

// Of a name in small letters: several TagKinds; 0 for an element like any other.
unsigned kinds_of(std::string_view name);

}  // namespace recoupe
