#include "read/language/parse.h"

#include <doctest/doctest.h>

#include "random_model.h"
#include "temp_folder.h"

namespace recoupe {
namespace {

// A language of its own: a model of random numbers and a table of nothing.
Pack random_pack(std::uint32_t seed) {
  const testing::TempFolder folder;
  folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
  folder.write("lang/xx/syntax.model", RandomModel(seed, {.relations = 9}).file());
  return Pack::load(folder.path()).value();
}

Words words_of(const Article& article, const Pack& pack) {
  Words words = analyse(article, pack);
  parse(words);
  return words;
}

Article text(std::string words) {
  Article article;
  article.lang = "xx";
  article.text = std::move(words);
  article.blocks = {{{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::kParagraph}};
  return article;
}

void check_trees(const Words& words) {
  for (const Run<Unit> s : words.sentence_units) {
    std::size_t roots = 0;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      std::uint32_t at = i;
      std::size_t steps = 0;
      for (; words.units[at].head != kRoot && steps <= s.size(); ++steps) {
        at = words.units[at].head;
        REQUIRE(at >= s.begin);
        REQUIRE(at < s.end);
      }
      REQUIRE(steps <= s.size());
      roots += words.units[i].head == kRoot;
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("parse: behind so many words no sentence has a tree, and every word stays") {
  constexpr std::size_t kSentences = 90'000;
  std::string words;
  for (std::size_t i = 0; i < kSentences; ++i) words += "Aa bb. ";
  const Article article = text(std::move(words));
  const Pack pack = random_pack(3);
  const Words parsed = words_of(article, pack);
  REQUIRE(parsed.sentence_units.size() == kSentences);
  REQUIRE(parsed.units.size() == 3 * kSentences);
  std::size_t with_tree = 0;
  while (with_tree < parsed.units.size() && parsed.units[with_tree].head != kNoHead) ++with_tree;
  CHECK(with_tree == 250'000 / 3 * 3);
  for (std::size_t i = with_tree; i < parsed.units.size(); ++i)
    REQUIRE(parsed.units[i].head == kNoHead);
}

TEST_CASE("parse: every sentence is a tree") {
  const Pack pack = random_pack(1);
  const Article article = text("Un mot. Deux mots, trois ! Et puis ? « Oui. » Non");
  const Words words = words_of(article, pack);
  CHECK(words.sentence_units.size() > 2);
  check_trees(words);
}

TEST_CASE("parse: a sentence without end is cut into pieces, and is still one tree") {
  const Pack pack = random_pack(2);
  std::string long_text;
  for (int i = 0; i < 1000; ++i) long_text += i % 37 == 36 ? "oui, " : "oui ";
  const Article article = text(long_text);
  const Words words = words_of(article, pack);
  CHECK(words.units.size() > 1000);
  check_trees(words);
}

TEST_CASE("parse: a language without a model keeps its units as they are") {
  const Pack pack = Pack::load().value();
  const Article article = text("Un mot.");
  const Words words = words_of(article, pack);
  for (const Unit& u : words.units) CHECK(u.head == kNoHead);
}

TEST_CASE("parse: a model that is none is an error of the pack") {
  const testing::TempFolder folder;
  folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
  folder.write("lang/xx/syntax.model", "not a net");
  const auto pack = Pack::load(folder.path());
  REQUIRE(!pack.has_value());
  CHECK(pack.error().where == "lang/xx/syntax.model");
}

}  // namespace
}  // namespace recoupe
