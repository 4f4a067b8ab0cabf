// Dates of the calendar. The year that a text leaves out is the one that brings the date nearest
// before the reference: "le 15 décembre", read on 7 January 2022, is in 2021; a date a month ahead
// at most may follow it.
#include <algorithm>
#include <charconv>
#include <string>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr std::int32_t kAhead = 31;      // days that a date without a year may follow the reference
constexpr std::int32_t kFarAhead = 335;  // with a verb or a word that looks ahead
constexpr std::size_t kMaxList = 6;      // days before one month: "les 5, 6 et 7 janvier"
constexpr std::size_t kMaxDigits = 32;   // bytes of a date in digits
constexpr int kFirstYear = 1000, kLastYear = 2199;

std::optional<int> to_int(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

std::optional<std::uint32_t> row_of(const Prose& prose, const Table& table, std::size_t i) {
  WordId id = prose.tokens[i].word;
  const std::string_view form = prose.word(i);
  if (form.size() > 1 && form.back() == '.')
    id = prose.pack->vocabulary().find(lower(form.substr(0, form.size() - 1)));
  const auto node = table.step(0, id);
  if (!node || table.rows_at(*node).empty()) return std::nullopt;
  return table.rows_at(*node).front();
}

struct Month {
  int number = 0;
  std::uint32_t last = 0;
  Rule rule = 0;
};

class DateReader {
 public:
  DateReader(const TimeContext& context, std::size_t at) : c_(context), at_(at) {}

  std::optional<Expression> read() {
    if (auto e = digits()) return e;
    if (auto e = day_first()) return e;
    if (auto e = month_first()) return e;
    if (auto e = month_alone()) return e;
    return year_alone();
  }

 private:
  bool inside(std::size_t i) const { return i < c_.end; }

  std::optional<int> day(std::size_t i) const {
    if (!inside(i)) return std::nullopt;
    if (c_.word(i, "first") == 1) return 1;
    const std::string_view form = c_.prose.word(i);
    std::size_t cut = 0;
    while (cut < form.size() && is_digit(static_cast<unsigned char>(form[cut]))) ++cut;
    if (cut == 0 || cut > 2) return std::nullopt;
    if (cut < form.size() && !ordinal(form.substr(cut))) return std::nullopt;
    const auto value = to_int(form.substr(0, cut));
    return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
  }

  bool ordinal(std::string_view ending) const {
    const Table& table = c_.prose.language->table("date_words");
    const auto node = table.step(0, c_.prose.pack->vocabulary().find(lower(ending)));
    if (!node) return false;
    const auto& rows = table.rows_at(*node);
    return std::any_of(rows.begin(), rows.end(),
                       [&](std::uint32_t row) { return table.cell(row, "slot") == "ordinal"; });
  }

  std::optional<Month> month(std::size_t i) const {
    if (!inside(i)) return std::nullopt;
    const Table& table = c_.prose.language->table("months");
    const auto row = row_of(c_.prose, table, i);
    if (!row) return std::nullopt;
    const auto number = to_int(table.cell(*row, "month"));
    if (!number) return std::nullopt;
    Month m{*number, static_cast<std::uint32_t>(i + 1), table.rule(*row)};
    // "Dec." in two tokens: the stop belongs to the short form when a number follows.
    if (inside(i + 2) && c_.prose.word(i).size() <= 5 && c_.prose.word(i + 1) == "." &&
        (c_.prose.tokens[i + 2].shape & kDigits) != 0 && c_.prose.word(i).size() < 5)
      ++m.last;
    return m;
  }

  std::optional<int> year(std::size_t i) const {
    if (!inside(i) || !(c_.prose.tokens[i].shape & kNumber) || c_.prose.word(i).size() != 4)
      return std::nullopt;
    const auto value = to_int(c_.prose.word(i));
    return value && *value >= kFirstYear && *value <= kLastYear ? value : std::nullopt;
  }

  // A year behind a date, with or without a comma.
  std::optional<int> year_behind(std::uint32_t& last) const {
    std::uint32_t i = last;
    if (inside(i) && c_.prose.word(i) == ",")
      ++i;
    else if (inside(i))
      i += c_.word(i, "of");
    const auto y = year(i);
    if (y) last = i + 1;
    return y;
  }

  // The year of a day and month without one; 0 without a reference.
  int guess_year(int month, int day, std::size_t first, std::size_t last) const {
    if (!c_.reference.known()) return 0;
    const std::int32_t today = c_.reference.begin / kMinutesPerDay;
    const std::int32_t ahead = c_.ahead(first, last) ? kFarAhead : kAhead;
    const int now = date_of(c_.reference.begin).year;
    for (int y = now + 1; y >= now - 4; --y) {
      const auto n = day_number(y, month, day);
      if (n && *n - today <= ahead) return y;
    }
    return 0;
  }

  Expression make(std::uint32_t last, Grain grain, Rule rule, Period when) const {
    return {static_cast<std::uint32_t>(at_), last, when, grain, rule, -1};
  }

  static Period span_of(int year, int month, int first, int last) {
    const auto a = day_number(year, month, first);
    const auto b = day_number(year, month, last);
    if (!a || !b || *b < *a) return {};
    return days(*a, *b - *a + 1);
  }

  // [le] 5 [et 6] janvier [2022]
  std::optional<Expression> day_first() {
    std::size_t i = at_ + c_.word(at_, "article");
    const std::size_t start = i;
    const auto first = day(i);
    if (!first) return std::nullopt;
    int last_day = *first;
    ++i;
    for (std::size_t n = 0; n < kMaxList && inside(i); ++n) {
      std::size_t k = i + std::max(c_.word(i, "range"), c_.word(i, "list"));
      if (k == i) break;
      if (inside(k)) k += c_.word(k, "article");
      const auto next = day(k);
      if (!next || *next <= last_day) break;
      last_day = *next;
      i = k + 1;
    }
    if (inside(i)) i += c_.word(i, "of");
    const auto m = month(i);
    if (!m) return std::nullopt;
    auto e = finish(*m, *first, last_day, m->last);
    if (e) e->first = static_cast<std::uint32_t>(start);  // "le" is no part of a date
    return e;
  }

  // January 5[th] [to 7] [, 2022]
  std::optional<Expression> month_first() {
    if (!month_day_order()) return std::nullopt;
    const auto m = month(at_);
    if (!m) return std::nullopt;
    std::size_t i = m->last;
    if (inside(i)) i += c_.word(i, "article");
    const auto first = day(i);
    if (!first ||
        (at_ > c_.from && c_.word_before(at_, "month_cue") && !comma_or_year(i + 1) && plain(i)))
      return std::nullopt;
    int last_day = *first;
    std::uint32_t last = static_cast<std::uint32_t>(i + 1);
    const std::size_t gap =
        inside(last) ? std::max(c_.word(last, "range"), c_.word(last, "list")) : 0;
    if (gap > 0) {
      const auto next = day(last + gap);
      if (next && *next > last_day && !year(last + gap)) {
        last_day = *next;
        last = static_cast<std::uint32_t>(last + gap + 1);
      }
    }
    return finish(*m, *first, last_day, last);
  }

  // "In May 12 people died": after a preposition a bare number is no day unless a comma or year
  // follows.
  bool plain(std::size_t i) const {
    return inside(i + 1) && (c_.prose.tokens[i].shape & kNumber) != 0 &&
           c_.prose.tokens[i + 1].pos != Pos::kPunct;
  }
  bool comma_or_year(std::size_t i) const {
    return !inside(i) || c_.prose.word(i) == "," || year(i).has_value();
  }

  bool month_day_order() const {
    const Table& table = c_.prose.language->table("date_words");
    return table.find("month day").has_value();
  }

  std::optional<Expression> finish(const Month& m, int first, int last_day,
                                   std::uint32_t last) const {
    const auto y = year_behind(last);
    const int use = y ? *y : guess_year(m.number, first, at_, last);
    const Period when = use ? span_of(use, m.number, first, last_day) : Period{};
    if (y && !when.known()) return std::nullopt;  // 30 February
    return make(last, Grain::kDay, m.rule, when);
  }

  // "janvier 2022", "en janvier", "last January".
  std::optional<Expression> month_alone() const {
    const auto m = month(at_);
    if (!m) return std::nullopt;
    std::uint32_t last = m->last;
    if (const auto y = year_behind(last))
      return make(last, Grain::kMonth, m->rule, month_of(*y, m->number));
    const bool past = c_.word_before(at_, "last") || (inside(last) && c_.word(last, "last"));
    const bool next = c_.word_before(at_, "next") || (inside(last) && c_.word(last, "next"));
    if (!past && !next && !c_.word_before(at_, "month_cue")) return std::nullopt;
    if ((c_.prose.tokens[at_].pos == Pos::kAux || c_.prose.word(at_).size() < 3))
      return std::nullopt;
    if (inside(last) && (c_.word(last, "last") || c_.word(last, "next"))) ++last;
    if (!c_.reference.known()) return make(last, Grain::kMonth, m->rule, {});
    const Date now = date_of(c_.reference.begin);
    int y = now.year;
    if (next)
      y += m->number <= now.month ? 1 : 0;
    else if (past)
      y -= m->number >= now.month ? 1 : 0;
    else
      y = guess_year(m->number, 1, at_, last);
    return make(last, Grain::kMonth, m->rule, y ? month_of(y, m->number) : Period{});
  }

  // "en 2019", "(2019)", "les années 1990", "the 1990s".
  std::optional<Expression> year_alone() const {
    const std::string_view form = c_.prose.word(at_);
    if (form.size() == 5 && form[4] == 's' && c_.word_before(at_, "decade"))
      return decade(to_int(form.substr(0, 4)));
    const auto y = year(at_);
    if (!y) return std::nullopt;
    const auto last = static_cast<std::uint32_t>(at_ + 1);
    if (*y % 10 == 0 && c_.word_before(at_, "decade") > 0 && !month_day_order()) return decade(y);
    const bool alone = c_.end - c_.from == 1;
    if (!alone && !c_.word_before(at_, "year_cue")) return std::nullopt;
    if (!alone && counts_something(last)) return std::nullopt;
    return make(last, Grain::kYear, c_.pack.rule("time:year"), year_of(*y));
  }

  // "de 2000 soldats": a word that can be counted follows, so it is a count.
  bool counts_something(std::size_t i) const {
    if (!inside(i)) return false;
    const Pos pos = c_.prose.tokens[i].pos;
    return pos == Pos::kNoun || pos == Pos::kName || pos == Pos::kAdj || pos == Pos::kOther;
  }

  std::optional<Expression> decade(std::optional<int> y) const {
    if (!y || *y < kFirstYear || *y > kLastYear) return std::nullopt;
    return make(static_cast<std::uint32_t>(at_ + 1), Grain::kYear, c_.pack.rule("time:year"),
                {year_of(*y).begin, year_of(*y + 9).end});
  }

  // "2022-01-05", "2022-01-05T10:30", "05/01/2022", "5.1.2022": read from the bytes, not from the
  // tokens.
  std::optional<Expression> digits() const {
    if (!(c_.prose.tokens[at_].shape & kDigits)) return std::nullopt;
    const std::uint32_t begin = c_.prose.tokens[at_].span.begin;
    const std::uint32_t limit = c_.prose.tokens[c_.end - 1].span.end;
    std::size_t size = 0;
    while (begin + size < limit && size < kMaxDigits &&
           std::string_view("0123456789/.-:TZ+").find(c_.prose.text[begin + size]) !=
               std::string_view::npos)
      ++size;
    for (std::size_t n = size; n >= 8; --n) {
      const std::string_view text = c_.prose.text.substr(begin, n);
      if (n < size && is_digit(static_cast<unsigned char>(c_.prose.text[begin + n]))) continue;
      if (const auto e = iso_date(text)) return e;
      if (const auto e = numeric_date(text)) return e;
    }
    return std::nullopt;
  }

  std::uint32_t token_behind(std::size_t byte) const {
    std::size_t i = at_;
    while (inside(i) && c_.prose.tokens[i].span.begin < byte) ++i;
    return static_cast<std::uint32_t>(i);
  }

  std::optional<Expression> iso_date(std::string_view text) const {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto p = parse_iso(text);
    if (!p) return std::nullopt;
    const auto last = token_behind(c_.prose.tokens[at_].span.begin + text.size());
    return make(last, text.size() > 10 ? Grain::kMinute : Grain::kDay, c_.pack.rule("time:digits"),
                *p);
  }

  std::optional<Expression> numeric_date(std::string_view text) const {
    const std::size_t a = text.find_first_not_of("0123456789");
    if (a == std::string_view::npos || (text[a] != '/' && text[a] != '.' && text[a] != '-'))
      return std::nullopt;
    const std::size_t b = text.find(text[a], a + 1);
    if (b == std::string_view::npos) return std::nullopt;
    const auto x = to_int(text.substr(0, a)), y = to_int(text.substr(a + 1, b - a - 1)),
               z = to_int(text.substr(b + 1));
    const std::size_t year_digits = text.size() - b - 1;
    if (!x || !y || !z || a > 2 || b - a > 3) return std::nullopt;
    if (year_digits != 4 && !(year_digits == 2 && text[a] == '/')) return std::nullopt;
    const int full = year_digits == 4 ? *z : *z + (*z < 50 ? 2000 : 1900);
    const bool month_first =
        c_.prose.language->table("date_words").find("m d y").has_value() && text[a] == '/';
    int d = month_first ? *y : *x, m = month_first ? *x : *y;
    if (m > 12 && d <= 12) std::swap(d, m);
    const auto n = day_number(full, m, d);
    if (!n) return std::nullopt;
    const auto last = token_behind(c_.prose.tokens[at_].span.begin + text.size());
    return make(last, Grain::kDay, c_.pack.rule("time:digits"), days(*n, 1));
  }

  const TimeContext& c_;
  std::size_t at_;
};

}  // namespace

std::optional<Expression> date_at(const TimeContext& context, std::size_t at) {
  return DateReader(context, at).read();
}

}  // namespace recoupe
