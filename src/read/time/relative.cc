// Times counted from another: from the reference day, or, for "la veille", from the last day that
// the text named.
#include <charconv>
#include <cmath>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "read/language/numerals.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kWeek = 7;
constexpr int kSaturday = 6;
constexpr double kMostUnits = 10'000;  // "il y a 10 000 ans" is no date of news
constexpr std::size_t kNear = 8;       // tokens between a time and the verb that looks ahead
constexpr std::size_t kLongestPhrase = 5;

Grain grain_of(std::string_view unit) {
  const bool longer = unit == "decade" || unit == "century";
  return from_code<Grain>(unit).value_or(longer ? Grain::kYear : Grain::kDay);
}

std::int32_t number(std::string_view cell) {
  std::int32_t value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::int32_t day_index(Period p) { return p.begin / kMinutesPerDay; }

Period months_from(Period from, int months, int how_many) {
  const Date d = date_of(from.begin);
  const int first = d.year * 12 + d.month - 1 + months;
  if (first < 12) return {};
  const Period a = month_of(first / 12, first % 12 + 1);
  const int last = first + how_many - 1;
  return {a.begin, month_of(last / 12, last % 12 + 1).end};
}

// The calendar's day, week, month or year that lies `n` of them from `from`.
Period shifted(Period from, std::string_view unit, std::int32_t n) {
  if (!from.known()) return {};
  const std::int32_t today = day_index(from);
  const Date d = date_of(from.begin);
  if (unit == "day") return days(today + n, 1);
  if (unit == "week") return days(today - (d.weekday - 1) + kWeek * n, kWeek);
  if (unit == "weekend") {  // the one behind us, or the one we are in
    const std::int32_t back = d.weekday >= kSaturday ? d.weekday - kSaturday : d.weekday + 1;
    const bool in_it = d.weekday >= kSaturday;
    return days(today - back + kWeek * (n < 0 && !in_it ? n + 1 : n), 2);
  }
  if (unit == "month") return months_from(from, n, 1);
  if (unit == "quarter") return months_from(from, n * 3 - (d.month - 1) % 3, 3);
  if (unit == "year") return year_of(d.year + n);
  if (unit == "decade") return year_of(d.year + 10 * n);
  if (unit == "century") return year_of(d.year + 100 * n);
  const std::int32_t step = unit == "hour" ? 60 : unit == "minute" ? 1 : 0;
  const bool exact =
      from.end - from.begin < kMinutesPerDay;  // else "two hours ago" is that day, no better
  if (!exact) return day_of(from.begin);
  return {from.begin + n * step, from.begin + n * step + std::max(step, 1)};
}

// From `from` back or on over n units: "the last three days".
Period stretch(Period from, std::string_view unit, std::int32_t n) {
  const Period far = shifted(from, unit, n);
  if (!far.known()) return {};
  const Period near = day_of(from.begin);
  return n < 0 ? Period{far.begin, near.begin} : Period{near.end, far.end};
}

class OffsetReader {
 public:
  OffsetReader(const TimeContext& c, std::size_t at)
      : c_(c),
        at_(at),
        table_(c.prose.language->table("offsets")),
        place_(table_.column("place")) {}

  std::optional<Expression> read() const {
    for (const Match& m : matches(c_.prose, table_, at_, c_.end))
      if (table_.cell(m.row, place_) == "before")
        if (auto e = behind(at_ + m.length, m.row)) return e;
    return behind(at_, std::nullopt);
  }

 private:
  // A number, perhaps a word between, a unit, perhaps a word behind.
  std::optional<Expression> behind(std::size_t i, std::optional<std::uint32_t> row) const {
    auto n = numeral_at(c_.prose, i, c_.end);
    const bool numeral = n.has_value();
    std::size_t at = i;
    if (n)
      at += n->length;
    else if (!row)
      return std::nullopt;
    else
      n = Numeral{.value = 1};
    if (n->value > kMostUnits || n->value != std::floor(n->value)) return std::nullopt;
    if (const auto m = placed(at, "between")) {
      row = m->row;
      at += m->length;
    }
    const Table& units = c_.prose.language->table("time_units");
    const Match unit = match(c_.prose, units, at, c_.end);
    if (!unit) return std::nullopt;
    at += unit.length;
    if (const auto m = placed(at, "after"); m && !row) {
      row = m->row;
      at += m->length;
    }
    if (!row || !allowed(*row, numeral, at)) return std::nullopt;
    return made(*row, units.cell(unit.row, "unit"), static_cast<std::int32_t>(n->value), at);
  }

  // Without a number only a span can be meant ("the past week"). "in two days" behind a past verb
  // is a duration.
  bool allowed(std::uint32_t row, bool numeral, std::size_t last) const {
    if (!numeral && table_.cell(row, "mode") != "span") return false;
    const bool forward =
        table_.cell(row, "direction") == "1" && table_.cell(row, place_) == "before";
    return !forward || c_.ahead(at_, last) || !c_.told(at_, last);
  }

  std::optional<Match> placed(std::size_t at, std::string_view place) const {
    for (const Match& m : matches(c_.prose, table_, at, c_.end))
      if (table_.cell(m.row, place_) == place) return m;
    return std::nullopt;
  }

  std::optional<Expression> made(std::uint32_t row, std::string_view unit, std::int32_t n,
                                 std::size_t last) const {
    const bool back = table_.cell(row, "direction") == "-1";
    const Period from = table_.cell(row, "anchor") == "previous" ? c_.previous : c_.reference;
    const std::int32_t offset = back ? -n : n;
    Expression e{static_cast<std::uint32_t>(at_),
                 static_cast<std::uint32_t>(last),
                 {},
                 grain_of(unit),
                 table_.rule(row),
                 -1};
    e.when = table_.cell(row, "mode") == "span" ? stretch(from, unit, offset)
                                                : shifted(from, unit, offset);
    return e;
  }

  const TimeContext& c_;
  std::size_t at_;
  const Table& table_;
  Table::Column place_;
};

}  // namespace

std::uint32_t TimeContext::word(std::size_t i, std::string_view slot) const {
  if (i >= end) return 0;
  const Table& table = prose.language->table("date_words");
  const Table::Column column = table.column("slot");
  for (const Match& m : matches(prose, table, i, end))
    if (table.cell(m.row, column) == slot) return m.length;
  return 0;
}

std::uint32_t TimeContext::word_before(std::size_t i, std::string_view slot) const {
  const Table& table = prose.language->table("date_words");
  const Table::Column column = table.column("slot");
  for (std::size_t p = i > from + kLongestPhrase ? i - kLongestPhrase : from; p < i; ++p)
    for (const Match& m : matches(prose, table, p, i))
      if (p + m.length == i && table.cell(m.row, column) == slot) return m.length;
  return 0;
}

bool TimeContext::told(std::size_t first, std::size_t last) const {
  for (std::size_t i = first > from + kNear ? first - kNear : from; i < std::min(end, last + kNear);
       ++i)
    if ((i < first || i >= last) && (prose.tokens[i].forms & kFinite)) return true;
  return false;
}

bool TimeContext::ahead(std::size_t first, std::size_t last) const {
  for (std::size_t gap = 1; gap <= kNear; ++gap)
    for (const std::size_t i : {first - gap, last + gap - 1}) {
      if (i < from || i >= end || (i >= first && i < last)) continue;
      if (i < first && word(i, "future")) return true;
      const Token& t = prose.tokens[i];
      // "will resume": the form alone could be a present.
      const bool led = i > from && word(i - 1, "future");
      if (t.forms & kFinite) return led || (t.forms & kFutureForm) != 0;
    }
  return false;
}

std::optional<Expression> weekday_at(const TimeContext& c, std::size_t at) {
  const Table& table = c.prose.language->table("weekdays");
  const Match m = match(c.prose, table, at, c.end);
  if (!m || c.word_before(at, "habit")) return std::nullopt;
  auto last = static_cast<std::uint32_t>(at + m.length);
  Expression e{static_cast<std::uint32_t>(at), last, {}, Grain::kDay, table.rule(m.row), -1};
  const bool past = c.word_before(at, "last") || c.word(last, "last");
  const bool next = c.word_before(at, "next") || c.word(last, "next");
  if (const std::uint32_t n = std::max(c.word(last, "last"), c.word(last, "next")))
    e.last = last += n;
  if (past || next)
    e.first -= std::max(c.word_before(at, "last"), c.word_before(at, "next"));
  else
    e.first -= c.word_before(at, "this");
  if (!c.reference.known()) return e;
  const int day = number(table.cell(m.row, "weekday"));
  const int today = date_of(c.reference.begin).weekday;
  const int back = (today - day + kWeek) % kWeek;
  std::int32_t offset = -back;
  if (past && back == 0) offset = -kWeek;
  if (next)
    offset = back == 0 ? kWeek : kWeek - back;
  else if (!past && back != 0 && c.ahead(e.first, last))
    offset = kWeek - back;
  e.when = days(day_index(c.reference) + offset, 1);
  return e;
}

std::optional<Expression> relative_at(const TimeContext& c, std::size_t at) {
  const Table& table = c.prose.language->table("relative");
  if (const Match m = match(c.prose, table, at, c.end)) {
    const std::string_view unit = table.cell(m.row, "unit");
    const std::int32_t offset = number(table.cell(m.row, "offset"));
    const bool previous = table.cell(m.row, "anchor") == "previous";
    const Period from = previous && c.previous.known() ? c.previous
                        : previous && offset >= 0      ? Period{}
                                                       : c.reference;
    return Expression{static_cast<std::uint32_t>(at),
                      static_cast<std::uint32_t>(at + m.length),
                      shifted(from, unit, offset),
                      grain_of(unit),
                      table.rule(m.row),
                      -1};
  }
  return OffsetReader(c, at).read();
}

}  // namespace recoupe
