#include "read/events/inverted.h"

namespace recoupe {

bool after_words(const Clauses& c, const Predicate& g) {
  std::uint32_t i = g.first;
  if (i > 0 && c.units()[i - 1].part == Part::kComma) --i;
  return i > 0 && c.units()[i - 1].part == Part::kMark;
}

Units subject_behind(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  if (cue.group.first == 0 || !cue.group.finite || cue.passive) return {};
  const Chunk& opener = c.units()[cue.group.first - 1];
  const bool opens = opener.part == Part::kSubordinate ||
                     (opener.part == Part::kSlot && opener.slot == Slot::kOther);
  if (!opens || c.tree().own_subject(c.units()[cue.first].begin) < opener.begin) return {};
  for (std::uint32_t i = cue.last + 1; i < c.size(); ++i) {
    const Chunk& u = c.units()[i];
    if (u.part == Part::kMention)
      return u.slot == Slot::kNone && u.chain == i ? c.list_from(i) : Units{};
    if (u.part != Part::kTime && !c.before_noun(i)) return {};
  }
  return {};
}

Units inverted_subject(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const int quad = quad_of(cue.type, s.pack);
  const bool words = quad == 1 || quad == 3;
  const std::uint32_t verb = c.units()[cue.first].begin;
  const Part before = cue.group.first > 0 ? c.units()[cue.group.first - 1].part : Part::kWord;
  if (before != Part::kComma && before != Part::kMark) return {};
  std::uint32_t subject = tree.own_subject(verb);
  // ", a dénoncé jeudi le maire": a clause by itself has a subject, whatever the tree calls it.
  const Relation r = tree.relation(verb);
  const std::uint32_t said = tree.head(verb);
  const bool aside = (r == Relation::kAdvcl || r == Relation::kParataxis) && cue.group.finite &&
                     said != kNoHead && s.prose.tokens[said].pos == Pos::kVerb &&
                     tree.child(verb, Relation::kMark) == kNoHead;
  // "L'élection a été volée, a dénoncé Ana Paz": no thing denounces.
  const std::uint32_t before_it = tree.subject(verb);
  const bool alone = r == Relation::kConj && tree.child(verb, Relation::kCc) == kNoHead &&
                     before_it != kNoHead && c.headed_by(before_it).empty() &&
                     s.prose.tokens[before_it].pos == Pos::kNoun;
  if (subject == kNoHead && (aside || alone) && words) subject = tree.child(verb, Relation::kObj);
  if (subject != kNoHead && subject > verb)
    if (Units behind = c.headed_by(subject); !behind.empty()) return behind;
  const Index<Mention> speaker =
      words ? speaker_at(s.quotations, s.prose.tokens[verb].span) : Index<Mention>{};
  for (std::uint32_t i = cue.last + 1; speaker && i < c.size(); ++i)
    if (c.units()[i].part == Part::kMention && c.units()[i].mention == speaker) return {i};
  return {};
}

}  // namespace recoupe
