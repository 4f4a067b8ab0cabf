// What a page says of itself: title, date, people, outlet, address.
//
// Takes: the HtmlTree and its marked blocks. Of several answers the surest wins: the date from
// JSON-LD, then the article:published_time of <meta>, then microdata, <time>, other <meta>, and
// last the address. Names of agencies are no byline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"
#include "recoupe/page.h"

namespace recoupe {

struct Metadata {
  std::string title, outlet, url, lang;
  std::vector<std::string> byline;  // as written: see people_of
  Period published{}, revised{};
  Period moment{};
  Rule published_rule = 0;
  std::uint32_t title_node = 0;  // of the heading that says the title; 0: none does
  bool says_article = false;     // of its own type
  bool says_index = false;
};

Metadata read_metadata(const HtmlTree& tree, const PageBlocks& page, const Page& source,
                       const Pack& pack);

// "Par Jeanne Petit et Ali Khan (avec AFP)" -> two people.
std::vector<std::string> people_of(const std::vector<std::string>& bylines, std::string_view outlet,
                                   const Pack& pack);

std::string host_of(std::string_view url);  // "www.lepays.example" -> "lepays.example"
// Do most words of the shorter stand in the longer?
bool similar(std::string_view a, std::string_view b);

}  // namespace recoupe
