// The quality gate: what the models reach on gold of our own that never trained them. floors.tsv
// holds for each set its sha256 and the least F1; a floor never falls without a reason in the
// commit.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "base/sha256.h"
#include "pack/pack.h"
#include "read/language/language.h"
#include "read/language/parse.h"

namespace recoupe {
namespace {

struct Name {
  Span span{};
  std::string kind;

  friend bool operator<(const Name& a, const Name& b) {
    return std::tie(a.span.begin, a.span.end, a.kind) < std::tie(b.span.begin, b.span.end, b.kind);
  }
};

struct Marked {  // one text, its sentences as lines
  Article article;
  std::vector<Name> names;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

void add_line(std::string_view line, Marked& to) {
  std::string& text = to.article.text;
  if (!text.empty()) text += '\n';
  const auto begin = static_cast<std::uint32_t>(text.size());
  while (!line.empty()) {
    const std::size_t open = std::min(line.find('{'), line.size());
    text += line.substr(0, open);
    line.remove_prefix(open);
    if (line.empty()) break;
    const std::size_t close = line.find('}');
    REQUIRE(close != std::string_view::npos);
    const auto from = static_cast<std::uint32_t>(text.size());
    text += line.substr(5, close - 5);
    to.names.push_back(
        {{from, static_cast<std::uint32_t>(text.size())}, std::string(line.substr(1, 3))});
    line.remove_prefix(close + 1);
  }
  to.article.blocks.push_back(
      {{begin, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
}

std::vector<Marked> read_marked(const std::string& bytes, const std::string& language) {
  std::vector<Marked> out;
  std::istringstream in(bytes);
  bool fresh = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) fresh = true;
    if (line.empty() || line.front() == '#') continue;
    if (fresh) out.emplace_back().article.lang = language;
    fresh = false;
    add_line(line, out.back());
  }
  return out;
}

std::string hex(const Digest& digest) {
  std::string out;
  for (const std::uint8_t byte : digest) out += fmt::format("{:02x}", byte);
  return out;
}

std::vector<Name> found(const Article& article, const Pack& pack) {
  Words words = analyse(article, pack);
  parse(words);
  const std::vector<std::string>& labels = words.language->syntax()->names;
  std::vector<Name> out;
  for (const Unit& u : words.units) {
    const std::string& label = labels.at(u.name);
    if (label.starts_with("B-")) out.push_back({u.span, label.substr(2)});
    if (label.starts_with("I-")) out.back().span.end = u.span.end;
  }
  return out;
}

int permille(const std::vector<Marked>& texts, const Pack& pack) {
  std::size_t gold = 0, got = 0, both = 0;
  for (const Marked& text : texts) {
    const std::vector<Name> names = found(text.article, pack);
    std::vector<Name> same;
    std::set_intersection(names.begin(), names.end(), text.names.begin(), text.names.end(),
                          std::back_inserter(same));
    gold += text.names.size();
    got += names.size();
    both += same.size();
  }
  REQUIRE(gold > 0);
  return static_cast<int>(2000 * both / (gold + got));
}

TEST_CASE("quality: no model falls below its floor") {
  const auto pack = Pack::load();
  REQUIRE(pack);
  const std::string folder = std::string(RECOUPE_SOURCE_DIR) + "/tests/quality/";
  std::istringstream floors(read_file(folder + "floors.tsv"));
  std::string line;
  int sets = 0;
  while (std::getline(floors, line)) {
    if (line.empty() || line.front() == '#' || line.starts_with("set\t") ||
        line.starts_with("reports/") || line.starts_with("second_reports/") ||
        line.starts_with("stories/"))  // held in quality/
      continue;
    std::istringstream cells(line);
    std::string set, language, sum;
    int floor = 0;
    cells >> set >> language >> floor >> sum;
    REQUIRE(!cells.fail());
    const std::string bytes = read_file(folder + set + ".txt");
    CHECK_MESSAGE(hex(sha256(bytes)) == sum, set);
    const int reached = permille(read_marked(bytes, language), *pack);
    CHECK_MESSAGE(reached >= floor, fmt::format("{}: F1 {} of 1000", set, reached));
    ++sets;
  }
  CHECK(sets == 2);
}

}  // namespace
}  // namespace recoupe
