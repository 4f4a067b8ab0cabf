#include "report/render/terminal.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/signs.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";
constexpr std::size_t kNarrowest = 16;  // columns that text gets at least, whatever the indent
constexpr std::string_view kBetween = " │ ";

// Marks that a page keeps to their own words, and a terminal does not.
bool is_direction_mark(char32_t c) { return c == 0x61c || c == 0x200e || c == 0x200f; }

std::size_t columns_of(char32_t c) {
  if (c < 0x300) return 1;
  const auto point = static_cast<UChar32>(c);
  const auto kind = static_cast<std::uint32_t>(U_GET_GC_MASK(point));
  if ((kind & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view sgr(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kBold:
      return "\x1b[1m";
    case Ink::kSoft:
      return "\x1b[2m";
    case Ink::kMark:
      return "\x1b[1;33m";
    case Ink::kRed:
      return "\x1b[1;31m";
    case Ink::kGreen:
      return "\x1b[1;32m";
    case Ink::kYellow:
      return "\x1b[1;33m";
    case Ink::kBlue:
      return "\x1b[1;34m";
    case Ink::kMagenta:
      return "\x1b[1;35m";
  }
  return "";
}

struct Letter {
  std::string_view bytes;
  Ink ink{};
  std::size_t columns = 0;
};

// One line of letters with as few colour changes as there are.
ScreenLine line_of(const std::vector<Letter>& letters, std::size_t begin, std::size_t end,
                   bool colour) {
  ScreenLine line;
  Ink ink = Ink::kPlain;
  const auto change = [&](Ink to) {
    if (!colour || to == ink) return;
    if (ink != Ink::kPlain) line.bytes += "\x1b[0m";
    line.bytes += sgr(to);
    ink = to;
  };
  for (std::size_t i = begin; i < end; ++i) {
    change(letters[i].ink);
    line.bytes += letters[i].bytes;
    line.columns += letters[i].columns;
  }
  change(Ink::kPlain);
  return line;
}

// Where the line that starts at `begin` ends: after the last space that fits, or where the columns
// end.
std::size_t line_end(const std::vector<Letter>& letters, std::size_t begin, std::size_t width) {
  std::size_t used = 0;
  std::size_t space = begin;
  for (std::size_t i = begin; i < letters.size(); ++i) {
    if (letters[i].bytes == " ") space = i;
    used += letters[i].columns;
    if (used > width && letters[i].bytes != " ")
      return space > begin ? space : std::max(i, begin + 1);
  }
  return letters.size();
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    const bool control = c.value < 0x20 || (c.value >= 0x7f && c.value < 0xa0) ||
                         c.value == 0x2028 || c.value == 0x2029;
    if (c.value == '\n' || c.value == '\t' || c.value == '\r')
      out += ' ';
    else if (control || is_hidden(c.value) || is_direction_mark(c.value) ||
             (c.size == 1 && c.value >= 0x80))
      out += kReplacement;
    else
      out += text.substr(i, c.size);
    i += c.size;
  }
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    n += columns_of(c.value);
    i += c.size;
  }
  return n;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = columns(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

Paragraph& Paragraph::add(std::string_view text, Ink ink) {
  if (!text.empty()) runs_.push_back({clean(text), ink});
  return *this;
}

std::vector<ScreenLine> Paragraph::lines(TerminalStyle style, std::size_t width) const {
  std::vector<Letter> letters;
  const auto append_letters = [&](std::string_view text, Ink ink) {
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = decode(text, i);
      const bool again = text[i] == ' ' && (letters.empty() || letters.back().bytes == " ");
      if (!again) letters.push_back({text.substr(i, c.size), ink, columns_of(c.value)});
      i += c.size;
    }
  };
  for (const Run& run : runs_) {
    const bool bracketed = run.ink == Ink::kMark && !style.colour;
    if (bracketed) append_letters("[", run.ink);
    append_letters(run.text, run.ink);
    if (bracketed) append_letters("]", run.ink);
  }
  std::vector<ScreenLine> lines;
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = line_end(letters, begin, std::max(width, kNarrowest));
    const std::size_t next = end;
    while (end > begin && letters[end - 1].bytes == " ") --end;
    lines.push_back(line_of(letters, begin, end, style.colour));
    begin = next;
    while (begin < letters.size() && letters[begin].bytes == " ") ++begin;
  }
  return lines;
}

void Paragraph::print(std::string& out, TerminalStyle style, std::string_view indent,
                      std::string_view first) const {
  const std::size_t width = static_cast<std::size_t>(std::max(style.width, 0));
  const std::size_t behind = columns(indent);
  bool begun = false;
  for (const ScreenLine& line : lines(style, width > behind ? width - behind : 0)) {
    out += begun || first.empty() ? indent : first;
    out += line.bytes;
    out += '\n';
    begun = true;
  }
}

void print_side_by_side(std::string& out, const std::vector<std::vector<ScreenLine>>& blocks,
                        std::size_t width, std::string_view indent) {
  std::size_t height = 0;
  for (const auto& block : blocks) height = std::max(height, block.size());
  for (std::size_t row = 0; row < height; ++row) {
    std::string line(indent);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool has = row < blocks[i].size();
      if (has) line += blocks[i][row].bytes;
      const std::size_t used = has ? blocks[i][row].columns : 0;
      if (i + 1 < blocks.size())
        line += std::string(width > used ? width - used : 0, ' ') + std::string(kBetween);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
}

}  // namespace recoupe
