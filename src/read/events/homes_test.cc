#include "read/events/homes.h"

#include <doctest/doctest.h>

#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "read/language/language.h"
#include "read/language/tree_walk.h"

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = *Pack::load();
  return kPack;
}

Term country(std::string_view code) { return pack().world("countries").term(code); }

Mention mention(ActorKind kind, std::string_view sector, std::string_view home) {
  Mention m;
  m.kind = kind;
  m.sector = pack().world("sectors").term(sector);
  if (!home.empty()) m.country = country(home);
  return m;
}

// The first does something of that type to the second; the third, where there is one, is the place.
std::vector<Home> homes(std::string_view type, const std::vector<Mention>& mentions) {
  EventMention event;
  event.type = pack().world("plover").term(type);
  const std::vector<Index<Mention>> parties{{0}, {1}};
  event.actors = {0, 1};
  event.targets = {1, 2};
  if (mentions.size() > 2) event.place = {2};
  return find_homes(Prose{}, std::vector{event}, parties, mentions, pack());
}

TEST_SUITE("read/events") {
  TEST_CASE("police and the people it arrests are of the place") {
    const auto found = homes(
        "COERCE", {mention(ActorKind::kBody, "COP", ""), mention(ActorKind::kGroup, "EDU", ""),
                   mention(ActorKind::kPlace, "", "PER")});
    REQUIRE(found.size() == 2);
    CHECK(found[0].country == country("PER"));
    CHECK(found[1].mention == Index<Mention>{1});
  }

  TEST_CASE("people are of the country of their court") {
    const auto found = homes("SANCTION", {mention(ActorKind::kBody, "JUD", "PER"),
                                          mention(ActorKind::kOffice, "OPP", "")});
    REQUIRE(found.size() == 1);
    CHECK(found[0].country == country("PER"));
  }

  TEST_CASE("rebels are not of the state that warns them") {
    CHECK(homes("THREATEN",
                {mention(ActorKind::kState, "GOV", "PER"), mention(ActorKind::kGroup, "REB", "")})
              .empty());
  }

  TEST_CASE("guests are not of the country of their host") {
    CHECK(homes("CONSULT",
                {mention(ActorKind::kOffice, "GOV", "PER"), mention(ActorKind::kOffice, "GOV", "")})
              .empty());
  }

  TEST_CASE("who leads a state in a clause of their own is of it, and so is the army") {
    Article article;
    article.lang = "fr";
    article.text = "Luis, qui gouvernait le Pérou, fut renversé par l'armée.";
    article.blocks = {
        {{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::kParagraph}};
    Words words = analyse(article, pack());
    const std::vector<std::pair<std::uint32_t, Relation>> tree{
        {8, Relation::kNsubj},    {3, Relation::kPunct}, {3, Relation::kNsubj},
        {0, Relation::kAclRelcl}, {5, Relation::kDet},   {3, Relation::kObj}};
    for (std::size_t t = 0; t < tree.size(); ++t)
      std::tie(words.tokens[t].head, words.tokens[t].relation) = tree[t];
    grow_tree(words);
    Mention luis = mention(ActorKind::kPerson, "", "");
    luis.span = luis.name = {0, 4};
    Mention peru = mention(ActorKind::kState, "GOV", "PER");
    peru.span = words.tokens[5].span;
    Mention army = mention(ActorKind::kBody, "MIL", "");
    army.span = {peru.span.end + 20, peru.span.end + 25};
    EventMention event;
    event.type = pack().world("plover").term("ASSAULT");
    event.actors = {0, 1};
    event.targets = {1, 2};
    const std::vector<Index<Mention>> parties{{2}, {0}};
    const auto found = find_homes(words.prose(), std::vector{event}, parties,
                                  std::vector{luis, peru, army}, pack());
    REQUIRE(found.size() == 2);
    CHECK(found[0].country == country("PER"));
    CHECK(found[1].mention == Index<Mention>{0});
  }

  TEST_CASE("a name gets no country") {
    Mention named = mention(ActorKind::kOffice, "OPP", "");
    named.name = {3, 9};
    CHECK(homes("COERCE", {mention(ActorKind::kBody, "COP", "PER"), named}).empty());
  }
}

}  // namespace
}  // namespace recoupe
