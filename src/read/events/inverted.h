// A subject that stands behind its verb.
//
// "« ... », a déploré le maire", "la loi que dénonce la ligue", "Nobody came, complained Ana Paz".
// Takes: a verb's cue with its group. Gives: the units of such a subject, or none. Linear in the
// clause. Private to read/events.
#pragma once

#include "read/events/event_cue.h"

namespace recoupe {

// "« ... », a déploré le maire": behind the words of someone stands who said them.
bool after_words(const Clauses& c, const Predicate& g);
// "la loi que dénonce le maire", "comme l'exigeait la ligue": a clause with no subject before its
// verb has it right behind.
Units subject_behind(const EventSentence& s, const EventCue& cue);
// "Nobody came, complained Ana Paz": a subject behind its verb, as the quotation or the tree has
// it.
Units inverted_subject(const EventSentence& s, const EventCue& cue);

}  // namespace recoupe
