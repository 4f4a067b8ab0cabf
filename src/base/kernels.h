// Integer kernels of a small neural net: products of matrices, the cell of an LSTM, pair scores.
//
// Takes and gives plain arrays. All arithmetic is on integers and no sum can overflow (the caps
// below), so every set of kernels gives the same numbers on every machine; they differ in speed
// alone. Cost: `multiply` 64 products a step with VNNI, 16 with AVX2. Does not: allocate, check
// sizes (the loader of a model does), know what a net is for.
//
//   const Kernels& fast = kernels().front();                 // the fastest that this processor
//   runs fast.multiply(matrix, x, count, stride, out, matrix.padded_rows());
//
// Numbers: an activation is int8 in [-127, 127]; a weight too; "Q12" is a fraction of 2^12.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recoupe {

// With these no sum leaves an int32: 512 * 127 * 127 * 127 < 2^30 for the inputs of a layer, half
// of it for its state, 2^27 for a bias, 2^28 for rounding.
inline constexpr std::size_t kMaxColumns = 512;
inline constexpr std::size_t kMaxHidden = 256;
inline constexpr std::int32_t kMaxMultiplier = 127;
inline constexpr std::int32_t kMaxBias = 1 << 27;
inline constexpr std::int32_t kMaxShift = 28;
inline constexpr std::int16_t kMaxPair = 4095;    // 128 * 4095 * 4095 < 2^31
inline constexpr std::size_t kMaxPairSize = 128;  // numbers a side of a pair score

// Weights by row, kept in the order in which the kernels read them: panels of 32 rows, in each
// panel four columns of all its rows after another.
class Matrix {
 public:
  static constexpr std::size_t kPanel = 32;

  Matrix() = default;
  // `weights` holds rows x columns; columns are a multiple of 4. -128 is read as -127.
  Matrix(std::span<const std::int8_t> weights, std::size_t rows, std::size_t columns);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::size_t padded_rows() const { return (rows_ + kPanel - 1) / kPanel * kPanel; }
  const std::int8_t* panel(std::size_t i) const { return packed_.data() + i * kPanel * columns_; }
  // -128 times the sum of each row's weights: what VNNI adds, which takes activations + 128.
  const std::int32_t* corrections() const { return corrections_.data(); }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::int8_t> packed_;
  std::vector<std::int32_t> corrections_;
};

// One step of an LSTM for one sequence. A gate's pre-activation is
// (terms + products * multipliers) / 2^shift in Q12; gates in the order input, forget, cell,
// output.
struct CellStep {
  const std::int32_t* terms = nullptr;        // 4 * hidden, from the step's input
  const std::int32_t* products = nullptr;     // 4 * hidden, from the state
  const std::int32_t* multipliers = nullptr;  // 4 * hidden
  std::int32_t shift = 0;
  std::size_t hidden = 0;
  std::int16_t* cell = nullptr;  // hidden, Q11; read and written
  std::int8_t* state = nullptr;  // hidden; written
};

// products * multipliers + biases: `count` numbers.
struct Scaling {
  const std::int32_t* multipliers = nullptr;
  const std::int32_t* biases = nullptr;
  std::size_t count = 0;
};

struct Kernels {
  const char* name = "";
  // out[i * out_stride + r] = the product of row r with the `columns` activations at x + i *
  // stride. Writes padded_rows() numbers an input.
  void (*multiply)(const Matrix& matrix, const std::int8_t* x, std::size_t count,
                   std::size_t stride, std::int32_t* out, std::size_t out_stride) = nullptr;
  void (*step)(const CellStep& step) = nullptr;
  void (*scale)(const Scaling& scaling, const std::int32_t* products, std::int32_t* out) = nullptr;
  // The same, divided by 2^shift, rounded, and cut to [low, high].
  void (*narrow)(const Scaling& scaling, std::int32_t shift, std::int16_t low, std::int16_t high,
                 const std::int32_t* products, std::int16_t* out) = nullptr;
  // out[j] = the inner product of `a` with row j of `b`; `rows` rows of `size` numbers.
  void (*pair_scores)(const std::int16_t* a, const std::int16_t* b, std::size_t rows,
                      std::size_t size, std::int32_t* out) = nullptr;
};

// All that this processor can run, the fastest first, the plain ones last.
std::span<const Kernels> kernels();

}  // namespace recoupe
