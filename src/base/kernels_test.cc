#include "base/kernels.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace recoupe {
namespace {

std::vector<std::int8_t> random_bytes(std::mt19937& random, std::size_t size) {
  std::vector<std::int8_t> out(size);
  for (std::int8_t& x : out) x = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  return out;
}

std::vector<std::int32_t> random_numbers(std::mt19937& random, std::size_t size,
                                         std::int32_t limit) {
  std::uniform_int_distribution<std::int32_t> any(-limit, limit);
  std::vector<std::int32_t> out(size);
  for (std::int32_t& x : out) x = any(random);
  return out;
}

TEST_CASE("kernels: the plain ones are always there, last") {
  REQUIRE(!kernels().empty());
  CHECK(kernels().back().name == std::string_view("plain"));
}

TEST_CASE("kernels: every product is exact, whatever its size") {
  std::mt19937 random(1);
  for (const auto [rows, columns, count] : std::vector<std::array<std::size_t, 3>>{
           {1, 4, 1}, {31, 12, 3}, {32, 128, 7}, {33, 512, 8}, {100, 96, 17}, {230, 256, 37}}) {
    CAPTURE(rows);
    const std::vector<std::int8_t> weights = random_bytes(random, rows * columns);
    const std::size_t stride = columns + 3;
    const std::vector<std::int8_t> x = random_bytes(random, count * stride);
    const Matrix matrix(weights, rows, columns);
    for (const Kernels& k : kernels()) {
      std::vector<std::int32_t> out(count * matrix.padded_rows(), -1);
      k.multiply(matrix, x.data(), count, stride, out.data(), matrix.padded_rows());
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t r = 0; r < rows; ++r) {
          std::int32_t sum = 0;
          for (std::size_t c = 0; c < columns; ++c)
            sum += weights[r * columns + c] * x[i * stride + c];
          wrong += sum != out[i * matrix.padded_rows() + r];
        }
      CHECK_MESSAGE(wrong == 0, k.name);
    }
  }
}

TEST_CASE("kernels: the largest numbers are not cut") {
  const std::size_t columns = kMaxColumns;
  for (const int sign : {1, -1}) {
    const std::vector<std::int8_t> weights(32 * columns, 127);
    const std::vector<std::int8_t> x(columns, static_cast<std::int8_t>(sign * 127));
    const Matrix matrix(weights, 32, columns);
    for (const Kernels& k : kernels()) {
      std::vector<std::int32_t> out(32);
      k.multiply(matrix, x.data(), 1, columns, out.data(), 32);
      CHECK(out == std::vector<std::int32_t>(32, sign * 127 * 127 * static_cast<int>(columns)));
    }
  }
}

TEST_CASE("kernels: a weight of -128 is read as -127") {
  const std::vector<std::int8_t> weights(4, -128);
  const Matrix matrix(weights, 1, 4);
  const std::array<std::int8_t, 4> x{1, -127, 127, 1};
  for (const Kernels& k : kernels()) {
    std::vector<std::int32_t> out(32);
    k.multiply(matrix, x.data(), 1, 4, out.data(), 32);
    CHECK(out[0] == -254);
  }
}

// One step of a cell of one number from gates in Q12, the same for all kernels.
struct Stepped {
  std::int16_t cell = 0;
  std::int8_t state = 0;
};
Stepped stepped(const Kernels& k, std::array<std::int32_t, 4> gates, std::int16_t cell) {
  const std::array<std::int32_t, 4> none{};
  Stepped out{cell, 0};
  k.step({gates.data(), none.data(), none.data(), 0, 1, &out.cell, &out.state});
  return out;
}

TEST_CASE("kernels: a step is that of an LSTM, to a thousandth") {
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  std::mt19937 random(2);
  std::uniform_real_distribution<double> any(-9, 9);
  for (int i = 0; i < 2000; ++i) {
    const std::array<double, 4> gates{any(random), any(random), any(random), any(random)};
    const double cell = any(random);
    std::array<std::int32_t, 4> fixed{};
    for (std::size_t k = 0; k < 4; ++k) fixed[k] = static_cast<std::int32_t>(gates[k] * 4096);
    const Stepped got = stepped(kernels().front(), fixed, static_cast<std::int16_t>(cell * 2048));
    const double kept = sigmoid(gates[1]) * cell + sigmoid(gates[0]) * std::tanh(gates[2]);
    CHECK(std::abs(got.cell / 2048.0 - kept) < 0.006);  // of 9: 1.5 thousandths of the range
    CHECK(std::abs(got.state / 128.0 - sigmoid(gates[3]) * std::tanh(kept)) < 0.0085);
  }
}

TEST_CASE("kernels: nothing leaves its range at the ends") {
  const std::int32_t most = 1'900'000'000;
  for (const Kernels& k : kernels()) {
    Stepped s;
    for (int i = 0; i < 40; ++i) s = stepped(k, {most, most, most, most}, s.cell);
    CHECK(s.cell == 30719);
    CHECK(s.state == 127);
    for (int i = 0; i < 80; ++i) s = stepped(k, {most, most, -most, most}, s.cell);
    CHECK(s.cell == -30719);
    CHECK(s.state == -127);
    s = stepped(k, {-most, -most, -most, -most}, s.cell);
    CHECK(s.state == 0);
  }
}

TEST_CASE("kernels: all sets give the same numbers") {
  std::mt19937 random(3);
  for (const std::size_t hidden : {4u, 20u, 100u, 128u, 256u}) {
    const auto terms = random_numbers(random, 4 * hidden, 1 << 28);
    const auto products = random_numbers(random, 4 * hidden, 1 << 21);
    auto multipliers = random_numbers(random, 4 * hidden, 127);
    for (std::int32_t& m : multipliers) m = std::abs(m);
    const auto biases = random_numbers(random, 4 * hidden, kMaxBias);
    const Kernels& plain = kernels().back();
    for (const Kernels& k : kernels()) {
      CAPTURE(k.name);
      std::vector<std::int16_t> cell(hidden), plain_cell(hidden);
      std::vector<std::int8_t> state(hidden), plain_state(hidden);
      for (int i = 0; i < 5; ++i) {
        CellStep step{terms.data(), products.data(), multipliers.data(), 14,
                      hidden,       cell.data(),     state.data()};
        k.step(step);
        step.cell = plain_cell.data();
        step.state = plain_state.data();
        plain.step(step);
      }
      CHECK(cell == plain_cell);
      CHECK(state == plain_state);
      const Scaling scaling{multipliers.data(), biases.data(), 4 * hidden};
      std::vector<std::int32_t> scaled(4 * hidden), plain_scaled(4 * hidden);
      k.scale(scaling, products.data(), scaled.data());
      plain.scale(scaling, products.data(), plain_scaled.data());
      CHECK(scaled == plain_scaled);
      std::vector<std::int16_t> narrow(4 * hidden), plain_narrow(4 * hidden);
      k.narrow(scaling, 13, -4095, 4095, products.data(), narrow.data());
      plain.narrow(scaling, 13, -4095, 4095, products.data(), plain_narrow.data());
      CHECK(narrow == plain_narrow);
      const std::size_t size = std::min(hidden, kMaxPairSize);
      const std::size_t rows = narrow.size() / size;
      std::vector<std::int32_t> scores(rows), plain_scores(rows);
      k.pair_scores(narrow.data(), narrow.data(), rows, size, scores.data());
      plain.pair_scores(narrow.data(), narrow.data(), rows, size, plain_scores.data());
      CHECK(scores == plain_scores);
    }
  }
}

}  // namespace
}  // namespace recoupe
