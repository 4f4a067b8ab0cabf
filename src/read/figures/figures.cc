// One sentence at a time: counted_amounts.h reads the amounts and gathers the clues of each; here
// is decided what each counts.
//
//   Selon le ministère, 18 policiers et 36 manifestants ont été tués, dont deux mineurs, et 4 400
//   arrêtés.
//                       [18 policiers] shares the predicate of its neighbour; [deux] is a part of
//                       the 36.
//
// A strong noun ("morts") decides first, then a part takes its whole's category, then what stands
// right before
// ("la mort de"), then the first predicate behind, then a coordinated neighbour, then the noun's
// usual category.
#include "read/figures/figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/calendar.h"
#include "read/figures/counted_amounts.h"
#include "read/figures/joined.h"
#include "read/figures/sources.h"
#include "read/figures/uncounted.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxFigures =
    2000;                              // of one article; lists of results have more, news do not
constexpr double kFewestTroops = 5;    // that no word says were sent
constexpr std::size_t kObjectGap = 8;  // tokens between "a retiré" and "le bilan"

class SentenceReader {
 public:
  SentenceReader(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                 std::span<const TimeRef> times, const Pack& pack, std::size_t sentence,
                 std::size_t most, std::span<const Figure> told, const Figure& before)
      : prose_(prose),
        tree_(tree),
        pack_(pack),
        categories_(pack.world("categories")),
        units_(pack.world("units")),
        told_(told),
        before_(before),
        from_(prose.words[sentence].begin),
        end_(prose.words[sentence].end),
        found_(counted_amounts(prose, mentions, times, prose.words[sentence], most)) {}

  std::vector<Figure> read() {
    decide();
    std::vector<Figure> out;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const CountedAmount& c = found_[i];
      const std::size_t limit = i + 1 < found_.size() ? found_[i + 1].amount.first : end_;
      if (c.amount.lone || (c.what && counts_one(c)))
        out.push_back(figure(c, takes_back(c.amount.first), limit));
    }
    add_joined(out);
    return out;
  }

 private:
  // "A 45-acre farm": in order, beside the others.
  void add_joined(std::vector<Figure>& out) const {
    const Run<Token> sentence{static_cast<std::uint32_t>(from_), static_cast<std::uint32_t>(end_)};
    for (const Figure& f : joined_amounts(prose_, sentence)) {
      const auto at = std::find_if(out.begin(), out.end(),
                                   [&](const Figure& o) { return o.span.end > f.span.begin; });
      if (at == out.end() || at->span.begin >= f.span.end) out.insert(at, f);
    }
  }

  // "un" and "one" count in company alone: "un mort", "dont une", "nine guards and one cook".
  bool counts_one(const CountedAmount& c) const {
    const auto i = static_cast<std::size_t>(&c - found_.data());
    const bool next = i + 1 < found_.size() && found_[i + 1].linked && found_[i + 1].amount.lone &&
                      !found_[i + 1].noun.unit;
    const bool counted = c.noun.strong || c.noun.person;
    if (c.amount.has_high && c.amount.high == 0) return counted && !c.noun.members;  // "aucun mort"
    return counted || c.scope == Scope::kPart || c.linked || next;
  }

  bool is_money(Term unit) const { return units_.cell(unit - 1u, "kind") == "money"; }

  void decide() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) share_unit(i);
    for (CountedAmount& c : found_) c.thing = counts_things(prose_, tree_, c.amount, c.noun);
    for (std::size_t i = 0; i < found_.size(); ++i) own(i);
    // From here on every figure with a clue of its own has it; the others look at their neighbours.
    for (std::size_t i = found_.size(); i-- > 1;)
      if (found_[i].linked && found_[i].scope != Scope::kPart && !found_[i - 1].what &&
          counts_people(found_[i - 1]))
        found_[i - 1].what = found_[i].behind;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      CountedAmount& c = found_[i];
      if (!c.what && i > 0 && counts_people(c) && c.linked) share(i);
      if (!c.what && counts_people(c) && c.amount.lone && !c.amount.year_like) c.what = by_tree(c);
      if (!c.what && c.noun.fallback && !c.label && !passers_by(c) &&
          !is_not_done(prose_, tree_, c.amount, end_))
        c.what = c.noun.fallback;
      if (!c.what && i > 0 && counts_people(c) && !c.linked) share(i);
      if (!c.what && c.noun.bare() && counts_people(c)) count_again(i);
      if (c.what && !c.noun.unit && !c.amount.unit) check_whole(c);
    }
    for (CountedAmount& c : found_)
      if (c.thing) c.what = {};
    for (std::size_t i = 0; i < found_.size(); ++i) besides_another(i);
  }

  // "Neuf morts et 28 autres disparus": others than the dead, but all of the missing, and of the
  // same people where nobody else is named.
  void besides_another(std::size_t i) {
    CountedAmount& c = found_[i];
    if (c.scope != Scope::kOther || !c.what || c.noun.unit) return;
    std::size_t k = i;
    while (k > 0 && (!found_[k - 1].what || found_[k - 1].noun.unit)) --k;
    const Term before = k > 0 ? found_[k - 1].what.category : before_.what;
    if (!before || before == c.what.category || adds_to_others(i)) return;
    c.scope = Scope::kWhole;
    if (c.noun.bare()) c.noun.group = k > 0 ? found_[k - 1].noun.group : before_.group;
  }

  // The article has counted others of them: "two more were killed".
  bool adds_to_others(std::size_t i) const {
    const CountedAmount& c = found_[i];
    const auto same = [&](Term what, double low) {
      return what == c.what.category && low != c.amount.low;
    };
    return std::any_of(told_.begin(), told_.end(),
                       [&](const Figure& f) { return same(f.what, f.low); }) ||
           std::any_of(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const CountedAmount& o) { return same(o.what.category, o.amount.low); });
  }

  Clue by_tree(const CountedAmount& c) const {
    const Clue clue = clue_by_tree(prose_, tree_, c.amount, end_);
    const bool troops = clue.category == categories_.term("troops") && c.noun.group;
    return troops || !may_be(clue, c) ? Clue{} : clue;
  }

  // Can those of that noun be so counted?
  bool may_be(const Clue& clue, const CountedAmount& c) const {
    if (clue.category == categories_.term("troops")) return may_be_troops(c);
    // Fighters that cross a border, police that flee: nobody counts them among the displaced.
    const std::string_view civil =
        c.noun.group ? pack_.world("groups").cell(c.noun.group - 1u, "civil") : std::string_view();
    if (clue.category == categories_.term("displaced")) return civil != "no";
    // Whoever blocks a road with arms, or is a thing, does not protest.
    return !clue.tentative || clue.category != categories_.term("protesters") || civil == "yes" ||
           (!c.noun.group && c.noun.person);
  }

  bool counts_people(const CountedAmount& c) const {
    return !c.label && !c.noun.unit && !c.amount.unit &&
           (c.amount.lone || c.scope == Scope::kPart || !c.noun.bare());
  }

  void own(std::size_t i) {
    CountedAmount& c = found_[i];
    const Term unit = c.noun.unit ? c.noun.unit : c.amount.unit;
    if (unit) {
      c.noun.unit = unit;
      if (is_money(unit)) c.what = {categories_.term("money"), c.amount.rule};
      return;
    }
    if (c.label) return;
    for (Clue* clue : {&c.before, &c.behind})
      if (!may_be(*clue, c)) *clue = {};
    const Clue saved = c.noun.life ? rescued(c) : Clue{};
    if (saved)
      c.what = saved;
    else if (c.noun.strong && !c.noun.adverb)
      c.what = c.noun.strong;
    else if (c.scope == Scope::kPart && i > 0)
      c.what = c.behind ? c.behind : whole_of(i);
    else if (c.before)
      c.what = c.before;
    else if (c.behind)
      c.what = c.behind;
    // Whoever holds hostages arrests nobody.
    if (c.noun.fallback.category == categories_.term("hostages") &&
        c.what.category == categories_.term("arrested"))
      c.what = c.noun.fallback;
    if (!c.what && i > 0 && said_again(c)) c.what = found_[i - 1].behind;
    if (!c.what && of_arms(c)) c.what = c.lost;
    if (!c.what && c.gathered && (c.noun.bare() || may_be(c.gathered, c))) c.what = c.gathered;
    if (!c.what && c.noun.adverb) c.what = c.noun.strong;
    if (!c.what && !c.amount.year_like) c.what = c.toll;
  }

  // Soldiers, fighters, police, and the men of a colonel.
  bool of_arms(const CountedAmount& c) const {
    const Table& groups = pack_.world("groups");
    return c.noun.group && (groups.cell(c.noun.group - 1u, "civil") == "no" ||
                            groups.cell(c.noun.group - 1u, "troops") == "yes");
  }

  // "saved thousands of lives", "trois vies sauvées"
  Clue rescued(const CountedAmount& c) const {
    const Term category = categories_.term("rescued");
    if (c.before.category == category) return c.before;
    return c.behind.category == category ? c.behind : Clue{};
  }

  // "Deux villages ont été évacués, soit 650 habitants": the same in people.
  bool said_again(const CountedAmount& c) const {
    const Table& table = prose_.language->table("ranges");
    if (c.amount.first <= from_) return false;
    const Match m = match(prose_, table, c.amount.first - 1, c.amount.first);
    return m && table.cell(m.row, "slot") == "again";
  }

  // "45 000 policiers ont été déployés", "des milliers de personnes mobilisées": neither are
  // troops.
  bool may_be_troops(const CountedAmount& c) const {
    if (!c.noun.group) return !c.noun.person;
    return pack_.world("groups").cell(c.noun.group - 1u, "troops") == "yes";
  }

  // "Two soldiers stand guard", "one of the detainees": no news of how many there are.
  bool passers_by(const CountedAmount& c) const {
    const Term what = c.noun.fallback.category;
    return (what == categories_.term("troops") || what == categories_.term("arrested")) &&
           c.amount.has_high && std::max(c.amount.high, c.amount.high_grouped) < kFewestTroops;
  }

  Clue whole_of(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;)
      if (found_[k].scope != Scope::kPart && counts_people(found_[k]))
        return found_[k].what ? found_[k].what : found_[k].noun.fallback;
    return {};
  }

  // "la perte de 3 skieurs et de 5 guides"; "8 000 selon elle, 1 200 selon la mairie".
  void share(std::size_t i) {
    CountedAmount& c = found_[i];
    const CountedAmount& before = found_[i - 1];
    if (!before.what || before.noun.unit || before.amount.unit) return;
    if (before.thing && c.noun.bare()) return;
    const bool together = c.linked && (before.before || before.scope == Scope::kPart);
    const bool alone = c.noun.bare() && c.amount.lone && !c.amount.year_like && stands_alone(c);
    if (together || alone) c.what = before.what;
  }

  // "La gendarmerie a compté 5 000 manifestants. Le syndicat en revendique 20 000."
  void count_again(std::size_t i) {
    CountedAmount& c = found_[i];
    if (!counts_again(prose_, c.amount, from_)) return;
    if (i > 0 && found_[i - 1].what && counts_people(found_[i - 1])) {
      c.what = found_[i - 1].what;
      c.noun.group = found_[i - 1].noun.group;
    } else if (before_.what && !before_.unit) {
      c.what = {before_.what, before_.rule};
      c.noun.group = before_.group;
    }
  }

  // "de 890 à 1 150 francs": the old number counts what the new one counts.
  void share_unit(std::size_t i) {
    const CountedAmount& next = found_[i + 1];
    CountedAmount& c = found_[i];
    if (!next.linked || !next.noun.unit || c.label || !c.noun.bare() || c.amount.unit) return;
    if (!c.amount.year_like && only_middle(c.tail(), next.amount.first))
      c.noun.unit = next.noun.unit;
  }

  bool only_middle(std::size_t from, std::size_t to) const {
    const Table& ranges = prose_.language->table("ranges");
    for (const Match& m : matches(prose_, ranges, from, to))
      if (from + m.length == to && ranges.cell(m.row, "slot") == "middle") return true;
    return false;
  }

  // Nothing that a bare number could count follows it, and it names nothing.
  bool stands_alone(const CountedAmount& c) const {
    if (c.amount.first > from_) {
      const Token& t = prose_.tokens[c.amount.first - 1];
      if (t.pos == Pos::kName || (t.shape & (kCapital | kAllCaps | kDigits)) != 0) return false;
    }
    if (c.amount.last >= end_) return true;
    const Token& t = prose_.tokens[c.amount.last];
    return t.pos == Pos::kPunct || t.pos == Pos::kPrep || t.pos == Pos::kConj || t.pos == Pos::kDet;
  }

  // People come in whole numbers: "2,500 militaires" are 2500 where a comma is the decimal mark.
  void check_whole(CountedAmount& c) const {
    if (categories_.cell(c.what.category - 1u, "people") != "yes") return;
    const auto whole = [](double v) { return v == std::floor(v); };
    Amount& a = c.amount;
    if (a.low < 0 && a.high < 0) {  // the dash of a list
      a.low = a.low_grouped = -a.low;
      a.high = a.high_grouped = -a.high;
      std::swap(a.low, a.high);
    }
    if (!whole(a.low) || !whole(a.high)) {
      a.low = a.low_grouped;
      a.high = a.high_grouped;
    }
    if (!whole(a.low) || !whole(a.high)) c.what = {};
  }

  // "Le ministère a retiré le bilan de 164 morts, publié par erreur." What a semicolon parts from
  // it stands: "a digit was typed by mistake; the number of dead remains four".
  bool takes_back(std::size_t at) {
    if (at >= clause_.end) clause_ = clause_at(at), taken_back_ = clause_takes_back();
    return taken_back_;
  }

  Run<Token> clause_at(std::size_t at) const {
    const auto parts = [&](std::size_t i) {
      return prose_.tokens[i].pos == Pos::kPunct && prose_.word(i) == ";";
    };
    std::size_t from = at, to = at;
    while (from > from_ && !parts(from - 1)) --from;
    while (to < end_ && !parts(to)) ++to;
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
  }

  bool clause_takes_back() const {
    const Table& table = prose_.language->table("retractions");
    const Table::Column slot = table.column("slot");
    std::size_t verb = clause_.end;
    for (std::size_t i = clause_.begin; i < clause_.end; ++i)
      for (const Match& m : matches(prose_, table, i, clause_.end)) {
        const std::string_view s = table.cell(m.row, slot);
        if (s == "phrase") return true;
        if (s == "verb") verb = i;
        if (s == "object" && verb < i && i - verb <= kObjectGap) return true;
      }
    return false;
  }

  // What it counts may reach into the next figure ("2 € € 0"); its own words end there.
  Figure figure(const CountedAmount& c, bool withdrawn, std::size_t limit) const {
    const Amount& a = c.amount;
    Figure f{.low = a.low, .high = a.high, .has_low = a.has_low, .has_high = a.has_high};
    const std::size_t last =
        (c.noun.known || c.what) && !c.whole ? std::min(c.tail(), limit) : a.last;
    f.span = {prose_.tokens[a.first].span.begin, prose_.tokens[last - 1].span.end};
    f.what = c.what.category;
    f.group = c.noun.group;
    f.unit = c.noun.unit;
    f.hedge = a.hedge;
    f.scope = c.scope;
    f.rule = c.what.rule ? c.what.rule : a.rule;
    f.withdrawn = withdrawn && f.what != 0;
    if (f.what && c.noun.of_first != c.noun.of_last && !f.unit)
      f.of = {prose_.tokens[c.noun.of_first].span.begin,
              prose_.tokens[c.noun.of_last - 1].span.end};
    return f;
  }

  const Prose& prose_;
  const TreeWalk& tree_;
  const Pack& pack_;
  const Table& categories_;
  const Table& units_;
  std::span<const Figure> told_;  // in the sentences before
  const Figure& before_;          // the last of them of people, if in the one right before
  std::size_t from_, end_;
  std::vector<CountedAmount> found_;
  Run<Token> clause_{};
  bool taken_back_ = false;  // in that clause
};

}  // namespace

std::vector<Figure> find_figures(const Prose& prose, std::span<const Mention> mentions,
                                 std::span<const TimeRef> times, std::span<const Quote> quotes,
                                 std::span<const Span> quote_spans, Period written,
                                 const Pack& pack) {
  std::vector<Figure> all;
  Attributor attributor(prose, mentions, quotes, quote_spans);
  const TreeWalk tree(prose);
  const Dater dater(prose, tree, times, written);
  const Figure none;
  Figure last;  // of people, in the sentence before
  for (std::size_t s = 0; s < prose.sentences.size() && all.size() < kMaxFigures; ++s) {
    const bool follows = s > 0 && prose.sentences[s - 1].block == prose.sentences[s].block;
    std::vector<Figure> found = SentenceReader(prose, tree, mentions, times, pack, s,
                                               kMaxFigures - all.size(), all, follows ? last : none)
                                    .read();
    last = {};
    for (const Figure& f : found)
      if (f.what && !f.unit) last = f;
    if (found.empty()) {
      attributor.forget();
      continue;
    }
    attributor.attribute(found, prose.sentences[s].span, follows);
    for (Figure& f : found)
      if (f.what) dater.date(f, prose.sentences[s].span);
    date_by_year(found, written);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace recoupe
