#include "report/dossier/dossier.h"

namespace recoupe {

std::vector<Dossier> make_dossiers(const Corpus&, const Relations&, const Pack&) { return {}; }

}  // namespace recoupe
