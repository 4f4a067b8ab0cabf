// What stands before a verb: its helpers, and its subject before them.
//
//   Elsa Brandt, qui gérait le port avant la grève du 2 mars, [a été relâchée] sous caution
//
// The helpers make it a passive; the comma before them closes a parenthesis, which is skipped as a
// whole; the mention before it has no preposition, so it is the subject.
#include <algorithm>
#include <cstddef>

#include "read/events/clause.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 60;  // units that a search looks at
constexpr std::uint32_t kGroup = 12;  // units of a verb group: "n' aurait toutefois pas encore été"
constexpr std::uint32_t kModalWords = 5;  // "être sur le point de"
constexpr int kModals = 3;                // "a décidé de continuer à"
constexpr int kDepth = 4;                 // how often the subject is that of a verb before

constexpr std::uint16_t bits(Help a, Help b) {
  return static_cast<std::uint16_t>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr std::uint16_t kInGroup = 0x7ff;  // every Help up to kInfinitive

std::uint16_t add(std::uint16_t a, std::uint16_t b) { return static_cast<std::uint16_t>(a | b); }

}  // namespace

// "nous avons cédé", "ils nous ont menacés", "nous nous opposons": a word of the first person may
// be the subject, an object or reflexive.
Clauses::FirstPerson Clauses::first_person(std::uint32_t i) const {
  const Chunk& u = units_[i];
  const bool either = u.helps(Help::kOtherSubject);
  if (!u.helps(Help::kReflexive) || (!either && !u.helps(Help::kClitic))) return FirstPerson::kNone;
  std::uint32_t left = i;
  while (left > 0 && units_[left - 1].helps(Help::kNegation)) --left;
  if (left == 0) return either ? FirstPerson::kSubject : FirstPerson::kObject;
  const Chunk& before = units_[left - 1];
  if (before.helps(Help::kOtherSubject) && (!either || before.helps(Help::kReflexive)))
    return FirstPerson::kNone;
  const bool subject_stands =
      before.helps(Help::kPronoun) || before.helps(Help::kOtherSubject) ||
      before.part == Part::kMention || before.part == Part::kRelative ||
      (before.part == Part::kWord && before.help == 0 && noun_form(left - 1));
  return either && !subject_stands ? FirstPerson::kSubject : FirstPerson::kObject;
}

Predicate Clauses::plain_group(std::uint32_t at, bool takes_be) const {
  Predicate g{.first = at, .last = at};
  const std::uint16_t own = verb_forms(at);
  std::uint16_t helpers = 0;
  bool to = false;
  const std::uint16_t auxiliary = bits(Help::kBe, Help::kHave);
  while (g.first > 0 && at - g.first < kGroup) {
    const Chunk& u = units_[g.first - 1];
    // "a été jeudi relâchée", "a « menacé »", "has since fled"
    const bool aside = u.part == Part::kTime || u.part == Part::kMark ||
                       (u.part == Part::kSlot && u.helps(Help::kAdverb));
    const bool inside =
        aside && g.first >= 2 && (units_[g.first - 2].help & auxiliary) != 0 && (own & kParticiple);
    if (inside) {
      --g.first;
      continue;
    }
    const bool small =
        u.part == Part::kWord ||
        (u.part == Part::kSlot && (u.helps(Help::kInfinitive) || u.helps(Help::kClitic)));
    if (!small || (u.help & kInGroup) == 0) break;
    const FirstPerson we = first_person(g.first - 1);
    if (we == FirstPerson::kSubject) break;
    g.be |= u.helps(Help::kBe);
    g.have |= u.helps(Help::kHave);
    g.reflexive |= u.helps(Help::kReflexive) && we != FirstPerson::kObject;
    g.future |= u.helps(Help::kFuture);
    g.hypothetical |= u.helps(Help::kHypothetical);
    g.negated |= u.helps(Help::kNegation);
    g.causative |= u.helps(Help::kCausative);
    if ((u.help & (auxiliary | bits(Help::kCausative, Help::kDo) |
                   bits(Help::kFuture, Help::kHypothetical))) != 0)
      helpers = add(helpers, verb_forms(g.first - 1));
    --g.first;
    if (u.helps(Help::kInfinitive) && !u.helps(Help::kFuture)) {
      to = true;
      break;
    }
  }
  const bool helped = g.be || g.have || g.causative || g.future || g.hypothetical || helpers != 0;
  const std::uint16_t tense = helped ? helpers : own;
  g.conditional = (tense & kConditional) != 0;
  g.future |= (tense & kFutureForm) != 0 && !g.conditional && !g.hypothetical;
  g.plural = (tense & kPlural) != 0;
  g.past_perfect = g.have && (helpers & kPastForm) && (own & kParticiple);
  g.passive = (g.be && (own & kParticiple) && !takes_be && !g.reflexive && !(own & kGerund)) ||
              (g.reflexive && g.causative);
  const bool finite_form = (tense & kFinite) != 0 || g.future || g.hypothetical;
  g.infinitive =
      to || (!finite_form && (tense & kInfinitive) != 0) ||
      (helped && !g.future && !g.hypothetical && (helpers & kInfinitive) && !(helpers & kFinite));
  g.finite = finite_form && !g.infinitive;
  g.gerund = !g.finite && !g.infinitive && (tense & kGerund) != 0;
  g.participle = !helped && (own & kParticiple) != 0 && !g.infinitive;
  return g;
}

Predicate Clauses::verb_group(std::uint32_t at, bool takes_be) const {
  Predicate g = plain_group(at, takes_be);
  for (int i = 0; i < kModals && add_modal(g); ++i) {
  }
  return g;
}

// "veut rencontrer", "plans to visit": the words before the group that say what becomes of the act.
bool Clauses::add_modal(Predicate& g) const {
  const Table& modality = prose_.language->table("modality");
  const Table::Column effect = modality.column("effect"), where = modality.column("where");
  const bool to = units_[g.first].helps(Help::kInfinitive) && units_[g.first].part == Part::kSlot;
  // "a juré jeudi avoir payé": a date may stand between.
  std::uint32_t before = g.first;
  while (before > 0 && units_[before - 1].part == Part::kTime) --before;
  if (before < g.first && before > 0 && units_[before - 1].part == Part::kSlot) --before;
  for (const std::uint32_t end : {units_[g.first].end, units_[before].begin}) {
    if (end == units_[g.first].end && !to) continue;
    for (std::uint32_t length = kModalWords; length >= 1; --length) {
      if (end < units_.front().begin + length) continue;
      for (const Match& m : matches(prose_, modality, end - length, end)) {
        if (m.length != length || modality.cell(m.row, where) != "before") continue;
        const std::uint32_t first = unit_of(end - length);
        if (units_[first].part == Part::kMention || first >= g.first) continue;
        const std::string_view what = modality.cell(m.row, effect);
        const Predicate outer = plain_group(first, false);
        if (what != "negated" && !verb_forms(first)) continue;
        g.imminent |= what == "imminent";
        g.decided |= what == "decided";
        g.future |= what == "future" || g.imminent || g.decided;
        g.hypothetical |= what == "hypothetical";
        g.negated |= what == "negated" || outer.negated;
        g.done |= what == "done";
        g.future |= outer.future;
        g.hypothetical |= outer.conditional || outer.hypothetical;
        g.finite = outer.finite;
        g.plural = outer.plural;
        g.infinitive = outer.infinitive;
        g.gerund = outer.gerund;
        g.first = outer.first;
        return true;
      }
    }
  }
  return false;
}

// Where the noun phrase that holds this word begins, and its article with it.
std::uint32_t Clauses::phrase_begin(std::uint32_t word) const {
  std::uint32_t i = word;
  while (i > 0 && word - i < kGroup) {
    const Chunk& u = units_[i - 1];
    if (u.part != Part::kWord ||
        (u.help & kInGroup & ~static_cast<unsigned>(bits(Help::kAdverb, Help::kClitic))) != 0)
      break;
    if (verb_like(i - 1)) break;
    --i;
    if (u.helps(Help::kDeterminer)) break;
  }
  return i;
}

// Of a comma that may close a parenthesis: the comma that opens it, or the comma itself.
std::uint32_t Clauses::parenthesis_begin(std::uint32_t comma) const {
  for (std::uint32_t i = comma; i > 0 && comma - i < kReach; --i) {
    const Chunk& u = units_[i - 1];
    if (u.part == Part::kStop) return comma;
    if (u.part != Part::kComma) continue;
    // A comma inside a list is none of a parenthesis.
    if (i < size() && units_[i].part == Part::kMention && units_[i].chain != i) continue;
    return i - 1;
  }
  return comma;
}

// Of a bracket or dash that closes an aside, "the union - the largest - said": the one that opens
// it, or itself.
std::uint32_t Clauses::bracket_begin(std::uint32_t stop) const {
  const std::string_view closing = prose_.word(units_[stop].begin);
  const bool dash = closing == "-" || closing == "–" || closing == "—";
  if (!dash && closing != ")") return stop;
  for (std::uint32_t i = stop; i > 0 && stop - i < kReach; --i) {
    if (units_[i - 1].part != Part::kStop) continue;
    const std::string_view sign = prose_.word(units_[i - 1].begin);
    return sign == (dash ? closing : "(") ? i - 1 : stop;
  }
  return stop;
}

bool Clauses::names_person(std::uint32_t unit) const {
  if (units_[unit].part != Part::kMention) return false;
  const Mention& m = mentions_[units_[unit].mention.value];
  return m.kind == ActorKind::kPerson && !m.name.empty();
}

std::vector<std::uint32_t> Clauses::antecedent(std::uint32_t relative) const {
  std::uint32_t i = relative;
  while (i > 0 && (units_[i - 1].part == Part::kComma || units_[i - 1].part == Part::kMark)) --i;
  if (i == 0) return {};
  if (units_[i - 1].part == Part::kMention) return {i - 1};
  // "a Hamas unit that attacked": the name says who the noun is.
  const bool named = i > 1 && units_[i - 2].part == Part::kMention &&
                     tree_.head(units_[i - 2].end - 1) == units_[i - 1].begin;
  return named ? std::vector<std::uint32_t>{i - 2} : std::vector<std::uint32_t>{};
}

// The subject of what comes after a relative clause that no comma closes: the noun before "qui".
std::vector<std::uint32_t> Clauses::relative_subject(std::uint32_t verb) const {
  for (std::uint32_t i = verb; i > 0 && verb - i < kReach; --i) {
    const Chunk& u = units_[i - 1];
    if (u.part == Part::kComma || u.part == Part::kStop || u.part == Part::kSubordinate) return {};
    if (u.part != Part::kRelative) continue;
    const std::vector<std::uint32_t> head = antecedent(i - 1);
    return !head.empty() && units_[head.front()].slot == Slot::kNone ? head
                                                                     : std::vector<std::uint32_t>{};
  }
  return {};
}

// "The sailors held in Goma since May were freed", "a bishop critical of Peru was": a participle
// or adjective that the tree hangs on the noun before it.
bool Clauses::of_mention(std::uint32_t unit) const {
  if (unit == 0 || units_[unit].part != Part::kWord) return false;
  const Chunk& before = units_[unit - 1];
  if (before.part != Part::kMention || before.slot != Slot::kNone) return false;
  const std::uint32_t word = units_[unit].begin, head = tree_.head(word);
  const Relation r = tree_.relation(word);
  const bool adjective = prose_.tokens[word].pos == Pos::kAdj &&
                         (r == Relation::kNsubj || r == Relation::kNsubjPass ||
                          (r == Relation::kAmod && head >= before.begin && head < before.end));
  return adjective || (r == Relation::kAcl && (verb_forms(unit) & kParticiple));
}

bool Clauses::holds_comma(std::uint32_t unit) const {
  if (units_[unit].part != Part::kMention) return false;
  for (std::uint32_t t = units_[unit].begin; t < units_[unit].end; ++t)
    if (prose_.word(t) == ",") return true;
  return false;
}

std::vector<std::uint32_t> Clauses::subject_before(std::uint32_t from, int depth) const {
  bool aside = false;  // between commas: "X, says Y, twice as many by Z, blocked"
  for (std::uint32_t i = from; i > 0 && from - i < kReach;) {
    const Chunk& u = units_[i - 1];
    // "le chef de l'État, X, se sont parlé": the comma closes what the mention opens.
    const bool closes = u.part == Part::kComma && i > 1 && holds_comma(i - 2);
    if (closes || u.part == Part::kTime || u.part == Part::kMark || u.part == Part::kPossessive ||
        u.part == Part::kSlot || (u.helps(Help::kAdverb) && u.part == Part::kWord) ||
        of_mention(i - 1)) {
      --i;
    } else if (u.part == Part::kRelative) {
      return antecedent(i - 1);
    } else if (u.part == Part::kComma) {
      const std::uint32_t open = parenthesis_begin(i - 1);
      if (open == i - 1 && aside) {
        --i;
        continue;
      }
      if (open == i - 1 || open == 0) return {};
      aside = true;
      // "The head of the clinic, Ana Paz, said"
      if (open + 3 == i && names_person(i - 2)) return {i - 2};
      i = open;
    } else if (u.part == Part::kStop && bracket_begin(i - 1) != i - 1) {
      i = bracket_begin(i - 1);
    } else if (u.part == Part::kCoordinate) {
      return depth > 0 ? main_subject_at(i - 1, depth - 1) : std::vector<std::uint32_t>{};
    } else if (u.part == Part::kMention) {
      const std::uint32_t head = u.chain;
      std::uint32_t left = head;
      while (left > 0 && units_[left - 1].helps(Help::kDeterminer)) --left;
      if (units_[head].slot == Slot::kNone) {
        // "Les rebelles qui ont attaqué X ont été condamnés": X was attacked, the rebels were
        // condemned.
        if (left > 0 && verb_forms(left - 1) != 0 && !noun_form(left - 1) && !opens_clause(head))
          return relative_subject(left - 1);
        return whole_list(head);
      }
      i = head;
      while (i > 0 && units_[i - 1].part != Part::kSlot && units_[i - 1].part != Part::kComma) --i;
      if (i > 0 && units_[i - 1].part == Part::kSlot) --i;
    } else if (u.part == Part::kWord && !u.helps(Help::kPronoun) && !u.helps(Help::kOtherSubject) &&
               !verb_like(i - 1)) {
      const std::uint32_t begin = phrase_begin(i);
      if (begin == 0 || units_[begin - 1].part != Part::kSlot || begin == i) return {};
      i = begin - 1;
    } else {
      return {};
    }
  }
  return {};
}

std::vector<std::uint32_t> Clauses::main_subject_at(std::uint32_t at, int depth) const {
  for (std::uint32_t i = at; i > 0 && at - i < kReach; --i) {
    if (units_[i - 1].part == Part::kStop) return {};
    if (!verb_like(i - 1)) continue;
    // "The army, residents say, shelled a market and held": not the residents.
    if (units_[at].part == Part::kCoordinate && units_[i].part == Part::kComma &&
        tree_.relation(units_[i - 1].begin) == Relation::kParataxis)
      continue;
    const Predicate g = verb_group(i - 1, false);
    if (!g.finite) continue;
    return subject_before(g.first, depth);
  }
  return {};
}

std::vector<std::uint32_t> Clauses::main_subject(std::uint32_t at) const {
  return main_subject_at(at, kDepth);
}

// "X remercie Y, qui a accueilli Z, et supplie": a verb joined, over a relative clause, to one
// before it has that one's subject.
std::vector<std::uint32_t> Clauses::joined_subject(const Predicate& g) const {
  const std::uint32_t verb = units_[g.last].begin, first = tree_.head(verb);
  if (tree_.relation(verb) != Relation::kConj || first == kNoHead || first >= verb ||
      g.first == 0 || units_[g.first - 1].part != Part::kCoordinate || first < units_[0].begin)
    return {};
  const std::uint32_t begin = unit_of(first);
  for (std::uint32_t i = begin + 1; i < g.first; ++i)
    if (units_[i].part == Part::kRelative)
      return verb_forms(begin) == 0 ? std::vector<std::uint32_t>{}
                                    : subject_by_place(verb_group(begin, false));
  return {};
}

// The tree is asked where place finds nobody: "X , on Friday , strongly condemned", "a forcé Y à".
std::vector<std::uint32_t> Clauses::subject(const Predicate& g) const {
  if (std::vector<std::uint32_t> joined = joined_subject(g); !joined.empty()) return joined;
  std::vector<std::uint32_t> placed = subject_by_place(g);
  // "must" of "must leave", "were" of "were responsible"
  const std::uint32_t verb = tree_.lexical(units_[g.last].begin);
  const Pos pos = prose_.tokens[verb].pos;
  if (!placed.empty() || (pos != Pos::kVerb && pos != Pos::kAux)) return placed;
  std::uint32_t subject = tree_.subject(verb);
  // "Fishermen angry at a ban blockaded the port": a tree may have the adjective for the verb.
  const std::uint32_t above = tree_.head(verb);
  if (subject == kNoHead && above < verb && prose_.tokens[above].pos == Pos::kAdj &&
      tree_.relation(above) == Relation::kRoot && tree_.child(above, Relation::kCop) == kNoHead &&
      tree_.child(verb, Relation::kMark) == kNoHead)
    subject = tree_.own_subject(above);
  return subject == kNoHead ? placed : headed_by(subject);
}

std::vector<std::uint32_t> Clauses::subject_by_place(const Predicate& g) const {
  if (pronoun_subject(g)) {
    // "Moscou a annoncé qu'il retirerait": the pronoun after a conjunction is who spoke.
    std::uint32_t i = g.first - 1;
    while (i > 0 && units_[i - 1].part == Part::kTime) --i;
    // "Lima said on Friday it had expelled"
    if (i + 1 < g.first && i > 0 && units_[i - 1].part == Part::kSlot) --i;
    if (i > 0 && (units_[i - 1].part == Part::kSubordinate || verb_like(i - 1)))
      return main_subject(i);
    return {};
  }
  if (g.infinitive || g.gerund) return main_subject(g.first);
  return subject_before(g.first, kDepth);
}

bool Clauses::pronoun_subject(const Predicate& g) const {
  return g.first > 0 && units_[g.first - 1].helps(Help::kPronoun) &&
         units_[g.first - 1].part == Part::kWord;
}

}  // namespace recoupe
