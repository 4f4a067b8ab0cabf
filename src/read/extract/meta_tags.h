// What a page's <meta> elements say, by their property, name or itemprop in small letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/extract/html_tree.h"

namespace recoupe {

struct MetaTag {
  std::string key, value;  // the key in small letters
};

std::vector<MetaTag> meta_tags(const HtmlTree& tree);
// The first value of a key in small letters; "" where there is none.
std::string_view meta(const std::vector<MetaTag>& tags, std::string_view key);

}  // namespace recoupe
