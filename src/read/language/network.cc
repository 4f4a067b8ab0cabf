// Sentences of like length go through the net together, a step at a time: the weights of a step are
// then read once for all of them. The longest stands first, so those that are still running at a
// step are always the first few, read forth or back.
//
// The score of head j for dependent i is a_i U h_j, so a_i U is made once a unit; the scores of the
// relations likewise, but only for the head that the tree has chosen.
//
// T. Dozat, C. D. Manning, Deep biaffine attention for neural dependency parsing, ICLR 2017.
#include "read/language/network.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace recoupe {
namespace {

constexpr std::size_t kTogether = 16;      // sentences of a group
constexpr std::size_t kGroupUnits = 1500;  // and their units, but for one sentence more
constexpr std::size_t kChunk = 32;         // rows whose products are made together
constexpr std::int16_t kMaxActivation = 127;
static_assert(kGroupUnits + Network::kMaxUnits + kTogether < UnitTerms::kMostTerms);

template <class T>
std::size_t best_of(std::span<const T> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

template <class T>
void grow(std::vector<T>& v, std::size_t size) {
  if (v.size() < size) v.resize(size);
}

bool may_follow(const std::string& before, const std::string& label) {
  return !label.starts_with("I-") ||
         (before != "O" && std::string_view(before).substr(1) == std::string_view(label).substr(1));
}

}  // namespace

Network::Network(const SyntaxModel& model, const Kernels& with)
    : model_(model), kernels_(with), unit_terms_(model, with) {
  for (const std::string& before : model.names)
    for (const std::string& label : model.names) follows_.push_back(may_follow(before, label));
}

void Network::run(std::span<const UnitRows> units, std::span<const Run<UnitRows>> sentences,
                  std::span<UnitAnswer> answers) {
  std::vector<std::uint32_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return sentences[a].size() > sentences[b].size();
  });
  std::uint32_t rows = 0;
  sequences_.clear();
  for (const std::uint32_t i : order) {
    if (sentences[i].empty()) break;
    if (sequences_.size() == kTogether || rows > kGroupUnits) {
      run_group(units, answers);
      sequences_.clear();
      rows = 0;
    }
    sequences_.push_back({sentences[i].begin, rows, sentences[i].size() + 1});
    rows += sentences[i].size() + 1;
  }
  if (!sequences_.empty()) run_group(units, answers);
}

void Network::run_group(std::span<const UnitRows> units, std::span<UnitAnswer> answers) {
  rows_.clear();
  for (const Sequence& s : sequences_) {
    rows_.push_back({SyntaxModel::kRootRow});
    const auto own = units.subspan(s.unit, s.length - 1);
    rows_.insert(rows_.end(), own.begin(), own.end());
  }
  encode();
  for (std::size_t from = 0; from < rows_.size(); from += kChunk)
    answer_rows(from, std::min(kChunk, rows_.size() - from));
  for (const Sequence& s : sequences_) {
    const auto own = answers.subspan(s.unit, s.length - 1);
    for (std::size_t i = 0; i < own.size(); ++i) own[i].tag = tags_[s.row + 1 + i];
    find_tree(s, own);
    find_relations(s, own);
    find_names(s, own);
  }
}

void Network::encode() {
  grow(places_, rows_.size());
  unit_terms_.find(rows_, places_);
  Terms terms{unit_terms_.terms(), places_.data(), unit_terms_.stride()};
  for (std::size_t i = 0; i < model_.layers.size(); ++i) {
    const RecurrentLayer& layer = model_.layers[i];
    if (i > 0) {
      const std::size_t stride = layer.input.weights.padded_rows();
      const std::size_t inputs = layer.input.weights.columns();
      grow(terms_, rows_.size() * stride);
      for (std::size_t from = 0; from < rows_.size(); from += kChunk) {
        const std::size_t some = std::min(kChunk, rows_.size() - from);
        multiply(layer.input, states_.data() + from * inputs, some);
        for (std::size_t k = 0; k < some; ++k)
          kernels_.scale(layer.input.scaling(), products_.data() + k * stride,
                         terms_.data() + (from + k) * stride);
      }
      std::iota(places_.begin(), places_.end(), 0u);
      terms = {terms_.data(), places_.data(), stride};
    }
    grow(states_, rows_.size() * 2 * layer.hidden());
    run_direction(layer, 0, terms);
    run_direction(layer, 1, terms);
  }
}

void Network::run_direction(const RecurrentLayer& layer, std::size_t direction,
                            const Terms& terms) {
  const DenseLayer& own = layer.state[direction];
  const std::size_t hidden = layer.hidden();
  const std::size_t stride = own.weights.padded_rows();
  cell_.assign(sequences_.size() * hidden, 0);
  state_.assign(sequences_.size() * hidden, 0);
  grow(products_, sequences_.size() * stride);
  std::fill_n(products_.begin(), sequences_.size() * stride, 0);  // of the first step
  std::size_t running = sequences_.size();
  for (std::uint32_t step = 0; step < sequences_.front().length; ++step) {
    while (sequences_[running - 1].length <= step) --running;
    if (step > 0)
      kernels_.multiply(own.weights, state_.data(), running, hidden, products_.data(), stride);
    for (std::size_t b = 0; b < running; ++b) {
      const Sequence& s = sequences_[b];
      const std::size_t row = s.row + (direction == 0 ? step : s.length - 1 - step);
      std::int8_t* state = state_.data() + b * hidden;
      kernels_.step({.terms = terms.all + terms.places[row] * terms.stride + direction * 4 * hidden,
                     .products = products_.data() + b * stride,
                     .multipliers = own.multipliers.data(),
                     .shift = own.shift,
                     .hidden = hidden,
                     .cell = cell_.data() + b * hidden,
                     .state = state});
      std::memcpy(states_.data() + (2 * row + direction) * hidden, state, hidden);
    }
  }
}

// The products of `count` rows at `x`, which follow one another, to products_.
void Network::multiply(const DenseLayer& layer, const std::int8_t* x, std::size_t count) {
  const std::size_t stride = layer.weights.padded_rows();
  grow(products_, count * stride);
  kernels_.multiply(layer.weights, x, count, layer.weights.columns(), products_.data(), stride);
}

// What stands in products_, in the layer's unit.
void Network::narrow(const DenseLayer& layer, std::size_t count, std::int16_t low,
                     std::int16_t high, std::int16_t* out, std::size_t stride) {
  for (std::size_t i = 0; i < count; ++i)
    kernels_.narrow(layer.scaling(), layer.shift, low, high,
                    products_.data() + i * layer.weights.padded_rows(), out + i * stride);
}

void Network::narrow(const DenseLayer& layer, std::size_t count, std::int8_t* out) {
  const std::size_t size = layer.weights.rows();
  grow(wide_, count * size);
  narrow(layer, count, 0, kMaxActivation, wide_.data(), size);
  for (std::size_t i = 0; i < count * size; ++i) out[i] = static_cast<std::int8_t>(wide_[i]);
}

// All that can be said of rows before their trees are known.
void Network::answer_rows(std::size_t from, std::size_t count) {
  const SyntaxModel& m = model_;
  const std::int8_t* x = states_.data() + from * m.tag.weights.columns();
  grow(tags_, rows_.size());
  grow(scores_, m.tag.weights.rows());
  multiply(m.tag, x, count);
  for (std::size_t i = 0; i < count; ++i) {
    kernels_.scale(m.tag.scaling(), products_.data() + i * m.tag.weights.padded_rows(),
                   scores_.data());
    tags_[from + i] = static_cast<std::uint16_t>(
        best_of(std::span<const std::int32_t>(scores_).first(m.tag.weights.rows())));
  }
  const std::size_t names = m.names.size();
  grow(name_scores_, rows_.size() * names);
  multiply(m.name, x, count);
  for (std::size_t i = 0; i < count; ++i)
    kernels_.scale(m.name.scaling(), products_.data() + i * m.name.weights.padded_rows(),
                   name_scores_.data() + (from + i) * names);
  const std::size_t arc = m.arc.weights.rows();
  grow(arc_dependents_, rows_.size() * arc);
  grow(arc_heads_, rows_.size() * arc);
  grow(small_, count * m.arc.weights.columns());
  multiply(m.arc_dependent, x, count);
  narrow(m.arc_dependent, count, small_.data());
  multiply(m.arc, small_.data(), count);
  narrow(m.arc, count, -kMaxPair, kMaxPair, arc_dependents_.data() + from * arc, arc);
  multiply(m.arc_head, x, count);
  narrow(m.arc_head, count, 0, kMaxPair, arc_heads_.data() + from * arc, arc);
  const std::size_t label = m.label.weights.columns();
  grow(label_dependents_, rows_.size() * label);
  grow(label_heads_, rows_.size() * (label + 1));
  multiply(m.label_dependent, x, count);
  narrow(m.label_dependent, count, label_dependents_.data() + from * label);
  multiply(m.label_head, x, count);
  narrow(m.label_head, count, 0, kMaxPair, label_heads_.data() + from * (label + 1), label + 1);
  for (std::size_t i = from; i < from + count; ++i)
    label_heads_[i * (label + 1) + label] = m.label_one;
}

void Network::find_tree(const Sequence& s, std::span<UnitAnswer> answers) {
  const std::size_t n = answers.size();
  const std::size_t arc = model_.arc.weights.rows();
  grow(scores_, n * (n + 1));
  grow(heads_, n);
  for (std::size_t i = 0; i < n; ++i)
    kernels_.pair_scores(arc_dependents_.data() + (s.row + 1 + i) * arc,
                         arc_heads_.data() + s.row * arc, n + 1, arc, scores_.data() + i * (n + 1));
  tree_.find(std::span<const std::int32_t>(scores_).first(n * (n + 1)),
             std::span<std::uint16_t>(heads_).first(n));
  for (std::size_t i = 0; i < n; ++i) answers[i].head = heads_[i];
}

void Network::find_relations(const Sequence& s, std::span<UnitAnswer> answers) {
  const std::size_t label = model_.label.weights.columns();
  const std::size_t scores = model_.label.weights.rows();
  const std::size_t relations = model_.relations.size();
  grow(wide_, kChunk * scores);
  grow(scores_, relations);
  for (std::size_t from = 0; from < answers.size(); from += kChunk) {
    const std::size_t some = std::min(kChunk, answers.size() - from);
    multiply(model_.label, label_dependents_.data() + (s.row + 1 + from) * label, some);
    narrow(model_.label, some, -kMaxPair, kMaxPair, wide_.data(), scores);
    for (std::size_t i = 0; i < some; ++i) {
      UnitAnswer& answer = answers[from + i];
      kernels_.pair_scores(label_heads_.data() + (s.row + answer.head) * (label + 1),
                           wide_.data() + i * scores, relations, label + 1, scores_.data());
      answer.relation = static_cast<std::uint8_t>(
          best_of(std::span<const std::int32_t>(scores_).first(relations)));
    }
  }
}

// The best path through the labels (Viterbi), where I-X stands behind B-X or I-X alone.
void Network::find_names(const Sequence& s, std::span<UnitAnswer> answers) {
  const std::size_t k = model_.names.size();
  constexpr std::int64_t kNever = -(std::int64_t{1} << 60);
  std::array<std::int64_t, SyntaxModel::kMostNames> best{};
  std::array<std::int64_t, SyntaxModel::kMostNames> next{};
  grow(before_, answers.size() * k);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::int32_t* scores = name_scores_.data() + (s.row + 1 + i) * k;
    for (std::size_t y = 0; y < k; ++y) {
      // Before the first unit stands nothing, which is like O, the first label.
      std::size_t from = 0;
      std::int64_t most = i == 0 && !follows_[y] ? kNever : best[0];
      if (i > 0 && !follows_[y]) most = kNever;
      for (std::size_t x = 1; i > 0 && x < k; ++x)
        if (follows_[x * k + y] && best[x] > most) {
          most = best[x];
          from = x;
        }
      next[y] = most + (most == kNever ? 0 : scores[y]);
      before_[i * k + y] = static_cast<std::uint8_t>(from);
    }
    best = next;
  }
  std::size_t y = best_of(std::span<const std::int64_t>(best).first(k));
  for (std::size_t i = answers.size(); i-- > 0;) {
    answers[i].name = static_cast<std::uint8_t>(y);
    y = before_[i * k + y];
  }
}

}  // namespace recoupe
