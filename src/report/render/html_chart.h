// The answers to one question of number as a chart: the day for which a figure holds on x, its
// value on y, one mark for each independent origin.
//
// Takes: the marks in the order of the answers; the words for days. Gives: an <svg>, drawn in
// whole pixels of a 480 x 214 sheet. A range is a line between its bounds, an open bound an arrow.
// Answers have shapes of their own beside their colour, and marks of one day stand side by side, so
// that none hides another. Empty where there are fewer than two answers with a number. Does not:
// carry what a reader needs alone; the ledger has all of it in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/dossier.h"
#include "report/render/labels.h"

namespace recoupe {

struct ChartAnswer {
  double low = 0, high = 0;
  bool has_low = true, has_high = true, withdrawn = false;
  Period as_of{};
  std::uint32_t origins = 1;
  std::string label;  // "at least 18": what stands above the marks
};

std::string chart_svg(const std::vector<ChartAnswer>& answers, std::string_view title,
                      const Labels& words);
// The sign of the n-th answer in running text: "●"; they begin again after kChartSigns.
inline constexpr std::size_t kChartSigns = 6;
std::string_view chart_sign(std::size_t answer);

}  // namespace recoupe
