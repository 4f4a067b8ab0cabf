// How far the clause of a verb or noun reaches to either side.
//
//   accused the head of the party, Ana Paz, of treason | and left
//
// A comma ends it, unless a list, a date or somebody's name goes on behind it.
#include "read/events/clause.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 60;  // units that a search looks at
constexpr std::uint32_t kAside = 6;   // units of an aside of times and places

}  // namespace

// "the leader of the party, Ana Paz, with": a name between commas that says who somebody is.
bool Clauses::apposed(std::uint32_t comma) const {
  if (comma + 2 >= size() || !names_person(comma + 1) || units_[comma + 2].part != Part::kComma)
    return false;
  const Chunk& name = units_[comma + 1];
  for (std::uint32_t t = name.begin; t < name.end; ++t)
    if (tree_.relation(t) == Relation::kAppos && tree_.head(t) < units_[comma].begin) return true;
  return false;
}

// "the arrest, in Lyon on 3 May, of": the comma that closes an aside of times and places alone; the
// first one: there is none.
std::uint32_t Clauses::circumstance_end(std::uint32_t comma) const {
  for (std::uint32_t i = comma + 1; i < size() && i <= comma + kAside; ++i) {
    const Chunk& u = units_[i];
    if (u.part == Part::kComma) {
      const bool goes_on = i > comma + 2 && i + 1 < size() && units_[i + 1].part == Part::kSlot;
      return goes_on ? i : comma;
    }
    const bool place =
        u.part == Part::kMention && mentions_[u.mention.value].kind == ActorKind::kPlace;
    if (u.part != Part::kSlot && u.part != Part::kTime && !place && !before_noun(i)) return comma;
  }
  return comma;
}

// The last unit of what a comma opens and the clause goes on behind: the comma itself before one
// more member of a list or a time, a name that says who somebody is; none: the clause ends there.
std::optional<std::uint32_t> Clauses::over_comma(std::uint32_t comma) const {
  const std::uint32_t next = comma + 1;
  std::uint32_t k = next;
  while (k < size() && (before_noun(k) || units_[k].part == Part::kCoordinate)) ++k;
  if (k < size() && units_[k].part == Part::kMention && units_[k].chain != k) return comma;
  // "attacked a port on Friday, killing two"
  const bool gerund = next < size() && units_[next].part == Part::kWord &&
                      (verb_forms(next) & kGerund) != 0 &&
                      prose_.tokens[units_[next].begin].pos == Pos::kVerb;
  if (next < size() && !gerund &&
      (units_[next].part == Part::kTime || (comma > 0 && units_[comma - 1].part == Part::kTime)))
    return comma;
  if (apposed(comma)) return comma + 2;
  if (const std::uint32_t end = circumstance_end(comma); end != comma) return end;
  // "was cut, on orders of the ministry"
  const bool agent = next < size() && units_[next].part == Part::kSlot &&
                     units_[next].slot == Slot::kBy && units_[next].end - units_[next].begin > 1;
  if (agent) return comma;
  return std::nullopt;
}

// "rejected as absurd a claim": the object stands behind what it is called.
bool Clauses::calls_object(std::uint32_t as) const {
  return units_[as].part == Part::kSubordinate && as + 2 < size() &&
         prose_.tokens[units_[as + 1].begin].pos == Pos::kAdj &&
         units_[as + 2].helps(Help::kDeterminer);
}

std::uint32_t Clauses::right_end(std::uint32_t at, bool of_noun) const {
  for (std::uint32_t i = at; i < size(); ++i) {
    if (i - at >= kReach) return i;
    const Chunk& u = units_[i];
    const bool helper = u.helps(Help::kBe) || u.helps(Help::kHave);
    switch (u.part) {
      case Part::kStop:
      case Part::kRelative:
      case Part::kCondition:
        return i;
      case Part::kSubordinate:
        if (i != at || !calls_object(i)) return i;
        break;
      case Part::kComma:
        if (const auto last = over_comma(i))
          i = *last;
        else
          return i;
        break;
      case Part::kWord:
        if (of_noun && helper) return i;
        if (i > at && verb_like(i) &&
            !(units_[i - 1].part == Part::kMention && !of_noun && (verb_forms(i) & kParticiple) &&
              !helper))
          return i;
        break;
      default:
        break;
    }
  }
  return size();
}

std::uint32_t Clauses::clause_end(std::uint32_t at) const {
  for (std::uint32_t i = at; i < size(); ++i) {
    const Part r = units_[i].part;
    if (r == Part::kStop || r == Part::kComma || r == Part::kRelative || r == Part::kSubordinate ||
        r == Part::kCoordinate || i - at >= kReach)
      return i;
  }
  return size();
}

std::uint32_t Clauses::left_end(std::uint32_t at) const {
  for (std::uint32_t i = at; i > 0; --i) {
    const Part r = units_[i - 1].part;
    if (r == Part::kStop || r == Part::kComma || r == Part::kRelative || r == Part::kSubordinate)
      return i;
  }
  return 0;
}

}  // namespace recoupe
