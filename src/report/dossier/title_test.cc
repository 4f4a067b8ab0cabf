#include "report/dossier/title.h"

#include <doctest/doctest.h>

namespace recoupe {
namespace {

Dossier story() {
  Dossier d;
  for (const char* title :
       {"Toll at 40 after the landslide in Ostra", "Landslide in Ostra: village cut off",
        "Queues at the bank", "Glissement de terrain à Ostra"}) {
    Source& s = d.articles.emplace_back();
    s.title = s.text = title;
    s.language = d.articles.size() == 4 ? "fr" : "en";
    s.blocks = {{{0, static_cast<std::uint32_t>(s.text.size())}, BlockKind::kTitle}};
  }
  d.title = d.articles[0].title;
  DossierFinding& f = d.findings.emplace_back();
  f.verdict = Verdict::kRetracted;
  f.answers.resize(1);
  f.answers[0].evidence = {{0, {8, 10}, {0, 39}}};
  return d;
}

TEST_SUITE("title") {
  TEST_CASE("a title with a value that was withdrawn makes room for one that most titles share") {
    CHECK(undisputed_title(story()) == "Landslide in Ostra: village cut off");
  }
  TEST_CASE("a title whose values stand stays, and one without another in its language") {
    Dossier d = story();
    d.findings[0].verdict = Verdict::kAgree;
    CHECK(undisputed_title(d) == d.title);
    d = story();
    for (std::size_t i = 1; i < 3; ++i) d.articles[i].language = "fr";
    CHECK(undisputed_title(d) == d.title);
    d.articles.clear();
    CHECK(undisputed_title(d) == d.title);
  }
}

}  // namespace
}  // namespace recoupe
