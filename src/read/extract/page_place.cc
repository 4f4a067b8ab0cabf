#include "read/extract/page_place.h"

namespace recoupe {
namespace {

std::size_t first_prose(const PageBlocks& page) {
  std::size_t b = 0;
  while (b < page.blocks.size() && page.weight_sum[b + 1] == 0) ++b;
  return b;
}

}  // namespace

bool in_teaser(const HtmlTree& tree, const PageBlocks& page, std::uint32_t node) {
  for (std::uint32_t n = node; n != 0; n = tree.nodes[n].parent) {
    const Mark& mark = page.marks[n];
    const bool other = mark.why == Residue::kRelated || mark.why == Residue::kComment;
    if (mark.dropped && other) return true;
    if (tree.nodes[n].tag == Tag::kNav || tree.nodes[n].tag == Tag::kAside) return true;
  }
  return false;
}

PagePlace::PagePlace(const HtmlTree& tree, const PageBlocks& page, std::uint32_t title_node)
    : tree_(tree),
      page_(page),
      titled_(title_node != 0),
      title_(titled_ ? page.first_block(title_node) : first_prose(page)) {}

bool PagePlace::aside(std::uint32_t node, std::int32_t from_title) const {
  constexpr std::int32_t kAbove = -2;
  constexpr std::int32_t kBelow = 5;
  if (titled_ && from_title >= kAbove && from_title <= kBelow) return false;
  return in_teaser(tree_, page_, node);
}

}  // namespace recoupe
