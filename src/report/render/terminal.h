// Text for a terminal: wrapped by display columns, coloured only by us. Whatever an article holds,
// no control character of it comes through, nor one that turns or hides its words.
//
//   Paragraph p;
//   p.add("Le bilan est de ").add("17 morts", Ink::kMark);
//   p.print(out, style, "    ");        // every line behind four spaces
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/render/render.h"

namespace recoupe {

enum class Ink : std::uint8_t {
  kPlain,
  kBold,
  kSoft,
  kMark,
  kRed,
  kGreen,
  kYellow,
  kBlue,
  kMagenta
};

// Line ends and tabs as spaces; what steers, turns or hides, and broken bytes, as U+FFFD.
std::string clean(std::string_view text);
// Columns on a terminal: 2 for wide East Asian letters and most pictures, 0 for marks that combine.
std::size_t columns(std::string_view text);
std::string padded(std::string text, std::size_t width);

struct ScreenLine {
  std::string bytes;        // with colours
  std::size_t columns = 0;  // without
};

class Paragraph {
 public:
  // Words given in one call with the next have no space between them but what the text has. Without
  // colour, marked words stand in [brackets].
  Paragraph& add(std::string_view text, Ink ink = Ink::kPlain);
  bool empty() const { return runs_.empty(); }

  std::vector<ScreenLine> lines(TerminalStyle style, std::size_t width) const;
  // Lines behind `indent`; the first behind `first` if there is one.
  void print(std::string& out, TerminalStyle style, std::string_view indent,
             std::string_view first = {}) const;

 private:
  struct Run {
    std::string text;
    Ink ink{};
  };
  std::vector<Run> runs_;
};

// Columns of lines side by side, a rule between them; `gap` is what stands between two.
void print_side_by_side(std::string& out, const std::vector<std::vector<ScreenLine>>& blocks,
                        std::size_t width, std::string_view indent);

}  // namespace recoupe
