// Where the places of an account lie, by world/coordinates.tsv.
//
//   Places places(pack);
//   places.find("Kharkiv", "UKR");  // 50.0, 36.2
//   places.find("Izioum", "UKR");   // the point of the country, and said to be so
//
// Takes: a name as an account has it, and its country. Gives: a point to a tenth of a degree, or
// nothing. A look-up costs one walk through a map. Does not: tell two towns of one name and one
// country apart.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pack/pack.h"

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

}  // namespace recoupe
