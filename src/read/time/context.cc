// What the readers of times ask of the words around, and the numbers they share.
#include <algorithm>
#include <cmath>

#include "base/calendar.h"
#include "read/language/numerals.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr std::int32_t kAhead = 31;      // days that a date without a year may follow the reference
constexpr std::int32_t kFarAhead = 335;  // with a verb or a word that looks ahead
constexpr std::size_t kNear = 8;         // tokens between a time and the verb that looks ahead
constexpr std::size_t kTollWindow = 12;  // tokens between "the toll" and its number
constexpr int kFirstYear = 1000, kLastYear = 2199;
constexpr int kPivot = 50;  // "49" is 2049, "50" is 1950
constexpr int kLongMonth = 31, kHalfHour = 30;

// "prévu", "devra", "will": what follows lies ahead; "by", "dès": unless the verb is of the past.
enum class Outlook : std::uint8_t { kNone, kWeak, kSure };
Outlook outlook(const TimeContext& c, std::size_t token) {
  for (const Match& m : matches(c.prose, c.tables.date_words, token, c.end))
    if (c.tables.words[m.row].slot == DateSlot::kFuture)
      return c.tables.words[m.row].value > 0 ? Outlook::kWeak : Outlook::kSure;
  return Outlook::kNone;
}

}  // namespace

std::int32_t TimeContext::today() const { return reference.begin / kMinutesPerDay; }

bool TimeContext::told(std::size_t first, std::size_t last) const {
  const std::size_t a = fragments[first].token, b = fragments[last - 1].token + 1;
  for (std::size_t i = a > from + kNear ? a - kNear : from; i < std::min(end, b + kNear); ++i)
    if ((i < a || i >= b) && (prose.tokens[i].forms & (kPastForm | kParticiple))) return true;
  return false;
}

bool TimeContext::ahead(std::size_t first, std::size_t last) const {
  first -= fragments.slot_before(first, DateSlot::kArticle);  // "prévu le 20"
  const std::size_t a = fragments[first].token, b = fragments[last - 1].token + 1;
  bool weak = false;
  for (std::size_t gap = 1; gap <= kNear; ++gap)
    for (const std::size_t i : {a - gap, b + gap - 1}) {
      if (i < from || i >= end || (i >= a && i < b)) continue;
      const Outlook here = i < a ? outlook(*this, i) : Outlook::kNone;
      if (here == Outlook::kSure) return true;
      weak |= here == Outlook::kWeak;
      const Token& t = prose.tokens[i];
      if (!(t.forms & kFinite)) continue;
      // "will resume", "s'ouvre": the form alone could be a present.
      const Outlook led = i > from ? outlook(*this, i - 1) : Outlook::kNone;
      weak |= led == Outlook::kWeak && i < a;
      return led == Outlook::kSure || (t.forms & kFutureForm) != 0 ||
             (weak && !(t.forms & kPastForm));
    }
  return weak;
}

bool TimeContext::tells_toll(std::size_t i) const {
  const std::size_t last = fragments[i].token;
  const Table &ranges = prose.language->table("ranges"),
              &counted = prose.language->table("counted");
  for (std::size_t t = last > from + kTollWindow ? last - kTollWindow : from; t < last; ++t) {
    for (const Match& m : matches(prose, ranges, t, last))
      if (const auto slot = ranges.cell(m.row, "slot");
          slot == "change" || (slot == "grows" && fragments.slot_before(i, DateSlot::kOpen) > 0))
        return true;
    for (const Match& m : matches(prose, counted, t, last))
      if (counted.cell(m.row, "slot") == "toll") return true;
  }
  return false;
}

bool TimeContext::alone(std::size_t first, std::size_t last) const {
  return first <= fragments.first_word() && last > fragments.last_word();
}

bool TimeContext::counts_something(std::size_t i) const {
  if (i >= fragments.size()) return false;
  const Pos pos = prose.tokens[fragments[i].token].pos;
  return pos == Pos::kNoun || pos == Pos::kName || pos == Pos::kAdj || pos == Pos::kOther;
}

bool TimeContext::acts(std::size_t i) const {
  if (i >= fragments.size()) return false;
  const Pos pos = prose.tokens[fragments[i].token].pos;
  return pos == Pos::kVerb || pos == Pos::kAux;
}

int TimeContext::guess_year(int month, int day, bool far) const {
  if (!reference.known()) return 0;
  const std::int32_t limit = today() + (far ? kFarAhead : kAhead);
  const int now = date_of(reference.begin).year;
  for (int y = now + 1; y >= now - 4; --y) {
    const auto n = day_number(y, month, day);
    if (n && *n <= limit) return y;
  }
  return 0;
}

namespace {

// A number in words, or one in grouped digits, that starts with a token's first fragment.
std::optional<UnitCount> words_at(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  if (!p.starts(at) || !p.letters(at)) return std::nullopt;
  const std::uint32_t token = p[at].token;
  const bool grouped = (c.prose.tokens[token].shape & kNumber) != 0;
  const WordId word = p[at].words[0];
  if (!grouped && !(word && c.tables.numbers.starts(word))) return std::nullopt;
  if (c.asked != token) c.numeral = numeral_at(c.prose, token, c.end);
  c.asked = token;
  auto n = c.numeral;
  // "two quarters" are no half, where they are none "of an hour".
  if (n && n->share && n->length > 1) {
    const std::uint32_t unit = token + n->length - 1, behind = p.behind_token(unit);
    if (p.match(c.tables.time_units, p.behind_token(unit - 1)) && !p.slot(behind, DateSlot::kOf))
      n = numeral_at(c.prose, token, unit);
  }
  if (!n || n->digits != grouped) return std::nullopt;
  UnitCount count{n->value, p.behind_token(token + n->length - 1)};
  // "une dizaine de jours", "trois quarts d'heure"
  const std::uint32_t of = n->about || n->share ? p.slot(count.last, DateSlot::kOf) : 0;
  if (of > 0 && p.match(c.tables.time_units, count.last + of)) count.last += of;
  return count;
}

}  // namespace

std::optional<UnitCount> amount_at(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  if (p.number(at)) {
    const auto last = static_cast<std::uint32_t>(at + 1);
    const double whole = p[at].number;
    if ((p.sign(last, '.') || p.sign(last, ',')) && p.attached(last) && p.number(last + 1) &&
        p.attached(last + 1))
      return UnitCount{whole + p[last + 1].number / std::pow(10, p[last + 1].digits), last + 2};
    return UnitCount{whole, last};
  }
  const std::uint32_t one = p.slot(at, DateSlot::kOne);
  const auto unit = static_cast<std::uint32_t>(at + one);
  // "une demi-heure"
  if (const auto part = p.valued(unit, DateSlot::kHourPart);
      one > 0 && part.value == kHalfHour && p.sign(unit + part.length, '-'))
    return UnitCount{0.5, unit + part.length + 1};
  if (const auto words = words_at(c, at)) return words;
  return one > 0 ? std::optional(UnitCount{1, unit}) : std::nullopt;
}

std::optional<DayNumber> day_number_at(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  if (const auto nth = p.valued(at, DateSlot::kNth); nth.length > 0)
    return DayNumber{nth.value, static_cast<std::uint32_t>(at + nth.length), true, false};
  if (p.number(at)) {
    if (p[at].digits > 2 || p[at].number < 1 || p[at].number > kLongMonth) return std::nullopt;
    DayNumber d{p[at].number, static_cast<std::uint32_t>(at + 1), false, true};
    if (!p.attached(d.last)) return d;
    const std::uint32_t ending = p.slot(d.last, DateSlot::kOrdinal);
    if (p.letters(d.last) && ending == 0) return std::nullopt;
    d.last += ending;
    d.ordinal = ending > 0;
    return d;
  }
  const auto n = words_at(c, at);
  if (!n || n->value < 1 || n->value > kLongMonth) return std::nullopt;
  return DayNumber{static_cast<int>(n->value), n->last, false, false};
}

std::optional<MonthName> month_at(const TimeContext& c, std::size_t at) {
  const Table& table = c.tables.months;
  const Match m = c.fragments.match(table, at);
  if (!m) return std::nullopt;
  int number = 0;
  for (const char digit : table.cell(m.row, "month")) number = number * 10 + (digit - '0');
  MonthName month{number, static_cast<std::uint32_t>(at + m.length), table.rule(m.row)};
  // "Dec.": the stop belongs to the short form when a number follows.
  const Span span = c.fragments[at].span;
  if (span.end - span.begin < 6 && c.fragments.sign(month.last, '.') &&
      c.fragments.attached(month.last) && c.fragments.number(month.last + 1))
    ++month.last;
  return month;
}

namespace {

// "nineteen ninety-six", "two thousand and five"
std::optional<YearNumber> year_in_words(const TimeContext& c, std::size_t at) {
  // "The toll rose to 1,450": a number with its thousands apart is no year.
  if (at < c.fragments.size() && (c.prose.tokens[c.fragments[at].token].shape & kNumber) != 0)
    return std::nullopt;
  const auto first = words_at(c, at);
  if (!first) return std::nullopt;
  if (first->value >= kFirstYear && first->value <= kLastYear)
    return YearNumber{static_cast<int>(first->value), first->last};
  if (first->value < 10 || first->value > 20) return std::nullopt;
  const auto second = words_at(c, first->last);
  if (!second || second->value < 10 || second->value > 99) return std::nullopt;
  return YearNumber{static_cast<int>(first->value * 100 + second->value), second->last};
}

}  // namespace

std::optional<YearNumber> year_at(const TimeContext& c, std::size_t at, bool brief) {
  const Fragments& p = c.fragments;
  std::size_t i = at;
  if (brief && p.sign(i, '\'') && p.number(i + 1) && p.attached(i + 1)) ++i;
  if (!p.number(i)) return year_in_words(c, at);
  const auto last = static_cast<std::uint32_t>(i + 1);
  if (p[i].digits == 4 && p[i].number >= kFirstYear && p[i].number <= kLastYear &&
      !(p.letters(last) && p.attached(last)))
    return YearNumber{p[i].number, last};
  if (!brief || p[i].digits != 2) return std::nullopt;
  if (i == at && p.attached(last) && !p.sign(last, ',') && !p.sign(last, '.') &&
      !p.sign(last, ')') && !p.sign(last, '?'))
    return std::nullopt;
  if (i == at &&
      (c.counts_something(last) || c.acts(last) || p.number(last) ||
       p.slot(last, DateSlot::kHour) || p.slot(last, DateSlot::kAm) || p.slot(last, DateSlot::kPm)))
    return std::nullopt;
  return YearNumber{p[i].number + (p[i].number < kPivot ? 2000 : 1900), last};
}

}  // namespace recoupe
