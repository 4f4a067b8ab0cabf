// Where a number of something begins, and whose it is: "164 morts", "au moins 40", "dozens".
//
// Takes: Prose and its phrases. Says whether an amount stands at a token, hedges aside, whether a
// verb puts its object at one, and who is told to put it elsewhere in the words behind:
//
//   La police évalue la foule à 20 000 personnes, les syndicats à 140 000.
//                              ^ measured         ^ rival: les syndicats, 140 000
//
// Does not: read the number (read/figures). Cost: linear in the words, with caps. Private to
// read/quotes.
#pragma once

#include <cstdint>

#include "read/language/prose.h"
#include "read/quotes/phrases.h"
#include "read/quotes/speakers.h"

namespace recoupe {

class Amounts {
 public:
  Amounts(const Prose& prose, const Phrases& phrases);

  // Past "au moins", "some", "the".
  std::uint32_t past_hedges(std::uint32_t from, std::uint32_t limit) const;
  // A number in digits or words, or dozens.
  bool number_at(std::uint32_t i, std::uint32_t limit) const;
  // The same behind hedges.
  bool at(std::uint32_t i, std::uint32_t limit) const;
  // Behind the link of "the crowd at 300": where its amount begins; else limit. What is measured
  // may stand elsewhere: "was put at 300".
  std::uint32_t measured(std::uint32_t from, std::uint32_t limit) const;

  struct Rival {
    std::uint32_t sign = 0;  // the comma or conjunction before
    Run<Token> source{};     // none where there is no rival
    std::uint32_t begin = 0;
  };
  // The first other source that gives an amount of its own within [from, limit).
  Rival rival(std::uint32_t from, std::uint32_t limit, const Speakers& speakers) const;

 private:
  bool lives_at(std::uint32_t from, std::uint32_t limit) const;  // a flood claims "40 lives"

  const Prose& prose_;
  const Phrases& phrases_;
  const Table& hedges_;
  const Table& vague_;
  const Table& numbers_;
  const Table& links_;
  const Table& counted_;
};

}  // namespace recoupe
