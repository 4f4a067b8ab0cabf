// Who a role beside a name is.
//
// Takes: the mentions of an article in order, and one of them. Gives: of "its spokesman" in "Its
// spokesman, Colonel Ba, accused" the colonel, of "the editor" in "held the editor of the weekly,
// Ana Paz." Ana Paz, where the tree or the signs around the name say that they are one; any other
// mention itself. Constant time. Private to read/events.
#pragma once

#include <span>

#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "recoupe/reading.h"

namespace recoupe {

Index<Mention> by_name(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                       Index<Mention> m);

}  // namespace recoupe
