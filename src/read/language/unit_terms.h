// What each unit adds to the gates of the net's first layer, computed once for alike units.
//
// Takes: units as rows of the model's tables. Gives: for each the place of its terms. Most units of
// a text are like one before them ("de", "the", "."), so most of this product is spared; a unit's
// terms are the same numbers whether they were kept or made anew. Memory: kMostTerms rows of eight
// numbers a unit of the state, 16 MB where that has 128.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/kernels.h"
#include "pack/syntax_model.h"

namespace recoupe {

class UnitTerms {
 public:
  static constexpr std::size_t kMostTerms = 4096;

  UnitTerms(const SyntaxModel& model, const Kernels& with);
  // Writes the place of each unit's terms to `places`. At most kMostTerms units. What an earlier
  // call gave stands only until the next.
  void find(std::span<const UnitRows> units, std::span<std::uint32_t> places);
  const std::int32_t* terms() const { return terms_.data(); }
  std::size_t stride() const { return stride_; }  // from one unit's terms to the next's

 private:
  std::uint32_t place(const UnitRows& unit);
  void compute(std::size_t from);

  const SyntaxModel& model_;
  const Kernels& kernels_;
  std::size_t stride_ = 0;
  std::vector<UnitRows> known_;
  std::vector<std::uint32_t> slots_;  // 0: empty, else 1 + the place
  std::vector<std::int32_t> terms_;
  std::vector<std::int8_t> inputs_;
  std::vector<std::int32_t> products_;
};

}  // namespace recoupe
