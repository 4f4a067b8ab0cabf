// What a page says of itself: title, date, people, outlet, address.
//
// Takes: the HtmlTree, its marked blocks, and the elements that rules of its site name. Of several
// answers the surest wins: see title.h, published.h and byline.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"
#include "read/extract/site_rules.h"
#include "recoupe/page.h"

namespace recoupe {

struct Metadata {
  std::string title, outlet, url;
  std::vector<std::string> byline;  // as written: see byline.h
  Period published{}, revised{};
  Period moment{};
  Rule published_rule = 0;
  std::uint32_t title_node = 0;  // of the heading that says the title; 0: none does
  bool signed_by_person = false;
  std::vector<std::string> types;  // of the page, by JSON-LD and og:type
  bool says_article = false;       // of its own type
  bool says_index = false;
};

Metadata read_metadata(const HtmlTree& tree, const PageBlocks& page, const SiteElements& site,
                       const Page& source, const Pack& pack);

std::string host_of(std::string_view url);  // "www.lepays.example" -> "lepays.example"

}  // namespace recoupe
