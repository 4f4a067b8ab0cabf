// A small account for the tests of the renderers: an invented ferry that ran aground off an
// invented island. Every form of text that has bitten a renderer before stands somewhere in it:
// quotes, a letter outside the basic plane, no-break spaces, citations inside citations and across
// one another, two stories, an input that was not read.
#pragma once

#include "recoupe/dossier.h"

namespace recoupe {

Account sample_account();

}  // namespace recoupe
