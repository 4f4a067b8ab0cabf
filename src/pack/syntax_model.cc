// Every number that the kernels rely on is checked here, once: they check nothing.
#include "pack/syntax_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace recoupe {
namespace {

constexpr std::string_view kMagic{"RECNET\0\1", 8};
constexpr std::uint32_t kMostSections = 256;
constexpr std::size_t kMostLayers = 4;
constexpr std::size_t kMostTags = 2048;
constexpr std::uint32_t kMostRows = 1u << 20;     // of any section
constexpr std::uint32_t kMostColumns = 1u << 20;  // of a section; a matrix has kMaxColumns

static_assert(std::endian::native == std::endian::little, "a model is read as it lies");

enum class Kind : std::uint32_t { kBytes = 1, kWords = 4 };  // bytes a number

struct Section {
  std::array<char, 24> name{};
  std::uint32_t kind = 0;
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t offset = 0;
  std::int32_t shift = 0;
  std::uint32_t reserved = 0;

  std::string_view title() const {
    return {name.data(),
            static_cast<std::size_t>(std::find(name.begin(), name.end(), '\0') - name.begin())};
  }
};
static_assert(sizeof(Section) == 48);

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view file) : bytes_(bytes), file_(file) {}

  Result<SyntaxModel> read() {
    if (read_table() && read_lists() && read_embeddings() && read_layers() && read_heads())
      return std::move(model_);
    return tl::unexpected(std::move(error_));
  }

 private:
  bool fail(std::string what) {
    error_ = {Code::kCorrupt, std::move(what), std::string(file_)};
    return false;
  }

  bool read_table() {
    if (!bytes_.starts_with(kMagic)) return fail("this is no model of this version");
    std::uint32_t count = 0;
    if (bytes_.size() < kMagic.size() + sizeof count) return fail("this model is cut short");
    std::memcpy(&count, bytes_.data() + kMagic.size(), sizeof count);
    if (count > kMostSections) return fail("this model has too many sections");
    sections_.resize(count);
    const std::size_t start = kMagic.size() + sizeof count;
    if (bytes_.size() - start < count * sizeof(Section)) return fail("this model is cut short");
    if (count > 0) std::memcpy(sections_.data(), bytes_.data() + start, count * sizeof(Section));
    for (const Section& s : sections_) {
      if (s.kind != 1 && s.kind != 4) return fail("this model has a section of an unknown kind");
      if (s.rows > kMostRows || s.columns > kMostColumns)
        return fail(fmt::format("section {} of this model is too large", s.title()));
      const std::uint64_t size = std::uint64_t{s.rows} * s.columns * s.kind;
      if (s.offset > bytes_.size() || size > bytes_.size() - s.offset)
        return fail(fmt::format("section {} of this model ends behind its file", s.title()));
    }
    return true;
  }

  const Section* section(std::string_view name, Kind kind) {
    for (const Section& s : sections_)
      if (s.title() == name && s.kind == static_cast<std::uint32_t>(kind)) return &s;
    fail(fmt::format("this model has no section {}", name));
    return nullptr;
  }

  std::string_view bytes_of(const Section& s) const {
    return bytes_.substr(s.offset, std::size_t{s.rows} * s.columns * s.kind);
  }

  template <class T>
  std::vector<T> numbers(const Section& s) const {
    const std::string_view bytes = bytes_of(s);
    std::vector<T> out(bytes.size() / sizeof(T));
    if (!out.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
    return out;
  }

  bool read_list(std::string_view name, std::size_t most, std::vector<std::string>& out) {
    const Section* s = section(name, Kind::kBytes);
    if (!s) return false;
    std::string_view rest = bytes_of(*s);
    while (!rest.empty() && out.size() <= most) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      out.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (out.empty() || out.size() > most)
      return fail(
          fmt::format("this model has {} {}, and 1 to {} are allowed", out.size(), name, most));
    return true;
  }

  bool read_lists() {
    if (!read_list("tags", kMostTags, model_.tags) ||
        !read_list("relations", SyntaxModel::kMostRelations, model_.relations) ||
        !read_list("names", SyntaxModel::kMostNames, model_.names))
      return false;
    for (const std::string& n : model_.names)
      if (n != "O" && !n.starts_with("B-") && !n.starts_with("I-"))
        return fail("a name's label is O, B- or I- with a kind");
    if (model_.names.front() != "O") return fail("the first label of names is O");
    return true;
  }

  bool read_embeddings() {
    constexpr std::array<std::string_view, SyntaxModel::kTables> kNames{
        "word", "suffix2", "suffix3", "suffix4", "prefix3", "shape"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      const Section* s = section(kNames[i], Kind::kBytes);
      if (!s) return false;
      if (s->rows == 0) return fail(fmt::format("table {} of this model is empty", kNames[i]));
      const std::string_view bytes = bytes_of(*s);
      if (bytes.find('\x80') != std::string_view::npos)
        return fail(fmt::format("table {} of this model holds -128", kNames[i]));
      model_.tables[i] = {bytes, s->rows, s->columns};
    }
    const Section* s = section("keys", Kind::kWords);
    if (!s) return false;
    std::vector<std::uint32_t> keys = numbers<std::uint32_t>(*s);
    if (std::adjacent_find(keys.begin(), keys.end(), std::greater_equal<>()) != keys.end())
      return fail("the keys of this model do not rise");
    const Section* r = section("key_rows", Kind::kWords);
    if (!r) return false;
    model_.key_rows = numbers<std::uint32_t>(*r);
    if (keys.size() != model_.key_rows.size())
      return fail("this model has not as many rows as keys");
    for (const std::uint32_t row : model_.key_rows)
      if (row >= model_.tables[0].count) return fail("a key of this model has no row");
    if (model_.tables[0].count <= SyntaxModel::kRootRow)
      return fail("this model has no row for the root");
    model_.keys = KeyList(std::move(keys));
    return true;
  }

  bool read_dense(std::string_view name, std::size_t rows, std::size_t columns, DenseLayer& out) {
    const Section* w = section(name, Kind::kBytes);
    const Section* r = w ? section(fmt::format("{}.rows", name), Kind::kWords) : nullptr;
    if (!r) return false;
    if (columns == 0 || columns % 4 != 0 || columns > kMaxColumns || rows == 0 || w->rows != rows ||
        w->columns != columns || r->rows != 2 || r->columns != rows)
      return fail(fmt::format("section {} of this model has not the size it must have", name));
    if (w->shift < 0 || w->shift > kMaxShift)
      return fail(fmt::format("section {} of this model has no good shift", name));
    const std::vector<std::int32_t> scale = numbers<std::int32_t>(*r);
    out.multipliers.assign(scale.begin(), scale.begin() + static_cast<std::ptrdiff_t>(rows));
    out.biases.assign(scale.begin() + static_cast<std::ptrdiff_t>(rows), scale.end());
    for (const std::int32_t m : out.multipliers)
      if (m < 0 || m > kMaxMultiplier)
        return fail(fmt::format("section {} of this model has no good multiplier", name));
    for (const std::int32_t b : out.biases)
      if (b < -kMaxBias || b > kMaxBias)
        return fail(fmt::format("section {} of this model has no good bias", name));
    out.weights = Matrix(numbers<std::int8_t>(*w), rows, columns);
    out.shift = w->shift;
    return true;
  }

  bool read_layers() {
    std::size_t inputs = model_.inputs();
    for (std::size_t i = 1; i <= kMostLayers; ++i) {
      const std::string name = fmt::format("layer{}", i);
      const bool there = std::any_of(sections_.begin(), sections_.end(), [&](const Section& s) {
        return s.title() == name + ".forth";
      });
      if (!there) break;
      const std::size_t hidden = section(name + ".forth", Kind::kBytes)
                                     ? section(name + ".forth", Kind::kBytes)->columns
                                     : 0;
      if (hidden == 0 || hidden > kMaxHidden)
        return fail(fmt::format("{} of this model has no good size", name));
      RecurrentLayer& layer = model_.layers.emplace_back();
      if (!read_dense(name + ".input", 8 * hidden, inputs, layer.input) ||
          !read_dense(name + ".forth", 4 * hidden, hidden, layer.state[0]) ||
          !read_dense(name + ".back", 4 * hidden, hidden, layer.state[1]))
        return false;
      if (layer.state[0].shift != layer.state[1].shift || layer.input.shift != layer.state[0].shift)
        return fail(fmt::format("{} of this model has several shifts", name));
      inputs = 2 * hidden;
    }
    return !model_.layers.empty() || fail("this model has no layer");
  }

  bool read_heads() {
    SyntaxModel& m = model_;
    const std::size_t state = 2 * m.layers.back().hidden();
    const Section* arc = section("arc", Kind::kBytes);
    const Section* label = arc ? section("label_head", Kind::kBytes) : nullptr;
    const Section* one = label ? section("label_one", Kind::kWords) : nullptr;
    if (!one) return false;
    if (arc->rows > kMaxPairSize || label->rows >= kMaxPairSize)
      return fail("the heads of this model are too large");
    if (one->rows != 1 || one->columns != 1 || numbers<std::int32_t>(*one)[0] < 0 ||
        numbers<std::int32_t>(*one)[0] > kMaxPair)
      return fail("label_one of this model is no good number");
    m.label_one = static_cast<std::int16_t>(numbers<std::int32_t>(*one)[0]);
    return read_dense("tag", m.tags.size(), state, m.tag) &&
           read_dense("name", m.names.size(), state, m.name) &&
           read_dense("arc_dep", arc->columns, state, m.arc_dependent) &&
           read_dense("arc_head", arc->rows, state, m.arc_head) &&
           read_dense("arc", arc->rows, arc->columns, m.arc) &&
           read_dense("label_dep", label->rows, state, m.label_dependent) &&
           read_dense("label_head", label->rows, state, m.label_head) &&
           read_dense("label", m.relations.size() * (label->rows + 1), label->rows, m.label);
  }

  std::string_view bytes_;
  std::string_view file_;
  std::vector<Section> sections_;
  SyntaxModel model_;
  Error error_{};
};

}  // namespace

KeyList::KeyList(std::vector<std::uint32_t> keys)
    : keys_(std::move(keys)), starts_((1u << 16) + 1) {
  for (const std::uint32_t key : keys_) ++starts_[(key >> 16) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

std::size_t KeyList::find(std::uint32_t key) const {
  if (keys_.empty()) return 0;
  const auto first = keys_.begin() + starts_[key >> 16];
  const auto last = keys_.begin() + starts_[(key >> 16) + 1];
  const auto at = std::lower_bound(first, last, key);
  return at != last && *at == key ? static_cast<std::size_t>(at - keys_.begin()) : keys_.size();
}

std::size_t SyntaxModel::inputs() const {
  std::size_t sum = 0;
  for (const Embedding& t : tables) sum += t.size;
  return sum;
}

Result<SyntaxModel> read_syntax_model(std::string_view bytes, std::string_view file) {
  return Reader(bytes, file).read();
}

}  // namespace recoupe
