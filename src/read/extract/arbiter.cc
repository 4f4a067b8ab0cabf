#include "read/extract/arbiter.h"

#include <charconv>

namespace recoupe {
namespace {

// The next number of a cell; false at its end.
template <typename Number>
bool take(std::string_view& cell, Number& out) {
  while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  if (error != std::errc()) return false;
  cell.remove_prefix(static_cast<std::size_t>(end - cell.data()));
  return true;
}

}  // namespace

Arbiter::Arbiter(const Table& trees) {
  const Table::Column features = trees.column("features");
  const Table::Column above = trees.column("above");
  const Table::Column leaves = trees.column("leaves");
  trees_.reserve(trees.size());
  for (std::size_t row = 0; row < trees.size(); ++row) {
    Tree tree;
    std::string_view f = trees.cell(row, features);
    std::string_view a = trees.cell(row, above);
    std::string_view l = trees.cell(row, leaves);
    bool whole = true;
    for (std::size_t k = 0; k < kDepth; ++k)
      whole = whole && take(f, tree.feature[k]) && take(a, tree.above[k]);
    for (std::int32_t& leaf : tree.leaf) whole = whole && take(l, leaf);
    if (whole) trees_.push_back(tree);
  }
}

std::int64_t Arbiter::score(std::span<const std::int32_t> features) const {
  std::int64_t sum = 0;
  for (const Tree& tree : trees_) {
    std::size_t leaf = 0;
    for (std::size_t k = 0; k < kDepth; ++k) {
      const bool more =
          tree.feature[k] < features.size() && features[tree.feature[k]] > tree.above[k];
      leaf = leaf * 2 + (more ? 1 : 0);
    }
    sum += tree.leaf[leaf];
  }
  return sum;
}

}  // namespace recoupe
