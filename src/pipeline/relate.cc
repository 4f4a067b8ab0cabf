#include "pipeline/relate.h"

#include <algorithm>
#include <tuple>

#include "relate/actors/actors.h"
#include "relate/compare/compare.h"
#include "relate/copies/copies.h"
#include "relate/events/events.h"
#include "relate/stories/stories.h"

namespace recoupe {

Corpus make_corpus(std::vector<Reading> readings) {
  const auto key = [](const Reading& r) {
    return std::tie(r.article.id, r.article.key, r.article.outlet, r.article.published);
  };
  std::stable_sort(readings.begin(), readings.end(),
                   [&](const Reading& a, const Reading& b) { return key(a) < key(b); });
  const auto same = [](const Reading& a, const Reading& b) {
    return a.article.id == b.article.id && a.article.key == b.article.key;
  };
  readings.erase(std::unique(readings.begin(), readings.end(), same), readings.end());
  return {std::move(readings)};
}

Relations relate(const Corpus& corpus, const Pack& pack) {
  Relations x;
  x.copies = find_copies(corpus, pack);
  x.stories = find_stories(corpus, x.copies);
  // From here on the set of stories is fixed.
  ActorTable actors = find_actors(corpus, x.copies, x.stories, pack);
  x.actors = std::move(actors.actors);
  x.actor_of = std::move(actors.actor_of);
  x.first_mention = std::move(actors.first_mention);
  x.events = find_events(corpus, x, pack);
  x.quotations = gather_quotations(corpus, x, pack);
  x.findings = compare(corpus, x, pack);
  return x;
}

}  // namespace recoupe
