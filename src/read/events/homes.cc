#include "read/events/homes.h"

#include <utility>

#include "read/events/frames.h"

namespace recoupe {
namespace {

constexpr Term kNoCountry = 0;

class Homes {
 public:
  Homes(std::span<const Index<Mention>> parties, std::span<const Mention> mentions,
        const Pack& pack)
      : parties_(parties), mentions_(mentions), pack_(pack) {}

  void add(const EventMention& event);
  std::vector<Home> found;

 private:
  std::span<const Index<Mention>> side(Run<Index<Mention>> run) const {
    return parties_.subspan(run.begin, run.size());
  }
  bool domestic(const Mention& m) const {
    bool known = false;
    return of_class(m, "domestic", pack_, known);
  }
  Term told_by_sides(const EventMention& event) const;

  std::span<const Index<Mention>> parties_;
  std::span<const Mention> mentions_;
  const Pack& pack_;
};

// The one country of the police, courts and people who take part; none where they are of two.
Term Homes::told_by_sides(const EventMention& event) const {
  Term country = kNoCountry;
  for (const Run<Index<Mention>>& run : {event.actors, event.targets})
    for (const Index<Mention> party : side(run)) {
      const Mention& m = mentions_[party.value];
      if (m.country == kNoCountry) continue;
      if (!domestic(m) || (country != kNoCountry && country != m.country)) return kNoCountry;
      country = m.country;
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
      if (m.country == kNoCountry && m.name.empty() && domestic(m))
        found.push_back({party, country});
    }
}

}  // namespace

std::vector<Home> find_homes(std::span<const EventMention> events,
                             std::span<const Index<Mention>> parties,
                             std::span<const Mention> mentions, const Pack& pack) {
  Homes homes(parties, mentions, pack);
  for (const EventMention& event : events) homes.add(event);
  return std::move(homes.found);
}

}  // namespace recoupe
