#include "read/language/features.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace recoupe {
namespace {

enum ShapeBit : std::uint32_t {
  kFirstUpper = 1,
  kOtherUpper = 2,
  kAnyLower = 4,
  kAnyDigit = 8,
  kAnyHyphen = 16,
  kAnyApostrophe = 32,
  kAnySign = 64,
  kOneCharacter = 128,
  kFirstOfSentence = 256,
};

char32_t plain(char32_t c) {
  if (c < 0x80) return c;
  if (c == 0x2019 || c == 0x2018 || c == 0x2bc) return '\'';
  return c == 0x2010 || c == 0x2011 ? char32_t{'-'} : c;
}

bool is_group_space(char32_t c) { return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009; }

char32_t small(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::uint32_t bit_of(char32_t c, bool first) {
  if (is_upper(c)) return first ? kFirstUpper : kOtherUpper;
  if (is_letter(c)) return kAnyLower;
  if (is_digit(c)) return kAnyDigit;
  return c == '-' ? kAnyHyphen : c == '\'' ? kAnyApostrophe : kAnySign;
}

std::uint32_t key(std::string_view text, std::uint32_t seed) {
  std::uint32_t h = 2166136261u ^ seed;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

}  // namespace

FormKeys form_keys(std::string_view form, bool first, std::string& buffer) {
  buffer.clear();
  FormKeys keys;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < form.size(); ++characters) {
    const CodePoint c = decode(form, i);
    const char32_t p = plain(c.value);
    keys.shape |= bit_of(p, i == 0);
    append(buffer, is_digit(p) ? char32_t{'0'} : small(p));
    i += c.size;
  }
  if (characters == 1) keys.shape |= kOneCharacter;
  if (first) keys.shape |= kFirstOfSentence;
  if (keys.shape & kAnyDigit) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < buffer.size();) {
      const CodePoint c = decode(buffer, i);
      if (!is_group_space(c.value))
        for (std::uint32_t k = 0; k < c.size; ++k) buffer[kept++] = buffer[i + k];
      i += c.size;
    }
    buffer.resize(kept);
  }
  const std::string_view text = buffer;
  keys.word = key(text, 0);
  std::size_t at = text.size();
  for (std::uint32_t length = 1; length <= 4; ++length) {
    if (at > 0) --at;
    while (at > 0 && continues(text[at])) --at;
    if (length >= 2) keys.suffixes[length - 2] = key(text.substr(at), length - 1);
  }
  std::size_t end = 0;
  for (int length = 0; length < 3 && end < text.size(); ++length) {
    ++end;
    while (end < text.size() && continues(text[end])) ++end;
  }
  keys.prefix = key(text.substr(0, end), 4);
  return keys;
}

UnitRows unit_rows(const FormKeys& keys, const SyntaxModel& model) {
  const std::size_t place = model.keys.find(keys.word);
  const std::uint32_t word =
      place < model.keys.size() ? model.key_rows[place] : SyntaxModel::kUnknownRow;
  const auto& t = model.tables;
  return {word,
          keys.suffixes[0] % t[1].count,
          keys.suffixes[1] % t[2].count,
          keys.suffixes[2] % t[3].count,
          keys.prefix % t[4].count,
          keys.shape % t[5].count};
}

}  // namespace recoupe
