// Times of day: "14 h 30", "17h40", "14:30", "2:30 pm", "à 20 heures", "midi", "half past seven",
// "sept heures moins le quart"; and from one to another: "de 14 h à 16 h", "5 to 6 pm".
#include <algorithm>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kHours = 24, kMinutes = 60, kHalfDay = 12;

struct Clock {
  std::size_t last = 0;
  int hour = 0, minute = 0;
  int second = 0;
  int half = 0;  // 1: before noon, 2: after, 0: not said
  Grain grain = Grain::kMinute;
  bool bare = false;    // a number, or what may as well be a length: "20 heures"
  bool worded = false;  // "20 heures"
  bool spelt = false;   // "seven thirty"

  bool open() const { return half == 0 && hour > 0 && hour <= kHalfDay; }
  int of_day() const {
    const int h = half == 0 ? hour : hour % kHalfDay + (half == 2 ? kHalfDay : 0);
    return h * kMinutes + minute;
  }
};

class ClockReader {
 public:
  ClockReader(const TimeContext& c, std::size_t at) : c_(c), p_(c.fragments), at_(at) {}

  std::optional<Clock> read() const {
    auto k = named();
    if (!k) k = past_or_to();
    if (k) return with_zone(k);
    k = digits();
    if (!k) k = words();
    if (k && p_.slot_before(at_, DateSlot::kDurationCue) && may_be_length(*k)) return std::nullopt;
    return with_zone(k);
  }

 private:
  // "GMT", ", heure locale"; the hour is taken as it is written. A short name is all capitals.
  std::uint32_t zone(std::size_t i) const {
    if (p_.sign(i, ',') && p_.slot(i + 1, DateSlot::kZone) > 1)
      return 1 + p_.slot(i + 1, DateSlot::kZone);
    const std::uint32_t n = p_.slot(i, DateSlot::kZone);
    return n == 1 && !(c_.prose.tokens[p_[i].token].shape & kAllCaps) ? 0 : n;
  }

  std::optional<Clock> with_zone(std::optional<Clock> k) const {
    if (const std::uint32_t n = k ? zone(k->last) : 0) {
      k->last += n;
      if (!k->worded) k->bare = false;
    }
    return k;
  }

  // "for 8 hours" lasts so long; "for 5 p.m.", "scheduled for 14:00" and "prévu pour 20h" are
  // hours.
  bool may_be_length(const Clock& k) const {
    if (k.half != 0) return false;
    const std::uint32_t cue = p_.slot_before(at_, DateSlot::kDurationCue);
    const bool set = p_.slot_before(at_ - cue, DateSlot::kFuture) > 0;
    return !set || k.bare || k.hour >= kHours || (k.grain == Grain::kHour && !p_.attached(at_ + 1));
  }

  bool two_digits(std::size_t i) const {
    return p_.number(i) && p_[i].digits == 2 && p_[i].number < kMinutes;
  }

  std::optional<Clock> named() const {
    Clock k{at_, 0, 0, 0, 1, Grain::kMinute, false};
    if (const std::uint32_t n = p_.slot(at_, DateSlot::kNoon))
      k = {at_ + n, kHalfDay, 0, 0, 2, Grain::kMinute, false};
    else
      k.last += p_.slot(at_, DateSlot::kMidnight);
    if (k.last == at_) return std::nullopt;
    // "midi et demi", "midi moins le quart"
    const std::uint32_t minus = p_.slot(k.last, DateSlot::kMinus);
    if (const auto part = p_.valued(k.last + minus, DateSlot::kHourPart); part.length > 0) {
      k.last += minus + part.length;
      k.minute = minus ? kMinutes - part.value : part.value;
      if (minus) k.hour = kHalfDay - 1, k.half = 3 - k.half;
    }
    return k;
  }

  std::optional<UnitCount> small_number(std::size_t i, int below) const {
    const auto n = amount_at(c_, i);
    if (!n || n->value < 0 || n->value >= below || n->value != static_cast<int>(n->value))
      return std::nullopt;
    return n;
  }

  // "half past seven", "a quarter to eight", "ten past six"
  std::optional<Clock> past_or_to() const {
    int minute = 0;
    std::size_t i = at_;
    if (const auto part = p_.valued(i, DateSlot::kHourPart); part.length > 0) {
      minute = part.value;
      i += part.length;
    } else if (const auto n = small_number(i, kMinutes)) {
      minute = static_cast<int>(n->value);
      i = n->last;
      if (const std::uint32_t word = p_.slot(i, DateSlot::kMinute)) i += word;
    } else {
      return std::nullopt;
    }
    const std::uint32_t past = p_.slot(i, DateSlot::kPastHour);
    std::uint32_t to = p_.slot(i, DateSlot::kToHour);
    if (minute <= kHalfDay && !p_.slot(i - 1, DateSlot::kMinute) &&
        !p_.valued(at_, DateSlot::kHourPart).length)
      to = 0;                                          // "5 to 7" is a range
    if (p_.slot_before(at_, DateSlot::kOpen)) to = 0;  // "from 23 to 3 am" as well
    if (past == 0 && to == 0) return std::nullopt;
    const auto hour = small_number(i + std::max(past, to), kHalfDay + 1);
    if (!hour || hour->value == 0) return std::nullopt;
    const int at = static_cast<int>(hour->value);
    Clock k{hour->last, at, minute, 0, 0, Grain::kMinute, false};
    if (past == 0) {
      if (minute == 0) return std::nullopt;
      k.hour = at == 1 ? kHalfDay : at - 1;
      k.minute = kMinutes - minute;
    }
    k.last += p_.slot(k.last, DateSlot::kHour);
    return with_half(k);
  }

  // 8:30[:15], 8h30, 8 h 30, 8.30 pm, 8 am, 0830 am, 8
  std::optional<Clock> digits() const {
    if (!p_.number(at_) || (at_ > 0 && p_.attached(at_) && joined_before())) return std::nullopt;
    Clock k{at_ + 1, p_[at_].number, 0, 0, 0, Grain::kHour, false};
    if (p_[at_].digits == 4 || p_[at_].digits == 3) return run_together(k);
    if (p_[at_].digits > 2 || k.hour > kHours) return std::nullopt;
    if (p_.sign(k.last, ':') && p_.attached(k.last) && p_.attached(k.last + 1) &&
        two_digits(k.last + 1))
      return with_seconds(k);
    if (const std::uint32_t n = p_.slot(k.last, DateSlot::kHour)) return hour_word(k, n);
    if (p_.sign(k.last, '.') && p_.attached(k.last) && p_.attached(k.last + 1) &&
        two_digits(k.last + 1)) {
      Clock dotted = k;
      dotted.minute = p_[k.last + 1].number;
      dotted.last = k.last + 2;
      dotted.grain = Grain::kMinute;
      dotted = with_half(dotted);
      dotted.bare = dotted.half == 0;
      if (p_.sign(dotted.last, '.') && p_.attached(dotted.last + 1) && p_.number(dotted.last + 1))
        return std::nullopt;
      return valid(dotted);
    }
    k = with_half(k);
    k.bare = k.half == 0;
    if (k.bare && p_.attached(k.last) && p_.sign(k.last, '.') && p_.number(k.last + 1) &&
        p_.attached(k.last + 1))
      return std::nullopt;
    if (k.bare && p_.attached(k.last) &&
        (p_.letters(k.last) || p_.sign(k.last, '/') || p_.sign(k.last, '%') ||
         p_.sign(k.last, ':')))
      return std::nullopt;
    return valid(k);
  }

  // ":30" of "8:30", "5" of "$5"
  bool joined_before() const {
    const Fragment& before = p_[at_ - 1];
    return before.number >= 0 || (before.sign == 0 && before.token == p_[at_].token) ||
           before.sign == ':' || before.sign == '.' || before.sign == ',' || before.sign == '/' ||
           before.sign == '+' || before.sign == '$';
  }

  std::optional<Clock> valid(Clock k) const {
    if (k.half != 0 && (k.hour > kHalfDay && k.half == 1)) return std::nullopt;
    if (k.half == 2 && k.hour > kHalfDay) k.half = 0;
    if (k.hour > kHours || (k.hour == kHours && k.minute > 0)) return std::nullopt;
    return k;
  }

  // Does another number such as "0730" stand before "- 0930"?
  bool behind_padded() const {
    const std::uint32_t gap =
        std::max(p_.slot_before(at_, DateSlot::kRange), p_.slot_before(at_, DateSlot::kList));
    return gap > 0 && at_ > gap && p_.number(at_ - gap - 1) && p_[at_ - gap - 1].digits == 4 &&
           p_[at_ - gap - 1].number < 1000;
  }

  // "1140 a.m.", "830am", "1400 GMT"
  std::optional<Clock> run_together(Clock k) const {
    k.minute = k.hour % 100;
    k.hour /= 100;
    k.grain = Grain::kMinute;
    k = with_half(k);
    const bool four = k.half == 0 && p_[at_].digits == 4 && k.hour < kHours;
    const bool zoned = four && zone(k.last) > 0;
    // "between 0730 and 0930"
    const bool padded =
        four && k.hour < 10 && (p_.slot_before(at_, DateSlot::kOpen) || behind_padded());
    if ((k.half == 0 && !zoned && !padded) || k.minute >= kMinutes || (!zoned && k.hour > kHalfDay))
      return std::nullopt;
    k.bare = padded && !zoned && !behind_padded();
    return k;
  }

  std::optional<Clock> with_seconds(Clock k) const {
    k.minute = p_[k.last + 1].number;
    k.last += 2;
    k.grain = Grain::kMinute;
    if (p_.sign(k.last, ':') && p_.attached(k.last) && two_digits(k.last + 1)) {
      k.second = p_[k.last + 1].number;
      k.grain = Grain::kSecond;
      k.last += 2;
      if (p_.sign(k.last, '.') && p_.attached(k.last + 1) && p_.number(k.last + 1)) k.last += 2;
    }
    k = with_half(k);
    if (k.half == 0) k.last += p_.slot(k.last, DateSlot::kHour);
    return valid(k);
  }

  // "14 h 30", "20h", "7 heures et demie", "à 20 heures"; without a cue "20 heures" is a duration.
  std::optional<Clock> hour_word(Clock k, std::uint32_t n) const {
    const bool cue = p_.slot_before(at_, DateSlot::kClockCue) || c_.alone(at_, k.last + n) ||
                     p_.slot(k.last, DateSlot::kOclock);
    const bool tight = p_.attached(k.last);
    const std::size_t word = k.last;
    k.last += n;
    k.last += p_.slot(k.last, DateSlot::kOclock);  // "18 heures précises"
    const bool more = minutes(k);
    if (!more && (length_of(k.last) || k.hour == kHours)) return std::nullopt;
    // "a parlé deux heures et demie" is a length as well
    const bool part = more && p_.letters(at_) && p_.slot_before(k.last, DateSlot::kHourPart) > 0;
    if ((!more || part) && !cue && !tight) k.bare = true;
    k.worded = true;
    if (!more && k.half == 0) k = with_half(k);
    if (p_.letters(word) && p_.attached(k.last) && p_.letters(k.last)) return std::nullopt;
    return valid(k);
  }

  // "à deux heures de route", "à une heure d'intervalle": no time of day
  bool length_of(std::size_t i) const {
    const std::uint32_t of = p_.slot(i, DateSlot::kOf);
    return of > 0 && p_.slot(i, DateSlot::kAnchor) == of && !daypart_at(c_, i) &&
           c_.counts_something(i + of) && !p_.match(c_.tables.weekdays, i + of) &&
           !p_.match(c_.tables.relative, i + of);
  }

  // "30", "et demie", "moins le quart", "moins dix", "et vingt minutes" behind the hour
  bool minutes(Clock& k) const {
    std::size_t i = k.last;
    int way = 1;
    if (const std::uint32_t n = p_.slot(i, DateSlot::kMinus))
      i += n, way = -1;
    else
      i += p_.slot(i, DateSlot::kPlus);
    int minute = 0;
    if (const auto part = p_.valued(i, DateSlot::kHourPart); part.length > 0) {
      minute = part.value;
      i += part.length;
    } else {
      const auto n = small_number(i, kMinutes);
      const bool written = n && (p_.letters(i) || p_[i].digits == 2);
      if (!written || p_.slot(i, DateSlot::kOne)) return false;
      const std::uint32_t unit = p_.slot(n->last, DateSlot::kMinute);
      if (unit == 0 && c_.counts_something(n->last) && p_.letters(n->last) &&
          !p_.match(c_.tables.weekdays, n->last) && !p_.slot(n->last, DateSlot::kAm) &&
          !p_.slot(n->last, DateSlot::kPm) && !zone(n->last))
        return false;
      if (p_.slot(n->last, DateSlot::kHour) && !p_.slot(n->last, DateSlot::kMinute)) return false;
      minute = static_cast<int>(n->value);
      i = n->last + unit;
    }
    k.last = i;
    k.grain = Grain::kMinute;
    k.minute = minute;
    if (way < 0 && minute > 0) {
      k.hour = k.hour == 0 ? kHours - 1 : k.hour - 1;
      k.minute = kMinutes - minute;
    }
    k = with_half(k);
    return true;
  }

  // "sept heures et demie", "seven o'clock", "seven thirty pm", "nine am"
  std::optional<Clock> words() const {
    if (!p_.starts(at_) || p_.number(at_)) return std::nullopt;
    auto n = small_number(at_, kHours + 1);
    if (!n) return std::nullopt;
    Clock k{n->last, static_cast<int>(n->value), 0, 0, 0, Grain::kHour, false};
    if (const auto part = p_.valued(k.last + p_.slot(k.last, DateSlot::kPlus), DateSlot::kHourPart);
        part.length > 0) {
      const std::size_t i = k.last + p_.slot(k.last, DateSlot::kPlus) + part.length;
      const std::uint32_t hour = p_.slot(at_, DateSlot::kOne) ? 0 : p_.slot(i, DateSlot::kHour);
      if (hour > 0) {  // "sept et demie heures"
        k.minute = part.value;
        k.grain = Grain::kMinute;
        k.last = i + hour;
        return valid(k);
      }
    }
    if (const std::uint32_t hour = p_.slot(k.last, DateSlot::kHour)) return hour_word(k, hour);
    if (p_.slot(at_, DateSlot::kOne)) return std::nullopt;
    const std::size_t next = k.last + (p_.sign(k.last, '-') && p_.attached(k.last) ? 1 : 0);
    if (const auto more = small_number(next, kMinutes);
        more && p_.letters(next) && more->value >= 10) {
      k.minute = static_cast<int>(more->value);
      k.last = more->last;
      k.grain = Grain::kMinute;
      k.last += p_.slot(k.last, DateSlot::kMinute);
      k.spelt = true;
    }
    k = with_half(k);
    k.bare = k.half == 0;
    return valid(k);
  }

  Clock with_half(Clock k) const {
    std::size_t i = k.last;
    if (p_.sign(i, '.') && p_.attached(i) && p_.attached(i + 1)) ++i;  // "9.am"
    const std::uint32_t am = p_.slot(i, DateSlot::kAm), pm = p_.slot(i, DateSlot::kPm);
    if (std::max(am, pm) == 0) return k;
    const std::size_t behind = i + std::max(am, pm);
    if (p_.attached(behind) && (p_.letters(behind) || p_.number(behind))) return k;
    k.half = am ? 1 : 2;
    k.last = behind;
    return k;
  }

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
};

Expression expression_of(const TimeContext& c, std::size_t at, const Clock& k) {
  Expression e{.first = static_cast<std::uint32_t>(at),
               .last = static_cast<std::uint32_t>(k.last),
               .grain = k.grain};
  e.rule = c.pack.rule("time:clock");
  e.minute = k.of_day();
  e.half_open = k.open();
  e.bare = k.bare;
  e.second = static_cast<std::uint8_t>(k.second);
  return e;
}

// "10 in the morning", "5 du matin"
bool followed_by_part(const TimeContext& c, std::size_t at) {
  const auto part = daypart_at(c, at);
  return part && part->last - part->first > 1 && !c.counts_something(part->last);
}

// "15 à 16 demain", "five to seven today"
bool day_behind(const TimeContext& c, std::size_t at) {
  const auto day = c.fragments.letters(at) ? day_at(c, at) : std::nullopt;
  return day && day->grain == Grain::kDay && !day->bare;
}

}  // namespace

std::optional<Expression> clock_at(const TimeContext& c, std::size_t at) {
  const std::size_t i = at + c.fragments.slot(at, DateSlot::kClockCue);
  auto k = ClockReader(c, i).read();
  if (!k) return std::nullopt;
  const bool cue = i > at || c.fragments.slot_before(at, DateSlot::kClockCue) > 0;
  if (c.fragments.slot(i, DateSlot::kNoon) == 1 && !cue && !c.alone(i, k->last)) k->bare = true;
  // "29.02.2020 13.12"
  const bool behind_year = k->grain == Grain::kMinute && at > 0 && c.fragments[at - 1].digits == 4;
  if (k->bare && !followed_by_part(c, k->last) &&
      !((k->worded || k->spelt) && day_behind(c, k->last)) &&
      !(behind_year && !c.counts_something(k->last))) {
    if (!cue && !c.fragments.slot(i, DateSlot::kNoon)) return std::nullopt;
    if (c.counts_something(k->last) || c.tells_toll(i)) return std::nullopt;
  }
  return expression_of(c, i, *k);
}

std::optional<Expression> clock_range_at(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  const std::uint32_t open = p.slot(at, DateSlot::kOpen);
  const std::size_t i = at + std::max(open, p.slot(at, DateSlot::kClockCue));
  auto a = ClockReader(c, i).read();
  if (!a) return std::nullopt;
  // "5 du matin à 7 du soir": the part of the day belongs to the first end.
  if (const auto part = a->open() ? daypart_at(c, a->last) : std::nullopt) {
    a->half = part->minute >= 0 && part->minute < kHalfDay * kMinutes ? 1 : 2;
    a->last = part->last;
    a->bare = false;
  }
  std::size_t gap = p.slot(a->last, DateSlot::kRange);
  if (gap == 0 && (open > 0)) gap = p.slot(a->last, DateSlot::kList);
  if (gap == 0 || p.sign(a->last, ',')) return std::nullopt;
  auto b = ClockReader(c, a->last + gap).read();
  if (!b || (b->bare && c.counts_something(b->last) && !followed_by_part(c, b->last) &&
             !day_behind(c, b->last)))
    return std::nullopt;
  // "entre 5 du matin et 6 de l'après-midi"
  if (const auto part = a->half != 0 && b->open() && followed_by_part(c, b->last)
                            ? daypart_at(c, b->last)
                            : std::nullopt) {
    b->half = part->minute < kHalfDay * kMinutes ? 1 : 2;
    b->last = part->last;
    b->bare = false;
  }
  const bool score = p.sign(a->last, '-') && !a->worded && !b->worded;  // "6-3 dimanche"
  if (a->bare && b->bare && i == at && !followed_by_part(c, b->last) &&
      (score || !day_behind(c, b->last)))
    return std::nullopt;
  if (p.sign(b->last, '-') && p.attached(b->last) && p.number(b->last + 1)) return std::nullopt;
  if (a->bare && b->bare && !a->worded && !b->worded && c.tells_toll(i)) return std::nullopt;
  if (a->bare && !b->bare && b->half != 0 && a->open()) {  // "5 to 6 pm", "9.30 to 4 pm"
    a->half = b->half;
    if (a->of_day() >= b->of_day()) a->half = 3 - b->half;
  } else if (a->open() && b->half == 2 && a->half == 0) {
    a->half = 2;
    if (a->of_day() >= b->of_day()) a->half = 1;
  } else if (b->open() && a->half != 0) {
    b->half = a->half;
    if (b->of_day() <= a->of_day()) b->half = 3 - a->half;
  } else if (a->open() && b->open() && b->of_day() <= a->of_day()) {
    b->half = 2;  // "10 to 4"
  }
  Expression e = expression_of(c, i, *b);
  e.second = 0;
  if (e.grain == Grain::kSecond) e.grain = Grain::kMinute;
  e.minute = a->of_day();
  e.until = b->of_day();
  if (e.until <= e.minute) e.until += kMinutesPerDay;
  e.half_open = a->open() && b->open();
  e.bare = a->bare && b->bare && !(b->worded && i > at) &&
           (a->grain == Grain::kHour || b->grain == Grain::kHour);
  if (a->grain == Grain::kMinute) e.grain = Grain::kMinute;
  return e;
}

}  // namespace recoupe
