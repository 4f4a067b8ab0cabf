// Any expression that names a day or a longer period: the readers in turn, and what joins two of
// them: "vendredi 7 janvier", "ce matin", "two weeks before Christmas", "le 17".
#include <algorithm>
#include <cstdlib>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kMostCounted = 4;  // days one counted from the next
constexpr int kDaysPast = 366;   // "né le 3 mai 1950, il est mort le 4" this month
constexpr int kMostListed = 6;   // days before the one that has its month

std::optional<Expression> dated(const TimeContext& c, std::size_t at) {
  if (auto e = digits_at(c, at)) return e;
  return date_at(c, at);
}

// "vendredi 7 janvier", "Friday, January 7": one day, and the date says which.
Expression with_date(const TimeContext& c, Expression e) {
  std::size_t at = e.last;
  const bool bracket = c.fragments.sign(at, '(');
  if (bracket || c.fragments.sign(at, ',') || c.fragments.sign(at, '-')) ++at;
  at += c.fragments.slot(at, DateSlot::kArticle);
  const auto date = dated(c, at);
  if (!date || date->grain != Grain::kDay) return e;
  if (bracket && !c.fragments.sign(date->last, ')')) return e;
  // "Friday the 7th, January 10" are two.
  const bool numbered = !e.weekly && !e.of_week && e.when.known();
  if (numbered && date->when.begin != e.when.begin) return e;
  Expression joined = *date;
  joined.first = e.first;
  joined.last += bracket ? 1 : 0;
  return joined;
}

// "4 January (Tuesday)"
Expression with_bracket(const TimeContext& c, Expression e) {
  if (e.grain != Grain::kDay || e.bare || !c.fragments.sign(e.last, '(')) return e;
  const Match m = c.fragments.match(c.tables.weekdays, e.last + 1);
  const std::uint32_t last = e.last + 1 + m.length;
  if (m && c.fragments.sign(last, ')')) e.last = last + 1;
  return e;
}

// "yesterday, Thursday 6 January": one day, where both say the same or the date has its year.
Expression with_same_date(const TimeContext& c, Expression e) {
  if (e.grain != Grain::kDay || !e.when.known()) return e;
  std::size_t at = e.last;
  if (c.fragments.sign(at, ',')) ++at;
  at += c.fragments.slot(at, DateSlot::kArticle);
  auto date = dated(c, at);
  if (const auto day = date ? std::nullopt : weekday_at(c, at)) date = with_date(c, *day);
  if (!date || date->grain != Grain::kDay || date->bare || date->weekly) return e;
  if (date->when.begin != e.when.begin && (date->year_open || date->of_week)) return e;
  Expression joined = *date;
  joined.first = e.first;
  return joined;
}

// "two weeks before Christmas", "trois jours après le 5 janvier"
std::optional<Expression> counted_from(const TimeContext& c, std::size_t at) {
  const Table& table = c.tables.offsets;
  // "in two days from Monday", "within a week from today"
  Match lead;
  for (const Match& m : c.fragments.matches(table, at))
    if (!lead && table.cell(m.row, "place") == "before" && table.cell(m.row, "direction") == "1")
      lead = m;
  auto distance = distance_at(c, at + lead.length);
  if (!distance && !lead) distance = one_day_at(c, at);
  if (!distance || distance->grain > Grain::kDay) return std::nullopt;
  const bool lasting = c.fragments.slot_before(at, DateSlot::kLasting) > 0;
  const std::size_t joint =
      distance->last + (lasting && c.fragments.sign(distance->last, ',') ? 1 : 0);
  for (const Match& m : c.fragments.matches(table, joint)) {
    if (table.cell(m.row, "place") != "joint") continue;
    std::size_t i = joint + m.length;
    i += c.fragments.slot(i, DateSlot::kArticle);
    const auto day = named_day_at(c, i);
    if (!day || !day->when.known() || day->grain != Grain::kDay || day->bare) continue;
    const bool back = table.cell(m.row, "direction") == "-1";
    if (back && lead) return std::nullopt;
    if (back) distance->turn();
    Expression e = *day;
    e.first = static_cast<std::uint32_t>(at);
    e.rule = table.rule(m.row);
    e.weekly = e.of_week = e.year_open = false;
    e.when = moved(day_of(day->when.begin), *distance);
    // "for three days from Monday", "three days starting Monday", "within a week from today"
    const bool within = lead && table.cell(lead.row, "mode") != "point";
    const bool span = !lead && table.cell(m.row, "mode") == "span";
    if (e.when.known() && (span || within || (!back && !lead && lasting)))
      e.when = {day->when.begin, e.when.begin};
    return e;
  }
  return std::nullopt;
}

// "the 22nd, 23rd or 31st of March": a day of a list takes the month that ends it.
std::optional<Expression> day_in_list(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  const std::size_t start = at + p.slot(at, DateSlot::kArticle);
  const auto n = day_number_at(c, start);
  if (!n || !(n->digits || n->ordinal) || (start == at && !n->ordinal)) return std::nullopt;
  bool either = false;
  std::size_t i = n->last;
  for (int k = 0; k < kMostListed; ++k) {
    if (p.sign(i, ',') && p.slot(i + 1, DateSlot::kOr)) ++i;
    const std::uint32_t one_of = p.slot(i, DateSlot::kOr);
    const std::uint32_t gap = std::max(one_of, p.slot(i, DateSlot::kList));
    if (gap == 0) return std::nullopt;
    either |= one_of > 0;
    i += gap;
    if (auto e = date_at(c, i); e && e->grain == Grain::kDay && e->when.known()) {
      const Date there = date_of(e->when.begin);
      const auto day = day_number(there.year, there.month, n->day);
      if (!either || !day) return std::nullopt;
      e->first = static_cast<std::uint32_t>(start);
      e->last = n->last;
      e->when = days(*day, 1);
      e->year_open = false;
      return e;
    }
    const auto next = day_number_at(c, i + p.slot(i, DateSlot::kArticle));
    if (!next) return std::nullopt;
    i = next->last;
  }
  return std::nullopt;
}

// The day of that number, of the month of the day that the sentence has named or of the one behind.
std::optional<std::int32_t> beside_named(const TimeContext& c, int number) {
  if (!c.named_day.known() || std::abs(c.named_day.begin / kMinutesPerDay - c.today()) > kDaysPast)
    return std::nullopt;
  const Date there = date_of(c.named_day.begin);
  const int month = there.year * 12 + there.month - 1 + (number < there.day ? 1 : 0);
  const auto day = day_number(month / 12, month % 12 + 1, number);
  const bool past = c.named_day.begin / kMinutesPerDay <= c.today();
  return day && past && *day > c.today() ? std::nullopt : day;
}

// "le 17", "the 21st": a day of this month or the last one. With a word behind it, it counts that
// word, unless a time of day follows (`bare`).
std::optional<Expression> day_alone(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  const std::uint32_t article = p.slot(at, DateSlot::kDayArticle);
  const auto n = article ? day_number_at(c, at + article) : std::nullopt;
  if (!n || !(n->digits || n->ordinal) || (n->ordinal && !n->digits)) return std::nullopt;
  const std::uint32_t behind = n->last;
  if (p.attached(behind) && (p.sign(behind, '-') || p.sign(behind, '/') || p.sign(behind, ':') ||
                             p.sign(behind, '%') || p.number(behind + 1)))
    return std::nullopt;
  Expression e{.first = static_cast<std::uint32_t>(at + article), .last = behind};
  e.rule = c.pack.rule("time:day");
  const bool counted = !n->ordinal && c.tables.day_follows;
  // "le 18 à Lyon" is a day, "le 11 de France" and "le 20 heures" are none.
  const bool place = behind < p.size() && !p.slot(behind, DateSlot::kOf) &&
                     c.prose.tokens[p[behind].token].pos == Pos::kPrep;
  const std::size_t other = range_behind(c, behind, p.slot_before(e.first, DateSlot::kOpen) > 0);
  const bool range = other > 0 && day_number_at(c, other);  // "between the 3rd and the 5th"
  e.bare = counted || (behind < p.size() && p[behind].sign == 0 && !place && !range);
  if (!c.reference.known()) return e;
  // "le 12 juin et, le 14"
  if (const auto day = beside_named(c, n->day)) {
    e.when = days(*day, 1);
    return e;
  }
  const Date now = date_of(c.reference.begin);
  const bool ahead = c.ahead(e.first, e.last);
  for (int k = 0; k < 3; ++k) {
    const int month = now.year * 12 + now.month - 1 + (ahead ? k : -k);
    const auto day = day_number(month / 12, month % 12 + 1, n->day);
    if (!day || (ahead ? *day < c.today() : *day > c.today())) continue;
    e.when = days(*day, 1);
    break;
  }
  return e;
}

// "this", "last" or "next" before a weekday, a month, a feast or a part of the day.
std::optional<Expression> pointed(const TimeContext& c, std::size_t at) {
  std::int32_t way = 0;
  std::uint32_t n = 0;
  const std::uint32_t early = c.fragments.slot(at, DateSlot::kEarly),
                      late = c.fragments.slot(at, DateSlot::kLate);
  at += std::max(early, late);
  for (const auto& [slot, days] :
       {std::pair{DateSlot::kLast, -1}, {DateSlot::kThis, 0}, {DateSlot::kNext, 1}})
    if (const std::uint32_t length = c.fragments.slot(at, slot); length > n) {
      n = length;
      way = days;
    }
  if (n == 0) return std::nullopt;
  auto e = weekday_at(c, at + n);
  if (e) e = with_date(c, *e);
  if (!e) e = date_at(c, at + n);
  if (!e) e = holiday_at(c, at + n);
  if (e) {
    e->first = static_cast<std::uint32_t>(at);
    return e;
  }
  const auto part = daypart_at(c, at + n);
  if (!part) return std::nullopt;
  Expression day{.first = static_cast<std::uint32_t>(at),
                 .last = static_cast<std::uint32_t>(at + n),
                 .when = calendar_step(c.reference, "day", way)};
  day.rule = part->rule;
  day.first = static_cast<std::uint32_t>(at - std::max(early, late));
  day.side = static_cast<std::int8_t>(early ? -1 : late ? 1 : 0);
  return day;
}

// "Monday two weeks from now", "vendredi, deux jours plus tard": that weekday, of the week told.
Expression in_week_of(const TimeContext& c, Expression e) {
  if (!e.weekly || !e.when.known()) return e;
  const std::size_t at = e.last + (c.fragments.sign(e.last, ',') ? 1 : 0);
  if (relative_at(c, at)) return e;  // "Monday, the previous day's"
  auto point = counted_from(c, at);
  if (!point) point = offset_at(c, at);
  if (!point || point->grain > Grain::kDay || point->when.end - point->when.begin > kMinutesPerDay)
    return e;
  if (point->when.known()) {
    const std::int32_t week = week_of(point->when.begin).begin - week_of(e.when.begin).begin;
    e.when = {e.when.begin + week, e.when.end + week};
  }
  e.last = point->last;
  e.weekly = false;
  e.of_week = true;
  return e;
}

// "the Monday after 4 July", "le vendredi avant Pâques": the next such weekday on that side of a
// date.
Expression beside_day(const TimeContext& c, Expression e) {
  if (!e.weekly || !e.when.known()) return e;
  const std::uint32_t before = c.fragments.slot(e.last, DateSlot::kBefore),
                      after = c.fragments.slot(e.last, DateSlot::kAfter);
  std::size_t i = e.last + std::max(before, after);
  if (i == e.last) return e;
  i += c.fragments.slot(i, DateSlot::kArticle);
  auto day = dated(c, i);
  if (!day) day = holiday_at(c, i);
  if (!day || day->grain != Grain::kDay || !day->when.known()) return e;
  const int there = date_of(day->when.begin).weekday, here = date_of(e.when.begin).weekday;
  const int way = before > 0 ? -1 : 1;
  const int off = (way * (here - there) + kDaysPerWeek - 1) % kDaysPerWeek + 1;
  e.when = days(day->when.begin / kMinutesPerDay + way * off, 1);
  e.last = day->last;
  e.weekly = false;
  e.of_week = true;
  return e;
}

// "next week on Tuesday", "la semaine prochaine, mardi": a day of that week.
Expression with_weekday(const TimeContext& c, Expression e) {
  if (e.grain != Grain::kWeek || !e.when.known()) return e;
  std::size_t i = e.last;
  if (c.fragments.sign(i, ',') || c.fragments.sign(i, '-')) ++i;
  i += c.fragments.slot(i, DateSlot::kArticle);
  const Table& table = c.tables.weekdays;
  const Match m = c.fragments.match(table, i);
  if (!m) return e;
  const std::int32_t monday = e.when.begin / kMinutesPerDay;
  e.when = days(monday + table.cell(m.row, "weekday")[0] - '1', 1);
  e.grain = Grain::kDay;
  e.of_week = true;
  e.last = static_cast<std::uint32_t>(i + m.length);
  return e;
}

std::optional<Expression> any_named_day_at(const TimeContext& c, std::size_t at) {
  if (auto e = dated(c, at)) return with_bracket(c, *e);
  if (auto e = holiday_at(c, at)) return e;
  if (auto e = weekday_at(c, at)) return beside_day(c, in_week_of(c, with_date(c, *e)));
  if (auto e = relative_at(c, at)) return with_same_date(c, with_weekday(c, *e));
  if (auto e = pointed(c, at)) return e;
  if (auto e = day_in_list(c, at)) return e;
  return day_alone(c, at);
}

}  // namespace

// "the day before the day before …": what a text makes as long as it likes ends here.
std::optional<Expression> named_day_at(const TimeContext& c, std::size_t at) {
  if (at >= c.fragments.size() || c.counting == kMostCounted) return std::nullopt;
  ++c.counting;
  auto day = any_named_day_at(c, at);
  --c.counting;
  return day;
}

std::optional<Expression> day_at(const TimeContext& c, std::size_t at) {
  if (at >= c.fragments.size()) return std::nullopt;
  if (auto e = counted_from(c, at)) return e;
  if (auto e = period_at(c, at)) return e;
  const auto named = named_day_at(c, at), offset = offset_at(c, at);
  if (offset && (!named || named->last < offset->last)) return offset;
  return named;
}

}  // namespace recoupe
