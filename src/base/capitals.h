// A text in capitals: "l'état" is "L'ÉTAT". Letters without a capital, and signs, stay what they
// are. Takes UTF-8, gives UTF-8; no locale. Linear.
#pragma once

#include <string>
#include <string_view>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {

inline std::string capitals(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    append(out, upper(c.value));
    i += c.size;
  }
  return out;
}

}  // namespace recoupe
