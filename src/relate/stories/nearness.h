// How near two stories are, each as far as it has grown; at first a story is one text.
//
// Takes: rows. Gives: for every two rows the sum of nearness over the pairs of their texts, in
// units of kNearest (grouping.h), as if every text were the mean of its row and no row had more of
// them than its weight. Cost: the pairs of rows with a common term, for every term that not too
// many have. Does not: decide.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "recoupe/span.h"
#include "relate/stories/grouping.h"
#include "relate/stories/terms.h"

namespace recoupe {

struct Growing {
  std::uint32_t texts = 0;
  std::vector<std::pair<std::string_view, std::uint32_t>> langs;  // texts of each
  Weights names, words;
  Period days{};  // from the first to the last

  // A long story turns to what is new like one of so many texts.
  static constexpr std::uint32_t kMemory = 200;
  std::uint32_t weight() const { return texts < kMemory ? texts : kMemory; }
};

SymmetricTable nearness_of(const std::vector<const Growing*>& rows);

// One that is as all of these together; compared by the heaviest of its terms.
Growing joined(const std::vector<const Growing*>& parts);

}  // namespace recoupe
