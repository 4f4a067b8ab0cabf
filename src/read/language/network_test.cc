// The net against a plain one written here: loops over numbers, one unit after another, 64 bits.
#include "read/language/network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "random_model.h"

namespace recoupe {
namespace {

using Numbers = std::vector<std::int64_t>;

std::int64_t cut(std::int64_t x, std::int64_t low, std::int64_t high) {
  return std::clamp(x, low, high);
}
std::int64_t times(std::int64_t a, std::int64_t b) { return (a * b + (1 << 14)) >> 15; }
std::int64_t divided(std::int64_t x, int shift) {
  return (x + ((std::int64_t{1} << shift) / 2)) >> shift;
}

Numbers products(const RandomMatrix& m, const Numbers& x) {
  Numbers out(m.rows);
  for (std::size_t r = 0; r < m.rows; ++r)
    for (std::size_t c = 0; c < m.columns; ++c) out[r] += m.weights[r * m.columns + c] * x[c];
  return out;
}
Numbers scaled(const RandomMatrix& m, const Numbers& x) {
  Numbers out = products(m, x);
  for (std::size_t r = 0; r < m.rows; ++r) out[r] = out[r] * m.multipliers[r] + m.biases[r];
  return out;
}
Numbers narrowed(const RandomMatrix& m, const Numbers& x, std::int64_t low, std::int64_t high) {
  Numbers out = scaled(m, x);
  for (std::int64_t& n : out) n = cut(divided(n, m.shift), low, high);
  return out;
}

std::int64_t tail(std::int64_t t) {
  std::int64_t q = 26875 - (t >> 2) - (t >> 3);
  for (const std::int64_t c : {-16424, -8127, 16384}) q = times(q, t) + c;
  q = std::min<std::int64_t>(2 * q, 32767);
  for (int i = 0; i < 3; ++i) q = times(q, q);
  return q;
}
std::int64_t sigmoid(std::int64_t x) {
  const std::int64_t half = tail(std::abs(x)) >> 1;
  return x < 0 ? half : 32767 - half;
}
std::int64_t tangent(std::int64_t x, std::int64_t scale) {
  const std::int64_t y = 32767 - tail(std::min<std::int64_t>(scale * std::abs(x), 32767));
  return x < 0 ? -y : y;
}

// The states of one direction of one layer, given its inputs in that direction's order.
std::vector<Numbers> states_of(const RandomMatrix& input, const RandomMatrix& state,
                               std::size_t first, const std::vector<Numbers>& inputs) {
  const std::size_t n = state.columns;
  Numbers h(n), c(n);
  std::vector<Numbers> out;
  for (const Numbers& x : inputs) {
    const Numbers terms = scaled(input, x);
    const Numbers own = products(state, h);
    Numbers gates(4 * n);
    for (std::size_t i = 0; i < 4 * n; ++i)
      gates[i] = cut(divided(terms[first + i] + own[i] * state.multipliers[i], state.shift), -32767,
                     32767);
    for (std::size_t j = 0; j < n; ++j) {
      const std::int64_t fresh = times(sigmoid(gates[j]), tangent(gates[2 * n + j], 2));
      c[j] = cut(times(sigmoid(gates[n + j]), c[j]) + divided(fresh, 4), -30719, 30719);
      h[j] = cut(divided(times(sigmoid(gates[3 * n + j]), tangent(c[j], 4)), 8), -127, 127);
    }
    out.push_back(h);
  }
  return out;
}

class PlainNet {
 public:
  PlainNet(const RandomModel& model, const SyntaxModel& read) : m_(model), read_(read) {}

  std::vector<UnitAnswer> answers(std::vector<UnitRows> units) const {
    units.insert(units.begin(), UnitRows{SyntaxModel::kRootRow});
    std::vector<Numbers> x;
    for (const UnitRows& u : units) x.push_back(input(u));
    for (std::size_t i = 1; i <= read_.layers.size(); ++i)
      x = layer("layer" + std::to_string(i), x);
    const std::size_t n = units.size() - 1;
    std::vector<UnitAnswer> out(n);
    std::vector<std::int32_t> scores;
    for (std::size_t i = 1; i <= n; ++i) {
      const Numbers tags = scaled(m_.matrices.at("tag"), x[i]);
      out[i - 1].tag =
          static_cast<std::uint16_t>(std::max_element(tags.begin(), tags.end()) - tags.begin());
      const Numbers a = narrowed(m_.matrices.at("arc"),
                                 narrowed(m_.matrices.at("arc_dep"), x[i], 0, 127), -4095, 4095);
      for (std::size_t j = 0; j <= n; ++j)
        scores.push_back(static_cast<std::int32_t>(
            inner(a, 0, narrowed(m_.matrices.at("arc_head"), x[j], 0, 4095))));
    }
    std::vector<std::uint16_t> heads(n);
    TreeFinder().find(scores, heads);
    for (std::size_t i = 0; i < n; ++i) {
      out[i].head = heads[i];
      out[i].relation = relation(x[i + 1], x[heads[i]]);
    }
    name(x, out);
    return out;
  }

 private:
  static std::int64_t inner(const Numbers& a, std::size_t from, const Numbers& b) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < b.size(); ++k) sum += a[from + k] * b[k];
    return sum;
  }

  Numbers input(const UnitRows& unit) const {
    Numbers x;
    std::size_t t = 0;
    for (const char* name : {"word", "suffix2", "suffix3", "suffix4", "prefix3", "shape"}) {
      const std::size_t size = read_.tables[t].size;
      for (std::size_t k = 0; k < size; ++k) x.push_back(m_.tables.at(name)[unit[t] * size + k]);
      ++t;
    }
    return x;
  }

  std::vector<Numbers> layer(const std::string& name, const std::vector<Numbers>& x) const {
    const RandomMatrix& input = m_.matrices.at(name + ".input");
    const std::vector<Numbers> turned(x.rbegin(), x.rend());
    std::vector<Numbers> out = states_of(input, m_.matrices.at(name + ".forth"), 0, x);
    const auto back = states_of(input, m_.matrices.at(name + ".back"), input.rows / 2, turned);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Numbers& b = back[x.size() - 1 - i];
      out[i].insert(out[i].end(), b.begin(), b.end());
    }
    return out;
  }

  std::uint8_t relation(const Numbers& dependent, const Numbers& head) const {
    const Numbers all =
        narrowed(m_.matrices.at("label"), narrowed(m_.matrices.at("label_dep"), dependent, 0, 127),
                 -4095, 4095);
    Numbers h = narrowed(m_.matrices.at("label_head"), head, 0, 4095);
    h.push_back(read_.label_one);
    Numbers scores;
    for (std::size_t r = 0; r < read_.relations.size(); ++r)
      scores.push_back(inner(all, r * h.size(), h));
    return static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) -
                                     scores.begin());
  }

  // The best of all paths that are well formed, each path tried: few units, five labels.
  void name(const std::vector<Numbers>& x, std::vector<UnitAnswer>& out) const {
    const std::size_t n = out.size();
    if (n > 5) return;
    std::vector<Numbers> scores;
    for (std::size_t i = 1; i <= n; ++i) scores.push_back(scaled(m_.matrices.at("name"), x[i]));
    std::vector<std::uint8_t> path(n), best;
    std::int64_t most = INT64_MIN;
    for (;;) {
      std::int64_t sum = 0;
      bool good = true;
      for (std::size_t i = 0; i < n; ++i) {
        sum += scores[i][path[i]];
        const bool inside = path[i] == 2 || path[i] == 4;
        good &= !inside || (i > 0 && (path[i - 1] == path[i] || path[i - 1] == path[i] - 1));
      }
      if (good && sum > most) {
        most = sum;
        best = path;
      }
      std::size_t i = 0;
      while (i < n && ++path[i] == 5) path[i++] = 0;
      if (i == n) break;
    }
    for (std::size_t i = 0; i < n; ++i) out[i].name = best[i];
  }

  const RandomModel& m_;
  const SyntaxModel& read_;
};

struct Text {
  std::vector<UnitRows> units;
  std::vector<Run<UnitRows>> sentences;

  Text(std::mt19937& random, const SyntaxModel& model, const std::vector<std::size_t>& lengths) {
    for (const std::size_t length : lengths) {
      const auto from = static_cast<std::uint32_t>(units.size());
      for (std::size_t i = 0; i < length; ++i) {
        UnitRows rows{};
        for (std::size_t t = 0; t < rows.size(); ++t)
          rows[t] = static_cast<std::uint32_t>(random() % model.tables[t].count);
        units.push_back(rows);
      }
      sentences.push_back({from, from + static_cast<std::uint32_t>(length)});
    }
  }
};

std::vector<UnitAnswer> run(const SyntaxModel& model, const Kernels& k, const Text& text) {
  std::vector<UnitAnswer> answers(text.units.size());
  Network(model, k).run(text.units, text.sentences, answers);
  return answers;
}

TEST_CASE("network: the same as plain loops, with every set of kernels") {
  std::mt19937 random(1);
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    const ModelSize size{
        .hidden = seed % 2 ? 8u : 20u, .layers = 1 + seed % 3, .arc = seed % 4 ? 8u : 96u};
    const RandomModel made(seed, size);
    const std::string bytes = made.file();
    const auto model = read_syntax_model(bytes, "random.model");
    REQUIRE(model.has_value());
    const Text text(random, *model, {4, 1, 5, 0, 3, 2, 5, 4});
    const PlainNet plain(made, *model);
    for (const Kernels& k : kernels()) {
      const std::vector<UnitAnswer> got = run(*model, k, text);
      for (const Run<UnitRows> s : text.sentences) {
        const auto want = plain.answers({text.units.begin() + s.begin, text.units.begin() + s.end});
        CHECK_MESSAGE(std::equal(want.begin(), want.end(), got.begin() + s.begin), k.name);
      }
    }
  }
}

TEST_CASE("network: a sentence's answers do not depend on its company") {
  std::mt19937 random(2);
  const std::string bytes = RandomModel(7, {.hidden = 32}).file();
  const auto model = read_syntax_model(bytes, "random.model");
  REQUIRE(model.has_value());
  std::vector<std::size_t> lengths(60);
  for (std::size_t& n : lengths) n = 1 + random() % 40;
  lengths.push_back(Network::kMaxUnits);
  const Text text(random, *model, lengths);
  const std::vector<UnitAnswer> together = run(*model, kernels().front(), text);
  Network network(*model);
  for (std::size_t i = text.sentences.size(); i-- > 0;) {
    std::vector<UnitAnswer> alone(text.units.size());
    network.run(text.units, std::span(text.sentences).subspan(i, 1), alone);
    const Run<UnitRows> s = text.sentences[i];
    CHECK(std::equal(alone.begin() + s.begin, alone.begin() + s.end, together.begin() + s.begin));
  }
}

TEST_CASE("network: more kinds of units than it remembers") {
  std::mt19937 random(3);
  const std::string bytes = RandomModel(8, {.words = 5000}).file();
  const auto model = read_syntax_model(bytes, "random.model");
  REQUIRE(model.has_value());
  const Text text(random, *model, std::vector<std::size_t>(120, 100));
  const std::vector<UnitAnswer> once = run(*model, kernels().front(), text);
  Network network(*model);
  for (int i = 0; i < 2; ++i) {
    std::vector<UnitAnswer> again(text.units.size());
    network.run(text.units, text.sentences, again);
    CHECK(again == once);
  }
}

TEST_CASE("network: trees have one root and names are well formed") {
  std::mt19937 random(4);
  const std::string bytes = RandomModel(9).file();
  const auto model = read_syntax_model(bytes, "random.model");
  REQUIRE(model.has_value());
  const Text text(random, *model, {1, 2, 30, 100, 256, 77, 12, 12, 12});
  const std::vector<UnitAnswer> got = run(*model, kernels().front(), text);
  for (const Run<UnitRows> s : text.sentences) {
    std::size_t roots = 0;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      roots += got[i].head == 0;
      CHECK(got[i].head <= s.size());
      CHECK(got[i].relation < model->relations.size());
      CHECK(got[i].tag < model->tags.size());
      const std::uint8_t before = i == s.begin ? 0 : got[i - 1].name;
      if (got[i].name == 2 || got[i].name == 4)
        CHECK((before == got[i].name || before == got[i].name - 1));
    }
    CHECK(roots == 1);
  }
}

}  // namespace
}  // namespace recoupe
