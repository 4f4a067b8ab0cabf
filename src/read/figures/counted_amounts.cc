// Four passes over the amounts of a sentence, each linear: read them; "neuf des 12 mineurs" (a part
// and its whole); which are coordinated; what stands before and behind each.
#include "read/figures/counted_amounts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "read/figures/context.h"
#include "read/figures/uncounted.h"
#include "read/language/numerals.h"

namespace recoupe {
namespace {

constexpr std::size_t kLink = 3;        // tokens between two coordinated figures
constexpr std::size_t kCodeGroups = 3;  // of digits joined by signs; two may be a range or a score
constexpr std::size_t kYear = 4;        // digits
constexpr std::size_t kPair = 2;        // digits of a group of a telephone
constexpr std::size_t kPhonePairs = 4;  // more than any list of small numbers without commas
constexpr double kCents = 100;          // of one unit of money
constexpr double kLeastTwoDigits = 10;
constexpr double kFirstYear = 1900;  // years that news tell of

class Gatherer {
 public:
  Gatherer(const Prose& prose, std::span<const Mention> mentions, std::span<const TimeRef> times,
           Run<Token> sentence)
      : prose_(prose),
        mentions_(mentions),
        times_(times),
        sentence_(sentence),
        from_(sentence.begin),
        end_(sentence.end),
        numbers_(prose.language->table("numbers")),
        vague_(prose.language->table("vague").bit()) {}

  std::vector<CountedAmount> run(std::size_t most) {
    gather(most);
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) sum(i);
    for (std::size_t i = 0; i < found_.size(); ++i) partitive(i);
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) whole_ahead(i);
    for (std::size_t i = 0; i < found_.size(); ++i) link(i);
    for (std::size_t i = 0; i < found_.size(); ++i) clues(i);
    return std::move(found_);
  }

 private:
  bool in_time(std::size_t token) const {
    const Span s = prose_.tokens[token].span;
    const auto t =
        std::upper_bound(times_.begin(), times_.end(), s.begin,
                         [](std::uint32_t at, const TimeRef& x) { return at < x.span.end; });
    return t != times_.end() && t->span.overlaps(s);
  }

  // Most words begin neither "dozens" nor a number.
  bool may_begin(std::size_t i) const {
    return prose_.language->openings(prose_.tokens[i].word)[vague_] ||
           may_be_numeral(prose_, numbers_, i, end_);
  }

  bool digits(std::size_t i, std::size_t size) const {
    return i < end_ && (prose_.tokens[i].shape & kNumber) != 0 &&
           (size == 0 || prose_.word(i).size() == size);
  }

  bool joined(std::size_t i) const {
    return i < end_ && prose_.tokens[i].span.begin == prose_.tokens[i - 1].span.end;
  }

  // "01 42 00 00 00", "555-0100-22", "192.168.0.1": the groups of a telephone or of an address
  // count nothing. The token behind them; `i` where there are none.
  std::size_t behind_code(std::size_t i) const {
    if (!digits(i, 0)) return i;
    std::size_t groups = 1, last = i;
    while (joined(last + 1) && is_joint(last + 1) && joined(last + 2) && digits(last + 2, 0)) {
      last += 2;
      ++groups;
    }
    if (groups >= kCodeGroups || (last > i && names_month(i, last))) return last + 1;
    for (last = i; digits(last, kPair); ++last) {
    }
    return last >= i + kPhonePairs ? last : i;
  }

  // "03/2020", "2020-03".
  bool names_month(std::size_t a, std::size_t b) const {
    if (!digits(a, kYear)) std::swap(a, b);
    if (!digits(a, kYear) || !digits(b, kPair)) return false;
    const std::string_view year = prose_.word(a), month = prose_.word(b);
    return (year.starts_with("19") || year.starts_with("20")) && month >= "01" && month <= "12";
  }

  bool is_joint(std::size_t i) const {
    const std::string_view sign = prose_.word(i);
    return sign == "-" || sign == "/" || sign == ".";
  }

  // "Europe 1": the number is of the name, unless it opens it.
  bool in_name(std::size_t token) const {
    const Span s = prose_.tokens[token].span;
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
      return m.name.contains(s) && m.name.begin < s.begin;
    });
  }

  void gather(std::size_t most) {
    std::size_t from = from_;
    for (std::size_t i = from_; i < end_ && found_.size() < most;) {
      if (in_time(i)) {
        from = ++i;
        continue;
      }
      if (const std::size_t behind = behind_code(i); behind > i) {
        i = from = behind;
        continue;
      }
      const auto amount = may_begin(i) ? amount_at(prose_, from, i, end_) : std::nullopt;
      if (!amount) {
        ++i;
        continue;
      }
      CountedAmount c{
          .amount = *amount, .noun = noun_behind(prose_, *amount, end_), .scope = amount->scope};
      part_from_time(c.noun);
      c.label = is_label(prose_, *amount, from, end_) || in_name(i) || joined_label(c) ||
                (c.noun.bare() && is_age(prose_, mentions_, *amount)) ||
                is_list_mark(prose_, *amount, from_, end_);
      if (is_year(c) || (is_span_of_years(prose_, *amount) && of_nobody_known(c.noun))) {
        c.label = true;
        c.noun = {.first = amount->last, .last = amount->last};
      }
      // "vingt pour cent": no number begins inside a unit.
      i = from = c.noun.unit && !c.label ? std::max(c.noun.last, amount->last) : amount->last;
      clip(amount->first);
      found_.push_back(c);
    }
  }

  // "aged 12 and 15"
  bool joined_label(const CountedAmount& c) const {
    return !found_.empty() && found_.back().label && !found_.back().amount.year_like &&
           c.noun.bare() && c.amount.first == found_.back().amount.last + 1 &&
           prose_.tokens[c.amount.first - 1].pos == Pos::kConj;
  }

  // "The toll stood at 12 Tuesday" counts no Tuesdays.
  void part_from_time(Noun& noun) const {
    std::uint32_t k = noun.first;
    while (k < noun.last && !in_time(k)) ++k;
    if (k == noun.last) return;
    if (k == noun.first) {
      noun = Noun();
      noun.first = k;
    }
    noun.last = k;
    noun.of_last = std::max(noun.of_first, std::min(noun.of_last, k));
  }

  // "The 2007 Pisco earthquake killed 600": nobody whom a table knows is counted.
  static bool is_year(const CountedAmount& c) {
    return c.amount.year_like && c.amount.low >= kFirstYear && c.amount.hedge == Hedge::kExact &&
           of_nobody_known(c.noun);
  }
  static bool of_nobody_known(const Noun& noun) {
    return !noun.known ||
           (!noun.person && !noun.group && !noun.fallback && noun.last > noun.first + 1);
  }

  // No noun phrase reaches into the next amount.
  void clip(std::uint32_t next) {
    if (found_.empty()) return;
    Noun& noun = found_.back().noun;
    noun.last = std::max(noun.first, std::min(noun.last, next));
    noun.of_last = std::max(noun.of_first, std::min(noun.of_last, next));
  }

  static Term unit_of(const CountedAmount& c) {
    return c.noun.bare() ? c.amount.unit : c.noun.unit;
  }

  // "3 euros 50", "$2 and 5 cents", "5 feet 2 inches": one sum.
  void sum(std::size_t i) {
    CountedAmount& c = found_[i];
    const CountedAmount& next = found_[i + 1];
    const Term unit = unit_of(c), part = unit_of(next);
    const Table& units = prose_.pack->world("units");
    if (!unit || c.label || next.label) return;
    const bool money = units.cell(unit - 1u, "kind") == "money";
    const std::string_view whole = money ? "money" : units.code(unit);
    if (money && units.cell(unit - 1u, "of") == whole) return;  // "5 cents"
    double parts = money ? kCents : 0;
    if (part && units.cell(part - 1u, "of") != whole) return;
    if (part) parts = units.number<double>(part - 1u, "parts").value_or(0);
    const auto plain = [](const Amount& a) {
      return a.has_low && a.low == a.high && a.low == std::floor(a.low) && a.low >= 0;
    };
    if (!plain(c.amount) || !plain(next.amount) || next.amount.high >= parts) return;
    const std::size_t gap = next.amount.first - std::min<std::size_t>(next.amount.first, c.tail());
    const bool tight = !part && gap == 0 && next.noun.bare() && two_digits(c.amount, next.amount);
    const bool told = part && (gap == 0 || (gap == 1 && conjunction(c.tail())));
    if (!tight && !told) return;
    c.amount.low = c.amount.high += next.amount.low / parts;
    if (c.noun.bare()) c.noun.first = c.amount.last;
    c.noun.last = static_cast<std::uint32_t>(next.tail());
    c.noun.known = true;
    found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }

  // "10 euros 50", "dix euros cinquante"
  bool two_digits(const Amount& whole, const Amount& part) const {
    if (digits(part.first, 0)) return digits(part.first, kPair);
    return !digits(whole.number, 0) && part.low >= kLeastTwoDigits;
  }

  bool conjunction(std::size_t i) const { return prose_.tokens[i].pos == Pos::kConj; }

  // "neuf des 12 mineurs", "9 sur 12": what is said is said of the nine, and of the twelve nothing.
  void partitive(std::size_t i) {
    if (i + 1 >= found_.size() || !found_[i].noun.bare()) return;
    if (found_[i].amount.share) return;  // "half of the 12 miners"
    const std::size_t gap = found_[i].amount.last;
    const std::size_t next = found_[i + 1].amount.first;
    const Table& table = prose_.language->table("counted");
    const Match link = match(prose_, table, gap, next);
    if (!link || gap + link.length != next) return;
    const std::string_view slot = table.cell(link.row, "slot");
    if (slot != "link" && slot != "members" && slot != "whole") return;
    if (found_[i + 1].noun.unit || found_[i + 1].amount.unit) return;
    found_[i].noun = found_[i + 1].noun;
    found_[i].noun.members = slot == "members";
    found_[i].whole = true;
    found_[i + 1].label = true;
  }

  // "Of four kayakers swept away, two were rescued": what is said is said of the two.
  void whole_ahead(std::size_t i) {
    CountedAmount& c = found_[i];
    Noun& next = found_[i + 1].noun;
    if (c.label || c.noun.bare() || c.noun.strong || c.noun.unit || c.amount.unit) return;
    if (!next.bare() || next.unit || found_[i + 1].amount.unit) return;
    const std::size_t behind = found_[i + 1].amount.first, sign = comma(c.tail());
    if (sign >= behind || behind - sign > kLink || sign - c.tail() > kLink) return;
    if (!is_whole_ahead(prose_, c.amount, from_)) return;
    c.label = true;
    next.group = c.noun.group;
    next.person = c.noun.person;
    next.of_first = c.noun.of_first;
    next.of_last = c.noun.of_last;
  }

  bool only_links(std::size_t from, std::size_t to) const {
    if (to < from || to - from > kLink) return false;
    for (std::size_t i = from; i < to; ++i) {
      const Token& t = prose_.tokens[i];
      const bool comma = t.pos == Pos::kPunct && prose_.word(i) == ",";
      const bool place = i > from && t.pos == Pos::kName;  // "31 à Oran et six bébés"
      if (!comma && !place && t.pos != Pos::kConj && t.pos != Pos::kPrep && t.pos != Pos::kDet)
        return false;
    }
    return to > from;
  }

  void link(std::size_t i) {
    if (i == 0) return;
    found_[i].linked = only_links(found_[i - 1].tail(), found_[i].amount.first);
    if (found_[i].linked && found_[i - 1].scope == Scope::kPart && found_[i].scope == Scope::kWhole)
      found_[i].scope = Scope::kPart;
  }

  // "la foule à 20 000 personnes"
  bool measured(std::size_t amount) const {
    const auto at = static_cast<std::uint32_t>(amount);
    return at > from_ && match(prose_, prose_.language->table("amount_links"), at - 1, at);
  }

  // Where the search for a predicate behind figure i ends: at the next figure that does not belong
  // to it.
  void clues(std::size_t i) {
    CountedAmount& c = found_[i];
    c.before = clue_before(prose_, c.amount, i ? found_[i - 1].tail() : from_);
    if (const Clue part = c.before ? Clue{} : clue_among(prose_, c.amount, from_)) {
      c.before = part;
      c.scope = Scope::kPart;
    }
    if (c.noun.bare() || (c.noun.person && measured(c.amount.first)))
      c.toll = toll_before(prose_, from_, c.amount.first);
    std::size_t stop = end_;
    std::size_t part = end_, behind_it = end_;  // ", dont 33 enfants," says nothing of the whole
    for (std::size_t k = i + 1; k < found_.size(); ++k) {
      if (c.whole && k == i + 1) continue;
      if (found_[k].linked && found_[k - 1].tail() == found_[k].amount.first) continue;
      if (c.scope != Scope::kPart && found_[k].scope == Scope::kPart) {
        part = std::min<std::size_t>(part, found_[k].amount.first);
        behind_it = behind_part(found_[k].tail());
        continue;
      }
      if (!found_[k].amount.lone) continue;
      stop = found_[k].amount.first;
      break;
    }
    c.gathered = clue_gathered(prose_, c.noun, c.tail(), sentence_);
    c.lost = clue_lost(prose_, c.amount, i ? found_[i - 1].tail() : from_);
    if (c.scope == Scope::kPart) stop = std::min(stop, comma(c.tail()));
    c.behind = clue_behind(prose_, c.noun, c.tail(), std::min(stop, part));
    if (!c.behind && behind_it < stop) c.behind = clue_behind(prose_, c.noun, behind_it, stop);
    if (c.noun.members) tell_members(i, std::min(stop, part));
  }

  // "40 of the 43 people arrested were released": 43 arrested, 40 released. "Trois des ministres
  // arrêtés": a part of those.
  void tell_members(std::size_t i, std::size_t stop) {
    CountedAmount& c = found_[i];
    if (c.noun.strong && !c.whole) c.scope = Scope::kPart;  // "trois des morts"
    if (c.noun.strong && c.whole) {                         // "three of the 14 injured died"
      found_[i + 1].label = false;
      if (c.behind && c.behind.category != c.noun.strong.category)
        c.noun.strong = {};
      else
        c.scope = Scope::kPart;
      return;
    }
    const Attribute known = attribute_behind(prose_, c.noun, stop);
    if (!known.clue) return;
    if (c.whole) found_[i + 1].label = false;
    c.behind = clue_behind(prose_, c.noun, known.last, stop);
    if (c.behind && c.behind.category != known.clue.category) return;
    c.behind = known.clue;
    c.scope = Scope::kPart;
  }

  std::size_t comma(std::size_t i) const {
    while (i < end_ && (prose_.tokens[i].pos != Pos::kPunct || prose_.word(i) != ",")) ++i;
    return i;
  }
  std::size_t behind_part(std::size_t i) const { return std::min<std::size_t>(comma(i) + 1, end_); }

  const Prose& prose_;
  std::span<const Mention> mentions_;
  std::span<const TimeRef> times_;
  Run<Token> sentence_;
  std::size_t from_, end_;
  const Table& numbers_;
  std::size_t vague_;  // its bit
  std::vector<CountedAmount> found_;
};

}  // namespace

std::vector<CountedAmount> counted_amounts(const Prose& prose, std::span<const Mention> mentions,
                                           std::span<const TimeRef> times, Run<Token> sentence,
                                           std::size_t most) {
  return Gatherer(prose, mentions, times, sentence).run(most);
}

}  // namespace recoupe
