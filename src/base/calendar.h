// Days and ISO 8601, proleptic Gregorian, UTC, no clock. Minutes since 1970, as Period has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "recoupe/span.h"

namespace recoupe {

inline constexpr std::int32_t kMinutesPerDay = 24 * 60;
inline constexpr int kDaysPerWeek = 7;

// Year 1 to 4000; a date that does not exist (30 February) gives nothing.
std::optional<std::int32_t> day_number(int year, int month, int day);
struct Date {
  int year = 1970, month = 1, day = 1;
  int weekday = 4;  // 1 Monday .. 7 Sunday
};
Date date_of(std::int32_t minutes);

Period day_of(std::int32_t minutes);              // the day that holds that minute
Period week_of(std::int32_t minutes);             // Monday to Sunday
Period days(std::int32_t first, std::int32_t n);  // n days from day number `first`
Period month_of(int year, int month);
Period year_of(int year);

// A period over a month tells no event from another.
bool dates_event(Period p);
// The one that begins first, if both are known.
Period earlier(Period a, Period b);

// "2022", "2022-01", "2022-01-07", "2022-01-07T14:30Z", "2022-01-07T14:30:05+06:00"; a time of day
// gives one minute.
std::optional<Period> parse_iso(std::string_view text);
std::string iso(std::int32_t minutes, bool with_time);
// Both bounds as the contract writes them: dates where both lie at midnight.
std::string iso_begin(Period p);
std::string iso_end(Period p);

}  // namespace recoupe
