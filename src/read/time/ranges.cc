// From one whole date to another: "du 30 décembre au 2 janvier", "from Monday to Friday", "between
// May and now". The end that has no year takes the nearest one that the other allows; the last
// member is in.
#include <algorithm>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr std::int32_t kWeek = kDaysPerWeek * kMinutesPerDay;

// The first such day, or month, that does not end before `from`.
Period year_not_before(Period p, Period from, Grain grain) {
  const int year = date_of(from.begin).year;
  const Period there = same_of_year(year, p, grain);
  return there.end > from.begin ? there : same_of_year(year + 1, p, grain);
}

// The last such day, or month, that does not begin behind `other`.
Period year_not_behind(Period p, Period other, Grain grain) {
  if (!p.known()) return p;
  const int year = date_of(other.begin).year;
  const Period there = same_of_year(year, p, grain);
  return there.begin <= other.begin ? there : same_of_year(year - 1, p, grain);
}

// "from May to September", read in July and said to be ahead, is what we are in.
void sooner(const TimeContext& c, Period& from, std::int32_t& end) {
  if (from.begin < c.reference.end) return;
  const Date a = date_of(from.begin), b = date_of(end);
  const auto first = day_number(a.year - 1, a.month, a.day);
  const auto last = day_number(b.year - 1, b.month, b.day);
  if (!first || !last || *last <= c.today()) return;
  from.begin = *first * kMinutesPerDay;
  end = *last * kMinutesPerDay;
}

std::optional<Expression> other_end(const TimeContext& c, const Expression& e, std::size_t i) {
  if (e.grain == Grain::kYear)
    if (const auto y = year_at(c, i, false); y && !c.counts_something(y->last)) {
      Expression to{.last = y->last, .when = year_of(y->year), .grain = Grain::kYear};
      return to;
    }
  const auto to = day_at(c, i);
  if (to && !to->bare) return to;
  // "du 10 au 12", "between the 21st and 23rd"
  const auto n = day_number_at(c, i);
  if (e.rule != c.pack.rule("time:day") || !e.when.known() || !n || !n->digits ||
      c.counts_something(n->last))
    return std::nullopt;
  const Date first = date_of(e.when.begin);
  const int month = first.year * 12 + first.month - 1 + (n->day > first.day ? 0 : 1);
  const auto day = day_number(month / 12, month % 12 + 1, n->day);
  if (!day) return std::nullopt;
  Expression last = e;
  last.last = n->last;
  last.when = days(*day, 1);
  return last;
}

// "next week between Wednesday and Friday"
bool extend_week(const TimeContext& c, Expression& e) {
  const std::uint32_t open = c.fragments.slot(e.last, DateSlot::kOpen);
  if (e.grain != Grain::kWeek || open == 0 || !e.when.known()) return false;
  const auto from = weekday_at(c, e.last + open);
  const std::size_t other = from ? range_behind(c, from->last, true) : 0;
  const auto to = other > 0 ? weekday_at(c, other) : std::nullopt;
  if (!to || !from->weekly || !to->weekly || !from->when.known()) return false;
  const auto of_week = [&](Period day) { return day.begin - week_of(day.begin).begin; };
  const std::int32_t week = week_of(e.when.begin).begin;
  if (of_week(to->when) <= of_week(from->when)) return false;
  e.when = {week + of_week(from->when), week + of_week(to->when) + kMinutesPerDay};
  e.grain = Grain::kDay;
  e.last = to->last;
  return true;
}

}  // namespace

std::size_t range_behind(const TimeContext& c, std::size_t i, bool open) {
  std::uint32_t gap = c.fragments.slot(i, DateSlot::kRange);
  if (gap == 0 && open) gap = c.fragments.slot(i, DateSlot::kList);
  return gap == 0 ? 0 : i + gap + c.fragments.slot(i + gap, DateSlot::kArticle);
}

Period same_of_year(int year, Period p, Grain grain) {
  const Date d = date_of(p.begin);
  if (grain == Grain::kMonth) return month_of(year, d.month);
  const auto n = day_number(year, d.month, d.day);
  return n ? days(*n, 1) : Period{};
}

void extend_range(const TimeContext& c, Expression& e) {
  if (e.bare || c.fragments.sign(e.last, ',') || extend_week(c, e)) return;
  const std::size_t other =
      range_behind(c, e.last, c.fragments.slot_before(e.first, DateSlot::kOpen) > 0);
  auto to = other > 0 ? other_end(c, e, other) : std::nullopt;
  if (!to || to->when.known() != e.when.known()) return;
  Period from = e.when;
  if (to->weekly && from.known() && to->when.begin < from.begin) {
    const std::int32_t weeks = (from.begin - to->when.begin + kWeek - 1) / kWeek;
    to->when = {to->when.begin + weeks * kWeek, to->when.end + weeks * kWeek};
  }
  if (e.year_open && to->year_open && from.known())
    to->when = year_not_before(to->when, from, to->grain);
  if (e.year_open && !to->year_open) from = year_not_behind(from, to->when, e.grain);
  // A moment ends a stretch, and so does the beginning of a period: "between May and now".
  std::int32_t end = to->grain > Grain::kDay || to->edge < 0 ? to->when.begin : to->when.end;
  if (from.known()) {  // of whole days
    from.begin = day_of(from.begin).begin;
    end = day_of(end).begin;
  }
  if (from.known() && end <= from.begin) return;
  if (e.year_open && to->year_open) sooner(c, from, end);
  e.when = {from.begin, end};
  e.grain = std::min(Grain::kDay, std::max(e.grain, to->grain));
  e.last = to->last;
  e.edge = 0;
  e.weekly = e.of_week = false;
}

}  // namespace recoupe
