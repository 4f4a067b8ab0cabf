// Where the language has weights, every gap that can end a sentence is scored, from left to right;
// a sum of small integers above zero ends it. Else a stop ends it before what can begin one.
#include "read/language/sentences.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/language/gaps.h"

namespace recoupe {
namespace {

constexpr char32_t kEllipsis = 0x2026;

enum class Mark : std::uint8_t { kNone, kStop, kClose, kOpen };

Mark mark_of(std::string_view form) {
  switch (decode(form, 0).value) {
    case '.':
    case '!':
    case '?':
    case kEllipsis:
      return Mark::kStop;
    case 0xbb:
    case 0x201d:
    case 0x2019:
    case ')':
    case ']':
      return Mark::kClose;
    case 0xab:
    case 0x201c:
    case 0x2018:
    case '(':
    case '[':
    case '-':
    case 0x2013:
    case 0x2014:
      return Mark::kOpen;
    default:
      return Mark::kNone;
  }
}

bool only_sign(const Token& t) { return t.pos == Pos::kPunct; }

// Can a sentence begin here? A capital, a digit, or a sign that opens something.
bool begins(const Token& t, std::string_view form) {
  if (t.shape & (kCapital | kAllCaps | kDigits)) return true;
  return only_sign(t) && (mark_of(form) == Mark::kOpen || form == "\"");
}

}  // namespace

void Sentences::split(Index<Block> block, std::uint32_t first, std::uint32_t last) {
  if (w_.language->sentences())
    by_weights(block, first, last);
  else
    by_rules(block, first, last);
}

void Sentences::by_weights(Index<Block> block, std::uint32_t first, std::uint32_t last) {
  const SentenceModel& model = *w_.language->sentences();
  Gaps gaps(w_, first, last);
  std::uint32_t from = first;
  for (std::uint32_t i = first; i < last; ++i) {
    gaps.pass(i);
    if (i + 1 == last || !gaps.open(i)) continue;
    std::int32_t score = 0;
    for (const std::uint32_t feature : gaps.features(i)) score += model.weight(feature);
    if (score <= 0 || hour_before_day(i) || inside_date(i)) continue;
    add(block, from, i + 1);
    from = i + 1;
    gaps.begin(from);
  }
  add(block, from, last);
}

// The stop of "2:30 p.m. Tuesday" ends the hour alone.
bool Sentences::hour_before_day(std::uint32_t i) const {
  const Language& language = *w_.language;
  const std::uint32_t half = form(i) == "." && i > 0 ? i - 1 : i;  // "p.m ." or "p.m."
  if (!form(i).ends_with('.') || half == 0 || !(w_.tokens[half - 1].shape & kDigits)) return false;
  const auto word = [&](std::uint32_t at) { return w_.pack->vocabulary().find(lower(form(at))); };
  const WordId day = word(i + 1);
  if (!language.table("weekdays").starts(day) && !language.table("months").starts(day))
    return false;
  const Table& words = language.table("date_words");
  const auto rows = language.phrases().alone(word(half));
  return std::any_of(rows.begin(), rows.end(), [&](Match m) {
    if (m.table != words.bit()) return false;
    return words.cell(m.row, "slot") == "am" || words.cell(m.row, "slot") == "pm";
  });
}

// "JEUDI 3 JUIN", "Mer. 6 mai": between a day's number and its month, or behind the stop of a
// weekday's short name before the two.
bool Sentences::inside_date(std::uint32_t i) const {
  const auto names = [&](std::string_view table, std::uint32_t at) {
    return at < w_.tokens.size() &&
           w_.language->table(table).starts(w_.pack->vocabulary().find(lower(form(at))));
  };
  const auto day = [&](std::uint32_t at) {
    return at + 1 < w_.tokens.size() && (w_.tokens[at].shape & kDigits) && form(at).size() <= 2 &&
           names("months", at + 1);
  };
  return day(i) || (form(i) == "." && i > 0 && names("weekdays", i - 1) && day(i + 1));
}

void Sentences::by_rules(Index<Block> block, std::uint32_t first, std::uint32_t last) {
  std::uint32_t from = first;
  for (std::uint32_t i = first; i < last; ++i) {
    if (!only_sign(w_.tokens[i]) || mark_of(form(i)) != Mark::kStop) continue;
    std::uint32_t end = i + 1;
    while (end < last && only_sign(w_.tokens[end]) && closes(end)) ++end;
    if (end < last && !begins(w_.tokens[end], form(end))) continue;
    add(block, from, end);
    from = end;
    i = end - 1;
  }
  if (from < last) add(block, from, last);
}

void Sentences::add(Index<Block> block, std::uint32_t from, std::uint32_t end) {
  if (from == end) return;
  w_.sentences.push_back({{w_.tokens[from].span.begin, w_.tokens[end - 1].span.end}, block});
  w_.words.push_back({from, end});
  for (std::uint32_t i = from; i < end; ++i) {
    if (only_sign(w_.tokens[i])) continue;
    w_.tokens[i].shape |= kFirst;
    break;
  }
}

// A plain quote mark closes when no space stands before it.
bool Sentences::closes(std::uint32_t i) const {
  const Mark s = mark_of(form(i));
  return s == Mark::kStop || s == Mark::kClose ||
         (form(i) == "\"" && !(w_.tokens[i].shape & kSpaceBefore));
}

}  // namespace recoupe
