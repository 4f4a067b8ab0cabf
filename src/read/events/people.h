// People whom nobody names, as parties of events: "23 people", "a man", "douze d'entre eux".
//
// Takes: Prose, its trees and its mentions. Gives: mentions of their own for nouns of the classes
// "people" and "outfit" of event_things.tsv, for the words of collectives.tsv that the names stage
// passed over, and for bare numbers that do or suffer something; in order of the text, none in a
// mention or time that is known. One of them is nobody else: `unnamed` is set. Cost: linear in the
// article. Does not: say who they are. Private to read/events.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Cast {
  std::vector<Mention> mentions;      // those given and the people, by their span's begin
  std::vector<Index<Mention>> given;  // of each: its place among those given; none: people
};

Cast find_people(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                 std::span<const TimeRef> times);

}  // namespace recoupe
