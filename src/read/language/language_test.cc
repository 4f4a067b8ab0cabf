#include "read/language/language.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = Pack::load().value();
  return kPack;
}

struct Text {
  Article article;
  Words words;
  Text(std::string lang, std::string text) {
    article.lang = std::move(lang);
    article.text = std::move(text);
    article.blocks = {
        {{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::kParagraph}};
    words = analyse(article, pack());
  }
  std::string tokens() const {
    std::string out;
    for (const Token& t : words.tokens)
      out += (out.empty() ? "" : "|") + std::string(t.span.of(words.text));
    return out;
  }
};

TEST_CASE("language: French clitics are words of their own") {
  CHECK(Text("fr", "L’avis qu'il a donné, jusqu'ici, s'est-il perdu ?").tokens() ==
        "L’|avis|qu'|il|a|donné|,|jusqu'|ici|,|s'|est|-il|perdu|?");
  CHECK(Text("fr", "Y a-t-il un porte-parole aujourd'hui ?").tokens() ==
        "Y|a|-t-il|un|porte-parole|aujourd'hui|?");
}

TEST_CASE("language: English clitics are words of their own") {
  CHECK(Text("en", "Moscow's envoy didn't say he'd go.").tokens() ==
        "Moscow|'s|envoy|did|n't|say|he|'d|go|.");
}

TEST_CASE("language: a number with its separators is one word") {
  CHECK(Text("fr", "2 500 soldats, 1 000 blessés, 3,5 millions et 10-15 cas").tokens() ==
        "2 500|soldats|,|1 000|blessés|,|3,5|millions|et|10|-|15|cas");
  CHECK(Text("fr", "en 2022 250 morts le 5.").tokens() == "en|2022|250|morts|le|5|.");
  CHECK(Text("en", "1,000 of 12,345,678 and 10-year-old on 2022-01-07").tokens() ==
        "1,000|of|12,345,678|and|10-year-old|on|2022|-|01|-|07");
  CHECK(Text("en", "12,34,567.5 of 5,67,000, and 12,34,56").tokens() ==
        "12,34,567.5|of|5,67,000|,|and|12|,|34|,|56");
}

TEST_CASE("language: names with hyphens, domains and initials are one word") {
  CHECK(Text("fr", "Kassym-Jomart Tokaïev sur businessmagazin.ro").tokens() ==
        "Kassym-Jomart|Tokaïev|sur|businessmagazin.ro");
  CHECK(Text("fr", "Fin.Le reste").tokens() == "Fin|.|Le|reste");
}

TEST_CASE("language: a word has the lemma and the forms that the lexicon knows") {
  const Text text("fr", "Ils ont déclaré cela d’après lui");
  const Token& told = text.words.tokens[2];
  CHECK(pack().vocabulary().text(told.lemma) == "déclarer");
  CHECK((told.forms & kParticiple) != 0);
}

TEST_CASE("language: a phrase of a table matches forms and lemmas") {
  const Table& heads = pack().language("fr").table("according_to");
  const Text by_form("fr", "D’après lui, oui");
  const Match form = match(by_form.words.prose(), heads, 0, 5);
  REQUIRE(form.length == 2);
  CHECK(heads.cell(form.row, "kind") == "source");
  const Text by_lemma("fr", "Elle fut citée par eux");
  const Match lemma = match(by_lemma.words.prose(), heads, 2, 5);
  REQUIRE(lemma.length == 2);
  CHECK(heads.cell(lemma.row, "kind") == "relay");
  CHECK_FALSE(match(by_lemma.words.prose(), heads, 0, 5));
  CHECK_FALSE(match(by_lemma.words.prose(), heads, 2, 3));  // the phrase does not end in time
  CHECK_FALSE(match(by_lemma.words.prose(), heads, 9, 12));
}

TEST_CASE("language: any bytes give tokens inside the text, in order") {
  for (const char* text : {"", " ", "''''", "....", "a'", "-", "1,", "1 2 3", "\xc3", "«»",
                           "x.y.z.", "'s", "n't", "-t-il"}) {
    const Text t("fr", text);
    std::uint32_t at = 0;
    for (const Token& token : t.words.tokens) {
      CHECK(token.span.begin >= at);
      CHECK(token.span.end > token.span.begin);
      at = token.span.end;
    }
    CHECK(at <= t.article.text.size());
    std::size_t in_sentences = 0;
    for (const Run<Token> run : t.words.words) in_sentences += run.size();
    CHECK(in_sentences == t.words.tokens.size());
  }
}

TEST_CASE("language: an address, a face and a run of signs are one token each") {
  CHECK(Text("fr", "Écrire à presse@exemple.fr, voir www.exemple.fr/a-b. Merci :-) -- « @compte »")
            .tokens() ==
        "Écrire|à|presse@exemple.fr|,|voir|www.exemple.fr/a-b|.|Merci|:-)|--|«|@compte|»");
  CHECK(Text("en", "No!!! Really?! ==== a:b ----").tokens() == "No|!!!|Really|?!|====|a|:|b|----");
}

TEST_CASE("language: units lie in order, cover every token, and know the token they begin in") {
  for (const char* text :
       {"don't-know 7:00PM 10-15-20", "well-known '' cannot etc.", "-là 1-2-", "a&b&c",
        "élu(e)s (e) l'on", "+ +1 +a", "x(s)", "soldiers' 'tis'", "\xc2\xad-\xc2\xad"})
    for (const char* lang : {"fr", "en", "xx"}) {
      const Text t(lang, text);
      INFO(text);
      std::uint32_t at = 0;
      std::string units, tokens;
      for (const Unit& u : t.words.units) {
        CHECK(u.span.begin >= at);
        CHECK(u.span.end > u.span.begin);
        REQUIRE(u.token < t.words.tokens.size());
        CHECK(t.words.tokens[u.token].span.begin <= u.span.begin);
        CHECK(t.words.tokens[u.token].span.end > u.span.begin);
        at = u.span.end;
        units += u.span.of(t.words.text);
      }
      for (const Token& token : t.words.tokens) tokens += token.span.of(t.words.text);
      CHECK(units == tokens);
    }
}

TEST_CASE("language: a language without a folder is still cut into words") {
  CHECK(Text("xx", "Hyvää päivää, maailma.").tokens() == "Hyvää|päivää|,|maailma|.");
}

}  // namespace
}  // namespace recoupe
