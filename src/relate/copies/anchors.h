// What a translation keeps of a text: its numbers, dates, names and quotations, in their order.
//
//   "Au moins 18 policiers sont morts à Almaty" and "At least 18 officers died in Almaty" -> 18,
//   ALMATY
//
// Where those are too few, the words that the two languages write alike are asked (cognates).
//
// Two texts are aligned sentence by sentence, in order, some left out. Cost: sentences x sentences
// x anchors of one.
#pragma once

#include <cstdint>
#include <vector>

#include "recoupe/reading.h"

namespace recoupe {

struct Anchors {
  std::vector<std::vector<std::uint64_t>> sentences;  // sorted keys of each sentence that has any
  std::vector<std::uint64_t> all;                     // sorted, unique
  std::vector<std::uint64_t> told;  // numbers and quotations, sorted: those that two reports of one
                                    // event need not share, as they share its names
  std::uint32_t total = 0;
};

struct Alignment {
  std::uint32_t matched = 0;    // anchors
  std::uint32_t sentences = 0;  // pairs of them
  std::uint16_t score = 0;      // thousandths of both texts' anchors
};

Anchors find_anchors(const Reading& reading);

// The beginnings of the longer words, and the numbers: languages that borrow from one another write
// many words alike ("confirmed", "confirmé"). Of the whole text, sorted; and as the `sentences` and
// `total` of anchors. Simard, Foster and Isabelle, "Using cognates to align sentences in bilingual
// corpora", 1992.
std::vector<std::uint64_t> cognates(const Reading& reading);
Anchors cognates_by_sentence(const Reading& reading);

Alignment align(const Anchors& a, const Anchors& b);

}  // namespace recoupe
