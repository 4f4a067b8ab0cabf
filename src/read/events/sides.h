// Who does it, and to whom: fills a cue's sides from the slots of its row.
//
// Takes: a cue with its row and words. Gives: its verb group, subject, object, actors and targets,
// and where its arguments end. "une avocate enlevée par des soldats": actors [des soldats],
// targets [une avocate]. False: the words are no such verb here ("is back in charge").
// Private to read/events.
#pragma once

#include "read/events/event_cue.h"

namespace recoupe {

bool verb_sides(const EventSentence& s, EventCue& cue);
void noun_sides(const EventSentence& s, EventCue& cue);

}  // namespace recoupe
