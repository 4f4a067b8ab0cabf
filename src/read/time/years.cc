// Years and what is counted by them: "en 2019", "2014-2018", "the nineties", "le XIXe siècle".
#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/fold.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kEarliestSpan = 1500;    // "1200-1300" is more often a pair of numbers
constexpr int kEarliestWorded = 1899;  // and "1200 to 1300" too
constexpr int kMonths = 12;
constexpr int kEarliestEpithet = 1900, kLatestEpithet = 2100;
constexpr std::size_t kEpithetWords = 3;  // tokens that "the 2015" may be followed by

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

class YearReader {
 public:
  YearReader(const TimeContext& context, std::size_t at)
      : c_(context), p_(context.fragments), at_(at) {}

  std::optional<Expression> read() const {
    if (auto e = decade()) return e;
    if (auto e = century()) return e;
    return year();
  }

  // "les années 1990", "les années quatre-vingt-dix", "the 1990s", "the '90s", "the nineties"
  std::optional<Expression> decade() const {
    const std::size_t at = at_;
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
    if (!p_.sign(at - 1, '\'') && !p_.slot_before(part_begin(at), DateSlot::kArticle))
      return std::nullopt;  // "in his early 60s" is an age
    return tens(s + ending, (p_[at].number < 20 ? 2000 : 1900) + p_[at].number);
  }

  // Where "early", "mid-" or "late" before fragment i begins, or i.
  std::size_t part_begin(std::size_t i) const {
    const std::size_t end = i > 0 && p_.sign(i - 1, '-') ? i - 1 : i;
    const std::uint32_t part =
        std::max({p_.slot_before(end, DateSlot::kEarly), p_.slot_before(end, DateSlot::kMid),
                  p_.slot_before(end, DateSlot::kLate)});
    return part > 0 ? end - part : i;
  }

  std::optional<Expression> tens(std::size_t last, int year) const {
    return make(last, {year_of(year).begin, year_of(year + 9).end});
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
    Expression e = make(i + unit, {year_of(std::max(first, 1)).begin, year_of(first + 99).end});
    e.first = static_cast<std::uint32_t>(start);
    return e;
  }

  // "en 2019", "(2019)", "l'année 2019"
  std::optional<Expression> year() const {
    const auto y = year_at(c_, at_, false);
    if (!y) return std::nullopt;
    const bool digits = p_.number(at_);
    if (digits && years_joined(*y)) return make(y->last, year_of(y->year));
    if (digits && season(*y))
      return make(y->last + 2, {year_of(y->year).begin, year_of(y->year + 1).end});
    if (digits && (digits_at(c_, at_) || date_at(c_, at_))) return std::nullopt;
    // "one thousand five hundred" is rather a number
    if (!digits && (y->year % 100 == 0 || !p_.slot_before(at_, DateSlot::kYearCue)))
      return std::nullopt;
    const bool of_noun = !c_.alone(at_, y->last) && epithet(*y);
    if (!c_.alone(at_, y->last) && !of_noun) {
      if (!p_.slot_before(at_, DateSlot::kYearCue) || c_.counts_something(y->last))
        return std::nullopt;
      if ((p_.sign(y->last, '.') || p_.sign(y->last, ',')) && p_.attached(y->last) &&
          p_.number(y->last + 1) && p_.attached(y->last + 1))
        return std::nullopt;
    }
    Expression e = make(y->last, year_of(y->year));
    e.of_noun = of_noun;
    return e;
  }

  // "the 2015 deal": a late year between an article and what happened in it; people are counted.
  bool epithet(const YearNumber& y) const {
    const int latest = c_.reference.known() ? date_of(c_.reference.begin).year + 1 : kLatestEpithet;
    const std::uint32_t article = p_.slot_before(at_, DateSlot::kYearEpithet);
    if (!p_.number(at_) || article == 0 || y.year % 100 == 0 || y.year < kEarliestEpithet ||
        y.year > latest || !p_.letters(y.last) || !p_[y.last].space || !c_.counts_something(y.last))
      return false;
    const std::size_t word = p_[y.last].token, end = std::min(c_.end, word + kEpithetWords);
    const Language& language = *c_.prose.language;
    const Table& counted = language.table("counted");
    const bool names = p_.valued(at_ - article, DateSlot::kYearEpithet).value > 0;
    for (std::size_t t = word; t < end; ++t) {
      if (c_.prose.tokens[t].pos == Pos::kName && !names) return false;  // "his 2008 Bentley"
      if (const Pos pos = c_.prose.tokens[t].pos;
          t > word && pos != Pos::kNoun && pos != Pos::kAdj && pos != Pos::kName)
        break;
      if (match(c_.prose, language.table("people"), t, end) ||
          match(c_.prose, language.table("groups"), t, end))
        return false;
      for (const Match& m : matches(c_.prose, counted, t, end))
        if (const auto slot = counted.cell(m.row, "slot"); slot == "noun" || slot == "default")
          return false;
    }
    return true;
  }

  // "2019-20"; "2010-11" may as well be a month.
  bool season(const YearNumber& y) const {
    const std::size_t next = y.last + 1;
    return y.year >= kEarliestEpithet && p_.sign(y.last, '-') && p_.attached(y.last) &&
           p_.attached(next) && p_.number(next) && p_[next].digits == 2 &&
           p_[next].number == (y.year + 1) % 100 && p_[next].number > kMonths &&
           !(p_.attached(next + 1) && (p_.sign(next + 1, '-') || p_.letters(next + 1)));
  }

  // "2014-2018", "2014 to 2018": two years, the second one later
  bool years_joined(const YearNumber& first) const {
    const bool word = p_.letters(first.last);
    if (!word && !dashed(first.last)) return false;
    const std::size_t gap = word ? p_.slot(first.last, DateSlot::kRange) : 1;
    if (gap == 0 || !p_.number(first.last + gap)) return false;
    const auto second = year_at(c_, first.last + gap, false);
    return second && second->year > first.year &&
           first.year > (word ? kEarliestWorded : kEarliestSpan) &&
           !c_.counts_something(second->last) && !p_.sign(second->last, '-');
  }

  bool dashed(std::size_t i) const {
    return (p_.sign(i, '-') || p_.sign(i, '~')) && p_.attached(i) == p_.attached(i + 1) &&
           !(at_ > 0 && p_.attached(at_) && p_.sign(at_ - 1, '-'));
  }

  Expression make(std::size_t last, Period when) const {
    Expression e{.first = static_cast<std::uint32_t>(at_),
                 .last = static_cast<std::uint32_t>(last),
                 .when = when,
                 .grain = Grain::kYear};
    e.rule = c_.pack.rule("time:period");
    return e;
  }

  const TimeContext& c_;
  const Fragments& p_;
  std::size_t at_;
};

}  // namespace

std::optional<Expression> decade_at(const TimeContext& context, std::size_t at) {
  return YearReader(context, at).decade();
}

std::optional<Expression> century_at(const TimeContext& context, std::size_t at) {
  return YearReader(context, at).century();
}

std::optional<Expression> years_at(const TimeContext& context, std::size_t at) {
  return YearReader(context, at).read();
}

}  // namespace recoupe
