// Says of each Token what the tree and the tags of its units say: its head, relation and name, and
// which of its readings is meant.
//
// Takes: Words whose units are parsed. Gives: the same, where each Token stands for the unit of it
// whose head lies outside ("known" of "well-known"). Of the readings that the lexicon has of a form
// the one that the tag agrees with is chosen; where it agrees with none, the lexicon's likeliest
// stays, and a form that the lexicon does not have is read by its tag. Linear. Example:
// "les morts sont dites ..." -> "morts" a noun, "dites" a participle.
#pragma once

#include "read/language/language.h"

namespace recoupe {

void settle_tokens(Words& words);

}  // namespace recoupe
