#include "pack/party_classes.h"

#include <algorithm>
#include <cstddef>

#include "base/codes.h"

namespace recoupe {
namespace {

bool has_word(std::string_view cell, std::string_view word) {
  for (std::size_t from = 0; from < cell.size();) {
    const std::size_t end = std::min(cell.find(' ', from), cell.size());
    if (end > from && cell.substr(from, end - from) == word) return true;
    from = end + 1;
  }
  return false;
}

}  // namespace

bool of_class(ActorKind kind, Term sector, std::string_view name, const Pack& pack) {
  const Table& classes = pack.world("party_classes");
  const Table::Column class_of = classes.column("class"), kinds = classes.column("kinds"),
                      sectors_of = classes.column("sectors");
  const std::string_view sector_code = pack.world("sectors").code(sector);
  for (std::size_t row = 0; row < classes.size(); ++row) {
    if (classes.cell(row, class_of) != name) continue;
    if (!has_word(classes.cell(row, kinds), code(kind))) continue;
    const std::string_view sectors = classes.cell(row, sectors_of);
    if (sectors.empty() || has_word(sectors, sector_code)) return true;
  }
  return false;
}

}  // namespace recoupe
