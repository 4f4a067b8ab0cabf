// Runs every tests/verdicts/*.case: a few short reports of one story and what their account asks.
//
//   name: a count is withdrawn              cases of one file are separated by a line ====
//   ---- 2025-03-10T09:00Z en The Quay      published, language, outlet; the report stands below
//   Police raid warehouses
//   ...
//   ----
//   arrested - retracted withdrawn          category, group, verdict and flags; or the aspect alone
//
// What one origin says and nothing contradicts is left out. The expectations are what an editor who
// reads the reports would say, written before the program read them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/calendar.h"
#include "base/codes.h"
#include "checks.h"
#include "pipeline/read.h"
#include "pipeline/relate.h"

namespace recoupe::testing {
namespace {

namespace fs = std::filesystem;

struct VerdictCase {
  std::string name;
  std::vector<Page> reports;
  std::vector<std::string> expected;
  bool closed = false;  // by the line before what is expected
};

Page report_of(std::string_view head, std::size_t number) {
  std::istringstream words{std::string(head)};
  std::string published, language, outlet;
  words >> published >> language >> std::ws;
  std::getline(words, outlet);
  Page page{.kind = PageKind::kText};
  page.id = std::to_string(number);
  page.published = parse_iso(published).value();
  page.language = language;
  page.outlet = outlet;
  return page;
}

std::vector<VerdictCase> load(const fs::path& path) {
  std::ifstream in(path);
  std::vector<VerdictCase> cases(1);
  for (std::string line; std::getline(in, line);) {
    VerdictCase& now = cases.back();
    if (line == "====") {
      cases.emplace_back();
    } else if (line == "----") {
      now.closed = true;
    } else if (line.starts_with("---- ")) {
      now.reports.push_back(report_of(line.substr(5), now.reports.size() + 1));
    } else if (now.closed) {
      now.expected.push_back(line);
    } else if (line.starts_with("name: ")) {
      now.name = line.substr(6);
    } else if (!now.reports.empty()) {
      now.reports.back().bytes += line + "\n";
    }
  }
  return cases;
}

std::string verdict_of(const Finding& f) {
  const Question& q = f.question;
  std::string text(code(q.aspect));
  if (q.aspect == Aspect::kHowMany)
    text = fmt::format("{} {}", pack().world("categories").code(q.what),
                       q.group ? pack().world("groups").code(q.group) : "-");
  text += fmt::format(" {}", code(f.verdict));
  for (const Flag flag : f.flags) text += fmt::format(" {}", code(flag));
  return text;
}

std::vector<std::string> verdicts_of(const std::vector<Page>& reports) {
  std::vector<Reading> readings;
  for (const Page& page : reports) readings.push_back(read_article(page, pack()));
  const Corpus corpus = make_corpus(std::move(readings));
  std::vector<std::string> out;
  for (const Finding& f : relate(corpus, pack()).findings)
    if (f.verdict != Verdict::kOneSource || !f.flags.empty()) out.push_back(verdict_of(f));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("verdicts: short reports of one story come to what an editor says") {
  std::size_t files = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(RECOUPE_SOURCE_DIR) / "tests/verdicts")) {
    ++files;
    for (VerdictCase& c : load(entry.path())) {
      INFO(entry.path().filename().string(), ": ", c.name);
      REQUIRE(c.closed);
      REQUIRE(!c.reports.empty());
      std::sort(c.expected.begin(), c.expected.end());
      CHECK(verdicts_of(c.reports) == c.expected);
    }
  }
  CHECK(files > 0);
}

}  // namespace recoupe::testing
