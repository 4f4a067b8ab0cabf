// What a reader may ask of a count on which sources disagree: the range of all values, the value of
// most origins, or that of the first of his own sources that gives one.
//
//   250 (Kremlin, 1 origin), 2,500 (staff, 2 origins)
//   -> range 250 to 2,500; majority 2,500; ranked by "Kremlin" 250
//
// Takes: a story and a choice. Gives: a view beside the answers of every disputed count, which stay
// as they are; without answers where none is such. Cost: linear in the answers and their evidence.
// Does not: count what was withdrawn, nor choose anything unasked.
#pragma once

#include <string>
#include <vector>

#include "recoupe/dossier.h"

namespace recoupe {

struct ViewChoice {
  ViewKind kind{};
  std::vector<std::string> sources;  // of kRanked: speakers or outlets, the most trusted first
};

void add_views(Dossier& story, const ViewChoice& choice);

}  // namespace recoupe
