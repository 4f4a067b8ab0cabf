#include "read/language/identify.h"

#include <cld2/public/compact_lang_det.h>

namespace recoupe {

std::string identify_language(std::string_view text) {
  constexpr std::size_t kEnough = 20'000;  // bytes; more does not change the answer
  if (text.size() > kEnough) {
    std::size_t cut = kEnough;
    while ((static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
    text = text.substr(0, cut);
  }
  bool reliable = false;
  const CLD2::Language found = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()),
                                                    /*is_plain_text=*/true, &reliable);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(found);
  return code.size() >= 2 ? code.substr(0, 2) : std::string();
}

}  // namespace recoupe
