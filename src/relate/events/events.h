// Joins the event mentions of a story into events: same type family, actors, place and day. Two
// calls on two days stay two; a planned and a done event are not joined.
//
// Takes: a Corpus and Relations with copies, stories and actors. Gives: events by time, then by
// first evidence.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

std::vector<Event> find_events(const Corpus& corpus, const Relations& so_far, const Pack& pack);

}  // namespace recoupe
