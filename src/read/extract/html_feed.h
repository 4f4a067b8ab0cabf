// What the HTML parser is fed: the page without what no reader sees.
//
// Scripts, styles, comments, drawings and forms' options go, with their content; inline formatting
// (<b>, <font>) goes without it. So the parser reads a tenth of the bytes, never reopens a
// formatting element for every paragraph (a small page can ask for millions), and seldom joins two
// text nodes. One pass, linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recoupe {

struct HtmlFeed {
  std::string html;
  std::vector<std::string> json_ld;
  bool too_deep = false;
  bool truncated = false;
};

HtmlFeed feed_of(std::string_view utf8);

}  // namespace recoupe
