#include "relate/compare/happenings.h"

#include <doctest/doctest.h>

#include <initializer_list>

#include "base/codes.h"
#include "small_corpus.h"

namespace recoupe {
namespace {

using namespace testing;

enum Who : std::uint32_t { kOsta, kBrandt, kPolice, kArmy, kGuard, kPort, kQuay, kAbroad, kActors };

Period may(int day) { return days(*day_number(2031, 5, day), 1); }

// One story of four articles; each is an origin of its own, but 2 and 3, which are one.
class Tale {
 public:
  Tale() {
    x_.stories.resize(1);
    x_.copies.resize(3);
    corpus_.readings.resize(4);
    for (std::size_t i = 0; i < 4; ++i)
      x_.copies[std::min<std::size_t>(i, 2)].copies.push_back({.reading = index<Reading>(i)});
    x_.actors.resize(kActors);
    const Table& countries = pack().world("countries");
    for (const Who who : {kOsta, kBrandt}) x_.actors[who].kind = ActorKind::kPerson;
    for (const Who who : {kPolice, kArmy, kPort, kQuay})
      x_.actors[who].country = countries.term("FRA");
    for (const Who who : {kGuard, kAbroad}) x_.actors[who].country = countries.term("ESP");
    for (const Who who : {kPort, kQuay, kAbroad}) {  // as a table names them
      Mention m;
      m.span = {100 + who, 101 + who};
      m.rule = 1;
      corpus_.readings[0].mentions.push_back(m);
      x_.actors[who].mentions.push_back({index<Reading>(0), m.span});
    }
    x_.actors[kPort].name = "the port";
    x_.actors[kQuay].name = "the quay";
  }

  Event& tell(std::initializer_list<std::size_t> articles, std::string_view type,
              std::string_view mode, std::initializer_list<Who> actors,
              std::initializer_list<Who> targets, Period when) {
    Event e;
    e.story = index<Story>(0);
    e.type = pack().world("plover").term(type);
    e.mode = pack().world("modes").term(mode);
    for (const Who who : actors) e.actors.push_back(index<Actor>(who));
    for (const Who who : targets) e.targets.push_back(index<Actor>(who));
    e.when = when;
    e.dated = true;
    for (const std::size_t a : articles) e.evidence.push_back({index<Reading>(a), {0, 10}});
    x_.events.push_back(e);
    return x_.events.back();
  }

  void name(Who who, std::string name) { x_.actors[who].name = std::move(name); }
  void forget(Who who) { x_.actors[who].mentions.clear(); }
  void publish(std::size_t article, Period day) {
    corpus_.readings[article].article.published = day;
  }

  // "when disagree 2031-05-01/2031-05-02; ..."
  std::string asked() const {
    std::string out;
    for (const Finding& f : Happenings(corpus_, x_, pack()).ask(index<Story>(0))) {
      if (!out.empty()) out += "; ";
      out += std::string(code(f.question.aspect)) + ' ' + std::string(code(f.verdict));
      char sign = ' ';
      for (const Answer& a : f.answers) {
        out += sign + a.value;
        sign = '/';
      }
    }
    return out;
  }

 private:
  Corpus corpus_;
  Relations x_;
};

}  // namespace

TEST_SUITE("compare: events") {
  TEST_CASE("an arrest of one person on two days is a disagreement about when") {
    Tale tale;
    tale.tell({0}, "COERCE", "arrest", {kPolice}, {kOsta}, may(1));
    tale.tell({1}, "COERCE", "arrest", {}, {kOsta}, may(2));
    CHECK(tale.asked() == "when disagree 2031-05-01/2031-05-02");
  }
  TEST_CASE("a day that is another verb's contradicts nothing") {
    Tale tale;
    tale.tell({0}, "COERCE", "arrest", {}, {kOsta}, may(1));
    tale.tell({1}, "COERCE", "arrest", {}, {kOsta}, may(2)).dated = false;
    CHECK(tale.asked().empty());
  }
  TEST_CASE("other persons, several of them, or no mode that happens once: nothing is asked") {
    Tale tale;
    tale.tell({0}, "COERCE", "arrest", {}, {kOsta}, may(1));
    tale.tell({1}, "COERCE", "arrest", {}, {kBrandt}, may(2));
    tale.tell({1}, "COERCE", "arrest", {}, {kOsta, kBrandt}, may(3));
    tale.tell({0}, "COERCE", "", {}, {kBrandt}, may(4));
    tale.tell({1}, "COERCE", "", {}, {kBrandt}, may(5));
    CHECK(tale.asked().empty());
  }
  TEST_CASE("a text that tells both tells two events, and so does a copy of it") {
    Tale tale;
    tale.tell({0, 2}, "COERCE", "arrest", {}, {kOsta}, may(1));
    tale.tell({1, 3}, "COERCE", "arrest", {}, {kOsta}, may(2));
    CHECK(tale.asked().empty());
  }
  TEST_CASE("talks on two days may be two talks, a week apart they are") {
    Tale tale;
    tale.tell({0}, "CONSULT", "phone", {kOsta, kBrandt}, {}, may(1));
    tale.tell({1}, "CONSULT", "", {kOsta, kBrandt, kArmy}, {}, may(2));
    tale.tell({2}, "CONSULT", "", {kOsta, kBrandt}, {}, may(20));
    CHECK(tale.asked() == "when compatible 2031-05-01/2031-05-02");
  }
  TEST_CASE("two places of one country hold together, two countries do not") {
    Tale tale;
    tale.tell({0}, "RETREAT", "release", {}, {kOsta}, may(1)).place = index<Actor>(kPort);
    tale.tell({1}, "RETREAT", "release", {}, {kOsta}, may(1)).place = index<Actor>(kQuay);
    CHECK(tale.asked() == "where compatible the port/the quay");
    tale.tell({2}, "RETREAT", "release", {}, {kBrandt}, may(1)).place = index<Actor>(kPort);
    tale.tell({0}, "RETREAT", "release", {}, {kBrandt}, may(1)).place = index<Actor>(kAbroad);
    CHECK(tale.asked() == "where compatible the port/the quay; where disagree the port/");
  }
  TEST_CASE("police and army of one state may both have done it, another state's guard not") {
    Tale tale;
    tale.tell({0}, "COERCE", "arrest", {kPolice}, {kOsta}, may(1));
    tale.tell({1}, "COERCE", "arrest", {kArmy}, {kOsta}, may(1));
    CHECK(tale.asked().empty());
    tale.tell({0}, "COERCE", "arrest", {kPolice}, {kBrandt}, may(1));
    tale.tell({1}, "COERCE", "arrest", {kGuard}, {kBrandt}, may(1));
    CHECK(tale.asked() == "who disagree /");
  }
  TEST_CASE("what one tells and another denies is asked, if all sides are the same") {
    Tale tale;
    tale.tell({0}, "ASSAULT", "", {kArmy}, {kOsta}, may(1));
    tale.tell({1}, "ASSAULT", "", {kArmy}, {kOsta}, {}).negated = true;
    CHECK(tale.asked().empty());  // nobody knows of which day the denial is
    tale.publish(1, may(2));
    CHECK(tale.asked() == "whether disagree yes/no");
    Tale other;
    other.tell({0}, "ASSAULT", "", {kArmy}, {kOsta}, may(1));
    other.tell({1}, "ASSAULT", "", {kArmy}, {kBrandt}, may(1)).negated = true;
    other.tell({1}, "ASSAULT", "", {kArmy}, {}, may(1)).negated = true;
    CHECK(other.asked().empty());
  }
  TEST_CASE("who is held twice, a year apart or on no day, is held twice") {
    Tale tale;
    tale.tell({0}, "COERCE", "arrest", {kPolice}, {kOsta}, may(1)).place = index<Actor>(kPort);
    tale.tell({1}, "COERCE", "arrest", {kGuard}, {kOsta}, {}).place = index<Actor>(kAbroad);
    tale.tell({2}, "COERCE", "arrest", {kGuard}, {kOsta}, days(*day_number(2030, 5, 1), 1));
    CHECK(tale.asked().empty());
  }
  TEST_CASE("a place that no table knows lies anywhere") {
    Tale tale;
    tale.forget(kAbroad);
    tale.tell({0}, "RETREAT", "release", {}, {kOsta}, may(1)).place = index<Actor>(kPort);
    tale.tell({1}, "RETREAT", "release", {}, {kOsta}, may(1)).place = index<Actor>(kAbroad);
    CHECK(tale.asked() == "where compatible the port/");
  }
  TEST_CASE("one place under two spellings is one") {
    Tale tale;
    tale.name(kPort, "Port Anna");
    tale.name(kAbroad, "Port-Anna");
    tale.tell({0}, "RETREAT", "release", {}, {kOsta}, may(1)).place = index<Actor>(kPort);
    tale.tell({1}, "RETREAT", "release", {}, {kOsta}, may(1)).place = index<Actor>(kAbroad);
    CHECK(tale.asked().empty());
  }
  TEST_CASE("what is planned, supposed or long past is not asked about") {
    Tale tale;
    tale.tell({0}, "COERCE", "arrest", {}, {kOsta}, may(1)).future = true;
    tale.tell({1}, "COERCE", "arrest", {}, {kOsta}, may(2));
    tale.tell({2}, "COERCE", "arrest", {}, {kOsta}, may(3)).historical = true;
    CHECK(tale.asked().empty());
  }
}

}  // namespace recoupe
