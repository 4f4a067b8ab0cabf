// Asks every question that the figures of a story answer, and when, where, who and whether of
// events that its reports tell differently; lays the answers side by side, the gravest first.
//
// Takes: a Corpus and Relations with copies, stories, actors and events. Gives: Findings, and the
// quotations of the story with all their wordings. Values are never averaged and no winner is
// picked; the verdicts are those of the output contract.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

std::vector<Finding> compare(const Corpus& corpus, const Relations& so_far, const Pack& pack);
std::vector<Quotation> gather_quotations(const Corpus& corpus, const Relations& so_far,
                                         const Pack& pack);

}  // namespace recoupe
