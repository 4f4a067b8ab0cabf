// The places of a story on a small map, drawn from a coarse outline of the land.
//
// Takes: points with their names, the most important first. Gives: an <svg> that shows them with
// some land around, in whole pixels; empty where there is no point. A name that would stand on
// another is left to the list beside the map. Does not: tell whose land it is; there are no
// borders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "report/render/places.h"

namespace recoupe {

struct MapPoint {
  Point at;
  std::string name;
  std::size_t mentions = 1;
};

std::string map_svg(const std::vector<MapPoint>& points, std::string_view title,
                    const Table& outline);

}  // namespace recoupe
