// Dates in digits: "2022-01-05", "05/01/2022", "5.1.22", "22/04", "3/2015". Whether the day or the
// month comes first is the language's.
#include "base/calendar.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kMonths = 12;
constexpr int kFirstYear = 1900, kLastYear = 2199;  // of dates that digits alone must tell
constexpr int kPivot = 50;                          // "49" is 2049, "50" is 1950
constexpr std::size_t kIsoSeconds = 10;  // fragments before the seconds of "2022-01-05T10:30:05"
constexpr std::uint32_t kIsoTime = 40;   // bytes of "2022-01-05T10:30:00.000+01:00" and some

class DigitReader {
 public:
  DigitReader(const TimeContext& context, std::size_t at)
      : c_(context), p_(context.fragments), at_(at) {}

  std::optional<Expression> read() const {
    if (!p_.number(at_) || !begins()) return std::nullopt;
    if (auto e = iso_time()) return e;
    if (p_[at_].digits == 8 && p_[at_].number / 10000 >= kFirstYear &&
        p_[at_].number / 10000 <= kLastYear)  // "20220105"
      return day(at_, p_[at_].number / 10000, p_[at_].number / 100 % 100, p_[at_].number % 100,
                 false);
    if (auto e = spaced()) return e;
    const Joint first = joint(at_ + 1);
    if (first.sign == 0 || !p_.number(first.next)) return std::nullopt;
    const Joint second = joint(first.next + 1);
    if (second.sign != 0 && p_.number(second.next) && joints_agree(first, second)) {
      if (auto e = three(first, second)) return e;
      if (second.sign == first.sign && p_.attached(second.next)) return std::nullopt;
    }
    return two(first);
  }

 private:
  struct Joint {
    char sign = 0;
    std::size_t next = 0;
    bool tight = false;
  };

  // No digit of a longer number stands before.
  bool begins() const {
    if (at_ == 0 || p_[at_].space) return true;
    const char before = p_[at_ - 1].sign;
    return before == '(' || before == '[' || before == '\'' || before == '"' || before == '?' ||
           before == '|' || before == '=' || (before == '-' && !p_.sign(at_ + 1, '-')) ||
           before == '~' || before == ':';
  }

  Joint joint(std::size_t i) const {
    for (const char sign : {'/', '-', '.'})
      if (p_.sign(i, sign)) return {sign, i + 1, p_.attached(i) && p_.attached(i + 1)};
    return {};
  }

  bool joints_agree(const Joint& a, const Joint& b) const {
    return a.sign == b.sign && a.tight && b.tight;
  }

  bool month_first(char sign) const { return sign != '.' && c_.tables.month_first; }

  Expression make(std::size_t last, Grain grain, Period when) const {
    Expression e{.first = static_cast<std::uint32_t>(at_),
                 .last = static_cast<std::uint32_t>(last),
                 .when = when,
                 .grain = grain};
    e.rule = c_.pack.rule("time:digits");
    return e;
  }

  std::optional<Expression> iso_time() const {
    const std::uint32_t begin = p_[at_].span.begin;
    if (p_[at_].digits != 4 || !p_.sign(at_ + 1, '-')) return std::nullopt;
    std::size_t last = at_;
    while (last + 1 < p_.size() && p_.attached(last + 1) &&
           p_[last + 1].span.end - begin < kIsoTime)
      ++last;
    for (; last > at_ + 6; --last)
      if (const auto when = parse_iso(c_.prose.text.substr(begin, p_[last].span.end - begin))) {
        Expression e = make(last + 1, Grain::kMinute, *when);
        if (last >= kIsoSeconds + at_ && p_.sign(at_ + kIsoSeconds - 1, ':')) {
          e.grain = Grain::kSecond;
          e.second = static_cast<std::uint8_t>(p_[at_ + kIsoSeconds].number);
        }
        return e;
      }
    return std::nullopt;
  }

  // "02 04 2009"
  std::optional<Expression> spaced() const {
    const std::size_t last = at_ + 2;
    if (!p_.number(at_ + 1) || !p_.number(last) || p_[last].digits != 4 || p_[at_].digits > 2 ||
        p_[at_ + 1].digits > 2 || p_[last].number < kFirstYear || p_[last].number > kLastYear)
      return std::nullopt;
    const bool us = month_first('/');
    const int a = p_[at_].number, b = p_[at_ + 1].number;
    return day(last, p_[last].number, us ? a : b, us ? b : a, true);
  }

  std::optional<Expression> three(const Joint& first, const Joint& second) const {
    const Fragment &a = p_[at_], &b = p_[first.next], &z = p_[second.next];
    if (p_.letters(second.next + 1) && p_.attached(second.next + 1)) return std::nullopt;
    if (a.digits == 4 && b.digits <= 2 && z.digits <= 2)
      return day(second.next, a.number, b.number, z.number, false);
    if (a.digits > 2 || b.digits > 2) return std::nullopt;
    if (z.digits != 4 && z.digits != 2) return std::nullopt;
    const int year = z.digits == 4 ? z.number : z.number + (z.number < kPivot ? 2000 : 1900);
    const bool us = month_first(first.sign);
    return day(second.next, year, us ? a.number : b.number, us ? b.number : a.number, true);
  }

  std::optional<Expression> day(std::size_t last, int year, int month, int day, bool turn) const {
    if (turn && month > kMonths && day <= kMonths) std::swap(month, day);
    const auto n = day_number(year, month, day);
    if (!n) return std::nullopt;
    return make(last + 1, Grain::kDay, days(*n, 1));
  }

  std::optional<Expression> two(const Joint& first) const {
    const Fragment &a = p_[at_], &b = p_[first.next];
    const std::size_t last = first.next + 1;
    if (p_.letters(last) && p_.attached(last)) return std::nullopt;
    if (first.sign != '.' && a.digits == 4 && b.digits <= 2) return month(last, a.number, b.number);
    if (first.sign != '.' && b.digits == 4 && a.digits <= 2) return month(last, b.number, a.number);
    if (first.sign != '/' || !first.tight || a.digits > 2 || b.digits > 2) return std::nullopt;
    return day_and_month(first, last);
  }

  std::optional<Expression> month(std::size_t last, int year, int number) const {
    if (year < kFirstYear || year > kLastYear || number < 1 || number > kMonths)
      return std::nullopt;
    return make(last, Grain::kMonth, month_of(year, number));
  }

  // "22/04", "12/08,2015": no fraction, no "24/7".
  std::optional<Expression> day_and_month(const Joint& first, std::size_t last) const {
    int d = p_[at_].number, m = p_[first.next].number;
    if (month_first('/')) std::swap(d, m);
    if (m > kMonths && d <= kMonths) std::swap(d, m);
    if (m < 1 || m > kMonths || d < 1) return std::nullopt;
    if (p_.sign(last, ',') && p_.attached(last + 1) && p_.number(last + 1) &&
        (p_[last + 1].digits == 2 || p_[last + 1].digits == 4)) {
      const int year = p_[last + 1].number;
      return day(last + 1, p_[last + 1].digits == 4 ? year : year + (year < kPivot ? 2000 : 1900),
                 m, d, false);
    }
    const bool small = p_[at_].digits == 1 && p_[first.next].digits == 1;
    const bool cue = p_.slot_before(at_, DateSlot::kArticle) ||
                     p_.slot_before(at_, DateSlot::kRange) ||
                     (p_.slot_before(at_, DateSlot::kOpen) && p_.slot(last, DateSlot::kRange));
    if ((small && !cue) || c_.counts_something(last) || p_.slot(at_, DateSlot::kHabit))
      return std::nullopt;
    if (p_.sign(last, '/') || p_.sign(last, '%')) return std::nullopt;
    if (p_.sign(last, '.') && p_.number(last + 1) && p_.attached(last + 1)) return std::nullopt;
    const int year = c_.guess_year(m, d, c_.ahead(at_, last));
    const auto n = day_number(year, m, d);
    if (!n && year) return std::nullopt;
    Expression e = make(last, Grain::kDay, n ? days(*n, 1) : Period{});
    e.year_open = true;
    return e;
  }

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
};

}  // namespace

std::optional<Expression> digits_at(const TimeContext& context, std::size_t at) {
  return DigitReader(context, at).read();
}

}  // namespace recoupe
