// Runs every tests/cases/<stage>/*.case: reads the text, prints the records of that stage,
// compares.
//
//   name: au moins before a number        cases of one file are separated by a line ====
//   language: fr
//   published: 2022-01-07                 also: url, outlet, title, fetched, kind (clean, text,
//   html) text: Au moins 18 policiers ont été tués samedi à Almaty.
//   ----
//   figure [Au moins 18 policiers] 18.. at_least dead security_forces as_of=2022-01-01
//
// UPDATE=1 rewrites what stands below ---- : read the difference before it is kept. CASES=DIR runs
// the cases of another folder, TABLES=DIR with tables of one's own (docs/add-a-rule.md).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "pack/pack.h"
#include "pipeline/read.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

// Prints the records of one stage, one line each, spans as their words.
class Printer {
 public:
  Printer(const Reading& reading, const Pack& pack) : r_(reading), pack_(pack) {}

  std::string stage(const std::string& name) {
    if (name == "extract")
      extract();
    else if (name == "language")
      language();
    else if (name == "names")
      names();
    else if (name == "time")
      times();
    else if (name == "quotes")
      quotes();
    else if (name == "figures")
      figures();
    else if (name == "events")
      events();
    else
      FAIL("no such stage: " << name);
    return out_;
  }

 private:
  std::string words(Span s) const {
    std::string text(s.of(r_.article.text));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return "[" + text + "]";
  }
  std::string words(Index<Mention> m) const { return m ? words(r_.mentions[m.value].span) : "[]"; }
  static std::string when(Period p) {
    if (!p.known()) return "?";
    if (p == day_of(p.begin)) return iso_begin(p);
    return iso_begin(p) + ".." + iso_end(p);
  }
  void line(std::string text) { out_ += std::move(text) + "\n"; }
  std::string term(std::string_view table, Term t) const {
    return std::string(pack_.world(table).code(t));
  }

  std::string agency(const Article& a) const {
    if (!a.agency) return a.agency_name;
    return std::string(pack_.world("agencies").cell(a.agency - 1u, "name"));
  }

  void extract() {
    for (const Block& b : r_.article.blocks)
      line(fmt::format("{} {}", code(b.kind), words(b.span)));
    const Article& a = r_.article;
    if (a.published.known())
      line(fmt::format("published {} {}", when(a.published), pack_.rule_name(a.published_rule)));
    if (a.revised.known()) line("revised " + when(a.revised));
    if (!a.outlet.empty()) line("outlet " + a.outlet);
    for (const std::string& person : a.byline) line("byline " + person);
    if (!a.dateline.empty()) line("dateline " + words(a.dateline));
    if (!a.credit.empty()) line("credit " + words(a.credit) + " " + agency(a));
    for (const Removed& x : a.removed) line(fmt::format("removed {} [{}]", code(x.kind), x.text));
    for (const Note& n : r_.notes) line(fmt::format("note {}", code(n.doubt)));
  }

  void language() {
    line("language " + r_.article.lang);
    for (const Sentence& s : r_.sentences) line("sentence " + words(s.span));
  }

  void names() {
    for (const Mention& m : r_.mentions) {
      std::string text = fmt::format("{} {}", code(m.kind), words(m.span));
      if (!m.name.empty() && m.name != m.span) text += " name=" + words(m.name);
      if (m.country) text += " " + term("countries", m.country);
      if (m.sector) text += " " + term("sectors", m.sector);
      if (m.same_as) text += " same_as=" + words(m.same_as);
      line(text);
    }
  }

  // ", 8 to 12 h", ", before"
  static std::string rest_of(const TimeRef& t) {
    std::string rest;
    if (t.to_hour != 0) rest = fmt::format(", {} to {} h", t.from_hour, t.to_hour);
    if (t.open == OpenEnd::kBefore) rest += ", before";
    if (t.open == OpenEnd::kAfter) rest += ", after";
    return rest;
  }

  void times() {
    for (const TimeRef& t : r_.times)
      line(fmt::format("{} {} {}{}", code(t.grain), words(t.span), when(t.when), rest_of(t)));
  }

  void quotes() {
    for (const Quote& q : r_.quotes) {
      std::string text(code(q.manner));
      for (std::uint32_t s = q.spans.begin; s < q.spans.end; ++s)
        text += " " + words(r_.quote_spans[s]);
      if (!q.cue.empty()) text += " cue=" + words(q.cue);
      if (!q.source.empty()) text += " source=" + words(q.source);
      if (q.speaker) text += " speaker=" + words(first_of(r_, q.speaker));
      for (const Index<Mention> m : q.via)
        if (m) text += " via=" + words(m);
      line(text);
    }
  }

  void figures() {
    for (const Figure& f : r_.figures) {
      std::string text = fmt::format("figure {} ", words(f.span));
      if (f.has_low) text += fmt::format("{}", f.low);
      if (!f.has_low || !f.has_high || f.low != f.high) text += "..";
      if (f.has_high && (!f.has_low || f.low != f.high)) text += fmt::format("{}", f.high);
      text += fmt::format(" {}", code(f.hedge));
      if (f.what) text += " " + term("categories", f.what);
      if (f.group) text += " " + term("groups", f.group);
      if (f.unit) text += " unit=" + term("units", f.unit);
      if (!f.of.empty()) text += " of=" + words(f.of);
      if (f.scope != Scope::kWhole) text += fmt::format(" {}", code(f.scope));
      if (f.source) text += " source=" + words(r_.quotes[f.source.value].source);
      if (f.carried) text += " carried";
      if (f.as_of.known())
        text += fmt::format(" {}={}", f.dated ? "dated" : "as_of", when(f.as_of));
      if (f.withdrawn) text += " withdrawn";
      line(text);
    }
  }

  std::string parties(Run<Index<Mention>> run) const {
    std::string text;
    for (std::uint32_t i = run.begin; i < run.end; ++i) text += words(r_.parties[i]);
    return text;
  }

  void events() {
    for (const EventMention& e : r_.events) {
      std::string text = term("plover", e.type);
      if (e.mode) text += ":" + term("modes", e.mode);
      text += " " + words(e.cue);
      if (!e.actors.empty()) text += " actor=" + parties(e.actors);
      if (!e.targets.empty()) text += " target=" + parties(e.targets);
      if (e.place) text += " place=" + words(e.place);
      if (e.when.known()) text += " " + when(e.when);
      if (e.source) text += " source=" + words(r_.quotes[e.source.value].source);
      for (const std::string_view flag : event_flags(e)) text += fmt::format(" {}", flag);
      if (e.implied) text += "=" + words(e.implied);
      line(text);
    }
  }

  const Reading& r_;
  const Pack& pack_;
  std::string out_;
};

Page page_of(const std::string& head) {
  Page page{.kind = PageKind::kClean};
  std::istringstream lines(head);
  bool text = false;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(": ");
    const std::string key = line.substr(0, colon);
    const std::string value = colon == std::string::npos ? "" : line.substr(colon + 2);
    if (text)
      page.bytes += "\n" + line;
    else if (line.starts_with("#") || line.empty())
      continue;
    else if (key == "text" || line == "text:")
      page.bytes = value, text = true;
    else if (key == "language")
      page.language = value;
    else if (key == "published")
      page.published = parse_iso(value).value();
    else if (key == "fetched")
      page.fetched = parse_iso(value).value();
    else if (key == "url")
      page.url = value;
    else if (key == "outlet")
      page.outlet = value;
    else if (key == "title")
      page.title = value;
    else if (key == "kind")
      page.kind = value == "html"   ? PageKind::kHtml
                  : value == "text" ? PageKind::kText
                                    : PageKind::kClean;
    else if (key != "name")
      FAIL("no such field of a case: " << line);
  }
  if (page.bytes.starts_with("\n")) page.bytes.erase(0, 1);
  return page;
}

struct Case {
  std::string head;  // all above ----
  std::string expected;
};

std::vector<Case> load(const fs::path& path) {
  std::ifstream in(path);
  std::vector<Case> cases(1);
  bool below = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "====") {
      cases.emplace_back();
      below = false;
    } else if (line == "----" && !below) {
      below = true;
    } else {
      (below ? cases.back().expected : cases.back().head) += line + "\n";
    }
  }
  return cases;
}

void save(const fs::path& path, const std::vector<Case>& cases) {
  std::ofstream out(path);
  for (std::size_t i = 0; i < cases.size(); ++i)
    out << (i ? "====\n" : "") << cases[i].head << "----\n" << cases[i].expected;
}

std::string name_in(const Case& c) {
  const std::size_t at = c.head.find("name: ");
  return at == std::string::npos ? "a case without a name"
                                 : c.head.substr(at + 6, c.head.find('\n', at) - at - 6);
}

}  // namespace

TEST_CASE("cases: every case file gives what stands in it") {
  const char* tables = std::getenv("TABLES");
  const auto pack = Pack::load(tables ? std::optional<std::string>(tables) : std::nullopt);
  REQUIRE(pack);
  const char* own = std::getenv("CASES");
  const fs::path folder = own ? fs::path(own) : fs::path(RECOUPE_SOURCE_DIR) / "tests/cases";
  const bool update = std::getenv("UPDATE") != nullptr;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE(!files.empty());
  for (const fs::path& file : files) {
    std::vector<Case> cases = load(file);
    for (Case& c : cases) {
      std::string head = c.head;
      if (head.ends_with('\n')) head.pop_back();
      Page page = page_of(head);
      page.id = "case";
      const Reading reading = read_article(page, *pack);
      const std::string stage = file.parent_path().filename().string();
      const std::string got =
          stage == "conllu" ? read_conllu(page, *pack).text : Printer(reading, *pack).stage(stage);
      const std::string where =
          file.lexically_relative(RECOUPE_SOURCE_DIR).string() + ": " + name_in(c);
      INFO(where);
      if (update) c.expected = got;
      CHECK(got == c.expected);
    }
    if (update) save(file, cases);
  }
}

}  // namespace recoupe
