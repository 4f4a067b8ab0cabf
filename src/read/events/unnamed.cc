#include "read/events/unnamed.h"

namespace recoupe {
namespace {

// A word with a capital that no table knows: "Arvenia", "an Arvenian"; one that opens the sentence
// only if it is bare and no plural.
bool unknown_name(const EventSentence& s, std::uint32_t token) {
  const Token& t = s.prose.tokens[token];
  if (!(t.shape & kCapital) || t.word != kUnknownWord || (t.forms & kPlural)) return false;
  return !(t.shape & kFirst) || s.clauses.tree().child(token, Relation::kDet) == kNoHead;
}

bool somebody(const EventSentence& s, std::uint32_t token) {
  const Clauses& c = s.clauses;
  if (token == kNoHead || c.units()[c.unit_of(token)].part == Part::kMention) return false;
  return unknown_name(s, token);
}

}  // namespace

void count_unnamed(const EventSentence& s, EventCue& cue) {
  if (cue.frame.kind == Kind::kNoun || cue.frame.kind == Kind::kAdjunct) return;
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const Frame& f = cue.frame;
  const std::uint32_t verb = c.units()[cue.first].begin;
  const std::uint32_t subject = tree.subject(verb), object = tree.child(verb, Relation::kObj);
  if (has(f.actors, Slot::kSubject) && !cue.passive && cue.subject.empty() && somebody(s, subject))
    ++cue.unnamed_actors;
  if (!cue.targets.empty() && !f.all) return;
  cue.unnamed_target = has(f.targets, Slot::kObject) && somebody(s, cue.passive ? subject : object);
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Slot slot = c.units()[i - 1].slot;
    if (c.units()[i].part != Part::kWord || c.units()[i - 1].part != Part::kSlot) continue;
    if (!unknown_name(s, c.units()[i].begin)) continue;
    if (f.all && has(f.actors, slot)) ++cue.unnamed_actors;
    cue.unnamed_target |= has(f.targets, slot);
  }
}

}  // namespace recoupe
