// Where an element of a page stands: how far from the title, and whether among other articles.
//
// Takes: the HtmlTree, its marked blocks and the element with the title (0: none; then the first
// prose stands for it).
#pragma once

#include <cstdint>

#include "read/extract/blocks.h"

namespace recoupe {

// Inside a list of other articles, a comment or a menu: what stands there describes another text.
bool in_teaser(const HtmlTree& tree, const PageBlocks& page, std::uint32_t node);

class PagePlace {
 public:
  PagePlace(const HtmlTree& tree, const PageBlocks& page, std::uint32_t title_node);

  std::int32_t from_title(std::size_t block) const {  // blocks; above it less than 0
    return static_cast<std::int32_t>(static_cast<std::int64_t>(block) -
                                     static_cast<std::int64_t>(title_));
  }
  // In a teaser; but right beside the title stands none, whatever its element is called.
  bool aside(std::uint32_t node, std::int32_t from_title) const;

 private:
  const HtmlTree& tree_;
  const PageBlocks& page_;
  bool titled_ = false;
  std::size_t title_ = 0;  // its block
};

}  // namespace recoupe
