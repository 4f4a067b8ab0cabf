#include "pack/arbiter.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pack/pack.h"

namespace recoupe {
namespace {

// Exactly these numbers, with a space between them, and nothing else.
template <typename Number, std::size_t N>
bool read_numbers(std::string_view cell, std::array<Number, N>& out) {
  const char* at = cell.data();
  const char* const last = at + cell.size();
  for (std::size_t k = 0; k < N; ++k) {
    if (k > 0 && (at == last || *at++ != ' ')) return false;
    const auto [end, error] = std::from_chars(at, last, out[k]);
    if (error != std::errc()) return false;
    at = end;
  }
  return at == last;
}

}  // namespace

Result<Arbiter> Arbiter::read(const Table& trees, std::string_view file) {
  const Table::Column features = trees.column("features");
  const Table::Column above = trees.column("above");
  const Table::Column leaves = trees.column("leaves");
  Arbiter out;
  out.trees_.resize(trees.size());
  for (std::size_t row = 0; row < trees.size(); ++row) {
    Tree& tree = out.trees_[row];
    const bool whole = read_numbers(trees.cell(row, features), tree.feature) &&
                       read_numbers(trees.cell(row, above), tree.above) &&
                       read_numbers(trees.cell(row, leaves), tree.leaf);
    if (!whole)
      return tl::unexpected(
          Error{Code::kCorrupt, "this row is no tree of four features, four bounds, sixteen leaves",
                fmt::format("{}:{}", file, trees.line(row))});
    for (const std::uint32_t f : tree.feature) out.features_ = std::max(out.features_, f + 1);
  }
  return out;
}

std::int64_t Arbiter::score(std::span<const std::int32_t> features) const {
  if (features.size() < features_) return 0;
  std::int64_t sum = 0;
  for (const Tree& tree : trees_) {
    std::size_t leaf = 0;
    for (std::size_t k = 0; k < kDepth; ++k)
      leaf = leaf * 2 + static_cast<std::size_t>(features[tree.feature[k]] > tree.above[k]);
    sum += tree.leaf[leaf];
  }
  return sum;
}

}  // namespace recoupe
