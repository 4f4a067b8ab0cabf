// Whom the pronouns of an event mean: "Elle l'a arrêtée", "It rejected the offer".
//
// Takes: a cue with its sides. Gives: the mentions for a subject or object that is a pronoun: the
// first subject of the sentence before, or, of a pronoun behind it, of the same sentence. A person
// for "he", a state or body for a neuter, several or a group for a plural. Linear. Private to
// read/events.
#pragma once

#include <span>
#include <vector>

#include "read/events/event_cue.h"

namespace recoupe {

bool personal(const Mention& m);  // a person or an office
// Or a group of one, "the editor": whom "he" may mean.
bool one_person(const Prose& prose, const Mention& m);
// The first mention before unit `end` that no preposition holds, but
// for a place and those of `but`.
Index<Mention> first_party(const EventSentence& s, std::uint32_t end,
                           std::span<const std::uint32_t> but);
// Does a pronoun stand before every name, "Rentré en 1982, il"? Then its topic is the last one's.
bool goes_on(const EventSentence& s);
// The main verb's subject, else the first before unit `end`, if it is a group or a list.
std::vector<Index<Mention>> first_several(const EventSentence& s, std::uint32_t end);
// "les" of "les exhorte", but not "leur" of "leur exprime": whom the verb acts on.
bool clitic_object(const EventSentence& s, std::uint32_t token);
// The first group that something is done to: "Police arrested two farmers. Both were freed."
std::vector<Index<Mention>> group_hit(const EventSentence& s);
// Can a pronoun that is the subject mean whom place has found for it? "her office said she": not
// the office.
bool subject_agrees(const EventSentence& s, const EventCue& cue);
void find_pronouns(const EventSentence& s, EventCue& cue);

}  // namespace recoupe
