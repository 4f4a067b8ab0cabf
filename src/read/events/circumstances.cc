#include "read/events/circumstances.h"

#include <algorithm>
#include <string_view>

#include "base/calendar.h"

namespace recoupe {
namespace {

constexpr std::int32_t kHistorical = 366 * kMinutesPerDay;  // before the report: told as background

}  // namespace

void find_place(const EventSentence& s, EventCue& cue) {
  // Words have no place: what follows them is where the thing was that they speak of.
  const Clauses& c = s.clauses;
  const Table& types = s.pack.world("plover");
  const int quad = quad_of(cue.type, s.pack);
  const bool talks = types.cell(cue.type - 1u, "talks") == "yes";
  if ((quad == 1 || quad == 3) && !cue.frame.all && !talks) return;
  const std::uint32_t end =
      std::max(cue.end, cue.frame.kind == Kind::kNoun && cue.end < c.size() && c.verb_like(cue.end)
                            ? c.clause_end(cue.end)
                            : 0);
  const auto look = [&](std::uint32_t from, std::uint32_t to, auto fits) {
    for (std::uint32_t i = from; i < to && i < c.size() && !cue.place; ++i)
      if (c.units()[i].part == Part::kMention && fits(i)) cue.place = c.units()[i].mention;
  };
  const auto kind = [&](std::uint32_t i) { return s.mentions[c.units()[i].mention.value].kind; };
  const auto at = [&](std::uint32_t i) {
    const Slot slot = c.units()[i].slot;
    const bool land = kind(i) == ActorKind::kPlace || kind(i) == ActorKind::kState;
    return land && (slot == Slot::kIn || slot == Slot::kAt || slot == Slot::kTo) &&
           std::find(cue.actors.begin(), cue.actors.end(), i) == cue.actors.end();
  };
  look(cue.last + 1, end, at);
  look(0, std::min(cue.group.first, 4u), at);
  // "left Agadez", "the schools of Upper Valais": the place that is a side, or that one belongs to.
  for (const Units* side : {&cue.targets, &cue.object})
    for (const std::uint32_t u : *side)
      if (!cue.place && kind(u) == ActorKind::kPlace && c.units()[u].slot != Slot::kAbout)
        cue.place = c.units()[u].mention;
  const auto part = [&](std::uint32_t i) {
    const Slot slot = c.units()[i].slot;
    return kind(i) == ActorKind::kPlace && slot != Slot::kNone && slot != Slot::kFrom &&
           slot != Slot::kAbout && slot != Slot::kWith && slot != Slot::kBy;
  };
  look(cue.last + 1, end, part);
  look(c.left_end(cue.group.first), cue.group.first, part);
}

// "seized the port and jailed the mayor on Friday at Manta": verbs that are joined share their day
// and place.
void share_circumstances(const EventSentence& s, std::vector<EventCue>& cues) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const auto joined = [&](const EventCue& cue, const EventCue& other) {
    const std::uint32_t verb = c.units()[cue.first].begin, head = c.units()[other.first].begin;
    const Relation r = tree.relation(verb);
    const bool behind = r == Relation::kAdvcl && verb > head && cue.group.gerund;
    return tree.head(verb) == head && (r == Relation::kConj || behind);
  };
  for (EventCue& cue : cues)
    for (const EventCue& other : cues) {
      if (!joined(cue, other) && !joined(other, cue)) continue;
      const bool same =
          cue.group.past_perfect == other.group.past_perfect && cue.future == other.future;
      if (!same) continue;
      if (!cue.time && other.time) {
        cue.time = other.time;
        cue.historical |= other.historical;
      }
      const int quad = quad_of(cue.type, s.pack);
      if (!cue.place && (quad == 2 || quad == 4)) cue.place = other.place;
    }
}

void find_mode(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  if (cue.mode != 0) return;
  const Table& table = s.prose.language->table("event_modes");
  const std::string_view type = s.pack.world("plover").code(cue.type);
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    if (c.units()[i].part == Part::kMention && c.units()[i].slot != Slot::kNone) continue;
    for (const Match& m : matches(s.prose, table, c.units()[i].begin, c.units().back().end))
      if (table.cell(m.row, "type") == type) {
        cue.mode = s.pack.world("modes").term(table.cell(m.row, "mode"));
        return;
      }
  }
}

void find_time(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  std::uint32_t best = c.size();
  const auto distance = [&](std::uint32_t i) {
    return i < cue.first ? cue.first - i : i - cue.last;
  };
  const auto consider = [&](std::uint32_t i) {
    const Chunk& u = c.units()[i];
    if (u.part != Part::kTime || !s.times[u.time.value].when.known()) return;
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
  const Period when = s.times[cue.time.value].when;
  if (s.published.known() && when.end < s.published.begin - kHistorical) cue.historical = true;
}

}  // namespace recoupe
