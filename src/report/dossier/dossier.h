// Makes the self-contained account of every story: nothing in it points back into the corpus.
//
// Takes: a Corpus and its Relations. Gives: one Dossier a story, those of the
// most independent origins first; inside, articles by time, disagreements first.
#pragma once

#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"
#include "recoupe/relations.h"

namespace recoupe {

// Questions are worded in `lang` where that language has a table of them, else in the story's own.
std::vector<Dossier> make_dossiers(const Corpus& corpus, const Relations& relations,
                                   const Pack& pack, std::string_view lang = {});

}  // namespace recoupe
