#include "read/time/fragments.h"

#include <algorithm>
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

Kind kind_of(char32_t c) {
  if (is_digit(c)) return Kind::kDigit;
  if (is_space(c)) return Kind::kSpace;
  if (kApostrophes.find(c) != std::u32string_view::npos) return Kind::kSign;
  return is_letter(c) ? Kind::kLetter : Kind::kSign;
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

std::string written(const Fragment& p, std::string_view text) {
  return p.sign == '\'' || p.sign == '-' ? std::string(1, p.sign) : lower(p.span.of(text));
}

struct Walk {
  const std::vector<Fragment>& fragments;
  const Table& table;
  std::vector<Match> found;

  void from(Table::Node node, std::size_t at, std::uint32_t length) {
    if (length > 0)
      for (const std::uint32_t row : table.rows_at(node)) found.push_back({row, length});
    if (at >= fragments.size()) return;
    for (std::uint32_t k = 0; k < Fragment::kJoined; ++k)
      if (const WordId word = fragments[at].words[k])
        if (const auto next = table.step(node, word)) from(*next, at + k + 1, length + k + 1);
  }
};

}  // namespace

Fragments::Fragments(const Prose& prose, Run<Token> words, const TimeTables& tables) {
  fragments_.reserve(std::size_t{2} * (words.end - words.begin));
  for (std::uint32_t t = words.begin; t < words.end; ++t) cut(prose, t);
  while (first_word_ < size() && fragments_[first_word_].sign != 0) ++first_word_;
  last_word_ = size();
  while (last_word_ > 0 && fragments_[last_word_ - 1].sign != 0) --last_word_;
  if (last_word_ > 0) --last_word_;
  join(prose);
  around_.resize(size() + 1);
  for (std::size_t i = size(); i-- > 0;) {
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
    Fragment p{.span = {at, end}, .token = token, .space = space};
    if (kind == Kind::kSign) p.sign = plain_sign(first.value);
    if (kind == Kind::kDigit && end - at <= kMostDigits) {
      p.digits = static_cast<std::uint8_t>(end - at);
      std::from_chars(prose.text.data() + at, prose.text.data() + end, p.number);
    }
    fragments_.push_back(p);
    space = false;
    at = end;
  }
  if (t.shape & kNumber) close_groups(before);
}

void Fragments::join(const Prose& prose) {
  const Vocabulary& vocabulary = prose.pack->vocabulary();
  for (std::size_t i = 0; i < size(); ++i) {
    Fragment& p = fragments_[i];
    const bool whole = p.span == prose.tokens[p.token].span;
    if (whole) p.words[0] = prose.tokens[p.token].word;
    const bool alone = !attached(i + 1) || parts_words(fragments_[i + 1].sign);
    if (whole && alone && (p.words[0] || p.sign == 0)) continue;
    std::string form = written(p, prose.text);
    if (!p.words[0]) p.words[0] = vocabulary.find(form);
    for (std::size_t k = 1; k < Fragment::kJoined && attached(i + k); ++k) {
      if (parts_words(fragments_[i + k].sign)) break;
      form += written(fragments_[i + k], prose.text);
      p.words[k] = vocabulary.find(form);
    }
  }
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
  constexpr std::uint64_t kNames = bit(DateSlot::kNoon) | bit(DateSlot::kMidnight) |
                                   bit(DateSlot::kAm) | bit(DateSlot::kPm) | bit(DateSlot::kHour) |
                                   bit(DateSlot::kMinute) | bit(DateSlot::kCentury) |
                                   bit(DateSlot::kDecadeWord);
  if (fragments_[i].digits > 0 || (around_[i].begins & kNames) != 0) return true;
  for (const Table* table : {&tables.weekdays, &tables.months, &tables.relative, &tables.dayparts,
                             &tables.time_units, &tables.holidays})
    if (match(*table, i)) return true;
  return false;
}

bool Fragments::opens(const TimeTables& tables, std::size_t i) const {
  constexpr std::uint64_t kBeforeHour =
      bit(DateSlot::kClockCue) | bit(DateSlot::kPastHour) | bit(DateSlot::kToHour);
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

std::vector<Match> Fragments::matches(const Table& table, std::size_t i) const {
  if (i >= size()) return {};
  const auto& words = fragments_[i].words;
  if (std::none_of(words.begin(), words.end(),
                   [&](WordId w) { return w != kUnknownWord && table.starts(w); }))
    return {};
  Walk walk{fragments_, table, {}};
  walk.from(0, i, 0);
  std::stable_sort(walk.found.begin(), walk.found.end(),
                   [](Match a, Match b) { return a.length > b.length; });
  return walk.found;
}

Match Fragments::match(const Table& table, std::size_t i) const {
  const std::vector<Match> all = matches(table, i);
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
