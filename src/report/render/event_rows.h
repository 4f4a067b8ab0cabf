// What the exports of one article's events share: whom a mention names, and on which day it was.
//
// Takes: a Reading and one of its events. Gives: facts that the row of an export is made of;
// nothing is guessed, a day that the words do not tell is the report's, and said to be so. Constant
// time, but for the walk to the first mention. Does not: escape.
#pragma once

#include <string_view>
#include <vector>

#include "recoupe/reading.h"
#include "report/render/slice.h"

namespace recoupe {

struct EventDay {
  Period when{};      // unknown: neither the words nor the report tell one
  bool told = false;  // by the words, not only by the day of the report
};

inline EventDay day_of(const Reading& r, const EventMention& e) {
  if (e.when.known()) return {e.when, true};
  return {r.article.published, false};
}

struct Party {
  Index<Mention> mention{};
  std::string_view words;        // as the sentence has them
  std::string_view name;         // of the chain's first mention with a name, else the words
  Term country = 0, sector = 0;  // of the mention, else of the first of its chain
};

inline Party party_of(const Reading& r, Index<Mention> mention) {
  const Mention& own = r.mentions[mention.value];
  const Mention& first = r.mentions[first_of(r, mention).value];
  const auto words = [&](Span s) { return slice(r.article.text, s); };
  Party p{mention, words(own.span), words(own.name), own.country, own.sector};
  if (!first.name.empty()) p.name = words(first.name);
  if (p.name.empty()) p.name = p.words;
  if (!p.country) p.country = first.country;
  if (!p.sector) p.sector = first.sector;
  return p;
}

inline std::vector<Party> parties_of(const Reading& r, Run<Index<Mention>> run) {
  std::vector<Party> all;
  for (std::uint32_t i = run.begin; i < run.end && i < r.parties.size(); ++i)
    if (r.parties[i].value < r.mentions.size()) all.push_back(party_of(r, r.parties[i]));
  return all;
}

// Who acted; where nobody is told, of the state that is implied only its country.
inline std::vector<Party> actors_of(const Reading& r, const EventMention& e) {
  if (!e.implied || e.implied.value >= r.mentions.size()) return parties_of(r, e.actors);
  Party state = party_of(r, e.implied);
  state.sector = 0;
  return {state};
}

}  // namespace recoupe
