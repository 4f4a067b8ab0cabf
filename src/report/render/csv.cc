// The account as a set of CSV files (RFC 4180, UTF-8), each row in the order of its story, and a
// data dictionary. The columns and their meaning are the rows of world/csv_columns.tsv; what is
// written here are the cells, in that order.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/check.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "report/render/cells.h"
#include "report/render/json_writer.h"
#include "report/render/render.h"
#include "report/render/slice.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

constexpr std::string_view kBetween = " | ";
constexpr std::string_view kLineEnd = "\r\n";

// A value as a cell: text of an article, or a number of ours, which no spreadsheet runs.
std::string cell(std::string_view text) { return csv_cell(text); }
std::string cell(const char*) = delete;  // it would be read as a flag
std::string cell(bool flag) { return flag ? "1" : "0"; }
std::string cell(std::uint32_t count) { return fmt::format("{}", count); }
std::string cell(std::optional<double> number) {
  std::string text;
  if (number) JsonWriter(text).value(*number);
  return text;
}

class CsvWriter {  // of one file
 public:
  CsvWriter(std::string_view name, const Table& columns) : file_{fmt::format("{}.csv", name), ""} {
    for (std::size_t row = 0; row < columns.size(); ++row)
      if (columns.cell(row, "file") == name) {
        file_.bytes += fmt::format("{}{}", columns_ == 0 ? "" : ",", columns.cell(row, "column"));
        ++columns_;
      }
    file_.bytes += kLineEnd;
  }
  template <class... Values>
  void row(const Values&... values) {
    RECOUPE_CHECK(sizeof...(values) == columns_);
    const std::array<std::string, sizeof...(values)> cells{cell(values)...};
    file_.bytes += fmt::format("{}{}", fmt::join(cells, ","), kLineEnd);
  }
  CsvFile file() && { return std::move(file_); }

 private:
  CsvFile file_;
  std::size_t columns_ = 0;
};

std::string begin(Period p) { return p.known() ? iso_begin(p) : std::string(); }
std::string end(Period p) { return p.known() ? iso_end(p) : std::string(); }

template <class Words>
std::string joined(const Words& words) {
  return fmt::format("{}", fmt::join(words, kBetween));
}

class CsvSet {
 public:
  explicit CsvSet(const Table& columns)
      : stories_("stories", columns),
        articles_("articles", columns),
        actors_("actors", columns),
        events_("events", columns),
        quotes_("quotes", columns),
        findings_("findings", columns),
        figures_("figures", columns),
        evidence_("evidence", columns) {}

  void add(const Dossier& d);
  std::vector<CsvFile> files() &&;

 private:
  void articles();
  void actors();
  void events();
  void quotes();
  void findings();
  void evidence(std::string_view of, std::string_view id, const std::vector<Citation>& all);
  std::string actor(std::int64_t row) const {
    const DossierActor* a = actor_at(*d_, row);
    return a ? a->id : std::string();
  }
  std::string actors_of(const std::vector<std::uint32_t>& rows) const {
    std::vector<std::string_view> ids;
    for (const std::uint32_t row : rows)
      if (row < d_->actors.size()) ids.push_back(d_->actors[row].id);
    return joined(ids);
  }

  CsvWriter stories_, articles_, actors_, events_, quotes_, findings_, figures_, evidence_;
  const Dossier* d_ = nullptr;  // the story in hand
  std::vector<CodePoints> at_;  // of its articles
};

void CsvSet::add(const Dossier& d) {
  d_ = &d;
  at_.clear();
  for (const Source& s : d.articles) at_.emplace_back(s.text);
  stories_.row(d.id, d.title, begin(d.when), end(d.when), joined(d.languages));
  articles();
  actors();
  events();
  quotes();
  findings();
}

void CsvSet::articles() {
  for (const Source& s : d_->articles) {
    const bool copy = !s.copy_of.empty();
    articles_.row(d_->id, s.id, s.url, s.outlet, s.title, begin(s.published), end(s.published),
                  s.language, s.origin,
                  s.origin < d_->origins.size() ? d_->origins[s.origin].credited : std::string(),
                  s.copy_of, copy ? code(s.kinship) : "",
                  copy ? std::optional(s.shared / 1000.0) : std::nullopt, s.text);
  }
}

void CsvSet::actors() {
  for (const DossierActor& a : d_->actors) {
    actors_.row(d_->id, a.id, code(a.kind), a.name, a.role, a.country, a.sector,
                joined(a.spellings), static_cast<std::uint32_t>(a.mentions.size()));
    evidence("actors", a.id, a.mentions);
  }
}

void CsvSet::events() {
  for (const DossierEvent& e : d_->events) {
    events_.row(d_->id, e.id, e.type, e.mode, actors_of(e.actors), actors_of(e.targets),
                actor(e.place), begin(e.when), end(e.when), e.negated, e.future, e.hypothetical,
                e.historical, e.origins);
    evidence("events", e.id, e.evidence);
  }
}

void CsvSet::quotes() {
  std::size_t number = 0;
  for (const DossierQuote& q : d_->quotes) {
    const std::string id = fmt::format("{}-q{}", d_->id, ++number);
    quotes_.row(d_->id, id, actor(q.speaker), actors_of(q.via), code(q.manner), q.origins);
    evidence("quotes", id, q.wordings);
  }
}

void CsvSet::findings() {
  for (const DossierFinding& f : d_->findings) {
    std::vector<std::string_view> flags;
    for (const Flag flag : f.flags) flags.push_back(code(flag));
    findings_.row(d_->id, f.id, code(f.aspect), f.what, f.of, f.about, f.text, code(f.verdict),
                  joined(flags), f.why);
    const bool counts = f.aspect == Aspect::kHowMany;
    std::size_t number = 0;
    for (const DossierAnswer& a : f.answers) {
      const std::string id = fmt::format("{}-a{}", f.id, ++number);
      figures_.row(d_->id, f.id, id, counts && a.has_low ? std::optional(a.low) : std::nullopt,
                   counts && a.has_high ? std::optional(a.high) : std::nullopt, code(a.hedge),
                   a.value, actor(a.speaker), begin(a.as_of), end(a.as_of), a.withdrawn, a.origins);
      evidence("figures", id, a.evidence);
    }
  }
}

void CsvSet::evidence(std::string_view of, std::string_view id, const std::vector<Citation>& all) {
  for (const Citation& c : all) {
    if (c.article >= d_->articles.size()) continue;
    const Source& s = d_->articles[c.article];
    const Span at = clamp(c.at, s.text);
    evidence_.row(d_->id, of, id, s.id, at_[c.article].at(at.begin), at_[c.article].at(at.end),
                  at.of(s.text), slice(s.text, c.sentence));
  }
}

std::vector<CsvFile> CsvSet::files() && {
  std::vector<CsvFile> files;
  for (CsvWriter* writer :
       {&stories_, &articles_, &actors_, &events_, &quotes_, &findings_, &figures_, &evidence_})
    files.push_back(std::move(*writer).file());
  return files;
}

CsvFile dictionary(const Table& columns) {
  CsvFile file{"dictionary.csv", fmt::format("file,column,type,note{}", kLineEnd)};
  for (std::size_t row = 0; row < columns.size(); ++row)
    file.bytes +=
        fmt::format("{}.csv,{},{},{}{}", columns.cell(row, "file"), columns.cell(row, "column"),
                    columns.cell(row, "type"), csv_cell(columns.cell(row, "note")), kLineEnd);
  return file;
}

}  // namespace

std::vector<CsvFile> account_csv(const Account& account, const Pack& pack) {
  const Table& columns = pack.world("csv_columns");
  CsvSet set(columns);
  for (const Dossier& story : account.stories) set.add(story);
  std::vector<CsvFile> files = std::move(set).files();
  files.push_back(dictionary(columns));
  return files;
}

}  // namespace recoupe
