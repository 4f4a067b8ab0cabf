// The time that stands alone before what a line tells: "25 juin. L'armée s'empare de Gao." It dates
// every act of the line that has no time of its own.
//
// Takes: Prose and its times. Gives: of each sentence the time that begins its line, if that is a
// day or longer; none. Linear. Private to read/events.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

std::vector<Index<TimeRef>> line_times(const Prose& prose, std::span<const TimeRef> times);

}  // namespace recoupe
