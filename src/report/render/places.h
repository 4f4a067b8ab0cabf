// Where the places of an account lie, by world/coordinates.tsv.
//
//   Places places(pack);
//   places.find("Kharkiv", "UKR");  // 50.0, 36.2
//   places.find("Izioum", "UKR");   // the point of the country, and said to be so
//
// Takes: a name as an account has it, and its country. Gives: a point to a tenth of a degree, or
// nothing. A look-up costs one walk through a map; `located` is linear in its story. Does not: tell
// two towns of one name and one country apart.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"

namespace recoupe {

struct Point {
  double latitude = 0, longitude = 0;  // north and east of 0
  bool country = false;                // of its country alone: the capital stands for it
};

class Places {
 public:
  explicit Places(const Pack& pack);
  std::optional<Point> find(std::string_view name, std::string_view country) const;

 private:
  std::map<std::pair<std::string, std::string>, Point> points_;  // by country and name; "": country
};

struct Located {
  std::size_t actor = 0;            // row of Dossier::actors
  Point at{};                       // of a state its country's
  std::vector<std::size_t> events;  // rows of Dossier::events: what happened there
};
// What of a story stands on a map, in the order of its actors: places, and states in which
// something happened.
std::vector<Located> located(const Dossier& story, const Places& places);

}  // namespace recoupe
