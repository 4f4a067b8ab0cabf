#include "read/language/numerals.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "pack/pack.h"
#include "read/language/language.h"

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = *Pack::load();
  return kPack;
}

struct Read {
  double value = -1;
  std::size_t left = 0;  // tokens behind the number
  Numeral numeral{};
};

Read read(const char* language, const std::string& text) {
  Article article;
  article.text = text;
  article.lang = language;
  article.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph}};
  const Words words = analyse(article, pack());
  const auto n = numeral_at(words.prose(), 0, words.tokens.size());
  if (!n) return {-1, words.tokens.size(), {}};
  return {n->value, words.tokens.size() - n->length, *n};
}

TEST_CASE("numerals: French number words are read as a whole") {
  const std::array<std::pair<const char*, double>, 16> cases{{
      {"vingt et un", 21},
      {"vingt-et-un", 21},
      {"soixante-dix-sept", 77},
      {"soixante et onze", 71},
      {"quatre-vingts", 80},
      {"quatre vingt dix-neuf", 99},
      {"septante-trois", 73},
      {"deux mille cinq cents", 2500},
      {"mille deux cent trente", 1230},
      {"trois millions deux cent mille", 3'200'000},
      {"deux-cent-mille", 200'000},
      {"une vingtaine", 20},
      {"une demi-douzaine", 6},
      {"un milliard et demi", 1.5e9},
      {"douze virgule zéro cinq", 12.05},
      {"cinquante-et-un-mille", 51'000},
  }};
  for (const auto& one : cases) {
    const char* text = one.first;
    INFO(text);
    const Read r = read("fr", text);
    CHECK(r.value == doctest::Approx(one.second));
    CHECK(r.left == 0);
  }
}

TEST_CASE("numerals: English number words are read as a whole") {
  const std::array<std::pair<const char*, double>, 10> cases{{
      {"twenty-six", 26},
      {"two hundred and fifty thousand", 250'000},
      {"one hundred fifteen", 115},
      {"forty five hundred", 4500},
      {"half a million", 500'000},
      {"half a dozen", 6},
      {"a couple of hundred", 200},
      {"one and a half million", 1'500'000},
      {"thirty-five thousand", 35'000},
      {"a thousand", 1000},
  }};
  for (const auto& one : cases) {
    const char* text = one.first;
    INFO(text);
    const Read r = read("en", text);
    CHECK(r.value == doctest::Approx(one.second));
    CHECK(r.left == 0);
  }
}

TEST_CASE("numerals: digits follow the marks of the language") {
  CHECK(read("fr", "2 500").value == 2500);
  CHECK(read("fr", "2.500").value == 2500);
  CHECK(read("fr", "2,5 millions").value == 2'500'000);
  CHECK(read("fr", "2,500").numeral.grouped == 2500);
  CHECK(read("en", "2,500").value == 2500);
  CHECK(read("en", "1.2m").value == 1'200'000);
  CHECK(read("en", "3.5 billion").value == 3.5e9);
  CHECK(read("en", "1,234.5").value == 1234.5);
  CHECK(read("en", "1.234,5").value == 1234.5);
  CHECK(read("fr", "1,234.5").value == 1234.5);
}

TEST_CASE("numerals: parts of one, in words and in signs") {
  struct One {
    const char* language;
    const char* text;
    double value;
  };
  const std::array<One, 25> cases{{
      {"en", "seven eighths", 7.0 / 8},
      {"en", "one-ninth", 1.0 / 9},
      {"en", "four and two thirds", 4 + 2.0 / 3},
      {"en", "six million and a quarter", 6'250'000},
      {"en", "a quarter of a million", 250'000},
      {"en", "two thirty-sixths", 2.0 / 36},
      {"en", "one thirty sixth", 1.0 / 36},
      {"en", "one in seven", 1.0 / 7},
      {"en", "5/8", 0.625},
      {"en", "3 1/2", 3.5},
      {"en", "¾", 0.75},
      {"en", "7½", 7.5},
      {"en", "2.5e4", 25'000},
      {"en", "4x10^3", 4000},
      {"en", "2^10", 1024},
      {"fr", "sept huitièmes", 7.0 / 8},
      {"fr", "deux tiers", 2.0 / 3},
      {"fr", "trente et deux cinquièmes", 30.4},
      {"fr", "quatre milliards et un quart", 4.25e9},
      {"fr", "trois quarts de million", 750'000},
      {"fr", "un trente-sixième", 1.0 / 36},
      {"fr", "un sur sept", 1.0 / 7},
      {"fr", "2,5e4", 25'000},
      {"fr", "un et un quart", 1.25},
      {"fr", ",75", 0.75},
  }};
  for (const One& one : cases) {
    INFO(one.text);
    const Read r = read(one.language, one.text);
    CHECK(r.value == doctest::Approx(one.value));
    CHECK(r.left == 0);
  }
  CHECK(read("fr", "trois quarts").numeral.share);
  CHECK_FALSE(read("fr", "cinq quarts").numeral.share);
}

TEST_CASE("numerals: an ordinal is no number") {
  for (const char* text : {"twenty-sixth", "twenty sixth floor", "a seventh man", "third"})
    CHECK(read("en", text).value == -1);
  for (const char* text : {"vingt-sixième", "vingt et unième", "deux-centième", "quatre-vingtième",
                           "vingt sixièmes", "septième"})
    CHECK(read("fr", text).value == -1);
  CHECK(read("fr", "un septième homme").numeral.length == 1);
}

TEST_CASE("numerals: sizes behind digits") {
  CHECK(read("en", "12 k").value == 12'000);
  CHECK(read("en", "4bln").value == 4e9);
  CHECK(read("en", "3 M").value == 3'000'000);
  CHECK(read("en", "3 m").value == 3);
  CHECK(read("fr", "7 M").value == 7'000'000);
  CHECK(read("fr", "7 Mds").value == 7e9);
  CHECK(read("fr", "4millions").value == 4'000'000);
  CHECK(read("fr", "7m").value == -1);
  CHECK(read("en", "6 thousand 2 hundred and 11").value == 6211);
  CHECK(read("en", "six lakh").value == 600'000);
  CHECK(read("en", "12,34,567.5").value == 1'234'567.5);
  CHECK(read("en", "2.5 hundred").value == 250);
  CHECK(read("fr", "deux crores").value == 20'000'000);
  CHECK(read("fr", "60 cents").value == 60);
}

TEST_CASE("numerals: what stands before a number may change it") {
  CHECK(read("en", "-12").value == -12);
  CHECK(read("en", "minus twelve").value == -12);
  CHECK(read("fr", "négatif trois").value == -3);
  CHECK(read("en", "zero four").value == 4);
  CHECK(read("en", "eighteen sixty-two").value == 1862);
  CHECK(read("en", "six thousand, two hundred twelve").value == 6212);
  CHECK(read("en", "six thousand, twelve").value == 6000);
}

TEST_CASE("numerals: a hyphen with spaces around it may hold two words together") {
  CHECK(read("en", "sixty - four").value == 64);
  CHECK(read("en", "three - eighths").value == 0.375);
  CHECK(read("en", "sixty - seventy").value == 60);
  CHECK(read("en", "four - six").value == 4);
}

TEST_CASE("numerals: what French does not join is two numbers") {
  CHECK(read("fr", "trente un").value == 30);
  CHECK(read("fr", "trente-un").value == 31);
  CHECK(read("fr", "mille un cent").value == 1001);
  CHECK(read("fr", "quatorze cents").value == 1400);
  CHECK(read("fr", "cinquante cents").value == 50);
}

TEST_CASE("numerals: two numbers side by side are two") {
  CHECK(read("en", "one hundred and two hundred").value == 100);
  CHECK(read("en", "ten two").value == 10);
  CHECK(read("fr", "dix deux").value == 10);
  CHECK(read("fr", "mille mille").left == 1);
}

TEST_CASE("numerals: words that only look like numbers are none") {
  CHECK(read("fr", "millions").value == -1);
  CHECK(read("en", "a house").value == -1);
  CHECK(read("en", "1990s").value == -1);
  CHECK(read("en", "ten-year-old").value == -1);
  CHECK(read("fr", "dix-septième").value == -1);
  CHECK_FALSE(read("fr", "une").numeral.lone);
}

TEST_CASE("numerals: endless numbers end") {
  std::string text = "cent";
  for (int i = 0; i < 2000; ++i) text += "-cent";
  CHECK(read("fr", text).value == -1);
  for (const char* odd : {"9^999", "0^-1", "9e300 million", "1e999 and a half", "1/0"})
    CHECK(std::isfinite(read("en", odd).value));
  text = std::string(5000, '9');
  CHECK(read("fr", text).left <= 1);
}

}  // namespace
}  // namespace recoupe
