// Whether a word that can be a noun and a verb stands where one of them stands.
//
// Takes: a unit of a sentence. Gives: by the small words before it. Private to read/events.
#pragma once

#include <cstdint>

#include "read/events/clause.h"

namespace recoupe {

// A word that can be a noun as well: does it stand where a noun stands?
bool noun_place(const Clauses& c, std::uint32_t unit);
// Does a verb's form stand where a verb stands? "de négocier" and "of attacking" do, "en charge"
// and "on strike" do not.
bool verb_stands(const Clauses& c, std::uint32_t unit);

}  // namespace recoupe
