// The words of event_things.tsv, which stand for no actor and say something of those who act:
// "two", "lead", "voice".
//
// Takes: a token. Gives: whether a phrase of a class stands there. O(1). Private to read/events.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/language/prose.h"

namespace recoupe {

// Does a phrase of that class start at the token and end before `end`?
bool thing_is(const Prose& prose, std::uint32_t token, std::uint32_t end, std::string_view what);

}  // namespace recoupe
