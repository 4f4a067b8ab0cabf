#include "relate/compare/verdict.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/calendar.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr double kApproxSlack =
    0.25;  // "about 1,000" may be 750 or 1,250; a vague word's lower bound too
constexpr double kRoundingSlack = 0.05;  // 4,400 may be a round 4,404
constexpr double kLeastRounded = 100;    // numbers below are not rounded
// A number so many times another is hardly of the same people, unless two who are named contest it.
constexpr double kSameScope = 3;
constexpr double kTwoMouths = 8;
constexpr double kLeastDigits = 10;     // 2 and 20 are not one number with a digit lost
constexpr std::int32_t kSameTime = 60;  // minutes between two publications that tell no order

struct Bounds {
  double low = 0, high = 0;
  bool meets(const Bounds& o) const { return low <= o.high && o.low <= high; }
};

// Half of the last digit that is not zero: 4,400 is known to 50.
double rounding(double value) {
  if (value < kLeastRounded || value != std::floor(value)) return 0;
  double unit = 1;
  while (std::fmod(value, unit * 10) == 0) unit *= 10;
  return unit == 1 ? 0 : std::min(unit / 2, value * kRoundingSlack);
}

Bounds bounds(const Answer& a) {
  constexpr double kOpen = std::numeric_limits<double>::infinity();
  Bounds out{.low = 0, .high = kOpen};
  if (a.has_low) out.low = a.low;
  if (a.has_high) out.high = a.high;
  if (a.hedge == Hedge::kApprox || a.hedge == Hedge::kVague) out.low -= kApproxSlack * out.low;
  if (a.hedge == Hedge::kApprox) out.high += kApproxSlack * out.high;
  if (a.hedge == Hedge::kVague) out.high = kOpen;  // "dozens" is said until somebody counts
  if (a.hedge == Hedge::kExact) {
    out.low -= rounding(a.low);
    out.high += rounding(a.high);
  }
  return out;
}

bool precise(const Answer& a) { return a.hedge == Hedge::kExact || a.hedge == Hedge::kApprox; }

bool same_value(const Answer& a, const Answer& b) {
  if (a.has_low != b.has_low || a.has_high != b.has_high) return false;
  const bool equal = (!a.has_low || a.low == b.low) && (!a.has_high || a.high == b.high);
  return equal && (a.hedge == b.hedge || (precise(a) && precise(b)));
}

bool to_the_minute(Period p) { return p.end - p.begin < kMinutesPerDay; }

// Below zero where `a` speaks of an earlier day, 0 where nobody can tell.
int order_of_days(const Claim& a, const Claim& b) {
  const Period x = a.answer.as_of, y = b.answer.as_of;
  if (!x.known() || !y.known()) return 0;
  const std::int32_t days = day_of(x.begin).begin - day_of(y.begin).begin;
  return days < 0 ? -1 : days > 0 ? 1 : 0;
}

// Of a day that was over when the text appeared: "arrested on Monday", in a text of Tuesday.
bool closed(const Claim& c) {
  return c.dated && (!c.told.known() || !day_of(c.answer.as_of.begin).contains(c.told));
}

// The same of an earlier time, which may be of the same day: while a day lasts the later text knows
// more.
int order(const Claim& a, const Claim& b) {
  if (const int days = order_of_days(a, b); days != 0) return days;
  if (closed(a) || closed(b) || !a.told.known() || !b.told.known()) return 0;
  const std::int32_t minutes = a.told.begin - b.told.begin;
  const std::int32_t least =
      to_the_minute(a.told) && to_the_minute(b.told) ? kSameTime : kMinutesPerDay;
  return std::abs(minutes) < least ? 0 : minutes < 0 ? -1 : 1;
}

// By whichever order: "Monday's collapse killed 19", in a text of Saturday, names the day of the
// collapse, and knows more than who counted 17 on Wednesday.
bool grows(const Claim& a, const Claim& b) {
  const auto in_order = [&](int which) {
    const Claim &first = which < 0 ? a : b, &last = which < 0 ? b : a;
    return which != 0 && nominal(first.answer) < nominal(last.answer);
  };
  if (in_order(order(a, b))) return true;
  if (order_of_days(a, b) == 0 || !(closed(a) || closed(b))) return false;
  return a.told.known() && b.told.known() && in_order(a.told.begin < b.told.begin ? -1 : 1);
}

template <class T>
bool apart(const std::vector<T>& a, const std::vector<T>& b) {
  return !a.empty() && !b.empty() && !meet(a, b);
}

// Some text gives one of them as its total and not the other, and another text the reverse.
bool each_alone(const Claim& a, const Claim& b) {
  const auto says_more = [](const Claim& x, const Claim& y) { return !subset(x.totals, y.from); };
  return says_more(a, b) && says_more(b, a);
}

// Cases of cholera and of measles, where a text names both.
bool of_two_kinds(const Claim& a, const Claim& b) {
  return apart(a.kinds, b.kinds) && (meet(a.kinds, b.kinds_named) || meet(b.kinds, a.kinds_named));
}

// One number is of a place, or of an actor, that the other is not of.
bool of_something_else(const Claim& a, const Claim& b) {
  if (apart(a.places, b.places) || apart(a.parties, b.parties)) return true;
  if (a.elsewhere != b.elsewhere || of_two_kinds(a, b)) return true;
  const bool local = a.places.empty() != b.places.empty();
  const Claim &part = a.places.empty() ? b : a, &rest = a.places.empty() ? a : b;
  return local && nominal(part.answer) < nominal(rest.answer) && !meet(part.places, rest.named);
}

// "Eleven were killed, three of them attackers", "eight, without the three attackers".
bool with_and_without(const Claim& a, const Claim& b) {
  const double more = std::abs(nominal(a.answer) - nominal(b.answer));
  return std::binary_search(a.attackers.begin(), a.attackers.end(), more) ||
         std::binary_search(b.attackers.begin(), b.attackers.end(), more);
}

// Next to one number stands another place than next to the other, and a text names both.
bool of_two_places(const Claim& a, const Claim& b) {
  return apart(a.near, b.near) && meet(a.near_named, b.near_named);
}

// Seven arrested and 7,900 arrested are not counts of the same people, unless digits were lost; nor
// is "one of them was killed" a toll.
bool far_apart(const Answer& a, const Answer& b, double most) {
  const double small = std::min(nominal(a), nominal(b)), large = std::max(nominal(a), nominal(b));
  return small <= 1 || large > most * small;
}

// Two who are told apart give different numbers of one day side by side: "22 000 manifestants selon
// la police. Les syndicats en annoncent 80 000." Another place beside the second makes it another
// count.
bool contested(const Claim& a, const Claim& b) {
  if (a.answer.speaker && a.answer.speaker == b.answer.speaker) return false;
  const Period x = a.answer.as_of, y = b.answer.as_of;
  if (a.dated && b.dated && !x.overlaps(y)) return false;
  const auto beside = [](const Voice& one, const Voice& other) {
    const bool in_order = one.sentence.value <= other.sentence.value;
    const Voice &first = in_order ? one : other, &last = in_order ? other : one;
    const bool one_mouth =
        first.speaker ? first.speaker == last.speaker : first.called == last.called;
    return first.reading == last.reading && !one_mouth &&
           last.sentence.value - first.sentence.value <= 1 && subset(last.places, first.places);
  };
  return std::any_of(a.voices.begin(), a.voices.end(), [&](const Voice& v) {
    return std::any_of(b.voices.begin(), b.voices.end(),
                       [&](const Voice& w) { return beside(v, w); });
  });
}

// Enough in common to be held against each other: a day, or a mouth.
bool comparable(const Answer& a, const Answer& b, bool two_mouths) {
  if (power_of_ten(a, b)) return true;
  if (far_apart(a, b, two_mouths ? kTwoMouths : kSameScope)) return false;
  return (a.as_of.known() && b.as_of.known()) || (a.speaker && a.speaker == b.speaker);
}

Stand disagreement(const Claim& a, const Claim& b) {
  Stand out{Verdict::kDisagree, {}};
  if (power_of_ten(a.answer, b.answer)) out.flags.push_back(Flag::kPowerOfTen);
  if (a.answer.speaker && a.answer.speaker == b.answer.speaker)
    out.flags.push_back(Flag::kSameSpeaker);
  return out;
}

}  // namespace

bool power_of_ten(const Answer& a, const Answer& b) {
  if (a.hedge == Hedge::kVague || b.hedge == Hedge::kVague) return false;
  const double small = std::min(nominal(a), nominal(b)), large = std::max(nominal(a), nominal(b));
  return small >= kLeastDigits && (large == small * 10 || large == small * 100);
}

std::optional<Stand> weigh(const Claim& a, const Claim& b, Course course) {
  if (!a.whole || !b.whole) return std::nullopt;
  const bool one_origin = a.from.size() == 1 && a.from == b.from;
  if (one_origin) return std::nullopt;
  const bool vague = a.answer.hedge == Hedge::kVague || b.answer.hedge == Hedge::kVague;
  const bool meet = bounds(a.answer).meets(bounds(b.answer));
  if (!vague && !meet && contested(a, b) && comparable(a.answer, b.answer, true) &&
      !of_something_else(a, b) && !with_and_without(a, b))
    return disagreement(a, b);
  if (same_value(a.answer, b.answer)) return Stand{Verdict::kAgree, {}};
  if (of_something_else(a, b)) return Stand{Verdict::kCompatible, {Flag::kScopeDiffers}};
  const bool rounded = meet && precise(a.answer) && precise(b.answer);
  if (course == Course::kGrows && !vague && !rounded && grows(a, b))
    return Stand{Verdict::kSuperseded, {Flag::kLaterReport}};
  if (meet) return Stand{Verdict::kCompatible, {}};
  if (!each_alone(a, b)) return std::nullopt;
  // What may also shrink is another count at another time, unless a digit was lost.
  const bool lost_digit = power_of_ten(a.answer, b.answer);
  if (course == Course::kShrinks && order(a, b) != 0 && !lost_digit)
    return Stand{Verdict::kSuperseded, {Flag::kLaterReport}};
  if (course == Course::kOnce && order_of_days(a, b) != 0 && !lost_digit)
    return Stand{Verdict::kCompatible, {Flag::kScopeDiffers}};
  if (a.part || b.part) return std::nullopt;  // each may name the part that it saw
  const bool two_mouths = a.answer.speaker && b.answer.speaker;
  if (!comparable(a.answer, b.answer, two_mouths) || of_two_places(a, b) || with_and_without(a, b))
    return Stand{Verdict::kCompatible, {Flag::kScopeDiffers}};
  return disagreement(a, b);
}

}  // namespace recoupe
