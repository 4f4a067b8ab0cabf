// Which blocks of a page are its article.
//
// The idea: the element that holds most of the page's prose, once navigation, teasers and comments
// are out. An element that calls itself the body is believed when a third of the prose stands in
// it; else one goes down from <body> as long as a single child keeps most of its parent's prose.
// Then the arbiter decides block by block, near that element and wherever there is prose, so that a
// body split over several elements comes back together, and what stands in it by mistake goes.
// Gives the blocks in order, with a lead that stands above the body. Empty where the page is no
// article.
#pragma once

#include <vector>

#include "pack/arbiter.h"
#include "read/extract/blocks.h"

namespace recoupe {

struct Body {
  std::uint32_t root = 0;              // node
  std::vector<std::uint32_t> blocks;   // of PageBlocks, in order
  std::vector<std::uint32_t> dropped;  // blocks inside the root that were dropped
  bool links_only = false;             // there is text, but it is a list of links
};

// `title_node`: where the title stands, or 0; what is above it is never a lead.
// `says_article`: the page itself does, so that many links around its prose make it no index.
Body find_body(const HtmlTree& tree, PageBlocks& page, std::uint32_t title_node, bool says_article,
               const Arbiter& arbiter, const Pack& pack);

}  // namespace recoupe
