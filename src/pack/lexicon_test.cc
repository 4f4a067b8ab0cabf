#include <doctest/doctest.h>

#include "pack/pack.h"

namespace recoupe {
namespace {

// Has the language a reading of `form` as that lemma with all of those bits?
bool knows(const Pack& pack, std::string_view language, std::string_view form,
           std::string_view lemma, int bits) {
  for (const WordEntry& e : pack.language(language).entries(pack.vocabulary().find(form)))
    if (pack.vocabulary().text(e.lemma) == lemma && (e.forms & bits) == bits) return true;
  return false;
}

}  // namespace

TEST_SUITE("lexicon") {
  TEST_CASE("French verbs are conjugated by the longest ending of their infinitive") {
    const auto pack = Pack::load();
    REQUIRE(pack);
    CHECK(knows(*pack, "fr", "annonçait", "annoncer", kFinite | kPastForm | kThird));
    CHECK(knows(*pack, "fr", "protégeant", "protéger", kGerund));
    CHECK(knows(*pack, "fr", "appellent", "appeler", kFinite | kPresentForm | kPlural));
    CHECK(knows(*pack, "fr", "obtenues", "obtenir", kParticiple | kFeminine | kPlural));
    CHECK(knows(*pack, "fr", "garantit", "garantir", kFinite | kThird));
    CHECK(knows(*pack, "fr", "dira", "dire", kFinite | kFutureForm));
    CHECK(knows(*pack, "fr", "sauront", "savoir", kFutureForm | kPlural));
    CHECK(knows(*pack, "fr", "auraient", "avoir", kConditional | kPlural));
    CHECK(knows(*pack, "fr", "combattait", "combattre", kPastForm));
    CHECK(knows(*pack, "fr", "reprend", "reprendre", kPresentForm));
    CHECK_FALSE(knows(*pack, "fr", "alle", "aller", kFinite));
  }

  TEST_CASE("an irregular English verb has no regular forms") {
    const auto pack = Pack::load();
    REQUIRE(pack);
    CHECK(knows(*pack, "en", "said", "say", kFinite | kParticiple));
    CHECK(knows(*pack, "en", "dying", "die", kGerund));
    CHECK(knows(*pack, "en", "denies", "deny", kThird));
    CHECK(knows(*pack, "en", "stopped", "stop", kPastForm));
    CHECK(knows(*pack, "en", "killed", "kill", kParticiple));
    CHECK_FALSE(knows(*pack, "en", "seed", "see", kPastForm));
    CHECK_FALSE(knows(*pack, "en", "planed", "plan", kPastForm));
  }

  TEST_CASE("a noun has its plural") {
    const auto pack = Pack::load();
    REQUIRE(pack);
    CHECK(knows(*pack, "fr", "hôpitaux", "hôpital", kPlural));
    CHECK(knows(*pack, "fr", "travaux", "travail", 0));
    CHECK(knows(*pack, "en", "embassies", "embassy", kPlural));
    CHECK(knows(*pack, "en", "spokesmen", "spokesman", kPlural));
  }
}

}  // namespace recoupe
