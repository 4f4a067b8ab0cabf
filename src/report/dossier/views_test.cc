#include "report/dossier/views.h"

#include <doctest/doctest.h>

namespace recoupe {
namespace {

DossierAnswer answer(double low, std::int64_t speaker, std::vector<std::uint32_t> articles,
                     Period as_of = {}) {
  DossierAnswer a{.low = low, .high = low, .speaker = speaker, .as_of = as_of};
  for (const std::uint32_t article : articles) a.evidence.push_back({.article = article});
  return a;
}

// Two counts of a crowd: the police's in one text, the union's in two, a third outlet's own.
Dossier crowd() {
  Dossier d;
  for (std::uint32_t i = 0; i < 4; ++i)
    d.articles.push_back({.outlet = i == 3 ? "La Vigie" : "", .origin = i});
  d.actors = {{.name = "police de Lorval", .spellings = {"la police"}},
              {.name = "Hauliers' Union", .spellings = {"le syndicat"}}};
  d.findings.push_back({.aspect = Aspect::kHowMany,
                        .verdict = Verdict::kDisagree,
                        .answers = {answer(300, 0, {0}), answer(2000, 1, {1, 2}, {10, 20}),
                                    answer(2000, -1, {3}), answer(5000, 1, {2}, {0, 10})}});
  d.findings[0].answers.push_back(answer(90'000, 0, {0}));
  d.findings[0].answers.back().withdrawn = true;
  return d;
}

DossierView view(ViewKind kind, std::vector<std::string> sources = {}) {
  Dossier d = crowd();
  add_views(d, {kind, std::move(sources)});
  return d.findings[0].view.value();
}

TEST_CASE("views: the range holds all that stands, and nothing withdrawn") {
  const DossierView v = view(ViewKind::kRange);
  CHECK(v.low == 300);
  CHECK(v.high == 5000);
  CHECK(v.answers.size() == 4);
}

TEST_CASE("views: the majority is of origins, not of outlets or answers") {
  const DossierView v = view(ViewKind::kMajority);
  CHECK(v.low == 2000);
  CHECK(v.high == 2000);
  CHECK(v.answers == std::vector<std::uint32_t>{1, 2});
  Dossier d = crowd();
  d.articles[2].origin = d.articles[1].origin;
  d.findings[0].answers[2].low = d.findings[0].answers[2].high = 2100;
  add_views(d, {ViewKind::kMajority, {}});
  CHECK(d.findings[0].view->answers.empty());
}

TEST_CASE("views: of the first source that gives any, what it gave last") {
  const DossierView v = view(ViewKind::kRanked, {"Croix-Rouge", "syndicat", "la police"});
  CHECK(v.source == "syndicat");
  CHECK(v.low == 2000);
  CHECK(v.answers == std::vector<std::uint32_t>{1});
  CHECK(view(ViewKind::kRanked, {"La Vigie"}).answers == std::vector<std::uint32_t>{2});
  CHECK(view(ViewKind::kRanked, {"nobody"}).answers.empty());
}

TEST_CASE("views: what is not disputed has none") {
  Dossier d = crowd();
  d.findings[0].verdict = Verdict::kSuperseded;
  add_views(d, {ViewKind::kRange, {}});
  CHECK(!d.findings[0].view);
}

}  // namespace
}  // namespace recoupe
