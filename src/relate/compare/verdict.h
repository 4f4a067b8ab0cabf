// How two answers to one question stand to each other, by the definitions of the output contract.
//
//   "dozens", "at least 54"             compatible: one can hold inside the other
//   2,000 on Thursday, 4,400 on Friday  superseded: a count that grows
//   250, 2,500                          disagree, a power of ten
//
// Precision first: numbers that may differ for another reason - rounding, a part, another place,
// another sender, a later day - do not disagree.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "recoupe/relations.h"
#include "relate/compare/claims.h"

namespace recoupe {

enum class Course : std::uint8_t {  // of a count, as the days of a story go on
  kGrows,                           // the dead
  kShrinks,                         // the missing: up and down
  kOnce,                            // who came to a rally: another day has another one
};

struct Stand {
  Verdict verdict{};
  std::vector<Flag> flags;
};

// One number is the other with a digit or two lost.
bool power_of_ten(const Answer& a, const Answer& b);

// Nothing where a part is held against a whole, or where whoever says one of two different numbers
// says the other too.
std::optional<Stand> weigh(const Claim& a, const Claim& b, Course course);

}  // namespace recoupe
