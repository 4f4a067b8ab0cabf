// What the rules of a page's own site say of its elements: which hold the body, the title, the
// author and the day, and which are no part of the article.
//
// Takes: the HtmlTree, and the host of its address. Gives, for each field of world/sites.tsv, the
// elements that its selectors name, outermost ones only, in document order. A selector is one tag
// ("h1"), class (".article-body"), id ("#body") or attribute ("[itemprop=author]"), of those that
// the tree keeps; a class and an id of the same name are the same. Rules of "lepays.example" are
// those of "sport.lepays.example" too. Linear; nothing where the site has no rule, or where none
// finds anything: the general method never needs them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"
#include "read/extract/html_tree.h"
#include "recoupe/reading.h"

namespace recoupe {

struct SiteElements {
  std::vector<std::uint32_t> body, drop, title, author, published;  // nodes
  Rule drop_rule = 0;
};

// Does the tree keep what it asks for?
bool is_selector(std::string_view text);

SiteElements site_elements(const HtmlTree& tree, std::string_view host, const Pack& pack);

// Leaves the blocks of the body's elements and those above the first of them, where a lead may
// stand, without those of dropped ones. Gives what was dropped. Changes nothing where too little
// prose would be left.
std::vector<Removed> keep_site_body(const HtmlTree& tree, const SiteElements& site,
                                    PageBlocks& page);

}  // namespace recoupe
