// The quality gate of the stages: how far they agree with our own gold of invented reports, per
// table and language. floors.tsv holds the least F1 of each table in thousandths, as
// "reports/figures". The odd reports are only for figures; ERRORS=fr prints what is wrong in the
// even French ones. GOLD=FOLDER measures other reports, with "fr" and "en" in it, in their place
// and holds them against no floor; there all may be read.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "agreement.h"
#include "pack/pack.h"
#include "pipeline/read.h"
#include "report.h"

namespace recoupe::testing {
namespace {

using Column = std::map<std::string, Share>;

void add(const Column& from, Column& to) {
  for (const auto& [name, share] : from) {
    to[name].right += share.right;
    to[name].of += share.of;
  }
}

std::string folder() { return std::string(RECOUPE_SOURCE_DIR) + "/tests/quality/"; }

// Odd, even and all reports of a language.
std::vector<Column> measure(const std::string& reports, const std::string& language,
                            const Pack& pack, bool all_read) {
  const char* wanted = std::getenv("ERRORS");
  std::vector<Column> columns(3);
  for (const Report& report : read_reports(reports, language)) {
    INFO(report.name);
    for (const std::string& words : gold_of(report, report.page.bytes).unknown)
      FAIL_CHECK("not in the text: " << words);
    const Reading reading = read_article(report.page, pack);
    const Agreement agreement =
        compare(report, gold_of(report, reading.article.text), reading, pack);
    add(agreement.shares, columns[report.even ? 1 : 0]);
    add(agreement.shares, columns[2]);
    if (wanted && (report.even || all_read) && language == wanted)
      for (const std::string& error : agreement.errors) MESSAGE(report.name << " " << error);
  }
  return columns;
}

std::string table(const std::map<std::string, std::vector<Column>>& languages) {
  std::string text = fmt::format("\n{:34}", "in thousandths");
  std::map<std::string, std::string> rows;
  for (const auto& [language, columns] : languages) {
    text += fmt::format("{:>6} odd   even    all      n", language);
    for (const auto& row : columns[2]) rows[row.first];
  }
  for (auto& [name, row] : rows)
    for (const auto& [language, columns] : languages) {
      for (const Column& c : columns)
        row += fmt::format("{:>{}}", c.contains(name) ? permille(c.at(name)) : 0,
                           row.empty() ? 10 : 7);
      row += fmt::format("{:>7}", columns[2].contains(name) ? columns[2].at(name).of : 0);
    }
  for (const auto& [name, row] : rows) text += fmt::format("\n{:34}{}", name, row);
  return text;
}

}  // namespace

TEST_CASE("quality: the stages agree with the invented reports as far as they did") {
  const auto pack = Pack::load();
  REQUIRE(pack);
  const char* other = std::getenv("GOLD");
  std::map<std::string, std::map<std::string, std::vector<Column>>> sets;
  for (const std::string set : {"reports", "second_reports"}) {
    for (const std::string language : {"fr", "en"})
      sets[set][language] = measure(other ? other : folder() + set, language, *pack, other);
    MESSAGE(set << table(sets[set]));
    if (other) return;
  }
  std::ifstream floors(folder() + "floors.tsv");
  std::size_t held = 0;
  for (std::string line; std::getline(floors, line);) {
    const std::size_t slash = line.find('/');
    if (slash == std::string::npos || !sets.contains(line.substr(0, slash))) continue;
    std::istringstream cells(line.substr(slash + 1));
    std::string name, language;
    std::size_t floor = 0;
    cells >> name >> language >> floor;
    REQUIRE(!cells.fail());
    const Column& all = sets.at(line.substr(0, slash)).at(language)[2];
    const std::size_t reached = permille(all.at(name == "events" ? "events triple" : name));
    CHECK_MESSAGE(reached >= floor, fmt::format("{} {}: {} of 1000", line, language, reached));
    ++held;
  }
  CHECK(held == 12);
}

}  // namespace recoupe::testing
