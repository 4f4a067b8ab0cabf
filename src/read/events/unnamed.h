// Sides of an event that no mention names: "a man", or "Arvenia", which the names pass over.
//
// Takes: a cue with its sides. Gives: how many of its actors are somebody without a mention, and
// whether its target is one, so that "Police arrested a man", "400 were arrested" and "Arvenia and
// Peru will talk" are events all the same. Cost: linear in the arguments. Private to read/events.
#pragma once

#include "read/events/event_cue.h"

namespace recoupe {

void count_unnamed(const EventSentence& s, EventCue& cue);

}  // namespace recoupe
