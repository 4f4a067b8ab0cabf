#include "read/events/homes.h"

#include <algorithm>
#include <utility>

#include "pack/party_classes.h"
#include "read/events/frames.h"
#include "read/events/things.h"
#include "read/language/tree_walk.h"

namespace recoupe {
namespace {

constexpr Term kNoCountry = 0;

class Homes {
 public:
  Homes(const Prose& prose, std::span<const Index<Mention>> parties,
        std::span<const Mention> mentions, const Pack& pack)
      : prose_(prose), tree_(prose), parties_(parties), mentions_(mentions), pack_(pack) {
    const auto people =
        std::find_if(mentions.begin(), mentions.end(), [](const Mention& m) { return m.unnamed; });
    known_ = mentions.first(static_cast<std::size_t>(people - mentions.begin()));
  }

  void add(const EventMention& event);
  std::vector<Home> found;

 private:
  std::span<const Index<Mention>> side(Run<Index<Mention>> run) const {
    return parties_.subspan(run.begin, run.size());
  }
  bool domestic(const Mention& m) const { return of_class(m, "domestic", pack_); }
  bool leads(std::uint32_t verb) const;
  Term state_at(std::uint32_t token) const;
  Term led_by(const Mention& person) const;
  Term told_by_sides(const EventMention& event) const;

  const Prose& prose_;
  const TreeWalk tree_;
  std::span<const Index<Mention>> parties_;
  std::span<const Mention> mentions_, known_;  // known: in order, without the people behind them
  const Pack& pack_;
};

bool Homes::leads(std::uint32_t verb) const {
  return thing_is(prose_, verb, static_cast<std::uint32_t>(prose_.tokens.size()), "lead");
}

Term Homes::state_at(std::uint32_t token) const {
  const Span at = prose_.tokens[token].span;
  const auto first =
      std::lower_bound(known_.begin(), known_.end(), at.begin,
                       [](const Mention& m, std::uint32_t here) { return m.span.end <= here; });
  const bool state =
      first != known_.end() && first->span.contains(at) && first->kind == ActorKind::kState;
  return state ? first->country : kNoCountry;
}

// "X, qui dirigeait le Gabon": the state that is the object of the clause about a person.
Term Homes::led_by(const Mention& person) const {
  const Run<Token> words = tokens_in(prose_, person.span);
  for (std::uint32_t token = words.begin; token < words.end; ++token)
    for (const std::uint32_t verb : tree_.children(token)) {
      if (tree_.relation(verb) != Relation::kAclRelcl || !leads(verb)) continue;
      const std::uint32_t object = tree_.child(verb, Relation::kObj);
      if (object != kNoHead) return state_at(object);
    }
  return kNoCountry;
}

// The one country of the police, courts and people who take part; none where they are of two.
Term Homes::told_by_sides(const EventMention& event) const {
  Term country = kNoCountry;
  for (const Run<Index<Mention>>& run : {event.actors, event.targets})
    for (const Index<Mention> party : side(run)) {
      const Mention& m = mentions_[party.value];
      const Term led = m.country == kNoCountry ? led_by(m) : kNoCountry;
      const Term told = led != kNoCountry ? led : m.country;
      if (told == kNoCountry) continue;
      const bool inner = led != kNoCountry || domestic(m);
      if (!inner || (country != kNoCountry && country != told)) return kNoCountry;
      country = told;
    }
  return country;
}

void Homes::add(const EventMention& event) {
  const int quad = quad_of(event.type, pack_);
  if (quad < 3) return;  // allies and guests come from elsewhere
  const Term here = event.place && quad == 4 ? mentions_[event.place.value].country : kNoCountry;
  const Term country = here != kNoCountry ? here : told_by_sides(event);
  if (country == kNoCountry) return;
  for (const Run<Index<Mention>>& run : {event.actors, event.targets})
    for (const Index<Mention> party : side(run)) {
      const Mention& m = mentions_[party.value];
      if (m.country != kNoCountry) continue;
      const bool inner = m.name.empty() && domestic(m);
      if (inner || led_by(m) == country) found.push_back({party, country});
    }
}

}  // namespace

std::vector<Home> find_homes(const Prose& prose, std::span<const EventMention> events,
                             std::span<const Index<Mention>> parties,
                             std::span<const Mention> mentions, const Pack& pack) {
  Homes homes(prose, parties, mentions, pack);
  for (const EventMention& event : events) homes.add(event);
  return std::move(homes.found);
}

}  // namespace recoupe
