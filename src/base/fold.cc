#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace recoupe {
namespace {

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Typographic forms of signs that the tables write plainly.
char32_t plain(char32_t c) {
  switch (c) {
    case 0x2019:
    case 0x02bc:
    case 0x2018:
      return '\'';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return c;
  }
}

// Looked up once for all threads; null only where ICU has no data.
const icu::Normalizer2* nfkd_form() {
  static const icu::Normalizer2* const kForm = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  return kForm;
}

const icu::Normalizer2* nfc_form() {
  static const icu::Normalizer2* const kForm = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return kForm;
}

}  // namespace

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(plain(c))));
}

char32_t upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    const char32_t low = lower(c.value);
    if (low < 0x80)
      out.push_back(static_cast<char>(low));
    else
      append(out, low);
    i += c.size;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string bytes(text);
  if (!all_ascii(text)) {
    const icu::Normalizer2* nfkd = nfkd_form();
    UErrorCode status = U_ZERO_ERROR;
    if (nfkd) {
      const icu::UnicodeString wide = nfkd->normalize(
          icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}),
          status);
      bytes.clear();
      if (U_SUCCESS(status)) wide.toUTF8String(bytes);
    }
  }
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = decode(bytes, i);
    i += c.size;
    if (u_charType(static_cast<UChar32>(c.value)) == U_NON_SPACING_MARK) continue;
    if (is_letter(c.value) || is_digit(c.value)) {
      append(out,
             static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT)));
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string nfc(std::string_view text) {
  if (all_ascii(text)) return std::string(text);
  const icu::Normalizer2* form = nfc_form();
  std::string out;
  if (!form) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide = form->normalize(
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status);
  if (U_FAILURE(status)) return std::string(text);
  wide.toUTF8String(out);
  return out;
}

}  // namespace recoupe
