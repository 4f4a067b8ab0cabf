// Cited words become spans. In a table the words of a row are looked for from where the row above
// ended, so that rows in the order of the text need no numbers; the words of a field are the
// nearest ones to the row's own.
#include "report.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/codes.h"

namespace recoupe::testing {
namespace {

class GoldMaker {
 public:
  GoldMaker(const Report& report, std::string_view text) : report_(report), cited_(text) {}

  Gold make() {
    for (const GoldRow& row : report_.rows) {
      row_ = &row;
      if (row.table == "name")
        name();
      else if (row.table == "time")
        time();
      else if (row.table == "quote")
        quote();
      else if (row.table == "figure")
        figure();
      else if (row.table == "event" || row.table == "maybe")
        event();
      else
        FAIL("no such table: " << row.table);
    }
    return std::move(gold_);
  }

 private:
  std::string cell(std::size_t i) const { return i < row_->cells.size() ? row_->cells[i] : ""; }
  std::string field(const std::string& key) const {
    const auto at = row_->fields.find(key);
    return at == row_->fields.end() ? "" : at->second;
  }
  void miss(const std::string& words) { gold_.unknown.push_back(row_->table + ": " + words); }

  // The words of the row itself, behind those of the row above.
  Span own(const std::string& words) {
    std::uint32_t& from = ends_[row_->table == "maybe" ? "event" : row_->table];
    const Span s = cited_.after(words, from);
    if (s.empty()) miss(words);
    from = s.end;
    return s;
  }
  Span near(const std::string& key, Span to) {
    const std::string words = field(key);
    if (words.empty()) return {};
    const Span s = cited_.nearest(words, to);
    if (s.empty()) miss(words);
    return s;
  }
  Places anywhere(const std::string& key) {
    const std::string words = field(key);
    Places places = words.empty() ? Places{} : cited_.any_of(words);
    if (!words.empty() && places.empty()) miss(words);
    return places;
  }
  Side parties(const std::string& key) {
    const std::string words = field(key);
    Side side = words.empty() ? Side{} : cited_.side(words);
    for (const Places& places : side)
      if (places.empty()) miss(words);
    return side;
  }

  void name() {
    GoldName n{.span = own(cell(0)), .kinds = any_code<ActorKind>(cell(1))};
    const std::vector<std::string> codes = split(cell(2), " ");
    if (codes[0] != "-") n.country = codes[0];
    if (codes.size() > 1) n.sector = codes[1];
    n.same = anywhere("same");
    gold_.names.push_back(std::move(n));
  }

  void time() { gold_.times.push_back({own(cell(0)), period(cell(1))}); }

  void quote() {
    GoldQuote q{.manners = any_code<Manner>(cell(1))};
    Span around{};
    for (const std::string& piece : split(cell(0), " + ")) {
      q.spans.push_back(own(piece));
      around = join(around, q.spans.back());
    }
    q.cue = near("cue", around);
    q.source = near("by", around);
    q.who = anywhere("who");
    q.via = parties("via");
    gold_.quotes.push_back(std::move(q));
  }

  void figure() {
    GoldFigure f{.span = own(cell(0)),
                 .hedge = any_code<Hedge>(cell(2)).front(),
                 .what = cell(3) == "-" ? "" : cell(3)};
    const auto [low, high] = bounds(cell(1));
    f.low = low;
    f.high = high;
    if (!field("by").empty()) near("by", f.span);
    f.source = field("by");
    f.as_of = period(field("as of"));
    gold_.figures.push_back(std::move(f));
  }

  void event() {
    GoldEvent e{.optional = row_->table == "maybe"};
    const std::vector<std::string> cues = split(cell(0), " / ");
    const std::uint32_t from = ends_["event"];
    for (const std::string& cue : cues) e.cues.push_back(own(cue));
    ends_["event"] = std::max(from, e.cues.front().end);
    for (const std::string& type : split(cell(1), " / ")) {
      const std::size_t colon = type.find(':');
      if (e.types.empty() && colon != std::string::npos) e.mode = type.substr(colon + 1);
      e.types.push_back(type.substr(0, colon));
    }
    e.actors = parties("actor");
    e.targets = parties("target");
    e.place = anywhere("place");
    e.when = period(field("date"));
    if (!field("flags").empty()) e.flags = split(field("flags"), " ");
    gold_.events.push_back(std::move(e));
  }

  const Report& report_;
  Citations cited_;
  const GoldRow* row_ = nullptr;
  std::map<std::string, std::uint32_t> ends_;
  Gold gold_;
};

GoldRow row_of(const std::string& line) {
  std::vector<std::string> cells = split(line, "|");
  GoldRow row{.table = cells.front()};
  constexpr std::string_view kFields[] = {"same",  "cue",    "by",    "via",  "who",  "as of",
                                          "actor", "target", "place", "date", "flags"};
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::size_t colon = cells[i].find(": ");
    const std::string key = cells[i].substr(0, colon);
    if (i > 1 && colon != std::string::npos && std::ranges::find(kFields, key) != std::end(kFields))
      row.fields[key] = cells[i].substr(colon + 2);
    else
      row.cells.push_back(cells[i]);
  }
  return row;
}

void head_line(const std::string& line, Report& report) {
  const std::size_t colon = line.find(": ");
  const std::string key = line.substr(0, colon),
                    value = line.substr(std::min(colon, line.size() - 2) + 2);
  if (key == "language")
    report.page.language = value;
  else if (key == "published")
    report.page.published = period(value);
  else if (key == "kind" && value == "text")
    report.page.kind = PageKind::kText;
  else if (key == "tables")
    report.events_only = value == "events";
  else if (key != "title")
    FAIL("no such field: " << line);
}

Report read_report(const std::filesystem::path& path) {
  Report report{.page = {.kind = PageKind::kClean}};
  const std::string number = path.stem().string().substr(0, 2);
  report.name = (path.parent_path().filename() / path.stem()).string();
  report.even = (number.back() - '0') % 2 == 0;
  report.page.id = report.name;
  std::ifstream in(path);
  int part = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "----")
      ++part;
    else if (part == 0)
      head_line(line, report);
    else if (part == 1)
      report.page.bytes.append(report.page.bytes.empty() ? "" : "\n").append(line);
    else if (!line.empty() && line.front() != '#')
      report.rows.push_back(row_of(line));
  }
  REQUIRE_MESSAGE(part == 2, report.name);
  return report;
}

}  // namespace

std::vector<Report> read_reports(const std::string& folder, const std::string& language) {
  std::vector<Report> reports;
  for (const auto& file : files_of(std::filesystem::path(folder) / language))
    reports.push_back(read_report(file));
  return reports;
}

Gold gold_of(const Report& report, std::string_view text) { return GoldMaker(report, text).make(); }

}  // namespace recoupe::testing
