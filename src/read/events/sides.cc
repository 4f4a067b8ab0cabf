// The sides of a cue. A verb has its subject before it and its object behind it, turned round in
// the passive; a participle without a helper is one or the other by what stands before it; a noun
// has the subject of the verb that carries it:
//
//   La milice a mené un raid contre le port.   raid: subject La milice
//
// Cost: linear in the sentence.
#include "read/events/sides.h"

#include <algorithm>
#include <utility>

#include "pack/party_classes.h"
#include "read/events/inverted.h"
#include "read/events/pronouns.h"
#include "read/events/slots.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kCarrierWords = 4;  // "was the target of"
constexpr int kListed = 3;                  // verbs of a list up to the one that has the helper

// "Mayor held in fraud inquiry": a headline, which tells what was done in the present, leaves out
// the helper of a participle. It has no full stop, and the verb no object.
bool headline_passive(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin, after = cue.last + 1;
  if (c.units().back().part == Part::kStop || tree.relation(verb) != Relation::kRoot ||
      tree.child(verb, Relation::kCcomp) != kNoHead ||
      tree.child(verb, Relation::kXcomp) != kNoHead)
    return false;
  const std::uint32_t object = tree.child(verb, Relation::kObj);
  return (object == kNoHead || tree.child(object, Relation::kCase) != kNoHead) &&
         (after >= c.size() || c.units()[after].part == Part::kSlot);
}

// "Modi to visit Colombo": who is to do it, by an infinitive of a sentence without a full stop.
Units headline_subject(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin, above = tree.head(verb);
  if (!cue.group.infinitive || c.units().back().part == Part::kStop) return {};
  std::uint32_t subject = kNoHead;
  if (tree.relation(verb) == Relation::kRoot)
    subject = tree.own_subject(verb);
  else if (above != kNoHead && tree.relation(above) == Relation::kRoot &&
           s.prose.tokens[above].pos != Pos::kVerb)
    subject = above;
  return subject == kNoHead || subject > verb ? Units{} : c.headed_by(subject);
}

// A participle with no helper: "une avocate enlevée hier par des soldats", "Gunmen shelled the
// harbour".
void reduced_participle(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const Predicate& g = cue.group;
  const Units by = slot_units(s, cue, Slot::kBy);
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
  // "Held since March, the sailors were freed"
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin, above = tree.head(verb);
  const Relation r = tree.relation(verb);
  const bool bare = above != kNoHead && tree.own_subject(verb) == kNoHead &&
                    tree.child(verb, Relation::kObj) == kNoHead;
  const bool fronted =
      bare && above > verb && !after_mention && (r == Relation::kAdvcl || r == Relation::kXcomp);
  // "the students arrested on Sunday", but not "Ana Paz, a lawyer, called"
  const bool of_noun = bare && above < verb && r == Relation::kAcl && left == g.first;
  // "condemned an attack by rebels": what has an object is done by its subject; "held hostage by
  // rebels": but not one that is in the row.
  const std::uint32_t own = tree.child(verb, Relation::kObj);
  const bool told_by = !by.empty() || tree.child(verb, Relation::kOblAgent) != kNoHead;
  const bool agent = told_by && (own == kNoHead || own < c.units()[cue.last].end) &&
                     !c.pronoun_subject(g) &&  // "as he left by car"
                     !(cue.last + 1 < c.size() && c.calls_object(cue.last + 1));
  cue.passive = !g.finite || agent || fronted || of_noun || headline_passive(s, cue);
  if (cue.passive) {
    if (after_mention) cue.object = c.list_from(c.units()[left - 1].chain);
    // "Peru, backed by the OAS, and Chile"
    std::erase_if(cue.object, [&](std::uint32_t u) { return u > cue.last; });
    // "a shepherd of 52, suspected of arson": the noun that the tree hangs it on.
    const std::uint32_t noun = fronted               ? tree.own_subject(above)
                               : r == Relation::kAcl ? above
                                                     : kNoHead;
    if (cue.object.empty() && noun != kNoHead) cue.object = c.headed_by(noun);
    cue.subject = by;
  } else {
    cue.subject = c.subject(g);
    cue.object = find_object(s, cue);
  }
}

// Who is the subject of a verb that only carries a noun: "mener une attaque"; `hit`: the act is
// done to them, "subir une attaque".
struct Carrier {
  Units subject;
  bool hit = false;
};

bool hits_subject(const Table& verbs, const Match& m) {
  return verbs.cell(m.row, "subject") == "target";
}

// Of a noun that the tree makes a support verb's object: "offered Malta scathing criticism".
Carrier carrier_by_tree(const EventSentence& s, const EventCue& cue, const Table& verbs) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t first = c.units()[cue.first].begin;
  for (std::uint32_t noun : {c.units()[cue.last].begin, first}) {
    // "ended two days of talks": the days are the object.
    if (tree.relation(noun) == Relation::kNmod && tree.head(noun) != kNoHead &&
        thing_is(s.prose, tree.head(noun), tree.head(noun) + 1, "stretch"))
      noun = tree.head(noun);
    const std::uint32_t verb = tree.head(noun);
    if (verb == kNoHead || verb >= first || tree.relation(noun) != Relation::kObj) continue;
    const Match m = match(s.prose, verbs, verb, first);
    if (!m) continue;
    // "President Aya Diop and President of the Senate Luis Mora held talks": a tree may make two
    // subjects of a list.
    Units units;
    for (const std::uint32_t who : tree.children(verb))
      if (who < verb && tree.relation(who) == Relation::kNsubj)
        for (const std::uint32_t u : c.headed_by(who))
          if (std::find(units.begin(), units.end(), u) == units.end()) units.push_back(u);
    if (const std::uint32_t who = tree.subject(verb); units.empty() && who != kNoHead) {
      units = c.headed_by(who);
      // "a Red Cross convoy came under fire": whose it is.
      if (units.empty() && hits_subject(verbs, m)) {
        const Run<Token> phrase = tree.phrase(who);
        units = part_of_noun(s, cue, who, c.unit_of(phrase.begin), phrase.end);
      }
    }
    if (!units.empty() || hits_subject(verbs, m)) return {units, hits_subject(verbs, m)};
  }
  return {};
}

Carrier carrier_of(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const Table& verbs = s.prose.language->table("support_verbs");
  if (Carrier carrier = carrier_by_tree(s, cue, verbs); carrier.hit || !carrier.subject.empty())
    return carrier;
  std::uint32_t i = c.phrase_begin(cue.first);
  if (i > 0 && c.units()[i - 1].part == Part::kSlot && c.units()[i - 1].helps(Help::kDeterminer))
    --i;
  while (i > 0 && (c.units()[i - 1].part == Part::kTime || c.units()[i - 1].part == Part::kMark))
    --i;
  const std::uint32_t end = i < c.size() ? c.units()[i].begin : 0;
  for (std::uint32_t length = kCarrierWords; length >= 1; --length) {
    if (end < c.units().front().begin + length) continue;
    const std::uint32_t first = c.unit_of(end - length);
    if (c.units()[first].part == Part::kMention || !c.verb_forms(first)) continue;
    const Match m = match(s.prose, verbs, end - length, end);
    if (m.length != length) continue;
    const Predicate g = c.verb_group(first, false);
    if (g.passive) return {};
    return {c.subject(g), hits_subject(verbs, m)};
  }
  return {};
}

// A town does nothing, unless it is a subject or an object; where it stands for a state, the
// mention says so. One that no table knows may be a state: "talks with Arvenia", not "talks in
// Arvenia".
bool only_a_place(const EventSentence& s, const Chunk& u) {
  const Mention& m = s.mentions[u.mention.value];
  if (m.kind != ActorKind::kPlace) return false;
  if (u.slot == Slot::kWith || u.slot == Slot::kBetween || u.slot == Slot::kBy)
    return m.country != 0;
  if (u.slot != Slot::kNone) return true;
  const TreeWalk& tree = s.clauses.tree();
  for (std::uint32_t t = u.begin; t < u.end; ++t) {
    std::uint32_t head = tree.head(t);
    Relation r = tree.relation(t);
    // "Washington, which froze its aid, presses": the tree may lose the verb, not the subject.
    if (r == Relation::kRoot && m.country != 0) return false;
    if (head != kNoHead && r == Relation::kCompound) {  // "the Puntland region accused"
      r = tree.relation(head);
      head = tree.head(head);
    }
    if (head != kNoHead && (head < u.begin || head >= u.end) &&
        (r == Relation::kNsubj || r == Relation::kNsubjPass || r == Relation::kConj ||
         r == Relation::kObj))
      return false;
  }
  return true;
}

// "a saisi le port et arrêté le maire": a participle with the helper of the verb before it is the
// same form of verb, and has its subject.
bool shared_helper(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin;
  // "have left the town, lifted their siege and freed": the first of them has the helper.
  std::uint32_t before = verb;
  Predicate outer;
  for (int i = 0; i < kListed && !outer.have && !outer.passive; ++i) {
    const Relation r = tree.relation(before);
    if (r != Relation::kConj && r != Relation::kParataxis) break;
    if (tree.own_subject(before) != kNoHead || tree.head(before) == kNoHead ||
        tree.head(before) >= before || tree.head(before) < c.units().front().begin)
      return false;
    before = tree.head(before);
    if (c.verb_forms(c.unit_of(before)) == 0) return false;
    outer = c.verb_group(c.unit_of(before), false);
  }
  if (!outer.have && !outer.passive) return false;
  const Predicate own = cue.group;
  cue.group = outer;
  cue.group.first = own.first;
  cue.group.last = own.last;
  cue.passive = outer.passive;
  cue.subject = c.subject(outer);
  return true;
}

// "Le maire s'est vu retirer ses fonctions": something of the subject's has the act done to it.
bool sees_done(const EventSentence& s, const EventCue& cue) {
  const std::uint32_t verb = s.clauses.units()[cue.first].begin;
  const std::uint32_t object = s.clauses.tree().child(verb, Relation::kObj);
  return cue.passive && cue.group.causative && object != kNoHead && object > verb;
}

// "les veuves, dont les maisons ont été rasées": whose the thing is that the act was done to.
Units whose_thing(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const std::uint32_t thing = c.tree().own_subject(c.units()[cue.first].begin);
  if (thing == kNoHead) return {};
  for (const std::uint32_t t : c.tree().children(thing)) {
    const std::uint32_t unit = c.unit_of(t);
    if (t >= thing || c.units()[unit].part != Part::kSubordinate ||
        c.units()[unit].slot != Slot::kOf)
      continue;
    Units whose = c.antecedent(unit);
    if (whose.empty() ||
        s.mentions[c.units()[whose.front()].mention.value].kind != ActorKind::kPlace)
      return whose;
    // "une veuve de Gao, dont": not the town
    const std::uint32_t of = c.units()[whose.front()].governor;
    const bool outer = of != kNoHead && of > 0 && c.units()[of - 1].part == Part::kMention;
    return outer ? Units{of - 1} : Units{};
  }
  return {};
}

// "ont été tués lors d'un raid de l'armée": whose operation it was.
Units whose_operation(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  if (!cue.passive || quad_of(cue.type, s.pack) != 4) return {};
  bool operation = false;
  for (std::uint32_t i = cue.last + 1; i < c.size() && i < cue.last + kContentReach; ++i) {
    const Chunk& u = c.units()[i];
    if (u.part == Part::kComma || u.part == Part::kStop || u.part == Part::kRelative) return {};
    if (u.part == Part::kMention && operation) {
      const bool theirs = u.slot == Slot::kOf || u.slot == Slot::kBy;
      return theirs && of_class(s.mentions[u.mention.value], "forces", s.pack) ? c.list_from(i)
                                                                               : Units{};
    }
    operation |= u.part == Part::kWord && thing_is(s.prose, u.begin, u.end, "operation");
  }
  return {};
}

// "The president's office condemned": who speaks by it.
Units whose_voice(const EventSentence& s, const EventCue& cue) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t subject = tree.subject(s.clauses.units()[cue.first].begin);
  if (subject == kNoHead || !thing_is(s.prose, subject, subject + 1, "voice")) return {};
  const Run<Token> phrase = tree.phrase(subject);
  return part_of_noun(s, cue, subject, s.clauses.unit_of(phrase.begin), phrase.end);
}

// "marched to demand his release", "défilent pour réclamer": who acts so that something is said
// says it.
bool said_by_act(const EventSentence& s, const EventCue& cue) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t verb = s.clauses.units()[cue.first].begin, act = tree.head(verb);
  const int quad = quad_of(cue.type, s.pack);
  const bool words = quad == 3 || cue.type == s.pack.world("plover").term("SUPPORT");
  if (act == kNoHead || act > verb || (quad != 3 && quad != 1)) return false;
  if (tree.relation(verb) == Relation::kAdvcl) return words;
  // "used his speech to condemn": the tree has the speech for it.
  const std::uint32_t user = tree.head(act);
  return tree.relation(verb) == Relation::kAcl && tree.relation(act) == Relation::kObj &&
         thing_is(s.prose, user, act, "use");
}

// "came under attack from rebels", "won praise from Peru": whom the act hits is the subject, so
// that "of" and "from" tell who does it.
void bear(const EventSentence& s, EventCue& cue) {
  cue.targets = cue.bearer;
  for (const Slot slot : {Slot::kBy, Slot::kFrom, Slot::kOf})
    if (cue.actors.empty()) cue.actors = find_slot(s, cue, slot);
}

// Does "its" or "sa" stand before the noun?
bool owned(const EventSentence& s, std::uint32_t unit) {
  const Table& determiners = s.prose.language->table("determiners");
  const std::uint32_t token = s.clauses.units()[s.clauses.phrase_begin(unit)].begin;
  const Match m = match(s.prose, determiners, token, token + 1);
  return m && determiners.cell(m.row, "kind") == "possessive";
}

void fill(const EventSentence& s, EventCue& cue) {
  if (cue.borne) return bear(s, cue);
  const Clauses& c = s.clauses;
  for (const Slot slot : cue.frame.actors) {
    const Units found = find_slot(s, cue, slot);
    cue.actors.insert(cue.actors.end(), found.begin(), found.end());
    if (!cue.frame.all && !cue.actors.empty()) break;
  }
  cue.targets = cue.bearer;
  for (const Slot slot : cue.frame.targets) {
    if (!cue.targets.empty()) break;
    cue.targets = find_slot(s, cue, slot);
    std::erase_if(cue.targets, [&](std::uint32_t u) {
      return std::find(cue.actors.begin(), cue.actors.end(), u) != cue.actors.end();
    });
  }
  // "froze the company's accounts": an act against something of somebody's is one against them.
  if (cue.targets.empty() && !cue.passive && cue.frame.kind == Kind::kVerb && !cue.frame.all &&
      !cue.frame.targets.empty() && quad_of(cue.type, s.pack) >= 3)
    cue.targets = find_slot(s, cue, Slot::kPossessor);
  // "avec X et quelques élus": sides that nobody names say nothing beside those that
  // are named.
  const auto unnamed = [&](std::uint32_t u) {
    const Mention& m = s.mentions[c.units()[u].mention.value];
    return m.kind == ActorKind::kGroup && m.name.empty() && m.country == 0;
  };
  const auto named = std::count_if(cue.actors.begin(), cue.actors.end(),
                                   [&](std::uint32_t u) { return !unnamed(u); });
  if (cue.frame.all && named >= 2) std::erase_if(cue.actors, unnamed);
  std::erase_if(cue.actors, [&](std::uint32_t u) { return only_a_place(s, c.units()[u]); });
}

}  // namespace

bool verb_sides(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  if (cue.frame.kind != Kind::kState && c.verb_forms(cue.first) == 0) return false;
  // "nous sommes": to be, not to summon.
  if (cue.first == cue.last && c.units()[cue.first].helps(Help::kBe)) return false;
  cue.group = c.verb_group(cue.first, cue.frame.kind == Kind::kBe);
  const Predicate& g = cue.group;
  // "is back in charge": no verb after "be" without its ending.
  if (g.be && cue.frame.kind != Kind::kState &&
      !(c.verb_forms(cue.first) & (kParticiple | kGerund)) && !g.causative)
    return false;
  if (cue.frame.kind == Kind::kReflexive && (!g.reflexive || g.passive)) return false;
  if (cue.frame.kind == Kind::kVerb && g.reflexive && !g.passive) return false;
  if (cue.subject = headline_subject(s, cue); !cue.subject.empty()) {
    cue.group.future = cue.group.finite = true;
    cue.group.infinitive = false;
  }
  cue.passive = g.passive;
  cue.end = c.right_end(cue.last + 1, false);
  if (g.participle && !shared_helper(s, cue)) {
    reduced_participle(s, cue);
  } else if (sees_done(s, cue)) {
    cue.passive = false;
    cue.bearer = c.subject(g);
    cue.subject = slot_units(s, cue, Slot::kBy);
    cue.object = find_object(s, cue);
  } else if (cue.passive) {
    cue.object = cue.subject.empty() ? c.subject(g) : cue.subject;
    if (cue.object.empty()) cue.object = whose_thing(s, cue);
    cue.subject = slot_units(s, cue, Slot::kBy);
    if (cue.subject.empty()) cue.subject = whose_operation(s, cue);
  } else {
    Units behind = inverted_subject(s, cue);
    if (behind.empty()) {
      behind = subject_behind(s, cue);
      const bool of_noun = c.tree().relation(c.units()[cue.first].begin) == Relation::kAclRelcl;
      if (!behind.empty() && of_noun) cue.object = c.antecedent(g.first - 1);
    }
    if (!behind.empty()) cue.subject = behind;
    if (cue.subject.empty()) cue.subject = c.subject(g);
    if (!subject_agrees(s, cue)) cue.subject.clear();
    if (cue.object.empty() && behind.empty()) cue.object = find_object(s, cue);
  }
  if (!cue.passive && after_words(c, g) && (cue.subject.empty() || cue.subject == cue.object))
    cue.subject = std::exchange(cue.object, {});
  if (!cue.passive && cue.subject.empty() && cue.bearer.empty()) cue.subject = whose_voice(s, cue);
  std::uint32_t before = g.first;  // 'jailed for "insulting the king"'
  while (before > 0 && c.units()[before - 1].part == Part::kMark) --before;
  const bool after_slot = before > 0 && c.units()[before - 1].part == Part::kSlot &&
                          c.units()[before - 1].slot != Slot::kIn;
  const bool modal = g.done || g.future || g.hypothetical || g.negated;
  const bool perfect = g.have && g.first > 0 && c.units()[g.first - 1].part == Part::kSubordinate;
  const bool by = after_slot && c.units()[before - 1].slot == Slot::kBy;
  const bool purpose = g.infinitive && !cue.passive && said_by_act(s, cue);
  cue.content_only = !purpose && ((g.infinitive && !modal && !perfect) ||
                                  (g.infinitive && after_slot) || (g.gerund && after_slot && !by));
  fill(s, cue);
  find_pronouns(s, cue);
  return true;
}

void noun_sides(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  cue.end = c.right_end(cue.last + 1, true);
  cue.group = {.first = cue.first, .last = cue.last};
  if (cue.frame.kind == Kind::kAdjunct) {
    cue.subject = c.main_subject(cue.first);
    // "X, en visite à Lima, a dit"
    if (cue.subject.empty() && cue.first > 1 && c.units()[cue.first - 1].part == Part::kComma &&
        c.units()[cue.first - 2].part == Part::kMention)
      cue.subject = {cue.first - 2};
  } else {
    Carrier carrier = carrier_of(s, cue);
    cue.borne = carrier.hit;
    (carrier.hit ? cue.bearer : cue.subject) = std::move(carrier.subject);
  }
  fill(s, cue);
  // "did not drop its complaint"
  if (cue.actors.empty() && quad_of(cue.type, s.pack) == 3 &&
      has(cue.frame.actors, Slot::kPossessor) && owned(s, cue.first)) {
    cue.actors = c.main_subject(cue.first);
    for (const std::uint32_t u : cue.targets) std::erase(cue.actors, u);
  }
}

}  // namespace recoupe
