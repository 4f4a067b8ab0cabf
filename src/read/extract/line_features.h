// A line of scraped text in numbers, for the arbiter.
//
// Takes: the lines as the residue tables leave them, cut ones among them, and the run of lines that
// is most like prose. Gives for each line what it looks like, where it stands and what stands
// around it. Linear.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/extract/residue.h"

namespace recoupe {

enum class LineFeature : std::uint8_t {
  kSize,
  kWords,
  kEnding,
  kCapitals,
  kDigits,
  kCommas,
  kFirst,
  kCut,
  kInRun,
  kFromFirst,
  kFromLast,
  kBefore,
  kPreviousSize,
  kPreviousEnding,
  kPreviousCut,
  kNextSize,
  kNextEnding,
  kNextCut,
  kSecondSize,
  kAbove,
  kBelow,
  kShortAbove,
  kShortBelow,
  kRepeated,
  kFromTitle,
  kLikeTitle,
  kCredits,
  kAuthor,
  kDated,
  kCount
};

using LineFeatures = std::array<std::int32_t, static_cast<std::size_t>(LineFeature::kCount)>;

std::vector<LineFeatures> line_features(const std::vector<Line>& lines, Run<Line> run,
                                        std::string_view title, const Pack& pack);

}  // namespace recoupe
