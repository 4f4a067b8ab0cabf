// Average-link clustering: the two nearest groups become one as long as the mean nearness of their
// texts is high enough, so that a chain of reports that each resemble the next never makes one
// story of two; two that are far nearer in themselves stay two.
//
// Takes: rows, each of one text or of many that are one already, and the nearness of any two.
// Gives: the rows of every group. Cost: rows x rows, in time and in memory. Does not: know texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recoupe {

class SymmetricTable {  // symmetric; all cells zero at first
 public:
  explicit SymmetricTable(std::size_t rows) : rows_(rows), cells_(rows * rows) {}
  std::size_t rows() const { return rows_; }
  std::int64_t* operator[](std::size_t row) { return &cells_[row * rows_]; }
  const std::int64_t* operator[](std::size_t row) const { return &cells_[row * rows_]; }

 private:
  std::size_t rows_;
  std::vector<std::int64_t> cells_;
};

struct RowTexts {
  std::uint32_t number = 0;
  std::uint64_t language = 0;  // 0: of several
};

using Members = std::vector<std::vector<std::uint32_t>>;  // of every group; none is empty

// Cells are sums of nearness over the pairs of texts, in units of kNearest.
constexpr std::int64_t kNearest = std::int64_t{1} << 30;
Members group(const SymmetricTable& near, const std::vector<RowTexts>& rows);

}  // namespace recoupe
