// Judges the lines of a scraped text together: a net that sees of each line its features, and of
// the lines around it what it made of them.
//
// Takes: a table of the net (world/line_net.tsv; train/lines.py makes it) and the features of each
// line. Gives for each line a number, above 0 where it belongs to the article. Integers only: the
// same answer on every machine. Linear in the lines, a few microseconds each.
//
// Errors: kCorrupt with file and line, for a row that is no part of a whole net.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "recoupe/result.h"

namespace recoupe {

class Table;

class LineNet {
 public:
  using Row = std::span<const std::int32_t>;

  static Result<LineNet> read(const Table& table, std::string_view file);

  // `lines` with the features in the order that the net was learned with; no numbers where a line
  // has more or fewer than those, as there are none for an empty net.
  std::vector<std::int64_t> scores(std::span<const Row> lines) const;

 private:
  static constexpr std::size_t kStates = 32;
  static constexpr std::size_t kTaps = 3;  // the line above, the line, the line below
  using State = std::array<std::int32_t, kStates>;
  struct Bin {
    std::int32_t above = 0;  // it begins behind this value; the first of a feature has none
    State row{};
  };
  struct Layer {
    std::size_t reach = 0;
    std::size_t states = 0;  // so many are read
    State bias{};
    std::array<std::array<State, kStates>, kTaps> weights{};  // by tap and state that is seen
  };

  bool read_row(const Table& table, std::size_t row);
  bool read_bin(const Table& table, std::size_t row);
  bool read_state(const Table& table, std::size_t row);
  bool read_sum(const Table& table, std::size_t row);
  bool layer_is_open() const { return !layers_.empty() && layers_.back().states < kStates; }
  State first_state(Row line) const;
  static void look(const Layer& layer, std::vector<State>& state);

  std::vector<std::vector<Bin>> features_;
  std::vector<Layer> layers_;
  std::array<std::int32_t, 2 * kStates> last_{};
  std::int64_t bias_ = 0;
};

}  // namespace recoupe
