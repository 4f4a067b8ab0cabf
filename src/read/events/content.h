// What a threat, request, refusal or plan is about: another cue behind it.
//
// Takes: a cue and the cues behind it, which are read before it. In "refuse de dialoguer avec
// les mutins" the content of "refuse" is "dialoguer": it is no event by itself, and names the mode
// "meet" and the target les mutins. Private to read/events.
#pragma once

#include <string_view>
#include <vector>

#include "read/events/event_cue.h"

namespace recoupe {

// The nearest act behind the cue, or none; one of a verb that is joined to the cue's own is none.
const EventCue* content_of(const EventSentence& s, const EventCue& cue,
                           const std::vector<EventCue>& later);
// The act that the verb is about is no event by itself; it names the mode, and the target where the
// verb has none.
void take_content(const EventSentence& s, EventCue& cue, std::vector<EventCue>& cues);
// The mode of a plan, threat, request or refusal by the act that it is about.
Term mode_of_content(const Pack& pack, std::string_view outer, Term type, Term mode);
// "X s'est entretenu avec Y, convenant de ...": both agree, though only X is the subject.
void share_sides(EventCue& cue, std::vector<EventCue>& cues);

}  // namespace recoupe
