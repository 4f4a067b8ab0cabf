// Who signs a page.
//
// Takes: what JSON-LD and <meta> name as authors, the HtmlTree and its marked blocks. Gives the
// people, from the surest source that names one: a rule of the site, JSON-LD, <meta>, an element
// that is marked as the author's, a line beside the title that announces one ("Par", "Written by")
// or is a name. Where no person signs, the short name, the desk, the agency or the outlet that
// does. An agency beside a person is a credit and no author.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"

namespace recoupe {

inline constexpr std::size_t kLongestByline = 200;

struct BylineSources {
  std::vector<std::string> site, json_ld, meta;  // site: of the elements that its rules name
  bool json_ld_people = false;  // it says that each of its authors is a person, whatever the name
  std::string_view outlet;
  std::uint32_t title_node = 0;  // 0: none
};

std::vector<std::string> find_byline(const BylineSources& sources, const HtmlTree& tree,
                                     const PageBlocks& page, const Pack& pack);

}  // namespace recoupe
