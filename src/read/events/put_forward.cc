// Whom a sentence puts forward: its first party, its first several, the group that is hit.
#include <algorithm>

#include "read/events/agreement.h"
#include "read/events/pronouns.h"

namespace recoupe {
namespace {

// The unit of the main verb's subject; the number of units: it has none that is a mention.
std::uint32_t main_party(const EventSentence& s) {
  const Clauses& c = s.clauses;
  for (const Chunk& u : c.units())
    for (std::uint32_t t = u.begin; t < u.end; ++t) {
      if (c.tree().relation(t) != Relation::kRoot) continue;
      const std::uint32_t subject = c.tree().own_subject(t);
      const std::vector<std::uint32_t> who =
          subject == kNoHead ? std::vector<std::uint32_t>{} : c.headed_by(subject);
      return who.empty() ? c.size() : who.front();
    }
  return c.size();
}

}  // namespace

bool personal(const Mention& m) {
  return m.kind == ActorKind::kPerson || m.kind == ActorKind::kOffice;
}

bool one_person(const Prose& prose, const Mention& m) {
  if (m.kind != ActorKind::kGroup) return personal(m);
  const Run<Token> words = tokens_in(prose, m.span);
  return !words.empty() && (prose.tokens[words.end - 1].forms & kPlural) == 0;
}

Index<Mention> first_party(const EventSentence& s, std::uint32_t end,
                           std::span<const std::uint32_t> but) {
  for (std::uint32_t i = 0; i < end; ++i) {
    const Chunk& u = s.clauses.units()[i];
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    const Mention& m = s.mentions[u.mention.value];
    if (m.kind == ActorKind::kPlace) continue;
    return std::find(but.begin(), but.end(), i) == but.end() ? u.mention : Index<Mention>{};
  }
  return {};
}

std::vector<Index<Mention>> first_several(const EventSentence& s, std::uint32_t end) {
  const std::uint32_t main = main_party(s);
  for (std::uint32_t i = main < end ? main : 0; i < end; ++i) {
    const Chunk& u = s.clauses.units()[i];
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    const ActorKind kind = s.mentions[u.mention.value].kind;
    if (kind == ActorKind::kPlace) continue;
    std::vector<Index<Mention>> list;
    for (const std::uint32_t k : s.clauses.list_from(i))
      if (k < end) list.push_back(s.clauses.units()[k].mention);
    const bool several =
        kind == ActorKind::kGroup || list.size() > 1 ||
        (things_have_gender(s.prose) && plural_words(s.prose, s.mentions[u.mention.value]));
    return several ? list : std::vector<Index<Mention>>{};
  }
  return {};
}

std::vector<Index<Mention>> group_hit(const EventSentence& s) {
  const Clauses& c = s.clauses;
  for (const Chunk& u : c.units()) {
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    if (s.mentions[u.mention.value].kind != ActorKind::kGroup) continue;
    for (std::uint32_t t = u.begin; t < u.end; ++t)
      if (c.tree().relation(t) == Relation::kObj) return {u.mention};
  }
  return {};
}

}  // namespace recoupe
