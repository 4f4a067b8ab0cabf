#include "read/figures/amounts.h"

#include <algorithm>
#include <string>

#include "base/codes.h"
#include "base/fold.h"
#include "read/language/literals.h"
#include "read/language/numerals.h"

namespace recoupe {
namespace {

constexpr std::size_t kGrowthGap = 8;      // tokens between "passé" and its first number
constexpr std::size_t kLongestPhrase = 6;  // tokens of a hedge
constexpr double kFirstYear = 1000, kLastYear = 2100;

Hedge hedge_of(std::string_view name) { return from_code<Hedge>(name).value_or(Hedge::kExact); }

struct Found {
  std::uint32_t row = 0;
  std::uint32_t length = 0;
  explicit operator bool() const { return length > 0; }
};

class Finder {
 public:
  Finder(const Prose& prose, std::size_t from, std::size_t end)
      : prose_(prose), language_(*prose.language), from_(from), end_(end) {}

  std::optional<Amount> at(std::size_t i) {
    auto a = vague(i);
    if (!a) a = number(i);
    if (!a) return std::nullopt;
    look_before(*a);
    look_after(*a);
    other_bound(*a);
    if (a->share && a->hedge != Hedge::kExact) a->lone = true;  // "more than half"
    return a;
  }

 private:
  // The longest phrase of a table that ends before token `end`, where `column` says `value`.
  Found ending(const Table& table, std::size_t end, std::string_view column,
               std::string_view value) const {
    const std::size_t first = end > from_ + kLongestPhrase ? end - kLongestPhrase : from_;
    const Table::Column c = table.column(column);
    for (std::size_t p = first; p < end; ++p)
      for (const Match& m : matches(prose_, table, p, end))
        if (p + m.length == end && table.cell(m.row, c) == value) return {m.row, m.length};
    return {};
  }

  Found starting(const Table& table, std::size_t at, std::string_view column,
                 std::string_view value) const {
    const Table::Column c = table.column(column);
    for (const Match& m : matches(prose_, table, at, end_))
      if (table.cell(m.row, c) == value) return {m.row, m.length};
    return {};
  }

  std::optional<Amount> vague(std::size_t i) const {
    const Table& table = language_.table("vague");
    const Match m = match(prose_, table, i, end_);
    if (!m || (m.length == 1 && prose_.tokens[i].pos == Pos::kVerb)) return std::nullopt;
    const auto n = numeral_at(prose_, i, end_);
    if (n && n->length > m.length) return std::nullopt;
    if (numeral_at(prose_, i + m.length, end_)) return std::nullopt;  // "quelques 70 000"
    Amount a;
    a.first = a.number = static_cast<std::uint32_t>(i);
    a.last = a.first + m.length;
    a.hedge = Hedge::kVague;
    a.low = a.low_grouped = table.number<double>(m.row, "low").value_or(0);
    const auto high = table.number<double>(m.row, "high");
    a.has_high = high.has_value();
    a.high = a.high_grouped = high.value_or(0);
    a.rule = table.rule(m.row);
    return a;
  }

  std::optional<Amount> number(std::size_t i) const {
    const auto n = numeral_at(prose_, i, end_);
    if (!n) return measured(i);
    // "au moins 20": that word is no minus.
    const Table& hedges = language_.table("hedges");
    if (n->value < 0 && ending(hedges, i + 1, "position", "before")) return std::nullopt;
    // "no more than 20": no number begins at "no".
    if (const Found f = starting(hedges, i, "position", "before");
        !n->digits && f.length > n->length)
      return std::nullopt;
    Amount a;
    a.first = a.number = static_cast<std::uint32_t>(i);
    a.last = a.first + n->length;
    a.low = a.high = n->value;
    a.low_grouped = a.high_grouped = n->grouped;
    a.lone = n->lone && !stands_for_noun(*n, i);
    a.share = n->share;
    a.year_like =
        n->plain && prose_.word(i).size() == 4 && n->value >= kFirstYear && n->value <= kLastYear;
    if (n->about) a.hedge = Hedge::kApprox;
    repeated(a);
    range(a, *n);
    if (gained(a.first)) a.scope = Scope::kOther;
    return a;
  }

  // "10km", "75kg", "USD115": digits and their unit in one word.
  std::optional<Amount> measured(std::size_t i) const {
    if ((prose_.tokens[i].shape & kDigits) == 0) return std::nullopt;
    const auto n = literal_at(prose_, i, end_);
    if (!n) return coded(i);
    if (n->letters.empty() || n->length != 1) return std::nullopt;
    return in_unit(i, {n->value, n->grouped}, n->letters, "after");
  }

  std::optional<Amount> coded(std::size_t i) const {
    const std::string_view word = prose_.word(i);
    const std::size_t cut = word.find_first_of("0123456789");
    if (cut == 0 || cut == std::string_view::npos) return std::nullopt;
    const auto n = read_digits(word.substr(cut), language_);
    return n ? in_unit(i, *n, word.substr(0, cut), "before") : std::nullopt;
  }

  // Signs of measures are written as the table writes them, codes of money in capitals.
  std::optional<Amount> in_unit(std::size_t i, const Literal& n, std::string_view sign,
                                std::string_view position) const {
    const Table& units = language_.table("units");
    const Table& world = prose_.pack->world("units");
    const std::string code = lower(sign);
    const bool as_written = position == "after" && code == sign;
    for (const std::uint32_t row : units.rows_of(prose_.pack->vocabulary().find(code))) {
      if (units.cell(row, "position") != position) continue;
      const Term unit = world.term(units.cell(row, "unit"));
      const bool money = world.cell(unit - 1u, "kind") == "money" && is_capitals(sign);
      if (!as_written && !money) continue;
      Amount a;
      a.first = a.number = static_cast<std::uint32_t>(i);
      a.last = a.first + 1;
      a.low = a.high = n.value;
      a.low_grouped = a.high_grouped = n.grouped;
      a.unit = unit;
      a.rule = units.rule(row);
      return a;
    }
    return std::nullopt;
  }

  static bool is_capitals(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "the last one": a pronoun. "One" in digits, or behind a hedge, is a number.
  bool stands_for_noun(const Numeral& n, std::size_t i) const {
    if (n.digits || n.length != 1 || n.value != 1 || i <= from_) return false;
    const Pos before = prose_.tokens[i - 1].pos;
    return before == Pos::kDet || before == Pos::kAdj;
  }

  // "Huit (8)": the same number again in brackets belongs to it.
  void repeated(Amount& a) const {
    if (a.last + 2 >= end_ || prose_.word(a.last) != "(" || prose_.word(a.last + 2) != ")") return;
    const auto again = numeral_at(prose_, a.last + 1, end_);
    if (again && again->length == 1 && again->value == a.low) a.last += 3;
  }

  // "entre 20 et 30", "20 to 30", "10-15", "2 à 3 millions".
  void range(Amount& a, const Numeral& first) const {
    const Table& table = language_.table("ranges");
    if (ending(table, a.first, "slot", "change")) return;
    const Table::Column open = table.column("open");
    const Table& units = language_.table("units");
    const Found sign = sign_before(a.first);  // "between $80 and $95"
    const std::uint32_t before = a.first - sign.length;
    if (changes(a.first, "grows") || gained(a.first)) return;
    const Found unit = starting(units, a.last, "position", "after");  // "between 80 euros and"
    const std::uint32_t middle = a.last + unit.length;
    for (const Match& m : matches(prose_, table, middle, end_)) {
      if (table.cell(m.row, "slot") != "middle") continue;
      const std::string_view opener = table.cell(m.row, open);
      if (unit && opener.empty()) continue;
      if (!opener.empty() && (before <= from_ || !one_of(opener, prose_.lower(before - 1))))
        continue;
      std::size_t at = middle + m.length;
      if (sign) at += starting(units, at, "position", "before").length;
      const auto second = numeral_at(prose_, at, end_);
      if (!second || !second->lone) continue;
      if (unit && !same_unit(unit, at + second->length)) continue;
      double low = a.low;
      if (low >= second->value && !first.digits) continue;
      if ((first.plain || first.length == 1) && second->length > 1 && low < 1000 &&
          second->value >= 1000) {
        const auto bare =
            numeral_at(prose_, at, at + 1);  // "2 à 3 millions": the millions are of both
        if (bare && bare->value > 0 && low < bare->value) low *= second->value / bare->value;
      }
      if (low >= second->value) continue;
      if (sign) a.unit = prose_.pack->world("units").term(units.cell(sign.row, "unit"));
      a.first = opener.empty() ? before : before - 1;
      a.low = low;
      a.low_grouped = std::max(low, a.low_grouped);
      a.high = second->value;
      a.high_grouped = second->grouped;
      a.last = static_cast<std::uint32_t>(at) + second->length;
      a.hedge = Hedge::kRange;
      a.lone = true;
      a.rule = table.rule(m.row);
      return;
    }
  }

  bool same_unit(const Found& unit, std::size_t at) const {
    const Table& units = language_.table("units");
    const Found next = starting(units, at, "position", "after");
    return next && units.cell(next.row, "unit") == units.cell(unit.row, "unit");
  }

  // "had risen by three to 24": three more than before.
  bool gained(std::size_t at) const { return changes(at, "gains"); }

  // "est passé dimanche de 890 à 1 150": from the old number to the new.
  bool changes(std::size_t at, std::string_view slot) const {
    const Table& table = language_.table("ranges");
    for (std::size_t p = at; p-- > 0 && at - p <= kGrowthGap;) {  // a day may stand before from_
      if (prose_.tokens[p].pos == Pos::kPunct) return false;
      for (const Match& m : matches(prose_, table, p, at))
        if (table.cell(m.row, "slot") == slot)
          return one_of(table.cell(m.row, "open"), prose_.lower(at - 1));
    }
    return false;
  }

  static bool one_of(std::string_view alternatives, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t from = 0; from <= alternatives.size();) {
      const std::size_t to = std::min(alternatives.find('|', from), alternatives.size());
      if (alternatives.substr(from, to - from) == word) return true;
      from = to + 1;
    }
    return false;
  }

  void look_before(Amount& a) const {
    const Table& units = language_.table("units");
    if (const Found f = sign_before(a.first)) {
      a.unit = prose_.pack->world("units").term(units.cell(f.row, "unit"));
      a.first -= f.length;
      if (minus_before(a.first)) {  // "-$5"
        a.low = a.low_grouped = -a.low;
        a.high = a.high_grouped = -a.high;
        std::swap(a.low, a.high);
        --a.first;
      }
    }
    const Table& scopes = language_.table("scope");
    const auto scope = [&] {
      if (const Found f = ending(scopes, a.first, "position", "before")) {
        a.scope = scopes.cell(f.row, "scope") == "part" ? Scope::kPart : Scope::kOther;
        if (a.scope == Scope::kOther) a.first -= f.length;
      }
    };
    scope();
    const Table& hedges = language_.table("hedges");
    if (const Found f = ending(hedges, a.first, "position", "before");
        f && a.hedge != Hedge::kVague) {
      bound(a, hedge_of(hedges.cell(f.row, "hedge")), hedges.rule(f.row));
      a.first -= f.length;
    }
    scope();
  }

  // "A$5", but in "a $5 fine" the sign alone.
  Found sign_before(std::size_t at) const {
    const Table& units = language_.table("units");
    const Found f = ending(units, at, "position", "before");
    if (f.length < 2 || prose_.word(at - f.length).size() > 1) return f;
    const bool joined =
        prose_.tokens[at - f.length].span.end == prose_.tokens[at - f.length + 1].span.begin;
    return joined ? f : starting(units, at - f.length + 1, "position", "before");
  }

  bool minus_before(std::size_t at) const {
    if (at <= from_) return false;
    const Token& t = prose_.tokens[at - 1];
    const std::string_view sign = prose_.word(at - 1);
    return (sign == "-" || sign == "−") && t.span.end == prose_.tokens[at].span.begin &&
           (at == 1 || (t.shape & kSpaceBefore) != 0);
  }

  void look_after(Amount& a) const {
    const Table& scopes = language_.table("scope");
    // "1 000 autres", and behind a word as in "thousands of others".
    for (const std::uint32_t skip : {0u, 1u}) {
      if (skip == 1 && (a.last >= end_ || prose_.tokens[a.last].pos != Pos::kPrep)) break;
      const Found f = starting(scopes, a.last + skip, "position", "after");
      if (!f || (skip == 1 && scopes.cell(f.row, "scope") == "part")) continue;
      a.scope = scopes.cell(f.row, "scope") == "part" ? Scope::kPart : Scope::kOther;
      a.last += skip + f.length;
      break;
    }
    const Table& hedges = language_.table("hedges");
    const Found f = starting(hedges, a.last, "position", "after");
    if (!f || numeral_at(prose_, a.last + f.length, end_)) return;
    const Hedge hedge = hedge_of(hedges.cell(f.row, "hedge"));
    const bool sharper = a.hedge == Hedge::kApprox && hedge != Hedge::kExact;
    if (a.hedge != Hedge::kExact && !sharper) return;
    // "5000 or less than 6000": the words bound the next number.
    const Found next = starting(hedges, a.last + 1, "position", "before");
    if (next && next.length + 1 > f.length && numeral_at(prose_, a.last + 1 + next.length, end_))
      return;
    bound(a, hedge, hedges.rule(f.row));
    a.last += f.length;
  }

  // "more than 40 and fewer than 50": two bounds of one number.
  void other_bound(Amount& a) const {
    if (a.has_low == a.has_high || a.hedge == Hedge::kVague) return;
    const Table& ranges = language_.table("ranges");
    const Found link = starting(ranges, a.last, "slot", "bounds");
    if (!link) return;
    const Table& hedges = language_.table("hedges");
    const Found f = starting(hedges, a.last + link.length, "position", "before");
    if (!f) return;
    const std::size_t at = a.last + link.length + f.length;
    const auto n = numeral_at(prose_, at, end_);
    Amount b;
    bound(b, hedge_of(hedges.cell(f.row, "hedge")), 0);
    if (!n || !n->lone || b.has_low == b.has_high || b.has_low == a.has_low) return;
    if (a.has_low ? a.low >= n->value : n->value >= a.high) return;
    (a.has_low ? a.high : a.low) = n->value;
    (a.has_low ? a.high_grouped : a.low_grouped) = n->grouped;
    a.has_low = a.has_high = true;
    a.hedge = Hedge::kRange;
    a.last = static_cast<std::uint32_t>(at) + n->length;
  }

  static void bound(Amount& a, Hedge hedge, Rule rule) {
    if (a.hedge == Hedge::kRange) return;  // "environ 20 à 30" says no more than the range
    a.hedge = hedge;
    a.rule = rule;
    a.has_low = hedge != Hedge::kUpTo && hedge != Hedge::kLessThan;
    a.has_high = hedge != Hedge::kAtLeast && hedge != Hedge::kMoreThan;
  }

  const Prose& prose_;
  const Language& language_;
  std::size_t from_, end_;
};

}  // namespace

std::optional<Amount> amount_at(const Prose& prose, std::size_t from, std::size_t at,
                                std::size_t end) {
  return Finder(prose, from, end).at(at);
}

}  // namespace recoupe
