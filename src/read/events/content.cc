#include "read/events/content.h"

#include <algorithm>

namespace recoupe {

namespace {

constexpr int kMaxUp = 6;  // heads between an act and the verb that it may be joined to

// "demanded money and fled", "dropped the law that Peru condemned": the act of a verb that stands
// beside the cue's own, or of a relative clause, is no content.
bool joined(const EventSentence& s, const EventCue& cue, const EventCue& other) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin;
  const std::uint32_t first = tree.relation(verb) == Relation::kConj ? tree.head(verb) : verb;
  std::uint32_t at = c.units()[other.first].begin;
  for (int up = 0; up < kMaxUp && at != kNoHead && at != verb; ++up, at = tree.head(at)) {
    if (tree.relation(at) == Relation::kAclRelcl && at > verb &&
        tree.child(at, Relation::kMark) == kNoHead)
      return true;
    if (tree.relation(at) == Relation::kConj && (tree.head(at) == verb || tree.head(at) == first))
      return at > verb;
  }
  return false;
}

}  // namespace

const EventCue* content_of(const EventSentence& s, const EventCue& cue,
                           const std::vector<EventCue>& later) {
  const EventCue* nearest = nullptr;
  for (const EventCue& other : later)
    if (other.first > cue.last && other.group.first <= cue.last + kContentReach &&
        (nearest == nullptr || other.first < nearest->first) && !joined(s, cue, other))
      nearest = &other;
  return nearest;
}

namespace {

// "agreed to lend money to Peru": whom the act is about, where no row knows the act.
void named_within(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  std::uint32_t act = kNoHead;
  for (std::uint32_t t = c.units()[cue.first].begin; t < c.units()[cue.last].end; ++t)
    if (const std::uint32_t found = tree.child(t, Relation::kXcomp); found != kNoHead) act = found;
  if (act == kNoHead) return;
  const std::uint32_t end = tree.phrase(act).end;
  for (std::uint32_t i = cue.last + 1; i < c.size() && c.units()[i].begin < end; ++i) {
    const Chunk& u = c.units()[i];
    if (u.part == Part::kRelative || i > cue.last + kContentReach) return;
    if (u.part != Part::kMention || u.chain != i || !tree.below(u.begin, act)) continue;
    if (std::find(cue.actors.begin(), cue.actors.end(), i) != cue.actors.end()) continue;
    cue.targets = c.list_from(i);
    cue.end = std::max(cue.end, i + 1);
    return;
  }
}

}  // namespace

void take_content(const EventSentence& s, EventCue& cue, std::vector<EventCue>& cues) {
  const Clauses& c = s.clauses;
  const EventCue* content = content_of(s, cue, cues);
  if (content == nullptr) {
    if (cue.frame.takes == Takes::kAct && cue.targets.empty() && cue.meant_targets.empty())
      named_within(s, cue);
    return;
  }
  const bool whole = cue.frame.takes == Takes::kWhole;
  for (std::uint32_t i = cue.last + 1; i < content->group.first; ++i)
    if (c.units()[i].part == Part::kStop || c.units()[i].part == Part::kComma ||
        c.units()[i].part == Part::kRelative)
      return;
  if (!whole && cue.targets.empty() && cue.meant_targets.empty() && cue.frame.targets.empty()) {
    cue.targets = content->targets.empty() ? content->actors : content->targets;
    std::erase_if(cue.targets, [&](std::uint32_t u) {
      return std::find(cue.actors.begin(), cue.actors.end(), u) != cue.actors.end();
    });
    // "refused to receive them"
    if (cue.targets.empty()) cue.meant_targets = content->meant_targets;
  }
  if (!whole && cue.mode == 0)
    cue.mode = mode_of_content(s.pack, s.pack.world("plover").code(cue.type), content->frame.type,
                               content->frame.mode);
  const std::uint32_t end = content->end;
  cue.end = std::max(cue.end, end);
  std::erase_if(cues, [&](const EventCue& other) {
    return other.first > cue.last && other.first < end && !joined(s, cue, other);
  });
}

Term mode_of_content(const Pack& pack, std::string_view outer, Term type, Term mode) {
  const Table& table = pack.world("content_modes");
  const std::string_view act = pack.world("plover").code(type),
                         how = pack.world("modes").code(mode);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view asked = table.cell(row, "content_mode");
    if (table.cell(row, "outer") == outer && table.cell(row, "content") == act &&
        (asked.empty() || asked == how))
      return pack.world("modes").term(table.cell(row, "mode"));
  }
  return 0;
}

void share_sides(EventCue& cue, std::vector<EventCue>& cues) {
  if (!cue.group.gerund) return;
  if (!cue.frame.all || cue.actors.size() != 1) return;
  for (const EventCue& other : cues)
    if (other.frame.all && other.last < cue.first && other.actors.size() > 1 &&
        std::find(other.actors.begin(), other.actors.end(), cue.actors.front()) !=
            other.actors.end()) {
      cue.actors = other.actors;
      if (!cue.time) cue.time = other.time;
      return;
    }
}

}  // namespace recoupe
