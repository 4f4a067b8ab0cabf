// Gives every unit of an article its tag, its head and relation, and its label among names.
//
// Takes: Words with units. Gives: the same with what the language's syntax.model says of each unit;
// without a model nothing changes. Every sentence is one tree with one root. A sentence of more
// than kMaxUnits is cut behind a sign, or anywhere; the roots of the later pieces hang on the first
// as parataxis. Of a text of more than 250,000 units the rest gets no trees. Linear, about a
// hundred thousand words a second; the same on every machine. Example: "Il dort." -> Il PRON nsubj
// of dort, dort VERB root, "." PUNCT punct of dort.
#pragma once

#include "read/language/language.h"

namespace recoupe {

void parse(Words& words);

}  // namespace recoupe
