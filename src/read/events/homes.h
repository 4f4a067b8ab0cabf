// Whose the people are whom only their trade names: the country that an event gives its parties.
//
// In "La police belge a relâché deux journalistes à Gand" the journalists are of the country where
// the police acts; in "Des paysans ont défilé à Lima contre le gouvernement" both sides are of
// Peru. Takes: the events of an article and its mentions. Gives: the country of mentions that had
// none. Only bodies, offices and groups of class "domestic" of party_classes.tsv, and only where
// the event tells one country; a name, a state or a body of the world gets none. Cost: linear in
// the parties.
#pragma once

#include <span>
#include <vector>

#include "recoupe/reading.h"

namespace recoupe {

class Pack;

struct Home {
  Index<Mention> mention{};
  Term country = 0;
};

std::vector<Home> find_homes(std::span<const EventMention> events,
                             std::span<const Index<Mention>> parties,
                             std::span<const Mention> mentions, const Pack& pack);

}  // namespace recoupe
