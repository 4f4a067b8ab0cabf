#include "read/names/labelled_names.h"

#include <doctest/doctest.h>

#include <string>

#include "read/language/language.h"
#include "read/names/names.h"

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = Pack::load().value();
  return kPack;
}

// An English text without any label; the tests set their own.
struct Text {
  Article article;
  Words words;

  explicit Text(std::string text) {
    article.lang = "en";
    article.text = std::move(text);
    article.blocks = {
        {{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::kParagraph}};
    words = analyse(article, pack());
    for (Token& t : words.tokens) t.name = {};
  }

  // The n-th place of the word, from 0.
  std::uint32_t place(std::string_view word, int n) const {
    for (std::uint32_t i = 0; i < words.tokens.size(); ++i)
      if (words.tokens[i].span.of(words.text) == word && n-- == 0) return i;
    FAIL("no such word");
    return 0;
  }
  void mark(std::string_view word, int n, NameKind kind, bool begins = true) {
    words.tokens[place(word, n)].name = {kind, begins};
  }
  void forget_model() {
    for (Token& t : words.tokens) t.head = kNoHead;
    words.units.clear();
  }
};

NameKind kind(const LabelledNames& names, std::uint32_t token) {
  const LabelledName* name = names.over(token);
  return name ? name->kind : NameKind::kNone;
}

TEST_CASE("labelled names: one kind in the whole article, also where a place is unmarked") {
  Text t("We met Belkadi. They saw Belkadi there. We left Belkadi, and nobody knew Belkadi.");
  t.mark("Belkadi", 0, NameKind::kPerson);
  t.mark("Belkadi", 1, NameKind::kPlace);
  t.mark("Belkadi", 2, NameKind::kPerson);
  const Prose prose = t.words.prose();
  const LabelledNames names(prose);
  for (int n = 0; n < 4; ++n) CHECK(kind(names, t.place("Belkadi", n)) == NameKind::kPerson);
  CHECK(kind(names, t.place("met", 0)) == NameKind::kNone);
}

TEST_CASE("labelled names: a word that is mostly unmarked stays so") {
  Text t("We met Belkadi. They saw Belkadi there. We left Belkadi, and nobody knew Belkadi.");
  t.mark("Belkadi", 0, NameKind::kPerson);
  const Prose prose = t.words.prose();
  const LabelledNames names(prose);
  CHECK(kind(names, t.place("Belkadi", 0)) == NameKind::kPerson);
  CHECK(kind(names, t.place("Belkadi", 1)) == NameKind::kNone);
}

TEST_CASE("labelled names: the end of a full name has a vote for a person") {
  Text t("We met Nina Belkadi. They left Belkadi there.");
  t.mark("Nina", 0, NameKind::kPerson);
  t.mark("Belkadi", 0, NameKind::kPerson, false);
  t.mark("Belkadi", 1, NameKind::kPlace);
  const Prose prose = t.words.prose();
  const LabelledNames names(prose);
  CHECK(kind(names, t.place("Belkadi", 1)) == NameKind::kPerson);
  CHECK(names.over(t.place("Belkadi", 1))->surname);
}

TEST_CASE("labelled names: two persons side by side are one, two bodies are not") {
  Text t("We met Nina Belkadi at Borealis Varoche.");
  t.mark("Nina", 0, NameKind::kPerson);
  t.mark("Belkadi", 0, NameKind::kPerson);
  t.mark("Borealis", 0, NameKind::kOrganisation);
  t.mark("Varoche", 0, NameKind::kOrganisation);
  const Prose prose = t.words.prose();
  const LabelledNames names(prose);
  CHECK(names.over(t.place("Nina", 0)) == names.over(t.place("Belkadi", 0)));
  CHECK(names.over(t.place("Borealis", 0)) != names.over(t.place("Varoche", 0)));
}

TEST_CASE("labelled names: without a model the capitals speak") {
  Text t("Elsa Varoche, who ran the port, met a crew. Varoche said no.");
  t.forget_model();
  const Prose prose = t.words.prose();
  CHECK_FALSE(LabelledNames(prose).read(0));
  const std::vector<Mention> mentions = find_mentions(prose, pack()).mentions;
  REQUIRE(mentions.size() >= 2);
  CHECK(mentions.front().kind == ActorKind::kPerson);
  CHECK(mentions.front().span.of(prose.text) == "Elsa Varoche");
  CHECK(mentions.front().rule == pack().rule("names:capitals"));
  CHECK(mentions.back().span.of(prose.text) == "Varoche");
}

}  // namespace
}  // namespace recoupe
