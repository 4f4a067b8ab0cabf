// A line of scraped text in numbers, for the arbiter.
//
// Takes: the lines as the residue tables leave them, cut ones among them, and the run of lines that
// is most like prose. Gives for each line what it looks like, where it stands and what stands
// around it. Linear.
//
// The arbiter looks twice: a short line by itself may be a menu or an item of the article, and what
// it first said of the lines around tells them apart. The second look sees the first one's numbers
// and, after them, the scores of the line, of the three above and below it (the farthest above
// first), their sums over 4, 12 and 40 lines above and below, and how many of the line's words
// stand in the other lines that the first look would keep, and in those that it would cut.
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
  kWordMean,  // of the words by line_words.tsv; train/extract.py writes these five anew
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

inline constexpr std::size_t kScoresAround = 15;
using SecondLook =
    std::array<std::int32_t, static_cast<std::size_t>(LineFeature::kCount) + kScoresAround>;

// `scores`: what the arbiter said of each line at first.
std::vector<SecondLook> second_look(std::span<const LineFeatures> features,
                                    std::span<const LineWords> words,
                                    std::span<const std::int64_t> scores);

}  // namespace recoupe
