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

Fragments::Fragments(const Prose& prose, Run<Token> words) {
  fragments_.reserve(std::size_t{2} * (words.end - words.begin));
  for (std::uint32_t t = words.begin; t < words.end; ++t) cut(prose, t);
  while (first_word_ < size() && fragments_[first_word_].sign != 0) ++first_word_;
  last_word_ = size();
  while (last_word_ > 0 && fragments_[last_word_ - 1].sign != 0) --last_word_;
  if (last_word_ > 0) --last_word_;
  join(prose);
  mark(prose.language->table("date_words"));
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
  for (std::size_t i = 0; i < fragments_.size(); ++i) {
    Fragment& p = fragments_[i];
    if (p.span == prose.tokens[p.token].span && (i + 1 == size() || fragments_[i + 1].space)) {
      p.words[0] = prose.tokens[p.token].word;
      if (p.words[0] || p.sign == 0) continue;
    }
    std::string form;
    for (std::size_t k = 0; k < Fragment::kJoined && i + k < size(); ++k) {
      if (k > 0 && fragments_[i + k].space) break;
      form += written(fragments_[i + k], prose.text);
      p.words[k] = vocabulary.find(form);
    }
  }
}

void Fragments::mark(const Table& table) {
  const Table::Column slot = table.column("slot"), value = table.column("value");
  at_.reserve(size() + 1);
  for (std::size_t i = 0; i < size(); ++i) {
    at_.push_back(static_cast<std::uint32_t>(marks_.size()));
    for (const Match& m : matches(table, i)) {
      Mark mark{table.cell(m.row, slot), 0, m.length};
      const std::string_view cell = table.cell(m.row, value);
      std::from_chars(cell.data(), cell.data() + cell.size(), mark.value);
      marks_.push_back(mark);
    }
  }
  at_.push_back(static_cast<std::uint32_t>(marks_.size()));
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

Fragments::Valued Fragments::valued(std::size_t i, std::string_view name) const {
  if (i >= size()) return {};
  for (std::uint32_t k = at_[i]; k < at_[i + 1]; ++k)
    if (marks_[k].slot == name) return {marks_[k].value, marks_[k].length};
  return {};
}

std::uint32_t Fragments::slot(std::size_t i, std::string_view name) const {
  return valued(i, name).length;
}

std::uint32_t Fragments::slot_before(std::size_t i, std::string_view name) const {
  for (std::size_t p = i > kLongestPhrase ? i - kLongestPhrase : 0; p < i; ++p)
    for (std::uint32_t k = at_[p]; k < at_[p + 1]; ++k)
      if (marks_[k].slot == name && p + marks_[k].length == i) return marks_[k].length;
  return 0;
}

}  // namespace recoupe
