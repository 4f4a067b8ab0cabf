// When a page was published, and when it was revised.
//
// Takes: the page's <meta> tags and JSON-LD, its HtmlTree and marked blocks, its address. Of
// several answers the surest wins: JSON-LD, article:published_time, microdata, other <meta>,
// <time>, the element that is marked as the date, the address, and last a short line beside the
// title or one that says "published". A wrong date is worse than none: dates of teasers and
// comments are not asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"
#include "read/extract/json_ld.h"

namespace recoupe {

struct MetaTag {
  std::string key, value;  // the key in small letters
};

std::vector<MetaTag> meta_tags(const HtmlTree& tree);
std::string_view meta(const std::vector<MetaTag>& tags, std::string_view key);

struct Published {
  Period day{}, moment{}, revised{};
  Rule rule = 0;
};

// `url`: the page's address; `title_node`: the element with the title, 0 where there is none.
Published find_published(const HtmlTree& tree, const PageBlocks& page,
                         const std::vector<MetaTag>& tags, const JsonLd& json, std::string_view url,
                         std::uint32_t title_node, const Pack& pack);

}  // namespace recoupe
