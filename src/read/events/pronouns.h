// Whom the pronouns of an event mean: "Elle l'a arrêtée", "It rejected the offer".
//
// Takes: a cue with its sides. Gives: the mention for a subject or object that is a pronoun: the
// first subject of the sentence before, or, of a pronoun behind it, of the same sentence. A person
// for "he", a state or body for a neuter. Does not: resolve plurals. Linear. Private to
// read/events.
#pragma once

#include <span>

#include "read/events/event_cue.h"

namespace recoupe {

// The first mention before unit `end` that no preposition holds, but for a place and those of
// `but`.
Index<Mention> first_party(const EventSentence& s, std::uint32_t end,
                           std::span<const std::uint32_t> but);
void find_pronouns(const EventSentence& s, EventCue& cue);

}  // namespace recoupe
