// Whose the people are whom only their trade names: the country that an event gives its parties.
//
// In "La police belge a relâché deux journalistes à Gand" the journalists are of the country where
// the police acts; in "Des paysans ont défilé à Lima contre le gouvernement" both sides are of
// Peru; in "Ana Paz, qui gouvernait le Pérou, a été renversée par l'armée" she is, and the army.
// Takes: the events of an article, its mentions and its trees. Gives: the country of mentions that
// had none. Only bodies, offices and groups of class "domestic" of party_classes.tsv, and only
// where the event tells one country; any other name, a state or a body of the world gets none.
// Cost: linear in the article and its parties.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

class Pack;

struct Home {
  Index<Mention> mention{};
  Term country = 0;
};

std::vector<Home> find_homes(const Prose& prose, std::span<const EventMention> events,
                             std::span<const Index<Mention>> parties,
                             std::span<const Mention> mentions, const Pack& pack);

}  // namespace recoupe
