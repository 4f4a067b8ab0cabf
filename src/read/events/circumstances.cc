#include "read/events/circumstances.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/calendar.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr std::int32_t kHistorical = 366 * kMinutesPerDay;  // before the report: told as background

// Does the tree hang the unit on a word of the cue?
bool hangs_on(const Clauses& c, std::uint32_t unit, const EventCue& cue) {
  const Chunk &u = c.units()[unit], &from = c.units()[cue.first], &to = c.units()[cue.last];
  for (std::uint32_t t = u.begin; t < u.end; ++t) {
    const std::uint32_t head = c.tree().head(t);
    if (head >= from.begin && head < to.end) return true;
  }
  return false;
}

// "The 2015 attack killed nine": a year before a noun dates that, and what it does.
bool of_subject(const Clauses& c, std::uint32_t unit, const EventCue& cue) {
  const std::uint32_t noun = c.tree().head(c.units()[unit].begin);
  if (noun == kNoHead || c.tree().relation(noun) != Relation::kNsubj) return false;
  const std::uint32_t verb = c.tree().head(noun);
  return verb >= c.units()[cue.first].begin && verb < c.units()[cue.last].end;
}

// "stormed a ship held by pirates off Lamu on Sunday", "killed two in Malmo, Sweden, on Sunday":
// where the clause goes on to behind a participle or a comma before a date.
std::uint32_t behind_aside(const Clauses& c, std::uint32_t end) {
  for (std::uint32_t i = end; i < c.size() && i < end + kContentReach; ++i) {
    const Chunk& u = c.units()[i];
    const bool dated = i + 2 < c.size() && c.units()[i + 1].part == Part::kSlot;
    if (u.part == Part::kStop || u.part == Part::kRelative || u.part == Part::kSubordinate ||
        u.part == Part::kCondition || u.part == Part::kCoordinate ||
        (u.part == Part::kComma && !dated))
      return i;
    if (u.part == Part::kWord && c.verb_like(i) && c.tree().relation(u.begin) != Relation::kAcl)
      return i;
  }
  return std::min(c.size(), end + kContentReach);
}

// Not the day of another verb: "thousands marched on Friday after the arrest", "said on Friday that
// he was held", "l'arrestation a provoqué samedi une grève".
bool own_time(const Clauses& c, std::uint32_t unit, const EventCue& cue) {
  const auto verb = [&](std::uint32_t i) {
    return c.units()[i].part == Part::kWord && c.verb_like(i);
  };
  const auto parts = [&](std::uint32_t i) {
    const Part p = c.units()[i].part;
    return p == Part::kSubordinate || p == Part::kRelative || p == Part::kCondition ||
           p == Part::kStop || verb(i);
  };
  const auto any = [&](std::uint32_t from, std::uint32_t to, auto test) {
    for (std::uint32_t i = from; i < to; ++i)
      if (test(i)) return true;
    return false;
  };
  if (unit > cue.last) return !any(cue.last + 1, unit, parts);
  if (unit > cue.group.first) return true;  // "a procédé mardi à l'arrestation"
  if (any(unit + 1, cue.group.first, parts)) return false;
  return hangs_on(c, unit, cue) || !any(c.left_end(unit), unit, verb);
}

// "in Turku, where she met": the place that the clause says more of.
Index<Mention> place_before_clause(const EventSentence& s, std::uint32_t clause) {
  const Clauses& c = s.clauses;
  if (clause == 0) return {};
  const Chunk& where = c.units()[clause - 1];
  if (!thing_is(s.prose, where.begin, where.end, "where")) return {};
  std::uint32_t i = clause - 1;
  while (i > 0 && c.units()[i - 1].part == Part::kComma) --i;
  if (i == 0 || c.units()[i - 1].part != Part::kMention) return {};
  const Index<Mention> m = c.units()[i - 1].mention;
  const ActorKind kind = s.mentions[m.value].kind;
  return kind == ActorKind::kPlace || kind == ActorKind::kState ? m : Index<Mention>{};
}

// "la préfecture de Panglaw": the place in the words of a body or of people.
Index<Mention> place_in(const EventSentence& s, std::uint32_t unit) {
  const Index<Mention> whole = s.clauses.units()[unit].mention;
  const Mention& m = s.mentions[whole.value];
  if (m.kind != ActorKind::kBody && m.kind != ActorKind::kGroup) return {};
  for (std::size_t k = whole.value + 1;
       k < s.mentions.size() && s.mentions[k].span.begin < m.span.end; ++k)
    if (s.mentions[k].kind == ActorKind::kPlace && s.mentions[k].span.end <= m.span.end)
      return index<Mention>(k);
  return {};
}

// Of a deed that names no place: where those are whom it hits, or before whose door it is done; of
// a protest where those live who protest.
Index<Mention> place_of_sides(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  if (quad_of(cue.type, s.pack) != 4) return {};
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Slot slot = c.units()[i].slot;
    if (c.units()[i].part == Part::kMention && (slot == Slot::kOther || slot == Slot::kIn))
      if (const auto place = place_in(s, i)) return place;
  }
  const bool protest = s.pack.world("plover").code(cue.type) == "PROTEST";
  for (const Units* side : {&cue.targets, &cue.object, &cue.actors})
    for (const std::uint32_t u : *side)
      if (side != &cue.actors || protest)
        if (const auto place = place_in(s, u)) return place;
  return {};
}

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
  if (!cue.place) cue.place = place_before_clause(s, c.left_end(cue.group.first));
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
  if (!cue.place) cue.place = place_of_sides(s, cue);
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
  for (EventCue& cue : cues) {
    const bool deed = is_deed(cue.type, s.pack);
    for (const EventCue& other : cues) {
      if (!joined(cue, other) && !joined(other, cue)) continue;
      const bool same =
          cue.group.past_perfect == other.group.past_perfect && cue.future == other.future;
      if (!same) continue;
      if (!cue.time && other.time) {
        cue.time = other.time;
        cue.dated = other.dated;
        cue.historical |= other.historical;
      }
      if (!cue.place && deed) cue.place = other.place;
    }
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
  // Those that the tree hangs on the cue, then the nearest; of two as near the one behind.
  const auto rank = [&](std::uint32_t i) {
    const std::uint32_t far = i < cue.first ? 2 * (cue.first - i) + 1 : 2 * (i - cue.last);
    return std::pair(!hangs_on(c, i, cue), far);
  };
  std::uint32_t best = c.size();
  const auto consider = [&](std::uint32_t i) {
    const Chunk& u = c.units()[i];
    if (u.part != Part::kTime || !s.times[u.time.value].when.known()) return;
    if (s.times[u.time.value].of_noun && !hangs_on(c, i, cue) && !of_subject(c, i, cue)) return;
    if (i > 0 && c.units()[i - 1].part == Part::kSlot && c.units()[i - 1].slot == Slot::kSince)
      return;
    if (best == c.size() || rank(i) < rank(best)) best = i;
  };
  const std::uint32_t end =
      std::max(cue.end, cue.frame.kind == Kind::kNoun ? c.clause_end(cue.end) : 0);
  for (std::uint32_t i = c.left_end(cue.group.first); i < end; ++i) consider(i);
  if (best == c.size())
    for (std::uint32_t i = end, to = behind_aside(c, end); i < to; ++i) consider(i);
  if (best == c.size())  // in front of the sentence: "Vendredi, le président ..."
    for (std::uint32_t i = 0; i < cue.first && i < 6; ++i) {
      if (c.units()[i].part == Part::kComma || c.units()[i].part == Part::kStop) break;
      consider(i);
    }
  if (best == c.size()) return;
  cue.time = c.units()[best].time;
  cue.dated = own_time(c, best, cue);
  cue.historical |= long_ago(s.times[cue.time.value].when, s.published);
}

bool long_ago(Period when, Period published) {
  return published.known() && when.end < published.begin - kHistorical;
}

}  // namespace recoupe
