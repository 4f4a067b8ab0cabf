// The words of a page in blocks, each with what its elements' names say of it.
//
// Takes: an HtmlTree. Gives every block of text in document order, the unwanted ones marked with
// the kind of residue and the row of world/markup.tsv, or the rule, that said so. Chooses nothing:
// see body.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "read/extract/html_tree.h"
#include "read/extract/marks.h"
#include "recoupe/reading.h"

namespace recoupe {

struct TextBlock {
  std::string text;         // one line
  std::uint32_t at = 0;     // its first text node: rises from block to block
  std::uint32_t node = 0;   // the block element it stands in
  std::uint32_t links = 0;  // bytes of it that are links
  BlockKind kind{};
  bool heading = false;
  bool dropped = false;
  Residue why{};
  Rule rule = 0;
};

struct PageBlocks {
  std::vector<TextBlock> blocks;
  std::vector<Mark> marks;                // by node
  std::vector<std::uint64_t> weight_sum;  // of running text, before each block

  // Running text of the blocks below a node, dropped ones too.
  std::uint64_t weight_below(const HtmlTree& tree, std::size_t node) const;
  std::size_t first_block(std::uint32_t at) const;  // the first whose `at` is not smaller
};

// How much running prose a block is: its length, or nothing for a heading, a link or a crumb.
std::uint32_t prose_weight(const TextBlock& block);
bool ends_sentence(std::string_view text);

PageBlocks blocks_of(const HtmlTree& tree, const Pack& pack);

}  // namespace recoupe
