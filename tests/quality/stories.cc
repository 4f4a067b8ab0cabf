// A file is a line that says what it holds, reports parted by "---- 1", and rows of gold behind
// "---- gold". A row of an answer belongs to the question above it.
#include "stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace recoupe::testing {
namespace {

constexpr std::string_view kPart = "---- ";

class StoryReader {
 public:
  explicit StoryReader(const std::filesystem::path& path) {
    out_.name = path.stem().string();
    number_ = out_.name.substr(0, 2);
    out_.even = (number_.back() - '0') % 2 == 0;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) take(line);
    check();
  }

  GoldStory story() { return std::move(out_); }

 private:
  enum class Part { kAbout, kHead, kText, kGold };

  void take(const std::string& line) {
    if (line.starts_with(kPart)) {
      const std::string name = line.substr(kPart.size());
      part_ = name == "gold" ? Part::kGold : Part::kHead;
      if (part_ == Part::kHead) out_.pages.push_back({.id = id(name), .kind = PageKind::kText});
    } else if (part_ == Part::kHead) {
      head(line);
    } else if (part_ == Part::kText) {
      std::string& text = out_.pages.back().bytes;
      text.append(text.empty() ? "" : "\n").append(line);
    } else if (part_ == Part::kGold && !line.empty() && line.front() != '#') {
      row(split(line, "|"));
    }
  }

  std::string id(const std::string& report) const { return number_ + "/" + report; }

  void head(const std::string& line) {
    if (line.empty()) part_ = Part::kText;
    if (line.empty()) return;
    const std::vector<std::string> field = split(line, ": ");
    Page& page = out_.pages.back();
    REQUIRE_MESSAGE(field.size() == 2, line);
    if (field[0] == "outlet")
      page.outlet = field[1];
    else if (field[0] == "published")
      page.published = period(field[1]);
    else if (field[0] == "language")
      page.language = field[1];
    else
      FAIL("no such field: " << line);
  }

  void row(const std::vector<std::string>& cells) {
    INFO(out_.name << ": " << cells[0] << " " << (cells.size() > 1 ? cells[1] : ""));
    REQUIRE(cells.size() > 1);
    if (cells[0] == "origin")
      origin(cells);
    else if (cells[0] == "actor")
      out_.actors.push_back(split(cells[1], " / "));
    else if (cells[0] == "apart")
      out_.apart.emplace_back(cells[1], cells.at(2));
    else if (cells[0] == "question")
      question(cells);
    else if (cells[0] == "answer")
      answer(cells);
    else if (cells[0] == "pass")
      std::ranges::move(citings(cells, 1), std::back_inserter(out_.passed));
    else if (cells[0] == "one" || cells[0] == "two")
      (cells[0] == "one" ? out_.one : out_.two).push_back(citings(cells, 1));
    else
      FAIL("no such row");
  }

  void origin(const std::vector<std::string>& cells) {
    GoldOrigin origin;
    for (const std::string& report : split(cells[1], " ")) origin.reports.push_back(id(report));
    if (cells.size() > 2) origin.credited = split(cells[2], " / ");
    out_.origins.push_back(std::move(origin));
  }

  // "dead | children | superseded | later_report" or "when | - | disagree".
  void question(const std::vector<std::string>& cells) {
    GoldQuestion q;
    const auto aspect = from_code<Aspect>(cells[1]);
    q.aspect = aspect.value_or(Aspect::kHowMany);
    if (!aspect) q.what = cells[1];
    if (cells.at(2) != "-") q.of = cells[2];
    q.verdict = any_code<Verdict>(cells.at(3)).at(0);
    if (cells.size() > 4)
      for (const std::string& flag : split(cells[4], " "))
        q.flags.push_back(any_code<Flag>(flag).at(0));
    out_.questions.push_back(std::move(q));
  }

  // "9 | exact | by: la police | as of: 2025-05-05 | 1 2: Neuf personnes"; without bounds and hedge
  // where the question asks for no number.
  void answer(const std::vector<std::string>& cells) {
    REQUIRE(!out_.questions.empty());
    GoldQuestion& q = out_.questions.back();
    GoldAnswer a;
    std::size_t next = 1;
    if (q.aspect == Aspect::kHowMany) {
      const auto [low, high] = bounds(cells[1]);
      a.amount.low = low;
      a.amount.high = high;
      a.amount.hedge = any_code<Hedge>(cells.at(2)).at(0);
      next = 3;
    }
    for (; next < cells.size(); ++next) {
      const std::size_t colon = cells[next].find(": ");
      if (cells[next].starts_with("by: "))
        for (const std::string& who : split(cells[next].substr(colon + 2), " + "))
          a.speakers.push_back(split(who, " / "));
      else if (cells[next].starts_with("as of: "))
        for (const std::string& day : split(cells[next].substr(colon + 2), " + "))
          a.as_of.push_back(period(day));
      else
        break;
    }
    a.words = citings(cells, next);
    q.answers.push_back(std::move(a));
  }

  // "1 2: Neuf personnes / neuf morts": the words of each of these reports.
  Citings citings(const std::vector<std::string>& cells, std::size_t from) const {
    Citings out;
    for (std::size_t i = from; i < cells.size(); ++i) {
      const std::size_t colon = cells[i].find(": ");
      REQUIRE_MESSAGE(colon != std::string::npos, cells[i]);
      for (const std::string& report : split(cells[i].substr(0, colon), " "))
        out.push_back({id(report), cells[i].substr(colon + 2)});
    }
    REQUIRE(!out.empty());
    return out;
  }

  void check(const Citing& c) const {
    const auto page = std::ranges::find(out_.pages, c.report, &Page::id);
    CHECK_MESSAGE(page != out_.pages.end(), c.report);
    if (page == out_.pages.end()) return;
    for (const std::string& words : split(c.wordings, " / "))
      CHECK_MESSAGE(!Citations(page->bytes).all(words).empty(),
                    fmt::format("not in {}: {}", c.report, words));
  }

  void check() const {
    for (const GoldQuestion& q : out_.questions)
      for (const GoldAnswer& a : q.answers)
        for (const Citing& c : a.words) check(c);
    for (const Citing& c : out_.passed) check(c);
    for (const auto* events : {&out_.one, &out_.two})
      for (const Citings& all : *events)
        for (const Citing& c : all) check(c);
  }

  GoldStory out_;
  std::string number_;
  Part part_ = Part::kAbout;
};

}  // namespace

std::vector<GoldStory> read_stories(const std::string& folder) {
  std::vector<GoldStory> stories;
  for (const auto& file : files_of(folder))
    if (file.extension() == ".txt") stories.push_back(StoryReader(file).story());
  return stories;
}

}  // namespace recoupe::testing
