#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

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

// One code point of the decomposed text: letters without case, marks dropped, the rest a space.
void put(std::string& out, char32_t c) {
  if (is_letter(c) || is_digit(c)) {
    if (c < 0x80)
      out.push_back(static_cast<char>(lower(c)));
    else if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK)
      append(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
  } else if (!out.empty() && out.back() != ' ') {
    out.push_back(' ');
  }
}

// What ASCII folds to; 0 for what parts words.
constexpr std::array<char, 0x80> kAscii = [] {
  std::array<char, 0x80> all{};
  for (std::size_t c = '0'; c <= '9'; ++c) all[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) all[c] = all[c - 'a' + 'A'] = static_cast<char>(c);
  return all;
}();

// A run with no ASCII in it, which decomposes apart from what stands around it.
void put_run(std::string& out, std::string_view run) {
  const icu::Normalizer2* nfkd = nfkd_form();
  UErrorCode status = U_ZERO_ERROR;
  if (!nfkd) return;
  const icu::UnicodeString wide = nfkd->normalize(
      icu::UnicodeString::fromUTF8({run.data(), static_cast<std::int32_t>(run.size())}), status);
  std::string bytes;
  if (U_SUCCESS(status)) wide.toUTF8String(bytes);
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = decode(bytes, i);
    put(out, c.value);
    i += c.size;
  }
}

// Accented letters of most European languages, folded once; "" for what is none of them.
std::string_view folded_latin(char32_t c) {
  constexpr char32_t kFirst = 0xc0, kEnd = 0x180;
  static const std::vector<std::string> kFolded = [] {
    std::vector<std::string> all(kEnd - kFirst);
    for (char32_t letter = kFirst; letter < kEnd; ++letter) {
      std::string bytes;
      append(bytes, letter);
      if (is_letter(letter)) put_run(all[letter - kFirst], bytes);
    }
    return all;
  }();
  return c >= kFirst && c < kEnd ? std::string_view(kFolded[c - kFirst]) : std::string_view();
}

constexpr std::size_t kStretch = 32;  // bytes made room for at once, be they ASCII or not

// Folds ASCII from `at` on onto the end of `out`, without a branch on what a letter is. Gives where
// it stopped.
std::size_t put_ascii(std::string& out, std::string_view text, std::size_t at) {
  std::size_t n = out.size();
  text = text.substr(0, at + kStretch);
  bool parted = n == 0 || out.back() == ' ';
  out.resize(n + text.size() - at);
  char* to = out.data();
  for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) {
    const char folded = kAscii[static_cast<unsigned char>(text[at])];
    to[n] = folded ? folded : ' ';
    n += folded || !parted ? 1u : 0u;
    parted = !folded;
  }
  out.resize(n);
  return at;
}

std::size_t ascii_from(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) ++at;
  return at;
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
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      i = put_ascii(out, text, i);
      continue;
    }
    const CodePoint c = decode(text, i);
    if (const std::string_view latin = folded_latin(c.value); !latin.empty()) {
      out += latin;
      i += c.size;
    } else {
      const std::size_t end = ascii_from(text, i);
      put_run(out, text.substr(i, end - i));
      i = end;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string nfc(std::string_view text) {
  if (all_ascii(text)) return std::string(text);
  const icu::Normalizer2* form = nfc_form();
  if (!form) return std::string(text);
  const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (valid_utf8(text) && form->isNormalizedUTF8(bytes, status)) return std::string(text);
  status = U_ZERO_ERROR;
  const icu::UnicodeString wide = form->normalize(icu::UnicodeString::fromUTF8(bytes), status);
  if (U_FAILURE(status)) return std::string(text);
  std::string out;
  wide.toUTF8String(out);
  return out;
}

}  // namespace recoupe
