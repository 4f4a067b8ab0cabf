// A line of scraped text in numbers, for the arbiter.
//
// Takes: the lines as the residue tables leave them, cut ones among them, and the run of lines that
// is most like prose. Gives for each line what it looks like, where it stands and what stands
// around it. Linear.
//
// A first look judges each line by itself (line_trees.tsv); what it says is one more feature for
// the net that judges the lines together (pack/line_net.h).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "read/extract/line_words.h"
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
  kWideAbove,  // percent of the bytes of 15 lines that are prose
  kWideBelow,
  kWiderAbove,  // of 40 lines
  kWiderBelow,
  kSecondPreviousSize,
  kThirdSize,
  kPreviousCapitals,
  kPreviousFirst,
  kPreviousCredits,
  kPreviousAuthor,
  kPreviousDated,
  kNextCapitals,
  kNextFirst,
  kNextCredits,
  kNextDated,
  kWordMean,  // of the words by line_words.tsv; train/lines.py writes these five anew
  kWordLeast,
  kWordMost,
  kWordSum,
  kWordsKnown,
  kInTitle,  // percent of its words
  kTwins,    // lines that say the same
  kCount
};

using LineFeatures = std::array<std::int32_t, static_cast<std::size_t>(LineFeature::kCount)>;

std::vector<LineWords> words_of(const std::vector<Line>& lines, const Pack& pack);
std::vector<LineFeatures> line_features(const std::vector<Line>& lines,
                                        std::span<const LineWords> words, Run<Line> run,
                                        std::string_view title, const Pack& pack);

using LineRow = std::array<std::int32_t, static_cast<std::size_t>(LineFeature::kCount) + 1>;

// The features of each line, and what the first look said of it.
std::vector<LineRow> line_rows(std::span<const LineFeatures> features, const Arbiter& first);

}  // namespace recoupe
