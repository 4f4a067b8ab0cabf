// Words of an article as a cell of a table that a spreadsheet may open.
//
// Takes: any text. Gives: the text on one line, without control and direction characters (each is a
// U+FFFD, so that offsets in code points still hold), and with an apostrophe in front where a
// spreadsheet would run it: "=cmd()" is "'=cmd()". `uncelled` takes that apostrophe off again.
// csv_cell quotes as RFC 4180 asks. Linear. Does not: escape for HTML or JSON.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

std::string cell_text(std::string_view text);
std::string uncelled(std::string_view cell);
std::string csv_cell(std::string_view text);

}  // namespace recoupe
