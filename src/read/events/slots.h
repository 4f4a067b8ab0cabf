// The units that stand in a slot of a cue's clause.
//
// Takes: a cue whose group and arguments are known, and a slot as a row of events.tsv names it.
// Gives: the units of the mentions there, a whole list if it is one. Of "la capture de X et Y à Z
// par la milice" the slot "of" is X and Y, "by" la milice. Private to read/events.
#pragma once

#include "read/events/event_cue.h"

namespace recoupe {

Units find_slot(const EventSentence& s, const EventCue& cue, Slot slot);
// The object of a verb, or what stands for one behind a noun.
Units find_object(const EventSentence& s, const EventCue& cue);
// The first mention in the words from `begin` to `end` that a noun is of: "un camp de l'armée".
Units part_of_noun(const EventSentence& s, const EventCue& cue, std::uint32_t noun,
                   std::uint32_t begin, std::uint32_t end);
// The mentions behind the cue that the words of that slot hold.
Units slot_units(const EventSentence& s, const EventCue& cue, Slot slot);

}  // namespace recoupe
