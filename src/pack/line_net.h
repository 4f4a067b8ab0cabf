// Judges the lines of a scraped text together: a net that sees of each line what line_features.h
// says, and of the lines around it what it made of them.
//
// Takes: world/line_net.tsv (train/line_net.py makes it), and a row of features for each line.
// Gives for each line a number, above 0 where it belongs to the article; no numbers where the table
// holds no net for such rows. Integers only: the same answer on every machine. Linear in the lines,
// a few microseconds each, and a fifth of a millisecond to read the table.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "pack/pack.h"
#include "read/extract/line_features.h"

namespace recoupe {

std::vector<std::int64_t> net_scores(std::span<const LineRow> rows, const Table& net);

}  // namespace recoupe
