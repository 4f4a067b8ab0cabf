// Makes the self-contained account of every story: nothing in it points back into the corpus.
//
// Takes: a Corpus and its Relations. Gives: one Dossier a story, those of the
// most independent origins first; inside, articles by time, disagreements first.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"
#include "recoupe/relations.h"

namespace recoupe {

std::vector<Dossier> make_dossiers(const Corpus& corpus, const Relations& relations,
                                   const Pack& pack);

}  // namespace recoupe
