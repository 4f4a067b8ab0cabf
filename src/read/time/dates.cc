// Dates with a month's name. The year that a text leaves out is the one that brings the date
// nearest before the reference: "le 15 décembre", read on 7 January 2022, is in 2021; a date a
// month ahead at most may follow it.
#include <algorithm>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxList = 6;  // days before one month: "les 5, 6 et 7 janvier"

class DateReader {
 public:
  DateReader(const TimeContext& context, std::size_t at)
      : c_(context), p_(context.fragments), at_(at) {}

  std::optional<Expression> read() {
    if (auto e = year_first()) return e;
    if (auto e = day_first()) return e;
    if (auto e = month_first()) return e;
    return month_alone();
  }

 private:
  // "-" or "/" between the parts of "23/Sep/2020", ". " in "23. September"
  std::size_t skip_joint(std::size_t i) const {
    for (const char joint : {'-', '/', '.'})
      if (p_.sign(i, joint) && p_.attached(i)) return i + 1;
    return i;
  }

  std::optional<YearNumber> year_behind(std::size_t i) const {
    const bool tight = p_.attached(i);
    if (p_.sign(i, '-') || p_.sign(i, '/') || p_.sign(i, '.')) {
      if (!tight || !p_.attached(i + 1)) return std::nullopt;
      return year_at(c_, i + 1, true);
    }
    if (p_.sign(i, ',')) return year_at(c_, i + 1, false);
    const std::uint32_t of = p_.slot(i, DateSlot::kYearJoint);
    // "in June last year", "le 3 mai de l'an dernier"
    if (const auto year = relative_at(c_, i + of);
        year && year->grain == Grain::kYear && year->when.known())
      return YearNumber{date_of(year->when.begin).year, year->last};
    return year_at(c_, i + of, true);
  }

  Expression make(std::size_t first, std::size_t last, Grain grain, Rule rule, Period when) const {
    Expression e{.first = static_cast<std::uint32_t>(first),
                 .last = static_cast<std::uint32_t>(last),
                 .when = when,
                 .grain = grain};
    e.rule = rule;
    return e;
  }

  static Period span_of(int year, int month, int first, int last) {
    const auto a = day_number(year, month, first);
    const auto b = day_number(year, month, last);
    if (!a || !b || *b < *a) return {};
    return days(*a, *b - *a + 1);
  }

  // "2020/Sep/23", "2019-aug-01"
  std::optional<Expression> year_first() const {
    if (!p_.number(at_) || p_[at_].digits != 4) return std::nullopt;
    const auto year = year_at(c_, at_, false);
    const std::size_t i = year ? skip_joint(year->last) : at_;
    if (!year) return std::nullopt;
    if (i == year->last) {  // "2017 April"
      const auto month = p_.number(i) ? std::nullopt : month_at(c_, i);
      if (!month || p_.number(month->last)) return std::nullopt;
      return make(at_, month->last, Grain::kMonth, month->rule,
                  month_of(year->year, month->number));
    }
    std::optional<DayNumber> day = day_number_at(c_, i);  // "2020/23/Sep"
    const auto month = month_at(c_, day ? skip_joint(day->last) : i);
    std::uint32_t last = month ? month->last : 0;
    if (month && !day) {
      day = day_number_at(c_, skip_joint(last));
      if (day) last = day->last;
    }
    if (!month) return std::nullopt;
    if (!day)
      return make(at_, last, Grain::kMonth, month->rule, month_of(year->year, month->number));
    const Period when = span_of(year->year, month->number, day->day, day->day);
    if (!when.known()) return std::nullopt;
    return make(at_, last, Grain::kDay, month->rule, when);
  }

  struct DayList {
    int first = 0, last = 0;
    std::size_t end = 0;
    bool range = false;
    std::size_t sure = 0;  // where it ends if the last commas join no days: "January 5, 12 died"
    int sure_last = 0;
  };

  // "5", "5, 6 et 7", "du 5 au 7", "4-23"
  std::optional<DayList> day_list(std::size_t i) const {
    const auto first = day_number_at(c_, i);
    if (!first) return std::nullopt;
    DayList list{first->day, first->day, first->last, false};
    for (std::size_t n = 0; n < kMaxList; ++n) {
      const std::size_t gap =
          std::max(p_.slot(list.end, DateSlot::kRange), p_.slot(list.end, DateSlot::kList));
      if (gap == 0) break;
      const std::size_t k = list.end + gap;
      const auto next = day_number_at(c_, k + p_.slot(k, DateSlot::kArticle));
      if (!next || next->day <= list.last) break;
      if (p_.sign(list.end, ',') && gap == 1) {
        if (list.sure == 0) list.sure = list.end, list.sure_last = list.last;
      } else {
        list.sure = 0;
      }
      list.last = next->day;
      list.end = next->last;
      list.range = true;
    }
    return list;
  }

  // [le] 5 [et 6] janvier [2022]
  std::optional<Expression> day_first() const {
    const std::size_t start = at_ + p_.slot(at_, DateSlot::kArticle);  // "le" is no part of a date
    const auto list = day_list(start);
    const bool priced =
        start > 0 && (p_.sign(start - 1, '$') || (p_.sign(start - 1, '?') && p_.attached(start)));
    if (!list || priced) return std::nullopt;
    std::size_t i = skip_joint(list->end);
    if (p_.attached(i) && p_.number(i) && p_[i].digits == 4 && !list->range) {
      // "23-2020-septembre"
      const auto year = year_at(c_, i, false);
      const auto month = year ? month_at(c_, skip_joint(year->last)) : std::nullopt;
      if (!month) return std::nullopt;
      const Period when = span_of(year->year, month->number, list->first, list->last);
      return make(start, month->last, Grain::kDay, month->rule, when);
    }
    if (p_.sign(i, ',')) ++i;
    const std::uint32_t of = p_.slot(i, DateSlot::kOf);
    // "The floods killed 12 in March": what happened in a month was on no day of it.
    const bool counted =
        of > 0 && p_.slot(i, DateSlot::kInMonth) == of && !day_number_at(c_, start)->ordinal;
    i += of;
    if (const auto month = month_at(c_, i)) {
      if (counted || short_word(i)) return std::nullopt;
      return dated(start, *month, *list, month->last);
    }
    return of_relative_month(start, *list, i);
  }

  // "4 au 22 de ce mois", "the 15th of next month"
  std::optional<Expression> of_relative_month(std::size_t start, const DayList& list,
                                              std::size_t i) const {
    const auto month = relative_at(c_, i);
    if (!month || month->grain != Grain::kMonth || !month->when.known()) return std::nullopt;
    const Date d = date_of(month->when.begin);
    const Period when = span_of(d.year, d.month, list.first, list.last);
    if (!when.known()) return std::nullopt;
    return make(start, month->last, Grain::kDay, month->rule, when);
  }

  std::optional<Expression> dated(std::size_t start, const MonthName& month, const DayList& list,
                                  std::size_t behind) const {
    const auto year = year_behind(behind);
    const Pointing pointed = year ? Pointing{} : pointing(start, behind);
    const std::size_t last = year ? year->last : behind + pointed.behind;
    const int use = year ? year->year : year_of_day(month.number, list.first, start, last, pointed);
    const Period when = use ? span_of(use, month.number, list.first, list.last) : Period{};
    if (year && !when.known()) return std::nullopt;  // 30 February
    Expression e = make(start, last, Grain::kDay, month.rule, when);
    e.year_open = !year && pointed.way == 0;
    return e;
  }

  // A word beside the date that puts it ahead (1) or behind (-1): "next March 3", "le 3 mars
  // dernier".
  struct Pointing {
    int way = 0;
    std::uint32_t behind = 0;  // fragments that it takes behind the date
  };
  Pointing pointing(std::size_t first, std::size_t last) const {
    if (!relative_at(c_, last)) {
      if (const std::uint32_t n = p_.slot(last, DateSlot::kLast)) return {-1, n};
      if (const std::uint32_t n = p_.slot(last, DateSlot::kNext)) return {1, n};
    }
    if (p_.slot_before(first, DateSlot::kLast)) return {-1, 0};
    return {p_.slot_before(first, DateSlot::kNext) ? 1 : 0, 0};
  }

  int year_of_day(int month, int day, std::size_t first, std::size_t last, Pointing p) const {
    if (p.way == 0 || !c_.reference.known())
      return c_.guess_year(month, day, c_.ahead(first, last));
    const int now = date_of(c_.reference.begin).year;
    const auto this_year = day_number(now, month, day);
    if (!this_year) return now;
    return now + (p.way > 0 && *this_year <= c_.today()   ? 1
                  : p.way < 0 && *this_year >= c_.today() ? -1
                                                          : 0);
  }

  // January 5[th] [to 7] [, 2022]
  std::optional<Expression> month_first() const {
    const auto month = month_at(c_, at_);
    if (!month || short_word(at_)) return std::nullopt;
    if (const auto e = month_year_day(*month)) return e;
    std::size_t i = month->last;
    if (p_.sign(i, '.') && p_.attached(i) && p_.number(i + 1)) ++i;
    const bool joined = skip_joint(i) != i;
    i = skip_joint(i);
    const bool comma = p_.sign(i, ',');
    if (comma) ++i;
    i += p_.slot(i, DateSlot::kOpen);
    i += p_.slot(i, DateSlot::kArticle);
    auto list = day_list(i);
    if (list && list->sure > 0) list->end = list->sure, list->last = list->sure_last;
    if (!list || p_.slot(list->end, DateSlot::kHour)) return std::nullopt;
    if (!joined && !plausible(i, *list, comma)) return std::nullopt;
    if (p_.sign(list->end, ':') && p_.attached(list->end)) return std::nullopt;
    return dated(at_, *month, *list, list->end);
  }

  // "septembre-2020-23"
  std::optional<Expression> month_year_day(const MonthName& month) const {
    const std::size_t i = skip_joint(month.last);
    const auto year = i == month.last ? std::nullopt : year_at(c_, i, false);
    if (!year || skip_joint(year->last) == year->last) return std::nullopt;
    const auto day = day_number_at(c_, skip_joint(year->last));
    if (!day) return std::nullopt;
    const Period when = span_of(year->year, month.number, day->day, day->day);
    if (!when.known()) return std::nullopt;
    return make(at_, day->last, Grain::kDay, month.rule, when);
  }

  // "In May 12 people died": a number that counts what follows is no day.
  // "At the end of December, 12 died" names no day.
  bool plausible(std::size_t day, const DayList& list, bool comma) const {
    const auto n = day_number_at(c_, day);
    const bool year = year_at(c_, list.end + (p_.sign(list.end, ',') ? 1 : 0), false).has_value();
    if (year || (n && n->ordinal)) return true;
    if (comma || p_.slot_before(at_, DateSlot::kInMonth)) return false;
    if (p_.sign(list.end, ',')) return true;
    if (c_.tables.day_follows && !p_.slot_before(at_, DateSlot::kMonthCue)) return true;
    return !c_.counts_something(list.end);
  }

  // A form that is also a common word: "may" as a verb, "mar".
  bool short_word(std::size_t i) const {
    const Token& t = c_.prose.tokens[p_[i].token];
    return (t.pos == Pos::kAux || t.pos == Pos::kVerb) && !(t.shape & (kCapital | kAllCaps));
  }

  // "janvier 2022", "en janvier", "last January".
  std::optional<Expression> month_alone() const {
    const auto m = month_at(c_, at_);
    if (!m) return std::nullopt;
    if (const auto y = year_behind(m->last))
      return make(at_, y->last, Grain::kMonth, m->rule, month_of(y->year, m->number));
    const Pointing pointed = pointing(at_, m->last);
    const bool now = pointed.way == 0 && p_.slot_before(at_, DateSlot::kThis);
    if (pointed.way == 0 && !now && !cued() && !full_name() && !in_row(*m)) return std::nullopt;
    if (short_word(at_) || p_[at_].span.end - p_[at_].span.begin < 3) return std::nullopt;
    const std::uint32_t last = m->last + pointed.behind;
    std::size_t first = at_;
    for (const DateSlot slot : {DateSlot::kLast, DateSlot::kNext, DateSlot::kThis})
      first -= p_.slot_before(first, slot);
    if (!c_.reference.known()) return make(first, last, Grain::kMonth, m->rule, {});
    const Date today = date_of(c_.reference.begin);
    int y = today.year;
    if (pointed.way > 0)
      y += m->number <= today.month ? 1 : 0;
    else if (pointed.way < 0)
      y -= m->number >= today.month ? 1 : 0;
    else if (!now)
      y = c_.guess_year(m->number, 1, c_.ahead(at_, last));
    Expression e = make(first, last, Grain::kMonth, m->rule, y ? month_of(y, m->number) : Period{});
    e.year_open = pointed.way == 0 && !now;
    return e;
  }

  // "in May", "mid-May"
  bool cued() const {
    return p_.slot_before(at_, DateSlot::kMonthCue) > 0 ||
           (at_ > 0 && p_.sign(at_ - 1, '-') && p_.slot_before(at_ - 1, DateSlot::kMonthCue));
  }

  // "March to May", "Jan-Feb 2017": one month shows that the other is one; a comma shows nothing.
  bool in_row(const MonthName& m) const {
    for (const DateSlot joint : {DateSlot::kRange, DateSlot::kList}) {
      if (const std::uint32_t n = p_.slot(m.last, joint);
          n && !p_.sign(m.last, ',') && month_at(c_, m.last + n))
        return true;
      const std::uint32_t n = p_.slot_before(at_, joint);
      if (n == 0 || at_ <= n || p_.sign(at_ - 1, ',')) continue;
      const std::size_t before = at_ - n;
      if (const auto other = month_at(c_, before - 1); other && other->last == before) return true;
      if (const auto other = before > 1 ? month_at(c_, before - 2) : std::nullopt;
          other && other->last == before)
        return true;
    }
    return false;
  }

  // A month's name written out, that no other word is spelt like, may stand without a cue.
  bool full_name() const {
    const Table& table = c_.tables.months;
    const Match m = p_.match(table, at_);
    return m && table.cell(m.row, "lone") == "yes" &&
           c_.prose.tokens[p_[at_].token].name.kind == NameKind::kNone;
  }

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
};

}  // namespace

std::optional<Expression> date_at(const TimeContext& context, std::size_t at) {
  return DateReader(context, at).read();
}

}  // namespace recoupe
