#include "report/render/cells.h"

#include "base/utf8.h"
#include "report/render/terminal.h"

namespace recoupe {
namespace {

// Does a spreadsheet take a cell that begins so for a formula? Wide forms count as well.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  switch (decode(text, 0).value) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '|':
    case '%':
    case 0xff1d:
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return true;
    default:
      return false;
  }
}

// Behind spaces and apostrophes, which a spreadsheet may drop.
bool runs(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" '");
  return at != text.npos && begins_formula(text.substr(at));
}

}  // namespace

std::string cell_text(std::string_view text) {
  std::string cell = clean(text);
  if (runs(cell)) cell.insert(0, 1, '\'');
  return cell;
}

std::string uncelled(std::string_view cell) {
  return std::string(cell.starts_with('\'') && runs(cell) ? cell.substr(1) : cell);
}

std::string csv_cell(std::string_view text) {
  std::string cell = cell_text(text);
  if (cell.find_first_of(",\"") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace recoupe
