#include "report/render/first_look.h"

#include <doctest/doctest.h>

#include "checks.h"
#include "report/render/sample_account.h"

namespace recoupe {
namespace {

TEST_SUITE("first_look") {
  TEST_CASE(
      "a line that holds a contradicted, withdrawn or overtaken value is not what is reported") {
    Dossier d;
    d.articles.resize(3);
    for (std::uint32_t i = 0; i < 3; ++i) d.articles[i].origin = i;
    const auto at = [](std::uint32_t article, std::uint32_t begin) {
      return Citation{article, {begin, begin + 2}, {begin, begin + 9}};
    };
    const auto line = [&](std::int32_t day, std::vector<Citation> evidence) {
      const auto origins = static_cast<std::uint32_t>(evidence.size());
      d.timeline.push_back({{day, day + 1}, "x", origins, std::move(evidence)});
    };
    line(1, {at(0, 0), at(1, 0)});    // what others contradict
    line(2, {at(0, 10)});             // the older count
    line(3, {at(0, 20), at(1, 20)});  // the later one
    line(4, {at(0, 30)});
    line(5, {at(0, 40)});
    line(6, {at(0, 50), at(1, 50), at(2, 50)});
    d.timeline.push_back({{}, "no day", 3, {at(0, 60), at(1, 60), at(2, 60)}});
    DossierFinding& f = d.findings.emplace_back();
    f.verdict = Verdict::kDisagree;
    f.answers.resize(2);
    f.answers[0].evidence = {at(0, 0)};
    DossierFinding& g = d.findings.emplace_back();
    g.verdict = Verdict::kSuperseded;
    g.answers.resize(2);
    g.answers[0].as_of = {1, 2};
    g.answers[0].evidence = {at(0, 10)};
    g.answers[1].as_of = {2, 3};
    g.answers[1].evidence = {at(0, 20)};
    CHECK(reported(d) == std::vector<std::size_t>{2, 4, 5});
    CHECK(disputed(d) == std::vector<std::size_t>{0});
  }
  TEST_CASE("a line is told in the reader's language where a source has it so") {
    const Dossier d = sample_account().stories[0];
    const DossierLine& line = d.timeline.at(0);
    CHECK(told_in(d, line, "fr").text == line.text);
    CHECK(told_in(d, line, "fr").language == "fr");
    CHECK(told_in(d, line, "en").language == "en");
    CHECK(told_in(d, line, "en").text.find("struck the reef on Monday") != std::string_view::npos);
    CHECK(told_in(d, line, "de").text == line.text);
  }
  TEST_CASE("each value once, what was withdrawn said so, of many the first and the last") {
    const Labels words(testing::english());
    const Dossier d = sample_account().stories[0];
    CHECK(values_of(d.findings.at(0), words) == "240 / 24");
    CHECK(values_of(d.findings.at(1), words) == "30 (withdrawn) / 9");
    DossierFinding many = d.findings.at(0);
    many.answers.resize(9, many.answers[0]);
    for (std::size_t i = 0; i < 9; ++i)
      many.answers[i].low = many.answers[i].high = static_cast<double>(i / 2);
    CHECK(values_of(many, words) == "0 / 1 / 2 / … 4");
  }
}

}  // namespace
}  // namespace recoupe
