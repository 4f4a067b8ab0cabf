// Who is implied to have acted where nobody is told: the state of an arrest, the people of a
// protest.
//
// In "L'ancien ministre kényan a été arrêté" it is Kenya that arrested, in "de violentes émeutes au
// Kazakhstan" people of Kazakhstan that rioted.
// Takes: the events of an article (types of plover.tsv that imply somebody), its mentions, their
// countries known, and the state where the report plays (0: none). Gives: EventMention::implied, a
// mention of the state: that of the place, else the one of which the target is an official or
// citizen, else the report's unless a target is of another; the nearest words that name it. Where
// only an adjective does, a mention of it is new, and follows those given.
// Cost: linear in the mentions, for each such event.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

class Pack;

std::vector<Mention> imply_actors(const Prose& prose, std::span<EventMention> events,
                                  std::span<const Index<Mention>> parties,
                                  std::span<const Mention> mentions, Term scene, const Pack& pack);

}  // namespace recoupe
