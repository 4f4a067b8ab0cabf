// Laws that hold whatever the articles say, tried on the reports of examples/.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "checks.h"
#include "ingest/ingest.h"
#include "pipeline/read.h"
#include "pipeline/relate.h"
#include "pipeline/run.h"
#include "quality/stories.h"
#include "report/dossier/dossier.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

const std::string kExamples = std::string(RECOUPE_SOURCE_DIR) + "/examples/kazakhstan-2022";

using testing::pack;

std::vector<std::string> example_files() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(kExamples))
    if (entry.path().extension() != ".md") files.push_back(entry.path().string());
  REQUIRE(files.size() > 5);
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Page> example_pages() {
  std::vector<Page> pages;
  Ingest ingest({kExamples}, {});
  while (auto page = ingest.next()) pages.push_back(page->value());
  REQUIRE(!pages.empty());
  return pages;
}

std::vector<Reading> example_readings() {
  std::vector<Reading> readings;
  for (const Page& page : example_pages()) readings.push_back(read_article(page, pack()));
  return readings;
}

std::vector<Reading> invented_readings() {
  std::vector<Reading> readings;
  for (const testing::GoldStory& story :
       testing::read_stories(std::string(RECOUPE_SOURCE_DIR) + "/tests/quality/stories"))
    for (const Page& page : story.pages) readings.push_back(read_article(page, pack()));
  REQUIRE(readings.size() >= 64);
  return readings;
}

Account account_of(std::vector<std::string> inputs, unsigned jobs) {
  RunOptions options;
  options.inputs = std::move(inputs);
  options.jobs = jobs;
  Account account = brief_all(options, pack()).account;
  REQUIRE(!account.stories.empty());
  return account;
}

void check_spans(const Reading& r) {
  const auto inside = [&](Span s) {
    CHECK(s.begin <= s.end);
    REQUIRE(s.end <= r.article.text.size());
    for (const std::uint32_t at : {s.begin, s.end})
      if (at < r.article.text.size())
        CHECK((static_cast<unsigned char>(r.article.text[at]) & 0xc0) != 0x80);
  };
  for (const Block& b : r.article.blocks) inside(b.span);
  for (const Sentence& s : r.sentences) inside(s.span);
  for (const Mention& m : r.mentions) {
    inside(m.span);
    CHECK((m.name.empty() || m.span.contains(m.name)));
  }
  for (const TimeRef& t : r.times) inside(t.span);
  for (const Span s : r.quote_spans) inside(s);
  for (const Figure& f : r.figures) inside(f.span);
  for (const EventMention& e : r.events) {
    inside(e.span);
    inside(e.cue);
    CHECK(e.span.contains(e.cue));
  }
}

void check_indexes(const Reading& r) {
  for (std::size_t i = 0; i < r.mentions.size(); ++i)
    if (r.mentions[i].same_as) CHECK(r.mentions[i].same_as.value < i);
  for (const Quote& q : r.quotes) {
    CHECK(q.spans.end <= r.quote_spans.size());
    CHECK(q.spans.begin < q.spans.end);
    CHECK((!q.speaker || q.speaker.value < r.mentions.size()));
  }
  for (const Figure& f : r.figures) CHECK((!f.source || f.source.value < r.quotes.size()));
  for (const Index<Mention> m : r.parties) CHECK(m.value < r.mentions.size());
  for (const EventMention& e : r.events) {
    CHECK(e.actors.end <= r.parties.size());
    CHECK(e.targets.end <= r.parties.size());
  }
}

// What is counted: the verdict on each question and the origins of each answer.
using Row = std::tuple<std::string, std::string, Verdict, double, double, std::uint32_t>;
std::vector<Row> ledger(const std::vector<Dossier>& stories) {
  std::vector<Row> rows;
  for (const Dossier& d : stories)
    for (const DossierFinding& f : d.findings)
      for (const DossierAnswer& a : f.answers)
        rows.emplace_back(f.what, f.of, f.verdict, a.low, a.high, a.origins);
  std::sort(rows.begin(), rows.end());
  return rows;
}

// Who says what: what is counted, the number, and the article whose words say it. Of whom it is
// counted is the question's, and may be told by another article; what a question shows of another,
// swapped one (`value`) rests on both.
using Said = std::tuple<std::string, double, double, std::string>;
std::set<Said> said_in(const std::vector<Dossier>& stories) {
  std::set<Said> out;
  for (const Dossier& d : stories)
    for (const DossierFinding& f : d.findings)
      for (const DossierAnswer& a : f.answers)
        for (const Citation& c : a.evidence)
          if (a.value.empty()) out.insert({f.what, a.low, a.high, d.articles[c.article].id});
  return out;
}

std::string digits_of(std::string_view words) {
  std::string out;
  for (const char c : words)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

// Some bound of the answer, less the zeros that "2,5 millions" leaves to a word.
bool says(std::string_view words, const DossierAnswer& a) {
  const std::string digits = digits_of(words);
  for (const auto& [has, bound] : {std::pair(a.has_low, a.low), std::pair(a.has_high, a.high)}) {
    if (!has) continue;
    std::string number = digits_of(fmt::format("{}", static_cast<std::int64_t>(bound)));
    while (number.size() > 1 && number.back() == '0') number.pop_back();
    if (digits.find(number) != std::string::npos) return true;
  }
  return digits.empty();  // the number is in words, which the cases of read/figures check
}

std::vector<Dossier> dossiers(std::vector<Reading> readings) {
  const Corpus corpus = make_corpus(std::move(readings));
  return make_dossiers(corpus, relate(corpus, pack()), pack());
}

}  // namespace

TEST_CASE("property: every span lies in its text and every index in its table") {
  for (const Reading& r : example_readings()) {
    CHECK(valid_utf8(r.article.text));
    check_spans(r);
    check_indexes(r);
  }
}

TEST_CASE("property: the account does not depend on threads or on the order of the inputs") {
  const std::string once = account_json(account_of({kExamples}, 1));
  CHECK(once == account_json(account_of({kExamples}, 2)));
  std::vector<std::string> files = example_files();
  std::reverse(files.begin(), files.end());
  CHECK(once == account_json(account_of(files, 1)));
  std::rotate(files.begin(), files.begin() + 5, files.end());
  CHECK(once == account_json(account_of(files, 2)));
}

TEST_CASE("property: one more outlet that runs a text changes no verdict and no count of origins") {
  const auto holds = [](const std::vector<Reading>& readings, std::size_t step) {
    const std::vector<Row> before = ledger(dossiers(readings));
    REQUIRE(!before.empty());
    for (std::size_t i = 0; i < readings.size(); i += step) {
      std::vector<Reading> more = readings;
      more.push_back(readings[i]);
      more.back().article.id ^= 0x5555;
      more.back().article.key = "copy";
      more.back().article.outlet = "Another Outlet";
      INFO(readings[i].article.title);
      CHECK(ledger(dossiers(more)) == before);
    }
  };
  holds(example_readings(), 1);
  holds(invented_readings(), 5);
}

TEST_CASE("property: without an article only that is gone which rested on it") {
  const auto holds = [](const std::vector<Reading>& readings, std::size_t step) {
    const std::set<Said> before = said_in(dossiers(readings));
    for (std::size_t i = 0; i < readings.size(); i += step) {
      std::vector<Reading> fewer = readings;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      std::set<Said> left = before;
      std::erase_if(left, [&](const Said& s) { return std::get<3>(s) == readings[i].article.key; });
      INFO(readings[i].article.title);
      CHECK(said_in(dossiers(fewer)) == left);
    }
  };
  holds(example_readings(), 1);
  holds(invented_readings(), 5);
}

TEST_CASE("property: the words of every answer contain its value") {
  std::size_t seen = 0;
  for (const Dossier& d : account_of({kExamples}, 1).stories)
    for (const DossierFinding& f : d.findings) {
      if (f.aspect != Aspect::kHowMany) continue;
      for (const DossierAnswer& a : f.answers)
        for (const Citation& c : a.evidence) {
          const std::string_view words = c.at.of(d.articles[c.article].text);
          INFO(words);
          CHECK(says(words, a));
          seen += !digits_of(words).empty();
        }
    }
  CHECK(seen > 20);
}

TEST_CASE("property: the words of every citation are in the article it names") {
  std::size_t seen = 0;
  for (const Dossier& d : account_of({kExamples}, 1).stories)
    for (const DossierFinding& f : d.findings)
      for (const DossierAnswer& a : f.answers) {
        CHECK(!a.evidence.empty());
        for (const Citation& c : a.evidence) {
          ++seen;
          REQUIRE(c.article < d.articles.size());
          CHECK(c.at.end <= d.articles[c.article].text.size());
          CHECK(c.sentence.contains(c.at));
        }
      }
  CHECK(seen > 0);
}

}  // namespace recoupe
