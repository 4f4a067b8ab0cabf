// Cuts the tokens of an article into the units of its trees.
//
// Takes: Words with tokens and sentences. Gives: their units and sentence_units, without tags and
// heads. "don't" is do | n't, the second joined to the first; "cannot" is one Token and two units,
// by splits.tsv. Linear. Does not: open contractions, which stay one unit.
#pragma once

#include "read/language/language.h"

namespace recoupe {

void find_units(Words& words);

}  // namespace recoupe
