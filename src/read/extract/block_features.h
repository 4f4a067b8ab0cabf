// A block of a page in numbers, for the arbiter.
//
// Takes: the page's blocks and the element that the rules choose as its body. Gives for each block
// near the body, or with prose in it, what it looks like, where it stands, what stands around it,
// and how the other blocks of its shape look. Nothing tells one page from another (its length, its
// prose): such numbers are learned by heart. Linear in the page.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/extract/blocks.h"

namespace recoupe {

enum class BlockFeature : std::uint8_t {
  kSize,
  kWords,
  kLinks,
  kEnding,
  kHeading,
  kKind,
  kDropped,
  kInRoot,
  kTag,
  kParentTag,
  kParentShare,
  kGrandShare,
  kFromFirst,
  kFromLast,
  kBefore,
  kPreviousSize,
  kPreviousLinks,
  kPreviousEnding,
  kPreviousDropped,
  kNextSize,
  kNextLinks,
  kNextEnding,
  kNextDropped,
  kAround,
  kCapitals,
  kDigits,
  kCommas,
  kDepth,
  kBodyAbove,
  kDropAbove,
  kRoleAbove,
  kListAbove,
  kShapeCount,
  kShapeSize,
  kShapeLinks,
  kShapeDropped,
  kSinceHeading,
  kNextHeading,
  kRepeated,
  kRootTag,
  kFirst,
  kCredits,
  kAuthor,
  kDated,
  kCount
};

using BlockFeatures = std::array<std::int32_t, static_cast<std::size_t>(BlockFeature::kCount)>;

struct Candidate {
  std::uint32_t block = 0;
  BlockFeatures features{};
};

std::vector<Candidate> block_features(const HtmlTree& tree, const PageBlocks& page,
                                      std::uint32_t root, const Pack& pack);

}  // namespace recoupe
