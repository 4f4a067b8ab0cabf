#include "base/romanise.h"

#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <memory>

#include "base/utf8.h"

namespace recoupe {
namespace {

// Made once for all threads; null only where ICU has no data.
const icu::Transliterator* to_latin() {
  static const std::unique_ptr<const icu::Transliterator> kRules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(icu::Transliterator::createInstance(
        "Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  return kRules.get();
}

}  // namespace

Writing writing_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
    case USCRIPT_INVALID_CODE:
      return Writing::kLatin;
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
      return Writing::kAbjad;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
      return Writing::kSyllables;
    default:
      return Writing::kAlphabet;
  }
}

std::string romanise(std::string_view word) {
  const icu::Transliterator* rules = to_latin();
  if (!rules) return {};
  std::size_t size = 0;
  for (std::size_t n = 0; n < kMaxRomanised && size < word.size(); ++n)
    size += decode(word, size).size;
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(size)});
  rules->transliterate(wide);
  std::string out;
  for (std::int32_t i = 0; i < wide.length(); ++i) {
    const char16_t c = wide[i];
    if (c >= 'a' && c <= 'z') out += static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace recoupe
