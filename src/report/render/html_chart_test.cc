#include "report/render/html_chart.h"

#include <doctest/doctest.h>

#include "base/calendar.h"
#include "checks.h"

namespace recoupe {
namespace {

using testing::count;
using testing::pack;

ChartAnswer answer(double low, double high, const char* day) {
  ChartAnswer a{.low = low, .high = high, .label = "x"};
  if (*day) a.as_of = parse_iso(day).value();
  return a;
}

std::string drawn(const std::vector<ChartAnswer>& answers) {
  return chart_svg(answers, "How many <dead>?", Labels(pack().language("en")));
}

}  // namespace

TEST_SUITE("html_chart") {
  TEST_CASE("one figure makes no chart, and one without a number does not count") {
    ChartAnswer open;
    open.has_low = open.has_high = false;
    CHECK(drawn({answer(3, 3, "2031-03-04")}).empty());
    CHECK(drawn({answer(3, 3, "2031-03-04"), open}).empty());
  }
  TEST_CASE(
      "an answer has a mark for each of its origins, a range a line, an open bound an arrow") {
    ChartAnswer several = answer(12, 12, "2031-03-04");
    several.origins = 3;
    ChartAnswer range = answer(10, 20, "2031-03-05");
    ChartAnswer open = answer(18, 18, "2031-03-06");
    open.has_high = false;
    const std::string svg = drawn({several, range, open});
    CHECK(count(svg, "class=\"answer1\"") == 1);
    CHECK(count(svg, "translate(") == 5);
    CHECK(count(svg, "class=\"range\"") == 2);
    CHECK(count(svg, "class=\"tip\"") == 1);
    CHECK(svg.find("aria-label=\"How many &lt;dead&gt;?\"") != svg.npos);
    CHECK(svg.find("4 March 2031") != svg.npos);
    CHECK(svg.find("6 March 2031") != svg.npos);
  }
  TEST_CASE("marks of one day stand side by side, and figures without a day apart") {
    const std::string svg = drawn({answer(5, 5, "2031-03-04"), answer(5, 5, "2031-03-04")});
    const std::size_t first = svg.find("translate(") + 10;
    const std::size_t second = svg.find("translate(", first) + 10;
    CHECK(svg.substr(first, 3) != svg.substr(second, 3));
    CHECK(drawn({answer(5, 5, ""), answer(5, 5, "2031-03-04")}).find("No date") != svg.npos);
  }
  TEST_CASE("no value leaves the sheet: nothing, very much, much on one day") {
    std::vector<ChartAnswer> many(40, answer(1e15, 1e15, "2031-03-04"));
    many.push_back(answer(0, 0, "2031-03-04"));
    for (const std::string& svg : {drawn({answer(0, 0, ""), answer(0, 0, "")}), drawn(many)}) {
      CHECK(svg.ends_with("</svg>"));
      CHECK(svg.find("=\"-") == svg.npos);
      CHECK(svg.find("nan") == svg.npos);
    }
  }
}

}  // namespace recoupe
