// Where, when and how: the place, time and mode of a cue.
//
// Takes: a cue with its sides. Gives: the nearest of each that stands with it, or in front of the
// sentence; none is better than one of another clause. "Jeudi, à Gao, les douaniers ont saisi
// ...": time jeudi, place Gao. Private to read/events.
#pragma once

#include <vector>

#include "read/events/event_cue.h"

namespace recoupe {

// After the sides: of "in Gao" that place, else one that is a target or that a thing is of.
void find_place(const EventSentence& s, EventCue& cue);
void find_mode(const EventSentence& s, EventCue& cue);
// A time long before the report makes the cue historical.
void find_time(const EventSentence& s, EventCue& cue);
// Did it end long before the report, for the reader of today?
bool long_ago(Period when, Period published);
// After all of it: what verbs that are joined tell of one another.
void share_circumstances(const EventSentence& s, std::vector<EventCue>& cues);

}  // namespace recoupe
