// One sentence at a time, in three steps: read the amounts; gather the clues of each; decide what
// each counts.
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
#include <optional>

#include "base/calendar.h"
#include "read/figures/amounts.h"
#include "read/figures/counted.h"
#include "read/figures/sources.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxFigures =
    2000;                              // of one article; lists of results have more, news do not
constexpr double kFirstYear = 1900;    // years that news tell of
constexpr std::size_t kLink = 3;       // tokens between two coordinated figures
constexpr std::size_t kObjectGap = 8;  // tokens between "a retiré" and "le bilan"

struct Candidate {
  Amount amount;
  Noun noun;
  Clue before, behind, toll;
  Clue what;
  Scope scope{};
  bool whole = false;   // the next candidate is the whole that this one is a part of
  bool linked = false;  // coordinated with the candidate before it
  bool label = false;
};

class SentenceReader {
 public:
  SentenceReader(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                 std::span<const TimeRef> times, const Pack& pack, std::size_t sentence)
      : prose_(prose),
        tree_(tree),
        mentions_(mentions),
        times_(times),
        pack_(pack),
        categories_(pack.world("categories")),
        units_(pack.world("units")),
        from_(prose.words[sentence].begin),
        end_(prose.words[sentence].end) {}

  std::vector<Figure> read(std::size_t most) {
    gather(most);
    for (std::size_t i = 0; i < found_.size(); ++i) partitive(i);
    for (std::size_t i = 0; i < found_.size(); ++i) link(i);
    for (std::size_t i = 0; i < found_.size(); ++i) clues(i);
    decide();
    const bool withdrawn = takes_back();
    std::vector<Figure> out;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Candidate& c = found_[i];
      const std::size_t limit = i + 1 < found_.size() ? found_[i + 1].amount.first : end_;
      if (c.amount.lone || (c.what && counts_one(c))) out.push_back(figure(c, withdrawn, limit));
    }
    return out;
  }

 private:
  // "un" and "one" count in company alone: "un mort", "dont une", "nine guards and one cook".
  bool counts_one(const Candidate& c) const {
    const auto i = static_cast<std::size_t>(&c - found_.data());
    const bool next = i + 1 < found_.size() && found_[i + 1].linked && found_[i + 1].amount.lone &&
                      !found_[i + 1].noun.unit;
    return c.noun.strong || c.noun.person || c.scope == Scope::kPart || c.linked || next ||
           c.noun.unit;
  }

  bool in_time(std::size_t token) const {
    const Span s = prose_.tokens[token].span;
    const auto t =
        std::upper_bound(times_.begin(), times_.end(), s.begin,
                         [](std::uint32_t at, const TimeRef& x) { return at < x.span.end; });
    return t != times_.end() && t->span.overlaps(s);
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
      const auto amount = amount_at(prose_, from, i, end_);
      if (!amount) {
        ++i;
        continue;
      }
      Candidate c{
          .amount = *amount, .noun = noun_behind(prose_, *amount, end_), .scope = amount->scope};
      c.label = is_label(prose_, *amount, from, end_) || in_name(i);
      if (is_year(c)) {
        c.label = true;
        c.noun = {.first = amount->last, .last = amount->last};
      }
      i = from = amount->last;
      clip(amount->first);
      found_.push_back(c);
    }
  }

  // "The 2007 Pisco earthquake killed 600": nobody whom a table knows is counted.
  static bool is_year(const Candidate& c) {
    return c.amount.year_like && c.amount.low >= kFirstYear && c.amount.hedge == Hedge::kExact &&
           (!c.noun.known || (!c.noun.person && !c.noun.group && !c.noun.fallback &&
                              c.noun.last > c.noun.first + 1));
  }

  // No noun phrase reaches into the next amount.
  void clip(std::uint32_t next) {
    if (found_.empty()) return;
    Noun& noun = found_.back().noun;
    noun.last = std::max(noun.first, std::min(noun.last, next));
    noun.of_last = std::max(noun.of_first, std::min(noun.of_last, next));
  }

  // "neuf des 12 mineurs": what is said is said of the nine, and of the twelve nothing.
  void partitive(std::size_t i) {
    if (i + 1 >= found_.size() || !found_[i].noun.bare()) return;
    const std::size_t gap = found_[i].amount.last;
    const std::size_t next = found_[i + 1].amount.first;
    const Table& table = prose_.language->table("counted");
    const Match link = match(prose_, table, gap, next);
    if (!link || gap + link.length != next) return;
    const std::string_view slot = table.cell(link.row, "slot");
    if (slot != "link" && slot != "members") return;
    if (found_[i + 1].noun.unit || found_[i + 1].amount.unit) return;
    found_[i].noun = found_[i + 1].noun;
    found_[i].noun.members = slot == "members";
    found_[i].whole = true;
    found_[i + 1].label = true;
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

  std::size_t tail(const Candidate& c) const {
    return std::max<std::size_t>(c.noun.last, c.amount.last);
  }

  void link(std::size_t i) {
    if (i == 0) return;
    found_[i].linked = only_links(tail(found_[i - 1]), found_[i].amount.first);
    if (found_[i].linked && found_[i - 1].scope == Scope::kPart && found_[i].scope == Scope::kWhole)
      found_[i].scope = Scope::kPart;
  }

  // Where the search for a predicate behind figure i ends: at the next figure that does not belong
  // to it.
  void clues(std::size_t i) {
    Candidate& c = found_[i];
    c.before = clue_before(prose_, c.amount, i ? tail(found_[i - 1]) : from_);
    if (c.noun.bare()) c.toll = toll_before(prose_, from_, c.amount.first);
    std::size_t stop = end_;
    std::size_t part = end_, behind_it = end_;  // ", dont 33 enfants," says nothing of the whole
    for (std::size_t k = i + 1; k < found_.size(); ++k) {
      if (c.whole && k == i + 1) continue;
      if (found_[k].linked && tail(found_[k - 1]) == found_[k].amount.first) continue;
      if (c.scope != Scope::kPart && found_[k].scope == Scope::kPart) {
        part = std::min<std::size_t>(part, found_[k].amount.first);
        behind_it = behind_part(tail(found_[k]));
        continue;
      }
      if (!found_[k].amount.lone) continue;
      stop = found_[k].amount.first;
      break;
    }
    if (c.scope == Scope::kPart) stop = std::min(stop, comma(tail(c)));
    c.behind = clue_behind(prose_, c.noun, tail(c), std::min(stop, part));
    if (!c.behind && behind_it < stop) c.behind = clue_behind(prose_, c.noun, behind_it, stop);
    if (c.noun.members) tell_members(i, std::min(stop, part));
  }

  // "40 of the 43 people arrested were released": 43 arrested, 40 released. "Trois des ministres
  // arrêtés": a part of those.
  void tell_members(std::size_t i, std::size_t stop) {
    Candidate& c = found_[i];
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

  void decide() {
    for (std::size_t i = 0; i < found_.size(); ++i) own(i);
    // From here on every figure with a clue of its own has it; the others look at their neighbours.
    for (std::size_t i = found_.size(); i-- > 1;)
      if (found_[i].linked && found_[i].scope != Scope::kPart && !found_[i - 1].what &&
          counts_people(found_[i - 1]))
        found_[i - 1].what = found_[i].behind;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      Candidate& c = found_[i];
      if (!c.what && i > 0 && counts_people(c) && c.linked) share(i);
      if (!c.what && counts_people(c) && c.amount.lone && !c.amount.year_like) c.what = by_tree(c);
      if (!c.what && c.noun.fallback && !c.label) c.what = c.noun.fallback;
      if (!c.what && i > 0 && counts_people(c) && !c.linked) share(i);
      if (c.what && !c.noun.unit && !c.amount.unit) check_whole(c);
    }
  }

  Clue by_tree(const Candidate& c) const {
    const Clue clue = clue_by_tree(prose_, tree_, c.amount, end_);
    const bool troops = clue.category == categories_.term("troops");
    return troops && c.noun.group ? Clue{} : clue;
  }

  bool counts_people(const Candidate& c) const {
    return !c.label && !c.noun.unit && !c.amount.unit &&
           (c.amount.lone || c.scope == Scope::kPart || !c.noun.bare());
  }

  void own(std::size_t i) {
    Candidate& c = found_[i];
    const Term unit = c.noun.unit ? c.noun.unit : c.amount.unit;
    if (unit) {
      c.noun.unit = unit;
      if (units_.cell(unit - 1u, "kind") == "money")
        c.what = {categories_.term("money"), c.amount.rule};
      return;
    }
    if (c.label) return;
    if (!may_be_troops(c)) c.behind = {};
    if (c.noun.strong && !c.noun.adverb)
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
    if (!c.what && c.noun.adverb) c.what = c.noun.strong;
    if (!c.what && c.noun.bare() && !c.amount.year_like) c.what = c.toll;
  }

  // "45 000 policiers ont été déployés": policemen are no troops.
  bool may_be_troops(const Candidate& c) const {
    if (!c.noun.group || c.behind.category != categories_.term("troops")) return true;
    return pack_.world("groups").cell(c.noun.group - 1u, "troops") == "yes";
  }

  Clue whole_of(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;)
      if (found_[k].scope != Scope::kPart && counts_people(found_[k]))
        return found_[k].what ? found_[k].what : found_[k].noun.fallback;
    return {};
  }

  // "la perte de 3 skieurs et de 5 guides"; "8 000 selon elle, 1 200 selon la mairie".
  void share(std::size_t i) {
    Candidate& c = found_[i];
    const Candidate& before = found_[i - 1];
    if (!before.what || before.noun.unit || before.amount.unit) return;
    const bool together = c.linked && (before.before || before.scope == Scope::kPart);
    const bool alone = c.noun.bare() && c.amount.lone && !c.amount.year_like && stands_alone(c);
    if (together || alone) c.what = before.what;
  }

  // Nothing that a bare number could count follows it, and it names nothing.
  bool stands_alone(const Candidate& c) const {
    if (c.amount.first > from_) {
      const Token& t = prose_.tokens[c.amount.first - 1];
      if (t.pos == Pos::kName || (t.shape & (kCapital | kAllCaps | kDigits)) != 0) return false;
    }
    if (c.amount.last >= end_) return true;
    const Token& t = prose_.tokens[c.amount.last];
    return t.pos == Pos::kPunct || t.pos == Pos::kPrep || t.pos == Pos::kConj || t.pos == Pos::kDet;
  }

  // People come in whole numbers: "2,500 militaires" are 2500 where a comma is the decimal mark.
  void check_whole(Candidate& c) const {
    if (categories_.cell(c.what.category - 1u, "people") != "yes") return;
    const auto whole = [](double v) { return v == std::floor(v); };
    Amount& a = c.amount;
    if (!whole(a.low) || !whole(a.high)) {
      a.low = a.low_grouped;
      a.high = a.high_grouped;
    }
    if (!whole(a.low) || !whole(a.high)) c.what = {};
  }

  // "Le ministère a retiré le bilan de 164 morts, publié par erreur."
  bool takes_back() const {
    if (found_.empty()) return false;
    const Table& table = prose_.language->table("retractions");
    const Table::Column slot = table.column("slot");
    std::size_t verb = end_;
    for (std::size_t i = from_; i < end_; ++i)
      for (const Match& m : matches(prose_, table, i, end_)) {
        const std::string_view s = table.cell(m.row, slot);
        if (s == "phrase") return true;
        if (s == "verb") verb = i;
        if (s == "object" && verb < i && i - verb <= kObjectGap) return true;
      }
    return false;
  }

  // What it counts may reach into the next figure ("2 € € 0"); its own words end there.
  Figure figure(const Candidate& c, bool withdrawn, std::size_t limit) const {
    const Amount& a = c.amount;
    Figure f{.low = a.low, .high = a.high, .has_low = a.has_low, .has_high = a.has_high};
    const std::size_t last =
        (c.noun.known || c.what) && !c.whole ? std::min(tail(c), limit) : a.last;
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
  std::span<const Mention> mentions_;
  std::span<const TimeRef> times_;
  const Pack& pack_;
  const Table& categories_;
  const Table& units_;
  std::size_t from_, end_;
  std::vector<Candidate> found_;
};

// "The 2007 Tarma earthquake killed 600": as of that year, unless the sentence names a day.
void date_by_year(std::vector<Figure>& figures, Period published) {
  constexpr std::uint32_t kDigits = 4;
  Period year;
  for (Figure& f : figures) {
    if (f.what && !f.dated && year.known()) {
      f.as_of = year;
      f.dated = true;
    }
    if (f.what || f.unit || f.hedge != Hedge::kExact || f.span.size() != kDigits) continue;
    const Period named = f.low >= kFirstYear ? year_of(static_cast<int>(f.low)) : Period{};
    if (named.known() && published.known() && named.end <= published.begin) year = named;
  }
}

}  // namespace

std::vector<Figure> find_figures(const Prose& prose, std::span<const Mention> mentions,
                                 std::span<const TimeRef> times, std::span<const Quote> quotes,
                                 std::span<const Span> quote_spans, Period published,
                                 const Pack& pack) {
  std::vector<Figure> all;
  Attributor attributor(mentions, quotes, quote_spans);
  const TreeWalk tree(prose);
  const Dater dater(prose, times, published);
  for (std::size_t s = 0; s < prose.sentences.size() && all.size() < kMaxFigures; ++s) {
    std::vector<Figure> found =
        SentenceReader(prose, tree, mentions, times, pack, s).read(kMaxFigures - all.size());
    const bool follows = s > 0 && prose.sentences[s - 1].block == prose.sentences[s].block;
    if (found.empty()) {
      attributor.forget();
      continue;
    }
    attributor.attribute(found, prose.sentences[s].span, follows);
    for (Figure& f : found)
      if (f.what) dater.date(f, prose.sentences[s].span);
    date_by_year(found, published);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace recoupe
