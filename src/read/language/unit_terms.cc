#include "read/language/unit_terms.h"

#include <algorithm>
#include <cstring>

namespace recoupe {
namespace {

constexpr std::size_t kSlots = 4 * UnitTerms::kMostTerms;  // a power of two
constexpr std::size_t kChunk = 32;                         // units whose products are made together

std::size_t slot_of(const UnitRows& unit) {
  std::uint64_t h = 0;
  for (const std::uint32_t row : unit) h = (h ^ row) * 0x9e37'79b9'7f4a'7c15u;
  return static_cast<std::size_t>(h >> 32) % kSlots;
}

}  // namespace

UnitTerms::UnitTerms(const SyntaxModel& model, const Kernels& with)
    : model_(model),
      kernels_(with),
      stride_(model.layers.front().input.weights.padded_rows()),
      slots_(kSlots) {
  products_.resize(kChunk * stride_);
  inputs_.resize(kChunk * model.inputs());
}

void UnitTerms::find(std::span<const UnitRows> units, std::span<std::uint32_t> places) {
  if (known_.size() + units.size() > kMostTerms) {
    known_.clear();
    std::fill(slots_.begin(), slots_.end(), 0u);
  }
  const std::size_t before = known_.size();
  for (std::size_t i = 0; i < units.size(); ++i) places[i] = place(units[i]);
  if (terms_.size() < known_.size() * stride_) terms_.resize(known_.size() * stride_);
  compute(before);
}

std::uint32_t UnitTerms::place(const UnitRows& unit) {
  std::size_t slot = slot_of(unit);
  while (slots_[slot] != 0 && known_[slots_[slot] - 1] != unit) slot = (slot + 1) % kSlots;
  if (slots_[slot] == 0) {
    known_.push_back(unit);
    slots_[slot] = static_cast<std::uint32_t>(known_.size());
  }
  return slots_[slot] - 1;
}

void UnitTerms::compute(std::size_t from) {
  const DenseLayer& layer = model_.layers.front().input;
  const std::size_t inputs = model_.inputs();
  for (; from < known_.size(); from += kChunk) {
    const std::size_t some = std::min(kChunk, known_.size() - from);
    std::int8_t* x = inputs_.data();
    for (std::size_t i = 0; i < some; ++i)
      for (std::size_t t = 0; t < SyntaxModel::kTables; ++t) {
        const std::string_view row = model_.tables[t].row(known_[from + i][t]);
        std::memcpy(x, row.data(), row.size());
        x += row.size();
      }
    kernels_.multiply(layer.weights, inputs_.data(), some, inputs, products_.data(), stride_);
    for (std::size_t i = 0; i < some; ++i)
      kernels_.scale(layer.scaling(), products_.data() + i * stride_,
                     terms_.data() + (from + i) * stride_);
  }
}

}  // namespace recoupe
