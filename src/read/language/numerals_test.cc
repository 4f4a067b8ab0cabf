#include "read/language/numerals.h"

#include <doctest/doctest.h>

#include <array>
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
  text = std::string(5000, '9');
  CHECK(read("fr", text).left <= 1);
}

}  // namespace
}  // namespace recoupe
