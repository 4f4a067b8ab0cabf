// Story by story. What one article holds to be one (its chains of same_as) is a Local and is never
// torn apart. Locals with a key of their own (a state's code, a body's code, an agency's name) meet
// by it; persons meet by name, the fullest first, and must agree with every full name of a cluster,
// so that no chain of near-misses joins two people; offices meet the one person of the story who
// holds them. Bodies whose names were translated word by word meet where a text and its translation
// name them between the same two others. Cost: persons times clusters of a story; the readings of a
// story in the order of their ids, so that the order of arrival cannot matter.
#include "relate/actors/actors.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "relate/actors/clusters.h"
#include "relate/actors/name_match.h"
#include "relate/actors/portrait.h"
#include "relate/actors/roles.h"

namespace recoupe {
namespace {

struct Portrayed {
  Actor actor;
  const Cluster* cluster = nullptr;
};

// In a fixed order.
std::vector<Portrayed> portray(const Clusters& clusters, const Portraits& portraits,
                               Index<Story> story) {
  std::vector<Portrayed> all;
  for (const Cluster& c : clusters.all())
    if (!c.members.empty()) all.push_back({portraits.describe(clusters, c, story), &c});
  std::stable_sort(all.begin(), all.end(), [](const Portrayed& a, const Portrayed& b) {
    const Actor &x = a.actor, &y = b.actor;
    if (x.mentions.size() != y.mentions.size()) return x.mentions.size() > y.mentions.size();
    return std::tie(x.kind, x.name, x.mentions) < std::tie(y.kind, y.name, y.mentions);
  });
  return all;
}

// The clusters of one story, joined.
Clusters cluster(const Story& story, std::span<const Copies> copies, const LocalReader& reader,
                 const NameMatcher& matcher) {
  std::vector<Index<Reading>> readings;
  for (const Index<Copies> o : story.copies)
    for (const Copy& c : copies[o.value].copies) readings.push_back(c.reading);
  std::sort(readings.begin(), readings.end());
  Clusters out(reader, matcher);
  for (const Index<Reading> r : readings) out.read(r);
  out.join();
  for (const Index<Copies> o : story.copies)
    for (const Copy& c : copies[o.value].copies)
      if (c.kinship == Kinship::kTranslation) out.join_translated(c.reading, c.of);
  return out;
}

std::vector<std::uint32_t> origins_of(const Corpus& corpus, std::span<const Copies> copies) {
  std::vector<std::uint32_t> out(corpus.readings.size(), 0);
  for (std::size_t o = 0; o < copies.size(); ++o)
    for (const Copy& c : copies[o].copies) out[c.reading.value] = static_cast<std::uint32_t>(o);
  return out;
}

}  // namespace

ActorTable find_actors(const Corpus& corpus, std::span<const Copies> copies,
                       std::span<const Story> stories, const Pack& pack) {
  ActorTable table;
  std::uint32_t total = 0;
  for (const Reading& r : corpus.readings) {
    table.first_mention.push_back(total);
    total += static_cast<std::uint32_t>(r.mentions.size());
  }
  table.actor_of.resize(total);
  const std::vector<std::uint32_t> origin_of = origins_of(corpus, copies);
  const NameMatcher matcher(pack);
  const RoleReader roles(pack);
  const LocalReader reader(corpus, matcher, roles);
  const Portraits portraits(pack, reader, matcher, origin_of);
  for (std::size_t s = 0; s < stories.size(); ++s) {
    const Clusters clusters = cluster(stories[s], copies, reader, matcher);
    for (Portrayed& p : portray(clusters, portraits, index<Story>(s))) {
      const auto at = index<Actor>(table.actors.size());
      for (const Member& member : p.cluster->members) {
        const Local& l = clusters.local(member.local);
        for (const std::uint32_t m : l.mentions)
          table.actor_of[table.first_mention[l.reading.value] + m] = at;
      }
      table.actors.push_back(std::move(p.actor));
    }
  }
  return table;
}

}  // namespace recoupe
