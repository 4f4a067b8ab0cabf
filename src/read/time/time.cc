// One pass over each sentence: at every token the readers of expressions are asked in turn, dates
// before weekdays before relative times before times of day. Neighbours that speak of one moment
// are joined: "vendredi 7 janvier", "samedi vers 17 h 40". Ranges of whole dates are joined too:
// "du 30 décembre au 2 janvier".
#include "read/time/time.h"

#include <algorithm>

#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxTimes = 2000;    // of one article; timetables have more, news do not
constexpr std::uint32_t kMostBetween = 3;  // tokens between a day and its time of day

class TimeReader {
 public:
  TimeReader(const Prose& prose, Period reference, const Pack& pack)
      : prose_(prose), c_{.prose = prose, .pack = pack, .reference = reference} {}

  std::vector<TimeRef> read() {
    for (const Run<Token>& words : prose_.words) {
      c_.from = words.begin;
      c_.end = words.end;
      for (std::size_t i = words.begin; i < words.end && out_.size() < kMaxTimes;) {
        auto e = expression(i);
        if (!e) {
          ++i;
          continue;
        }
        complete(*e);
        add(*e);
        i = std::max<std::size_t>(e->last, i + 1);
      }
    }
    return std::move(out_);
  }

 private:
  std::optional<Expression> expression(std::size_t i) {
    if (auto e = date_at(c_, i)) return e;
    if (auto e = weekday_at(c_, i)) return with_date(*e);
    if (auto e = relative_at(c_, i)) return e;
    return clock_at(c_, i);
  }

  // "vendredi 7 janvier", "Friday, January 7": one day, and the date says which.
  Expression with_date(Expression e) const {
    std::uint32_t at = e.last;
    if (at < c_.end && prose_.word(at) == ",") ++at;
    if (at >= c_.end) return e;
    const auto date = date_at(c_, at);
    if (!date || date->grain != Grain::kDay) return e;
    Expression joined = *date;
    joined.first = e.first;
    return joined;
  }

  void complete(Expression& e) {
    range(e);
    day_part(e);
    if (e.minute < 0) {
      clock_behind(e);
    } else {
      day_behind(e);
    }
  }

  // "du 30 décembre au 2 janvier", "from Monday to Friday"
  void range(Expression& e) const {
    if (e.minute >= 0 || e.grain > Grain::kDay) return;
    const std::uint32_t gap = std::max(c_.word(e.last, "range"), c_.word(e.last, "list"));
    const std::uint32_t open = c_.word_before(e.first, "open");
    if (gap == 0 || open == 0 || e.last + gap >= c_.end || prose_.word(e.last) == ",") return;
    auto to = date_at(c_, e.last + gap);
    if (!to) to = weekday_at(c_, e.last + gap);
    if (!to || to->grain != e.grain) return;
    if (to->when.known() && e.when.known() && to->when.begin < e.when.begin) return;
    if (e.when.known() != to->when.known()) return;
    e.when.end = to->when.end;
    e.last = to->last;
  }

  void day_part(Expression& e) const {
    if (e.minute >= 0 || e.grain != Grain::kDay) return;
    if (const Match m = match(prose_, prose_.language->table("dayparts"), e.last, c_.end))
      e.last += m.length;
  }

  // "samedi vers 17 h 40", "March 3, 2019, 9:45 am"
  void clock_behind(Expression& e) const {
    if (e.grain != Grain::kDay) return;
    std::uint32_t at = e.last;
    if (at < c_.end && prose_.word(at) == ",") ++at;
    at += c_.word(at, "clock_cue");
    if (at >= c_.end || at - e.last > kMostBetween) return;
    const auto clock = clock_at(c_, at);
    if (!clock) return;
    e.last = clock->last;
    refine(e, *clock);
  }

  // "vers 17 h 40 dimanche", "6:05 a.m., March 4, 2019"
  void day_behind(Expression& clock) {
    std::uint32_t at = clock.last;
    if (at < c_.end && prose_.word(at) == ",") ++at;
    for (const char* slot : {"article", "open"})
      if (at < c_.end && !date_at(c_, at)) at += c_.word(at, slot);
    if (at >= c_.end) return;
    auto day = date_at(c_, at);
    if (!day) {
      day = weekday_at(c_, at);
      if (day) day = with_date(*day);
    }
    if (!day) day = relative_at(c_, at);
    if (!day || day->grain != Grain::kDay) return;
    const Expression time = clock;
    clock = *day;
    clock.first = time.first;
    refine(clock, time);
  }

  static void refine(Expression& day, const Expression& clock) {
    day.grain = clock.grain;
    day.minute = clock.minute;
    if (!day.when.known()) return;
    const std::int32_t begin = day.when.begin + clock.minute;
    day.when = {begin, begin + (clock.grain == Grain::kHour ? 60 : 1)};
  }

  void add(const Expression& e) {
    TimeRef t{.when = e.when, .rule = e.rule, .grain = e.grain};
    t.span = {prose_.tokens[e.first].span.begin, prose_.tokens[e.last - 1].span.end};
    if (!out_.empty() && out_.back().span.end > t.span.begin) return;
    if (e.when.known() && e.grain >= Grain::kDay) c_.previous = day_of(e.when.begin);
    out_.push_back(t);
  }

  const Prose& prose_;
  TimeContext c_;
  std::vector<TimeRef> out_;
};

}  // namespace

std::vector<TimeRef> find_times(const Prose& prose, Period reference, const Pack& pack) {
  return TimeReader(prose, reference, pack).read();
}

}  // namespace recoupe
