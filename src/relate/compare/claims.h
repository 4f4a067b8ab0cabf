// The figures of a story, laid out as answers: what is equal, from one speaker and of one day, is
// one answer.
//
//   A: "36 manifestants, selon le ministère"   B: "36 protesters killed"   C: "26"
//   -> 36 (ministry; A, B), 26 (C)
//
// An unnamed report joins the one speaker who gives its value, save where its own article quotes
// him besides: then the outlet speaks for itself too.
#pragma once

#include <map>
#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"
#include "relate/compare/reports.h"

namespace recoupe {

struct Claim {
  Answer answer;
  std::vector<Index<Copies>> from;    // sorted, unique: the independent texts that say so
  std::vector<Index<Copies>> totals;  // those of them that give no larger number here: sorted
  Period told{};                      // undated: when the first of them was published
  bool dated = false;                 // a text says as of when
  bool whole = true;                  // not a part of another number, nor besides one
  bool part = false;                  // of a larger number, and yet all of its group
  bool share = false;                 // of a larger number: "31, 14 of them in Sirrat"
  bool elsewhere = false;             // all its reports are of places that few texts name
  std::vector<Index<Actor>>
      places;  // below a country; all that its reports name, none where one names none
  std::vector<std::uint64_t> kinds, kinds_named;  // as of its reports: sorted
  std::vector<std::uint64_t> leads;               // the words before its numbers: sorted
  std::vector<Index<Actor>> near;                 // those next to its numbers: sorted
  Texts near_named;                               // the texts that name one of them: sorted
  std::vector<Index<Actor>> named;                // all of its texts: sorted
  std::vector<double> attackers;                  // all that its texts count: sorted
  std::vector<Voice> voices;
  std::vector<Index<Actor>> parties;  // who sends, kills, arrests; the same
};

using Ledger = std::map<Topic, std::vector<Claim>>;  // claims by day, then by value

Ledger lay_out_claims(const Corpus& corpus, const Relations& so_far, Index<Story> story,
                      const Pack& pack);

}  // namespace recoupe
