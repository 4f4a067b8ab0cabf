// Periods of the calendar: quarters and halves, weeks of a year, weekends, and parts of all of them
// and of years. parts.cc counts them.
#include <algorithm>

#include "base/calendar.h"
#include "read/time/expressions.h"
#include "read/time/parts.h"

namespace recoupe {
namespace {

constexpr int kLastWeek = 53, kSaturday = 6;
constexpr double kMostUnits = 100;      // "the first 100 days"
constexpr std::size_t kOwnerWords = 4;  // fragments before the "'s" of "the coming year's"

class PeriodReader {
 public:
  PeriodReader(const TimeContext& context, std::size_t at)
      : c_(context), p_(context.fragments), at_(at) {}

  std::optional<Expression> read() const {
    if (auto e = portion()) return e;
    if (auto e = coded()) return e;
    if (auto e = nth()) return e;
    if (auto e = owned()) return e;
    if (auto e = to_date()) return e;
    if (auto e = weekend()) return e;
    if (auto e = week()) return e;
    return years_at(c_, at_);
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
    if (owner_) {
      Expression e = *owner_;
      e.last = static_cast<std::uint32_t>(at);
      return e;
    }
    const auto year = [&](std::size_t from) -> std::optional<Expression> {
      const auto y = year_at(c_, from, false);
      return y ? std::optional(make(y->last, Grain::kYear, year_of(y->year))) : std::nullopt;
    };
    std::size_t i = at + p_.slot(at, DateSlot::kOf);
    if (auto e = year(i)) return e;
    if (auto e = date_at(c_, i); e && e->grain == Grain::kMonth) return e;
    if (auto e = relative_at(c_, i); e && e->grain < Grain::kDay) return e;
    i += p_.slot(i, DateSlot::kArticle);
    if (auto e = year(i + p_.slot(i, DateSlot::kYearJoint))) return e;  // "the year 2019"
    if (auto e = named_month(i)) return e;
    if (auto e = coded_at(i)) return e;
    if (auto e = century_at(c_, i)) return e;
    return decade_at(c_, i + p_.slot(i, DateSlot::kDecade));
  }

  // "le mois de décembre", "the month of May"
  std::optional<Expression> named_month(std::size_t i) const {
    const Match m = p_.match(c_.tables.time_units, i);
    if (!m || c_.tables.time_units.cell(m.row, "unit") != "month") return std::nullopt;
    const std::uint32_t of = p_.slot(i + m.length, DateSlot::kOf);
    auto e = of > 0 ? date_at(c_, i + m.length + of) : std::nullopt;
    return e && e->grain == Grain::kMonth ? e : std::nullopt;
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

  // "early 2020", "mi-mars", "la fin du mois", "the rest of the week"
  std::optional<Expression> portion() const {
    for (const DateSlot which :
         {DateSlot::kEarly, DateSlot::kMid, DateSlot::kLate, DateSlot::kRest}) {
      const std::uint32_t n = p_.slot(at_, which);
      if (n == 0) continue;
      std::size_t i = at_ + n;
      if (p_.sign(i, '-')) ++i;
      auto of = whole(i);
      if (!of) of = current(i);
      if (!of || of->first == of->last) continue;
      const bool ends =
          p_.slot(at_, DateSlot::kBeginning) == n || p_.slot(at_, DateSlot::kEnding) == n;
      Expression e = make(of->last, of->grain, {});
      if (ends) e.edge = which == DateSlot::kEarly ? -1 : 1;
      e.when = so_far(part_of(of->when, which, ends ? 3 : 2), of->when, which);
      return e;
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
    if (which == DateSlot::kLate || which == DateSlot::kRest)
      part.begin = std::max(part.begin, today.begin);
    return part;
  }

  // "Q1 2019", "2019-Q1", "T1", "H2"
  std::optional<Expression> coded() const { return coded_at(at_); }
  std::optional<Expression> coded_at(std::size_t at) const {
    std::size_t i = at;
    auto before = year_at(c_, i, false);
    if (!before && p_.number(i) && p_[i].digits == 4 && p_.attached(i + 1) &&
        (p_.slot(i + 1, DateSlot::kQuarterCode) || p_.slot(i + 1, DateSlot::kHalfCode)))
      before = YearNumber{p_[i].number, static_cast<std::uint32_t>(i + 1)};  // "2016H2"
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
    if (year == 0 && owner_) year = date_of(owner_->when.begin).year;
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
    // "les six premiers mois"; without a number nobody knows how many.
    const auto many = amount_at(c_, i);
    if (const auto firsts = p_.valued(many ? many->last : i, DateSlot::kFirsts);
        firsts.length > 0) {
      if (!many || many->value < 1 || many->value > kMostUnits) return std::nullopt;
      auto e = nth_unit(many->last + firsts.length, firsts.value,
                        static_cast<std::int32_t>(many->value));
      if (e) e->first = static_cast<std::uint32_t>(start);
      return e;
    }
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
    if (!e) e = nth_weekend(i, n);
    if (!e) e = nth_unit(i, n, 1);
    if (e) e->first = static_cast<std::uint32_t>(start);
    return e;
  }

  std::optional<Expression> nth_weekday_of(std::size_t i, int n) const {
    const Table& table = c_.tables.weekdays;
    const Match m = p_.match(table, i);
    if (!m || table.cell(m.row, "short") == "yes") return std::nullopt;
    auto of = whole(i + m.length);
    if (!of && p_.slot(i + m.length, DateSlot::kOf)) of = current(i + m.length);
    if (!of || !of->when.known() || n > 5) return std::nullopt;
    const int weekday = table.cell(m.row, "weekday")[0] - '0';
    const auto day = nth_weekday(of->when, weekday, n);
    if (!day) return std::nullopt;
    return make(of->last, Grain::kDay, days(*day, 1));
  }

  // "the first weekend of June"
  std::optional<Expression> nth_weekend(std::size_t i, int n) const {
    const std::uint32_t word = p_.slot(i, DateSlot::kWeekend);
    if (word == 0 || !p_.slot(i + word, DateSlot::kOf)) return std::nullopt;
    auto of = whole(i + word);
    if (!of) of = current(i + word);
    if (!of || !of->when.known()) return std::nullopt;
    const auto saturday = nth_weekday(of->when, kSaturday, n);
    if (!saturday) return std::nullopt;
    return make(of->last, Grain::kDay, days(*saturday, 2));
  }

  std::optional<Expression> nth_unit(std::size_t i, int n, std::int32_t count) const {
    if (const auto k = amount_at(c_, i);
        k && k->value >= 1 && k->value <= kMostUnits && p_.match(c_.tables.time_units, k->last)) {
      count = static_cast<std::int32_t>(k->value);
      i = k->last;
    }
    const Table& units = c_.tables.time_units;
    const Match m = p_.match(units, i);
    if (!m || units.cell(m.row, "tight") == "yes") return std::nullopt;
    const std::string_view unit = units.cell(m.row, "unit");
    if (unit == "workday") return std::nullopt;
    i += m.length;
    const bool season = unit == "quarter" || unit == "half";
    auto of = p_.slot(i, DateSlot::kOf) || season || owner_ ? whole(i) : relative_at(c_, i);
    if (auto now = !of && p_.slot(i, DateSlot::kOf) ? current(i) : std::nullopt;
        now && (!season || now->grain == Grain::kMonth || years(now->when)))
      of = now;
    if (auto e = of && of->when.known() && count == 1 ? half_of(*of, unit, n) : std::nullopt)
      return e;
    if (of && of->grain >= grain_of(unit)) of.reset();
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

  // "the second half of June", "la première quinzaine de mai", "the first half of the 1980s"
  std::optional<Expression> half_of(const Expression& of, std::string_view unit, int n) const {
    const bool halves = unit == "half" || unit == "one_half";
    if (!halves && !(unit == "fortnight" && of.grain == Grain::kMonth)) return std::nullopt;
    if (n != 1 && n != 2 && n != -1) return std::nullopt;
    const Period when = part_of(of.when, n == 1 ? DateSlot::kEarly : DateSlot::kLate, 2);
    return make(of.last, years(of.when) ? Grain::kYear : Grain::kMonth, when);
  }
  static bool years(Period p) {  // more than one
    return p.known() && date_of(p.end - 1).year > date_of(p.begin).year;
  }

  // "next year's first quarter", "2019's last month", "2019 third quarter"
  std::optional<Expression> owned() const {
    if (p_.slot(at_, DateSlot::kOf)) return std::nullopt;
    if (const auto y = p_.number(at_) ? year_at(c_, at_, false) : std::nullopt) {
      PeriodReader part(c_, y->last);
      part.owner_ = make(y->last, Grain::kYear, year_of(y->year));
      auto e = part.nth();
      if (e) e->first = static_cast<std::uint32_t>(at_);
      if (e && e->grain == Grain::kQuarter) return e;
    }
    std::size_t sign = at_ + 1;
    while (sign < at_ + kOwnerWords && !p_.slot(sign, DateSlot::kOwner)) ++sign;
    const auto of = p_.slot(sign, DateSlot::kOwner) ? whole(at_) : std::nullopt;
    if (!of || of->last != sign || !of->when.known()) return std::nullopt;
    PeriodReader part(c_, sign + p_.slot(sign, DateSlot::kOwner));
    part.owner_ = of;
    auto e = part.nth();
    if (!e && of->grain == Grain::kYear) e = part.coded();
    if (e) e->first = static_cast<std::uint32_t>(at_);
    return e;
  }

  // "the year to date"
  std::optional<Expression> to_date() const {
    auto e = p_.slot(at_, DateSlot::kOf) ? std::nullopt : current(at_);
    const std::uint32_t n = e ? p_.slot(e->last, DateSlot::kToDate) : 0;
    if (n == 0) return std::nullopt;
    e->last += n;
    if (e->when.known())
      e->when.end = std::max(day_of(c_.reference.begin).begin, e->when.begin + 1);
    return e;
  }

  // "8 janvier", "the 8th of January"
  std::optional<Expression> day_named(std::size_t i) const {
    auto day = named_day_at(c_, i);
    if (!day) day = named_day_at(c_, i + p_.slot(i, DateSlot::kArticle));
    if (day && day->grain != Grain::kDay) day.reset();
    return day;
  }

  // "le week-end du 8 janvier", "the weekend of Halloween"
  std::optional<Expression> weekend() const {
    std::size_t i = at_ + p_.slot(at_, DateSlot::kArticle);
    const std::uint32_t n = p_.slot(i, DateSlot::kWeekend);
    const std::uint32_t of = n > 0 ? p_.slot(i + n, DateSlot::kOf) : 0;
    if (of == 0) return std::nullopt;
    i += n + of;
    const auto day = day_named(i);
    if (!day || day->bare) return std::nullopt;
    return make(day->last, Grain::kDay, weekend_around(day->when));
  }

  // "the week of April 10", "la semaine du 10 avril", "week 31 of 2018"
  std::optional<Expression> week() const {
    std::size_t i = at_ + p_.slot(at_, DateSlot::kArticle);
    if (const std::uint32_t of = p_.slot(i, DateSlot::kWeekOf)) {
      auto day = day_named(i + of);
      if (!day && p_.slot(i + of - 1, DateSlot::kDayArticle) == 1)  // "la semaine du 6"
        day = named_day_at(c_, i + of - 1);
      if (!day || day->grain != Grain::kDay) return std::nullopt;
      if (!day->when.known()) return make(day->last, Grain::kWeek, {});
      return make(day->last, Grain::kWeek, week_of(day->when.begin));
    }
    const std::uint32_t n = p_.slot(i, DateSlot::kWeekNumber);
    if (n == 0 || !p_.number(i + n) || p_[i + n].number < 1 || p_[i + n].number > kLastWeek ||
        c_.counts_something(i + n + 1) || c_.acts(i + n + 1) || p_.slot_before(i, DateSlot::kOne))
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

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
  std::optional<Expression> owner_;  // "next year" of "next year's first quarter"
};

}  // namespace

std::optional<Expression> period_at(const TimeContext& context, std::size_t at) {
  return PeriodReader(context, at).read();
}

}  // namespace recoupe
