#include "relate/events/events.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/calendar.h"

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = *Pack::load();
  return kPack;
}

constexpr std::uint32_t kPutin = 0, kTokayev = 1, kMacron = 2, kAlmaty = 3, kActors = 4;

Period january(int day) { return days(*day_number(2022, 1, day), 1); }

// One story of articles whose mention i is actor i, each article an origin of its own.
class Story1 {
 public:
  std::size_t article() {
    Reading r;
    r.article.id = x_.first_mention.size() + 1;
    r.mentions.resize(kActors);
    x_.first_mention.push_back(static_cast<std::uint32_t>(x_.actor_of.size()));
    for (std::size_t a = 0; a < kActors; ++a) x_.actor_of.push_back(index<Actor>(a));
    corpus_.readings.push_back(std::move(r));
    Copies copies;
    copies.copies.push_back({.reading = index<Reading>(corpus_.readings.size() - 1)});
    x_.copies.push_back(copies);
    return corpus_.readings.size() - 1;
  }

  EventMention& tell(std::size_t article, std::string_view type,
                     const std::vector<std::uint32_t>& actors,
                     const std::vector<std::uint32_t>& targets, Period when) {
    Reading& r = corpus_.readings[article];
    EventMention e;
    const auto run = [&](const std::vector<std::uint32_t>& all) {
      const auto begin = static_cast<std::uint32_t>(r.parties.size());
      for (const std::uint32_t a : all) r.parties.push_back({a});
      return Run<Index<Mention>>{begin, static_cast<std::uint32_t>(r.parties.size())};
    };
    const auto at = static_cast<std::uint32_t>(r.events.size()) * 10;
    e.span = {at, at + 9};
    e.cue = {at + 2, at + 5};
    e.type = pack().world("plover").term(type);
    e.actors = run(actors);
    e.targets = run(targets);
    e.when = when;
    r.events.push_back(e);
    return r.events.back();
  }

  void unnamed(std::size_t article, std::uint32_t mention) {
    corpus_.readings[article].mentions[mention].unnamed = true;
  }

  std::vector<Event> joined() {
    Story story;
    for (std::size_t i = 0; i < x_.copies.size(); ++i) story.copies.push_back(index<Copies>(i));
    x_.stories = {story};
    return find_events(corpus_, x_, pack());
  }

  Relations& relations() { return x_; }

 private:
  Corpus corpus_;
  Relations x_;
};

TEST_SUITE("relate/events") {
  TEST_CASE("people whom nobody names tell no event from another, and are told once") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article();
    for (const std::size_t article : {a, b}) {
      s.unnamed(article, kMacron);
      s.tell(article, "COERCE", {kPutin}, {kMacron}, january(8));
    }
    const std::vector<Event> events = s.joined();
    REQUIRE(events.size() == 1);
    CHECK(events[0].actors.size() == 1);
    CHECK(events[0].targets.size() == 1);
  }

  TEST_CASE("who is set free by two who are not one is set free once, save by two countries") {
    Story1 s;
    s.relations().actors.resize(kActors);
    s.relations().actors[kTokayev].kind = ActorKind::kPerson;
    const std::size_t a = s.article(), b = s.article();
    s.tell(a, "RETREAT", {kPutin}, {kTokayev}, january(8)).mode =
        s.tell(b, "RETREAT", {kMacron}, {kTokayev}, {}).mode =
            pack().world("modes").term("release");
    CHECK(s.joined().size() == 1);
    s.relations().actors[kPutin].country = pack().world("countries").term("RUS");
    s.relations().actors[kMacron].country = pack().world("countries").term("FRA");
    CHECK(s.joined().size() == 2);
  }

  TEST_CASE("two calls on two days stay two") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article();
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(8));
    s.tell(b, "CONSULT", {kPutin, kTokayev}, {}, january(7));
    const std::vector<Event> events = s.joined();
    REQUIRE(events.size() == 2);
    CHECK(events[0].when == january(7));
    CHECK(events[1].when == january(8));
  }

  TEST_CASE("an article's mention without a day joins the call that the article dates") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article();
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, {});
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(8));
    s.tell(b, "CONSULT", {kTokayev, kPutin}, {}, january(7));
    const std::vector<Event> events = s.joined();
    REQUIRE(events.size() == 2);
    CHECK(events[0].evidence.size() == 1);
    CHECK(events[1].evidence.size() == 2);
    CHECK(events[1].when == january(8));
  }

  TEST_CASE("a mention without a day stays by itself where it can mean two") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article();
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(7));
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(8));
    s.tell(b, "CONSULT", {kPutin, kTokayev}, {}, {});
    CHECK(s.joined().size() == 3);
  }

  TEST_CASE("what two articles tell is one event of two origins, a copy adds none") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article(), c = s.article();
    for (const std::size_t r : {a, b, c}) s.tell(r, "COERCE", {}, {kMacron}, january(7));
    Relations& x = s.relations();
    x.copies[1].copies.push_back(x.copies[2].copies.front());
    x.copies.pop_back();
    const std::vector<Event> events = s.joined();
    REQUIRE(events.size() == 1);
    CHECK(events[0].evidence.size() == 3);
    CHECK(events[0].origins == 2);
    CHECK(std::is_sorted(events[0].evidence.begin(), events[0].evidence.end()));
  }

  TEST_CASE("planned and done, denied and told are not joined") {
    Story1 s;
    const std::size_t a = s.article();
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(7));
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(7)).future = true;
    s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(7)).negated = true;
    CHECK(s.joined().size() == 3);
  }

  TEST_CASE("a plan is linked to what came of it, where one event can be meant") {
    for (const bool twice : {false, true}) {
      Story1 s;
      const std::size_t a = s.article(), b = s.article();
      s.tell(a, "CONSULT", {kPutin, kTokayev}, {}, january(7)).future = true;
      s.tell(b, "CONSULT", {kPutin, kTokayev}, {}, january(7));
      s.tell(b, "CONSULT", {kPutin, kTokayev}, {}, january(8)).future = true;
      if (twice) s.tell(b, "CONSULT", {kPutin, kTokayev, kMacron}, {}, january(7));
      if (twice) s.tell(b, "CONSULT", {kPutin, kTokayev, kAlmaty}, {}, january(7));
      const std::vector<Event> events = s.joined();
      std::size_t linked = 0;
      for (const Event& e : events) {
        linked += e.done ? 1 : 0;
        if (e.done) CHECK(!events.at(e.done.value).future);
        if (e.done) CHECK(e.when == january(7));
      }
      CHECK(linked == (twice ? 0 : 1));
    }
  }

  TEST_CASE("two that say different things and do not contradict each other are no ambiguity") {
    Story1 s;
    s.tell(s.article(), "COERCE", {}, {kMacron}, january(7));
    EventMention& placed = s.tell(s.article(), "COERCE", {}, {kMacron}, january(7));
    placed.place = index<Mention>(kAlmaty);
    s.tell(s.article(), "COERCE", {kTokayev}, {kMacron}, {});
    CHECK(s.joined().size() == 1);
  }

  TEST_CASE("one side left open joins the event that has it") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article();
    s.tell(a, "COERCE", {}, {kMacron}, january(7));
    s.tell(b, "COERCE", {kTokayev}, {kMacron}, {});
    const std::vector<Event> events = s.joined();
    REQUIRE(events.size() == 1);
    CHECK(events[0].actors == std::vector{Index<Actor>{kTokayev}});
    CHECK(events[0].when == january(7));
  }

  TEST_CASE("other people, another place or another type is another event") {
    Story1 s;
    const std::size_t a = s.article();
    s.tell(a, "ASSAULT", {kPutin}, {kTokayev}, january(7));
    s.tell(a, "ASSAULT", {kPutin}, {kMacron}, january(7));
    s.tell(a, "ACCUSE", {kPutin}, {kMacron}, january(7));
    s.tell(a, "ASSAULT", {kTokayev}, {kPutin}, january(7));
    CHECK(s.joined().size() == 4);
  }

  TEST_CASE("aid and mobilisation are two words for one deployment") {
    Story1 s;
    const std::size_t a = s.article(), b = s.article();
    s.tell(a, "AID", {kPutin}, {kTokayev}, january(7));
    s.tell(b, "MOBILIZE", {kPutin}, {}, january(7));
    CHECK(s.joined().size() == 1);
  }

  TEST_CASE("the order of arrival does not matter") {
    std::vector<std::size_t> counts;
    for (const bool swapped : {false, true}) {
      Story1 s;
      const std::size_t a = s.article(), b = s.article();
      const std::vector<std::pair<std::size_t, Period>> told{
          {a, january(7)}, {b, {}}, {a, {}}, {b, january(7)}};
      for (std::size_t i = 0; i < told.size(); ++i) {
        const auto& [r, when] = told[swapped ? told.size() - 1 - i : i];
        s.tell(r, "CONSULT", {kPutin, kTokayev}, {}, when);
      }
      const std::vector<Event> events = s.joined();
      REQUIRE(events.size() == 1);
      CHECK(events[0].origins == 2);
      counts.push_back(events[0].evidence.size());
    }
    CHECK(counts[0] == counts[1]);
  }

  TEST_CASE("who did something to nobody named and whom nobody named did it to are two events") {
    Story1 s;
    s.tell(s.article(), "COERCE", {kPutin}, {}, {});
    s.tell(s.article(), "COERCE", {}, {kMacron}, january(6));
    CHECK(s.joined().size() == 2);
  }

  TEST_CASE("no stories, no actors: no event, no crash") {
    Corpus none;
    CHECK(find_events(none, Relations{}, pack()).empty());
    Story1 s;
    s.tell(s.article(), "COERCE", {}, {kMacron}, january(7));
    s.relations().actor_of.clear();
    s.relations().first_mention.clear();
    CHECK(s.joined().size() == 1);
  }
}

}  // namespace
}  // namespace recoupe
