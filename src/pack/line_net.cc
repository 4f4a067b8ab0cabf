// Every feature falls into a bin, and every bin is a row of 32 numbers; a line's rows add up to its
// state. Then each layer adds to the state of a line what it sees in it and in the lines one reach
// above and below; the reaches double, so that the last layer has seen 31 lines on either side.
// The sum over the first and the last state decides. Dilated convolutions as in WaveNet (van den
// Oord and others, 2016). All numbers are 256ths.
#include "read/extract/line_net.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace recoupe {
namespace {

constexpr std::size_t kStates = 32;
constexpr std::size_t kTaps = 3;  // the line above, the line, the line below
constexpr std::int32_t kShift = 8;
// With these no sum leaves an int32: 3 * 32 * 20'000 * 1'000 < 2^31.
constexpr std::int32_t kMostState = 20'000;
constexpr std::int32_t kMostWeight = 1'000;

using State = std::array<std::int32_t, kStates>;

// Exactly these numbers, none of them too large.
template <std::size_t N>
bool read_weights(std::string_view cell, std::array<std::int32_t, N>& out) {
  const char* at = cell.data();
  const char* const last = at + cell.size();
  for (std::size_t k = 0; k < N; ++k) {
    if (k > 0 && (at == last || *at++ != ' ')) return false;
    const auto [end, error] = std::from_chars(at, last, out[k]);
    if (error != std::errc() || std::abs(out[k]) > kMostWeight) return false;
    at = end;
  }
  return at == last;
}

std::int32_t number(std::string_view cell, std::int32_t otherwise = 0) {
  std::int32_t out = otherwise;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

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

class Net {
 public:
  explicit Net(const Table& table) {
    whole_ = table.size() > 0;
    for (std::size_t row = 0; row < table.size() && whole_; ++row) {
      const std::string_view part = table.cell(row, "part");
      whole_ = part == "bin"     ? read_bin(table, row)
               : part == "state" ? read_state(table, row)
                                 : read_sum(table, row);
    }
    for (const Layer& layer : layers_) whole_ = whole_ && layer.states == kStates;
  }

  bool fits() const { return whole_ && features_.size() == std::tuple_size_v<LineRow>; }

  std::vector<std::int64_t> scores(std::span<const LineRow> rows) const {
    std::vector<State> seen(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) seen[i] = first_state(rows[i]);
    std::vector<State> state = seen;
    for (const Layer& layer : layers_) look(layer, state);
    std::vector<std::int64_t> out;
    out.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::int64_t sum = bias_;
      for (std::size_t k = 0; k < kStates; ++k)
        sum += std::int64_t{seen[i][k]} * last_[k] + std::int64_t{state[i][k]} * last_[kStates + k];
      out.push_back(sum);
    }
    return out;
  }

 private:
  bool read_bin(const Table& table, std::size_t row) {
    const auto feature = static_cast<std::size_t>(number(table.cell(row, "feature")));
    if (feature == features_.size()) features_.emplace_back();
    if (feature + 1 != features_.size()) return false;
    Bin bin{number(table.cell(row, "above")), {}};
    const bool read = read_weights(table.cell(row, "weights"), bin.row);
    features_.back().push_back(bin);
    return read;
  }

  bool read_state(const Table& table, std::size_t row) {
    const std::int32_t reach = number(table.cell(row, "reach"));
    if (reach <= 0) return false;
    if (layers_.empty() || layers_.back().states == kStates) {
      layers_.emplace_back();
      layers_.back().reach = static_cast<std::size_t>(reach);
    }
    Layer& layer = layers_.back();
    std::array<std::int32_t, kTaps * kStates> weights{};
    if (!read_weights(table.cell(row, "weights"), weights)) return false;
    for (std::size_t tap = 0; tap < kTaps; ++tap)
      for (std::size_t k = 0; k < kStates; ++k)
        layer.weights[tap][k][layer.states] = weights[tap * kStates + k];
    layer.bias[layer.states++] = number(table.cell(row, "bias"));
    return true;
  }

  bool read_sum(const Table& table, std::size_t row) {
    bias_ = std::int64_t{number(table.cell(row, "bias"))} << kShift;
    return read_weights(table.cell(row, "weights"), last_);
  }

  State first_state(const LineRow& row) const {
    State out{};
    for (std::size_t f = 0; f < features_.size(); ++f) {
      const std::vector<Bin>& bins = features_[f];
      std::size_t b = bins.size() - 1;
      while (b > 0 && row[f] <= bins[b].above) --b;
      for (std::size_t k = 0; k < kStates; ++k) out[k] += bins[b].row[k];
    }
    for (std::int32_t& s : out) s = std::clamp(s, 0, kMostState);
    return out;
  }

  static void look(const Layer& layer, std::vector<State>& state) {
    const std::vector<State> before = state;
    for (std::size_t i = 0; i < state.size(); ++i) {
      State sees{};
      for (std::size_t tap = 0; tap < kTaps; ++tap) {
        const std::size_t far = i + tap * layer.reach;  // counted from a reach above
        if (far < layer.reach || far - layer.reach >= state.size()) continue;
        add_seen(layer.weights[tap], before[far - layer.reach], sees);
      }
      for (std::size_t k = 0; k < kStates; ++k) {
        const std::int32_t more = (sees[k] + (layer.bias[k] << kShift)) >> kShift;
        state[i][k] = std::min(state[i][k] + std::max(more, 0), kMostState);
      }
    }
  }

  static void add_seen(const std::array<State, kStates>& weights, const State& from, State& to) {
    for (std::size_t j = 0; j < kStates; ++j) {
      if (from[j] == 0) continue;
      for (std::size_t k = 0; k < kStates; ++k) to[k] += weights[j][k] * from[j];
    }
  }

  bool whole_ = false;
  std::vector<std::vector<Bin>> features_;
  std::vector<Layer> layers_;
  std::array<std::int32_t, 2 * kStates> last_{};
  std::int64_t bias_ = 0;
};

}  // namespace

std::vector<std::int64_t> net_scores(std::span<const LineRow> rows, const Table& net) {
  const Net model(net);
  return model.fits() ? model.scores(rows) : std::vector<std::int64_t>();
}

}  // namespace recoupe
