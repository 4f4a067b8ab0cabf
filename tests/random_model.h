// A small model of random numbers, as the bytes of a file: for tests of the net and its loader.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace recoupe {

struct RandomMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::int32_t shift = 0;
  std::vector<std::int8_t> weights;
  std::vector<std::int32_t> multipliers;
  std::vector<std::int32_t> biases;
};

struct ModelSize {
  std::size_t hidden = 8;
  std::size_t layers = 2;
  std::size_t arc = 8;
  std::size_t label = 4;
  std::size_t tags = 5;
  std::size_t relations = 3;
  std::size_t words = 20;
};

class RandomModel {
 public:
  explicit RandomModel(std::uint32_t seed, const ModelSize& size = {}) : random_(seed) {
    const std::vector<std::string> names{"O", "B-PER", "I-PER", "B-LOC", "I-LOC"};
    list("tags", "T", size.tags);
    list("relations", "r", size.relations);
    text("names", "O\nB-PER\nI-PER\nB-LOC\nI-LOC");
    std::string keys;
    for (std::size_t i = 0; i + 2 < size.words; ++i)
      append(keys, static_cast<std::uint32_t>(i * 7919 + 5));
    section("keys", keys, 4, size.words - 2, 1, 0);
    std::string key_rows;
    for (std::uint32_t i = 2; i < size.words; ++i) append(key_rows, i);
    section("key_rows", key_rows, 4, size.words - 2, 1, 0);
    std::size_t inputs = 0;
    for (const auto& [name, rows, columns] :
         std::vector<std::tuple<std::string, std::size_t, std::size_t>>{{"word", size.words, 8},
                                                                        {"suffix2", 16, 4},
                                                                        {"suffix3", 16, 4},
                                                                        {"suffix4", 16, 4},
                                                                        {"prefix3", 16, 4},
                                                                        {"shape", 32, 4}}) {
      tables[name] = bytes(rows * columns);
      section(name, as_text(tables[name]), 1, rows, columns, 0);
      inputs += columns;
    }
    for (std::size_t i = 1; i <= size.layers; ++i) {
      const std::string name = "layer" + std::to_string(i);
      matrix(name + ".input", 8 * size.hidden, inputs, 6, 1 << 18);
      matrix(name + ".forth", 4 * size.hidden, size.hidden, 6, 0);
      matrix(name + ".back", 4 * size.hidden, size.hidden, 6, 0);
      inputs = 2 * size.hidden;
    }
    matrix("tag", size.tags, inputs, 3, 1 << 20);
    matrix("name", names.size(), inputs, 3, 1 << 20);
    matrix("arc_dep", size.arc, inputs, 12, 1 << 16);
    matrix("arc_head", size.arc, inputs, 8, 1 << 16);
    matrix("arc", size.arc, size.arc, 8, 1 << 16);
    matrix("label_dep", size.label, inputs, 12, 1 << 16);
    matrix("label_head", size.label, inputs, 8, 1 << 16);
    matrix("label", size.relations * (size.label + 1), size.label, 8, 1 << 16);
    std::string one;
    append(one, std::int32_t{300});
    section("label_one", one, 4, 1, 1, 0);
  }

  std::string file() const {
    std::string head("RECNET\0\1", 8);
    append(head, static_cast<std::uint32_t>(parts_.size()));
    std::uint32_t at = static_cast<std::uint32_t>(head.size() + 48 * parts_.size());
    std::string body;
    for (const Part& p : parts_) {
      std::string name = p.name;
      name.resize(24);
      head += name;
      for (const std::size_t x : {p.kind, p.rows, p.columns, std::size_t{at}})
        append(head, static_cast<std::uint32_t>(x));
      append(head, p.shift);
      append(head, std::uint32_t{0});
      at += static_cast<std::uint32_t>(p.bytes.size());
      body += p.bytes;
    }
    return head + body;
  }

  std::map<std::string, RandomMatrix> matrices;
  std::map<std::string, std::vector<std::int8_t>> tables;

 private:
  struct Part {
    std::string name;
    std::string bytes;
    std::size_t kind = 0, rows = 0, columns = 0;
    std::int32_t shift = 0;
  };

  template <class T>
  static void append(std::string& out, T number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    out.append(raw, sizeof number);
  }
  static std::string as_text(const std::vector<std::int8_t>& v) {
    return {reinterpret_cast<const char*>(v.data()), v.size()};
  }
  std::vector<std::int8_t> bytes(std::size_t size) {
    std::vector<std::int8_t> out(size);
    for (std::int8_t& x : out)
      x = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
    return out;
  }
  void section(std::string name, std::string bytes, std::size_t kind, std::size_t rows,
               std::size_t columns, std::int32_t shift) {
    parts_.push_back({std::move(name), std::move(bytes), kind, rows, columns, shift});
  }
  void text(const std::string& name, const std::string& lines) {
    section(name, lines, 1, 1, lines.size(), 0);
  }
  void list(const std::string& name, const std::string& stem, std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += stem + std::to_string(i) + "\n";
    text(name, lines);
  }
  void matrix(const std::string& name, std::size_t rows, std::size_t columns, std::int32_t shift,
              std::int32_t most_bias) {
    RandomMatrix m{rows, columns, shift, bytes(rows * columns), {}, {}};
    std::string scale;
    for (std::size_t i = 0; i < rows; ++i)
      m.multipliers.push_back(static_cast<std::int32_t>(random_() % 127) + 1);
    for (std::size_t i = 0; i < rows; ++i)
      m.biases.push_back(
          most_bias == 0
              ? 0
              : static_cast<std::int32_t>(random_() % static_cast<std::uint32_t>(2 * most_bias)) -
                    most_bias);
    for (const std::int32_t x : m.multipliers) append(scale, x);
    for (const std::int32_t x : m.biases) append(scale, x);
    section(name, as_text(m.weights), 1, rows, columns, shift);
    section(name + ".rows", scale, 4, 2, rows, 0);
    matrices[name] = std::move(m);
  }

  std::mt19937 random_;
  std::vector<Part> parts_;
};

}  // namespace recoupe
