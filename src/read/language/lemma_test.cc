#include "read/language/lemma.h"

#include <doctest/doctest.h>

#include "pack/pack.h"
#include "random_model.h"
#include "read/language/parse.h"
#include "temp_folder.h"

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = Pack::load().value();
  return kPack;
}

std::string lemma(std::string_view language, std::string_view tag, std::string_view form) {
  const Lemmas& lemmas = pack().language(language).lemmas();
  std::string out;
  append_lemma(lemmas, lemmas.class_of(tag), form, out);
  return out;
}

std::string bytes(std::uint64_t number, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<char>(number >> (8 * i) & 0xff));
  return out;
}

// One edit (cut one, append "er"), no list.
std::string small_model(std::string_view slots, std::uint64_t number) {
  return "LEMMAS01" + bytes(1, 4) + bytes(0, 4) + bytes(number, 4) + "\x01\x02" + "er" +
         std::string(slots);
}

void check_corrupt(const std::string& model) {
  const auto read = Lemmas::read(model, "lang/xx/lemmas.model");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == Code::kCorrupt);
  CHECK(read.error().where == "lang/xx/lemmas.model");
}

}  // namespace

TEST_SUITE("lemmas") {
  TEST_CASE("a form has the lemma of its part of speech") {
    CHECK(lemma("fr", "VERB|Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part", "tuées") == "tuer");
    CHECK(lemma("fr", "NOUN|Gender=Masc|Number=Plur", "hôpitaux") == "hôpital");
    CHECK(lemma("fr", "AUX|Mood=Ind|Tense=Pres|VerbForm=Fin", "est") == "être");
    CHECK(lemma("fr", "NOUN|Number=Sing", "montre") == "montre");
    CHECK(lemma("fr", "VERB|Mood=Ind|Tense=Pres|VerbForm=Fin", "montre") == "montrer");
    CHECK(lemma("en", "VERB|Tense=Pres|VerbForm=Part", "denying") == "deny");
    CHECK(lemma("en", "NOUN|Number=Plur", "countries") == "country");
    CHECK(lemma("en", "PART", "n't") == "not");
  }

  TEST_CASE("features tell lemmas of one form apart") {
    CHECK(lemma("en", "VERB|Tense=Past|VerbForm=Fin", "found") == "find");
    CHECK(lemma("en", "VERB|VerbForm=Inf", "found") == "found");
    CHECK(lemma("en", "PRON|Person=3|Poss=Yes", "her") == "her");
    CHECK(lemma("en", "PRON|Person=3", "her") == "she");
    CHECK(lemma("fr", "VERB|Tense=Past|VerbForm=Fin", "vit") == "voir");
    CHECK(lemma("fr", "VERB|Tense=Pres|VerbForm=Fin", "vit") == "vivre");
  }

  TEST_CASE("a wrong feature does not cost the lemma of a known form") {
    CHECK(lemma("fr", "VERB|Tense=Imp|VerbForm=Fin", "retrouverait") == "retrouver");
    CHECK(lemma("fr", "VERB|Tense=Pres|VerbForm=Fin", "ferons") == "faire");
    CHECK(lemma("en", "VERB|VerbForm=Inf", "went") == "go");
    CHECK(lemma("en", "NOUN|Number=Sing", "women") == "woman");
  }

  TEST_CASE("a word that nobody has seen follows its ending") {
    CHECK(lemma("fr", "VERB|Tense=Imp|VerbForm=Fin", "blurgaient") == "blurger");
    CHECK(lemma("fr", "NOUN|Gender=Fem|Number=Plur", "blurgations") == "blurgation");
    CHECK(lemma("fr", "ADJ|Number=Plur", "blurginaux") == "blurginal");
    CHECK(lemma("en", "VERB|Tense=Past|VerbForm=Fin", "blurgified") == "blurgify");
    CHECK(lemma("en", "NOUN|Number=Plur", "blurgists") == "blurgist");
  }

  TEST_CASE("names keep their capitals, words lose them") {
    CHECK(lemma("fr", "PROPN", "Zyrkhanov") == "Zyrkhanov");
    CHECK(lemma("en", "PROPN|Number=Sing", "OTSC") == "OTSC");
    CHECK(lemma("en", "NOUN|Number=Plur", "Talks") == "talk");
    CHECK(lemma("fr", "NOUN|Number=Plur", "BLINDÉS") == "blindé");
    CHECK(lemma("en", "PRON|Person=1", "me") == "I");
  }

  TEST_CASE("a capital without its accent is the letter it stands for") {
    CHECK(lemma("fr", "NOUN|Number=Plur", "Elections") == "élection");
    CHECK(lemma("fr", "VERB|Tense=Past|VerbForm=Part", "Evacués") == "évacuer");
    CHECK(lemma("fr", "NOUN|Number=Plur", "Enquêtes") == "enquête");
    CHECK(lemma("fr", "NOUN|Number=Plur", "elections") == "election");
    CHECK(lemma("fr", "PROPN", "Erevan") == "Erevan");
  }

  TEST_CASE("a number stays as it is, without the commas of English groups") {
    CHECK(lemma("en", "NUM|NumType=Card", "1,240") == "1240");
    CHECK(lemma("en", "NUM|NumType=Card", "12.5") == "12.5");
    CHECK(lemma("fr", "NUM", "12,5") == "12,5");
  }

  TEST_CASE("odd forms have lemmas, and never crash") {
    for (const std::string tag :
         {"", "|", "NOUN|", "VERB|Tense", "VERB|Tense=Past|", "ADP+DET", "X=|Y|="})
      for (const std::string& form :
           {std::string(), std::string("\xff\xc3"), std::string("\0", 1), std::string(100'000, 's'),
            std::string("İ"), std::string("2 500"), std::string(64, 's'), std::string("é")})
        for (const std::string language : {"fr", "en", "none"}) (void)lemma(language, tag, form);
    CHECK(lemma("fr", "NUM", "2 500") == "2 500");
    CHECK(lemma("fr", "NOUN", std::string(65, 'S')) == std::string(65, 'S'));
    CHECK(lemma("none", "NOUN", "Tués") == "Tués");
  }

  TEST_CASE("every unit with a tag gets a lemma of its own place") {
    const testing::TempFolder folder;
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
    folder.write("lang/xx/syntax.model", RandomModel(1, {}).file());
    folder.write("lang/xx/lemmas.model", small_model(bytes(0x10000, 8), 1));
    const Pack own = Pack::load(folder.path()).value();
    Article article;
    article.lang = "xx";
    article.text = "Un mot, deux mots. Tués ?";
    article.blocks = {
        {{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::kParagraph}};
    Words words = analyse(article, own);
    parse(words);
    add_lemmas(words);
    REQUIRE(words.units.size() == 8);
    for (const Unit& u : words.units)
      if (u.upos != Upos::kAdpDet && u.upos != Upos::kAdpPron)
        CHECK(u.lemma.of(words.lemmas) == u.span.of(article.text));
  }

  TEST_CASE("what is no model is an error that names the file") {
    const std::string slots = bytes(0x10000, 8) + bytes(0x20000, 8);
    const std::string good = small_model(slots, 2);
    REQUIRE(Lemmas::read(good, ""));
    check_corrupt("");
    check_corrupt("LEMMAS02" + good.substr(8));
    for (std::size_t size = 0; size < good.size(); ++size) check_corrupt(good.substr(0, size));
    check_corrupt(good + "x");
    check_corrupt(small_model(slots, 3));
    check_corrupt(small_model(slots, 0xffffffff));
    check_corrupt(small_model(bytes(0x20000, 8) + bytes(0x10000, 8), 2));  // not rising
    check_corrupt(small_model(bytes(0x10000, 8) + bytes(0x10001, 8), 2));  // one hash twice
    check_corrupt(small_model(bytes(0, 8), 1));                            // the free slot
  }

  TEST_CASE("every prefix of the real models is refused, and so is every length in them") {
    for (const std::string language : {"fr", "en"}) {
      std::string model(pack().language(language).file("lemmas"));
      REQUIRE(Lemmas::read(model, ""));
      for (std::size_t size = 0; size < model.size(); size += 997)
        check_corrupt(model.substr(0, size));
      for (std::size_t at = 8; at < 20; ++at) {
        std::string broken = model;
        broken[at] = static_cast<char>(broken[at] ^ 0x40);
        check_corrupt(broken);
      }
    }
  }
}

}  // namespace recoupe
