// One pass over each sentence. At every fragment the readers are asked for a day, a time of day or
// a part of the day; neighbours that speak of one moment are joined, in any order: "vendredi 7
// janvier vers 17 h 40", "5 to 6 pm on Tuesday", "mardi soir". Ranges of whole dates are
// joined too (ranges.cc).
#include "read/time/time.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxTimes = 2000;  // of one article; timetables have more, news do not
constexpr std::int32_t kNearDays = 31;   // an hour belongs to a day named before, if that is recent
constexpr int kNoon = 12 * 60;
constexpr std::size_t kStreetWords = 4;  // fragments of "rond-point du"
constexpr std::int32_t kWeek = kDaysPerWeek * kMinutesPerDay;

// What one moment is made of.
struct Moment {
  std::optional<Expression> day, clock, part;
  std::uint32_t first = 0, last = 0;
  OpenEnd open{};  // "3 pm or later"
};

class TimeReader {
 public:
  TimeReader(const Prose& prose, Period reference, const Pack& pack)
      : prose_(prose),
        tables_(*prose.language),
        c_{.prose = prose, .pack = pack, .tables = tables_, .reference = reference} {}

  std::vector<TimeRef> read() {
    for (const Run<Token>& words : prose_.words) {
      if (!may_hold_time(prose_, words, tables_)) continue;
      c_.from = words.begin;
      c_.end = words.end;
      c_.fragments.read(prose_, words, tables_);
      c_.named = c_.named_day = {};
      listed_ = {};
      for (std::size_t i = 0; i < c_.fragments.size() && out_.size() < kMaxTimes;) {
        const auto e = c_.fragments.may_begin(i) ? stretch_at(i) : std::nullopt;
        if (e && !street(*e)) add(*e);
        i = e ? std::max<std::size_t>(e->last, i + 1) : i + 1;
      }
    }
    return std::move(out_);
  }

 private:
  // "from 4 pm today to 5 pm tomorrow", "between now and 8 o'clock"
  std::optional<Expression> stretch_at(std::size_t i) const {
    if (auto e = lasting_from(i, {})) return e;
    auto e = moment_at(i, {});
    if (!e || e->until >= 0 || !e->when.known()) return e;
    const Fragments& p = c_.fragments;
    const std::uint32_t lasting = p.slot(e->last, DateSlot::kLasting);
    if (e->grain == Grain::kDay && !e->part && lasting > 0)
      if (auto stretch = lasting_from(e->last + lasting, e->when)) {
        stretch->first = e->first;
        return stretch;
      }
    if (e->grain < Grain::kHour) return e;
    bool open = false;  // "Monday from 9 am for 7 hours"
    for (std::size_t k = e->first; k < e->last; ++k) open |= p.slot_before(k, DateSlot::kOpen) > 0;
    if (const auto d = open && lasting > 0 ? hours_at(e->last + lasting) : std::nullopt) {
      e->when.end = e->when.begin + static_cast<std::int32_t>(d->minutes);
      e->last = d->last;
      return e;
    }
    open = p.slot_before(e->first, DateSlot::kOpen) > 0;
    std::size_t gap = p.slot(e->last, DateSlot::kRange);
    if (gap == 0 && open) gap = p.slot(e->last, DateSlot::kList);
    auto to = gap ? moment_at(e->last + gap, day_of(e->when.begin)) : std::nullopt;
    if (!to || to->grain < Grain::kHour || !to->when.known()) return e;
    if (to->half_open && to->when.begin <= e->when.begin) to->when.begin += kNoon;
    if (to->when.begin <= e->when.begin) return e;
    e->when.end = to->when.begin;
    e->last = to->last;
    return e;
  }

  // "for 3 hours from 10 am", of `view` where that is known
  std::optional<Expression> lasting_from(std::size_t i, Period view) const {
    if (!c_.fragments.slot_before(i, DateSlot::kLasting)) return std::nullopt;
    const auto d = hours_at(i);
    if (!d) return std::nullopt;
    for (const Match& m : c_.fragments.matches(tables_.offsets, d->last)) {
      if (tables_.offsets.cell(m.row, "place") != "joint") continue;
      auto e = moment_at(d->last + m.length, view);
      if (!e || e->grain < Grain::kHour || e->until >= 0 || !e->when.known()) continue;
      e->first = static_cast<std::uint32_t>(i);
      e->when.end = e->when.begin + static_cast<std::int32_t>(d->minutes);
      return e;
    }
    return std::nullopt;
  }

  // A length in hours and minutes.
  std::optional<Distance> hours_at(std::size_t i) const {
    auto d = distance_at(c_, i);
    if (d && (d->grain < Grain::kHour || d->months != 0 || d->minutes >= kWeek)) d.reset();
    return d;
  }

  // `view`: the day of an hour without one, where the words before have named it.
  std::optional<Expression> moment_at(std::size_t i, Period view) const {
    Moment m;
    if (!take(m, i)) return std::nullopt;
    m.first = (m.day ? m.day : m.clock ? m.clock : m.part)->first;
    for (int n = 0; n < 2; ++n) {
      std::size_t at = m.last;
      const Fragments& p = c_.fragments;
      if (take(m, at)) continue;
      if (const OpenEnd open = or_open(m, at); open != OpenEnd::kNone) {
        m.open = open;
        at = m.last;
      }
      if (p.sign(at, ',') || p.sign(at, '-')) ++at;
      if (at > m.last && take(m, at)) continue;
      const std::uint32_t joint =
          std::max({p.slot(at, DateSlot::kJoint), p.slot(at, DateSlot::kBefore),
                    p.slot(at, DateSlot::kAfter)});
      if (joint == 0 || !take(m, at + joint)) break;
    }
    add_year(m);
    add_week(m);
    auto e = resolved(m, view);
    if (!e) return e;
    e->clue = e->first;
    e->open = m.open;
    // "before the year 2019"
    if (e->grain == Grain::kYear)
      e->clue -= c_.fragments.slot_before(e->clue, DateSlot::kYearJoint);
    if (m.clock && open_end(m.clock->first) != OpenEnd::kNone) e->clue = m.clock->first;
    return e;
  }

  // "3 pm or later"
  OpenEnd or_open(Moment& m, std::size_t at) const {
    if (!m.clock || m.clock->until >= 0) return OpenEnd::kNone;
    for (const auto& [slot, open] :
         {std::pair{DateSlot::kOrLater, OpenEnd::kAfter}, {DateSlot::kOrSooner, OpenEnd::kBefore}})
      if (const std::uint32_t n = c_.fragments.slot(at, slot)) {
        m.last += n;
        return open;
      }
    return OpenEnd::kNone;
  }

  // "Wed Aug 05 12:00:00 2015"
  void add_year(Moment& m) const {
    if (!m.day || !m.clock || !m.day->year_open || !m.day->when.known()) return;
    const auto y = year_at(c_, m.last, false);
    if (!y || !c_.fragments.number(m.last)) return;
    m.day->when = same_of_year(y->year, m.day->when, m.day->grain);
    m.last = y->last;
  }

  // "Wednesday evening next week"
  void add_week(Moment& m) const {
    if (!m.day || !m.day->weekly || !m.day->when.known() || (!m.clock && !m.part)) return;
    const auto week = relative_at(c_, m.last + c_.fragments.slot(m.last, DateSlot::kOf));
    if (!week || week->grain != Grain::kWeek || !week->when.known()) return;
    to_week(*m.day, week->when.begin);
    m.last = week->last;
  }

  // Moves a weekday to the week that holds that minute.
  static void to_week(Expression& e, std::int32_t minute) {
    e.when = in_week(e.when, minute);
    e.weekly = false;
    e.of_week = true;
  }
  static Period in_week(Period day, std::int32_t minute) {
    const std::int32_t off = week_of(minute).begin - week_of(day.begin).begin;
    return {day.begin + off, day.end + off};
  }

  // "rue du 4-Septembre", "le mouvement du 23-Mars": no day, but a name that has one. `value` 1:
  // only where a dash joins it.
  bool street(const Expression& e) const {
    const Fragments& p = c_.fragments;
    for (std::size_t n = 1; n <= kStreetWords && n <= e.first; ++n)
      if (const auto word = p.valued(e.first - n, DateSlot::kStreet); word.length == n)
        return word.value == 0 || p.sign(e.first + 1, '-');
    return false;
  }

  // "late Tuesday evening", "tôt demain matin": half of the part of the day behind that day.
  std::optional<Expression> half_of_day(std::size_t i) const {
    const std::uint32_t early = c_.fragments.slot(i, DateSlot::kEarly),
                        late = c_.fragments.slot(i, DateSlot::kLate);
    auto e = early + late > 0 ? named_day_at(c_, i + std::max(early, late)) : std::nullopt;
    if (!e || e->grain != Grain::kDay || !daypart_at(c_, e->last)) return std::nullopt;
    e->first = static_cast<std::uint32_t>(i);
    e->side = static_cast<std::int8_t>(early ? -1 : 1);
    return e;
  }

  // "(1130 GMT)" behind an hour tells it once more, "(local time)" of which zone it is.
  std::uint32_t zone_bracket(std::size_t i) const {
    const Fragments& p = c_.fragments;
    if (!p.sign(i, '(')) return 0;
    const auto other = clock_at(c_, i + 1);
    const std::size_t end = other ? other->last : i + 1 + p.slot(i + 1, DateSlot::kZone);
    const bool zoned = end > i + 1 && p.slot_before(end, DateSlot::kZone) > 0;
    return zoned && p.sign(end, ')') ? static_cast<std::uint32_t>(end + 1 - i) : 0;
  }

  // Adds to the moment what it lacks and stands at fragment i.
  bool take(Moment& m, std::size_t i) const {
    if (auto e = m.last == 0 ? half_of_day(i) : std::nullopt) {
      m.day = e;
      m.last = e->last;
      return true;
    }
    if (!m.day)
      if (auto e = day_at(c_, i); e && (m.last == 0 || (e->grain == Grain::kDay && !e->bare))) {
        if (!m.clock) extend_range(c_, *e);
        m.day = e;
        m.last = e->last;
        return true;
      }
    if (m.day && m.day->grain != Grain::kDay) return false;
    if (!m.clock && !offset_behind(i))
      if (auto e = clock(i)) {
        m.clock = e;
        m.last = e->last + zone_bracket(e->last);
        return true;
      }
    if (!m.part)
      if (auto e = daypart_at(c_, i)) {
        m.part = e;
        m.last = e->last;
        return true;
      }
    return false;
  }

  // "about 23 hours ago" is no time of day.
  bool offset_behind(std::size_t i) const {
    const std::uint32_t cue = c_.fragments.slot(i, DateSlot::kClockCue);
    return cue > 0 && offset_at(c_, i + cue).has_value();
  }

  std::optional<Expression> clock(std::size_t i) const {
    if (auto e = clock_range_at(c_, i)) return e;
    return clock_at(c_, i);
  }

  // The day that a time of day without one belongs to.
  Period day_in_view() const {
    if (!c_.reference.known()) return {};
    if (c_.named_day.known()) return c_.named_day;
    const Period today = day_of(c_.reference.begin);
    if (c_.previous.known() &&
        std::abs(c_.previous.begin - today.begin) <= kNearDays * kMinutesPerDay)
      return c_.previous;
    return today;
  }

  std::optional<Expression> resolved(const Moment& m, Period view) const {
    const Expression* only = m.day && !m.clock && !m.part   ? &*m.day
                             : m.clock && !m.day && !m.part ? &*m.clock
                             : m.part && !m.day && !m.clock ? &*m.part
                                                            : nullptr;
    if (only && only->bare) return std::nullopt;
    if (only && m.day) return m.day;
    Expression e = m.clock ? *m.clock : m.part ? *m.part : *m.day;
    e.first = m.first;
    e.last = m.last;
    const Period day = m.day ? m.day->when : view.known() ? view : day_in_view();
    e.weekly = m.day && m.day->weekly;
    e.of_week = m.day && m.day->of_week;
    if (!m.clock) return part_of(day, m, e);
    if (m.day && e.half_open && m.day->late) afternoon(e, kEvening);
    if (m.part && e.half_open) afternoon(e, *m.part);
    e.when = {};
    if (day.known() && day.end - day.begin <= kMinutesPerDay) {
      const std::int32_t length = e.until > e.minute        ? e.until - e.minute
                                  : e.grain == Grain::kHour ? 60
                                                            : 1;
      const std::int32_t begin = day_of(day.begin).begin + e.minute;
      e.when = {begin, begin + length};
    } else if (m.day) {
      return m.day;
    }
    return e;
  }

  // The hours of a part of a day stand beside the day; a night has none of one day.
  static std::optional<Expression> part_of(Period day, const Moment& m, Expression part) {
    if (!m.day && part.until == 0) return std::nullopt;
    const std::int32_t middle = (part.minute + part.until) / 2;
    if (m.day && m.day->side != 0) (m.day->side < 0 ? part.until : part.minute) = middle;
    part.grain = Grain::kDay;
    part.when = day;
    return part;
  }

  static constexpr Expression kEvening{.until = 0, .part = true};

  // "8 in the evening" is 20 h.
  static void afternoon(Expression& clock, const Expression& part) {
    const bool late = part.until <= 0 ? clock.minute >= 5 * 60 : part.minute >= kNoon;
    if (!late || clock.minute >= kNoon) return;
    clock.minute += kNoon;
    if (clock.until >= 0) clock.until += kNoon;
  }

  // Is what is meant before or after what stands at that fragment?
  OpenEnd open_end(std::size_t at) const {
    const Fragments& p = c_.fragments;
    for (int n = 0; n < 2; ++n) {
      if (p.slot_before(at, DateSlot::kBefore)) return OpenEnd::kBefore;
      if (p.slot_before(at, DateSlot::kAfter)) return OpenEnd::kAfter;
      at -= p.slot_before(at, DateSlot::kClockCue);  // "before around 2 pm"
    }
    return OpenEnd::kNone;
  }

  // What was found last, and whether its week may still be told by a later weekday of its list.
  struct Listed {
    std::size_t out = 0;     // the first of its list whose week is open
    std::uint32_t last = 0;  // fragments
    std::int32_t week = 0;   // a minute of it; 0: not told
  };

  // "next week on Tuesday or Thursday", "lundi et mardi prochains": weekdays in a row are of one
  // week.
  void share_week(Expression& e) {
    const Fragments& p = c_.fragments;
    std::size_t gap = listed_.last;
    if (gap > 0 && p.sign(gap, ',')) ++gap;
    if (gap > 0) gap += std::max(p.slot(gap, DateSlot::kList), p.slot(gap, DateSlot::kOr));
    const bool listed = listed_.last > 0 && gap > listed_.last &&
                        (gap == e.first || gap + p.slot(gap, DateSlot::kArticle) == e.first);
    if (!listed) listed_ = {out_.size(), 0, 0};
    listed_.last = (e.weekly || e.of_week) && e.when.known() ? e.last : 0;
    if (listed_.last == 0) return;
    if (e.weekly && listed_.week) to_week(e, listed_.week);
    if (!e.of_week) return;
    listed_.week = e.when.begin;
    for (; listed_.out < out_.size(); ++listed_.out) {
      Period& before = out_[listed_.out].when;
      before = in_week(before, e.when.begin);
    }
    ++listed_.out;
  }

  void add(Expression e) {
    share_week(e);
    TimeRef t{.when = e.when, .rule = e.rule, .grain = e.grain};
    t.second = e.second;
    t.of_noun = e.of_noun;
    if (e.part && e.until > 0 && e.when.end - e.when.begin == kMinutesPerDay) {
      t.from_hour = static_cast<std::uint8_t>(e.minute / 60);
      t.to_hour = static_cast<std::uint8_t>(e.until / 60);
    }
    t.open = e.open != OpenEnd::kNone ? e.open : open_end(e.clue);
    // "before the end of May" is before June.
    if (t.open == OpenEnd::kBefore && e.edge > 0)
      t.when = {t.when.end, t.when.end + kMinutesPerDay};
    if (t.open == OpenEnd::kAfter && e.edge < 0)
      t.when = {t.when.begin - kMinutesPerDay, t.when.begin};
    t.span = {c_.fragments[e.first].span.begin, c_.fragments[e.last - 1].span.end};
    if (!out_.empty() && out_.back().span.end > t.span.begin) return;
    if (e.when.known() && e.grain >= Grain::kDay) {
      c_.previous = c_.named_day = day_of(e.when.begin);
      c_.named = {};
    } else if (e.when.known()) {
      c_.named = e.when;
      c_.named_grain = e.grain;
    }
    out_.push_back(t);
  }

  const Prose& prose_;
  const TimeTables tables_;
  TimeContext c_;
  Listed listed_{};
  std::vector<TimeRef> out_;
};

}  // namespace

std::vector<TimeRef> find_times(const Prose& prose, Period reference, const Pack& pack) {
  return TimeReader(prose, reference, pack).read();
}

}  // namespace recoupe
