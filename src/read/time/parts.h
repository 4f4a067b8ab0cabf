// Parts of a period of the calendar, by counting alone: halves, quarters, the n-th week or Monday,
// the weekend beside a day.
//
// Takes: a period of whole days. Gives: the part; unknown where the period is, or holds none such.
// Example: the second Tuesday of a month, the last two months of a year. Does not: read words.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/time/tables.h"
#include "recoupe/span.h"

namespace recoupe {

// The first (kEarly) or last (kLate) `share`-th of a long period, about the half of a short one;
// its middle (kMid); all of it (kRest).
Period part_of(Period whole, DateSlot which, int share);
// The n-th quarter or half of a year, by its `months`.
Period quarter_of(int year, int n, int months);
// The n-th such weekday, from the end where n is negative; outside of the period: nothing.
std::optional<std::int32_t> nth_weekday(Period whole, int weekday, int n);
// The n-th of the units that a period holds, `count` of them, from its end where n is negative.
Period units_of(Period whole, std::string_view unit, int n, std::int32_t count);
// The weekend nearest to a day, and the day itself: "Labor Day weekend".
Period weekend_around(Period day);

}  // namespace recoupe
