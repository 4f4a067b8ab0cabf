// The exports of `read` as other programs meet them: every line reads, every row has its columns,
// nothing that an article holds breaks a row or runs in a spreadsheet.
#include "report/render/exports.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/utf8.h"
#include "checks.h"
#include "pipeline/read.h"
#include "report/render/cells.h"
#include "report/render/render.h"
#include "report/render/sample_account.h"

namespace recoupe {
namespace {

using testing::check_golden;
using testing::english;
using testing::pack;
using testing::words_between;

Reading read(const std::string& text, const std::string& language) {
  Page page{.kind = PageKind::kClean};
  page.id = "a1";
  page.url = "https://example.org/a1";
  page.outlet = "Le Fil de l'Est";
  page.language = language;
  page.published = parse_iso("2022-01-10").value();
  page.bytes = text;
  return read_article(page, pack());
}

constexpr const char* kEnglish =
    "Zambian soldiers jailed a bishop in Ndola on Saturday.\n\nThe Chilean president spoke to the "
    "king "
    "of Tonga by telephone. A bishop was arrested on Sunday by the Ghanaian army, the mayor "
    "said.\n\n"
    "The United Nations did not send aid to Fiji. Fijian rebels may attack the Zambian army.";
constexpr const char* kFrench =
    "Samedi, les gendarmes tunisiens ont interpellé une avocate à Sfax.\n\nLa Norvège exige que le "
    "Chili libère un évêque.";

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, by);) parts.push_back(part);
  if (text.ends_with(by) && by != '\n') parts.emplace_back();
  return parts;
}

std::string document() {
  std::ifstream in(std::string(RECOUPE_SOURCE_DIR) + "/docs/exports.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

// The keys of an object and of what lies in it.
void collect_keys(const simdjson::dom::element& at, std::set<std::string>& keys) {
  if (simdjson::dom::object object; at.get(object) == simdjson::SUCCESS)
    for (const auto [key, value] : object) {
      keys.insert(std::string(key));
      collect_keys(value, keys);
    }
  if (simdjson::dom::array array; at.get(array) == simdjson::SUCCESS)
    for (const simdjson::dom::element value : array) collect_keys(value, keys);
}

const char* const kHostile[] = {
    "<script>alert(1)</script> arrested a bishop in Ndola.",
    "=cmd|' /C calc'!A0 soldiers jailed a bishop.",
    "@SUM(A1) Zambian soldiers jailed =HYPERLINK(1) in -Ndola.",
    "Zambian\tsoldiers jailed\ta bishop\tin Ndola.",
    "Zambian soldiers\x1b[31m jailed a \"bishop\", in \u202eNdola\u202c\u200b.",
    "Zambian soldiers jailed a bishop\u2028in Ndola\u0085 on \x01 Saturday\xff.",
};

// An event in every article, whatever stands above.
constexpr const char* kArrest = "\n\nThe Ghanaian army arrested a bishop in Ndola on Sunday.";

// Without the numbers of lines, which move with every row that somebody adds above.
std::string without_lines(std::string text) {
  constexpr std::string_view kTable = ".tsv:";
  for (std::size_t at = text.find(kTable); at != text.npos; at = text.find(kTable, at))
    text.erase(at + kTable.size() - 1, text.find('"', at) - at - kTable.size() + 1);
  return text;
}

}  // namespace

TEST_SUITE("exports") {
  TEST_CASE("the events of two reports as PLOVER records and as rows of GDELT") {
    std::string plover, gdelt;
    for (const Reading& r : {read(kEnglish, "en"), read(kFrench, "fr")}) {
      plover += plover_jsonl(r, pack());
      gdelt += gdelt_tsv(r, pack());
    }
    check_golden("exports_plover.jsonl", without_lines(plover));
    check_golden("exports_gdelt.tsv", gdelt);
  }
  TEST_CASE("every PLOVER record reads, and its offsets lead to its words") {
    const Reading r = read(kEnglish, "en");
    simdjson::dom::parser parser;
    std::set<std::string> keys, ids;
    for (const std::string& line : split(plover_jsonl(r, pack()), '\n')) {
      simdjson::dom::element record;
      REQUIRE(parser.parse(line).get(record) == simdjson::SUCCESS);
      ids.insert(std::string(record["id"].get_string().value()));
      CHECK(record["event"].at(0).is_string());
      const auto start =
          static_cast<std::size_t>(record["text_info"]["start"].get_uint64().value());
      const std::string_view text = record["text"].get_string().value();
      CHECK(r.article.text.substr(start, text.size()) == text);  // ASCII: bytes are code points
      collect_keys(record, keys);
    }
    CHECK(ids.size() == r.events.size());
    CHECK(ids.size() >= 4);
    const std::string documented = document();
    for (const std::string& key : keys) {
      INFO(key);
      CHECK(documented.find("`" + key + "`") != std::string::npos);
    }
  }
  TEST_CASE("a row of GDELT has 61 columns, named in the documents, and only acts that happened") {
    const Reading r = read(kEnglish, "en");
    const std::vector<std::string> rows = split(gdelt_tsv(r, pack()), '\n');
    const auto happened =
        std::count_if(r.events.begin(), r.events.end(), [](const EventMention& e) {
          return !e.negated && !e.future && !e.hypothetical && !e.historical;
        });
    CHECK(static_cast<std::ptrdiff_t>(rows.size()) == happened);
    CHECK(rows.size() < r.events.size());
    REQUIRE(!rows.empty());
    const std::vector<std::string> first = split(rows[0], '\t');
    REQUIRE(first.size() == 61);
    CHECK(first[1] == "20220108");  // SQLDATE
    CHECK(first[5] == "ZMBMIL");    // Actor1Code
    CHECK(first[25] == "1");        // IsRootEvent
    CHECK(first[26] == "173");      // EventCode
    CHECK(first[28] == "17");       // EventRootCode
    CHECK(first[29] == "4");        // QuadClass
    CHECK(first[30] == "-5.0");     // GoldsteinScale
    CHECK(first[34].empty());       // AvgTone
    CHECK(first[52] == "Ndola");    // ActionGeo_FullName
    CHECK(first[59] == "20220110000000");
    CHECK(first[60] == "https://example.org/a1");
    const std::string documented = document();
    for (int column = 1; column <= 61; ++column)
      CHECK(documented.find("\n| " + std::to_string(column) + " | `") != std::string::npos);
  }
  TEST_CASE("both sides of a call are the actors of its row") {
    const Reading r = read("The Chilean president spoke to the king of Tonga by telephone.", "en");
    const std::vector<std::string> cells = split(gdelt_tsv(r, pack()), '\t');
    REQUIRE(cells.size() == 61);
    CHECK(cells[5] == "CHLGOV");
    CHECK(cells[15] == "TONGOV");
    CHECK(cells[26] == "041");
    CHECK(cells[28] == "04");
  }
  TEST_CASE("what an article holds breaks no row and runs in no spreadsheet") {
    simdjson::dom::parser parser;
    for (const std::string hostile : kHostile) {
      INFO(hostile);
      Reading r = read(hostile + kArrest, "en");
      r.article.url = "=cmd()\t\n";
      const std::vector<std::string> lines = split(plover_jsonl(r, pack()), '\n');
      CHECK(lines.size() == r.events.size());
      CHECK(!lines.empty());
      for (const std::string& line : lines) CHECK(parser.parse(line).error() == simdjson::SUCCESS);
      const std::vector<std::string> rows = split(gdelt_tsv(r, pack()), '\n');
      CHECK(rows.size() == lines.size());  // none of them is negated, planned or history
      for (const std::string& row : rows) {
        const std::vector<std::string> cells = split(row, '\t');
        REQUIRE(cells.size() == 61);
        CHECK(cells[60] == "'=cmd()  ");
        for (std::size_t i = 0; i < cells.size(); ++i) {
          const bool ours = i == 30 || i == 56 || i == 57;  // numbers, which may be below nought
          CHECK((ours || cells[i].empty() ||
                 std::string("=+-@|%").find(cells[i][0]) == std::string::npos));
        }
        CHECK(std::none_of(row.begin(), row.end(),
                           [](char c) { return c != '\t' && c >= 0 && c < 0x20; }));
        CHECK(row.find("\u202e") == std::string::npos);
        CHECK(valid_utf8(row));
      }
    }
  }
  TEST_CASE("every type and mode of PLOVER has a CAMEO code of its own row") {
    const Table& cameo = pack().world("cameo");
    std::set<std::string> rows;
    for (std::size_t row = 0; row < cameo.size(); ++row)
      rows.insert(std::string(cameo.cell(row, "type")) + " " +
                  std::string(cameo.cell(row, "mode")));
    const Table& types = pack().world("plover");
    for (std::size_t row = 0; row < types.size(); ++row)
      CHECK(rows.contains(std::string(types.cell(row, "code")) + " "));
    const Table& modes = pack().world("modes");
    for (std::size_t row = 0; row < modes.size(); ++row)
      for (const std::string& type : split(std::string(modes.cell(row, "types")), ' '))
        CHECK(rows.contains(type + " " + std::string(modes.cell(row, "code"))));
  }
  TEST_CASE("every evidence of a finding is a web annotation that leads to its words") {
    const Account account = sample_account();
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    REQUIRE(parser.parse(account_annotations(account, english(), pack())).get(root) ==
            simdjson::SUCCESS);
    std::size_t evidence = 0;
    for (const Dossier& story : account.stories)
      for (const DossierFinding& f : story.findings)
        for (const DossierAnswer& a : f.answers) evidence += a.evidence.size();
    std::map<std::string, std::string> texts;
    for (const Dossier& story : account.stories)
      for (const Source& s : story.articles)
        texts[s.url.starts_with("https://") ? s.url : "urn:recoupe:article:" + s.id] = s.text;
    std::set<std::string> ids;
    const simdjson::dom::array items = root["first"]["items"].get_array().value();
    for (const simdjson::dom::element item : items) {
      ids.insert(std::string(item["id"].get_string().value()));
      CHECK(item["body"].at(0)["value"].get_string().value().size() > 3);
      const std::string source(item["target"]["source"].get_string().value());
      REQUIRE(texts.contains(source));
      const simdjson::dom::element position = item["target"]["selector"].at(0);
      const std::string_view exact = item["target"]["selector"].at(1)["exact"].get_string().value();
      CHECK(!exact.empty());
      CHECK(words_between(texts[source], position["start"].get_uint64().value(),
                          position["end"].get_uint64().value()) == exact);
    }
    CHECK(ids.size() == evidence);
    CHECK(evidence > 10);
  }
  TEST_CASE("a place has its own point, or its country's, and what happened there") {
    Account account;
    Dossier& d = account.stories.emplace_back();
    d.id = "s1";
    const auto add = [&](const char* id, const char* name, const char* country, ActorKind kind) {
      DossierActor& a = d.actors.emplace_back();
      a.id = id;
      a.name = name;
      a.country = country;
      a.kind = kind;
    };
    add("a1", "Kharkiv", "UKR", ActorKind::kPlace);
    add("a2", "Moscou", "RUS", ActorKind::kPlace);
    add("a3", "Nowhereville", "FJI", ActorKind::kPlace);
    add("a4", "Nowhereville", "", ActorKind::kPlace);
    add("a5", "Chile", "CHL", ActorKind::kState);  // nothing happened there
    add("a6", "Tonga", "TON", ActorKind::kState);
    DossierEvent& e = d.events.emplace_back();
    e.id = "e1";
    e.type = "PROTEST";
    e.place = 5;
    e.when = parse_iso("2031-03-04").value();
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    REQUIRE(parser.parse(account_geojson(account, english(), pack())).get(root) ==
            simdjson::SUCCESS);
    std::string told;
    const simdjson::dom::array features = root["features"].get_array().value();
    for (const simdjson::dom::element f : features) {
      const simdjson::dom::element at = f["geometry"]["coordinates"];
      told += fmt::format("{} {} {} {} {}\n", f["id"].get_string().value(),
                          at.at(0).get_double().value(), at.at(1).get_double().value(),
                          f["properties"]["precision"].get_string().value(),
                          f["properties"]["events"].get_array().value().size());
    }
    CHECK(told ==
          "a1 36.2 50 place 0\na2 37.6 55.8 place 0\na3 178.4 -18.1 country 0\n"
          "a6 -175.2 -21.1 country 1\n");
  }
  TEST_CASE("the entities of FollowTheMoney name only one another") {
    simdjson::dom::parser parser;
    std::set<std::string> ids, named;
    for (const std::string& line : split(account_ftm(sample_account(), english(), pack()), '\n')) {
      simdjson::dom::element entity;
      REQUIRE(parser.parse(line).get(entity) == simdjson::SUCCESS);
      ids.insert(std::string(entity["id"].get_string().value()));
      for (const char* key : {"document", "resolved", "involved", "proof"}) {
        simdjson::dom::array values;
        if (entity["properties"][key].get_array().get(values) != simdjson::SUCCESS) continue;
        for (const simdjson::dom::element value : values)
          named.insert(std::string(value.get_string().value()));
      }
    }
    CHECK(ids.size() > 10);
    CHECK(named.size() > 4);
    for (const std::string& id : named) CHECK(ids.contains(id));
  }
  TEST_CASE("schema.org gets claims and observations, and no verdict on them") {
    const std::string graph = account_jsonld(sample_account(), english(), pack());
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    REQUIRE(parser.parse(graph).get(root) == simdjson::SUCCESS);
    CHECK(graph.find("\"Claim\"") != graph.npos);
    CHECK(graph.find("\"Observation\"") != graph.npos);
    CHECK(graph.find("ClaimReview") == graph.npos);
    CHECK(graph.find("javascript:") == graph.npos);
  }
  TEST_CASE("a story is one ninjs composite with its articles") {
    simdjson::dom::parser parser;
    const Account account = sample_account();
    const std::vector<std::string> lines = split(account_ninjs(account, english(), pack()), '\n');
    REQUIRE(lines.size() == account.stories.size());
    simdjson::dom::element item;
    REQUIRE(parser.parse(lines[0]).get(item) == simdjson::SUCCESS);
    CHECK(item["type"].get_string().value() == "composite");
    CHECK(item["associations"].get_array().value().size() == account.stories[0].articles.size());
    CHECK(item["bodies"].at(0)["value"].get_string().value().find("Albatros") !=
          std::string_view::npos);
  }
  TEST_CASE("cells keep their words, and give them back") {
    for (const std::string text : {"=cmd()", "'=cmd()", "-3", " +1", "plain", "'quoted'", "", "a=b",
                                   "\uff1dcmd()", "''@x"}) {
      INFO(text);
      CHECK(uncelled(cell_text(text)) == text);
      CHECK((cell_text(text).empty() ||
             std::string("=+-@").find(cell_text(text)[0]) == std::string::npos));
    }
    CHECK(cell_text("=cmd()") == "'=cmd()");
    CHECK(csv_cell("a, \"b\"") == "\"a, \"\"b\"\"\"");
    CHECK(csv_cell("a\nb") == "a b");
  }
}

}  // namespace recoupe
