// Finds the texts that are one text: agency copy under many headlines, shortened, or translated.
//
// Takes: a Corpus. Gives: every reading in exactly one Copies, its root first (the earliest; at
// equal times the longest, then the lower ArticleId). What is counted as a source is a Copies,
// never an article.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

std::vector<Copies> find_copies(const Corpus& corpus, const Pack& pack);

}  // namespace recoupe
