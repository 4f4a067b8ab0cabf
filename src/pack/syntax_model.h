// The net that tags, parses and names one language, read from the bytes of lang/xx/syntax.model.
//
// Takes: bytes as train/export.py writes them. Gives: matrices ready for base/kernels.h, rows of
// embeddings, and the lists of tags, relations and names. Errors: kCorrupt or kTooLarge, with the
// file's name, where any size, offset or number is not as it must be. Cost: a few milliseconds.
// Does not: run (read/language/network.h does).
//
// The file, little-endian: the magic, the number of sections, their table, then each section's
// numbers from a multiple of 64 on. A matrix NAME of int8 has a second section NAME.rows of int32:
// for each row its multiplier, then for each row its bias. With the products p of a row it stands
// for (p * multiplier + bias) / 2^shift.
//
// In the net: a unit is six rows of six tables, one after another 256 int8 or so; then layers of
// two LSTMs each, forth and back; then a matrix for each question that is asked of a unit.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/kernels.h"
#include "recoupe/result.h"

namespace recoupe {

struct Embedding {
  std::string_view bytes;  // of the model's file: it lives as long as the Pack
  std::uint32_t count = 0;
  std::uint32_t size = 0;

  std::string_view row(std::uint32_t i) const { return bytes.substr(std::size_t{i} * size, size); }
};

struct DenseLayer {
  Matrix weights;
  std::vector<std::int32_t> multipliers;
  std::vector<std::int32_t> biases;
  std::int32_t shift = 0;

  Scaling scaling() const { return {multipliers.data(), biases.data(), weights.rows()}; }
};

// Both directions of one layer: `input` has eight rows a number of the state, the four gates forth,
// then the four gates back.
struct RecurrentLayer {
  DenseLayer input;
  std::array<DenseLayer, 2> state;  // forth, back
  std::size_t hidden() const { return state[0].weights.columns(); }
};

// The keys of a vocabulary in rising order.
class KeyList {
 public:
  KeyList() = default;
  explicit KeyList(std::vector<std::uint32_t> keys);
  std::size_t size() const { return keys_.size(); }
  // The key's place; size() where it is none. O(1) for keys that are spread evenly, as hashes are.
  std::size_t find(std::uint32_t key) const;

 private:
  std::vector<std::uint32_t> keys_;
  std::vector<std::uint32_t> starts_;  // by the upper 16 bits
};

struct SyntaxModel {
  static constexpr std::size_t kTables = 6;  // word, suffixes of 2 to 4, prefix of 3, shape
  static constexpr std::uint32_t kUnknownRow = 0;
  static constexpr std::uint32_t kRootRow = 1;  // the unit before every sentence
  static constexpr std::size_t kMostRelations = 128;
  static constexpr std::size_t kMostNames = 32;

  std::vector<std::string> tags;        // "NOUN|Gender=Fem|Number=Sing"
  std::vector<std::string> relations;   // "nsubj"
  std::vector<std::string> names;       // "O", "B-PER", "I-PER", ...
  KeyList keys;                         // of the words
  std::vector<std::uint32_t> key_rows;  // by place: the row of the word; alike words share one
  std::array<Embedding, kTables> tables;
  std::vector<RecurrentLayer> layers;
  DenseLayer tag, name, arc_dependent, arc_head, arc, label_dependent, label_head, label;
  // What the constant 1 beside a head's label numbers is in their unit.
  std::int16_t label_one = 0;

  std::size_t inputs() const;  // the sizes of all tables together
};

// A unit as the model sees it: its row in each table.
using UnitRows = std::array<std::uint32_t, SyntaxModel::kTables>;

// `file` names the model in an Error. The model views `bytes`.
Result<SyntaxModel> read_syntax_model(std::string_view bytes, std::string_view file);

}  // namespace recoupe
