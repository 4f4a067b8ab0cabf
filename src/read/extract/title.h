// The headline of a page, and the element that shows it.
//
// Takes: the HtmlTree, and what the page says its title is (<meta>, JSON-LD, <title>). Gives the
// heading that says the same, without the kicker beside it ("Storms The dam gives way"), else what
// is said itself. The name of the outlet is no title: old blogs put it in the <h1>.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/extract/html_tree.h"

namespace recoupe {

struct PageTitle {
  std::string text;
  std::uint32_t node = 0;  // the heading; 0: no heading says it
};

struct SaidTitles {
  std::vector<std::string> said;  // of <meta> and JSON-LD, the surest first
  std::string document;           // of <title>
  std::string outlet, host;
};

PageTitle find_title(const HtmlTree& tree, const SaidTitles& titles,
                     const std::vector<bool>& hidden);

// The folded words of a title, for `similar`.
std::vector<std::string> title_words(std::string_view title);
// Do most words of the shorter stand in the longer?
bool similar(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace recoupe
