// The figures of a story, laid out as answers: what is equal, from one speaker and of one day, is
// one answer.
//
//   A: "36 manifestants, selon le ministère"   B: "36 protesters killed"   C: "26"
//   -> 36 (ministry; A, B), 26 (C)
//
// An unnamed report joins the one speaker who gives its value, save where its own article quotes
// him besides: then the outlet speaks for itself too.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

// What a count is about. Amounts that count nobody are each a question of their own: two prices are
// two prices.
struct Topic {
  Term what = 0, group = 0, unit = 0;
  std::uint64_t noun = 0;
  double value = 0;
  friend auto operator<=>(const Topic&, const Topic&) = default;
};

// Where a named speaker gives a number in words of the text's own: two such side by side contest
// it.
struct Voice {
  Index<Reading> reading{};
  Index<Sentence> sentence{};
  std::vector<Index<Actor>> places;  // that the sentence names besides its speaker: sorted
};

struct Claim {
  Answer answer;
  std::vector<Index<Copies>> from;    // sorted, unique: the independent texts that say so
  std::vector<Index<Copies>> totals;  // those of them that give no larger number here: sorted
  Period told{};                      // undated: when the first of them was published
  bool dated = false;                 // a text says as of when
  bool whole = true;                  // not a part of another number, nor besides one
  std::vector<Index<Actor>>
      places;  // below a country; all that its reports name, none where one names none
  std::vector<Voice> voices;
  std::vector<Index<Actor>> parties;  // who sends, kills, arrests; the same
};

using Ledger = std::map<Topic, std::vector<Claim>>;  // claims by day, then by value

Ledger lay_out_claims(const Corpus& corpus, const Relations& so_far, Index<Story> story,
                      const Pack& pack);

}  // namespace recoupe
