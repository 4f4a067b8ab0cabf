// What of a page's lines is no part of its article, and why.
//
// Takes: lines (of scraped text) or blocks (of a page). Gives for each whether it stays, or the
// kind of residue and the rule: a row of lang/xx/residue.tsv of any language, or a rule about its
// shape (a lone counter, a breadcrumb). Nothing is cut that no rule names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/words.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Line {
  std::string text;
  std::uint32_t raw = 0;  // where it stood in the page, for scraped text
  BlockKind kind = BlockKind::kParagraph;
  bool heading = false;  // the page says so
  bool cut = false;
  Residue why{};
  Rule rule = 0;
  std::vector<Removed> inside;  // what was cut within it
};

struct LineDate {  // "Publié le 7 janvier 2022 à 14 h"
  std::string text;
  bool day_first = false;
  bool month_first = false;
};

struct Swept {
  std::vector<LineDate> dates;
  std::vector<std::string> bylines;
};

// Marks the lines that residue.tsv names, and cuts what it names within lines.
Swept sweep(std::vector<Line>& lines, const Pack& pack);

// Scraped text only: breadcrumbs and counters, before the title is known.
void sweep_head(std::vector<Line>& lines, const Pack& pack);

// Scraped text with the menus of its page still around it: the run of lines that is most like
// prose. All lines where no menus stand around it.
Run<Line> prose_run(const std::vector<Line>& lines);

// Like a headline: short, and without the end of a sentence.
bool is_headline(std::string_view text);

}  // namespace recoupe
