// The units of a slot, by the prepositions that clause.cc has put before the mentions. Cost: linear
// in the arguments of the cue.
#include "read/events/slots.h"

#include "pack/party_classes.h"
#include "read/events/pronouns.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr int kMaxAttributes = 6;  // heads between a mention and the object that it is part of

// "a raillé le discours de la reine" hits the queen, "a arrêté un cousin de la reine" does not.
bool whose_only(const EventSentence& s, const EventCue& cue, const Chunk& u) {
  return personal(s.mentions[u.mention.value]) && is_deed(cue.type, s.pack);
}

// "a Taliban attack", "French and British air strikes": the mention that the noun is compounded
// with, or its list.
Units find_compound(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t noun = c.units()[cue.last].end;
  std::uint32_t i = cue.first;
  const auto adjective = [&](std::uint32_t unit) {  // "a Turkish military raid"
    return c.before_noun(unit) && !c.units()[unit].helps(Help::kDeterminer);
  };
  while (i > 0 && cue.first - i < kMaxAttributes && adjective(i - 1)) --i;
  if (i == 0 || c.units()[i - 1].part != Part::kMention) return {};
  const Chunk& before = c.units()[i - 1];
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    const std::uint32_t head = tree.head(t);
    if (head != kNoHead && head >= before.end && head < noun) return c.list_from(before.chain);
  }
  return {};
}

// "la police, à laquelle Lima reproche": whom the clause is about. "dont" may belong to any noun of
// the clause: the tree says whether to the verb.
Units relative_slot(const EventSentence& s, const EventCue& cue, Slot slot) {
  const Clauses& c = s.clauses;
  const std::uint32_t begin = c.left_end(cue.group.first);
  if (begin == 0) return {};
  const Chunk& word = c.units()[begin - 1];
  if (word.part != Part::kSubordinate || word.slot != slot) return {};
  const std::uint32_t verb = c.units()[cue.first].begin;
  if (slot == Slot::kOf && c.tree().head(word.end - 1) != verb) return {};
  return c.antecedent(begin - 1);
}

// "was denounced as illegal, on Monday, by Chad": who does it, far from the verb.
Units agent_by_tree(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin;
  const auto agent = [&](std::uint32_t who) {
    const std::uint32_t by = tree.child(who, Relation::kCase);
    const bool told = who > verb && by != kNoHead && c.units()[c.unit_of(by)].slot == Slot::kBy;
    return told ? c.headed_by(who) : Units{};
  };
  for (const std::uint32_t who : tree.children(verb)) {
    const Relation r = tree.relation(who);
    if (r != Relation::kObl && r != Relation::kOblAgent) continue;
    if (Units found = agent(who); !found.empty()) return found;
    for (const std::uint32_t of : tree.children(who))  // a tree may hang Chad on "illegal"
      if (Units found = agent(of); !found.empty()) return found;
  }
  return {};
}

// "threw out a petition brought by relatives": who made what the verb has as its object.
Units author_of_object(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t object = tree.child(c.units()[cue.first].begin, Relation::kObj);
  if (object == kNoHead) return {};
  const Run<Token> phrase = tree.phrase(object);
  for (std::uint32_t made = object + 1; made < phrase.end; ++made) {
    if (tree.relation(made) != Relation::kAcl || !tree.below(tree.head(made), object)) continue;
    for (const std::uint32_t who : tree.children(made)) {
      const std::uint32_t by = tree.child(who, Relation::kCase);
      if (by != kNoHead && by > made && c.units()[c.unit_of(by)].slot == Slot::kBy)
        return c.headed_by(who);
    }
  }
  return {};
}

// "an investigation into claims that two judges took bribes": whom the claims are about.
Units subject_of_claim(const EventSentence& s, const EventCue& cue, Slot slot) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  for (std::uint32_t i = cue.last + 1; i < cue.end && i < c.size(); ++i) {
    const Chunk& u = c.units()[i];
    if (u.part != Part::kWord || !thing_is(s.prose, u.begin, u.end, "charge_noun")) continue;
    const std::uint32_t preposition = tree.child(u.begin, Relation::kCase);
    if (preposition == kNoHead || c.units()[c.unit_of(preposition)].slot != slot) continue;
    for (const std::uint32_t said : tree.children(u.begin)) {
      const Relation r = tree.relation(said);
      if (r != Relation::kAcl && r != Relation::kCcomp && r != Relation::kAclRelcl) continue;
      const std::uint32_t who = tree.own_subject(said);
      if (who != kNoHead) return c.headed_by(who);
    }
  }
  return {};
}

// "lent Togo two boats": to whom, without a preposition.
Units find_receiver(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin, whom = tree.child(verb, Relation::kIobj);
  if (whom != kNoHead) return c.headed_by(whom);
  std::uint32_t i = cue.last + 1;
  while (i < cue.end && c.before_noun(i)) ++i;
  const std::uint32_t object = tree.child(verb, Relation::kObj);
  if (i + 1 >= cue.end || c.units()[i].part != Part::kMention || !c.before_noun(i + 1) ||
      object == kNoHead || object < c.units()[i].end)
    return {};
  const Pos next = s.prose.tokens[c.units()[i + 1].begin].pos;
  return next == Pos::kDet || next == Pos::kNum ? Units{i} : Units{};
}

// "froze the company's accounts", "the company whose accounts it froze": whose the object is.
Units find_owner(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  if (Units about = relative_slot(s, cue, Slot::kPossessor); !about.empty()) return about;
  const std::uint32_t object = tree.child(c.units()[cue.first].begin, Relation::kObj);
  const std::uint32_t owner = object == kNoHead ? kNoHead : tree.child(object, Relation::kNmodPoss);
  const bool apart = owner != kNoHead && c.unit_of(owner) != c.unit_of(object);
  return apart && owner >= c.units()[cue.last].end ? c.headed_by(owner) : Units{};
}

// "the queen's visit": the mention right before the noun.
Units find_possessor(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  if (Units compound = find_compound(s, cue); !compound.empty()) return compound;
  std::uint32_t i = c.phrase_begin(cue.first);
  if (i > 1 && c.units()[i - 1].part == Part::kPossessive &&
      c.units()[i - 2].part == Part::kMention)
    return {i - 2};
  return {};
}

// "le départ de vingt gendarmes de la Coalition": not the gendarmes, but whose they are.
Units find_thing(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Chunk& u = c.units()[i];
    if (u.part != Part::kMention || u.slot != Slot::kOf) continue;
    if (of_class(s.mentions[u.mention.value], "body", s.pack) ||
        s.mentions[u.mention.value].kind == ActorKind::kState)
      return c.list_from(i);
  }
  return {};
}

bool attributive(Relation r) {
  return r == Relation::kNmod || r == Relation::kNmodPoss || r == Relation::kCompound ||
         r == Relation::kConj || r == Relation::kAppos || r == Relation::kFlat ||
         r == Relation::kAmod;
}

// "un camp de l'armée au Mali": do attributes alone lead from the mention up to the noun?
bool part_of(const EventSentence& s, const Chunk& mention, std::uint32_t noun) {
  const TreeWalk& tree = s.clauses.tree();
  std::uint32_t at = mention.begin;
  for (int up = 0; up < kMaxAttributes && at != kNoHead; ++up, at = tree.head(at)) {
    if (at == noun) return true;
    const bool inside = tree.head(at) >= mention.begin && tree.head(at) < mention.end;
    if (!inside && !attributive(tree.relation(at))) return false;
  }
  return false;
}

// The first mention after the verb that no preposition holds; of "le discours de la reine", the
// queen.
Units object_by_place(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  bool noun = false;
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Chunk& u = c.units()[i];
    if (u.part == Part::kMention && u.chain == i) {
      // "appealed to Peru": the preposition is the verb's own.
      const bool bare = u.slot == Slot::kNone || u.governor <= cue.last;
      if (bare || (u.slot == Slot::kOf && noun && !whose_only(s, cue, u))) return c.list_from(i);
      noun = false;
    } else if (u.part == Part::kCoordinate) {
      return {};  // "jailed in Quito and the port of Manta"
    } else if (u.part == Part::kWord && u.help == 0) {
      // "a appelé les camps à épargner les civils": the civilians are not called.
      const bool to = c.units()[i - 1].part == Part::kSlot && i > cue.last + 2;
      const std::uint32_t verb = c.units()[cue.first].begin, above = c.tree().head(u.begin);
      const bool asked = above == verb || (above > verb && above < u.begin &&
                                           above == c.tree().child(verb, Relation::kObj));
      if (to && (c.verb_forms(i) & kInfinitive) && asked) return {};
      noun = true;
    } else if (u.part == Part::kSlot && u.slot != Slot::kOf) {
      noun = false;
    }
  }
  return {};
}

// "Lima said that Quito must": Lima.
Units find_speaker(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = tree.lexical(c.units()[cue.last].begin), saying = tree.head(verb);
  if (saying == kNoHead || tree.relation(verb) != Relation::kCcomp) return {};
  const std::uint32_t speaker = tree.subject(saying);
  return speaker == kNoHead ? Units{} : c.headed_by(speaker);
}

// "the envoy whom Chad expelled", "the officials it accuses of helping": the noun that the clause
// is about.
Units relative_object(const EventSentence& s, const EventCue& cue) {
  if (Units asked = relative_slot(s, cue, Slot::kObject); !asked.empty()) return asked;
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin, subject = tree.own_subject(verb);
  if (tree.relation(verb) != Relation::kAclRelcl || subject == kNoHead ||
      tree.relative(subject, verb))
    return {};
  const std::uint32_t noun = tree.head(verb), object = tree.child(verb, Relation::kObj);
  if (noun == kNoHead) return {};
  if (object == kNoHead) return c.headed_by(noun);
  // "the company, which the union accuses"
  const std::uint32_t word = c.unit_of(object);
  const Part part = c.units()[word].part;
  const bool relative = part == Part::kRelative || part == Part::kSubordinate;
  return object < subject && relative ? c.antecedent(word) : Units{};
}

}  // namespace

// By place, else by the tree; of "a attaqué un camp de l'armée au Mali", where the object itself is
// nobody, whom it is part of.
Units find_object(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin, object = tree.child(verb, Relation::kObj);
  if (cue.frame.kind != Kind::kNoun) {
    if (Units about = relative_object(s, cue); !about.empty()) return about;
    // "les exhorte à libérer les otages", "jailed her for insulting a minister": whom the pronoun
    // means.
    if (object < verb && clitic_object(s, object)) return {};
    if (object == c.units()[cue.last].end && s.prose.tokens[object].pos == Pos::kPron &&
        tree.children(object).empty() && c.units()[c.unit_of(object)].part == Part::kWord)
      return {};
  }
  if (Units placed = object_by_place(s, cue); !placed.empty()) return placed;
  if (cue.frame.kind == Kind::kNoun) return {};
  if (object == kNoHead) return {};
  if (Units units = c.headed_by(object); !units.empty()) return units;
  // "charged the impeached president, Ana Paz"
  if (const std::uint32_t name = tree.child(object, Relation::kAppos); name != kNoHead)
    if (Units units = c.headed_by(name); !units.empty()) return units;
  return part_of_noun(s, cue, object, cue.last + 1, tree.phrase(object).end);
}

Units part_of_noun(const EventSentence& s, const EventCue& cue, std::uint32_t noun,
                   std::uint32_t begin, std::uint32_t end) {
  const Clauses& c = s.clauses;
  for (std::uint32_t i = begin; i < c.size() && c.units()[i].begin < end; ++i) {
    const Chunk& u = c.units()[i];
    // "warned the crowd about a storm in Peru", "welcomed a note from Peru": a topic or an origin
    // is no part of the noun, whatever the tree says.
    if (u.part == Part::kSlot && (u.slot == Slot::kOver || u.slot == Slot::kFrom)) return {};
    if (u.part == Part::kMention && u.chain == i && !whose_only(s, cue, u) && part_of(s, u, noun))
      return c.list_from(i);
  }
  return {};
}

Units slot_units(const EventSentence& s, const EventCue& cue, Slot slot) {
  const Clauses& c = s.clauses;
  std::uint32_t of = 0;
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Chunk& u = c.units()[i];
    // "l'arrestation d'un proche du ministre": of him, not of the minister.
    if (slot == Slot::kOf && u.part == Part::kSlot && u.slot == Slot::kOf) ++of;
    if (u.part == Part::kMention && u.chain == i && u.slot == slot)
      return of > 1 && whose_only(s, cue, u) ? Units{} : c.list_from(i);
  }
  if (cue.frame.kind != Kind::kNoun) {
    Units far = relative_slot(s, cue, slot);
    if (far.empty() && slot == Slot::kBy) far = agent_by_tree(s, cue);
    if (far.empty() && slot == Slot::kBy && !cue.passive) far = author_of_object(s, cue);
    return far.empty() ? subject_of_claim(s, cue, slot) : far;
  }
  if (slot != Slot::kTo && slot != Slot::kIn) return {};
  // "L'envoi de sauveteurs débutera demain au Vanuatu": the place stands behind the verb.
  for (std::uint32_t i = cue.end; i < c.size() && i < cue.end + kContentReach; ++i) {
    const Chunk& u = c.units()[i];
    if (u.part == Part::kMention && u.slot == slot && u.chain == i) return c.list_from(i);
    if (u.part != Part::kWord && u.part != Part::kSlot && u.part != Part::kTime) return {};
  }
  return {};
}

Units find_slot(const EventSentence& s, const EventCue& cue, Slot slot) {
  const bool noun = cue.frame.kind == Kind::kNoun;
  switch (slot) {
    case Slot::kSubject:
      return cue.subject;
    case Slot::kObject:
      return noun ? find_object(s, cue) : cue.object;
    case Slot::kPossessor:
      return noun ? find_possessor(s, cue) : find_owner(s, cue);
    case Slot::kThing:
      return find_thing(s, cue);
    case Slot::kSpeaker:
      return find_speaker(s, cue);
    case Slot::kTo:
      if (!noun && !cue.passive)
        if (Units receiver = find_receiver(s, cue); !receiver.empty()) return receiver;
      return slot_units(s, cue, slot);
    default:
      return slot_units(s, cue, slot);
  }
}

}  // namespace recoupe
