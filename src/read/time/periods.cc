// Periods of the calendar: quarters and halves, weeks of a year, decades, centuries, years, and
// parts of all of them. The first week of a year or month is the one with its first Thursday, as
// ISO 8601 counts. "Early" and "late" are the halves of a period, "mid" its middle third.
#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/fold.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kWeek = 7;
constexpr int kThursday = 4;
constexpr int kEarliestSpan = 1500;  // "1200-1300" is more often a pair of numbers
constexpr int kLastWeek = 53;

std::int32_t first_day(Period p) { return p.begin / kMinutesPerDay; }
std::int32_t end_day(Period p) { return p.end / kMinutesPerDay; }
int weekday_of(std::int32_t day) { return date_of(days(day, 1).begin).weekday; }

// The n-th such weekday of a period, from its end where n is negative; outside of it: nothing.
std::optional<std::int32_t> nth_weekday(Period whole, int weekday, int n) {
  std::int32_t day = 0;
  if (n > 0)
    day = first_day(whole) + (weekday - weekday_of(first_day(whole)) + kWeek) % kWeek +
          kWeek * (n - 1);
  else
    day = end_day(whole) - 1 - (weekday_of(end_day(whole) - 1) - weekday + kWeek) % kWeek +
          kWeek * (n + 1);
  if (day < first_day(whole) || day >= end_day(whole)) return std::nullopt;
  return day;
}

Period week_of(std::int32_t day) { return days(day - weekday_of(day) + 1, kWeek); }

// "XIX" is 19; 0 where it is no such number.
int roman(std::string_view text) {
  constexpr std::array<std::pair<char, int>, 3> kSigns{{{'i', 1}, {'v', 5}, {'x', 10}}};
  int sum = 0, before = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const auto* sign = std::find_if(kSigns.begin(), kSigns.end(),
                                    [&](const auto& s) { return s.first == text[i]; });
    if (sign == kSigns.end()) return 0;
    sum += sign->second < before ? -sign->second : sign->second;
    before = std::max(before, sign->second);
  }
  return sum;
}

class PeriodReader {
 public:
  PeriodReader(const TimeContext& context, std::size_t at)
      : c_(context), p_(context.fragments), at_(at) {}

  std::optional<Expression> read() const {
    if (auto e = portion()) return e;
    if (auto e = coded()) return e;
    if (auto e = nth()) return e;
    if (auto e = week()) return e;
    if (auto e = decade()) return e;
    if (auto e = century()) return e;
    return year();
  }

 private:
  Expression make(std::size_t last, Grain grain, Period when) const {
    Expression e{.first = static_cast<std::uint32_t>(at_),
                 .last = static_cast<std::uint32_t>(last),
                 .when = when,
                 .grain = grain};
    e.rule = c_.pack.rule("time:period");
    return e;
  }

  // A month, a year, "next month": what a part is taken of.
  std::optional<Expression> whole(std::size_t at) const {
    std::size_t i = at + p_.slot(at, DateSlot::kOf);
    if (const auto y = year_at(c_, i, false)) return make(y->last, Grain::kYear, year_of(y->year));
    if (auto e = date_at(c_, i); e && e->grain == Grain::kMonth) return e;
    if (auto e = relative_at(c_, i); e && e->grain < Grain::kDay) return e;
    i += p_.slot(i, DateSlot::kArticle);
    if (const auto y = year_at(c_, i, false)) return make(y->last, Grain::kYear, year_of(y->year));
    if (auto e = coded_at(i)) return e;
    return decade_at(i);
  }

  // "the month" is the one we are in.
  std::optional<Expression> current(std::size_t at) const {
    std::size_t i = at + p_.slot(at, DateSlot::kOf);
    i += p_.slot(i, DateSlot::kArticle);
    const Table& units = c_.tables.time_units;
    const Match m = p_.match(units, i);
    if (!m || units.cell(m.row, "tight") == "yes") return std::nullopt;
    const Grain grain = grain_of(units.cell(m.row, "unit"));
    if (grain >= Grain::kDay) return std::nullopt;
    return make(i + m.length, grain, calendar_step(c_.reference, units.cell(m.row, "unit"), 0));
  }

  // "early 2020", "mi-mars", "la fin du mois"
  std::optional<Expression> portion() const {
    for (const DateSlot which : {DateSlot::kEarly, DateSlot::kMid, DateSlot::kLate}) {
      const std::uint32_t n = p_.slot(at_, which);
      if (n == 0) continue;
      std::size_t i = at_ + n;
      if (p_.sign(i, '-')) ++i;
      auto of = whole(i);
      if (!of) of = current(i);
      if (!of || of->first == of->last) continue;
      return make(of->last, of->grain, so_far(part_of(of->when, which), of->when, which));
    }
    return std::nullopt;
  }

  // What is early in a period that we are in has been, what is late in it is to come.
  Period so_far(Period part, Period whole, DateSlot which) const {
    if (!c_.reference.known()) return part;
    const Period today = day_of(c_.reference.begin);
    if (!whole.contains(today) || which == DateSlot::kMid || !part.known()) return part;
    if (which == DateSlot::kEarly && today.begin > part.begin)
      part.end = std::min(part.end, today.begin);
    if (which == DateSlot::kLate) part.begin = std::max(part.begin, today.begin);
    return part;
  }

  static Period part_of(Period whole, DateSlot which) {
    if (!whole.known()) return {};
    const std::int32_t a = first_day(whole), b = end_day(whole), size = b - a;
    if (size <= kWeek) {
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
    return which == DateSlot::kEarly ? Period{whole.begin, month(months / 2)}
                                     : Period{month(months / 2), whole.end};
  }

  static Period quarter_of(int year, int n, int months) {
    const Period first = month_of(year, (n - 1) * months + 1);
    return {first.begin, month_of(year, n * months).end};
  }

  // "Q1 2019", "2019-Q1", "T1", "H2"
  std::optional<Expression> coded() const { return coded_at(at_); }
  std::optional<Expression> coded_at(std::size_t at) const {
    std::size_t i = at;
    const auto before = year_at(c_, i, false);
    if (before) {
      i = before->last;
      if (p_.sign(i, '-') || p_.sign(i, '/')) ++i;
    }
    const std::uint32_t quarter = p_.slot(i, DateSlot::kQuarterCode),
                        half = p_.slot(i, DateSlot::kHalfCode);
    const std::size_t n = i + std::max(quarter, half);
    if (n == i || !p_.number(n) || !p_.attached(n) || p_[n].digits != 1 || p_[n].number < 1 ||
        p_[n].number > (quarter ? 4 : 2) || (p_.attached(n + 1) && p_.letters(n + 1)))
      return std::nullopt;
    const int months = quarter ? 3 : 6;
    std::size_t last = n + 1;
    int year = before ? before->year : 0;
    if (!before) {
      std::size_t k = last;
      if (p_.sign(k, '-') || p_.sign(k, '/') || p_.sign(k, ',')) ++k;
      k += p_.slot(k, DateSlot::kOf);
      if (const auto y = year_at(c_, k, true)) {
        year = y->year;
        last = y->last;
      } else if (const auto e = relative_at(c_, k); e && e->grain == Grain::kYear) {
        year = date_of(e->when.begin).year;
        last = e->last;
      }
    }
    if (half && year == 0) return std::nullopt;
    if (year == 0) year = latest_year(at, last, (p_[n].number - 1) * months + 1);
    return make(last, quarter ? Grain::kQuarter : Grain::kMonth,
                year ? quarter_of(year, p_[n].number, months) : Period{});
  }

  // The year whose month lies nearest before today.
  int latest_year(std::size_t first, std::size_t last, int month) const {
    return c_.guess_year(month, 1, c_.ahead(first, last));
  }

  // "le premier trimestre 2021", "the last week of May", "le premier vendredi de juillet"
  std::optional<Expression> nth() const {
    const std::size_t start = at_ + p_.slot(at_, DateSlot::kArticle);
    std::size_t i = start;
    int n = 0;
    if (const auto nth = p_.valued(i, DateSlot::kNth); nth.length > 0) {
      n = nth.value;
      i += nth.length;
    } else if (const auto d = day_number_at(c_, i); d && d->ordinal) {
      n = d->day;
      i = d->last;
    } else if (p_.slot(i, DateSlot::kLast)) {
      n = -1;
      i += p_.slot(i, DateSlot::kLast);
    } else {
      return std::nullopt;
    }
    auto e = nth_weekday_of(i, n);
    if (!e) e = nth_unit(i, n);
    if (e) e->first = static_cast<std::uint32_t>(start);
    return e;
  }

  std::optional<Expression> nth_weekday_of(std::size_t i, int n) const {
    const Table& table = c_.tables.weekdays;
    const Match m = p_.match(table, i);
    if (!m || table.cell(m.row, "short") == "yes") return std::nullopt;
    const auto of = whole(i + m.length);
    if (!of || !of->when.known() || n > 5) return std::nullopt;
    const int weekday = table.cell(m.row, "weekday")[0] - '0';
    const auto day = nth_weekday(of->when, weekday, n);
    if (!day) return std::nullopt;
    return make(of->last, Grain::kDay, days(*day, 1));
  }

  std::optional<Expression> nth_unit(std::size_t i, int n) const {
    std::int32_t count = 1;
    if (const auto k = amount_at(c_, i); k && k->value >= 1 && k->value <= 100) {
      count = static_cast<std::int32_t>(k->value);
      i = k->last;
    }
    const Table& units = c_.tables.time_units;
    const Match m = p_.match(units, i);
    if (!m || units.cell(m.row, "tight") == "yes") return std::nullopt;
    const std::string_view unit = units.cell(m.row, "unit");
    i += m.length;
    const bool season = unit == "quarter" || unit == "half";
    auto of = p_.slot(i, DateSlot::kOf) || season ? whole(i) : std::nullopt;
    if (!of && season && n > 0 && c_.reference.known()) {
      const int months = unit == "quarter" ? 3 : 6;
      if (n > 12 / months) return std::nullopt;
      const int year = latest_year(at_, i, (n - 1) * months + 1);
      return make(i, grain_of(unit), year ? quarter_of(year, n, months) : Period{});
    }
    if (!of || !of->when.known()) return std::nullopt;
    const Period when = units_of(of->when, unit, n, count);
    if (!when.known() || when.begin >= of->when.end) return std::nullopt;
    return make(of->last, grain_of(unit), when);
  }

  // The n-th of the units that a period holds, from its end where n is negative.
  static Period units_of(Period whole, std::string_view unit, int n, std::int32_t count) {
    if (unit == "week") {
      const auto thursday = nth_weekday(whole, kThursday, n);
      if (!thursday) return {};
      const Period week = week_of(*thursday);
      const std::int32_t more = (count - 1) * kWeek * kMinutesPerDay;
      return n > 0 ? Period{week.begin, week.end + more} : Period{week.begin - more, week.end};
    }
    const Period near = n > 0 ? calendar_step({whole.begin, whole.begin + 1}, unit, n - 1)
                              : calendar_step({whole.end - 1, whole.end}, unit, n + 1);
    if (!near.known() || unit == "hour" || unit == "minute" || unit == "second") return {};
    const Period far = calendar_step(near, unit, n > 0 ? count - 1 : 1 - count);
    return {std::min(near.begin, far.begin), std::max(near.end, far.end)};
  }

  // "the week of April 10", "la semaine du 10 avril", "week 31 of 2018"
  std::optional<Expression> week() const {
    std::size_t i = at_ + p_.slot(at_, DateSlot::kArticle);
    if (const std::uint32_t of = p_.slot(i, DateSlot::kWeekOf)) {
      i += of;
      auto day = named_day_at(c_, i);
      if (!day) day = named_day_at(c_, i + p_.slot(i, DateSlot::kArticle));
      if (!day || day->grain != Grain::kDay) return std::nullopt;
      if (!day->when.known()) return make(day->last, Grain::kWeek, {});
      return make(day->last, Grain::kWeek, week_of(first_day(day->when)));
    }
    const std::uint32_t n = p_.slot(i, DateSlot::kWeekNumber);
    if (n == 0 || !p_.number(i + n) || p_[i + n].number < 1 || p_[i + n].number > kLastWeek ||
        c_.counts_something(i + n + 1))
      return std::nullopt;
    const int number = p_[i + n].number;
    const auto of = whole(i + n + 1);
    if (of && of->grain != Grain::kYear) return std::nullopt;
    const Period year = of ? of->when : calendar_step(c_.reference, "year", 0);
    if (!year.known()) return make(i + n + 1, Grain::kWeek, {});
    const Period when = units_of(year, "week", number, 1);
    if (!when.known()) return std::nullopt;
    return make(of ? of->last : i + n + 1, Grain::kWeek, when);
  }

  std::optional<Expression> decade() const { return decade_at(at_); }

  // "les années 1990", "les années quatre-vingt-dix", "the 1990s", "the '90s", "the nineties"
  std::optional<Expression> decade_at(std::size_t at) const {
    if (const auto word = p_.valued(at, DateSlot::kDecadeWord); word.length > 0)
      return tens(at + word.length, 1900 + word.value);
    if (p_.slot_before(at, DateSlot::kDecade)) {
      const auto n = amount_at(c_, at);
      if (!n) return std::nullopt;
      const int value = static_cast<int>(n->value);
      if (value % 10 != 0 || value < 10 || n->value != value) return std::nullopt;
      if (value < 100) return tens(n->last, (value < 20 ? 2000 : 1900) + value);
      if (value >= 1000 && value < 2200) return tens(n->last, value);
      return std::nullopt;
    }
    if (!p_.number(at)) return std::nullopt;
    std::size_t s = at + 1;
    if (p_.sign(s, '\'') && p_.attached(s)) ++s;
    const std::uint32_t ending = p_.slot(s, DateSlot::kDecadeEnding);
    if (ending == 0 || p_[at].number % 10 != 0) return std::nullopt;
    if (p_[at].digits == 4) return tens(s + ending, p_[at].number);
    if (p_[at].digits != 2 || !p_.attached(s)) return std::nullopt;
    if (!p_.slot_before(at, DateSlot::kArticle) && !p_.slot_before(at, DateSlot::kEarly) &&
        !p_.sign(at - 1, '\''))
      return std::nullopt;
    return tens(s + ending, (p_[at].number < 20 ? 2000 : 1900) + p_[at].number);
  }

  std::optional<Expression> tens(std::size_t last, int year) const {
    return make(last, Grain::kYear, {year_of(year).begin, year_of(year + 9).end});
  }

  // "le XIXe siècle", "the 15th century"
  std::optional<Expression> century() const {
    const std::size_t start = at_ + p_.slot(at_, DateSlot::kArticle);
    int n = 0;
    std::size_t i = start;
    if (const auto d = day_number_at(c_, i); d && d->ordinal) {
      n = d->day;
      i = d->last;
    } else if (p_.letters(i) && (c_.prose.tokens[p_[i].token].shape & kCapital ||
                                 p_[i].span.end - p_[i].span.begin < 8)) {
      const std::string form = lower(p_[i].span.of(c_.prose.text));
      const std::size_t cut = std::min(form.find_first_not_of("ivx"), form.size());
      n = cut > 0 ? roman(std::string_view(form).substr(0, cut)) : 0;
      ++i;
    }
    const std::uint32_t unit = n > 0 && n <= 21 ? p_.slot(i, DateSlot::kCentury) : 0;
    if (unit == 0) return std::nullopt;
    const int first = (n - 1) * 100;
    Expression e =
        make(i + unit, Grain::kYear, {year_of(std::max(first, 1)).begin, year_of(first + 99).end});
    e.first = static_cast<std::uint32_t>(start);
    return e;
  }

  // "en 2019", "(2019)", "l'année 2019"
  std::optional<Expression> year() const {
    const auto y = year_at(c_, at_, false);
    if (!y) return std::nullopt;
    const bool digits = p_.number(at_);
    if (digits && years_joined(*y)) return make(y->last, Grain::kYear, year_of(y->year));
    if (digits && (digits_at(c_, at_) || date_at(c_, at_))) return std::nullopt;
    // "one thousand five hundred" is rather a number
    if (!digits && (y->year % 100 == 0 || !p_.slot_before(at_, DateSlot::kYearCue)))
      return std::nullopt;
    if (!c_.alone(at_, y->last)) {
      if (!p_.slot_before(at_, DateSlot::kYearCue) || c_.counts_something(y->last))
        return std::nullopt;
      if ((p_.sign(y->last, '.') || p_.sign(y->last, ',')) && p_.attached(y->last) &&
          p_.number(y->last + 1) && p_.attached(y->last + 1))
        return std::nullopt;
    }
    return make(y->last, Grain::kYear, year_of(y->year));
  }

  // "2014-2018": two years, the second one later
  bool years_joined(const YearNumber& first) const {
    if (!(p_.sign(first.last, '-') || p_.sign(first.last, '~')) || !p_.attached(first.last) ||
        !p_.attached(first.last + 1) || (at_ > 0 && p_.attached(at_) && p_.sign(at_ - 1, '-')))
      return false;
    const auto second = year_at(c_, first.last + 1, false);
    return second && second->year > first.year && first.year > kEarliestSpan &&
           !c_.counts_something(second->last) && !p_.sign(second->last, '-');
  }

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
};

}  // namespace

std::optional<Expression> period_at(const TimeContext& context, std::size_t at) {
  return PeriodReader(context, at).read();
}

}  // namespace recoupe
