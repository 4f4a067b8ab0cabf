// Cues that tell one act twice.
//
// Takes: the cues of a sentence, the last first. Gives: "A strike killed nine", "X shelled the
// market, wounding six", "nine died in an attack" as one event each, with the sides that either
// word has; the other cue is content only. Cost: quadratic in the cues of a sentence. Private to
// read/events.
#pragma once

#include <vector>

#include "read/events/event_cue.h"

namespace recoupe {

void join_same_acts(const EventSentence& s, std::vector<EventCue>& cues);
// "Il a parlé avec A, B et C": with each of them, which is true whether they sat together or not;
// any other cue alone.
std::vector<EventCue> with_each(const EventSentence& s, const EventCue& cue);

}  // namespace recoupe
