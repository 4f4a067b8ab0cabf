// Every feature falls into a bin, and every bin is a row of 32 numbers; a line's rows add up to its
// state. Then each layer adds to the state of a line what it sees in it and in the lines one reach
// above and below; the reaches double, so that the last layer has seen 31 lines on either side.
// The sum over the first and the last state decides. Dilated convolutions as in WaveNet (van den
// Oord and others, 2016). All numbers are 256ths.
#include "pack/line_net.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pack/pack.h"

namespace recoupe {
namespace {

constexpr std::int32_t kShift = 8;
// With these no sum leaves an int32: 3 taps * 32 states * 20'000 * 1'000 < 2^31.
constexpr std::int32_t kMostState = 20'000;
constexpr std::int32_t kMostWeight = 1'000;
constexpr std::int32_t kMostBias = 100'000;

bool within(std::int32_t number, std::int32_t most) { return number >= -most && number <= most; }

// Exactly these numbers, none of them too large.
template <std::size_t N>
bool read_weights(std::string_view cell, std::array<std::int32_t, N>& out) {
  const char* at = cell.data();
  const char* const last = at + cell.size();
  for (std::size_t k = 0; k < N; ++k) {
    if (k > 0 && (at == last || *at++ != ' ')) return false;
    const auto [end, error] = std::from_chars(at, last, out[k]);
    if (error != std::errc() || !within(out[k], kMostWeight)) return false;
    at = end;
  }
  return at == last;
}

std::int32_t number(std::string_view cell) {
  std::int32_t out = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

void add_seen(const auto& weights, const auto& from, auto& to) {
  for (std::size_t j = 0; j < from.size(); ++j) {
    if (from[j] == 0) continue;
    for (std::size_t k = 0; k < to.size(); ++k) to[k] += weights[j][k] * from[j];
  }
}

}  // namespace

Result<LineNet> LineNet::read(const Table& table, std::string_view file) {
  LineNet net;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const bool last = row + 1 == table.size();
    if (!net.read_row(table, row) || (last && net.layer_is_open()))
      return tl::unexpected(Error{Code::kCorrupt, "this row is no part of a whole net",
                                  fmt::format("{}:{}", file, table.line(row))});
  }
  return net;
}

bool LineNet::read_row(const Table& table, std::size_t row) {
  const std::string_view part = table.cell(row, "part");
  if (part == "bin") return read_bin(table, row);
  if (part == "state") return read_state(table, row);
  return part == "sum" && read_sum(table, row);
}

bool LineNet::read_bin(const Table& table, std::size_t row) {
  const auto feature = static_cast<std::size_t>(number(table.cell(row, "feature")));
  if (feature == features_.size()) features_.emplace_back();
  if (feature + 1 != features_.size()) return false;
  Bin bin{number(table.cell(row, "above")), {}};
  const bool read = read_weights(table.cell(row, "weights"), bin.row);
  features_.back().push_back(bin);
  return read;
}

bool LineNet::read_state(const Table& table, std::size_t row) {
  const std::int32_t reach = number(table.cell(row, "reach"));
  const std::int32_t bias = number(table.cell(row, "bias"));
  if (reach <= 0 || !within(bias, kMostBias)) return false;
  if (!layer_is_open()) {
    layers_.emplace_back();
    layers_.back().reach = static_cast<std::size_t>(reach);
  }
  Layer& layer = layers_.back();
  std::array<std::int32_t, kTaps * kStates> weights{};
  if (!read_weights(table.cell(row, "weights"), weights)) return false;
  for (std::size_t tap = 0; tap < kTaps; ++tap)
    for (std::size_t k = 0; k < kStates; ++k)
      layer.weights[tap][k][layer.states] = weights[tap * kStates + k];
  layer.bias[layer.states++] = bias;
  return true;
}

bool LineNet::read_sum(const Table& table, std::size_t row) {
  bias_ = std::int64_t{number(table.cell(row, "bias"))} << kShift;
  return read_weights(table.cell(row, "weights"), last_);
}

LineNet::State LineNet::first_state(Row line) const {
  State out{};
  for (std::size_t f = 0; f < features_.size(); ++f) {
    const std::vector<Bin>& bins = features_[f];
    std::size_t b = bins.size() - 1;
    while (b > 0 && line[f] <= bins[b].above) --b;
    for (std::size_t k = 0; k < kStates; ++k) out[k] += bins[b].row[k];
  }
  for (std::int32_t& s : out) s = std::clamp(s, 0, kMostState);
  return out;
}

void LineNet::look(const Layer& layer, std::vector<State>& state) {
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

std::vector<std::int64_t> LineNet::scores(std::span<const Row> lines) const {
  const bool fit = !features_.empty() && std::all_of(lines.begin(), lines.end(), [&](Row line) {
    return line.size() == features_.size();
  });
  if (!fit) return {};
  std::vector<State> seen;
  for (const Row line : lines) seen.push_back(first_state(line));
  std::vector<State> state = seen;
  for (const Layer& layer : layers_) look(layer, state);
  std::vector<std::int64_t> out;
  out.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::int64_t sum = bias_;
    for (std::size_t k = 0; k < kStates; ++k)
      sum += std::int64_t{seen[i][k]} * last_[k] + std::int64_t{state[i][k]} * last_[kStates + k];
    out.push_back(sum);
  }
  return out;
}

}  // namespace recoupe
