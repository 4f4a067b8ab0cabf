// Who signs a page.
//
// Takes: what JSON-LD and <meta> name as authors, the HtmlTree and its marked blocks. Gives the
// people, from the surest source that names one; where no person signs, the desk, the agency or the
// outlet that does. An agency beside a person is a credit and no author.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"

namespace recoupe {

struct BylineSources {
  std::vector<std::string> json_ld, meta;
  std::string_view outlet;
};

std::vector<std::string> find_byline(const BylineSources& sources, const HtmlTree& tree,
                                     const PageBlocks& page, const Pack& pack);

// Inside a list of other articles, a comment or a menu: what stands there describes another text.
bool in_teaser(const HtmlTree& tree, const PageBlocks& page, std::uint32_t node);

}  // namespace recoupe
