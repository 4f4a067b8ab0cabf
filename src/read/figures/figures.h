// Finds the numbers that count something: value, hedge, what is counted, of whom, who says so, as
// of when.
//
// Takes: Prose, the article's mentions, times and quotes, and when it was written. Gives: Figures
// in order, not overlapping. "au moins neuf gardiens de prison [ont péri]" -> 9.., at_least, dead,
// security forces. Every written number is a figure; one that counts nothing the tables know has
// `what` 0.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

std::vector<Figure> find_figures(const Prose& prose, std::span<const Mention> mentions,
                                 std::span<const TimeRef> times, std::span<const Quote> quotes,
                                 std::span<const Span> quote_spans, Period written,
                                 const Pack& pack);

}  // namespace recoupe
