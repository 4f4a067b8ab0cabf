#include "read/events/pronouns.h"

#include <algorithm>
#include <string_view>
#include <vector>

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

bool personal(const EventSentence& s, Index<Mention> m) {
  const ActorKind kind = s.mentions[m.value].kind;
  return kind == ActorKind::kPerson || kind == ActorKind::kOffice;
}

// "the two ministers", "both": does the subject speak of a pair?
bool pair_subject(const EventSentence& s, const EventCue& cue) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t subject = tree.subject(s.clauses.units()[cue.first].begin);
  if (subject == kNoHead) return false;
  const Table& things = s.prose.language->table("event_things");
  const auto all = matches(s.prose, things, tree.phrase(subject).begin, subject + 1);
  return std::any_of(all.begin(), all.end(),
                     [&](const Match& m) { return things.cell(m.row, "class") == "two"; });
}

// Whom a subject that is no mention means.
std::vector<Index<Mention>> meant_by_subject(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const Predicate& g = cue.group;
  const std::vector<Index<Mention>> pair(s.pair.begin(), s.pair.end());
  if (!c.pronoun_subject(g)) return pair_subject(s, cue) ? pair : std::vector<Index<Mention>>{};
  const Pronoun p = pronoun_at(s, c.units()[g.first - 1].begin, true);
  if (p.plural || g.plural)
    return p.plural && s.pair_is_near ? pair : std::vector<Index<Mention>>{};
  Index<Mention> one = s.topic;
  if (p.neuter) {
    const Index<Mention> here = first_party(s, g.first, {});
    one = here && !personal(s, here) ? here : s.thing;
  }
  return one ? std::vector<Index<Mention>>{one} : std::vector<Index<Mention>>{};
}

}  // namespace

Index<Mention> first_party(const EventSentence& s, std::uint32_t end,
                           std::span<const std::uint32_t> but) {
  for (std::uint32_t i = 0; i < end; ++i) {
    const Chunk& u = s.clauses.units()[i];
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    if (s.mentions[u.mention.value].kind == ActorKind::kPlace) continue;
    return std::find(but.begin(), but.end(), i) == but.end() ? u.mention : Index<Mention>{};
  }
  return {};
}

void find_pronouns(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  if (cue.passive) return;
  const auto has = [](const std::vector<Slot>& slots, Slot slot) {
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  };
  if (cue.subject.empty() && has(cue.frame.actors, Slot::kSubject))
    cue.meant = meant_by_subject(s, cue);
  const std::uint32_t object = c.tree().child(c.units()[cue.first].begin, Relation::kObj);
  if (object == kNoHead || !cue.targets.empty() || !cue.object.empty()) return;
  const Pronoun p = pronoun_at(s, object, false);
  if (!p.known || p.plural) return;
  const Index<Mention> here = first_party(s, cue.group.first, cue.actors);
  cue.meant_target = here && personal(s, here) ? here : s.topic;
  if (std::find(cue.meant.begin(), cue.meant.end(), cue.meant_target) != cue.meant.end())
    cue.meant_target = {};
  if (cue.meant_target && has(cue.frame.actors, Slot::kObject)) {
    cue.meant.push_back(cue.meant_target);  // "l'a reçue": both meet
  }
}

}  // namespace recoupe
