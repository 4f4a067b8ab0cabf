// What the HTML parser is fed: the page without what no reader sees, and with numbers for words.
//
// Scripts, styles, comments, drawings and forms' options go, with their content; inline formatting
// (<b>, <font>) goes without it. So the parser reads a tenth of the bytes, never reopens a
// formatting element for every paragraph (a small page can ask for millions), and seldom joins two
// text nodes. One pass, linear.
//
// Where a tag stands in the tree does not hang on the words between tags, nor on its attributes:
// the parser would copy them, byte by byte, and nothing more. So they go past it: `<p
// class="lead">Il pleut</p>` is fed as `<p #0>#0#</p>`, where # is kNumberMark. What the parser
// must decode (an "&"), what it joins (attributes of <html> and <body>) and what it reads in its
// own way (a <title>) stands as it stood, and so does all of a page that holds the mark itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/extract/html_tree.h"

namespace recoupe {

inline constexpr char kNumberMark = '\x01';

struct HtmlFeed {
  std::string html;
  bool numbered = false;                // no mark in `html` is the page's own
  std::vector<std::string_view> texts;  // of the page: without white space before them
  std::vector<Run<HtmlAttr>> tags;      // the attributes of a tag
  std::vector<HtmlAttr> attrs;
  std::string values;
  std::vector<std::string> json_ld;
  bool too_deep = false;
  bool truncated = false;
};

HtmlFeed feed_of(std::string_view utf8);  // which must outlive it

}  // namespace recoupe
