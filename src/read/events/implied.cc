#include "read/events/implied.h"

#include <cstdlib>
#include <optional>

#include "pack/party_classes.h"

namespace recoupe {
namespace {

bool implies(const EventMention& event, const Pack& pack) {
  return event.actors.empty() && event.type &&
         pack.world("plover").cell(event.type - 1u, "implied") == "yes";
}

// Of their own state: officials and whom only their trade names, no foreigner and no state.
bool at_home(const Mention& m, const Pack& pack) {
  return of_class(m, "at_home", pack) || of_class(m, "domestic", pack);
}

std::int64_t distance(Span a, Span b) {
  return std::abs(std::int64_t{a.begin} - std::int64_t{b.begin});
}

// Does a row of countries.tsv of that kind begin there, and where does it end? 0: no.
std::uint32_t country_word(const Prose& prose, std::uint32_t token, std::uint32_t end, Term country,
                           std::string_view kind) {
  const Table& names = prose.language->table("countries");
  for (const Match& m : matches(prose, names, token, end))
    if (names.cell(m.row, "kind") == kind &&
        prose.pack->world("countries").term(names.cell(m.row, "code")) == country)
      return token + m.length;
  return 0;
}

bool names_state(const Prose& prose, const Mention& m) {
  if (m.unnamed || (m.kind != ActorKind::kState && m.kind != ActorKind::kPlace)) return false;
  const Run<Token> words = tokens_in(prose, m.name.empty() ? m.span : m.name);
  for (std::uint32_t token = words.begin; token < words.end; ++token)
    if (country_word(prose, token, words.end, m.country, "state") == words.end) return true;
  return false;
}

// The words nearest to the event that name the state itself.
Index<Mention> nearest(const Prose& prose, Span event, Term country,
                       std::span<const Mention> mentions) {
  Index<Mention> best;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.country != country ||
        (best && distance(m.span, event) >= distance(mentions[best.value].span, event)))
      continue;
    if (names_state(prose, m)) best = index<Mention>(i);
  }
  return best;
}

// The adjective of "l'ancien ministre kényan".
std::optional<Mention> demonym_in(const Prose& prose, const Mention& target) {
  const Run<Token> words = tokens_in(prose, target.span);
  for (std::uint32_t token = words.begin; token < words.end; ++token)
    if (const std::uint32_t end = country_word(prose, token, words.end, target.country, "demonym"))
      return Mention{.span = join(prose.tokens[token].span, prose.tokens[end - 1].span),
                     .country = target.country,
                     .rule = target.rule,
                     .kind = ActorKind::kState,
                     .unnamed = true};
  return std::nullopt;
}

}  // namespace

std::vector<Mention> imply_actors(const Prose& prose, std::span<EventMention> events,
                                  std::span<const Index<Mention>> parties,
                                  std::span<const Mention> mentions, Term scene, const Pack& pack) {
  std::vector<Mention> added;
  for (EventMention& event : events) {
    if (!implies(event, pack)) continue;
    if (event.place) {
      if (mentions[event.place.value].country) event.implied = event.place;
      continue;
    }
    Term country = scene;
    const Mention* target = nullptr;
    for (std::uint32_t i = event.targets.begin; i < event.targets.end && !target; ++i) {
      const Mention& m = mentions[parties[i].value];
      if (m.country && at_home(m, pack)) target = &m;
      if (m.country && m.country != scene) country = 0;
    }
    if (target) country = target->country;
    if (!country) continue;
    event.implied = nearest(prose, event.cue, country, mentions);
    if (event.implied || !target) continue;
    if (const std::optional<Mention> own = demonym_in(prose, *target)) {
      event.implied = index<Mention>(mentions.size() + added.size());
      added.push_back(*own);
    }
  }
  return added;
}

}  // namespace recoupe
