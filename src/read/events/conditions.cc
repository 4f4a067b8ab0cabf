#include "read/events/conditions.h"

#include <algorithm>
#include <string_view>

#include "pack/party_classes.h"
#include "read/events/content.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

bool words_say(const EventSentence& s, std::uint32_t from, std::uint32_t end,
               std::string_view what) {
  const Clauses& c = s.clauses;
  if (from >= end || from >= c.size()) return false;
  const std::uint32_t last = c.units()[std::min(end, c.size()) - 1].end;
  for (std::uint32_t t = c.units()[from].begin; t < last; ++t)
    if (thing_is(s.prose, t, last, what)) return true;
  return false;
}

// What the tree makes subject or object of the cue's verb; of "the tariffs it imposed" the noun
// before the clause is its object.
std::uint32_t noun_of(const EventSentence& s, const EventCue& cue, bool before) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t verb = s.clauses.units()[cue.first].begin;
  if (before) return tree.subject(verb);
  std::uint32_t object = tree.child(verb, Relation::kObj);
  const std::uint32_t subject = tree.own_subject(verb);
  // "let two of the students go"
  if (object != kNoHead && s.clauses.part_of(object) != kNoHead) object = s.clauses.part_of(object);
  if (object != kNoHead || tree.relation(verb) != Relation::kAclRelcl || subject == kNoHead ||
      tree.relative(subject, verb))
    return object;
  return tree.head(verb);
}

bool noun_says(const EventSentence& s, std::uint32_t noun, std::string_view what) {
  if (noun == kNoHead) return false;
  const Table& things = s.prose.language->table("event_things");
  const Table::Column name = things.column("class");
  for (std::uint32_t t = s.clauses.tree().phrase(noun).begin; t <= noun; ++t)
    for (const Match& m : matches(s.prose, things, t, noun + 1))
      if (things.cell(m.row, name) == what) return true;
  return false;
}

bool side_is(const EventSentence& s, const EventCue& cue, const Units& side, bool left,
             std::string_view what) {
  const Clauses& c = s.clauses;
  if (what == "none") return side.empty();
  for (const std::uint32_t u : side) {
    const Mention& m = s.mentions[c.units()[u].mention.value];
    // "seized three containers in Mombasa": not the town.
    const Slot slot = c.units()[u].slot;
    if (!left && m.kind == ActorKind::kPlace && (slot == Slot::kIn || slot == Slot::kAt)) continue;
    // "Brussels is weighing sanctions": a place that acts is a state.
    const bool acts = left && !cue.passive && m.kind == ActorKind::kPlace;
    if (of_class(acts ? ActorKind::kState : m.kind, m.sector, what, s.pack)) return true;
  }
  if (left) {
    std::uint32_t from = c.left_end(cue.group.first), end = cue.group.first;
    const std::uint32_t noun = c.tree().own_subject(c.units()[cue.first].begin);
    // "The general was rushed to a base where troops ...": the subject alone, where it is known.
    if (noun != kNoHead && noun < c.units()[end].begin && s.prose.tokens[noun].pos != Pos::kPron) {
      from = std::max(from, c.unit_of(c.tree().phrase(noun).begin));
      end = std::min(end, c.unit_of(c.tree().phrase(noun).end - 1) + 1);
    }
    return words_say(s, from, end, what);
  }
  // The object's words end where the next preposition begins, "of" aside.
  std::uint32_t end = cue.last + 1;
  while (end < cue.end && (c.units()[end].part != Part::kSlot || c.units()[end].slot == Slot::kOf ||
                           c.units()[end].helps(Help::kDeterminer) || end < cue.last + 2))
    ++end;
  return words_say(s, cue.last + 1, end, what);
}

bool any_of_class(const EventSentence& s, const std::vector<Index<Mention>>& meant,
                  std::string_view what) {
  return std::any_of(meant.begin(), meant.end(),
                     [&](Index<Mention> m) { return of_class(s.mentions[m.value], what, s.pack); });
}

// "They were released": by the words of "two farmers", whom they mean.
bool meant_says(const EventSentence& s, const EventCue& cue, std::string_view what) {
  return cue.passive &&
         std::any_of(cue.meant_targets.begin(), cue.meant_targets.end(), [&](Index<Mention> m) {
           const Run<Token> words = tokens_in(s.prose, s.mentions[m.value].span);
           for (std::uint32_t t = words.begin; t < words.end; ++t)
             if (thing_is(s.prose, t, words.end, what)) return true;
           return false;
         });
}

// "called to attack": an infinitive follows in the clause.
bool before_infinitive(const Clauses& c, const EventCue& cue) {
  for (std::uint32_t i = cue.last + 1; i < std::min(cue.last + kContentReach, c.size()); ++i) {
    const Chunk& u = c.units()[i];
    if (u.part == Part::kStop || u.part == Part::kComma) return false;
    // "link" alone is none
    const auto forms =
        static_cast<std::uint16_t>(c.verb_forms(i) | c.prose().tokens[u.begin].forms);
    if (u.part == Part::kWord && (forms & kInfinitive) && !(forms & kFinite)) return true;
    if (u.helps(Help::kInfinitive) && i + 1 < c.size() && c.units()[i + 1].part == Part::kWord)
      return true;
  }
  return false;
}

// "Peru rejected the offer", "L'armée a attaqué un convoi": what a party does to a thing is an
// event though nobody says to whom.
bool act_on_thing(const EventSentence& s, const EventCue& cue) {
  const std::vector<Slot>& asked = cue.frame.targets;
  if (std::find(asked.begin(), asked.end(), Slot::kObject) == asked.end()) return false;
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t verb = s.clauses.units()[cue.first].begin;
  if (cue.passive) return tree.own_subject(verb) != kNoHead && !cue.actors.empty();
  if (tree.child(verb, Relation::kObj) == kNoHead && tree.child(verb, Relation::kCcomp) == kNoHead)
    return false;
  return !cue.meant.empty() || !cue.actors.empty();
}

// "The trucks were seized": what was done to a thing that the row asks for, though nobody says who
// did it. Words have someone who says them, and a gift someone who gives or gets it.
bool done_to_thing(const EventSentence& s, const EventCue& cue) {
  const bool told = !cue.actors.empty() || !cue.targets.empty() || !cue.object.empty() || cue.place;
  return cue.passive && is_deed(cue.type, s.pack) && (told || quad_of(cue.type, s.pack) == 4) &&
         std::any_of(cue.frame.conditions.begin(), cue.frame.conditions.end(),
                     [](const Condition& c) {
                       return c.about == "object" && c.what != "some" && c.what != "last" &&
                              c.what != "none";
                     });
}

// "Elders met on Sunday": several in one word.
bool one_group(const EventSentence& s, const EventCue& cue) {
  return !cue.passive && cue.actors.size() == 1 &&
         (cue.group.plural ||
          s.mentions[s.clauses.units()[cue.actors.front()].mention.value].kind ==
              ActorKind::kGroup);
}

}  // namespace

bool holds(const EventSentence& s, const EventCue& cue, const Condition& condition,
           const std::vector<EventCue>& later) {
  const Clauses& c = s.clauses;
  const std::string_view about = condition.about, what = condition.what;
  if (about == "passive") return cue.passive;
  if (about == "helped") return cue.group.have && !cue.passive;
  if (about == "subject" && any_of_class(s, cue.meant, what)) return true;
  const bool verb = cue.frame.kind != Kind::kNoun && cue.frame.kind != Kind::kAdjunct;
  if (verb && what != "none" && (about == "subject" || about == "object") &&
      (about == "object" || !cue.passive) &&
      noun_says(s, noun_of(s, cue, cue.passive == (about == "object")), what))
    return true;
  if (about == "subject") return side_is(s, cue, cue.subject, !cue.passive, what);
  if (about == "object" && what == "last") {
    // "called X on Saturday", not "called X a friend" or "called X to the stand".
    const std::uint32_t after = cue.object.empty() ? c.size() : cue.object.back() + 1;
    if (after >= cue.end || c.units()[after].part == Part::kTime) return true;
    return c.units()[after].part == Part::kSlot && after + 1 < c.size() &&
           c.units()[after + 1].part != Part::kMention;
  }
  if (about == "object" && what == "some")
    return c.tree().child(c.units()[cue.first].begin, Relation::kObj) != kNoHead ||
           (cue.passive && c.tree().own_subject(c.units()[cue.first].begin) != kNoHead);
  if (about == "object" && cue.frame.kind == Kind::kNoun) return side_is(s, cue, {}, false, what);
  if (about == "object" && cue.object.empty() &&
      (any_of_class(s, cue.meant_targets, what) || meant_says(s, cue, what)))
    return true;
  if (about == "object") return side_is(s, cue, cue.object, cue.passive, what);
  if (about == "target") return side_is(s, cue, cue.targets, false, what);
  if (about == "actor") return side_is(s, cue, cue.actors, false, what);
  if (about == "near")
    return words_say(s, c.left_end(cue.group.first),
                     verb ? cue.end : std::max(cue.end, c.clause_end(cue.end)), what);
  if (about == "slot") {
    const Slot slot = slot_named(what);
    for (std::uint32_t i = cue.last + 1; i < cue.end; ++i)
      if (c.units()[i].part == Part::kSlot && c.units()[i].slot == slot) return true;
    return false;
  }
  if (about == "before") return before_infinitive(c, cue);
  if (about == "content") {
    const EventCue* content = content_of(s, cue, later);
    const int quad = content ? quad_of(content->frame.type, s.pack) : 0;
    return what == "hostile" ? quad >= 3 : quad == 1 || quad == 2;
  }
  return false;
}

bool enough(const EventSentence& s, const EventCue& cue) {
  if (cue.frame.needs == Needs::kNone || done_to_thing(s, cue)) return true;
  const std::size_t actors = cue.actors.size() + cue.meant.size();
  const bool actor = actors > 0,
             target = !cue.targets.empty() || !cue.meant_targets.empty() || cue.borne;
  if (!actor && !target && !cue.place) return false;
  switch (cue.frame.needs) {
    case Needs::kAny:
    case Needs::kSomeone:
      return actor || target;
    case Needs::kActor:
      return actor;
    case Needs::kTarget:
      return target;
    case Needs::kBoth:
      return cue.frame.all ? actors >= 2 : actor && (target || act_on_thing(s, cue));
    case Needs::kSides:
      return actors >= 2 || one_group(s, cue);
    case Needs::kTwo:
      return actors >= 2;
    case Needs::kPlace:
    case Needs::kNone:
      return true;
  }
  return false;
}

}  // namespace recoupe
