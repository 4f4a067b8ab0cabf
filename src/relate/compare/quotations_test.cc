#include <doctest/doctest.h>

#include "relate/compare/compare.h"
#include "small_corpus.h"

namespace recoupe {
namespace {

using namespace testing;

// An article of one sentence: the words, and who says them.
Reading said(std::string_view words, std::string_view who, std::string_view lang = "fr",
             std::string_view day = "2022-03-01", Manner manner = Manner::kDirect) {
  Reading r = reading("Titre\n" + std::string(words) + " " + std::string(who), day, lang);
  Quote q;
  if (!who.empty()) {
    name(r, who, ActorKind::kBody);
    q.speaker = index<Mention>(0);
    q.source = r.mentions[0].span;
  }
  q.spans = {0, 1};
  q.manner = manner;
  r.quote_spans.push_back(find(r, words));
  r.quotes.push_back(q);
  return r;
}

std::vector<Quotation> gathered(std::vector<Reading> readings) {
  const Corpus all = corpus(std::move(readings));
  return gather_quotations(all, one_story(all), pack());
}

}  // namespace

TEST_SUITE("quotations") {
  TEST_CASE("the same words of one speaker in two texts are one quotation of two origins") {
    const auto all = gathered({said("Le pont sera rouvert lundi matin", "Mairie"),
                               said("Le pont sera rouvert dès lundi matin", "Mairie")});
    REQUIRE(all.size() == 1);
    CHECK(all[0].origins == 2);
    CHECK(all[0].wordings.size() == 2);
    CHECK(all[0].speaker);
  }

  TEST_CASE("the same words of two speakers are two quotations") {
    CHECK(gathered({said("Le pont sera rouvert lundi matin", "Mairie"),
                    said("Le pont sera rouvert lundi matin", "Port")})
              .size() == 2);
  }

  TEST_CASE("other numbers are other words") {
    CHECK(gathered({said("Nous avons compté 26 blessés graves", "Mairie"),
                    said("Nous avons compté 36 blessés graves", "Mairie")})
              .size() == 2);
  }

  TEST_CASE("a translation by the same speaker of the same day is the same quotation") {
    const auto all =
        gathered({said("Les deux présidents se parleront chaque jour", "Kremlin"),
                  said("The two presidents will speak every day", "Kremlin", "en", "2022-03-02")});
    REQUIRE(all.size() == 1);
    CHECK(all[0].origins == 2);
  }

  TEST_CASE("what one speaker says in another language another week is another quotation") {
    CHECK(gathered({said("Les deux présidents se parleront chaque jour", "Kremlin"),
                    said("The two presidents will speak every day", "Kremlin", "en", "2022-03-12")})
              .size() == 2);
  }

  TEST_CASE("two things that one speaker says stay two") {
    CHECK(gathered({said("Le pont sera rouvert lundi matin", "Mairie"),
                    said("Les écoles resteront fermées toute la semaine", "Mairie")})
              .size() == 2);
  }

  TEST_CASE("the most direct wording gives the manner") {
    const auto all = gathered(
        {said("le pont sera rouvert lundi matin", "Mairie", "fr", "2022-03-01", Manner::kReported),
         said("Le pont sera rouvert lundi matin", "Mairie")});
    REQUIRE(all.size() == 1);
    CHECK(all[0].manner == Manner::kDirect);
  }
}

}  // namespace recoupe
