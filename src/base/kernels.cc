// The products are written for VNNI and for AVX2 by hand; everything else is one plain loop, which
// the compiler turns into vectors of the width that each set may use.
//
// VNNI multiplies unsigned by signed bytes, so it takes activations + 128 and starts each sum at
// -128 times the row's weights. AVX2 has a like instruction that cuts sums at 16 bits: with the
// sign moved from the activation to the weight, two products are at most 2 * 127 * 127 and never
// cut. Both are exact.
//
// The logistic function: 2 / (1 + e^8t) = q(t)^8 for t in [0, 1], where q is almost a straight line
// and a polynomial of degree 4 is within 0.0003 of the whole. sigmoid and tanh follow by symmetry.
// Squaring and multiplying in Q15 is one instruction for 8, 16 or 32 numbers.
#include "base/kernels.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define RECOUPE_AVX2 __attribute__((target("avx2")))
#define RECOUPE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#endif
#define RECOUPE_INLINE inline __attribute__((always_inline))

namespace recoupe {

Matrix::Matrix(std::span<const std::int8_t> weights, std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns) {
  packed_.resize(padded_rows() * columns);
  corrections_.resize(padded_rows());
  for (std::size_t r = 0; r < rows; ++r) {
    std::int8_t* panel = packed_.data() + r / kPanel * kPanel * columns;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::int8_t w = std::max<std::int8_t>(weights[r * columns + c], -127);
      panel[c / 4 * kPanel * 4 + r % kPanel * 4 + c % 4] = w;
      corrections_[r] -= 128 * w;
    }
  }
}

namespace {

constexpr std::size_t kPanel = Matrix::kPanel;
constexpr std::int16_t kMaxCell = 30719;  // 15 in Q11: with one more input it is still an int16

// (a * b) / 2^15, rounded: written as the vectoriser knows it.
RECOUPE_INLINE std::int16_t times(std::int16_t a, std::int16_t b) {
  return static_cast<std::int16_t>((((a * b) >> 14) + 1) >> 1);
}

RECOUPE_INLINE std::int32_t cut(std::int32_t x, std::int32_t low, std::int32_t high) {
  return x < low ? low : x > high ? high : x;
}

RECOUPE_INLINE std::int32_t shifted(std::int32_t x, std::int32_t shift) {
  return (x + (1 << shift >> 1)) >> shift;
}

RECOUPE_INLINE std::int16_t magnitude(std::int16_t x) {
  return static_cast<std::int16_t>(x < 0 ? -x : x);
}

// 2 / (1 + e^8t), t and the result in Q15; q in Q14. The first coefficient is -3/4, by shifts: a
// product with a constant is no single instruction.
RECOUPE_INLINE std::int16_t tail(std::int16_t t) {
  auto q = static_cast<std::int16_t>(26875 - (t >> 2) - (t >> 3));
  q = static_cast<std::int16_t>(times(q, t) - 16424);
  q = static_cast<std::int16_t>(times(q, t) - 8127);
  q = static_cast<std::int16_t>(times(q, t) + 16384);
  q = q > 16383 ? std::int16_t{32767} : static_cast<std::int16_t>(2 * q);
  q = times(q, q);
  q = times(q, q);
  return times(q, q);
}

// Q12 in, Q15 out.
RECOUPE_INLINE std::int16_t sigmoid(std::int16_t x) {
  const auto half = static_cast<std::int16_t>(tail(magnitude(x)) >> 1);
  return x < 0 ? half : static_cast<std::int16_t>(32767 - half);
}

// kScale * x in Q13 in, Q15 out.
template <int kScale>
RECOUPE_INLINE std::int16_t tangent(std::int16_t x) {
  const std::int16_t m = magnitude(x);
  const auto t = m > 32767 / kScale ? std::int16_t{32767} : static_cast<std::int16_t>(kScale * m);
  const auto y = static_cast<std::int16_t>(32767 - tail(t));
  return x < 0 ? static_cast<std::int16_t>(-y) : y;
}

// x / 2^n, rounded; in 16 bits.
template <int kShift>
RECOUPE_INLINE std::int16_t rounded(std::int16_t x) {
  return static_cast<std::int16_t>((static_cast<std::int16_t>(x >> (kShift - 1)) + 1) >> 1);
}

RECOUPE_INLINE void step_body(const CellStep& s) {
  std::array<std::int16_t, 4 * kMaxHidden> gates;
  std::int16_t* __restrict pre = gates.data();
  const std::int32_t* __restrict terms = s.terms;
  const std::int32_t* __restrict products = s.products;
  const std::int32_t* __restrict multipliers = s.multipliers;
  const std::int32_t shift = s.shift;
  const std::size_t n = s.hidden;
  for (std::size_t i = 0; i < 4 * n; ++i)
    pre[i] = static_cast<std::int16_t>(
        cut(shifted(terms[i] + products[i] * multipliers[i], shift), -32767, 32767));
  std::int16_t* __restrict cell = s.cell;
  std::int8_t* __restrict state = s.state;
  for (std::size_t j = 0; j < n; ++j) {
    const std::int16_t fresh = rounded<4>(times(sigmoid(pre[j]), tangent<2>(pre[2 * n + j])));
    const std::int16_t kept = times(sigmoid(pre[n + j]), cell[j]);
    const auto sum = static_cast<std::int16_t>(kept + fresh);  // at most kMaxCell + 2048
    const std::int16_t c = sum > kMaxCell    ? kMaxCell
                           : sum < -kMaxCell ? std::int16_t{-kMaxCell}
                                             : sum;
    cell[j] = c;
    const std::int16_t out = rounded<8>(times(sigmoid(pre[3 * n + j]), tangent<4>(c)));
    const std::int16_t top = out > 127 ? std::int16_t{127} : out;
    state[j] = static_cast<std::int8_t>(top < -127 ? std::int16_t{-127} : top);
  }
}

RECOUPE_INLINE void scale_body(const Scaling& s, const std::int32_t* __restrict products,
                               std::int32_t* __restrict out) {
  const std::int32_t* __restrict multipliers = s.multipliers;
  const std::int32_t* __restrict biases = s.biases;
  for (std::size_t i = 0; i < s.count; ++i) out[i] = products[i] * multipliers[i] + biases[i];
}

RECOUPE_INLINE void narrow_body(const Scaling& s, std::int32_t shift, std::int16_t low,
                                std::int16_t high, const std::int32_t* __restrict products,
                                std::int16_t* __restrict out) {
  const std::int32_t* __restrict multipliers = s.multipliers;
  const std::int32_t* __restrict biases = s.biases;
  for (std::size_t i = 0; i < s.count; ++i)
    out[i] = static_cast<std::int16_t>(
        cut(shifted(products[i] * multipliers[i] + biases[i], shift), low, high));
}

RECOUPE_INLINE void pair_body(const std::int16_t* __restrict a, const std::int16_t* __restrict b,
                              std::size_t rows, std::size_t size, std::int32_t* __restrict out) {
  for (std::size_t j = 0; j < rows; ++j) {
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < size; ++k) sum += a[k] * b[j * size + k];
    out[j] = sum;
  }
}

void multiply_plain(const Matrix& matrix, const std::int8_t* x, std::size_t count,
                    std::size_t stride, std::int32_t* out, std::size_t out_stride) {
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t p = 0; p < matrix.padded_rows() / kPanel; ++p) {
      std::array<std::int32_t, kPanel> sums{};
      const std::int8_t* w = matrix.panel(p);
      for (std::size_t c = 0; c < matrix.columns(); c += 4, w += 4 * kPanel)
        for (std::size_t r = 0; r < kPanel; ++r)
          for (std::size_t k = 0; k < 4; ++k) sums[r] += w[4 * r + k] * x[i * stride + c + k];
      std::copy(sums.begin(), sums.end(), out + i * out_stride + p * kPanel);
    }
  }
}
void step_plain(const CellStep& s) { step_body(s); }
void scale_plain(const Scaling& s, const std::int32_t* products, std::int32_t* out) {
  scale_body(s, products, out);
}
void narrow_plain(const Scaling& s, std::int32_t shift, std::int16_t low, std::int16_t high,
                  const std::int32_t* products, std::int16_t* out) {
  narrow_body(s, shift, low, high, products, out);
}
void pair_plain(const std::int16_t* a, const std::int16_t* b, std::size_t rows, std::size_t size,
                std::int32_t* out) {
  pair_body(a, b, rows, size, out);
}

#if defined(__x86_64__)
constexpr std::size_t kChunk = 16;  // inputs that are made ready together: 8 KiB at most

std::int32_t four(const void* x) {
  std::int32_t bytes = 0;
  std::memcpy(&bytes, x, sizeof bytes);
  return bytes;
}

struct Tile {
  const std::int8_t* weights = nullptr;       // a panel
  const std::int32_t* corrections = nullptr;  // of its rows
  const std::uint8_t* x = nullptr;            // activations + 128, or without their signs
  const std::int8_t* signs = nullptr;         // the activations
  std::size_t columns = 0;                    // from one input to the next, too
  std::int32_t* out = nullptr;
  std::size_t out_stride = 0;

  void advance(std::size_t inputs) {
    x += inputs * columns;
    signs += inputs * columns;
    out += inputs * out_stride;
  }
};

// 32 rows by kInputs inputs: 2 + kInputs numbers are read for 2 * kInputs steps of 64 products.
template <std::size_t kInputs>
RECOUPE_VNNI void tile_vnni(const Tile& t) {
  __m512i low[kInputs], high[kInputs];
  for (std::size_t i = 0; i < kInputs; ++i) {
    low[i] = _mm512_loadu_si512(t.corrections);
    high[i] = _mm512_loadu_si512(t.corrections + 16);
  }
  const std::int8_t* w = t.weights;
  for (std::size_t c = 0; c < t.columns; c += 4, w += 128) {
    const __m512i w0 = _mm512_loadu_si512(w);
    const __m512i w1 = _mm512_loadu_si512(w + 64);
    for (std::size_t i = 0; i < kInputs; ++i) {
      const __m512i a = _mm512_set1_epi32(four(t.x + i * t.columns + c));
      low[i] = _mm512_dpbusd_epi32(low[i], a, w0);
      high[i] = _mm512_dpbusd_epi32(high[i], a, w1);
    }
  }
  for (std::size_t i = 0; i < kInputs; ++i) {
    _mm512_storeu_si512(t.out + i * t.out_stride, low[i]);
    _mm512_storeu_si512(t.out + i * t.out_stride + 16, high[i]);
  }
}

// 16 rows, half a panel, by kInputs inputs.
template <std::size_t kInputs>
RECOUPE_AVX2 void tile_avx2(const Tile& t) {
  __m256i low[kInputs], high[kInputs];
  for (std::size_t i = 0; i < kInputs; ++i) low[i] = high[i] = _mm256_setzero_si256();
  const __m256i ones = _mm256_set1_epi16(1);
  const std::int8_t* w = t.weights;
  for (std::size_t c = 0; c < t.columns; c += 4, w += 128) {
    const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
    for (std::size_t i = 0; i < kInputs; ++i) {
      const __m256i a = _mm256_set1_epi32(four(t.x + i * t.columns + c));
      const __m256i sign = _mm256_set1_epi32(four(t.signs + i * t.columns + c));
      const __m256i p0 = _mm256_maddubs_epi16(a, _mm256_sign_epi8(w0, sign));
      const __m256i p1 = _mm256_maddubs_epi16(a, _mm256_sign_epi8(w1, sign));
      low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(p0, ones));
      high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(p1, ones));
    }
  }
  for (std::size_t i = 0; i < kInputs; ++i) {
    std::int32_t* out = t.out + i * t.out_stride;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), low[i]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), high[i]);
  }
}

void tiles_vnni(Tile t, std::size_t count) {
  for (; count >= 8; count -= 8, t.advance(8)) tile_vnni<8>(t);
  if (count & 4) tile_vnni<4>(t), t.advance(4);
  if (count & 2) tile_vnni<2>(t), t.advance(2);
  if (count & 1) tile_vnni<1>(t);
}

void tiles_avx2(Tile t, std::size_t count) {
  for (; count >= 3; count -= 3, t.advance(3)) tile_avx2<3>(t);  // as many as fit 16 registers
  if (count == 2) tile_avx2<2>(t);
  if (count == 1) tile_avx2<1>(t);
}

RECOUPE_VNNI void multiply_vnni(const Matrix& matrix, const std::int8_t* x, std::size_t count,
                                std::size_t stride, std::int32_t* out, std::size_t out_stride) {
  std::array<std::uint8_t, kChunk * kMaxColumns> raised;
  const std::size_t n = matrix.columns();
  for (std::size_t from = 0; from < count; from += kChunk) {
    const std::size_t some = std::min(kChunk, count - from);
    for (std::size_t i = 0; i < some; ++i)
      for (std::size_t c = 0; c < n; ++c)
        raised[i * n + c] = static_cast<std::uint8_t>(x[(from + i) * stride + c] ^ 0x80);
    Tile tile{nullptr, matrix.corrections(),    raised.data(), x,
              n,       out + from * out_stride, out_stride};
    for (std::size_t p = 0; p < matrix.padded_rows() / kPanel; ++p) {
      tile.weights = matrix.panel(p);
      tiles_vnni(tile, some);
      tile.corrections += kPanel;
      tile.out += kPanel;
    }
  }
}

RECOUPE_AVX2 void multiply_avx2(const Matrix& matrix, const std::int8_t* x, std::size_t count,
                                std::size_t stride, std::int32_t* out, std::size_t out_stride) {
  std::array<std::uint8_t, kChunk * kMaxColumns> sizes;
  std::array<std::int8_t, kChunk * kMaxColumns> signs;
  const std::size_t n = matrix.columns();
  for (std::size_t from = 0; from < count; from += kChunk) {
    const std::size_t some = std::min(kChunk, count - from);
    for (std::size_t i = 0; i < some; ++i)
      for (std::size_t c = 0; c < n; ++c) {
        const std::int8_t a = x[(from + i) * stride + c];
        signs[i * n + c] = a;
        sizes[i * n + c] = static_cast<std::uint8_t>(a < 0 ? -a : a);
      }
    Tile tile{nullptr, nullptr, sizes.data(), signs.data(), n, out + from * out_stride, out_stride};
    for (std::size_t half = 0; half < matrix.padded_rows() / kPanel * 2; ++half) {
      tile.weights = matrix.panel(half / 2) + half % 2 * 64;
      tiles_avx2(tile, some);
      tile.out += kPanel / 2;
    }
  }
}

RECOUPE_AVX2 void step_avx2(const CellStep& s) { step_body(s); }
RECOUPE_AVX2 void scale_avx2(const Scaling& s, const std::int32_t* products, std::int32_t* out) {
  scale_body(s, products, out);
}
RECOUPE_AVX2 void narrow_avx2(const Scaling& s, std::int32_t shift, std::int16_t low,
                              std::int16_t high, const std::int32_t* products, std::int16_t* out) {
  narrow_body(s, shift, low, high, products, out);
}
RECOUPE_AVX2 void pair_avx2(const std::int16_t* a, const std::int16_t* b, std::size_t rows,
                            std::size_t size, std::int32_t* out) {
  pair_body(a, b, rows, size, out);
}

RECOUPE_VNNI void step_vnni(const CellStep& s) { step_body(s); }
RECOUPE_VNNI void scale_vnni(const Scaling& s, const std::int32_t* products, std::int32_t* out) {
  scale_body(s, products, out);
}
RECOUPE_VNNI void narrow_vnni(const Scaling& s, std::int32_t shift, std::int16_t low,
                              std::int16_t high, const std::int32_t* products, std::int16_t* out) {
  narrow_body(s, shift, low, high, products, out);
}
RECOUPE_VNNI void pair_vnni(const std::int16_t* a, const std::int16_t* b, std::size_t rows,
                            std::size_t size, std::int32_t* out) {
  pair_body(a, b, rows, size, out);
}

constexpr std::array<Kernels, 3> kAll{{
    {"vnni", multiply_vnni, step_vnni, scale_vnni, narrow_vnni, pair_vnni},
    {"avx2", multiply_avx2, step_avx2, scale_avx2, narrow_avx2, pair_avx2},
    {"plain", multiply_plain, step_plain, scale_plain, narrow_plain, pair_plain},
}};

std::size_t fastest() {
  const bool vnni = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
  return vnni ? 0 : __builtin_cpu_supports("avx2") ? 1 : 2;
}
#else
constexpr std::array<Kernels, 1> kAll{
    {{"plain", multiply_plain, step_plain, scale_plain, narrow_plain, pair_plain}}};

std::size_t fastest() { return 0; }
#endif

}  // namespace

std::span<const Kernels> kernels() { return std::span<const Kernels>(kAll).subspan(fastest()); }

}  // namespace recoupe
