// What the net sees of a unit: a key for its whole form, for its ends and its beginning, and its
// shape.
//
// Takes: a unit's form as it stands in the text. Gives: 32-bit keys (FNV-1a over the form in lower
// case, every digit as 0, without the spaces of a number; each kind with its own seed) and nine
// bits of shape. "2 500" and "2500" are alike, "Washington" and "WASHINGTON" differ in shape alone.
// train/features.py computes the same: tests/golden/features.tsv holds both to it. Linear.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "pack/syntax_model.h"

namespace recoupe {

struct FormKeys {
  std::uint32_t word = 0;
  std::array<std::uint32_t, 3> suffixes{};  // of 2, 3 and 4 characters
  std::uint32_t prefix = 0;                 // of 3
  std::uint32_t shape = 0;
};

// `first`: first unit of its sentence. `buffer` is only there to be used again.
FormKeys form_keys(std::string_view form, bool first, std::string& buffer);

// Where these keys lie in the tables of a model.
UnitRows unit_rows(const FormKeys& keys, const SyntaxModel& model);

}  // namespace recoupe
