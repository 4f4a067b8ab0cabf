// Finds dates and periods: "vendredi", "le 5 janvier", "last Thursday".
//
// Takes: Prose and the day that relative expressions are counted from (unknown: they stay
// unresolved). Gives: TimeRefs in order, not overlapping. Weekdays go backward from the reference,
// the day itself included.
#pragma once

#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

std::vector<TimeRef> find_times(const Prose& prose, Period reference, const Pack& pack);

}  // namespace recoupe
