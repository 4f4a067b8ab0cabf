#include "report/render/places.h"

#include <charconv>

#include "base/fold.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

double number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

template <class Use>
void each_name(std::string_view names, const Use& use) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find('|'));
    use(name);
    names.remove_prefix(std::min(name.size() + 1, names.size()));
  }
}

}  // namespace

Places::Places(const Pack& pack) {
  const Table& coordinates = pack.world("coordinates");
  for (std::size_t row = 0; row < coordinates.size(); ++row) {
    const std::string country(coordinates.cell(row, "country"));
    const std::string_view names = coordinates.cell(row, "names");
    const Point at{number(coordinates.cell(row, "latitude")),
                   number(coordinates.cell(row, "longitude")), names.empty()};
    if (names.empty()) points_[{country, ""}] = at;
    each_name(names, [&](std::string_view name) { points_[{country, fold(name)}] = at; });
  }
  // A capital lies where its country's point is, under its names in every language.
  for (const Language& language : pack.languages()) {
    const Table& countries = language.table("countries");
    for (std::size_t row = 0; row < countries.size(); ++row) {
      if (countries.cell(row, "kind") != "capital") continue;
      const std::string country(countries.cell(row, "code"));
      const auto own = points_.find({country, ""});
      if (own == points_.end()) continue;
      const Point at{own->second.latitude, own->second.longitude, false};
      each_name(countries.cell(row, std::size_t{0}), [&](std::string_view name) {
        points_[{country, fold(name)}] = at;
      });
    }
  }
}

std::optional<Point> Places::find(std::string_view name, std::string_view country) const {
  const std::string own(country);
  auto at = points_.find({own, fold(name)});
  if (at == points_.end()) at = points_.find({own, ""});
  return at == points_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<Located> located(const Dossier& story, const Places& places) {
  std::vector<std::vector<std::size_t>> happened(story.actors.size());
  for (std::size_t i = 0; i < story.events.size(); ++i)
    if (actor_at(story, story.events[i].place))
      happened[static_cast<std::size_t>(story.events[i].place)].push_back(i);
  std::vector<Located> all;
  for (std::size_t row = 0; row < story.actors.size(); ++row) {
    const DossierActor& a = story.actors[row];
    const bool state = a.kind == ActorKind::kState;
    if (a.kind != ActorKind::kPlace && !(state && !happened[row].empty())) continue;
    std::optional<Point> at = places.find(a.name, a.country);
    if (!at) continue;
    at->country = at->country || state;
    all.push_back({row, *at, std::move(happened[row])});
  }
  return all;
}

}  // namespace recoupe
