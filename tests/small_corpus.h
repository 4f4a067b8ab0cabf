// Readings made by hand for the tests of relate/ and report/: text, and the records that the test
// is about.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/hash.h"
#include "checks.h"
#include "read/language/fingerprint.h"
#include "read/language/language.h"
#include "recoupe/relations.h"

namespace recoupe::testing {

// Lines are blocks, the first is the title. `published` is ISO, or empty.
inline Reading reading(std::string text, std::string_view published, std::string_view lang = "fr") {
  Reading r;
  Article& a = r.article;
  a.text = std::move(text);
  a.lang = lang;
  a.id = hash(a.text);
  a.key = hex(a.id);
  if (!published.empty()) a.published = a.reference = *parse_iso(published);
  for (std::size_t begin = 0; begin < a.text.size();) {
    const std::size_t end = std::min(a.text.find('\n', begin), a.text.size());
    const Span line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (a.blocks.empty()) a.title = line.of(a.text);
    a.blocks.push_back({line, a.blocks.empty() ? BlockKind::kTitle : BlockKind::kParagraph});
    begin = end + 1;
  }
  const Words words = analyse(a, pack());
  r.sentences = words.sentences;
  r.fingerprint = fingerprint(words.prose(), {});
  return r;
}

// Where these words stand in the text: the first time, or the last.
inline Span find(const Reading& r, std::string_view words) {
  const std::size_t at = r.article.text.find(words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline Term category(std::string_view code) { return pack().world("categories").term(code); }
inline Term group(std::string_view code) { return pack().world("groups").term(code); }

// An exact count, undated: as of the day of publication.
inline Figure& count(Reading& r, std::string_view words, double value, std::string_view what,
                     std::string_view of = "") {
  Figure f;
  f.span = find(r, words);
  f.low = f.high = value;
  f.what = category(what);
  f.group = of.empty() ? Term{0} : group(of);
  f.as_of = r.article.published;
  r.figures.push_back(f);
  return r.figures.back();
}

inline void name(Reading& r, std::string_view words, ActorKind kind = ActorKind::kPerson) {
  Mention m;
  m.span = m.name = find(r, words);
  m.kind = kind;
  r.mentions.push_back(m);
}

inline Corpus corpus(std::vector<Reading> readings) {
  std::sort(readings.begin(), readings.end(),
            [](const Reading& a, const Reading& b) { return a.article.id < b.article.id; });
  return {std::move(readings)};
}

// Every article its own origin, all of them one story; actor i is whoever is called `actors[i]`.
inline Relations one_story(const Corpus& all) {
  Relations x;
  Story story;
  for (std::size_t i = 0; i < all.readings.size(); ++i) {
    x.copies.push_back({{{index<Reading>(i), {}, Kinship::kRoot, 0}}, 0});
    story.copies.push_back(index<Copies>(i));
    x.first_mention.push_back(static_cast<std::uint32_t>(x.actor_of.size()));
    for (const Mention& m : all.readings[i].mentions) {
      const std::string_view who = m.name.of(all.readings[i].article.text);
      std::size_t a = 0;
      while (a < x.actors.size() && x.actors[a].name != who) ++a;
      if (a == x.actors.size()) {
        Actor actor;
        actor.story = index<Story>(0);
        actor.kind = m.kind;
        actor.name = who;
        x.actors.push_back(actor);
      }
      x.actor_of.push_back(index<Actor>(a));
    }
  }
  x.stories.push_back(story);
  return x;
}

}  // namespace recoupe::testing
