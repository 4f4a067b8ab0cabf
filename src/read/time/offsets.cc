// Times at a distance: "il y a deux jours", "two weeks ago", "the last three months". The distance
// is taken exactly, "two months ago" on 7 January is 7 November; the grain says how coarse the
// words are. "The last three weeks" end where the reference begins.
#include <array>
#include <cmath>

#include "base/calendar.h"
#include "base/codes.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr double kMostUnits = 10'000;         // "il y a 10 000 ans" is no date of news
constexpr std::size_t kRankWindow = 5;        // fragments between "second" and "in three days"
constexpr std::size_t kMaxParts = 8;          // "1 year, 2 months and 3 days"
constexpr std::int64_t kMostMonths = 48'000;  // the year 4000

struct UnitSize {
  std::string_view unit;
  double months, minutes;
};
constexpr std::array<UnitSize, 12> kUnits{{{"century", 1200, 0},
                                           {"decade", 120, 0},
                                           {"year", 12, 0},
                                           {"half", 6, 0},
                                           {"quarter", 3, 0},
                                           {"month", 1, 0},
                                           {"fortnight", 0, 14.0 * kMinutesPerDay},
                                           {"week", 0, 7.0 * kMinutesPerDay},
                                           {"day", 0, kMinutesPerDay},
                                           {"hour", 0, 60},
                                           {"minute", 0, 1},
                                           {"second", 0, 1.0 / 60}}};

struct Unit {
  std::string_view code;
  std::uint32_t last = 0;
  Rule rule = 0;
};

std::optional<Unit> unit_at(const TimeContext& c, std::size_t at) {
  const Table& units = c.tables.time_units;
  const Match m = c.fragments.match(units, at);
  if (!m) return std::nullopt;
  // "2h", "1d": a letter alone is a unit right behind its number.
  if (units.cell(m.row, "tight") == "yes" && !(at > 0 && c.fragments.attached(at)))
    return std::nullopt;
  return Unit{units.cell(m.row, "unit"), static_cast<std::uint32_t>(at + m.length),
              units.rule(m.row)};
}

void add(Distance& d, const Unit& unit, double n) {
  if (unit.code == "workday") d.workdays += n;
  for (const UnitSize& size : kUnits) {
    if (size.unit != unit.code) continue;
    d.months += size.months * n;
    d.minutes += size.minutes * n;
  }
  d.grain = std::max(d.grain, grain_of(unit.code));
  d.last = unit.last;
}

// The first day, or minute, at that distance.
std::int32_t instant(std::int32_t from, double months, double minutes) {
  const Date d = date_of(from);
  const std::int64_t month = std::int64_t{d.year} * 12 + d.month - 1 + std::llround(months);
  if (month < 12 || month >= kMostMonths) return 0;
  const int year = static_cast<int>(month / 12), number = static_cast<int>(month % 12) + 1;
  std::optional<std::int32_t> day;
  for (int n = d.day; !day; --n) day = day_number(year, number, n);  // 31 of a month with 30 days
  const double at = *day * static_cast<double>(kMinutesPerDay) + (from - day_of(from).begin) +
                    std::floor(minutes);
  return std::abs(at) < 2e9 ? static_cast<std::int32_t>(at) : 0;
}

// `n` days on, or back, that are no Saturday and no Sunday.
std::int32_t workdays_on(std::int32_t at, int n) {
  constexpr int kFriday = 5;
  const int way = n < 0 ? -1 : 1;
  while (at != 0 && n != 0) {
    at += way * kMinutesPerDay;
    if (date_of(at).weekday <= kFriday) n -= way;
  }
  return at;
}

// "and a half", "et demie" behind a unit: half of one more, and a finer grain.
void add_half(const TimeContext& c, Distance& d, const Unit& unit) {
  const Fragments& p = c.fragments;
  const auto half_at = [&](std::size_t i) -> std::uint32_t {
    const auto part = p.valued(i, DateSlot::kHourPart);
    const std::size_t behind = i + part.length;
    if (part.value != 30 || p.slot(behind, DateSlot::kOf) || p.sign(behind, '-')) return 0;
    return static_cast<std::uint32_t>(behind);
  };
  std::uint32_t last = half_at(d.last);
  if (const std::uint32_t plus = last ? 0 : p.slot(d.last, DateSlot::kPlus))
    last = half_at(d.last + plus + p.slot(d.last + plus, DateSlot::kOne));
  if (last == 0 || unit.code == "workday") return;
  const bool month = unit.code == "month";
  add(d, {month ? "day" : unit.code, last, unit.rule}, month ? 15 : 0.5);
  const Grain finer = unit.code == "hour"   ? Grain::kMinute
                      : unit.code == "year" ? Grain::kMonth
                                            : Grain::kDay;
  d.grain = std::max(d.grain, finer);
}

class OffsetReader {
 public:
  OffsetReader(const TimeContext& c, std::size_t at)
      : c_(c), p_(c.fragments), at_(at), table_(c.tables.offsets), place_(table_.column("place")) {}

  std::optional<Expression> read() const {
    for (const Match& m : p_.matches(table_, at_))
      if (table_.cell(m.row, place_) == "before" && !(m.length == 1 && c_.acts(at_)))
        if (auto e = behind(at_ + m.length, m.row)) return e;
    if (auto e = behind(at_, std::nullopt)) return e;
    return age();
  }

 private:
  // Numbers and units, perhaps a word between or behind.
  std::optional<Expression> behind(std::size_t i, std::optional<std::uint32_t> row) const {
    std::size_t at = i;
    auto n = amount_at(c_, i);
    const bool numeral = n.has_value();
    if (!n && c_.acts(i)) return std::nullopt;  // "will last three weeks"
    if (!n && !row && !placed(i, "between") && !placed(i, "front")) return std::nullopt;
    if (n)
      at = n->last;
    else
      n = UnitCount{1, 0};
    if (n->value > kMostUnits) return std::nullopt;
    auto m = placed(at, "between");
    if (!m && !numeral) m = placed(at, "front");
    if (m) {
      if (numeral && relative_at(c_, at)) return std::nullopt;  // "3 next week"
      row = m->row;
      at += m->length;
      if (!numeral) {  // "derniers 3 mois"
        n = amount_at(c_, at);
        if (!n) return std::nullopt;
        at = n->last;
      }
    }
    const auto unit = unit_at(c_, at);
    if (!unit) return std::nullopt;
    Distance d{.grain = Grain::kYear};
    add(d, *unit, n->value);
    if (numeral) add_half(c_, d, *unit);
    if (numeral) more(d);
    std::size_t last = d.last;
    if (const auto k = placed(last, row ? "tail" : "after")) {
      if (!row) row = k->row;
      last += k->length;
    }
    if (!row || !allowed(*row, numeral, last) || counted_from_words(d.last, last))
      return std::nullopt;
    // "the last four months of 2021", "the last three weeks of this year" are of that year.
    if (const std::uint32_t of = p_.slot(last, DateSlot::kOf)) {
      const auto period = relative_at(c_, last + of);
      if (year_at(c_, last + of, false) || (period && period->grain < d.grain)) return std::nullopt;
    }
    return made(*row, *unit, d, n->value, last);
  }

  // ", 2 months and 3 days"
  void more(Distance& d) const {
    for (std::size_t k = 1; k < kMaxParts; ++k) {
      std::size_t i = d.last;
      if (p_.sign(i, ',') || p_.sign(i, '+')) ++i;
      if (const std::uint32_t list = p_.slot(i, DateSlot::kList); list && !p_.sign(i, ','))
        i += list;
      const auto n = amount_at(c_, i);
      const auto unit = n ? unit_at(c_, n->last) : std::nullopt;
      if (!unit || n->value > kMostUnits || unit->code == "half") return;
      add(d, *unit, n->value);
    }
  }

  // A duration that is all there is to its sentence is an age: "2 h", "1 an 2 mois".
  std::optional<Expression> age() const {
    const bool signed_number = (p_.sign(at_, '-') || p_.sign(at_, '+')) && p_.attached(at_ + 1);
    const std::size_t sign = signed_number ? 1 : 0;
    const double sense = p_.sign(at_, '+') ? 1 : -1;
    auto d = distance_at(c_, at_ + sign, signed_number ? sense : 1);
    if (!d || !c_.alone(at_, d->last) || !c_.reference.known()) return std::nullopt;
    if (d->last == at_ + 2 && p_.attached(at_ + 1) && p_.slot(at_ + 1, DateSlot::kHour))
      return std::nullopt;  // "16h" is a time of day
    Expression e{.first = static_cast<std::uint32_t>(at_), .last = d->last, .grain = d->grain};
    e.rule = d->rule;
    if (!signed_number) d->turn();
    e.when = moved(c_.reference, *d);
    e.second = second_of(*d);
    return e;
  }

  // Without a number only a span can be meant ("the past week"). "in two days" behind a past verb
  // is a duration.
  bool allowed(std::uint32_t row, bool numeral, std::size_t last) const {
    const std::string_view mode = table_.cell(row, "mode");
    if (!numeral && mode != "span") return false;
    if (mode == "alone") return c_.alone(at_, last);
    const bool forward =
        table_.cell(row, "direction") == "1" && table_.cell(row, place_) == "before";
    if (forward && mode == "point" && ranked()) return false;
    return !forward || c_.ahead(at_, last) || !c_.told(at_, last);
  }

  // "the second attack in three days", "the worst in ten years": so often or so much in that time
  bool ranked() const {
    for (std::size_t k = at_; k-- > 0 && at_ - k <= kRankWindow;)
      if (p_.slot(k, DateSlot::kNth) || p_.slot(k, DateSlot::kRank)) return true;
    return false;
  }

  // "five minutes before the break" is counted from the break.
  bool counted_from_words(std::size_t unit_end, std::size_t last) const {
    return last > unit_end && placed(unit_end, "joint") && c_.fragments.letters(last) &&
           (c_.counts_something(last) || c_.fragments.slot(last, DateSlot::kArticle));
  }

  std::optional<Match> placed(std::size_t at, std::string_view place) const {
    for (const Match& m : p_.matches(table_, at))
      if (table_.cell(m.row, place_) == place) return m;
    return std::nullopt;
  }

  Expression made(std::uint32_t row, const Unit& unit, Distance d, double n,
                  std::size_t last) const {
    const bool back = table_.cell(row, "direction") == "-1";
    const std::string_view mode = table_.cell(row, "mode");
    Expression e{.first = static_cast<std::uint32_t>(at_),
                 .last = static_cast<std::uint32_t>(last),
                 .grain = d.grain};
    e.rule = table_.rule(row);
    Period from = c_.reference;
    if (table_.cell(row, "anchor") == "previous") {
      if (c_.named.known() && c_.named_grain >= d.grain)
        from = c_.named;
      else if (c_.previous.known())
        from = c_.previous;
      else if (!back && !c_.ahead(at_, last) && c_.told(at_, last))
        from = {};
    }
    if (!from.known()) return e;
    if (back) d.turn();
    if (mode == "span")
      e.when = stretch(from, unit.code, d, static_cast<std::int32_t>(n), back);
    else if (const Period far = moved(from, d); mode == "within" && far.known())
      e.when = {start_of(from, d), far.begin};
    else
      e.when = moved(from, d);
    e.second = second_of(d);
    return e;
  }

  static std::uint8_t second_of(const Distance& d) {
    if (d.grain != Grain::kSecond) return 0;
    const std::int64_t seconds = std::llround(d.minutes * 60) % 60;
    return static_cast<std::uint8_t>((seconds + 60) % 60);
  }

  // Days and longer run from midnight to midnight.
  static std::int32_t start_of(Period from, const Distance& d) {
    return d.grain <= Grain::kDay ? day_of(from.begin).begin : from.begin;
  }

  // From `from` back or on: "the last three days", "the next two quarters".
  static Period stretch(Period from, std::string_view unit, const Distance& d, std::int32_t n,
                        bool back) {
    const bool coming = !back && (unit == "decade" || unit == "century");
    if (unit == "quarter" || unit == "half" || coming) {
      const Period here = calendar_step(from, unit, 0);
      const Period far = calendar_step(from, unit, back ? -n : n);
      if (!far.known()) return {};
      return back ? Period{far.begin, here.begin} : Period{here.end, far.end};
    }
    const std::int32_t near = start_of(from, d);
    const Period there = moved({near, near + 1}, d);
    if (!there.known()) return {};
    const std::int32_t far = there.begin;
    if (back) return {far, near};
    if (d.grain > Grain::kDay) return {near, far};
    return {near + kMinutesPerDay, far + kMinutesPerDay};  // from tomorrow on
  }

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
  const Table& table_;
  Table::Column place_;
};

}  // namespace

Period moved(Period from, const Distance& d) {
  if (!from.known()) return {};
  const bool fine =
      d.grain > Grain::kDay || d.minutes != std::floor(d.minutes / kMinutesPerDay) * kMinutesPerDay;
  const bool exact = from.end - from.begin < kMinutesPerDay;
  if (fine && !exact && d.grain > Grain::kDay && std::abs(d.minutes) < kMinutesPerDay)
    return day_of(from.begin);  // "two hours ago" is that day, no better
  const std::int32_t at =
      workdays_on(instant(from.begin, d.months, d.minutes), static_cast<int>(d.workdays));
  if (at == 0) return {};
  if (!fine || !exact) return day_of(at);
  return {at, at + (d.grain == Grain::kHour ? 60 : 1)};
}

std::optional<Distance> distance_at(const TimeContext& c, std::size_t at, double way) {
  Distance d{.grain = Grain::kYear};
  std::size_t i = at;
  for (std::size_t k = 0; k < kMaxParts; ++k) {
    if (k > 0 && c.fragments.sign(i, ',')) ++i;
    if (k > 0 && !c.fragments.sign(i, ',')) i += c.fragments.slot(i, DateSlot::kList);
    if (k > 0 && (c.fragments.sign(i, '-') || c.fragments.sign(i, '+')))
      way = c.fragments.sign(i++, '-') ? -1 : 1;
    const auto n = amount_at(c, i);
    const auto unit = n ? unit_at(c, n->last) : std::nullopt;
    if (!unit || n->value > kMostUnits) break;
    if (k == 0) d.rule = unit->rule;
    add(d, *unit, way * n->value);
    if (way > 0) add_half(c, d, *unit);
    i = d.last;
  }
  if (d.last == 0) return std::nullopt;
  return d;
}

std::optional<Distance> one_day_at(const TimeContext& c, std::size_t at) {
  const std::uint32_t article = c.fragments.slot(at, DateSlot::kArticle);
  const auto unit = article > 0 ? unit_at(c, at + article) : std::nullopt;
  if (!unit || unit->code != "day") return std::nullopt;
  Distance d{.grain = Grain::kYear};
  d.rule = unit->rule;
  add(d, *unit, 1);
  return d;
}

std::optional<Expression> offset_at(const TimeContext& c, std::size_t at) {
  return OffsetReader(c, at).read();
}

}  // namespace recoupe
