// Titles, names and texts that try to break out of the account, in every form of it: what they hold
// is shown, and nothing of it runs, hides or moves a cell. tests/hostile/strings.jsonl has them.
#include <doctest/doctest.h>
#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/utf8.h"
#include "checks.h"
#include "pipeline/read.h"
#include "report/render/exports.h"
#include "report/render/render.h"
#include "report/render/sample_account.h"

namespace recoupe {
namespace {

using testing::english;
using testing::pack;

std::vector<std::string> hostile_strings() {
  std::ifstream in(std::string(RECOUPE_SOURCE_DIR) + "/tests/hostile/strings.jsonl");
  simdjson::dom::parser parser;
  std::vector<std::string> all;
  for (std::string line; std::getline(in, line);)
    all.emplace_back(parser.parse(line).get_string().value());
  all.emplace_back("broken \xff\xc0\xaf bytes \xed\xa0\x80");
  return all;
}

// The account of the other tests, this text in every place where an article's words can stand.
Account account_with(const std::string& text) {
  Account account = sample_account();
  Dossier& d = account.stories[0];
  d.title = text;
  for (Source& s : d.articles) {
    s.outlet = text;
    s.title = text;
    s.byline = {text};
    s.text = text + "\n\n" + s.text.substr(0, 200);
    s.blocks.clear();
    s.removed = {{text, Residue::kRelated, 0}};
  }
  for (Origin& o : d.origins) o.credited = text;
  for (DossierActor& a : d.actors) a.name = a.role = text;
  for (DossierLine& l : d.timeline) l.text = text;
  for (DossierFinding& f : d.findings) f.text = f.why = text;
  const std::uint32_t end = static_cast<std::uint32_t>(text.size());
  for (DossierFinding& f : d.findings)
    for (DossierAnswer& a : f.answers)
      for (Citation& c : a.evidence) c.at = c.sentence = {0, end};
  for (DossierQuote& q : d.quotes)
    for (Citation& c : q.wordings) c.at = c.sentence = {0, end};
  account.unread = {{text, text}};
  return account;
}

// The same lines of the same length, of one letter.
std::string harmless(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c != '\n' && c != ' '; }, 'x');
  return text;
}

// The tags of a page with the names of their attributes, in order: what a browser makes of it.
std::string skeleton(const std::string& html) {
  std::string out;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    char quote = 0;
    for (; at < html.size(); ++at) {
      const char c = html[at];
      if (quote) {
        if (c == quote) quote = 0;
        continue;
      }
      if (c == '"') quote = c;
      out += c;
      if (c == '>') break;
    }
    const bool raw = out.ends_with("<style>") || out.ends_with("<script>");
    if (raw) at = html.find(out.ends_with("<style>") ? "</style>" : "</script>", at);
    for (const std::string_view isolated : {"<bdi>", "</bdi>"})  // only where words could turn
      if (out.ends_with(isolated)) out.resize(out.size() - isolated.size());
  }
  return out;
}

bool is_shown(std::string_view text) {  // no sign that turns, hides or steers
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if ((c.value < 0x20 && c.value != '\n') || (c.value >= 0x7f && c.value < 0xa0)) return false;
    if (c.value >= 0x202a && c.value <= 0x202e) return false;
    i += c.size;
  }
  return valid_utf8(text);
}

std::vector<std::string> cells(std::string_view row) {
  std::vector<std::string> all(1);
  bool quoted = false;
  for (const char c : row) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      all.emplace_back();
    else
      all.back() += c;
  }
  return all;
}

void each_line(std::string_view text, std::string_view ending,
               const std::function<void(std::string_view)>& use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(ending, at), text.size());
    use(text.substr(at, end - at));
    at = end + ending.size();
  }
}

}  // namespace

TEST_SUITE("hostile") {
  TEST_CASE("no text of an article adds an element or an attribute to the page") {
    for (const std::string& text : hostile_strings()) {
      INFO(text);
      const std::string html = account_html(account_with(text), english(), pack());
      CHECK(skeleton(html) ==
            skeleton(account_html(account_with(harmless(text)), english(), pack())));
      CHECK(skeleton(html).size() > 5000);
      CHECK(valid_utf8(html));
      CHECK(html.find("\u202e") == html.npos);
      CHECK(html.find("\u200b") == html.npos);
    }
  }
  TEST_CASE("no address but one of the web becomes a link") {
    for (const std::string& text : hostile_strings()) {
      INFO(text);
      Account account = sample_account();
      for (Source& s : account.stories[0].articles) s.url = text;
      const std::string html = account_html(account, english(), pack());
      for (std::size_t at = html.find("href=\""); at != html.npos;
           at = html.find("href=\"", at + 1)) {
        const std::string_view target = std::string_view(html).substr(at + 6);
        CHECK((target.starts_with("#") || target.starts_with("data:,\"")));
      }
    }
  }
  TEST_CASE("a terminal, Markdown and cells get no sign that steers them") {
    for (const std::string& text : hostile_strings()) {
      INFO(text);
      const Account account = account_with(text);
      CHECK(is_shown(account_text(account, english(), {})));
      const std::string markdown = account_markdown(account, english());
      CHECK(is_shown(markdown));
      CHECK(markdown.find("<script") == markdown.npos);
      for (std::size_t at = markdown.find("](javascript"); at != markdown.npos;
           at = markdown.find("](javascript", at + 1))
        CHECK(markdown[at - 1] == '\\');
      for (const CsvFile& file : account_csv(account, pack())) {
        std::size_t columns = 0;
        each_line(file.bytes, "\r\n", [&](std::string_view row) {
          CHECK(is_shown(row));
          const std::vector<std::string> all = cells(row);
          if (columns == 0) columns = all.size();
          CHECK(all.size() == columns);
          for (const std::string& cell : all)
            CHECK((cell.empty() || std::string_view("=+-@|%").find(cell[0]) == std::string::npos));
        });
      }
    }
  }
  TEST_CASE("every export of hostile words is JSON that reads, and says the same words") {
    simdjson::dom::parser parser;
    for (const std::string& text : hostile_strings()) {
      INFO(text);
      const Account account = account_with(text);
      const auto root = parser.parse(account_json(account));
      REQUIRE(root.error() == simdjson::SUCCESS);
      const std::string_view title = root["stories"].at(0)["title"].get_string().value();
      if (valid_utf8(text)) CHECK(title == text);
      for (const ExportFormat& format : export_formats())
        each_line(format.write(account, english(), pack()), "\n", [&](std::string_view line) {
          CHECK(parser.parse(line).error() == simdjson::SUCCESS);
        });
    }
  }
}

TEST_CASE("hostile: days counted from days that are counted from days end") {
  const std::string english = "The talks took place ", french = "La réunion a eu lieu ";
  const std::vector<std::pair<std::string, std::string>> chains{
      {english, "the day before "},        {english, "the day after the day before "},
      {english, "Monday two days after "}, {english, "two days after "},
      {french, "la veille de "},           {french, "deux jours avant "}};
  for (const auto& [head, link] : chains) {
    Page page{.kind = PageKind::kText};
    page.language = head == english ? "en" : "fr";
    page.published = parse_iso("2022-01-07").value();
    page.bytes = head;
    for (int k = 0; k < 50'000; ++k) page.bytes += link;
    page.bytes += "Noël.";
    INFO(link);
    CHECK(read_article(page, pack()).times.size() < 50'000);
  }
}

TEST_CASE("hostile: a language without tables has words in marks and no quotation") {
  Page page{.kind = PageKind::kText};
  page.language = "de";
  page.bytes =
      "Die Lage ist klar: „Niemand darf heute hinein.“ „Wir warten noch auf Antwort.“\n\n"
      "– Am 6. Januar 2022 kamen 12 Menschen.\n";
  page.bytes +=
      "Die Lage ist klar: \"Niemand darf heute hinein.\" Die Lage: «Niemand darf hinein.»\n";
  const Reading reading = read_article(page, pack());
  CHECK(reading.quotes.empty());
}

}  // namespace recoupe
