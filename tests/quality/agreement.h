// How far a reading agrees with gold, table by table.
//
// Takes: gold whose spans lie in the reading's text, and the reading. Gives: counts to be added up
// over reports, under names such as "events triple"; and the disagreements, a line each. An F1 is
// the Share of twice what both have among what the one and the other have. Spans are the same when
// they overlap by half of the shorter one, bounds of figures when they say the same, as the README
// beside says. Does not judge: floors are the test's.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "report.h"

namespace recoupe::testing {

struct Share {
  std::size_t right = 0, of = 0;
};

inline std::size_t permille(Share s) { return s.of == 0 ? 0 : 1000 * s.right / s.of; }

struct Agreement {
  std::map<std::string, Share> shares;
  std::vector<std::string> errors;  // "missed event ACCUSE [a dénoncé]"
};

Agreement compare(const Report& report, const Gold& gold, const Reading& reading, const Pack& pack);

}  // namespace recoupe::testing
