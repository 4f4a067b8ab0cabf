// What a row of events.tsv asks of a sentence before its words are an event.
//
// Takes: a cue with its sides, and the cues behind it. Gives: whether a condition holds
// ("object:troops": "envoyer des soldats", not "envoyer une lettre"), and whether the
// sides that the row needs are there. Private to read/events.
#pragma once

#include <vector>

#include "read/events/event_cue.h"

namespace recoupe {

bool holds(const EventSentence& s, const EventCue& cue, const Condition& condition,
           const std::vector<EventCue>& later);
bool enough(const EventSentence& s, const EventCue& cue);

}  // namespace recoupe
