#include "report/render/html_map.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "checks.h"

namespace recoupe {
namespace {

using testing::count;

std::string drawn(const std::vector<MapPoint>& points) {
  return map_svg(points, "Places <x>", testing::pack().world("outline"));
}

}  // namespace

TEST_SUITE("html_map") {
  TEST_CASE("each place is a point with its name, and the land lies below") {
    const std::string svg = drawn({{{50, 36.2, false}, "Kharkiv", 9}, {{48.5, 35, true}, "X & Y"}});
    CHECK(count(svg, "<circle class=\"place\"") == 1);
    CHECK(count(svg, "<circle class=\"country\"") == 1);
    CHECK(count(svg, "<text") == 2);
    CHECK(count(svg, "class=\"land\"") == 1);
    CHECK(count(svg, "z") > 10);
    CHECK(svg.find("X &amp; Y") != svg.npos);
    CHECK(svg.find("aria-label=\"Places &lt;x&gt;\"") != svg.npos);
    CHECK(drawn({}).empty());
  }
  TEST_CASE("a name that would stand on another is left out") {
    std::vector<MapPoint> crowd(12, {{50, 36.2, false}, "Kharkiv"});
    CHECK(count(drawn(crowd), "<circle") == 12);
    CHECK(count(drawn(crowd), "<text") < 5);
  }
  TEST_CASE("points at the ends of the earth stay on the sheet") {
    for (const std::vector<MapPoint>& points :
         {std::vector<MapPoint>{{{90, 180, false}, "North"}, {{-90, -180, false}, "South"}},
          std::vector<MapPoint>{{{0, 179.9, false}, "East"}},
          std::vector<MapPoint>{{{-89, 0, false}, "Pole"}}}) {
      const std::string svg = drawn(points);
      CHECK(count(svg, "<circle") == points.size());
      CHECK(svg.find("cx=\"-") == svg.npos);
      CHECK(svg.find("cy=\"-") == svg.npos);
      CHECK(svg.find("nan") == svg.npos);
    }
  }
}

}  // namespace recoupe
