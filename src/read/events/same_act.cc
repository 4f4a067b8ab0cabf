#include "read/events/same_act.h"

#include <algorithm>

#include "read/events/pronouns.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr int kMaxUp = 4;  // heads between a gerund and the verb that it goes with

bool covers(const Clauses& c, const EventCue& cue, std::uint32_t token) {
  return token != kNoHead && token >= c.units()[cue.first].begin && token < c.units()[cue.last].end;
}

bool is_noun(const EventCue& cue) { return cue.frame.kind == Kind::kNoun; }

// "A strike on the port killed nine and wounded six": the noun is the subject of the verb.
bool done_by(const EventSentence& s, const EventCue& verb, const EventCue& noun) {
  const Clauses& c = s.clauses;
  return is_noun(noun) && !is_noun(verb) && !verb.passive &&
         covers(c, noun, c.tree().subject(c.units()[verb.first].begin));
}

// "nine died in an attack": the noun says by what.
bool within(const EventSentence& s, const EventCue& noun, const EventCue& verb) {
  const Clauses& c = s.clauses;
  if (!is_noun(noun) || is_noun(verb) || noun.first < verb.last) return false;
  const std::uint32_t token = c.units()[noun.first].begin;
  const Relation r = c.tree().relation(token);
  return (r == Relation::kObl || r == Relation::kOblAgent) && covers(c, verb, c.tree().head(token));
}

// "the attack led by the army", "les menaces proférées par la milice": a participle that carries
// the noun.
bool carries(const EventSentence& s, const EventCue& verb, const EventCue& noun) {
  const Clauses& c = s.clauses;
  if (!is_noun(noun) || is_noun(verb) || verb.first < noun.last) return false;
  const std::uint32_t token = c.units()[verb.first].begin;
  return c.tree().relation(token) == Relation::kAcl && covers(c, noun, c.tree().head(token));
}

// "shells fired at the market killed six": what was fired, and nobody, is the subject.
bool fired(const EventSentence& s, const EventCue& participle, const EventCue& verb) {
  const Clauses& c = s.clauses;
  if (is_noun(participle) || is_noun(verb) || verb.passive) return false;
  const std::uint32_t token = c.units()[participle.first].begin, thing = c.tree().head(token);
  return c.tree().relation(token) == Relation::kAcl && thing != kNoHead &&
         c.tree().own_subject(c.units()[verb.first].begin) == thing && c.headed_by(thing).empty();
}

// "X stormed the ship, freeing the crew and killing two": by the tree, or the same who do it.
bool goes_with(const EventSentence& s, const EventCue& gerund, const EventCue& verb) {
  if (!gerund.group.gerund || verb.last >= gerund.first || is_noun(verb) || verb.passive)
    return false;
  if (gerund.actors == verb.actors && gerund.meant == verb.meant) return true;
  const Clauses& c = s.clauses;
  if (!gerund.actors.empty() || !gerund.meant.empty()) return false;
  std::uint32_t at = c.units()[gerund.first].begin;
  for (int up = 0; up < kMaxUp && at != kNoHead; ++up, at = c.tree().head(at)) {
    if (covers(c, verb, at)) return true;
    const Relation r = c.tree().relation(at);
    if (r != Relation::kConj && r != Relation::kAdvcl) return false;
  }
  return false;
}

// "killed two and wounded a guard": one verb of harm joined to another.
bool harms_too(const EventSentence& s, const EventCue& second, const EventCue& first) {
  const Clauses& c = s.clauses;
  if (is_noun(second) || is_noun(first) || second.actors != first.actors ||
      second.meant != first.meant || second.passive != first.passive)
    return false;
  const std::uint32_t verb = c.units()[second.first].begin, other = c.units()[first.first].begin;
  return c.tree().relation(verb) == Relation::kConj && c.tree().head(verb) == other &&
         thing_is(s.prose, verb, verb + 1, "harm") && thing_is(s.prose, other, other + 1, "harm");
}

// "ten were killed when rebels attacked": the clause tells who did it.
bool when_done(const EventSentence& s, const EventCue& clause, const EventCue& main) {
  const Clauses& c = s.clauses;
  if (!main.passive || !main.actors.empty() || is_noun(clause) || clause.passive) return false;
  const std::uint32_t verb = c.units()[clause.first].begin;
  return c.tree().relation(verb) == Relation::kAdvcl && covers(c, main, c.tree().head(verb));
}

void add_units(Units& to, const Units& from) {
  for (const std::uint32_t u : from)
    if (std::find(to.begin(), to.end(), u) == to.end()) to.push_back(u);
}

void take_sides(EventCue& kept, EventCue& other) {
  if (kept.actors.empty() && kept.meant.empty()) {
    kept.actors = other.actors;
    kept.meant = other.meant;
  }
  add_units(kept.targets, other.targets);
  kept.meant_targets.insert(kept.meant_targets.end(), other.meant_targets.begin(),
                            other.meant_targets.end());
  if (!kept.place) kept.place = other.place;
  if (!kept.time) kept.time = other.time;
  kept.end = std::max(kept.end, other.end);
  other.content_only = true;
}

}  // namespace

void join_same_acts(const EventSentence& s, std::vector<EventCue>& cues) {
  for (EventCue& kept : cues)
    for (EventCue& other : cues) {
      if (&kept == &other || kept.type != other.type || kept.content_only || other.content_only)
        continue;
      if (!done_by(s, other, kept) && !within(s, other, kept) && !carries(s, other, kept) &&
          !fired(s, other, kept) && !goes_with(s, other, kept) && !when_done(s, other, kept) &&
          !harms_too(s, other, kept))
        continue;
      if (kept.frame.all)
        other.content_only = true;  // "exchanged fire, killing two": the sides are told
      else
        take_sides(kept, other);
    }
}

std::vector<EventCue> with_each(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const bool talks = cue.frame.all && !is_noun(cue) &&
                     s.pack.world("plover").cell(cue.type - 1u, "talks") == "yes";
  const auto behind = [&](std::uint32_t u) { return u > cue.last; };
  const auto others = static_cast<std::size_t>(std::ranges::count_if(cue.actors, behind));
  const auto fits = [&](std::uint32_t u) {
    return !behind(u) || personal(s.mentions[c.units()[u].mention.value]);
  };
  const bool one = cue.actors.size() - others + cue.meant.size() == 1;
  if (!talks || !one || others < 2 || !std::ranges::all_of(cue.actors, fits)) return {cue};
  std::vector<EventCue> each;
  for (const std::uint32_t other : cue.actors) {
    if (!behind(other)) continue;
    each.push_back(cue);
    std::erase_if(each.back().actors, [&](std::uint32_t u) { return behind(u) && u != other; });
  }
  return each;
}

}  // namespace recoupe
