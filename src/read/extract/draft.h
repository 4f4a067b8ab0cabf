// An article between reading its page and writing its text: lines with their kinds, and what is
// known of it.
#pragma once

#include <string>
#include <vector>

#include "read/extract/extract.h"
#include "read/extract/metadata.h"
#include "read/extract/residue.h"

namespace recoupe {

inline constexpr std::size_t kMaxArticleBytes =
    2u << 20;  // a live blog of a year; what follows is cut
inline constexpr std::size_t kMaxLines = 50'000;

struct Draft {
  Metadata meta;
  std::vector<Line> lines;           // the title, if any, is the first, of kind kTitle
  std::vector<Removed> removed;      // what the page's elements said is no article
  std::vector<std::string> authors;  // bylines as written, for the agencies in them
  bool damaged = false, too_deep = false, truncated = false;
  bool no_article = false;  // a page, but of links
};

Draft draft_of_html(const Page& page, const Pack& pack);
Draft draft_of_text(const Page& page, const Pack& pack);

// The lines of scraped text, wrapped ones joined; at most kMaxLines.
std::vector<Line> lines_of(std::string_view text, bool& truncated);

// What both kinds share once the lines stand: the residue tables, bylines, repeated titles, the
// date in the text.
void finish_lines(Draft& draft, const Page& page, const Pack& pack);

}  // namespace recoupe
