#include "read/events/pronouns.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "read/events/things.h"

namespace recoupe {
namespace {

struct Pronoun {
  bool known = false;
  bool neuter = false;
  bool plural = false;
};

// A pronoun of the third person.
Pronoun pronoun_at(const EventSentence& s, std::uint32_t token, bool subject) {
  const Table& table = s.prose.language->table("pronouns");
  for (const Match& m : matches(s.prose, table, token, token + 1)) {
    const std::string_view role = table.cell(m.row, "role"), plural = table.cell(m.row, "plural");
    if (subject ? role != "subject" : role != "object" && role != "tonic") continue;
    if (plural.empty()) continue;
    return {.known = true, .neuter = table.cell(m.row, "gender") == "n", .plural = plural == "yes"};
  }
  return {};
}

// "the two ministers", "both": does the subject speak of a pair?
bool pair_subject(const EventSentence& s, const EventCue& cue) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t subject = tree.subject(s.clauses.units()[cue.first].begin);
  return subject != kNoHead && thing_is(s.prose, tree.phrase(subject).begin, subject + 1, "two");
}

std::vector<Index<Mention>> some(Index<Mention> m) {
  return m ? std::vector<Index<Mention>>{m} : std::vector<Index<Mention>>{};
}

// "they", "les": the sides of talks that were told just now, several of this sentence, or of those
// before.
std::vector<Index<Mention>> several(const EventSentence& s, const EventCue& cue) {
  if (s.pair_is_near) return {s.pair.begin(), s.pair.end()};
  std::vector<Index<Mention>> here = first_several(s, cue.group.first);
  return here.empty() ? std::vector<Index<Mention>>(s.many.begin(), s.many.end()) : here;
}

// Whom a subject that is no mention means.
std::vector<Index<Mention>> meant_by_subject(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const Predicate& g = cue.group;
  if (!c.pronoun_subject(g)) {
    if (!pair_subject(s, cue)) return {};
    return {s.pair.begin(), s.pair.end()};
  }
  const Pronoun p = pronoun_at(s, c.units()[g.first - 1].begin, true);
  if (p.plural) return several(s, cue);
  if (g.plural) return {};
  if (!p.neuter) return some(s.topic);
  const Index<Mention> here = first_party(s, g.first, {});
  return some(here && !personal(s.mentions[here.value]) ? here : s.thing);
}

// Whom "him" or "les" means, and no actor.
std::vector<Index<Mention>> meant_by_object(const EventSentence& s, const EventCue& cue) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t verb = s.clauses.units()[cue.first].begin;
  Pronoun p;
  for (const Relation r : {Relation::kObj, Relation::kIobj})
    if (const std::uint32_t object = tree.child(verb, r); object != kNoHead && !p.known)
      p = pronoun_at(s, object, false);
  if (!p.known) return {};
  const auto acts = [&](Index<Mention> m) {
    return std::find(cue.meant.begin(), cue.meant.end(), m) != cue.meant.end() ||
           std::any_of(cue.actors.begin(), cue.actors.end(),
                       [&](std::uint32_t u) { return s.clauses.units()[u].mention == m; });
  };
  if (p.plural) {
    std::vector<Index<Mention>> meant = several(s, cue);
    std::erase_if(meant, acts);
    return meant;
  }
  for (const Index<Mention> m : {first_party(s, cue.group.first, cue.actors), s.topic, s.person})
    if (m && personal(s.mentions[m.value]) && !acts(m)) return {m};
  return {};
}

}  // namespace

bool personal(const Mention& m) {
  return m.kind == ActorKind::kPerson || m.kind == ActorKind::kOffice;
}

Index<Mention> first_party(const EventSentence& s, std::uint32_t end,
                           std::span<const std::uint32_t> but) {
  for (std::uint32_t i = 0; i < end; ++i) {
    const Chunk& u = s.clauses.units()[i];
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    const Mention& m = s.mentions[u.mention.value];
    if (m.kind == ActorKind::kPlace || m.unnamed) continue;
    return std::find(but.begin(), but.end(), i) == but.end() ? u.mention : Index<Mention>{};
  }
  return {};
}

bool goes_on(const EventSentence& s) {
  for (const Chunk& u : s.clauses.units()) {
    if (u.part == Part::kMention && u.slot == Slot::kNone) return false;
    if (u.part == Part::kWord && pronoun_at(s, u.begin, true).known) return true;
  }
  return false;
}

std::vector<Index<Mention>> first_several(const EventSentence& s, std::uint32_t end) {
  for (std::uint32_t i = 0; i < end; ++i) {
    const Chunk& u = s.clauses.units()[i];
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    const ActorKind kind = s.mentions[u.mention.value].kind;
    if (kind == ActorKind::kPlace) continue;
    std::vector<Index<Mention>> list;
    for (const std::uint32_t k : s.clauses.list_from(i))
      if (k < end) list.push_back(s.clauses.units()[k].mention);
    return kind == ActorKind::kGroup || list.size() > 1 ? list : std::vector<Index<Mention>>{};
  }
  return {};
}

// "The two ministers agreed": the pair that was told before, by their names.
void name_pair(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  if (s.pair.empty() || cue.passive || cue.subject.size() != 1 ||
      !s.mentions[c.units()[cue.subject.front()].mention.value].unnamed || !pair_subject(s, cue))
    return;
  const std::uint32_t pair = std::exchange(cue.subject, {}).front();
  std::erase(cue.actors, pair);
}

void find_pronouns(const EventSentence& s, EventCue& cue) {
  name_pair(s, cue);
  if (cue.passive) {
    // "il a été arrêté"
    if (cue.object.empty() && cue.targets.empty() && has(cue.frame.targets, Slot::kObject))
      cue.meant_targets = meant_by_subject(s, cue);
    return;
  }
  if (cue.subject.empty() && has(cue.frame.actors, Slot::kSubject))
    cue.meant = meant_by_subject(s, cue);
  if (!cue.targets.empty() || !cue.object.empty() || cue.frame.targets.empty()) return;
  cue.meant_targets = meant_by_object(s, cue);
  if (has(cue.frame.actors, Slot::kObject))  // "l'a reçue": both meet
    cue.meant.insert(cue.meant.end(), cue.meant_targets.begin(), cue.meant_targets.end());
}

}  // namespace recoupe
