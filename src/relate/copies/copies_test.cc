#include "relate/copies/copies.h"

#include <doctest/doctest.h>

#include "small_corpus.h"

namespace recoupe {
namespace {

using namespace testing;

// Sixty words and more of which nothing repeats.
const std::string kStorm =
    "Une tempête a balayé la côte avant l'aube de mardi, arrachant les toits de plusieurs "
    "hangars du port.\n"
    "Les pompiers ont porté secours à une quinzaine de familles dont les maisons étaient menacées "
    "par la montée des eaux.";
const std::string kOrders =
    "Le maire a demandé aux habitants de rester chez eux tant que durera l'alerte, sans doute "
    "jusque dans la soirée de mercredi.\n"
    "Les écoles resteront fermées, et la circulation des trains ne reprendra qu'après une "
    "inspection complète des voies.";
const std::string kStrike =
    "Les syndicats de la raffinerie ont reconduit leur mouvement de grève pour une semaine "
    "supplémentaire ce vendredi.\n"
    "La direction propose une prime exceptionnelle mais refuse toujours d'ouvrir la discussion sur "
    "les salaires de base.";

std::vector<Copies> copies_of(const Corpus& all) { return find_copies(all, pack()); }

const std::string& text(const Corpus& all, const Copy& copy) {
  return all.readings[copy.reading.value].article.text;
}

Reading anchored(std::string text, std::string_view lang, const std::vector<std::string>& names,
                 const std::vector<double>& numbers, std::string_view published = "2022-03-01") {
  Reading r = reading(std::move(text), published, lang);
  std::size_t at = 0;
  for (const std::string& n : names) {
    name(r, n);
    r.mentions.back().span.begin = static_cast<std::uint32_t>(r.article.text.find(n, at));
    at = r.mentions.back().span.begin + n.size();
    r.mentions.back().span.end = static_cast<std::uint32_t>(at);
    r.mentions.back().name = r.mentions.back().span;
  }
  for (const double n : numbers) count(r, std::to_string(static_cast<int>(n)), n, "dead");
  return r;
}

Reading french(std::string_view published = "2022-03-01") {
  return anchored(
      "Séisme en Valdorie\n"
      "Le Premier ministre Andrei Petrov est arrivé samedi à Lovran. Il y a 128 morts, selon Maria "
      "Kovac.\n"
      "Le général Stefan Horvat a envoyé 450 hommes à Zelenik. « Nous creusons toujours », dit "
      "Maria Kovac.\n"
      "Anton Berger, des secours, compte 3200 maisons détruites à Zelenik.",
      "fr",
      {"Andrei Petrov", "Lovran", "Maria Kovac", "Stefan Horvat", "Zelenik", "Maria Kovac",
       "Anton Berger", "Zelenik"},
      {128, 450, 3200}, published);
}

Reading english(std::string_view published = "2022-03-01") {
  return anchored(
      "Earthquake in Valdoria\n"
      "Prime Minister Andrei Petrov reached Lovran on Saturday. There are 128 dead, says Maria "
      "Kovac.\n"
      "General Stefan Horvat has sent 450 men to Zelenik. \"We are still digging,\" says Maria "
      "Kovac.\n"
      "Anton Berger of the rescue service counts 3200 houses destroyed in Zelenik.",
      "en",
      {"Andrei Petrov", "Lovran", "Maria Kovac", "Stefan Horvat", "Zelenik", "Maria Kovac",
       "Anton Berger", "Zelenik"},
      {128, 450, 3200}, published);
}

}  // namespace

TEST_CASE("copies: one text under two headlines is one origin, the earliest its root") {
  const Corpus all = corpus({reading("Tempête\n" + kStorm + "\n" + kOrders, "2022-03-02"),
                             reading("La côte frappée\n" + kStorm + "\n" + kOrders, "2022-03-01")});
  const std::vector<Copies> found = copies_of(all);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].copies.size() == 2);
  CHECK(text(all, found[0].copies[0]).substr(0, 3) == "La ");
  CHECK_FALSE(found[0].copies[0].of);
  CHECK(found[0].copies[1].of == found[0].copies[0].reading);
  CHECK(found[0].copies[1].kinship == Kinship::kSameText);
  CHECK(found[0].copies[1].shared > 900);
}

TEST_CASE("copies: at equal times the longest is the root, and a shortened text is contained") {
  const Corpus all =
      corpus({reading("Tempête\n" + kStorm, "2022-03-01"),
              reading("Tempête\n" + kStorm + "\n" + kOrders + "\n" + kStrike, "2022-03-01")});
  const std::vector<Copies> found = copies_of(all);
  REQUIRE(found.size() == 1);
  CHECK(text(all, found[0].copies[0]).size() > text(all, found[0].copies[1]).size());
  CHECK(found[0].copies[1].kinship == Kinship::kContained);
}

TEST_CASE("copies: two halves of one text are of its origin, although they share nothing") {
  const Corpus all =
      corpus({reading("Un\n" + kStorm, "2022-03-02"), reading("Deux\n" + kOrders, "2022-03-02"),
              reading("Tout\n" + kStorm + "\n" + kOrders, "2022-03-01")});
  CHECK(copies_of(all).size() == 1);
}

TEST_CASE("copies: a paragraph in common makes no copy of two longer texts") {
  const std::string more =
      "Dans la vallée voisine, les agriculteurs redoutent de perdre la moitié de la récolte de "
      "pommes de cette année.\n"
      "Un fonds d'urgence sera créé par la région, dont le montant n'a pas encore été arrêté par "
      "les élus locaux.\n";
  const Corpus all = corpus(
      {reading("Un\n" + kStorm + "\n" + kStrike + "\n" + more, "2022-03-01"),
       reading("Deux\n" + kOrders + "\n" + kStorm.substr(0, 112) + "\nRien.", "2022-03-01")});
  CHECK(copies_of(all).size() == 2);
}

TEST_CASE("copies: two short notes with one sentence of boilerplate stay two") {
  const std::string foot =
      "\nRetrouvez toute notre actualité régionale dans notre édition du soir et sur notre "
      "application mobile.";
  const Corpus all = corpus({reading("Le pont rouvre lundi." + foot, "2022-03-01"),
                             reading("La foire est annulée." + foot, "2022-03-01")});
  CHECK(copies_of(all).size() == 2);
}

TEST_CASE("copies: a round-up does not make one origin of two agencies' texts") {
  Reading one = reading("Un\n" + kStorm, "2022-03-01"),
          two = reading("Deux\n" + kOrders, "2022-03-01");
  one.article.agency = 1;
  two.article.agency = 2;
  const Corpus all =
      corpus({one, two, reading("Le point\n" + kStorm + "\n" + kOrders, "2022-03-02")});
  CHECK(copies_of(all).size() == 2);
}

TEST_CASE("copies: the agency is the one that any of the texts credits") {
  Reading credited = reading("Deux\n" + kStorm + "\n" + kOrders, "2022-03-02");
  credited.article.agency = 3;
  const std::vector<Copies> found =
      copies_of(corpus({reading("Un\n" + kStorm + "\n" + kOrders, "2022-03-01"), credited}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].agency == 3);
}

TEST_CASE("copies: a translation is of its original's origin") {
  const std::vector<Copies> found = copies_of(corpus({french(), english("2022-03-02")}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].copies[1].kinship == Kinship::kTranslation);
}

TEST_CASE("copies: a translation with a sentence of its own in place of one is of that origin") {
  const Reading own = anchored(
      "Earthquake in Valdoria\n"
      "Prime Minister Andrei Petrov reached Lovran on Saturday. There are 128 dead, says Maria "
      "Kovac.\n"
      "General Stefan Horvat has sent 450 men to Zelenik.\n"
      "Tomas Lind of the embassy in Dolna says that 12 of his countrymen are safe.",
      "en",
      {"Andrei Petrov", "Lovran", "Maria Kovac", "Stefan Horvat", "Zelenik", "Tomas Lind", "Dolna"},
      {128, 450, 12}, "2022-03-02");
  CHECK(copies_of(corpus({french(), own})).size() == 1);
}

TEST_CASE("copies: what is told a week later is no translation") {
  CHECK(copies_of(corpus({french(), english("2022-03-09")})).size() == 2);
}

TEST_CASE("copies: another report of the same facts in another language is no translation") {
  const Reading own = anchored(
      "Valdoria mourns\n"
      "In Zelenik, 3200 houses are gone. Anton Berger walked through the ruins with his team.\n"
      "Officials led by Andrei Petrov met in Lovran, where Maria Kovac gave a toll of 128.\n"
      "Neighbours such as Tomas Lind and Eva Brandt wait for news of their families near Dolna.",
      "en",
      {"Zelenik", "Anton Berger", "Andrei Petrov", "Lovran", "Maria Kovac", "Tomas Lind",
       "Eva Brandt", "Dolna"},
      {3200, 128});
  CHECK(copies_of(corpus({french(), own})).size() == 2);
}

TEST_CASE("copies: a translation of few names is told by the words that both languages write") {
  const Reading theirs = anchored(
      "Confinement partiel à Lovran\n"
      "La commission sanitaire a confirmé une augmentation exceptionnelle des infections.\n"
      "Les restaurants, les musées et les universités restent fermés jusqu'en décembre.\n"
      "Une organisation de commerçants proteste contre la décision du gouvernement régional.\n"
      "Le directeur de l'hôpital demande des respirateurs et du personnel spécialisé.\n"
      "La production de vaccins commence dans trois laboratoires de la province, dit Maria Kovac.",
      "fr", {"Lovran", "Maria Kovac"}, {});
  const Reading ours = anchored(
      "Partial confinement in Lovran\n"
      "The sanitary commission has confirmed an exceptional increase in infections.\n"
      "Restaurants, museums and universities remain closed until December.\n"
      "An organisation of merchants protests against the decision of the regional government.\n"
      "The director of the hospital demands respirators and specialised personnel.\n"
      "The production of vaccines begins in three laboratories of the province, Maria Kovac says.",
      "en", {"Lovran", "Maria Kovac"}, {});
  const Reading others = anchored(
      "Lovran shuts its bars\n"
      "Shopkeepers marched through the old town on Friday against the closure of their stores.\n"
      "The regional government says that the hospital is full and that beds are being added.\n"
      "Students will follow their courses from home, and a museum has put its rooms online.\n"
      "Doctors want more staff. Maria Kovac promised them a bonus before the end of the winter.\n"
      "Three companies have begun to work on a vaccine, which may be ready in the spring.",
      "en", {"Lovran", "Maria Kovac"}, {});
  CHECK(copies_of(corpus({theirs, ours})).size() == 1);
  CHECK(copies_of(corpus({theirs, others})).size() == 2);
}

TEST_CASE("copies: every reading is in exactly one of them, a text of no words among them") {
  const Corpus all = corpus(
      {reading("", "2022-03-01"), reading("Un\n" + kStorm, "2022-03-01"), reading("Ha", "")});
  std::size_t n = 0;
  for (const Copies& c : copies_of(all)) n += c.copies.size();
  CHECK(n == 3);
}

}  // namespace recoupe
