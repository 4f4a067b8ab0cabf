// Counting in the calendar. The first week of a year or month is the one with its first Thursday,
// as ISO 8601 counts. "Early" and "late" are the halves of a period, "mid" its middle third; "the
// beginning" and "the end" of a year are its first and last third.
#include "read/time/parts.h"

#include <algorithm>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kThursday = 4;

std::int32_t first_day(Period p) { return p.begin / kMinutesPerDay; }
std::int32_t end_day(Period p) { return p.end / kMinutesPerDay; }
int weekday_of(std::int32_t day) { return date_of(days(day, 1).begin).weekday; }

}  // namespace

std::optional<std::int32_t> nth_weekday(Period whole, int weekday, int n) {
  std::int32_t day = 0;
  if (n > 0)
    day = first_day(whole) +
          (weekday - weekday_of(first_day(whole)) + kDaysPerWeek) % kDaysPerWeek +
          kDaysPerWeek * (n - 1);
  else
    day = end_day(whole) - 1 -
          (weekday_of(end_day(whole) - 1) - weekday + kDaysPerWeek) % kDaysPerWeek +
          kDaysPerWeek * (n + 1);
  if (day < first_day(whole) || day >= end_day(whole)) return std::nullopt;
  return day;
}

Period part_of(Period whole, DateSlot which, int share) {
  if (!whole.known() || which == DateSlot::kRest) return whole;
  const std::int32_t a = first_day(whole), b = end_day(whole), size = b - a;
  if (size <= kDaysPerWeek) {
    if (which == DateSlot::kMid) return days(a + 2, 3);
    return which == DateSlot::kEarly ? days(a, 3) : days(a + 3, size - 3);
  }
  const Date d = date_of(whole.begin);
  if (size <= 31) {
    if (which == DateSlot::kMid) return days(a + 9, 11);
    return which == DateSlot::kEarly ? days(a, 15) : days(a + 15, size - 15);
  }
  const int months = static_cast<int>((size + 15) / 30.44);
  const auto month = [&](int n) {
    const int at = d.year * 12 + d.month - 1 + n;
    return month_of(at / 12, at % 12 + 1).begin;
  };
  if (which == DateSlot::kMid) return {month(months / 3), month(months - months / 3)};
  return which == DateSlot::kEarly ? Period{whole.begin, month(months / share)}
                                   : Period{month(months - months / share), whole.end};
}

Period quarter_of(int year, int n, int months) {
  const Period first = month_of(year, (n - 1) * months + 1);
  return {first.begin, month_of(year, n * months).end};
}

Period units_of(Period whole, std::string_view unit, int n, std::int32_t count) {
  if (unit == "week") {
    const auto thursday = nth_weekday(whole, kThursday, n);
    if (!thursday) return {};
    const Period week = week_of(days(*thursday, 1).begin);
    const std::int32_t more = (count - 1) * kDaysPerWeek * kMinutesPerDay;
    return n > 0 ? Period{week.begin, week.end + more} : Period{week.begin - more, week.end};
  }
  const Period near = n > 0 ? calendar_step({whole.begin, whole.begin + 1}, unit, n - 1)
                            : calendar_step({whole.end - 1, whole.end}, unit, n + 1);
  if (!near.known() || unit == "hour" || unit == "minute" || unit == "second") return {};
  const Period far = calendar_step(near, unit, n > 0 ? count - 1 : 1 - count);
  return {std::min(near.begin, far.begin), std::max(near.end, far.end)};
}

Period weekend_around(Period day) {
  if (!day.known()) return {};
  constexpr int kTuesday = 2, kSaturday = 6;
  const std::int32_t first = first_day(day);
  const int weekday = weekday_of(first);
  const std::int32_t saturday =
      first + kSaturday - weekday - (weekday <= kTuesday ? kDaysPerWeek : 0);
  return {std::min(day.begin, days(saturday, 2).begin), std::max(day.end, days(saturday, 2).end)};
}

}  // namespace recoupe
