// What a set of articles says together. Pure; the same for any order of arrival and any number of
// threads.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

// Sorts the readings by ArticleId, then by their key; two readings that are the same in both are
// one.
Corpus make_corpus(std::vector<Reading> readings);

Relations relate(const Corpus& corpus, const Pack& pack);

}  // namespace recoupe
