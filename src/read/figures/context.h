// What a number counts where no single verb or noun tells it: words that count only beside others.
//
// Takes: an amount, its noun and its sentence. Gives: "thousands gathered to demand an election" ->
// protesters; "the army lost 14 soldiers" -> dead; "of four kayakers, two were rescued": the four
// are a whole of whom nothing is said. Cost: linear in the words of a clause.
#pragma once

#include "read/figures/counted.h"

namespace recoupe {

// The first verb behind the noun is one of people who come together, and words around it say that
// they protest.
Clue clue_gathered(const Prose& prose, const Noun& noun, std::size_t at, Run<Token> sentence);

// A verb of losing stands right before a number of people under arms.
Clue clue_lost(const Prose& prose, const Amount& amount, std::size_t from);

// The words before the amount open a sentence or clause and make it the whole of what comes.
bool is_whole_ahead(const Prose& prose, const Amount& amount, std::size_t from);

}  // namespace recoupe
