#include "read/time/fragments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestPhrase = 12;  // fragments that a phrase before a time may have
constexpr std::uint8_t kMostDigits = 8;     // a longer run of digits is no part of a time

enum class Kind : std::uint8_t { kSpace, kDigit, kLetter, kSign };

// Every mark that pages write for an apostrophe.
constexpr std::u32string_view kApostrophes = U"'’‘ʼʻ՚ꞌ＇′‵ʹ`´";
constexpr std::u32string_view kDashes = U"-‐‑‒–—−";

constexpr std::array<Kind, 0x80> kAscii = [] {
  std::array<Kind, 0x80> all{};
  for (char32_t c = 0; c < all.size(); ++c)
    all[c] = is_digit(c)    ? Kind::kDigit
             : is_letter(c) ? Kind::kLetter
             : is_space(c)  ? Kind::kSpace
                            : Kind::kSign;
  return all;
}();

Kind kind_of(char32_t c) {
  if (c < 0x80) return kAscii[c];
  if (kApostrophes.find(c) != std::u32string_view::npos) return Kind::kSign;
  if (is_letter(c)) return Kind::kLetter;
  return is_space(c) ? Kind::kSpace : Kind::kSign;
}

char plain_sign(char32_t c) {
  if (kApostrophes.find(c) != std::u32string_view::npos) return '\'';
  if (kDashes.find(c) != std::u32string_view::npos) return '-';
  return c < 0x80 ? static_cast<char>(c) : '?';
}

// No phrase of a table has such a sign inside a word.
bool parts_words(char sign) {
  return std::string_view(",;:!()[]\"").find(sign) != std::string_view::npos;
}

constexpr std::uint64_t bit(DateSlot slot) {
  return std::uint64_t{1} << static_cast<unsigned>(slot);
}

constexpr std::uint64_t kNames = bit(DateSlot::kNoon) | bit(DateSlot::kMidnight) |
                                 bit(DateSlot::kAm) | bit(DateSlot::kPm) | bit(DateSlot::kHour) |
                                 bit(DateSlot::kMinute) | bit(DateSlot::kCentury) |
                                 bit(DateSlot::kDecadeWord);
constexpr std::uint64_t kBeforeHour =
    bit(DateSlot::kClockCue) | bit(DateSlot::kPastHour) | bit(DateSlot::kToHour);

// May the token be cut into words that the tables know and it is not, or be a part of one?
// "mid-May", "a.m", the sign of "aujourd′hui"; but no letters alone, nor with an apostrophe behind
// them.
bool odd_word(std::string_view word, bool between_words) {
  const auto letter = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool latin = byte >= 0xc3 && byte <= 0xc5;  // the lead of "é", "ł", "ő"
    return latin || (byte >= 0x80 && byte < 0xc0) || (byte < 0x80 && is_letter(byte));
  };
  const auto other = std::find_if_not(word.begin(), word.end(), letter);
  if (other == word.end()) return false;
  if (other == word.begin()) return between_words && !parts_words(word.front());
  return word.back() != '\'' && !word.ends_with("’");
}

void add_written(std::string& out, const Fragment& p, std::string_view text) {
  if (p.sign == '\'' || p.sign == '-')
    out += p.sign;
  else
    out += lower(p.span.of(text));
}

// Lower-cased, is the token's text what its fragments are written as?
bool plainly_written(const Token& t, std::string_view text) {
  const std::string_view word = t.span.of(text);
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '`'; });
}

}  // namespace

bool may_hold_time(const Prose& prose, Run<Token> words, const TimeTables& tables) {
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const Token& token = prose.tokens[t];
    const auto number = [&](std::uint32_t k) {
      return k < words.end && tables.numbers.starts(prose.tokens[k].word);
    };
    const bool between = (token.shape & kSpaceBefore) == 0 && t > words.begin &&
                         t + 1 < words.end && (prose.tokens[t + 1].shape & kSpaceBefore) == 0;
    if ((token.shape & kDigits) != 0 || odd_word(prose.word(t), between)) return true;
    if (t >= prose.phrases.size()) return true;  // no phrases were looked for
    if (number(t) && number(t + 1)) return true;
    for (const Match& m : prose.phrases_at(t)) {
      if (tables.names[m.table]) return true;
      if (m.table != tables.date_words.bit() || !tables.words[m.row].slot) continue;
      const std::uint64_t slot = bit(*tables.words[m.row].slot);
      if ((slot & (kNames | bit(DateSlot::kDecade))) != 0) return true;
      if ((slot & kBeforeHour) != 0 && number(t + m.length)) return true;
    }
  }
  return false;
}

void Fragments::read(const Prose& prose, Run<Token> words, const TimeTables& tables) {
  fragments_.clear();
  matches_.clear();
  marks_.clear();
  first_word_ = 0;
  for (std::uint32_t t = words.begin; t < words.end; ++t) cut(prose, t);
  while (first_word_ < size() && fragments_[first_word_].sign != 0) ++first_word_;
  last_word_ = size();
  while (last_word_ > 0 && fragments_[last_word_ - 1].sign != 0) --last_word_;
  if (last_word_ > 0) --last_word_;
  join(prose);
  around_.assign(size() + 1, {});
  for (std::size_t i = size(); i-- > 0;) {
    find(*prose.language, tables, i);
    mark(tables, i);
    around_[i].opens = opens(tables, i);
  }
}

// "2 500", "7,900": one number, and no part of it is a day or an hour.
void Fragments::close_groups(std::size_t first) {
  const auto group = [&](std::size_t i) {
    return fragments_[i].digits == 3 && (fragments_[i].space || fragments_[i - 1].sign == ',');
  };
  for (std::size_t i = first + 1; i < fragments_.size(); ++i)
    if (group(i)) {
      for (std::size_t k = first; k < fragments_.size(); ++k) fragments_[k].number = -1;
      return;
    }
}

void Fragments::cut(const Prose& prose, std::uint32_t token) {
  const std::size_t before = fragments_.size();
  const Token& t = prose.tokens[token];
  bool space = (t.shape & kSpaceBefore) != 0;
  for (std::uint32_t at = t.span.begin; at < t.span.end;) {
    const CodePoint first = decode(prose.text, at);
    const Kind kind = kind_of(first.value);
    std::uint32_t end = at + first.size;
    if (kind == Kind::kSpace) {
      space = true;
      at = end;
      continue;
    }
    while (kind != Kind::kSign && end < t.span.end) {
      const CodePoint next = decode(prose.text, end);
      if (kind_of(next.value) != kind) break;
      end += next.size;
    }
    Fragment& p = fragments_.emplace_back();
    p.span = {at, end};
    p.token = token;
    p.space = space;
    if (kind == Kind::kSign) p.sign = plain_sign(first.value);
    if (kind == Kind::kDigit && end - at <= kMostDigits) {
      p.digits = static_cast<std::uint8_t>(end - at);
      std::from_chars(prose.text.data() + at, prose.text.data() + end, p.number);
    }
    space = false;
    at = end;
  }
  if (t.shape & kNumber) close_groups(before);
}

void Fragments::join(const Prose& prose) {
  const Vocabulary& vocabulary = prose.pack->vocabulary();
  for (std::size_t i = 0; i < size(); ++i) {
    Fragment& p = fragments_[i];
    const Token& token = prose.tokens[p.token];
    const bool whole = p.span == token.span;
    if (whole) p.words[0] = token.word;
    const bool alone = !attached(i + 1) || parts_words(fragments_[i + 1].sign);
    if (whole && alone && (p.words[0] || p.sign == 0)) continue;
    const bool from_start = starts(i) && plainly_written(token, prose.text);
    form_.clear();
    add_written(form_, p, prose.text);
    if (!p.words[0]) p.words[0] = vocabulary.find(form_);
    if (!attached(i + 1) || !vocabulary.goes_on(form_)) continue;
    for (std::size_t k = 1; k < Fragment::kJoined && attached(i + k); ++k) {
      const Fragment& next = fragments_[i + k];
      if (parts_words(next.sign)) break;
      add_written(form_, next, prose.text);
      const bool same = from_start && next.token == p.token && ends_token(i + k);
      p.words[k] = same ? token.word : vocabulary.find(form_);
    }
  }
}

void Fragments::walk(const PhraseTrie& phrases, PhraseTrie::Node node, std::size_t at,
                     unsigned length) {
  for (Match m : phrases.ends(node)) {
    m.length = static_cast<std::uint16_t>(length);
    matches_.push_back(m);
  }
  if (at >= size() || !phrases.goes_on(node)) return;
  for (unsigned k = 0; k < Fragment::kJoined; ++k)
    if (const WordId word = fragments_[at].words[k])
      if (const PhraseTrie::Node next = phrases.step(node, word))
        walk(phrases, next, at + k + 1, length + k + 1);
}

// The phrases of the tables of times that start at fragment i.
void Fragments::find(const Language& language, const TimeTables& tables, std::size_t i) {
  const auto before = static_cast<std::uint32_t>(matches_.size());
  const auto& words = fragments_[i].words;
  for (unsigned k = 0; k < Fragment::kJoined; ++k)
    if (words[k] && (language.openings(words[k]) & tables.all).any())
      if (const PhraseTrie::Node node = language.phrases().first(words[k]))
        walk(language.phrases(), node, i + k + 1, k + 1);
  if (matches_.size() > before) {
    const auto first = matches_.begin() + before;
    matches_.erase(
        std::remove_if(first, matches_.end(), [&](Match m) { return !tables.all[m.table]; }),
        matches_.end());
    std::stable_sort(first, matches_.end(), [](Match a, Match b) {
      return a.table != b.table ? a.table < b.table : a.length > b.length;
    });
  }
  around_[i].matches = {before, static_cast<std::uint32_t>(matches_.size())};
}

void Fragments::mark(const TimeTables& tables, std::size_t i) {
  Around& around = around_[i];
  around.first = static_cast<std::uint32_t>(marks_.size());
  for (const Match& m : matches(tables.date_words, i)) {
    const TimeTables::DateWord& word = tables.words[m.row];
    if (!word.slot) continue;
    marks_.push_back({*word.slot, word.value, m.length});
    around.begins |= bit(*word.slot);
    around_[i + m.length].ends |= bit(*word.slot);
  }
  around.last = static_cast<std::uint32_t>(marks_.size());
}

// Digits, the name of a day, a month, a unit, or of a time of day.
bool Fragments::names_time(const TimeTables& tables, std::size_t i) const {
  if (fragments_[i].digits > 0 || (around_[i].begins & kNames) != 0) return true;
  const Run<Match> found = around_[i].matches;
  return std::any_of(matches_.begin() + found.begin, matches_.begin() + found.end,
                     [&](Match m) { return tables.names[m.table]; });
}

bool Fragments::opens(const TimeTables& tables, std::size_t i) const {
  const auto number = [&](std::size_t k) {
    return k < size() && tables.numbers.starts(fragments_[k].words[0]);
  };
  if (names_time(tables, i)) return true;
  if (fragments_[i].sign != 0) return may_begin(i + 1);
  if (number(i) && (may_begin(i + 1) || number(i + 1))) return true;
  for (std::uint32_t k = around_[i].first; k < around_[i].last; ++k) {
    const std::size_t behind = i + marks_[k].length;
    if (may_begin(behind) || ((bit(marks_[k].slot) & kBeforeHour) != 0 && number(behind)))
      return true;
  }
  for (const Match& m : matches(tables.offsets, i))
    if (may_begin(i + m.length)) return true;
  // "XIXe siècle"
  return slot(i + 1, DateSlot::kCentury) || (slot(i + 1, DateSlot::kOrdinal) && may_begin(i + 2));
}

std::uint32_t Fragments::behind_token(std::uint32_t token) const {
  const auto at = std::upper_bound(fragments_.begin(), fragments_.end(), token,
                                   [](std::uint32_t t, const Fragment& p) { return t < p.token; });
  return static_cast<std::uint32_t>(at - fragments_.begin());
}

std::span<const Match> Fragments::matches(const Table& table, std::size_t i) const {
  if (i >= size()) return {};
  const Run<Match> all = around_[i].matches;
  const auto end = matches_.begin() + all.end;
  const auto of_table = [&](Match m) { return m.table == table.bit(); };
  const auto first = std::find_if(matches_.begin() + all.begin, end, of_table);
  return {first, std::find_if_not(first, end, of_table)};
}

Match Fragments::match(const Table& table, std::size_t i) const {
  const auto all = matches(table, i);
  return all.empty() ? Match{} : all.front();
}

Fragments::Valued Fragments::valued(std::size_t i, DateSlot slot) const {
  if (i >= size() || (around_[i].begins & bit(slot)) == 0) return {};
  for (std::uint32_t k = around_[i].first; k < around_[i].last; ++k)
    if (marks_[k].slot == slot) return {marks_[k].value, marks_[k].length};
  return {};
}

std::uint32_t Fragments::slot_before(std::size_t i, DateSlot slot) const {
  if (i > size() || (around_[i].ends & bit(slot)) == 0) return 0;
  for (std::size_t p = i > kLongestPhrase ? i - kLongestPhrase : 0; p < i; ++p)
    for (std::uint32_t k = around_[p].first; k < around_[p].last; ++k)
      if (marks_[k].slot == slot && p + marks_[k].length == i) return marks_[k].length;
  return 0;
}

}  // namespace recoupe
