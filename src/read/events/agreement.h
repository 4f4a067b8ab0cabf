// Whether a pronoun can mean a mention, by gender and number.
//
// In "La ligue a salué le maire. Elle exige" elle is the league, in "Les forces de l'union tiennent
// le port. Elles exigent" elles are the forces.
// Takes: a mention. Gives: what its article or noun, or a given name, tells. Constant time. Private
// to read/events.
#pragma once

#include <span>
#include <string_view>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

// Are things "he" and "she" in this language, with no word like "it"?
bool things_have_gender(const Prose& prose);
// `gender` as pronouns.tsv writes it, of m or f; whoever tells no gender agrees with either.
bool agrees(const Prose& prose, std::span<const Mention> mentions, Index<Mention> who,
            std::string_view gender);
// "les forces", "two ministers": by the first word.
bool plural_words(const Prose& prose, const Mention& m);

}  // namespace recoupe
