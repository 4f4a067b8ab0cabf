// Feasts: a day of a month, a weekday of a month ("fourth Thursday of November"), or a distance
// from Easter. Without a year it is the one nearest before the reference, a month ahead at most.

#include "base/calendar.h"
#include "read/time/expressions.h"
#include "read/time/parts.h"

namespace recoupe {
namespace {

constexpr std::int32_t kAhead = 31, kFarAhead = 365;  // days that a feast may follow the reference

// Easter Sunday of the Gregorian calendar: the anonymous algorithm of 1876.
std::optional<std::int32_t> easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return day_number(year, f / 31, f % 31 + 1);
}

std::optional<std::int32_t> feast(const Table& table, std::uint32_t row, int year) {
  const auto number = [&](std::string_view column) { return table.number<int>(row, column); };
  if (const auto offset = number("easter")) {
    const auto sunday = easter(year);
    if (!sunday) return std::nullopt;
    return *sunday + *offset;
  }
  const int month = number("month").value_or(0);
  const auto wanted = number("weekday");
  if (!wanted) return day_number(year, month, number("day").value_or(0));
  const int nth = number("nth").value_or(0), shift = number("shift").value_or(0);
  const Period whole = month_of(year, month);
  if (!whole.known()) return std::nullopt;
  const std::int32_t edge = nth > 0 ? whole.begin / kMinutesPerDay : whole.end / kMinutesPerDay - 1;
  const int there = date_of(days(edge, 1).begin).weekday;
  if (nth > 0) return edge + (*wanted - there + 7) % 7 + 7 * (nth - 1) + shift;
  return edge - (there - *wanted + 7) % 7 + shift;
}

// The year of a feast without one: the nearest behind, or ahead, of what the words say.
int feast_year(const TimeContext& c, const Table& table, std::uint32_t row, const Expression& e) {
  const bool next = c.fragments.slot_before(e.first, DateSlot::kNext) > 0;
  const bool past = c.fragments.slot_before(e.first, DateSlot::kLast) > 0;
  const std::int32_t limit = past ? -1 : c.ahead(e.first, e.last) || next ? kFarAhead : kAhead;
  const int now = date_of(c.reference.begin).year;
  for (int year = now + 1; year >= now - 1; --year)
    if (const auto day = feast(table, row, year); day && *day <= c.today() + limit) return year;
  return 0;
}

}  // namespace

std::optional<Expression> holiday_at(const TimeContext& c, std::size_t at) {
  const Table& table = c.tables.holidays;
  const Match m = c.fragments.match(table, at);
  if (!m) return std::nullopt;
  Expression e{.first = static_cast<std::uint32_t>(at),
               .last = static_cast<std::uint32_t>(at + m.length)};
  e.rule = table.rule(m.row);
  // "Labor Day weekend 2021", "Labor Day 2021 weekend"
  std::uint32_t weekend = c.fragments.slot(e.last, DateSlot::kWeekend);
  e.last += weekend;
  const std::uint32_t joint = c.fragments.slot(e.last, DateSlot::kYearJoint);
  int year = 0;
  const auto told = c.fragments.sign(e.last, ',') ? std::nullopt : relative_at(c, e.last + joint);
  if (const auto y = year_at(c, e.last + joint, false)) {
    year = y->year;
    e.last = y->last;
  } else if (told && told->grain == Grain::kYear && told->when.known()) {  // "Easter last year"
    year = date_of(told->when.begin).year;
    e.last = told->last;
  } else if (c.reference.known()) {
    year = feast_year(c, table, m.row, e);
  }
  if (weekend == 0) e.last += weekend = c.fragments.slot(e.last, DateSlot::kWeekend);
  const auto day = year ? feast(table, m.row, year) : std::nullopt;
  if (day) e.when = weekend ? weekend_around(days(*day, 1)) : days(*day, 1);
  return e;
}

}  // namespace recoupe
