// Every figure of a story, by what it counts.
//
//   "36 manifestants tués, selon le ministère"  -> dead of protesters: 36, the ministry
//
// Takes: a Corpus and Relations with copies, stories and actors. Gives: reports that point into the
// corpus. Cost: the figures of the story times the mentions of their articles. Does not judge which
// reports are one answer: that is claims.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

inline constexpr double kLeastTelling = 5;  // smaller numbers of two texts are equal by chance

// The number that a Figure or an Answer is known by.
template <class Told>
double nominal(const Told& told) {
  return told.has_low ? told.low : told.high;
}

// What a count is about. Amounts that count nobody are each a question of their own: two prices are
// two prices.
struct Topic {
  Term what = 0, group = 0, unit = 0;
  std::uint64_t noun = 0;
  double value = 0;
  friend auto operator<=>(const Topic&, const Topic&) = default;
};

// Where somebody gives a number in words of the text's own: two such side by side contest it.
struct Voice {
  Index<Reading> reading{};
  Index<Sentence> sentence{};
  Index<Actor> speaker{};
  std::uint64_t called = 0;          // "the union": the words for the speaker
  std::vector<Index<Actor>> places;  // that the sentence names besides its speaker: sorted
};

using Texts = std::vector<Index<Copies>>;  // sorted

struct Report {  // one figure of one article
  Index<Copies> from{};
  Index<Reading> reading{};
  const Figure* figure = nullptr;
  Index<Actor> speaker{};
  bool headline = false;
  bool whole = true;   // of all whom its topic asks about
  bool part = false;   // of a larger number, and yet all of its group: "dont quatre enfants"
  bool aside = false;  // of a clause that is long past, supposed or denied
  Index<Actor> place{};
  bool elsewhere = false;  // a place that few of the story's texts name
  Index<Actor> near{};     // the place below a country that stands next to the number
  std::shared_ptr<const Texts> near_named;  // the texts that name it; shared by its reports
  std::uint64_t kind = 0;                   // "cholera" of "140 cases of cholera"
  std::vector<std::uint64_t> kinds_named;   // the kinds of its topic that its text names: sorted
  std::uint64_t lead = 0;                   // the two words before it
  std::vector<Index<Actor>> named;          // all places below a country of its text: sorted
  std::vector<Index<Actor>> parties;
  std::vector<double> attackers;  // the numbers that its text gives of them: sorted
  std::vector<Voice> voices;
};

std::map<Topic, std::vector<Report>> gather_reports(const Corpus& corpus, const Relations& so_far,
                                                    Index<Story> story, const Pack& pack);

}  // namespace recoupe
