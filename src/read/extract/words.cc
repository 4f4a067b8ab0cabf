#include "read/extract/words.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_wordy(char32_t c) { return is_letter(c) || is_digit(c); }

constexpr std::size_t kLongestWord = 60;  // that a table may know

// With one of the two ways to look up a word in small letters.
using Find = WordId (Vocabulary::*)(std::string_view) const;
WordId lookup(std::string_view word, const Vocabulary& vocabulary,
              Find find = &Vocabulary::find_in_phrases) {
  if (word.size() > kLongestWord) return kUnknownWord;
  const bool plain =
      std::all_of(word.begin(), word.end(), [](char c) { return c > 0 && (c < 'A' || c > 'Z'); });
  return plain ? (vocabulary.*find)(word) : (vocabulary.*find)(lower(word));
}

// One past the last byte of the word that begins at `at`.
std::size_t word_end(std::string_view text, std::size_t at, bool unglue) {
  CodePoint c = decode(text, at);
  std::size_t i = at + c.size;
  if (!is_wordy(c.value)) {
    const bool english_s = is_apostrophe(c.value) && i < text.size() && text[i] == 's' &&
                           (i + 1 == text.size() || !is_wordy(decode(text, i + 1).value));
    return english_s ? i + 1 : i;
  }
  while (i < text.size()) {
    const CodePoint next = decode(text, i);
    // Most words are ASCII letters to their end.
    const bool small = next.value >= 'a' && next.value <= 'z';
    if (small) {
      c = next;
      ++i;
      continue;
    }
    if (is_apostrophe(next.value)) {
      const std::size_t after = i + next.size;
      if (after >= text.size() || !is_letter(decode(text, after).value)) return i;
      const bool english_s = word_end(text, i, true) != after;
      return english_s ? i : after;
    }
    const std::size_t after = i + next.size;
    const bool hyphen =
        next.value == '-' && after < text.size() && is_wordy(decode(text, after).value);
    if (!is_wordy(next.value) && !hyphen) return i;
    const bool glued = unglue && is_upper(next.value) && is_letter(c.value) && !is_upper(c.value);
    if (glued) return i;
    c = next;
    i = after;
  }
  return i;
}

// Goes along the words as far as a phrase of the table does: visit(rows that end there, length).
template <class Visit>
void walk(const Table& table, std::span<const Word> words, std::size_t at, const Visit& visit) {
  if (at >= words.size() || !table.starts(words[at].id)) return;
  Table::Node node = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    const std::optional<Table::Node> next = table.step(node, words[i].id);
    if (!next) return;
    node = *next;
    visit(table.rows_at(node), static_cast<std::uint32_t>(i - at + 1));
  }
}

}  // namespace

std::vector<Word> split_words(std::string_view text, const Vocabulary& vocabulary,
                              std::size_t most) {
  constexpr std::size_t kBytesAWord = 5;
  std::vector<Word> words;
  words.reserve(std::min(most, text.size() / kBytesAWord + 2));
  std::size_t i = 0;
  while (i < text.size() && words.size() < most) {
    const CodePoint c = decode(text, i);
    if (is_space(c.value)) {
      i += c.size;
      continue;
    }
    Word w;
    // Of a longer run only the beginning is looked at: a picture written in letters would else be
    // walked again for each of its small letters before a capital.
    std::size_t end = word_end(text.substr(0, i + kLongestWord + 4), i, false);
    w.id = lookup(text.substr(i, end - i), vocabulary);
    if (w.id == kUnknownWord) {
      const std::size_t unglued = word_end(text, i, true);
      // "WhatsApp" is a word that some table knows, "précédentLe" is none.
      const bool glued = unglued != end && lookup(text.substr(i, end - i), vocabulary,
                                                  &Vocabulary::find) == kUnknownWord;
      if (glued) {
        w.id = lookup(text.substr(i, unglued - i), vocabulary);
        end = unglued;
      }
    }
    w.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    w.digit = is_digit(c.value);
    w.sign = !is_letter(c.value) && !w.digit;
    w.upper = is_upper(c.value);
    words.push_back(w);
    i = end;
  }
  return words;
}

std::vector<PhraseMatch> all_phrases(const Table& table, std::span<const Word> words,
                                     std::size_t at) {
  std::vector<PhraseMatch> found;
  walk(table, words, at, [&](const auto& rows, std::uint32_t length) {
    for (std::size_t k = 0; k < rows.size(); ++k)
      found.insert(found.begin() + static_cast<std::ptrdiff_t>(k), {rows[k], length});
  });
  return found;
}

bool all_caps(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = decode(word, i);
    if (is_letter(c.value)) {
      if (!is_upper(c.value)) return false;
      ++letters;
    }
    i += c.size;
  }
  return letters >= 2;
}

std::optional<PhraseMatch> agency_at(std::string_view text, std::span<const Word> words,
                                     std::size_t at, const Pack& pack) {
  constexpr std::size_t kShort = 5;
  if (words[at].id == kUnknownWord) return std::nullopt;
  const std::optional<PhraseMatch> m = longest(pack.world("agencies"), words, at);
  if (!m) return std::nullopt;
  const std::string_view word = words[at].span.of(text);
  if (m->length == 1 && word.size() <= kShort && !all_caps(word)) return std::nullopt;
  return m;
}

std::optional<PhraseMatch> longest(const Table& table, std::span<const Word> words,
                                   std::size_t at) {
  std::optional<PhraseMatch> found;
  walk(table, words, at, [&](const auto& rows, std::uint32_t length) {
    if (!rows.empty()) found = {rows.front(), length};
  });
  return found;
}

}  // namespace recoupe
