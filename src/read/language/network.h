// Runs the net of a language: a tag, a head, a relation and a name's label for every unit.
//
// Takes: the units of an article as rows of the model's tables, and its sentences. Gives: an answer
// for each unit; the heads of a sentence are always a tree with one root, and the labels of names
// well formed (I-X only behind B-X or I-X). Integers only: the same answers on every machine,
// whatever its vectors, and whatever sentences stand together. Linear in the units (a sentence has
// kMaxUnits at most: who calls cuts longer ones). About a hundred thousand units a second.
//
//   Network network(model);                       // one a thread, used again and again
//   network.run(units, sentences, answers);       // answers.size() == units.size()
//
// Memory: 26 MB with states of 128 numbers, whatever the article. Does not: see text (features.h
// and parse.h do).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/kernels.h"
#include "pack/syntax_model.h"
#include "read/language/tree.h"
#include "read/language/unit_terms.h"
#include "recoupe/span.h"

namespace recoupe {

struct UnitAnswer {
  std::uint16_t tag = 0;
  std::uint16_t head = 0;  // 0: the root of its sentence; else 1 + the head's place in it
  std::uint8_t relation = 0;
  std::uint8_t name = 0;

  friend bool operator==(const UnitAnswer&, const UnitAnswer&) = default;
};

class Network {
 public:
  static constexpr std::size_t kMaxUnits = 256;  // of a sentence

  explicit Network(const SyntaxModel& model, const Kernels& with = kernels().front());
  void run(std::span<const UnitRows> units, std::span<const Run<UnitRows>> sentences,
           std::span<UnitAnswer> answers);

 private:
  // A sentence: its place among the article's units and among the group's rows, where it has a root
  // before its first unit.
  struct Sequence {
    std::uint32_t unit = 0;
    std::uint32_t row = 0;
    std::uint32_t length = 0;  // with the root
  };
  // What the input of each row adds to the gates of a layer.
  struct Terms {
    const std::int32_t* all = nullptr;
    const std::uint32_t* places = nullptr;
    std::size_t stride = 0;
  };

  void run_group(std::span<const UnitRows> units, std::span<UnitAnswer> answers);
  void encode();
  void run_direction(const RecurrentLayer& layer, std::size_t direction, const Terms& terms);
  void multiply(const DenseLayer& layer, const std::int8_t* x, std::size_t count);
  void narrow(const DenseLayer& layer, std::size_t count, std::int16_t low, std::int16_t high,
              std::int16_t* out, std::size_t stride);
  void narrow(const DenseLayer& layer, std::size_t count, std::int8_t* out);
  void answer_rows(std::size_t from, std::size_t count);
  void find_tree(const Sequence& sequence, std::span<UnitAnswer> answers);
  void find_relations(const Sequence& sequence, std::span<UnitAnswer> answers);
  void find_names(const Sequence& sequence, std::span<UnitAnswer> answers);

  const SyntaxModel& model_;
  const Kernels& kernels_;
  UnitTerms unit_terms_;
  TreeFinder tree_;
  std::vector<bool> follows_;  // may the second label of a name stand behind the first?

  // Of a group of sentences, by row.
  std::vector<Sequence> sequences_;  // the longest first
  std::vector<UnitRows> rows_;
  std::vector<std::uint32_t> places_;
  std::vector<std::int32_t> terms_;
  std::vector<std::int8_t> states_;
  std::vector<std::uint16_t> tags_;
  std::vector<std::int32_t> name_scores_;
  std::vector<std::int16_t> arc_dependents_;
  std::vector<std::int16_t> arc_heads_;
  std::vector<std::int8_t> label_dependents_;
  std::vector<std::int16_t> label_heads_;

  // Used again and again.
  std::vector<std::int16_t> cell_;
  std::vector<std::int8_t> state_;
  std::vector<std::int32_t> products_;
  std::vector<std::int32_t> scores_;
  std::vector<std::int16_t> wide_;
  std::vector<std::int8_t> small_;
  std::vector<std::uint16_t> heads_;
  std::vector<std::uint8_t> before_;  // of names: the best label before each
};

}  // namespace recoupe
