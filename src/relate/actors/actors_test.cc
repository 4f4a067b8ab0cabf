#include "relate/actors/actors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kTables = *Pack::load();
  return kTables;
}

struct Said {
  std::string words, name;  // the whole phrase, and the name in it
  ActorKind kind{};
  std::string country;
};

// One article that says these phrases, each a mention of its own.
Reading article(std::uint64_t id, const std::string& language, const std::vector<Said>& phrases) {
  Reading r;
  r.article.id = id;
  r.article.lang = language;
  for (const Said& s : phrases) {
    const auto at = static_cast<std::uint32_t>(r.article.text.size());
    r.article.text += s.words + ". ";
    Mention m;
    m.span = {at, at + static_cast<std::uint32_t>(s.words.size())};
    if (const std::size_t n = s.words.find(s.name); !s.name.empty())
      m.name = {at + static_cast<std::uint32_t>(n),
                at + static_cast<std::uint32_t>(n + s.name.size())};
    m.kind = s.kind;
    m.country = pack().world("countries").term(s.country);
    r.mentions.push_back(m);
  }
  return r;
}

ActorTable join(std::vector<Reading> readings) {
  std::sort(readings.begin(), readings.end(),
            [](const Reading& a, const Reading& b) { return a.article.id < b.article.id; });
  const Corpus corpus{std::move(readings)};
  std::vector<Copies> copies;
  Story story;
  for (std::size_t i = 0; i < corpus.readings.size(); ++i) {
    copies.push_back({{Copy{.reading = index<Reading>(i), .of = {}}}});
    story.copies.push_back(index<Copies>(i));
  }
  return find_actors(corpus, copies, std::vector<Story>{story}, pack());
}

std::vector<std::string> names(const ActorTable& t) {
  std::vector<std::string> out;
  for (const Actor& a : t.actors) out.push_back(a.name);
  std::sort(out.begin(), out.end());
  return out;
}

using enum ActorKind;

TEST_CASE("actors: people whom nobody names are never those of another article") {
  std::vector<Reading> readings;
  for (const std::uint64_t id : {1u, 2u}) {
    readings.push_back(article(id, "en",
                               {{"23 people", "", ActorKind::kGroup, ""},
                                {"protesters", "", ActorKind::kGroup, "PER"},
                                {"the president", "", ActorKind::kPerson, "PER"}}));
    for (Mention& m : readings.back().mentions) m.unnamed = true;
  }
  CHECK(join(std::move(readings)).actors.size() == 6);
}

TEST_CASE("actors: five spellings and an office are one president") {
  const ActorTable t = join({
      article(
          1, "fr",
          {{"le président kazakh Kassym-Jomart Tokaïev", "Kassym-Jomart Tokaïev", kPerson, "KAZ"}}),
      article(2, "fr", {{"Kasim Jomart Tokayev", "Kasim Jomart Tokayev", kPerson, ""}}),
      article(3, "en", {{"President Kasym-Zhomart Tokaev", "Kasym-Zhomart Tokaev", kPerson, ""}}),
      article(4, "en",
              {{"Kazakh President Qasym-Jomart Toqaev", "Qasym-Jomart Toqaev", kPerson, "KAZ"}}),
      article(5, "en", {{"Tokayev", "Tokayev", kPerson, ""}}),
      article(6, "fr", {{"Le président du Kazakhstan", "", kOffice, "KAZ"}}),
  });
  REQUIRE(t.actors.size() == 1);
  CHECK(t.actors[0].mentions.size() == 6);
  CHECK(pack().world("countries").code(t.actors[0].country) == "KAZ");
}

TEST_CASE(
    "actors: one surname with two given names is two people, and the surname alone is neither") {
  const ActorTable t = join({
      article(1, "en", {{"Anna Grimes", "Anna Grimes", kPerson, ""}}),
      article(2, "en", {{"Walter Grimes", "Walter Grimes", kPerson, ""}}),
      article(3, "en", {{"Grimes", "Grimes", kPerson, ""}}),
  });
  CHECK(names(t) == std::vector<std::string>{"Anna Grimes", "Grimes", "Walter Grimes"});
}

TEST_CASE("actors: a chain of near names does not join its ends") {
  const ActorTable t = join({
      article(1, "fr", {{"Jean Martel", "Jean Martel", kPerson, ""}}),
      article(2, "fr", {{"Jacques Martel", "Jacques Martel", kPerson, ""}}),
      article(3, "fr", {{"J. Martel", "J. Martel", kPerson, ""}}),
  });
  CHECK(t.actors.size() == 3);
}

TEST_CASE("actors: a state and its ministry stay two, a ministry is one in two languages") {
  const ActorTable t = join({
      article(1, "fr",
              {{"la Russie", "Russie", kState, "RUS"},
               {"le ministère des Affaires étrangères russe", "", kBody, "RUS"},
               {"le Kremlin", "Kremlin", kBody, "RUS"}}),
      article(2, "en",
              {{"the Russian Foreign Ministry", "", kBody, "RUS"},
               {"Moscow", "Moscow", kState, "RUS"}}),
  });
  CHECK(t.actors.size() == 3);
}

TEST_CASE("actors: one name in a chain is enough to be somebody") {
  for (const bool name_first : {true, false}) {
    Reading chain = article(1, "en",
                            {{"Stela Bologan", "Stela Bologan", kPerson, ""},
                             {"Stela Bologan", "Stela Bologan", kPerson, ""}});
    chain.mentions[name_first ? 1 : 0].unnamed = true;
    chain.mentions[name_first ? 1 : 0].name = {};
    chain.mentions[1].same_as = index<Mention>(0);
    const ActorTable t =
        join({chain, article(2, "fr", {{"Stela Bologan", "Stela Bologan", kPerson, ""}})});
    CHECK(names(t) == std::vector<std::string>{"Stela Bologan"});
    CHECK(!t.actors.at(0).unnamed);
  }
}

TEST_CASE(
    "actors: of two who bear a surname alone, the one named before in that article is meant") {
  const ActorTable t = join({
      article(1, "en",
              {{"Pavel Ciornea", "Pavel Ciornea", kPerson, ""},
               {"Mr Ciornea", "Ciornea", kPerson, ""},
               {"Irina Ciornea", "Irina Ciornea", kPerson, ""}}),
      article(2, "en",
              {{"Irina Ciornea", "Irina Ciornea", kPerson, ""},
               {"Pavel Ciornea", "Pavel Ciornea", kPerson, ""},
               {"Ciornea", "Ciornea", kPerson, ""}}),
  });
  CHECK(names(t) == std::vector<std::string>{"Ciornea", "Irina Ciornea", "Pavel Ciornea"});
  CHECK(t.actor_of[0] == t.actor_of[1]);
  CHECK(t.actor_of[5] != t.actor_of[4]);
}

TEST_CASE("actors: a title parts two of one surname whom an article takes for one") {
  for (const bool told : {true, false}) {
    Reading second = article(2, "en",
                             {{"interior minister Jean Kavel", "Jean Kavel", kPerson, "FRA"},
                              {"General Kavel", "Kavel", kPerson, "FRA"}});
    second.mentions[1].same_as = index<Mention>(0);
    const ActorTable t = join({article(1, "fr",
                                       {{told ? "le général Pierre Kavel" : "Pierre Kavel",
                                         "Pierre Kavel", kPerson, "FRA"}}),
                               second});
    REQUIRE(t.actors.size() == 2);
    const auto who = [&](std::size_t r, std::uint32_t m) {
      return t.actor_of[t.first_mention[r] + m];
    };
    CHECK((who(1, 1) == who(0, 0)) == told);
    CHECK((who(1, 1) == who(1, 0)) != told);
  }
}

TEST_CASE("actors: every joining of other words has its reason") {
  const ActorTable t = join({
      article(
          1, "fr",
          {{"le président kazakh Kassym-Jomart Tokaïev", "Kassym-Jomart Tokaïev", kPerson, "KAZ"}}),
      article(2, "en", {{"Kasym-Zhomart Tokaev", "Kasym-Zhomart Tokaev", kPerson, ""}}),
      article(3, "en", {{"Tokaev", "Tokaev", kPerson, ""}}),
      article(4, "en", {{"Kasym-Zhomart Tokaev", "Kasym-Zhomart Tokaev", kPerson, ""}}),
      article(5, "fr", {{"Le président du Kazakhstan", "", kOffice, "KAZ"}}),
  });
  REQUIRE(t.actors.size() == 1);
  std::vector<Bond> bonds;
  for (const Joining& j : t.actors[0].joined) bonds.push_back(j.bond);
  CHECK(bonds == std::vector{Bond::kName, Bond::kSurname, Bond::kOffice});
  CHECK(t.actors[0].joined[0].likeness >= 850);
}

TEST_CASE("actors: a body whose name is translated stands between the same two others") {
  std::vector<Reading> readings{
      article(1, "en",
              {{"Pavel Osta", "Pavel Osta", kPerson, ""},
               {"the Southern Water Company", "Southern Water Company", kBody, ""},
               {"Elena Rusnac", "Elena Rusnac", kPerson, ""}}),
      article(2, "fr",
              {{"Pavel Osta", "Pavel Osta", kPerson, ""},
               {"la Compagnie des eaux du Sud", "Compagnie des eaux du Sud", kBody, ""},
               {"Elena Rusnac", "Elena Rusnac", kPerson, ""}}),
      article(3, "fr", {{"la Compagnie des eaux du Sud", "Compagnie des eaux du Sud", kBody, ""}})};
  const auto actors = [&](Kinship kinship) {
    const Corpus corpus{readings};
    std::vector<Copies> copies{
        {{Copy{.reading = index<Reading>(0)}, Copy{.reading = index<Reading>(1),
                                                   .of = index<Reading>(0),
                                                   .kinship = kinship,
                                                   .shared = 900}}},
        {{Copy{.reading = index<Reading>(2)}}}};
    const Story story{.copies = {index<Copies>(0), index<Copies>(1)}};
    return find_actors(corpus, copies, std::vector<Story>{story}, pack()).actors.size();
  };
  CHECK(actors(Kinship::kTranslation) == 3);
  CHECK(actors(Kinship::kSameText) == 4);
  readings[1].mentions[1].country = pack().world("countries").term("FRA");
  readings[0].mentions[1].country = pack().world("countries").term("GBR");
  CHECK(actors(Kinship::kTranslation) >= 4);
}

TEST_CASE("actors: the order of arrival does not matter") {
  const std::vector<Reading> some{
      article(1, "fr", {{"Anselmo Rastavel", "Anselmo Rastavel", kPerson, ""}}),
      article(2, "en", {{"Rastavel", "Rastavel", kPerson, ""}}),
      article(3, "fr", {{"Inès Rastavel", "Inès Rastavel", kPerson, ""}})};
  CHECK(names(join({some[0], some[1], some[2]})) == names(join({some[2], some[0], some[1]})));
}

}  // namespace
}  // namespace recoupe
