#include "report/dossier/dossier.h"

#include <doctest/doctest.h>

#include "report/dossier/questions.h"
#include "small_corpus.h"

namespace recoupe {
namespace {

using namespace testing;

struct Made {
  Corpus corpus;
  Relations relations;
  Dossier dossier() const { return make_dossiers(corpus, relations, pack()).at(0); }
};

// Two reports, the later one first by id or not; one actor, one event, one finding.
Made made() {
  Reading early =
      reading("Premier titre\nVendredi, 36 manifestants sont morts à Oskar.", "2022-01-07");
  Reading late = reading("Second titre\nLe calme revient. Oskar compte 36 morts.", "2022-01-09");
  for (Reading* r : {&early, &late}) name(*r, "Oskar", ActorKind::kPlace);
  count(early, "36 manifestants", 36, "dead", "protesters").dated = true;
  count(late, "36 morts", 36, "dead", "protesters");
  Made out{corpus({late, early}), {}};
  out.relations = one_story(out.corpus);
  Relations& x = out.relations;
  const std::size_t first = out.corpus.readings[0].article.title == "Premier titre" ? 0 : 1;
  x.stories[0].copies = {index<Copies>(first), index<Copies>(1 - first)};
  x.stories[0].id = 77;
  x.stories[0].medoid = index<Reading>(first);
  const auto at = [&](std::size_t i, std::string_view words) {
    return Evidence{index<Reading>(i), find(out.corpus.readings[i], words)};
  };
  for (std::size_t i : {first, 1 - first}) x.actors[0].mentions.push_back(at(i, "Oskar"));
  Finding f;
  f.question = {index<Story>(0), {}, Aspect::kHowMany, category("dead"), group("protesters")};
  f.verdict = Verdict::kAgree;
  f.rule = pack().rule("compare:agree");
  Answer a;
  a.low = a.high = 36;
  a.origins = 2;
  a.as_of = *parse_iso("2022-01-07");
  a.evidence = {at(first, "36 manifestants"), at(1 - first, "36 morts")};
  f.answers.push_back(a);
  x.findings.push_back(f);
  return out;
}

}  // namespace

TEST_CASE("dossier: articles stand by time, and the story has the medoid's headline") {
  const Dossier d = made().dossier();
  REQUIRE(d.articles.size() == 2);
  CHECK(d.articles[0].title == "Premier titre");
  CHECK(d.title == "Premier titre");
  CHECK(d.languages == std::vector<std::string>{"fr"});
  CHECK(d.origins.size() == 2);
}

TEST_CASE("dossier: every citation is words of its article, inside their sentence") {
  const Dossier d = made().dossier();
  std::vector<Citation> all = d.actors.at(0).mentions;
  for (const Citation& c : d.findings.at(0).answers.at(0).evidence) all.push_back(c);
  CHECK(all.size() == 4);
  for (const Citation& c : all) {
    CHECK_FALSE(c.at.of(d.articles.at(c.article).text).empty());
    CHECK(c.sentence.contains(c.at));
  }
}

TEST_CASE("dossier: evidence that lies in no article of the story is left out") {
  Made m = made();
  m.relations.actors[0].mentions.push_back({index<Reading>(0), {0, 0}});
  m.relations.actors[0].mentions.push_back({index<Reading>(0), {5, 9999}});
  m.relations.actors[0].mentions.push_back({index<Reading>(7), {0, 3}});
  CHECK(m.dossier().actors.at(0).mentions.size() == 2);
}

TEST_CASE("dossier: the question is put in words, and the rule says why") {
  const Dossier d = made().dossier();
  const DossierFinding& f = d.findings.at(0);
  CHECK(f.what == "dead");
  CHECK(f.of == "protesters");
  CHECK(f.text == "Combien de morts parmi les manifestants ?");
  CHECK(f.why == pack().world("rules").cell(*pack().world("rules").find("compare:agree"), "note"));
  CHECK(f.answers.at(0).speaker == -1);
}

TEST_CASE("dossier: a question in a language without words is put in one that has them") {
  CHECK_FALSE(question_text(Aspect::kHowMany, "dead", "", {"xx"}, pack()).empty());
  CHECK(question_text(Aspect::kHowMany, "dead", "", {"xx", "en"}, pack()) == "How many dead?");
  CHECK(question_text(Aspect::kHowMany, "lost_sheep", "", {"en"}, pack()) ==
        "How many lost sheep?");
}

TEST_CASE("dossier: every category and group has its label in every language with questions") {
  std::size_t languages = 0;
  for (const Language& language : pack().languages()) {
    if (!language.table("questions").size()) continue;
    ++languages;
    for (const auto& [table, kind] :
         {std::pair("categories", "category:"), std::pair("groups", "group:")})
      for (std::size_t row = 0; row < pack().world(table).size(); ++row) {
        const std::string key =
            kind + std::string(pack().world(table).code(static_cast<Term>(row + 1)));
        INFO(language.code() << " " << key);
        CHECK(language.table("labels").find(key).has_value());
      }
  }
  CHECK(languages > 0);
}

TEST_CASE("dossier: ids are the same on every run and differ from one another") {
  Made m = made();
  m.relations.actors.push_back(m.relations.actors[0]);  // of the same name
  const Dossier a = m.dossier(), b = m.dossier();
  CHECK(a.id == b.id);
  CHECK(a.actors.at(0).id == b.actors.at(0).id);
  CHECK(a.actors.at(0).id != a.actors.at(1).id);
}

TEST_CASE("dossier: the timeline tells dated figures in the words of their sentence") {
  const Dossier d = made().dossier();
  REQUIRE(d.timeline.size() == 1);
  CHECK(d.timeline[0].text == "Vendredi, 36 manifestants sont morts à Oskar.");
  CHECK(d.timeline[0].when == *parse_iso("2022-01-07"));
}

TEST_CASE("dossier: a sentence stands once on the timeline, and what did not happen never") {
  Made m = made();
  Event e;
  e.story = index<Story>(0);
  e.when = *parse_iso("2022-01-07");
  e.evidence = {m.relations.findings[0].answers[0].evidence[0]};
  m.relations.events.push_back(e);
  e.negated = true;
  e.evidence = {m.relations.findings[0].answers[0].evidence[1]};
  m.relations.events.push_back(e);
  CHECK(m.dossier().timeline.size() == 1);
}

TEST_CASE("dossier: a line of two things has the origins that tell both, not either") {
  Made m = made();
  const std::vector<Evidence> said = m.relations.findings[0].answers[0].evidence;
  REQUIRE(said.size() == 2);
  m.relations.findings.clear();
  Event e;
  e.story = index<Story>(0);
  e.when = *parse_iso("2022-01-07");
  e.evidence = said;
  m.relations.events = {e};
  CHECK(m.dossier().timeline.at(0).origins == 2);
  e.evidence = {said[0]};
  m.relations.events.push_back(e);
  const Dossier d = m.dossier();
  REQUIRE(d.timeline.size() == 1);
  CHECK(d.timeline[0].origins == 1);
}

}  // namespace recoupe
