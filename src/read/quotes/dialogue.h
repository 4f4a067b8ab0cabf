// The turns of a written dialogue, and what a teller puts between the words of a turn.
//
// Takes: Prose. Gives: each turn, without the dash or mark that opens it, up to where the teller
// goes on:
//
//   « Tu viens ? demanda-t-il.     [Tu viens ? demanda-t-il.]
//   — Non », fit-elle. Il sortit.  [Non]
//
// A dash opens a turn at the beginning of a paragraph and behind a finished sentence, if what is
// told between the words ("demanda-t-il") or whom they address shows that people speak: a list of
// things has dashes as well. Signs are rows of speech_signs.tsv (turn). Does not: say who speaks.
// Cost: linear in the tokens; what is inserted is capped. Private to read/quotes.
#pragma once

#include <cstdint>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"
#include "recoupe/span.h"

namespace recoupe {

struct Turn {
  Run<Token> words{};
  std::uint32_t begin = 0, end = 0;  // with its signs
  Rule rule = 0;                     // of its sign
  std::vector<Run<Token>> parts;     // what is spoken: the words without what is inserted
};

std::vector<Turn> find_turns(const Prose& prose);

// ", a-t-il dit,", "? demanda Anne en riant.": the sign behind such words, which begin behind the
// sign `at`, or `at`.
std::uint32_t insertion_end(const Prose& prose, std::uint32_t at, std::uint32_t end);

}  // namespace recoupe
