#include "base/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace recoupe {
namespace {

namespace chr = std::chrono;

constexpr std::int32_t kLongestDay = 35 * kMinutesPerDay;

// Reads exactly `width` digits and moves past them.
std::optional<int> digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + width, value);
  if (error != std::errc() || end != text.data() + width || text[0] == '-') return std::nullopt;
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::int32_t floor_day(std::int32_t minutes) {
  return (minutes >= 0 ? minutes : minutes - kMinutesPerDay + 1) / kMinutesPerDay;
}

// "Z", "+06:00", "-0330" or nothing; minutes to take off.
std::optional<std::int32_t> zone(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  const bool minus = text.front() == '-';
  if (!minus && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = digits(text, 2);
  take(text, ':');
  const auto minutes = text.empty() ? std::optional<int>(0) : digits(text, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59 || !text.empty()) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  return minus ? -total : total;
}

std::optional<Period> clock(std::string_view text, std::int32_t day) {
  const auto hour = digits(text, 2);
  if (!hour || *hour > 24 || !take(text, ':')) return std::nullopt;
  const auto minute = digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (take(text, ':')) {
    const auto second = digits(text, 2);
    if (!second || *second > 60) return std::nullopt;
    if (take(text, '.'))
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
  }
  const auto offset = zone(text);
  if (!offset) return std::nullopt;
  const std::int32_t at = day * kMinutesPerDay + *hour * 60 + *minute - *offset;
  return Period{at, at + 1};
}

}  // namespace

std::optional<std::int32_t> day_number(int year, int month, int day) {
  if (year < 1 || year > 4000 || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  const chr::year_month_day date{chr::year{year}, chr::month{static_cast<unsigned>(month)},
                                 chr::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(chr::sys_days{date}.time_since_epoch().count());
}

Date date_of(std::int32_t minutes) {
  const chr::sys_days day{chr::days{floor_day(minutes)}};
  const chr::year_month_day date{day};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(chr::weekday{day}.iso_encoding())};
}

Period days(std::int32_t first, std::int32_t n) {
  return {first * kMinutesPerDay, (first + n) * kMinutesPerDay};
}

Period day_of(std::int32_t minutes) { return days(floor_day(minutes), 1); }

Period week_of(std::int32_t minutes) {
  return days(floor_day(minutes) - (date_of(minutes).weekday - 1), kDaysPerWeek);
}

Period month_of(int year, int month) {
  const auto first = day_number(year, month, 1);
  const auto next = month == 12 ? day_number(year + 1, 1, 1) : day_number(year, month + 1, 1);
  return first && next ? days(*first, *next - *first) : Period{};
}

Period year_of(int year) {
  const auto first = day_number(year, 1, 1);
  const auto next = day_number(year + 1, 1, 1);
  return first && next ? days(*first, *next - *first) : Period{};
}

bool dates_event(Period p) { return p.known() && p.end - p.begin <= kLongestDay; }

Period earlier(Period a, Period b) {
  if (!a.known()) return b;
  if (!b.known()) return a;
  return std::min(a, b);
}

std::optional<Period> parse_iso(std::string_view text) {
  const auto year = digits(text, 4);
  if (!year || *year < 1 || *year > 3999) return std::nullopt;
  if (text.empty()) return year_of(*year);
  if (!take(text, '-')) return std::nullopt;
  const auto month = digits(text, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (text.empty()) return month_of(*year, *month);
  if (!take(text, '-')) return std::nullopt;
  const auto day = digits(text, 2);
  const auto number = day ? day_number(*year, *month, *day) : std::nullopt;
  if (!number) return std::nullopt;
  if (text.empty()) return days(*number, 1);
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  return clock(text, *number);
}

std::string iso(std::int32_t minutes, bool with_time) {
  const Date d = date_of(minutes);
  const std::int32_t rest = minutes - day_of(minutes).begin;
  std::string out = fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
  if (with_time) out += fmt::format("T{:02}:{:02}Z", rest / 60, rest % 60);
  return out;
}

namespace {
bool whole_days(Period p) { return p.begin % kMinutesPerDay == 0 && p.end % kMinutesPerDay == 0; }
}  // namespace

std::string iso_begin(Period p) { return iso(p.begin, !whole_days(p)); }
std::string iso_end(Period p) { return iso(p.end, !whole_days(p)); }

}  // namespace recoupe
