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

TEST_CASE("actors: the order of arrival does not matter") {
  const std::vector<Reading> some{
      article(1, "fr", {{"Anselmo Rastavel", "Anselmo Rastavel", kPerson, ""}}),
      article(2, "en", {{"Rastavel", "Rastavel", kPerson, ""}}),
      article(3, "fr", {{"Inès Rastavel", "Inès Rastavel", kPerson, ""}})};
  CHECK(names(join({some[0], some[1], some[2]})) == names(join({some[2], some[0], some[1]})));
}

}  // namespace
}  // namespace recoupe
