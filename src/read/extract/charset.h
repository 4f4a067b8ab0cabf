// Which characters a page's bytes are.
//
// Takes: bytes, and the charset that came with them, if any. Gives UTF-8, and whether U+FFFD had to
// stand in for something. A byte-order mark decides; then bytes that are UTF-8 beyond ASCII are
// UTF-8, whatever is declared; then the declaration of the transport, of the page (<meta charset>),
// and windows-1252. Never fails.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

struct Decoded {
  std::string text;
  bool damaged = false;
};

Decoded to_utf8(std::string_view bytes, std::string_view declared);

}  // namespace recoupe
