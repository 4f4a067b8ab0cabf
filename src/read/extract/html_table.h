// The table of a page's nodes, filled by an HTML parser in document order.
//
// This is all that a parser and the extractor know of one another. A backend, html_myhtml.cc or
// html_lexbor.cc, whichever was configured, parses the bytes and calls open() or text() for each
// node and close() behind the last child of one that it opened. The table copies what it keeps, so
// nothing of the parser's memory outlives parse_into().
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/extract/html_feed.h"
#include "read/extract/html_tree.h"

namespace recoupe {

class HtmlTable {
 public:
  // What the parser reads as numbers stands in the feed.
  HtmlTable(const HtmlFeed& feed, HtmlTree& out) : feed_(feed), out_(out) {}

  void open(Tag tag);
  // Of the node opened last, before its first child. The name is in small letters.
  void attribute(std::string_view name, std::string_view value);
  // White space becomes one space; soft hyphens and zero-width signs go.
  void text(std::string_view raw);
  void close();
  bool empty() const { return open_.empty(); }

 private:
  void add_words(std::string_view raw);

  const HtmlFeed& feed_;
  HtmlTree& out_;
  std::vector<std::uint32_t> open_;
  std::uint32_t links_ = 0;
};

// What an element of that name, in small letters, is kept as.
Tag tag_named(std::string_view name);

// Parses a whole page as the HTML standard says and tells it to the table, from <html> on, comments
// left out; with no table it parses alone, which is what a bench compares with. Never fails: out of
// memory gives an empty table. Takes UTF-8 that feed_of has bounded; linear.
void parse_into(std::string_view html, HtmlTable* table);

}  // namespace recoupe
