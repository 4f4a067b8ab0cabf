// Every word of a sentence that events.tsv knows is tried as a cue, from the last to the first, so
// that what a threat, request or refusal is about is known before the threat is read:
//
//   La junte refuse de dialoguer avec les mutins.
//   dialoguer: CONSULT of the junta and the mutineers; refuse de: takes it as content -> REJECT
//   meet, of the mutineers
//
// A cue gets its sides from the slots of its row. What its needs or conditions do not find is no
// event: a gap is better than an event that nobody told. Cost: linear in the sentence, times the
// rows that match at one word.
#include "read/events/events.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/calendar.h"
#include "read/events/clause.h"
#include "read/events/frames.h"

namespace recoupe {
namespace {

using Units = std::vector<std::uint32_t>;

constexpr std::size_t kMaxEvents = 2'000;  // of one article; a longer list is no report
constexpr std::uint32_t kMaxSentence =
    400;  // tokens; more is a table or a list that lost its line ends
constexpr std::uint32_t kContentReach = 14;  // units between a verb and the act that it takes
constexpr std::int32_t kHistorical = 366 * kMinutesPerDay;  // before the report: told as background

struct Cue {
  Frame frame;
  Predicate group;
  std::uint32_t first = 0, last = 0, end = 0;  // units: of its words, and where its arguments end
  Units actors, targets, subject, object;
  Index<Mention> place{}, pronoun{};
  Term type = 0, mode = 0;
  bool passive = false, content_only = false;
  bool negated = false, future = false, hypothetical = false, historical = false;
  Index<TimeRef> time{};
};

class Finder {
 public:
  Finder(const Prose& prose, std::span<const Mention> mentions, std::span<const TimeRef> times,
         std::span<const Quote> quotes, std::span<const Span> quote_spans, Period published,
         const Pack& pack)
      : prose_(prose),
        mentions_(mentions),
        times_(times),
        quotes_(quotes),
        quote_spans_(quote_spans),
        published_(published),
        pack_(pack),
        events_(prose.language->table("events")) {}

  EventTable run();

 private:
  void sentence(Run<Token> words);
  void try_at(const Clauses& c, std::uint32_t unit, std::vector<Cue>& cues);
  std::optional<Cue> resolve(const Clauses& c, std::uint32_t unit, Match m,
                             std::span<const Match> all, const std::vector<Cue>& later);
  bool verb_sides(const Clauses& c, Cue& cue);
  bool noun_sides(const Clauses& c, Cue& cue);
  void reduced_participle(const Clauses& c, Cue& cue);
  Units find_object(const Clauses& c, const Cue& cue) const;
  bool whose_only(const Cue& cue, const Unit& u) const;
  Units find_slot(const Clauses& c, const Cue& cue, Slot slot) const;
  Units support_subject(const Clauses& c, const Cue& cue) const;
  Units slot_units(const Clauses& c, const Cue& cue, Slot slot) const;
  void fill(const Clauses& c, Cue& cue);
  bool holds(const Clauses& c, const Cue& cue, const Condition& condition,
             const std::vector<Cue>& later) const;
  bool side_is(const Clauses& c, const Cue& cue, const Units& side, bool left,
               std::string_view what) const;
  bool words_say(const Clauses& c, std::uint32_t from, std::uint32_t end,
                 std::string_view what) const;
  bool enough(const Clauses& c, const Cue& cue) const;
  void take_content(const Clauses& c, Cue& cue, std::vector<Cue>& cues);
  const Cue* content_of(const Cue& cue, const std::vector<Cue>& later) const;
  static void share_sides(Cue& cue, std::vector<Cue>& cues);
  void moods(const Clauses& c, Cue& cue);
  void find_time(const Clauses& c, Cue& cue);
  void find_place(const Clauses& c, Cue& cue);
  void find_mode(const Clauses& c, Cue& cue);
  void plan(Cue& cue) const;
  Term mode_of_content(std::string_view outer, Term type, Term mode) const;
  void keep(const Clauses& c, const Cue& cue);
  Run<Index<Mention>> parties(const Clauses& c, const Units& units, Index<Mention> extra,
                              const Units& but);
  Index<Mention> first_of(Index<Mention> m) const;
  Index<Quote> source_of(Span span) const;
  bool noun_place(const Clauses& c, std::uint32_t unit) const;

  const Prose& prose_;
  std::span<const Mention> mentions_;
  std::span<const TimeRef> times_;
  std::span<const Quote> quotes_;
  std::span<const Span> quote_spans_;
  Period published_;
  const Pack& pack_;
  const Table& events_;
  Index<Mention> topic_{};  // the person whom a pronoun of the next sentence means
  EventTable out_;
};

EventTable Finder::run() {
  if (events_.size() == 0) return {};
  for (const Run<Token>& words : prose_.words) {
    if (out_.events.size() >= kMaxEvents) break;
    if (words.size() <= kMaxSentence) sentence(words);
  }
  std::stable_sort(out_.events.begin(), out_.events.end(),
                   [](const EventMention& a, const EventMention& b) {
                     return std::pair(a.cue.begin, a.cue.end) < std::pair(b.cue.begin, b.cue.end);
                   });
  return std::move(out_);
}

void Finder::sentence(Run<Token> words) {
  const Clauses c(prose_, mentions_, times_, words);
  std::vector<Cue> cues;  // the last of the sentence first
  for (std::uint32_t i = c.size(); i > 0; --i)
    if (c.units()[i - 1].part != Part::kMention && c.units()[i - 1].part != Part::kTime)
      try_at(c, i - 1, cues);
  for (Cue& cue : cues) share_sides(cue, cues);
  for (std::size_t i = cues.size(); i > 0; --i)
    if (!cues[i - 1].content_only) keep(c, cues[i - 1]);
  // Whom "il" of the next sentence means: a person who is this one's first subject.
  for (const Unit& u : c.units()) {
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    const Mention& m = mentions_[u.mention.value];
    if (m.kind == ActorKind::kPerson || m.kind == ActorKind::kOffice) topic_ = u.mention;
    break;
  }
}

// "X s'est entretenu avec Y, convenant de ...": both agree, though only X is the subject.
void Finder::share_sides(Cue& cue, std::vector<Cue>& cues) {
  if (!cue.group.gerund) return;
  // "a mitraillé le marché, blessant six vendeurs" is one attack.
  for (Cue& other : cues)
    if (other.type == cue.type && other.last < cue.first && other.actors == cue.actors &&
        other.targets.empty() && !cue.targets.empty()) {
      other.targets = cue.targets;
      other.end = std::max(other.end, cue.end);
      cue.content_only = true;
      return;
    }
  if (!cue.frame.all || cue.actors.size() != 1) return;
  for (const Cue& other : cues)
    if (other.frame.all && other.last < cue.first && other.actors.size() > 1 &&
        std::find(other.actors.begin(), other.actors.end(), cue.actors.front()) !=
            other.actors.end()) {
      cue.actors = other.actors;
      if (!cue.time) cue.time = other.time;
      return;
    }
}

// A word that can be a noun as well: does it stand where a noun stands?
bool Finder::noun_place(const Clauses& c, std::uint32_t unit) const {
  if (unit == 0) return false;
  const Unit& before = c.units()[unit - 1];
  if (before.part == Part::kPossessive) return true;
  if (before.part == Part::kSlot && !before.helps(Help::kInfinitive)) return true;
  if (before.part == Part::kWord && before.help == 0 && c.noun_form(unit))
    return true;  // "jail sentences"
  if (before.part != Part::kWord && before.part != Part::kSlot) return false;
  if (before.helps(Help::kDeterminer)) {
    if (!before.helps(Help::kClitic)) return true;
    if (unit < 2) return true;
    const Unit& more = c.units()[unit - 2];
    return more.part != Part::kMention && !more.helps(Help::kPronoun) &&
           !more.helps(Help::kNegation);
  }
  return false;
}

void Finder::try_at(const Clauses& c, std::uint32_t unit, std::vector<Cue>& cues) {
  const std::uint32_t token = c.units()[unit].begin;
  const std::vector<Match> all = matches(prose_, events_, token, c.units().back().end);
  for (const Match& m : all) {
    if (events_.cell(m.row, "kind") == "none")
      return;  // "frapper à la porte": no event, whatever is in it
    std::optional<Cue> cue = resolve(c, unit, m, all, cues);
    if (!cue) continue;
    // A longer phrase takes the words of the shorter ones in it.
    std::erase_if(cues, [&](const Cue& other) { return other.first <= cue->last; });
    // "a conversé par visioconférence": the words after the verb only say how.
    for (const Cue& other : cues)
      if (other.frame.kind == Kind::kAdjunct && other.type == cue->type && other.first < cue->end &&
          cue->mode == 0)
        cue->mode = other.mode;
    std::erase_if(cues, [&](const Cue& other) {
      return other.frame.kind == Kind::kAdjunct && other.frame.type == cue->frame.type &&
             other.first < cue->end;
    });
    if (cue->frame.takes != Takes::kNothing) take_content(c, *cue, cues);
    cues.push_back(std::move(*cue));
    return;
  }
}

std::optional<Cue> Finder::resolve(const Clauses& c, std::uint32_t unit, Match m,
                                   std::span<const Match> all, const std::vector<Cue>& later) {
  Cue cue;
  cue.frame = read_frame(events_, m.row, pack_);
  if (cue.frame.type == 0) return std::nullopt;
  const std::uint32_t end_token = c.units()[unit].begin + m.length;
  cue.first = unit;
  cue.last = c.unit_of(end_token - 1);
  for (std::uint32_t i = cue.first; i <= cue.last; ++i)
    if (c.units()[i].part == Part::kMention || c.units()[i].part == Part::kTime)
      return std::nullopt;
  cue.type = cue.frame.type;
  cue.mode = cue.frame.mode;
  const bool noun = cue.frame.kind == Kind::kNoun || cue.frame.kind == Kind::kAdjunct;
  if (noun) {
    const bool also_verb = std::any_of(all.begin(), all.end(), [&](const Match& other) {
      return events_.cell(other.row, "kind") == "verb" && other.length == m.length;
    });
    const bool small_before =
        unit > 0 && (c.units()[unit - 1].help & 0x7ff) != 0 && !noun_place(c, unit);
    if (also_verb && !noun_place(c, unit) && small_before) return std::nullopt;
    if (!noun_sides(c, cue)) return std::nullopt;
  } else {
    // "de négocier" and "of attacking" are verbs, "en charge" and "on strike" are not.
    if (c.units()[unit].part != Part::kWord) return std::nullopt;
    const std::uint16_t forms = c.verb_forms(unit);
    const bool bare = (forms & kGerund) || ((forms & kInfinitive) && !(forms & kFinite));
    const bool after_slot = unit > 0 && c.units()[unit - 1].part == Part::kSlot;
    if (noun_place(c, unit) && !(bare && after_slot)) return std::nullopt;
    if (!verb_sides(c, cue)) return std::nullopt;
  }
  for (const Condition& condition : cue.frame.conditions)
    if (!holds(c, cue, condition, later)) return std::nullopt;
  find_place(c, cue);
  if (!enough(c, cue)) return std::nullopt;
  moods(c, cue);
  find_mode(c, cue);
  find_time(c, cue);
  plan(cue);
  return cue;
}

bool Finder::verb_sides(const Clauses& c, Cue& cue) {
  if (cue.frame.kind != Kind::kState && c.verb_forms(cue.first) == 0) return false;
  cue.group = c.verb_group(cue.first, cue.frame.kind == Kind::kBe);
  const Predicate& g = cue.group;
  // "is back in charge": no verb after "be" without its ending.
  if (g.be && cue.frame.kind != Kind::kState &&
      !(c.verb_forms(cue.first) & (kParticiple | kGerund)) && !g.causative)
    return false;
  if (cue.frame.kind == Kind::kReflexive && (!g.reflexive || g.passive)) return false;
  if (cue.frame.kind == Kind::kVerb && g.reflexive && !g.passive) return false;
  cue.passive = g.passive;
  cue.end = c.right_end(cue.last + 1, false);
  if (g.participle) {
    reduced_participle(c, cue);
  } else if (cue.passive) {
    cue.object = c.subject(g);
    cue.subject = slot_units(c, cue, Slot::kBy);
  } else {
    cue.subject = c.subject(g);
    cue.object = find_object(c, cue);
  }
  if (!cue.passive && cue.subject.empty() && c.pronoun_subject(g) && !g.plural)
    cue.pronoun = topic_;
  const bool after_slot = g.first > 0 && c.units()[g.first - 1].part == Part::kSlot &&
                          c.units()[g.first - 1].slot != Slot::kIn;
  const bool modal = g.done || g.future || g.hypothetical || g.negated;
  const bool perfect = g.have && g.first > 0 && c.units()[g.first - 1].part == Part::kSubordinate;
  cue.content_only = (g.infinitive && !modal && !perfect) || (g.infinitive && after_slot) ||
                     (g.gerund && after_slot);
  fill(c, cue);
  return true;
}

// A participle with no helper: "une avocate enlevée hier par des soldats", "Gunmen shelled the
// harbour".
void Finder::reduced_participle(const Clauses& c, Cue& cue) {
  const Predicate& g = cue.group;
  const Units by = slot_units(c, cue, Slot::kBy);
  std::uint32_t left = g.first;
  while (left > 0 &&
         (c.units()[left - 1].part == Part::kTime || c.units()[left - 1].part == Part::kComma))
    --left;
  const bool after_mention = left > 0 && c.units()[left - 1].part == Part::kMention;
  if (after_mention) {
    const std::uint32_t head = c.units()[left - 1].chain;
    std::uint32_t before = head;
    while (before > 0 && c.before_noun(before - 1)) --before;
    // "the Togolese king had his cousins jailed"
    if (before > 0 && c.units()[before - 1].helps(Help::kHave) && g.finite) {
      cue.object = c.list_from(head);
      cue.subject = c.main_subject(before);
      cue.group = c.verb_group(before - 1, false);
      return;
    }
  }
  cue.passive = !g.finite || !by.empty();
  if (cue.passive) {
    if (after_mention) cue.object = c.list_from(c.units()[left - 1].chain);
    cue.subject = by;
  } else {
    cue.subject = c.subject(g);
    cue.object = find_object(c, cue);
  }
}

bool Finder::noun_sides(const Clauses& c, Cue& cue) {
  cue.end = c.right_end(cue.last + 1, true);
  cue.group = {.first = cue.first, .last = cue.last};
  if (cue.frame.kind == Kind::kAdjunct) {
    cue.subject = c.main_subject(cue.first);
  } else {
    cue.subject = support_subject(c, cue);
  }
  fill(c, cue);
  return true;
}

// "mener une attaque", "held talks": the subject of a verb that only carries the noun.
Units Finder::support_subject(const Clauses& c, const Cue& cue) const {
  const Table& verbs = prose_.language->table("support_verbs");
  std::uint32_t i = c.phrase_begin(cue.first);
  if (i > 0 && c.units()[i - 1].part == Part::kSlot && c.units()[i - 1].helps(Help::kDeterminer))
    --i;
  while (i > 0 && (c.units()[i - 1].part == Part::kTime || c.units()[i - 1].part == Part::kMark))
    --i;
  const std::uint32_t end = i < c.size() ? c.units()[i].begin : 0;
  for (std::uint32_t length = 2; length >= 1; --length) {
    if (end < c.units().front().begin + length) continue;
    const std::uint32_t first = c.unit_of(end - length);
    if (c.units()[first].part == Part::kMention || !c.verb_forms(first)) continue;
    const Match m = match(prose_, verbs, end - length, end);
    if (m.length != length) continue;
    const Predicate g = c.verb_group(first, false);
    if (g.passive) return {};
    return c.subject(g);
  }
  return {};
}

// The first mention after the verb that no preposition holds; of "le discours de la reine", the
// queen.
Units Finder::find_object(const Clauses& c, const Cue& cue) const {
  bool noun = false;
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Unit& u = c.units()[i];
    if (u.part == Part::kMention && u.chain == i) {
      // "appealed to Peru": the preposition is the verb's own.
      const bool bare = u.slot == Slot::kNone || u.governor <= cue.last;
      if (bare || (u.slot == Slot::kOf && noun && !whose_only(cue, u))) return c.list_from(i);
      noun = false;
    } else if (u.part == Part::kCoordinate) {
      return {};  // "jailed in Quito and the port of Manta"
    } else if (u.part == Part::kWord && u.help == 0) {
      noun = true;
    } else if (u.part == Part::kSlot && u.slot != Slot::kOf) {
      noun = false;
    }
  }
  return {};
}

// "a raillé le discours de la reine" hits the queen, "a arrêté un cousin de la reine" does not.
bool Finder::whose_only(const Cue& cue, const Unit& u) const {
  const ActorKind kind = mentions_[u.mention.value].kind;
  const int quad = quad_of(cue.type, pack_);
  return (kind == ActorKind::kPerson || kind == ActorKind::kOffice) && (quad == 2 || quad == 4);
}

Units Finder::slot_units(const Clauses& c, const Cue& cue, Slot slot) const {
  std::uint32_t of = 0;
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Unit& u = c.units()[i];
    // "l'arrestation d'un proche du ministre": of him, not of the minister.
    if (slot == Slot::kOf && u.part == Part::kSlot && u.slot == Slot::kOf) ++of;
    if (u.part == Part::kMention && u.chain == i && u.slot == slot)
      return of > 1 && whose_only(cue, u) ? Units{} : c.list_from(i);
  }
  if (cue.frame.kind != Kind::kNoun || (slot != Slot::kTo && slot != Slot::kIn)) return {};
  // "L'envoi de sauveteurs débutera demain au Vanuatu": the place stands behind the verb.
  for (std::uint32_t i = cue.end; i < c.size() && i < cue.end + kContentReach; ++i) {
    const Unit& u = c.units()[i];
    if (u.part == Part::kMention && u.slot == slot && u.chain == i) return c.list_from(i);
    if (u.part != Part::kWord && u.part != Part::kSlot && u.part != Part::kTime) return {};
  }
  return {};
}

Units Finder::find_slot(const Clauses& c, const Cue& cue, Slot slot) const {
  const bool noun = cue.frame.kind == Kind::kNoun;
  switch (slot) {
    case Slot::kSubject:
      return cue.subject;
    case Slot::kObject:
      return noun ? find_object(c, cue) : cue.object;
    case Slot::kPossessor: {
      std::uint32_t i = c.phrase_begin(cue.first);
      if (i > 1 && c.units()[i - 1].part == Part::kPossessive &&
          c.units()[i - 2].part == Part::kMention)
        return {i - 2};
      return {};
    }
    case Slot::kThing: {
      // "le départ de vingt gendarmes de la Coalition": not the gendarmes, but whose they are.
      for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
        const Unit& u = c.units()[i];
        if (u.part != Part::kMention || u.slot != Slot::kOf) continue;
        bool known = false;
        if (of_class(mentions_[u.mention.value], "body", pack_, known) ||
            mentions_[u.mention.value].kind == ActorKind::kState)
          return c.list_from(i);
      }
      return {};
    }
    default:
      return slot_units(c, cue, slot);
  }
}

void Finder::fill(const Clauses& c, Cue& cue) {
  for (const Slot slot : cue.frame.actors) {
    const Units found = find_slot(c, cue, slot);
    cue.actors.insert(cue.actors.end(), found.begin(), found.end());
    if (!cue.frame.all && !cue.actors.empty()) break;
  }
  for (const Slot slot : cue.frame.targets) {
    cue.targets = find_slot(c, cue, slot);
    std::erase_if(cue.targets, [&](std::uint32_t u) {
      return std::find(cue.actors.begin(), cue.actors.end(), u) != cue.actors.end();
    });
    if (!cue.targets.empty()) break;
  }
  // "avec X et quelques élus": sides that nobody names say nothing beside those that
  // are named.
  const auto unnamed = [&](std::uint32_t u) {
    const Mention& m = mentions_[c.units()[u].mention.value];
    return m.kind == ActorKind::kGroup && m.name.empty() && m.country == 0;
  };
  const auto named = std::count_if(cue.actors.begin(), cue.actors.end(),
                                   [&](std::uint32_t u) { return !unnamed(u); });
  if (cue.frame.all && named >= 2) std::erase_if(cue.actors, unnamed);
  // A town does nothing; where it stands for a state, the mention says so.
  std::erase_if(cue.actors, [&](std::uint32_t u) {
    return mentions_[c.units()[u].mention.value].kind == ActorKind::kPlace;
  });
}

bool Finder::words_say(const Clauses& c, std::uint32_t from, std::uint32_t end,
                       std::string_view what) const {
  const Table& things = prose_.language->table("event_things");
  const Table::Column name = things.column("class");
  if (from >= end || from >= c.size()) return false;
  const std::uint32_t last = c.units()[std::min(end, c.size()) - 1].end;
  for (std::uint32_t t = c.units()[from].begin; t < last; ++t)
    for (const Match& m : matches(prose_, things, t, last))
      if (things.cell(m.row, name) == what) return true;
  return false;
}

bool Finder::side_is(const Clauses& c, const Cue& cue, const Units& side, bool left,
                     std::string_view what) const {
  if (what == "none") return side.empty();
  bool known = false;
  for (const std::uint32_t u : side)
    if (of_class(mentions_[c.units()[u].mention.value], what, pack_, known)) return true;
  if (left) return words_say(c, c.left_end(cue.group.first), cue.group.first, what);
  // The object's words end where the next preposition begins, "of" aside.
  std::uint32_t end = cue.last + 1;
  while (end < cue.end && (c.units()[end].part != Part::kSlot || c.units()[end].slot == Slot::kOf ||
                           c.units()[end].helps(Help::kDeterminer) || end < cue.last + 2))
    ++end;
  return words_say(c, cue.last + 1, end, what);
}

bool Finder::holds(const Clauses& c, const Cue& cue, const Condition& condition,
                   const std::vector<Cue>& later) const {
  const std::string_view about = condition.about, what = condition.what;
  if (about == "passive") return cue.passive;
  if (about == "helped") return cue.group.have && !cue.passive;
  if (about == "subject") return side_is(c, cue, cue.subject, !cue.passive, what);
  if (about == "object" && what == "last") {
    // "called X on Saturday", not "called X a friend" or "called X to the stand".
    const std::uint32_t after = cue.object.empty() ? c.size() : cue.object.back() + 1;
    if (after >= cue.end || c.units()[after].part == Part::kTime) return true;
    return c.units()[after].part == Part::kSlot && after + 1 < c.size() &&
           c.units()[after + 1].part != Part::kMention;
  }
  if (about == "object" && cue.frame.kind == Kind::kNoun) return side_is(c, cue, {}, false, what);
  if (about == "object") return side_is(c, cue, cue.object, cue.passive, what);
  if (about == "target") return side_is(c, cue, cue.targets, false, what);
  if (about == "actor") return side_is(c, cue, cue.actors, false, what);
  if (about == "near") return words_say(c, c.left_end(cue.group.first), cue.end, what);
  if (about == "slot") {
    const Slot slot = slot_named(what);
    for (std::uint32_t i = cue.last + 1; i < cue.end; ++i)
      if (c.units()[i].part == Part::kSlot && c.units()[i].slot == slot) return true;
    return false;
  }
  if (about == "before") {
    for (std::uint32_t i = cue.last + 1; i < std::min(cue.last + kContentReach, c.size()); ++i) {
      const Unit& u = c.units()[i];
      if (u.part == Part::kStop || u.part == Part::kComma) return false;
      if (u.part == Part::kWord && (c.verb_forms(i) & kInfinitive)) return true;
      if (u.helps(Help::kInfinitive) && i + 1 < c.size() && c.units()[i + 1].part == Part::kWord)
        return true;
    }
    return false;
  }
  if (about == "content") {
    const Cue* content = content_of(cue, later);
    const int quad = content ? quad_of(content->frame.type, pack_) : 0;
    return what == "hostile" ? quad >= 3 : quad == 1 || quad == 2;
  }
  return false;
}

bool Finder::enough(const Clauses& c, const Cue& cue) const {
  const bool actor = !cue.actors.empty() || cue.pronoun;
  const bool target = !cue.targets.empty();
  switch (cue.frame.needs) {
    case Needs::kAny:
      return actor || target;
    case Needs::kActor:
      return actor;
    case Needs::kTarget:
      return target;
    case Needs::kBoth:
      return cue.frame.all ? cue.actors.size() + (cue.pronoun ? 1 : 0) >= 2 : actor && target;
    case Needs::kSides:
      return cue.actors.size() + (cue.pronoun ? 1 : 0) >= 2 ||
             (cue.actors.size() == 1 && cue.group.plural && !cue.passive);
    case Needs::kTwo:
      return cue.actors.size() >= 2;
    case Needs::kPlace:
      return actor || target || cue.place;
  }
  static_cast<void>(c);
  return false;
}

const Cue* Finder::content_of(const Cue& cue, const std::vector<Cue>& later) const {
  const Cue* nearest = nullptr;
  for (const Cue& other : later)
    if (other.first > cue.last && other.group.first <= cue.last + kContentReach &&
        (nearest == nullptr || other.first < nearest->first))
      nearest = &other;
  return nearest;
}

// The act that the verb is about is no event by itself; it names the mode, and the target where the
// verb has none.
void Finder::take_content(const Clauses& c, Cue& cue, std::vector<Cue>& cues) {
  const Cue* content = content_of(cue, cues);
  if (content == nullptr) return;
  const bool whole = cue.frame.takes == Takes::kWhole;
  for (std::uint32_t i = cue.last + 1; i < content->group.first; ++i)
    if (c.units()[i].part == Part::kStop || c.units()[i].part == Part::kComma ||
        c.units()[i].part == Part::kRelative)
      return;
  if (!whole && cue.targets.empty() && cue.frame.targets.empty()) {
    cue.targets = content->targets.empty() ? content->actors : content->targets;
    std::erase_if(cue.targets, [&](std::uint32_t u) {
      return std::find(cue.actors.begin(), cue.actors.end(), u) != cue.actors.end();
    });
  }
  if (!whole && cue.mode == 0)
    cue.mode = mode_of_content(pack_.world("plover").code(cue.type), content->frame.type,
                               content->frame.mode);
  const std::uint32_t end = content->end;
  cue.end = std::max(cue.end, end);
  std::erase_if(cues,
                [&](const Cue& other) { return other.first > cue.last && other.first < end; });
}

void Finder::moods(const Clauses& c, Cue& cue) {
  const Predicate& g = cue.group;
  cue.negated = g.negated;
  cue.future = g.future;
  cue.hypothetical = g.hypothetical || g.conditional;
  const Table& modality = prose_.language->table("modality");
  const Table::Column effect = modality.column("effect"), where = modality.column("where");
  const auto mood = [&](std::string_view what) {
    cue.negated |= what == "negated";
    cue.future |= what == "future";
    cue.hypothetical |= what == "hypothetical";
    cue.historical |= what == "historical";
  };
  const std::uint32_t left = c.left_end(g.first);
  bool reported = false;
  for (std::uint32_t i = 0; i < cue.end && i < c.size(); ++i) {
    if (c.units()[i].part == Part::kStop) reported = false;
    if (c.units()[i].part == Part::kMention) continue;
    for (const Match& m : matches(prose_, modality, c.units()[i].begin, c.units().back().end)) {
      const std::string_view place = modality.cell(m.row, where);
      if (place == "clause" && i >= left) mood(modality.cell(m.row, effect));
      if (place == "outer" && i < g.first) reported = true;
    }
    if (c.units()[i].part == Part::kCondition && i >= left && i < g.first) cue.hypothetical = true;
  }
  if (reported && (g.conditional || g.hypothetical) && !g.have) {
    cue.future = true;  // "Lima a juré qu'elle paierait": what was announced, not what might be
    cue.hypothetical = false;
  }
  if (cue.frame.kind != Kind::kNoun) return;
  // What stands before a noun and its article: "absence d'", "risque d'une".
  std::uint32_t begin = cue.first;
  for (int step = 0; step < 4 && begin > 0; ++step, --begin) {
    const std::uint32_t end = c.units()[begin].begin;
    for (std::uint32_t length = 4; length >= 1; --length) {
      if (end < c.units().front().begin + length) continue;
      for (const Match& m : matches(prose_, modality, end - length, end))
        if (m.length == length && modality.cell(m.row, where) == "before" &&
            !c.verb_like(c.unit_of(end - length)))
          mood(modality.cell(m.row, effect));
    }
    const Unit& u = c.units()[begin - 1];
    if (!c.before_noun(begin - 1) && !(u.part == Part::kWord && u.help == 0)) break;
  }
}

void Finder::find_time(const Clauses& c, Cue& cue) {
  std::uint32_t best = c.size();
  const auto distance = [&](std::uint32_t i) {
    return i < cue.first ? cue.first - i : i - cue.last;
  };
  const auto consider = [&](std::uint32_t i) {
    const Unit& u = c.units()[i];
    if (u.part != Part::kTime || !times_[u.time.value].when.known()) return;
    if (i > 0 && c.units()[i - 1].part == Part::kSlot && c.units()[i - 1].slot == Slot::kSince)
      return;
    if (best == c.size() || distance(i) < distance(best)) best = i;
  };
  const std::uint32_t end =
      std::max(cue.end, cue.frame.kind == Kind::kNoun ? c.clause_end(cue.end) : 0);
  for (std::uint32_t i = c.left_end(cue.group.first); i < end; ++i) consider(i);
  if (best == c.size())  // in front of the sentence: "Vendredi, le président ..."
    for (std::uint32_t i = 0; i < cue.first && i < 6; ++i) {
      if (c.units()[i].part == Part::kComma || c.units()[i].part == Part::kStop) break;
      consider(i);
    }
  if (best == c.size()) return;
  cue.time = c.units()[best].time;
  const Period when = times_[cue.time.value].when;
  if (published_.known() && when.end < published_.begin - kHistorical) cue.historical = true;
}

void Finder::find_place(const Clauses& c, Cue& cue) {
  const auto place_at = [&](std::uint32_t i) {
    const Unit& u = c.units()[i];
    if (u.part != Part::kMention) return false;
    const Mention& m = mentions_[u.mention.value];
    const bool land = m.kind == ActorKind::kPlace || m.kind == ActorKind::kState;
    return land && (u.slot == Slot::kIn || u.slot == Slot::kAt || u.slot == Slot::kTo);
  };
  const auto party = [&](std::uint32_t i) {
    return std::find(cue.actors.begin(), cue.actors.end(), i) != cue.actors.end();
  };
  // Words have no place: what follows them is where the thing was that they speak of.
  const int quad = quad_of(cue.type, pack_);
  if ((quad == 1 || quad == 3) && !cue.frame.all) return;
  const std::uint32_t end =
      std::max(cue.end, cue.frame.kind == Kind::kNoun && cue.end < c.size() && c.verb_like(cue.end)
                            ? c.clause_end(cue.end)
                            : 0);
  for (std::uint32_t i = cue.last + 1; i < end && !cue.place; ++i)
    if (place_at(i) && !party(i)) cue.place = c.units()[i].mention;
  for (std::uint32_t i = 0; i < cue.group.first && i < 4 && !cue.place; ++i)
    if (place_at(i) && !party(i)) cue.place = c.units()[i].mention;
}

void Finder::find_mode(const Clauses& c, Cue& cue) {
  if (cue.mode != 0) return;
  const Table& table = prose_.language->table("event_modes");
  const std::string_view type = pack_.world("plover").code(cue.type);
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    if (c.units()[i].part == Part::kMention && c.units()[i].slot != Slot::kNone) continue;
    for (const Match& m : matches(prose_, table, c.units()[i].begin, c.units().back().end))
      if (table.cell(m.row, "type") == type) {
        cue.mode = pack_.world("modes").term(table.cell(m.row, "mode"));
        return;
      }
  }
}

// An act that is only planned is an event of another type: a visit that will be is AGREE, an attack
// THREATEN; and "will not withdraw" refuses.
void Finder::plan(Cue& cue) const {
  if (!cue.future || cue.hypothetical) return;
  const Table& types = pack_.world("plover");
  const std::string_view column = cue.negated ? "refused" : "planned";
  const std::string_view planned = types.cell(cue.type - 1u, column);
  if (planned.empty()) return;
  cue.mode = mode_of_content(planned, cue.type, cue.mode);
  cue.type = types.term(planned);
  if (cue.negated) cue.negated = cue.future = false;
}

// The mode of a plan, threat, request or refusal by the act that it is about.
Term Finder::mode_of_content(std::string_view outer, Term type, Term mode) const {
  const Table& table = pack_.world("content_modes");
  const std::string_view act = pack_.world("plover").code(type),
                         how = pack_.world("modes").code(mode);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view asked = table.cell(row, "content_mode");
    if (table.cell(row, "outer") == outer && table.cell(row, "content") == act &&
        (asked.empty() || asked == how))
      return pack_.world("modes").term(table.cell(row, "mode"));
  }
  return 0;
}

Index<Mention> Finder::first_of(Index<Mention> m) const {
  for (std::size_t hops = 0; m && hops < mentions_.size() && mentions_[m.value].same_as; ++hops)
    m = mentions_[m.value].same_as;
  return m;
}

Run<Index<Mention>> Finder::parties(const Clauses& c, const Units& units, Index<Mention> extra,
                                    const Units& but) {
  const auto begin = static_cast<std::uint32_t>(out_.parties.size());
  std::vector<Index<Mention>> seen;
  for (const std::uint32_t u : but) seen.push_back(first_of(c.units()[u].mention));
  const auto add = [&](Index<Mention> m) {
    const Index<Mention> first = first_of(m);
    if (std::find(seen.begin(), seen.end(), first) != seen.end()) return;
    seen.push_back(first);
    out_.parties.push_back(m);
  };
  if (extra) add(extra);
  for (const std::uint32_t u : units) add(c.units()[u].mention);
  return {begin, static_cast<std::uint32_t>(out_.parties.size())};
}

Index<Quote> Finder::source_of(Span span) const {
  Index<Quote> best{};
  std::uint32_t size = 0;
  for (std::size_t q = 0; q < quotes_.size(); ++q)
    for (std::uint32_t s = quotes_[q].spans.begin; s < quotes_[q].spans.end; ++s)
      if (quote_spans_[s].contains(span) && (!best || quote_spans_[s].size() < size)) {
        best = index<Quote>(q);
        size = quote_spans_[s].size();
      }
  return best;
}

void Finder::keep(const Clauses& c, const Cue& cue) {
  EventMention e;
  const auto token = [&](std::uint32_t t) { return prose_.tokens[t].span; };
  const std::uint32_t group = std::min(cue.group.first, cue.first);
  std::uint32_t begin = group;
  for (const Units& side : {cue.actors, cue.targets})
    for (const std::uint32_t u : side) begin = std::min(begin, u);
  std::uint32_t end = std::max(cue.end, cue.last + 1);
  while (end > cue.last + 1 &&
         (c.units()[end - 1].part == Part::kComma || c.units()[end - 1].part == Part::kStop ||
          c.units()[end - 1].part == Part::kCoordinate))
    --end;
  e.span = join(token(c.units()[begin].begin), token(c.units()[end - 1].end - 1));
  e.cue = join(token(c.units()[group].begin), token(c.units()[cue.last].end - 1));
  e.type = cue.type;
  e.mode = cue.mode;
  e.actors = parties(c, cue.actors, cue.pronoun, {});
  e.targets = parties(c, cue.targets, {}, cue.actors);
  e.place = cue.place;
  if (cue.time) e.when = times_[cue.time.value].when;
  e.source = source_of(e.cue);
  e.rule = cue.frame.rule;
  e.negated = cue.negated;
  e.future = cue.future;
  e.hypothetical = cue.hypothetical;
  e.historical = cue.historical;
  const bool sides = cue.frame.needs == Needs::kSides || cue.frame.needs == Needs::kTwo ||
                     cue.frame.needs == Needs::kBoth;
  if (cue.frame.all && sides && e.actors.size() < 2 && !cue.group.plural) {
    out_.parties.resize(e.actors.begin);
    return;
  }
  out_.events.push_back(e);
}

}  // namespace

EventTable find_events(const Prose& prose, std::span<const Mention> mentions,
                       std::span<const TimeRef> times, std::span<const Quote> quotes,
                       std::span<const Span> quote_spans, Period published, const Pack& pack) {
  return Finder(prose, mentions, times, quotes, quote_spans, published, pack).run();
}

}  // namespace recoupe
