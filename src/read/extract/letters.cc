#include "read/extract/letters.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/extract/blocks.h"
#include "read/extract/dates.h"
#include "read/extract/people.h"
#include "read/extract/words.h"

namespace recoupe {

std::int32_t feature(std::uint64_t n) {
  constexpr std::uint64_t kLargest = 20'000;
  return static_cast<std::int32_t>(std::min(n, kLargest));
}

std::int32_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : feature(part * 100 / whole);
}

std::int32_t far(std::size_t i, std::size_t from, std::int32_t farthest) {
  const auto distance = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(from);
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(distance, -farthest, farthest));
}

Hints hints_of(std::string_view text, const Pack& pack) {
  constexpr std::size_t kLongest = 120;
  constexpr std::int32_t kMostCredits = 3;
  Hints out;
  if (text.empty() || text.size() > kLongest) return out;
  const std::vector<Word> words = split_words(text, pack.vocabulary(), 40);
  const Table& credits = pack.world("picture_credits");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool named =
        longest(credits, words, i).has_value() || agency_at(text, words, i, pack).has_value();
    if (named && out.credits < kMostCredits) ++out.credits;
    if (out.dated == 0 && (words[i].digit || words[i].upper)) {
      const auto date = date_at(text, words, i, pack);
      out.dated = date && date->year != 0 ? 1 : 0;
    }
  }
  out.author = announces_author(words, pack) ? 1 : 0;
  return out;
}

Letters letters_of(std::string_view text) {
  Letters out;
  std::uint64_t capitals = 0, digits = 0, words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool digit = c >= '0' && c <= '9';
    if ((letter || digit) && !inside) {
      ++words;
      capitals += capital ? 1 : 0;
    }
    digits += digit ? 1 : 0;
    out.commas += c == ',' ? 1 : 0;
    inside = letter || digit;
  }
  out.words = feature(words);
  out.capitals = percent(capitals, words);
  out.digits = percent(digits, text.size());
  if (text.empty()) return out;
  const CodePoint c = decode(text, 0);
  out.first = is_upper(c.value) ? 3 : is_letter(c.value) ? 2 : is_digit(c.value) ? 1 : 0;
  out.ending = ending_of(text);
  return out;
}

std::int32_t ending_of(std::string_view text) {
  if (text.ends_with(':')) return 2;
  if (text.ends_with("...") || text.ends_with("…")) return 3;
  return ends_sentence(text) ? 1 : 0;
}

}  // namespace recoupe
