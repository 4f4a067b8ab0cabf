// Words for a time counted from the reference day, or, for "la veille", from the last day that the
// text named; and the days of the week.
#include <algorithm>

#include "base/calendar.h"
#include "base/codes.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kSaturday = 6;
// A Tuesday 17 that is farther away counts something; before a verb half as far.
constexpr std::int32_t kDaysAround = 62;
constexpr int kMonthsAround =
    12;  // how far "mardi 17" looks for a month where the 17th is a Tuesday

std::int32_t day_index(Period p) { return p.begin / kMinutesPerDay; }

Period months_from(Period from, int months, int how_many) {
  const Date d = date_of(from.begin);
  const int first = d.year * 12 + d.month - 1 + months;
  if (first < 12) return {};
  const Period a = month_of(first / 12, first % 12 + 1);
  const int last = first + how_many - 1;
  return {a.begin, month_of(last / 12, last % 12 + 1).end};
}

class WeekdayReader {
 public:
  WeekdayReader(const TimeContext& c, std::size_t at)
      : c_(c), p_(c.fragments), table_(c.tables.weekdays), at_(at) {}

  std::optional<Expression> read() const {
    const Match m = p_.match(table_, at_);
    if (!m || p_.slot_before(at_, DateSlot::kHabit)) return std::nullopt;
    Expression e{.first = static_cast<std::uint32_t>(at_),
                 .last = static_cast<std::uint32_t>(at_ + m.length)};
    e.rule = table_.rule(m.row);
    e.bare = table_.cell(m.row, "short") == "yes";
    const int day = table_.number<int>(m.row, "weekday").value_or(0);
    if (e.bare && p_.sign(e.last, '.') && p_.attached(e.last)) ++e.last;
    if (of_week(e, day) || numbered(e, day)) return e;
    nearest(e, day);
    return e;
  }

 private:
  // "vendredi de la semaine prochaine", "Tuesday of last week", "this week on Friday"
  bool of_week(Expression& e, int day) const {
    std::size_t i = e.last;
    if (p_.sign(i, ',')) ++i;
    i += p_.slot(i, DateSlot::kOf);
    const auto week = relative_at(c_, i);
    if (!week || week->grain != Grain::kWeek || !week->when.known()) return false;
    e.when = days(day_index(week->when) + day - 1, 1);
    e.of_week = true;
    e.last = week->last;
    e.bare = false;
    return true;
  }

  // "mardi 17", "Friday the 26th": the nearest month where that day is that weekday.
  bool numbered(Expression& e, int day) const {
    std::size_t i = e.last;
    const bool comma = p_.sign(i, ',');  // "On Tuesday, 12 died"
    if (comma) ++i;
    i += p_.slot(i, DateSlot::kArticle);
    const auto n = day_number_at(c_, i);
    if (!n || (!n->digits && !n->ordinal) || (comma && !n->ordinal) ||
        p_.slot(n->last, DateSlot::kHour) || p_.sign(n->last, ':') || p_.sign(n->last, '/') ||
        p_.slot(n->last, DateSlot::kAm) || p_.slot(n->last, DateSlot::kPm) ||
        (!n->ordinal && (c_.counts_something(n->last) || number_range(n->last))) ||
        ranks_somebody(*n))
      return false;
    if (p_.sign(n->last, '-') ||
        (p_.sign(n->last, '.') && p_.attached(n->last + 1) && p_.number(n->last + 1)))
      return false;
    if (month_at(c_, n->last + p_.slot(n->last, DateSlot::kOf))) return false;
    const Period when = with_number(n->day, day, c_.ahead(e.first, n->last));
    const std::int32_t near = c_.acts(n->last) ? kDaysAround / 2 : kDaysAround;
    if (!n->ordinal && p_.letters(n->last) && when.known() &&
        std::abs(day_index(when) - c_.today()) > near)
      return false;
    e.when = when;
    e.last = n->last;
    e.bare = false;
    return true;
  }

  // "a dit mardi le Premier ministre", "lundi la 3e chambre": the ordinal is of the noun behind it.
  bool ranks_somebody(const DayNumber& n) const {
    return n.ordinal && p_.letters(n.last) && c_.counts_something(n.last) && !month_at(c_, n.last);
  }

  // "mardi 17 à 18", but neither "mardi 17 au soir" nor "lundi 3 à mardi 4"
  bool number_range(std::size_t i) const {
    const std::uint32_t gap = p_.slot(i, DateSlot::kRange);
    return gap > 0 && !daypart_at(c_, i) && !p_.match(table_, i + gap);
  }

  Period with_number(int day, int weekday, bool ahead) const {
    if (!c_.reference.known()) return {};
    const Date now = date_of(c_.reference.begin);
    std::optional<std::int32_t> best;
    for (int k = -kMonthsAround; k <= kMonthsAround; ++k) {
      const int month = now.year * 12 + now.month - 1 + k;
      const auto n = day_number(month / 12, month % 12 + 1, day);
      if (!n || (ahead && *n < c_.today()) || date_of(days(*n, 1).begin).weekday != weekday)
        continue;
      if (!best || std::abs(*n - c_.today()) < std::abs(*best - c_.today())) best = n;
    }
    return best ? days(*best, 1) : Period{};
  }

  void nearest(Expression& e, int day) const {
    const std::uint32_t behind =
        std::max(p_.slot(e.last, DateSlot::kLast), p_.slot(e.last, DateSlot::kNext));
    const std::uint32_t before = p_.slot(e.last, DateSlot::kBefore);
    const std::uint32_t before_last = before > 0 ? p_.slot(e.last + before, DateSlot::kLast) : 0;
    const bool past =
        p_.slot_before(at_, DateSlot::kLast) || p_.slot(e.last, DateSlot::kLast) || before_last > 0;
    const bool next = p_.slot_before(at_, DateSlot::kNext) || p_.slot(e.last, DateSlot::kNext);
    const bool now = p_.slot_before(at_, DateSlot::kThis) > 0;
    e.last += before_last > 0 ? before + before_last : behind;
    for (const DateSlot slot : {DateSlot::kLast, DateSlot::kNext, DateSlot::kThis})
      e.first -= p_.slot_before(e.first, slot);
    if (e.first != at_) e.bare = false;
    if (!c_.reference.known()) return;
    const int today = date_of(c_.reference.begin).weekday;
    const int back = (today - day + kDaysPerWeek) % kDaysPerWeek;
    std::int32_t offset = -back;
    if (past)
      offset = (back == 0 ? -kDaysPerWeek : -back) - (before_last > 0 ? kDaysPerWeek : 0);
    else if (now)
      offset = day - today;  // of the week we are in
    else if (next || (back != 0 && c_.ahead(e.first, e.last)))
      offset = kDaysPerWeek - back;
    e.weekly = !past && !next && !now;
    e.of_week = !e.weekly;
    e.when = days(c_.today() + offset, 1);
  }

  const TimeContext& c_;
  const Fragments& p_;
  const Table& table_;
  std::size_t at_;
};

// "la veille du 5 janvier", "the day after Christmas" are counted from that day, "la veille du
// vote" from one that nobody knows.
void told_anchor(const TimeContext& c, Expression& e, Period& from) {
  const Fragments& p = c.fragments;
  const std::uint32_t of = p.slot(e.last, DateSlot::kAnchor);
  if (of == 0 && !p.slot_before(e.last, DateSlot::kAnchor)) return;
  const std::size_t i = e.last + of;
  auto day = named_day_at(c, i);
  if (!day) day = named_day_at(c, i + p.slot(i, DateSlot::kArticle));
  if (day && day->grain == Grain::kDay && !day->bare) {
    from = day->when;
    e.last = day->last;
  } else if (p.slot(i, DateSlot::kArticle) || c.counts_something(i) || of > 0) {
    from = {};
  }
}

// Where the row's time is counted from; unknown where the text has not said.
Period anchor(const TimeContext& c, std::string_view anchor, std::string_view unit,
              std::int32_t offset, bool likely) {
  if (anchor != "previous") return c.reference;
  if (c.named.known() && c.named_grain >= grain_of(unit)) return c.named;
  if (c.previous.known()) return c.previous;
  return offset < 0 || likely ? c.reference : Period{};
}

}  // namespace

Grain grain_of(std::string_view unit) {
  if (unit == "weekend") return Grain::kDay;
  if (unit == "half") return Grain::kMonth;
  const bool longer = unit == "decade" || unit == "century";
  return from_code<Grain>(unit).value_or(longer ? Grain::kYear : Grain::kDay);
}

Period calendar_step(Period from, std::string_view unit, std::int32_t n) {
  if (!from.known()) return {};
  const std::int32_t today = day_index(from);
  const Date d = date_of(from.begin);
  if (unit == "day") return days(today + n, 1);
  if (unit == "week") return days(today - (d.weekday - 1) + kDaysPerWeek * n, kDaysPerWeek);
  if (unit == "fortnight")
    return days(today - (d.weekday - 1) + 2 * kDaysPerWeek * n, 2 * kDaysPerWeek);
  if (unit == "weekend") {  // the one behind us, or the one we are in
    const std::int32_t back = d.weekday >= kSaturday ? d.weekday - kSaturday : d.weekday + 1;
    const bool in_it = d.weekday >= kSaturday;
    return days(today - back + kDaysPerWeek * (n < 0 && !in_it ? n + 1 : n), 2);
  }
  if (unit == "month") return months_from(from, n, 1);
  if (unit == "quarter") return months_from(from, n * 3 - (d.month - 1) % 3, 3);
  if (unit == "half") return months_from(from, n * 6 - (d.month - 1) % 6, 6);
  if (unit == "year") return year_of(d.year + n);
  const int years = unit == "decade" ? 10 : unit == "century" ? 100 : 0;
  if (years == 0) return from.end - from.begin < kMinutesPerDay ? from : day_of(from.begin);
  const int first = d.year - d.year % years + years * n;
  const Period head = year_of(first), tail = year_of(first + years - 1);
  return head.known() && tail.known() ? Period{head.begin, tail.end} : Period{};
}

std::optional<Expression> weekday_at(const TimeContext& c, std::size_t at) {
  return WeekdayReader(c, at).read();
}

std::optional<Expression> relative_at(const TimeContext& c, std::size_t at) {
  const Table& table = c.tables.relative;
  const Match m = c.fragments.match(table, at);
  if (!m) return std::nullopt;
  const std::string_view unit = table.cell(m.row, "unit");
  const std::int32_t offset = table.number<std::int32_t>(m.row, "offset").value_or(0);
  Expression e{.first = static_cast<std::uint32_t>(at),
               .last = static_cast<std::uint32_t>(at + m.length)};
  const bool previous = table.cell(m.row, "anchor") == "previous";
  const bool likely = previous && (c.ahead(e.first, e.last) || !c.told(e.first, e.last));
  Period from = anchor(c, table.cell(m.row, "anchor"), unit, offset, likely);
  if (previous && offset != 0) told_anchor(c, e, from);
  std::int32_t n = offset;
  if (unit == "weekend" && offset == 0 && from.known() && date_of(from.begin).weekday < kSaturday &&
      !c.told(e.first, e.last))
    n = 1;  // without a verb of the past, "this weekend" is the one to come
  e.when = unit == "now" ? from : calendar_step(from, unit, n);
  e.grain = unit == "now" ? Grain::kMinute : grain_of(unit);
  if (unit == "now" && from.known() && from.end - from.begin >= kMinutesPerDay)
    e.grain = Grain::kDay;
  e.rule = table.rule(m.row);
  e.late = table.cell(m.row, "late") == "yes";
  return e;
}

}  // namespace recoupe
