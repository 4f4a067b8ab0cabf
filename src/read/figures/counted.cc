#include "read/figures/counted.h"

#include <algorithm>

#include "read/figures/counted_words.h"

namespace recoupe {
namespace {

constexpr std::size_t kAdjectives = 3;     // words between a number and its noun
constexpr std::size_t kUnknownNoun = 3;    // words of a noun phrase that no table knows
constexpr std::size_t kWindow = 28;        // tokens that a predicate may stand behind its subject
constexpr std::size_t kAuxWindow = 4;      // tokens between an auxiliary and its participle
constexpr std::size_t kLongestPhrase = 6;  // tokens
constexpr std::size_t kTollWindow = 24;    // tokens between "bilan" and its number

bool is_quote_mark(const Prose& p, std::size_t i) { return is_sign(p, i, "«»\"“”‘’'"); }

bool ends_phrase(const Prose& p, std::size_t i) {
  const Token& t = p.tokens[i];
  switch (t.pos) {
    case Pos::kPrep:
    case Pos::kConj:
    case Pos::kDet:
    case Pos::kPron:
    case Pos::kAux:
    case Pos::kNum:
      return true;
    case Pos::kPunct:
      return !is_quote_mark(p, i);
    case Pos::kVerb:
      return (t.forms & (kParticiple | kGerund)) == 0;
    default:
      return (t.shape & kNumber) != 0;
  }
}

class Finder : public CountedWords {
 public:
  using CountedWords::CountedWords;

  // Is what the verb at `at` says not done, or not yet: "threatened to", "will be", "libérera"?
  // Troops count from when they are announced.
  bool unreal(std::size_t at, const Match& m) const {
    if (counted_.cell(m.row, "category") == "troops") return false;
    const unsigned before = at > 0 ? prose_.tokens[at - 1].forms : 0u;
    if (((prose_.tokens[at].forms | before) & kFutureForm) != 0) return true;
    for (std::size_t p = at > kLongestPhrase ? at - kLongestPhrase : 0; p < at; ++p)
      if (const Match words = longest(p, "unreal"); words && p + words.length == at) return true;
    return false;
  }

  // Adds to `noun` what the tables say of the words at `at`. How many they are.
  std::uint32_t noun_at(std::size_t at, bool chained, Noun& noun) const {
    Match best, group, unit;
    for (const Match& m : matches(prose_, counted_, at, end_)) {
      const std::string_view s = slot(m);
      if (s != "noun" && s != "default" && s != "adverb" && s != "life") continue;
      if (s == "adverb" && chained) continue;
      if (chained && s == "noun" && takes_object(at, m.length)) continue;
      best = m;
      break;
    }
    const Table& groups = prose_.language->table("groups");
    const Table& units = prose_.language->table("units");
    group = match(prose_, groups, at, end_);
    for (const Match& m : matches(prose_, units, at, end_))
      if (units.cell(m.row, "position") == "after") {
        unit = m;
        break;
      }
    const Match people = match(prose_, prose_.language->table("people"), at, end_);
    const std::uint32_t length = std::max({best.length, group.length, unit.length, people.length});
    if (length == 0) return 0;
    if (unit.length == length && best.length < length) {
      if (of_people(unit, at)) return 0;
      noun.unit = prose_.pack->world("units").term(units.cell(unit.row, "unit"));
      noun.strong = noun.fallback = {};
      noun.group = 0;
      return length;
    }
    noun.unit = 0;
    const bool people_here = group || people || (best && slot(best) == "default");
    if (people) noun.person = true;
    if (people_here) {
      if (noun.of_first == noun.of_last) noun.of_first = static_cast<std::uint32_t>(at);
      const std::uint16_t plain = slot(best) == "default" ? best.length : 0;
      noun.of_last =
          static_cast<std::uint32_t>(at) + std::max({group.length, people.length, plain});
    }
    if (group.length == length || (group && group.length >= best.length))
      noun.group = prose_.pack->world("groups").term(groups.cell(group.row, "group"));
    if (best.length > 0) apply(best, noun);
    return length;
  }

 private:
  // "two company inspectors": what groups people tells whose they are, where their noun follows.
  bool of_people(const Match& unit, std::size_t at) const {
    const std::size_t next = at + unit.length;
    const Table& units = prose_.language->table("units");
    if (units.cell(unit.row, "unit") != "group" || next >= end_) return false;
    return prose_.tokens[next].pos == Pos::kNoun && plural(next) && !plural(at);
  }

  bool plural(std::size_t at) const {
    for (const WordEntry& e : prose_.language->entries(prose_.tokens[at].word))
      if (e.forms & kPlural) return true;
    return false;
  }

  void apply(const Match& m, Noun& noun) const {
    const std::string_view s = slot(m);
    (s == "default" ? noun.fallback : noun.strong) = clue(m);
    noun.adverb = s == "adverb";
    noun.life = s == "life";
    const std::string_view group = counted_.cell(m.row, "group");
    if (!group.empty() && noun.group == 0) noun.group = prose_.pack->world("groups").term(group);
  }

  // "protesters killed two men": a verb and not a noun when a determiner or number follows.
  bool takes_object(std::size_t at, std::uint32_t length) const {
    const std::size_t next = at + length;
    if (next >= end_ || !past_form(at)) return false;
    const Token& t = prose_.tokens[next];
    return t.pos == Pos::kDet || t.pos == Pos::kNum || (t.shape & (kDigits | kCapital)) != 0;
  }

  bool past_form(std::size_t at) const {
    for (const WordEntry& e : prose_.language->entries(prose_.tokens[at].word))
      if (e.forms & kPastForm) return true;
    return false;
  }
};

bool has_reading(const Prose& prose, std::size_t i, unsigned forms) {
  for (const WordEntry& e : prose.language->entries(prose.tokens[i].word))
    if (e.forms & forms) return true;
  return false;
}

// Is the predicate at `at` said of the noun that ends at `noun_end`? A participle needs its
// auxiliary, or stands right behind the noun: "18 policiers ont été tués", "36 killed".
bool holds(const Prose& prose, const Finder& find, const Match& m, std::size_t noun_end,
           std::size_t at) {
  const std::string_view slot = find.slot(m);
  if (slot == "active")  // "condamnés à mort" tells of nobody who died
    return at == 0 || prose.tokens[at].pos != Pos::kNoun || prose.tokens[at - 1].pos != Pos::kPrep;
  // "12 hommes sont morts", but not "12 hommes à mort"
  if (slot == "adjective")
    return at == noun_end || (at == noun_end + 1 && prose.tokens[noun_end].pos != Pos::kPrep);
  if (slot != "passive") return false;
  const bool verb = has_reading(prose, at, kParticiple | kFinite | kGerund | kInfinitive);
  if (!verb || prose.tokens[at].pos == Pos::kAux) return true;  // "are missing" brings its own
  if (!has_reading(prose, at, kParticiple)) return false;
  const std::size_t from = at > noun_end + kAuxWindow ? at - kAuxWindow : noun_end;
  for (std::size_t i = from; i < at; ++i)
    if (find.longest(i, "aux")) return true;
  if (at > noun_end) return false;
  const std::size_t next = at + m.length;  // "36 protesters killed two men" counts the two
  return next >= prose.tokens.size() || prose.tokens[next - 1].pos == Pos::kPrep ||
         (prose.tokens[next].pos != Pos::kDet && prose.tokens[next].pos != Pos::kNum);
}

}  // namespace

Noun noun_behind(const Prose& prose, const Amount& amount, std::size_t end) {
  const Finder find(prose, end);
  Noun noun;
  std::size_t at = amount.last;
  const Match members = find.longest(at, "members");
  if (const Match link = members ? members : find.longest(at, "link")) at += link.length;
  noun.members = static_cast<bool>(members);
  noun.first = noun.last = amount.last;
  const std::size_t start = at;
  // "45 new cases": the table knows the noun with the word that the amount took.
  if (Noun full; at == amount.last && at > amount.number + 1)
    if (const std::uint32_t length = find.noun_at(at - 1, false, full);
        length > 1 && full.fallback) {
      full.known = true;
      full.first = amount.last;
      full.last = static_cast<std::uint32_t>(at - 1) + length;
      return full;
    }
  for (std::size_t skipped = 0; at < end && skipped <= kAdjectives; ++skipped, ++at) {
    std::uint32_t length = find.noun_at(at, false, noun);
    if (length > 0) {
      if (noun.adverb && skipped > 0) break;
      while (length > 0) {
        at += length;
        length = at < end ? find.noun_at(at, true, noun) : 0;
      }
      noun.known = true;
      noun.first = static_cast<std::uint32_t>(start);
      noun.last = static_cast<std::uint32_t>(at);
      return noun;
    }
    if (ends_phrase(prose, at)) break;
  }
  std::size_t stop = start;
  const bool adverb = start < end && prose.tokens[start].pos == Pos::kAdv;  // "31 late on"
  const std::size_t limit = adverb ? start : std::min(end, start + kUnknownNoun);
  while (stop < limit && !ends_phrase(prose, stop) && !find.longest(stop, "passive") &&
         !find.longest(stop, "active") && !find.longest(stop, "adjective"))
    ++stop;
  while (stop > start && prose.tokens[stop - 1].pos == Pos::kPunct) --stop;
  if (stop == start) return noun;
  noun.first = noun.of_first = static_cast<std::uint32_t>(start);
  noun.last = noun.of_last = static_cast<std::uint32_t>(stop);
  return noun;
}

namespace {

// The first phrase of counted.tsv that ends right before the amount and is as `wanted`.
template <class Wanted>
Match phrase_before(const Prose& prose, const Amount& amount, std::size_t from, Wanted wanted) {
  std::size_t end = amount.first;
  while (end > from && is_quote_mark(prose, end - 1)) --end;  // "« neutralisé » 17 hommes"
  const std::size_t first =
      std::max<std::size_t>(from, end > kLongestPhrase ? end - kLongestPhrase : 0);
  for (std::size_t p = first; p < end; ++p)
    for (const Match& m : matches(prose, prose.language->table("counted"), p, end))
      if (p + m.length == end && wanted(m, p)) return m;
  return {};
}

}  // namespace

Clue clue_before(const Prose& prose, const Amount& amount, std::size_t from) {
  const Finder find(prose, amount.first);
  const Match found = phrase_before(prose, amount, from, [&](const Match& m, std::size_t at) {
    return find.slot(m) == "object" ||
           (find.slot(m) == "passive" && !find.unreal(at, m) &&
            has_reading(prose, at, kFinite | kParticiple | kGerund | kInfinitive));
  });
  return found ? find.clue(found) : Clue{};
}

Clue clue_among(const Prose& prose, const Amount& amount, std::size_t from) {
  const Finder find(prose, amount.first);
  for (std::size_t p = amount.first; p-- > from && amount.first - p <= kLongestPhrase;) {
    if (prose.tokens[p].pos == Pos::kPunct) return {};
    if (const Match m = find.longest(p, "among")) return find.clue(m);
  }
  return {};
}

bool counts_again(const Prose& prose, const Amount& amount, std::size_t from) {
  const Finder find(prose, amount.first);
  return static_cast<bool>(phrase_before(
      prose, amount, from, [&](const Match& m, std::size_t) { return find.slot(m) == "again"; }));
}

namespace {

// Has token i, no predicate of counts, a verb of the subject's own main clause? Verbs behind "qui"
// are not.
bool main_verb(const Prose& prose, const Finder& find, std::size_t from, std::size_t i) {
  const Token& t = prose.tokens[i];
  if (t.pos != Pos::kVerb || !(t.forms & (kFinite | kParticiple))) return false;
  if (i > from && (prose.tokens[i - 1].pos == Pos::kPrep || prose.tokens[i - 1].pos == Pos::kDet))
    return false;
  std::size_t next =
      i + 1;  // "restent portées disparues", "pourraient être déployés": only half of a verb
  while (next < prose.tokens.size() && prose.tokens[next].pos == Pos::kAdv) ++next;
  if (next < prose.tokens.size() && has_reading(prose, next, kInfinitive | kParticiple))
    return false;
  bool aux = false;
  for (std::size_t p = i; p-- > from && i - p <= kAuxWindow;) {
    if (find.longest(p, "relative")) return false;
    aux |= prose.tokens[p].pos == Pos::kAux;
  }
  return aux || (t.forms & kFinite) != 0;
}

// "…ont chuté du toit et sont décédés": joined to the first verb, with no subject between.
bool joined_verb(const Prose& prose, std::size_t from, std::size_t i) {
  for (std::size_t p = i; p-- > from && i - p <= kAuxWindow;) {
    const Pos pos = prose.tokens[p].pos;
    if (pos == Pos::kConj) return true;
    if (pos != Pos::kAux && pos != Pos::kAdv && pos != Pos::kPron) return false;
  }
  return false;
}

}  // namespace

Clue clue_behind(const Prose& prose, const Noun& noun, std::size_t at, std::size_t end) {
  const Finder find(prose, end);
  const std::size_t limit = std::min(end, at + kWindow);
  bool passed = false;  // the verb that the subject goes with
  for (std::size_t i = at; i < limit; ++i) {
    if (is_sign(prose, i, ";:")) return {};
    for (const Match& m : matches(prose, prose.language->table("counted"), i, end))
      if (holds(prose, find, m, noun.last, i) && !find.unreal(i, m) &&
          (!passed || joined_verb(prose, at, i)))
        return find.clue(m);
    passed |= main_verb(prose, find, at, i) && !find.longest(i, "aux");
    // A number without a noun counts only what is said of it at once: "620 furent relogées".
    const Token& t = prose.tokens[i];
    const bool to_verb = i == at && i + 1 < limit && has_reading(prose, i + 1, kInfinitive);
    if (noun.bare() && !to_verb && t.pos != Pos::kAux && t.pos != Pos::kAdv &&
        !find.longest(i, "aux"))
      return {};
  }
  return {};
}

namespace {

constexpr int kMaxUp = 4;  // heads between a number and the noun that the verb has

// Does a number with that relation count its head, or a noun share what is said of it? "36" of
// "leaders de 36 pays" does not.
bool counts_head(Relation r) {
  return r == Relation::kNummod || r == Relation::kDet || r == Relation::kConj ||
         r == Relation::kAdvmod || r == Relation::kAmod;
}

// The phrase of counted.tsv with that slot whose words hold the verb.
Match phrase_at(const Finder& find, std::size_t verb, std::size_t from, std::string_view slot) {
  for (std::size_t p = verb + 1; p-- > from && verb - p < kAuxWindow;)
    if (const Match m = find.longest(p, slot); m && p + m.length > verb)
      return find.unreal(p, m) ? Match{} : m;
  return {};
}

// "Hundreds of residents blocked the road": a verb that is a protest where its object is a way.
Clue clue_obstructing(const Finder& find, const TreeWalk& tree, std::uint32_t verb) {
  const Match m = find.longest(verb, "obstruct");
  const std::uint32_t object = m ? tree.child(verb, Relation::kObj) : kNoHead;
  if (object == kNoHead || !find.longest(object, "obstructed")) return {};
  Clue clue = find.clue(m);
  clue.tentative = true;
  return clue;
}

}  // namespace

Clue clue_by_tree(const Prose& prose, const TreeWalk& tree, const Amount& amount, std::size_t end) {
  const Finder find(prose, end);
  std::uint32_t noun = amount.number;
  for (int up = 0; up <= kMaxUp && tree.known(noun); ++up) {
    const Relation r = tree.relation(noun);
    const std::uint32_t head = tree.head(noun);
    if (head == kNoHead || head >= end) return {};
    const bool subject = r == Relation::kNsubj || r == Relation::kNsubjPass;
    if (subject || r == Relation::kObj) {
      const std::size_t from = subject ? amount.last : head;
      if (subject && head < amount.last) return {};
      if (const Match m = phrase_at(find, head, from, "passive")) {
        const bool passive = r == Relation::kNsubjPass ||
                             tree.child(head, Relation::kAuxPass) != kNoHead ||
                             tree.child(head, Relation::kCop) != kNoHead || m.length > 1;
        if (passive != (r == Relation::kObj)) return find.clue(m);
      }
      if (const Match m = subject ? phrase_at(find, head, from, "active") : Match{})
        return find.clue(m);
      return subject ? clue_obstructing(find, tree, head) : Clue{};
    }
    if (!counts_head(r)) return {};
    noun = head;
  }
  return {};
}

bool is_not_done(const Prose& prose, const TreeWalk& tree, const Amount& amount, std::size_t end) {
  const Finder find(prose, end);
  std::uint32_t noun = amount.number;
  for (int up = 0; up <= kMaxUp && tree.known(noun) && counts_head(tree.relation(noun)); ++up) {
    if (tree.head(noun) == kNoHead) break;
    noun = tree.head(noun);
  }
  if (!tree.known(noun)) return false;
  const Relation r = tree.relation(noun);
  const std::uint32_t verb = tree.head(noun);
  if (verb == kNoHead || verb >= end || (r != Relation::kObj && r != Relation::kNsubjPass))
    return false;
  const Match m = find.longest(verb, "passive");
  return m && find.unreal(verb, m);
}

Attribute attribute_behind(const Prose& prose, const Noun& noun, std::size_t end) {
  const Finder find(prose, end);
  const std::size_t at = noun.last;
  if (noun.bare() || at >= end || !has_reading(prose, at, kParticiple)) return {};
  const Match m = find.longest(at, "passive");
  if (!m || !holds(prose, find, m, at, at)) return {};
  return {find.clue(m), static_cast<std::uint32_t>(at) + m.length};
}

Clue toll_before(const Prose& prose, std::size_t from, std::size_t at) {
  const Finder find(prose, at);
  const std::size_t first = std::max(from, at > kTollWindow ? at - kTollWindow : 0);
  for (std::size_t p = at; p-- > first;) {
    if (is_sign(prose, p, ";")) return {};
    if (const Match m = find.longest(p, "toll")) return find.clue(m);
  }
  return {};
}

bool is_label(const Prose& prose, const Amount& amount, std::size_t from, std::size_t end) {
  const Table& table = prose.language->table("not_counts");
  const Table::Column position = table.column("position");
  for (const Match& m : matches(prose, table, amount.last, end))
    if (table.cell(m.row, position) == "after") return true;
  for (const Match& m : matches(prose, table, amount.first, end))
    if (table.cell(m.row, position) == "with") return true;
  const std::size_t first = std::max<std::size_t>(from, amount.first > 3 ? amount.first - 3 : 0);
  for (std::size_t p = first; p < amount.first; ++p)
    for (const Match& m : matches(prose, table, p, amount.first))
      if (p + m.length == amount.first && table.cell(m.row, position) == "before") return true;
  return false;
}

}  // namespace recoupe
