// Whether it happened: negated, still to come, only supposed, or told as history.
//
// Takes: a cue with its verb group. Gives: its moods, by the group and by the words of modality.tsv
// around it. "n'a pas tiré" is negated, "l'absence de tirs" too, "pourrait tirer" is only
// supposed. Private to read/events.
#pragma once

#include "read/events/event_cue.h"

namespace recoupe {

void find_moods(const EventSentence& s, EventCue& cue);
// An act that is only planned is an event of another type: a visit that will be is AGREE, an attack
// THREATEN; and "will not withdraw" refuses.
void plan(const Pack& pack, EventCue& cue);

}  // namespace recoupe
