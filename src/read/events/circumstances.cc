#include "read/events/circumstances.h"

#include <algorithm>
#include <string_view>

#include "base/calendar.h"

namespace recoupe {
namespace {

constexpr std::int32_t kHistorical = 366 * kMinutesPerDay;  // before the report: told as background

}  // namespace

void find_place(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const auto place_at = [&](std::uint32_t i) {
    const Chunk& u = c.units()[i];
    if (u.part != Part::kMention) return false;
    const Mention& m = s.mentions[u.mention.value];
    const bool land = m.kind == ActorKind::kPlace || m.kind == ActorKind::kState;
    return land && (u.slot == Slot::kIn || u.slot == Slot::kAt || u.slot == Slot::kTo);
  };
  const auto party = [&](std::uint32_t i) {
    return std::find(cue.actors.begin(), cue.actors.end(), i) != cue.actors.end();
  };
  // Words have no place: what follows them is where the thing was that they speak of.
  const int quad = quad_of(cue.type, s.pack);
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
