#include "relate/compare/compare.h"

#include <doctest/doctest.h>

#include "small_corpus.h"

namespace recoupe {
namespace {

using namespace testing;

// What two reports of one count come to; `a` and `b` may be changed first.
struct Pair {
  Reading a, b;
};
Pair two(double x, double y, std::string_view day_x, std::string_view day_y,
         std::string_view what = "dead") {
  Pair p{reading("Premier titre\nOn parle de telles personnes.", day_x),
         reading("Second titre\nIci sont comptées telles personnes.", day_y)};
  count(p.a, "telles personnes", x, what);
  count(p.b, "telles personnes", y, what);
  return p;
}

std::vector<Finding> findings(std::vector<Reading> readings) {
  const Corpus all = corpus(std::move(readings));
  return compare(all, one_story(all), pack());
}

Finding only(std::vector<Reading> readings) {
  const std::vector<Finding> all = findings(std::move(readings));
  REQUIRE(all.size() == 1);
  return all[0];
}
Finding only(const Pair& p) { return only(std::vector{p.a, p.b}); }

Figure& figure(Reading& r) { return r.figures[0]; }

void say(Reading& r, Figure& f, std::string_view who) {
  name(r, who, ActorKind::kBody);
  Quote q;
  q.speaker = index<Mention>(r.mentions.size() - 1);
  q.source = r.mentions.back().span;
  q.spans = {0, 0};
  f.source = index<Quote>(r.quotes.size());
  r.quotes.push_back(q);
}

void at_least(Figure& f) {
  f.hedge = Hedge::kAtLeast;
  f.has_high = false;
}

const std::vector<Flag> kNoFlag;

}  // namespace

TEST_CASE("compare: two who are named contest a number side by side, though all texts give both") {
  std::vector<Reading> both;
  for (const std::string_view title : {"Le premier", "Le second"}) {
    Reading r = reading(std::string(title) +
                            "\nLe syndicat Alpha compte trente blessés. L'hôpital Beta en compte "
                            "soixante blessés.",
                        "2022-03-01");
    count(r, "trente blessés", 30, "wounded");
    count(r, "soixante blessés", 60, "wounded");
    say(r, r.figures[0], "Alpha");
    say(r, r.figures[1], "Beta");
    both.push_back(std::move(r));
  }
  CHECK(only(both).verdict == Verdict::kDisagree);
  for (Reading& r : both) r.figures[1].carried = true;
  CHECK(only(both).verdict == Verdict::kAgree);
}

TEST_CASE("compare: another place beside the second number makes it another count") {
  std::vector<Reading> both;
  for (const std::string_view title : {"Le premier", "Le second"}) {
    Reading r = reading(std::string(title) +
                            "\nLe syndicat Alpha compte trente blessés. L'hôpital Beta en compte "
                            "soixante blessés, tous à Gamma.",
                        "2022-03-01");
    count(r, "trente blessés", 30, "wounded");
    count(r, "soixante blessés", 60, "wounded");
    say(r, r.figures[0], "Alpha");
    say(r, r.figures[1], "Beta");
    name(r, "Gamma", ActorKind::kPlace);
    both.push_back(std::move(r));
  }
  CHECK(only(both).verdict == Verdict::kAgree);
}

TEST_CASE("compare: one text alone has one source, whatever it says") {
  Reading r = reading("Titre\nTrente morts, puis quarante.", "2022-03-01");
  count(r, "Trente morts", 30, "dead");
  count(r, "quarante", 40, "dead");
  const Finding f = only(std::vector{r});
  CHECK(f.verdict == Verdict::kOneSource);
  CHECK(f.answers.size() == 2);
}

TEST_CASE("compare: equal values of two texts agree and are one answer with two origins") {
  const Finding f = only(two(30, 30, "2022-03-01", "2022-03-02"));
  CHECK(f.verdict == Verdict::kAgree);
  CHECK(f.flags == kNoFlag);
  REQUIRE(f.answers.size() == 1);
  CHECK(f.answers[0].origins == 2);
  CHECK(f.answers[0].evidence.size() == 2);
  CHECK(f.answers[0].as_of == *parse_iso("2022-03-01"));
}

TEST_CASE("compare: two texts that say the same vague word agree") {
  Pair p = two(20, 20, "2022-03-01", "2022-03-01");
  for (Reading* r : {&p.a, &p.b}) {
    figure(*r).hedge = Hedge::kVague;
    figure(*r).high = 99;
  }
  CHECK(only(p).verdict == Verdict::kAgree);
}

TEST_CASE("compare: different values of one day disagree") {
  const Finding f = only(two(26, 36, "2022-03-01", "2022-03-01"));
  CHECK(f.verdict == Verdict::kDisagree);
  CHECK(f.flags == kNoFlag);
  CHECK(pack().rule_name(f.rule) == "compare:disagree");
}

TEST_CASE("compare: a smaller count on a later day disagrees") {
  CHECK(only(two(36, 26, "2022-03-01", "2022-03-03")).verdict == Verdict::kDisagree);
}

TEST_CASE("compare: a larger count on a later day supersedes") {
  const Finding f = only(two(26, 36, "2022-03-01", "2022-03-03"));
  CHECK(f.verdict == Verdict::kSuperseded);
  CHECK(f.flags == std::vector{Flag::kLaterReport});
}

TEST_CASE(
    "compare: a larger count some hours later supersedes, unless the day that both name is over") {
  Pair p = two(26, 36, "2022-03-01T08:00Z", "2022-03-01T19:00Z");
  CHECK(only(p).verdict == Verdict::kSuperseded);
  for (Reading* r : {&p.a, &p.b}) figure(*r).dated = true;
  CHECK(only(p).verdict == Verdict::kSuperseded);
  for (Reading* r : {&p.a, &p.b}) figure(*r).as_of = *parse_iso("2022-02-28");
  CHECK(only(p).verdict == Verdict::kDisagree);
}

TEST_CASE("compare: what the texts say of one day disagrees, whenever they were published") {
  Pair p = two(26, 36, "2022-03-01", "2022-03-03");
  for (Reading* r : {&p.a, &p.b}) {
    figure(*r).dated = true;
    figure(*r).as_of = *parse_iso("2022-03-01");
  }
  CHECK(only(p).verdict == Verdict::kDisagree);
}

TEST_CASE("compare: bounds that hold the other value are compatible") {
  Pair p = two(18, 26, "2022-03-01", "2022-03-01");
  at_least(figure(p.a));
  CHECK(only(p).verdict == Verdict::kCompatible);
  Pair thousand = two(1000, 1000, "2022-03-01", "2022-03-01", "wounded");
  figure(thousand.a).hedge = Hedge::kMoreThan;
  figure(thousand.a).has_high = false;
  figure(thousand.b).hedge = Hedge::kApprox;
  CHECK(only(thousand).verdict == Verdict::kCompatible);
  Pair dozens = two(20, 61, "2022-03-01", "2022-03-01", "missing");
  figure(dozens.a).hedge = Hedge::kVague;
  figure(dozens.a).high = 99;
  CHECK(only(dozens).verdict == Verdict::kCompatible);
}

TEST_CASE("compare: a round number does not disagree with the number it rounds") {
  CHECK(only(two(4400, 4404, "2022-03-01", "2022-03-01", "arrested")).verdict ==
        Verdict::kCompatible);
  CHECK(only(two(4400, 4504, "2022-03-01", "2022-03-01", "arrested")).verdict ==
        Verdict::kDisagree);
}

TEST_CASE("compare: a lost digit is flagged, on whatever day") {
  Pair p = two(250, 2500, "2022-03-01", "2022-03-02", "troops");
  figure(p.a).hedge = Hedge::kApprox;
  const Finding f = only(p);
  CHECK(f.verdict == Verdict::kDisagree);
  CHECK(f.flags == std::vector{Flag::kPowerOfTen});
  CHECK(pack().rule_name(f.rule) == "compare:power_of_ten");
}

TEST_CASE("compare: what may shrink is replaced by the count of a later day") {
  CHECK(only(two(900, 700, "2022-03-01", "2022-03-04", "displaced")).verdict ==
        Verdict::kSuperseded);
  CHECK(only(two(900, 700, "2022-03-01", "2022-03-01", "displaced")).verdict == Verdict::kDisagree);
}

TEST_CASE("compare: a rally is counted once, whenever its counts are published") {
  Pair p = two(300, 900, "2022-03-01T10:00Z", "2022-03-01T20:00Z", "protesters");
  CHECK(only(p).verdict == Verdict::kDisagree);
  p = two(300, 900, "2022-03-01", "2022-03-02", "protesters");
  CHECK(only(p).verdict == Verdict::kCompatible);
}

TEST_CASE("compare: one speaker with two values is flagged") {
  Pair p{reading("Un titre\nLe ministère parle de 26 morts.", "2022-03-01"),
         reading("Autre titre\nIl y a 36 morts, dit le ministère.", "2022-03-01")};
  say(p.a, count(p.a, "26 morts", 26, "dead"), "ministère");
  say(p.b, count(p.b, "36 morts", 36, "dead"), "ministère");
  const Finding f = only(p);
  CHECK(f.verdict == Verdict::kDisagree);
  CHECK(f.flags == std::vector{Flag::kSameSpeaker});
}

TEST_CASE("compare: a value that is withdrawn is retracted") {
  Pair p = two(164, 164, "2022-03-01", "2022-03-02");
  figure(p.b).withdrawn = true;
  const Finding f = only(p);
  CHECK(f.verdict == Verdict::kRetracted);
  CHECK(f.flags == std::vector{Flag::kWithdrawn});
  CHECK(f.answers.size() == 2);
}

TEST_CASE("compare: a withdrawn value disagrees with nothing") {
  Pair p = two(164, 164, "2022-03-01", "2022-03-02");
  figure(p.b).withdrawn = true;
  Reading third = reading("Encore un titre\nIci, douze personnes.", "2022-03-01");
  count(third, "douze personnes", 12, "dead");
  CHECK(only(std::vector{p.a, p.b, third}).verdict == Verdict::kRetracted);
}

TEST_CASE("compare: a part never contradicts the whole") {
  Pair p = two(3, 36, "2022-03-01", "2022-03-01");
  figure(p.a).scope = Scope::kPart;
  CHECK(only(p).verdict == Verdict::kOneSource);
}

TEST_CASE("compare: other people are another question") {
  Pair p = two(18, 36, "2022-03-01", "2022-03-01");
  figure(p.a).group = group("police");
  CHECK(findings({p.a, p.b}).size() == 2);
}

TEST_CASE("compare: a group and those whom nobody names are one where they share a number") {
  Pair p = two(61, 61, "2022-03-01", "2022-03-01", "missing");
  figure(p.a).group = group("workers");
  Finding f = only(p);
  CHECK(f.verdict == Verdict::kAgree);
  CHECK(f.question.group == 0);
  CHECK(f.answers[0].origins == 2);
  // By chance two are equal, or a text has a number for each.
  p = two(3, 3, "2022-03-01", "2022-03-01", "missing");
  figure(p.a).group = group("workers");
  CHECK(findings({p.a, p.b}).size() == 2);
  p = two(61, 61, "2022-03-01", "2022-03-01", "missing");
  figure(p.a).group = group("workers");
  count(p.a, "parle", 90, "missing");
  CHECK(findings({p.a, p.b}).size() == 2);
}

TEST_CASE("compare: two prices are two questions") {
  const std::vector<Finding> all = findings({two(5, 7, "2022-03-01", "2022-03-01", "money").a,
                                             two(5, 7, "2022-03-01", "2022-03-01", "money").b});
  REQUIRE(all.size() == 2);
  CHECK(all[0].verdict == Verdict::kOneSource);
}

TEST_CASE("compare: the number of a town does not contradict that of the country") {
  Pair p{reading("Un titre\nÀ Oskar, 26 morts.", "2022-03-01"),
         reading("Autre titre\nAu pays, 36 morts.", "2022-03-01")};
  count(p.a, "26 morts", 26, "dead");
  count(p.b, "36 morts", 36, "dead");
  name(p.a, "Oskar", ActorKind::kPlace);
  EventMention clause;
  clause.span = find(p.a, "À Oskar, 26 morts");
  clause.place = index<Mention>(0);
  p.a.events.push_back(clause);
  const Finding f = only(p);
  CHECK(f.verdict == Verdict::kCompatible);
  CHECK(f.flags == std::vector{Flag::kScopeDiffers});
}

TEST_CASE("compare: a number of a place that few texts name is of something else") {
  std::vector<Reading> all;
  for (const double dead : {13, 13, 21}) {
    Reading r = reading(std::string(dead == 21    ? "Trois"
                                    : all.empty() ? "Un"
                                                  : "Deux") +
                            "\nTelles personnes sont mortes à Gamma.",
                        "2022-03-01");
    count(r, "Telles personnes", dead, "dead");
    if (dead == 21) name(r, "Gamma", ActorKind::kPlace);
    all.push_back(std::move(r));
  }
  const Finding f = only(all);
  CHECK(f.verdict == Verdict::kCompatible);
  CHECK(f.flags == std::vector{Flag::kScopeDiffers});
  name(all[0], "Gamma", ActorKind::kPlace);
  CHECK(only(all).verdict == Verdict::kDisagree);
}

TEST_CASE("compare: soldiers of two senders are not held against each other") {
  Pair p{reading("Un titre\nAdonie envoie 900 soldats.", "2022-03-01"),
         reading("Autre titre\nBorée envoie 400 soldats.", "2022-03-01")};
  for (auto& [r, who, words, n] :
       {std::tuple(&p.a, "Adonie", "900 soldats", 900), {&p.b, "Borée", "400 soldats", 400}}) {
    count(*r, words, n, "troops");
    name(*r, who, ActorKind::kState);
    EventMention clause;
    clause.span = {0, static_cast<std::uint32_t>(r->article.text.size())};
    clause.actors = {0, 1};
    r->parties.push_back(index<Mention>(0));
    r->events.push_back(clause);
  }
  CHECK(only(p).verdict == Verdict::kCompatible);
}

TEST_CASE(
    "compare: eighteen killed here and eighteen wounded there are one number with two meanings") {
  Pair p{reading("Un titre\nLe ministère parle de 18 agents tués.", "2022-03-01"),
         reading("Autre titre\nSelon le ministère, 18 agents sont blessés.", "2022-03-01")};
  say(p.a, count(p.a, "18 agents", 18, "dead", "police"), "ministère");
  say(p.b, count(p.b, "18 agents", 18, "wounded", "police"), "ministère");
  const std::vector<Finding> all = findings({p.a, p.b});
  REQUIRE(all.size() == 2);
  CHECK(all[0].question.what == category("dead"));
  CHECK(all[0].verdict == Verdict::kDisagree);
  CHECK(all[0].flags == std::vector{Flag::kSameSpeaker, Flag::kSwappedCategory});
  CHECK(all[0].answers.size() == 2);
  CHECK(all[1].flags == std::vector{Flag::kSwappedCategory});
}

TEST_CASE(
    "compare: a text that tells of both eighteen killed and eighteen wounded confuses nothing") {
  Pair p{reading("Un titre\nLe ministère parle de 18 agents tués et de 18 autres blessés.",
                 "2022-03-01"),
         reading("Autre titre\nSelon le ministère, 18 agents sont blessés.", "2022-03-01")};
  say(p.a, count(p.a, "18 agents tués", 18, "dead", "police"), "ministère");
  p.a.figures.push_back(p.a.figures[0]);
  p.a.figures[1].span = find(p.a, "18 autres");
  p.a.figures[1].what = category("wounded");
  say(p.b, count(p.b, "18 agents", 18, "wounded", "police"), "ministère");
  const std::vector<Finding> found = findings({p.a, p.b});
  REQUIRE(!found.empty());
  for (const Finding& f : found) CHECK(f.flags == kNoFlag);
}

TEST_CASE("compare: an unnamed report joins the one speaker of its value") {
  Pair p{reading("Un titre\nLe ministère parle de 26 morts.", "2022-03-01"),
         reading("Autre titre\nIl y a 26 morts.", "2022-03-01")};
  say(p.a, count(p.a, "26 morts", 26, "dead"), "ministère");
  count(p.b, "26 morts", 26, "dead");
  const Finding f = only(p);
  REQUIRE(f.answers.size() == 1);
  CHECK(f.answers[0].speaker);
  CHECK(f.answers[0].origins == 2);
}

TEST_CASE("compare: an outlet alone speaks for itself besides the speaker whom it quotes") {
  Reading r = reading("Un titre\nDéjà 26 morts. Le ministère dit aussi 26 morts.", "2022-03-01");
  count(r, "26 morts", 26, "dead");
  say(r, count(r, "aussi 26 morts", 26, "dead"), "ministère");
  CHECK(only(std::vector{r}).answers.size() == 2);
  Reading other = reading("Autre titre\nIl y a 26 morts.", "2022-03-01");
  count(other, "26 morts", 26, "dead");
  const Finding f = only(std::vector{r, other});
  REQUIRE(f.answers.size() == 1);
  CHECK(f.answers[0].evidence.size() == 3);
}

TEST_CASE("compare: institutions of one country are one speaker of one value, not of two") {
  Pair p{reading("Un titre\nLe ministère parle de 26 morts.", "2022-03-01"),
         reading("Autre titre\nIl y a 26 morts, dit le pouvoir.", "2022-03-01")};
  say(p.a, count(p.a, "26 morts", 26, "dead"), "ministère");
  say(p.b, count(p.b, "26 morts", 26, "dead"), "pouvoir");
  const Corpus all = corpus({p.a, p.b});
  Relations x = one_story(all);
  CHECK(compare(all, x, pack())[0].answers.size() == 2);
  for (Actor& a : x.actors) a.country = 1;
  CHECK(compare(all, x, pack())[0].answers.size() == 1);
}

TEST_CASE("compare: a few here and thousands in all are not held against each other") {
  const Finding f = only(two(7900, 7, "2022-03-01", "2022-03-02", "arrested"));
  CHECK(f.verdict == Verdict::kCompatible);
  CHECK(f.flags == std::vector{Flag::kScopeDiffers});
}

TEST_CASE("compare: numbers of unknown days are not held against each other, save a lost digit") {
  CHECK(only(two(26, 36, "", "")).verdict == Verdict::kCompatible);
  CHECK(only(two(250, 2500, "", "")).verdict == Verdict::kDisagree);
}

TEST_CASE("compare: a text's smaller number is not its total") {
  Pair p = two(36, 26, "2022-03-01", "2022-03-01");
  count(p.a, "Premier titre", 20, "dead");
  CHECK(only(p).verdict == Verdict::kDisagree);
  Pair q = two(36, 20, "2022-03-01", "2022-03-01");
  count(q.b, "Second titre", 36, "dead");
  CHECK(only(q).verdict == Verdict::kAgree);
}

TEST_CASE("compare: one person is no toll") {
  CHECK(only(two(1, 2, "2022-03-01", "2022-03-01")).verdict == Verdict::kCompatible);
}

TEST_CASE("compare: history is no toll of today, and many numbers of one day are of many things") {
  Pair p = two(26, 36, "2022-03-01", "2022-03-01");
  figure(p.a).dated = true;
  figure(p.a).as_of = *parse_iso("2019-03-01");
  CHECK(only(p).verdict == Verdict::kOneSource);
  std::vector<Reading> many;
  for (const double n : {26, 31, 36, 41, 46}) {
    many.push_back(
        reading("Titre " + std::to_string(static_cast<int>(n)) + "\nMorts.", "2022-03-01"));
    count(many.back(), "Morts", n, "dead");
  }
  CHECK(only(many).verdict == Verdict::kCompatible);
}

TEST_CASE("compare: soldiers among the troops are the troops") {
  Pair p = two(900, 900, "2022-03-01", "2022-03-01", "troops");
  figure(p.a).group = group("soldiers");
  CHECK(only(p).verdict == Verdict::kAgree);
}

TEST_CASE("compare: a copy changes neither verdict nor origins") {
  Pair p = two(26, 36, "2022-03-01", "2022-03-01");
  Corpus all = corpus({p.a, p.b});
  Relations x = one_story(all);
  const std::vector<Finding> before = compare(all, x, pack());
  Reading copy = p.a;
  copy.article.id = ~std::uint64_t{0};
  all.readings.push_back(copy);
  const std::size_t original = all.readings[0].article.id == p.a.article.id ? 0 : 1;
  x.first_mention.push_back(0);
  x.copies[original].copies.push_back(
      {index<Reading>(2), index<Reading>(original), Kinship::kSameText, 1000});
  const std::vector<Finding> after = compare(all, x, pack());
  REQUIRE(after.size() == before.size());
  CHECK(after[0].verdict == before[0].verdict);
  REQUIRE(after[0].answers.size() == before[0].answers.size());
  for (std::size_t i = 0; i < after[0].answers.size(); ++i)
    CHECK(after[0].answers[i].origins == before[0].answers[i].origins);
}

}  // namespace recoupe
