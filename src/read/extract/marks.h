// What the names of an element say of it: its classes, roles and properties by the rows of
// world/markup.tsv, its tag by rules.
//
// Takes: an HtmlTree. Gives a Mark for each node, an empty one for text and for elements without
// words. Cost: linear in the attributes; equal values are looked up once.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/pack.h"
#include "read/extract/html_tree.h"
#include "recoupe/reading.h"

namespace recoupe {

enum MarkRole : std::uint16_t {
  kBodyMark = 1,
  kLeadMark = 2,
  kTitleMark = 4,
  kBylineMark = 8,
  kDateMark = 16,
  kCaptionMark = 32,
  kDropMark = 64,
};

struct Mark {  // of one element
  std::uint16_t roles = 0;
  std::uint32_t most = 0;  // bytes that may be dropped with it; 0: half the page
  Residue why{};
  Rule rule = 0;
  bool dropped = false;  // the element is, and all below it
};

std::vector<Mark> marks_of(const HtmlTree& tree, const Pack& pack);

}  // namespace recoupe
