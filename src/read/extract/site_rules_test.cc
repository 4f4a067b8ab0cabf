#include "read/extract/site_rules.h"

#include <doctest/doctest.h>

#include <string>

#include "base/calendar.h"
#include "read/extract/extract.h"
#include "temp_folder.h"

namespace recoupe {
namespace {

// The tables of the project, but with rules of an invented site.
const Pack& pack() {
  static const Pack kPack = [] {
    const testing::TempFolder folder;
    folder.copy("data", "");
    folder.write("world/sites.tsv",
                 "host\tfield\tselector\n"
                 "lac.example\tbody\t.zone-7\n"
                 "lac.example\tdrop\t#promo\n"
                 "lac.example\ttitle\t.t9\n"
                 "lac.example\tauthor\t[itemprop=editor]\n"
                 "lac.example\tpublished\t.when\n"
                 "lac.example\tbody\tnonsense\n");
    return *Pack::load(folder.path());
  }();
  return kPack;
}

constexpr std::string_view kStory =
    "<p>Le niveau du lac de Sarnen a baissé de deux mètres en un an, selon la société du port.</p>"
    "<p>Les pêcheurs ne peuvent plus sortir leurs barques, et le marché de la ville reste vide.</p>"
    "<p id='promo'>Notre offre du mois : lisez tous nos articles pour un euro pendant un mois.</p>"
    "<p>La mairie veut draguer le chenal avant le printemps, si la région donne son accord.</p>"
    "<p>Une réunion avec les habitants est prévue lundi soir dans la salle des fêtes du port.</p>";

constexpr std::string_view kOther =
    "<p>À la montagne, la neige manque aussi, et les remontées ouvrent avec deux semaines de "
    "retard.</p><p>Les hôtels de la vallée espèrent que la clientèle viendra pour les fêtes.</p>";

Article read(std::string url, std::string_view zone) {
  Page page;
  page.kind = PageKind::kHtml;
  page.url = std::move(url);
  page.bytes =
      "<html lang=fr><head><title>Le lac baisse</title>"
      "<meta name=author content='Service en ligne'></head><body><h1>Le lac</h1>"
      "<h2 class='x t9'>Le lac baisse encore</h2><div class=when>Le 9 mars 2021</div>"
      "<span itemprop=editor>Nadia Ferrand</span><div>3 mai 2022</div><div class='" +
      std::string(zone) + "'>" + std::string(kStory) + "</div><div class=zone-8>" +
      std::string(kOther) + "</div></body></html>";
  return extract(page, pack()).article;
}

}  // namespace

TEST_CASE("sites: a rule names the body, its title, its author and its day") {
  const Article a = read("https://sport.lac.example/a", "zone-7 wide");
  CHECK(a.text.find("deux mètres") != std::string::npos);
  CHECK(a.text.find("salle des fêtes") != std::string::npos);
  CHECK(a.text.find("la neige manque") == std::string::npos);
  CHECK(a.text.find("un euro") == std::string::npos);
  CHECK(a.title == "Le lac baisse encore");
  CHECK(a.byline == std::vector<std::string>{"Nadia Ferrand"});
  CHECK(a.published == *parse_iso("2021-03-09"));
}

TEST_CASE("sites: where a rule finds nothing the general method stands, and so on other hosts") {
  const Article a = read("https://lac.example/a", "zone-9");
  CHECK(a.text.find("deux mètres") != std::string::npos);
  CHECK(a.text.find("un euro") == std::string::npos);  // a rule of its own
  const Article other = read("https://unlac.example/a", "zone-7");
  CHECK(other.text.find("la neige manque") != std::string::npos);
}

TEST_CASE("sites: every selector of the table asks for what the tree keeps") {
  CHECK(is_selector("[itemprop=author]"));
  CHECK_FALSE(is_selector("div > p"));
  CHECK_FALSE(is_selector("[data-x=y]"));
  const Pack built_in = *Pack::load();
  const Table& sites = built_in.world("sites");
  REQUIRE(sites.size() > 0);
  for (std::size_t row = 0; row < sites.size(); ++row) {
    CAPTURE(sites.cell(row, "selector"));
    CHECK(is_selector(sites.cell(row, "selector")));
  }
}

}  // namespace recoupe
