#include "relate/stories/stories.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "small_corpus.h"

namespace recoupe {
namespace {

using namespace testing;

// Every article its own origin.
std::vector<Story> stories_of(const Corpus& all) {
  return find_stories(all, one_story(all).copies);
}

Reading lorval(std::string_view day = "2022-03-01") {
  return reading(
      "Inondations à Lorval : dix morts\n"
      "La ville de Lorval est sous les eaux après la crue de la Senne. Le préfet Paul Martineau a "
      "fait évacuer le quartier "
      "Saint-Rémy.\nDix personnes sont mortes dans les inondations, selon la préfecture de Lorval.",
      day);
}

Reading lorval_again(std::string_view day = "2022-03-02") {
  return reading(
      "La crue de la Senne baisse\n"
      "Après les inondations meurtrières, la Senne rentre dans son lit à Lorval. Les habitants du "
      "quartier Saint-Rémy "
      "nettoient.\nPour Paul Martineau, le préfet, le plus dur est passé : les secours quittent "
      "Lorval.",
      day);
}

Reading other_flood() {
  return reading(
      "Inondations à Brémont : quatre morts\n"
      "La ville de Brémont est sous les eaux après la crue de l'Aubette. La maire Sylvie Garand a "
      "fait évacuer le quartier "
      "des Tanneurs.\nQuatre personnes sont mortes dans les inondations, selon la mairie de "
      "Brémont.",
      "2022-03-01");
}

Reading lorval_in_english() {
  return reading(
      "Ten die as river Senne floods Lorval\n"
      "Ten people have died in Lorval after the river Senne burst its banks. Prefect Paul "
      "Martineau had the Saint-Rémy "
      "district cleared.\nRescuers from Lorval and beyond were still at work.",
      "2022-03-02", "en");
}

}  // namespace

TEST_CASE("stories: two reports of one flood are one story, by time") {
  const Corpus all = corpus({lorval(), lorval_again()});
  const std::vector<Story> found = stories_of(all);
  REQUIRE(found.size() == 1);
  CHECK(found[0].copies.size() == 2);
  CHECK(found[0].when.begin == parse_iso("2022-03-01")->begin);
  CHECK(found[0].when.end == parse_iso("2022-03-02")->end);
  CHECK(found[0].medoid);
}

TEST_CASE("stories: two floods are two stories") {
  CHECK(stories_of(corpus({lorval(), lorval_again(), other_flood()})).size() == 2);
  CHECK(stories_of(corpus({lorval(), other_flood()})).size() == 2);
}

TEST_CASE("stories: reports in two languages meet in their names") {
  CHECK(stories_of(corpus({lorval(), lorval_in_english()})).size() == 1);
  CHECK(stories_of(corpus({other_flood(), lorval_in_english()})).size() == 2);
}

TEST_CASE("stories: a year later it is another story") {
  CHECK(stories_of(corpus({lorval(), lorval_again("2023-03-02")})).size() == 2);
}

TEST_CASE("stories: an unknown day does not part them") {
  CHECK(stories_of(corpus({lorval(""), lorval_again()})).size() == 1);
}

TEST_CASE("stories: an article without text is in none") {
  CHECK(stories_of(corpus({reading("", "2022-03-01")})).empty());
  CHECK(stories_of({}).empty());
}

TEST_CASE("stories: one that goes on for longer than texts are compared at once stays one") {
  std::vector<Reading> readings;
  for (int i = 0; i < 2500; ++i) {
    const int story = i % 50;
    // No digit doubled: spellings that differ in that alone are of one name.
    const std::string n = std::to_string(story / 10) + "x" + std::to_string(story % 10);
    Reading r = reading("La crue\nÀ Ville" + n + ", le maire Personne" + n +
                            " parle de la crue de la Rivière" + n + ".",
                        i < 1200 ? "2022-03-01" : "2022-03-03");
    r.article.id = static_cast<ArticleId>(i);
    readings.push_back(std::move(r));
  }
  const std::vector<Story> found = stories_of(corpus(std::move(readings)));
  CHECK(found.size() == 50);
  for (const Story& story : found) CHECK(story.copies.size() == 50);
}

TEST_CASE("stories: the words that tell it from others stay as it grows") {
  const std::vector<std::string> before = stories_of(corpus({lorval(), other_flood()}))[0].terms;
  const std::vector<Story> after =
      stories_of(corpus({lorval(), lorval_again(), lorval_in_english(), other_flood()}));
  REQUIRE(after.size() == 2);
  REQUIRE(before.size() == 5);
  const auto& grown = after[after[0].copies.size() == 3 ? 0 : 1].terms;
  CHECK(std::find(grown.begin(), grown.end(), "Lorval") != grown.end());
  std::size_t kept = 0;
  for (const std::string& term : grown)
    kept += static_cast<std::size_t>(std::count(before.begin(), before.end(), term));
  CHECK(kept >= 3);
}

TEST_CASE("stories: the id stays when a later report joins") {
  const std::vector<Story> before = stories_of(corpus({lorval()}));
  const std::vector<Story> after = stories_of(corpus({lorval_again(), lorval()}));
  REQUIRE(after.size() == 1);
  CHECK(before[0].id == after[0].id);
}

}  // namespace recoupe
