#include "report/render/first_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "report/render/slice.h"
#include "report/render/terminal.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostReported = 3;
constexpr std::size_t kMostValues = 4;
constexpr std::size_t kMostDisputed = 4;

using Place = std::pair<std::uint32_t, Span>;  // an article's row, and a sentence of it

// The sentences that hold a value which does not stand.
std::set<Place> doubted(const Dossier& d) {
  std::set<Place> all;
  for (const DossierFinding& f : d.findings) {
    const bool disputed = f.verdict == Verdict::kDisagree || f.verdict == Verdict::kRetracted;
    if (!disputed && f.verdict != Verdict::kSuperseded) continue;
    std::int32_t latest = 0;
    for (const DossierAnswer& a : f.answers) latest = std::max(latest, a.as_of.begin);
    for (const DossierAnswer& a : f.answers)
      if (disputed || a.as_of.begin < latest)
        for (const Citation& c : a.evidence) all.insert({c.article, c.sentence});
  }
  return all;
}

}  // namespace

std::vector<std::size_t> reported(const Dossier& dossier) {
  const std::set<Place> out = doubted(dossier);
  std::vector<std::pair<std::uint32_t, std::size_t>> lines;  // origins, row
  for (std::size_t i = 0; i < dossier.timeline.size(); ++i) {
    const DossierLine& line = dossier.timeline[i];
    const bool stands =
        std::none_of(line.evidence.begin(), line.evidence.end(), [&](const Citation& c) {
          return out.contains({c.article, c.sentence});
        });
    if (stands && line.when.known()) lines.emplace_back(line.origins, i);
  }
  // Of those that as many origins tell the latest.
  std::sort(lines.rbegin(), lines.rend());
  lines.resize(std::min(lines.size(), kMostReported));
  std::vector<std::size_t> rows;
  for (const auto& [origins, row] : lines) rows.push_back(row);
  std::sort(rows.begin(), rows.end());
  return rows;
}

ToldLine told_in(const Dossier& dossier, const DossierLine& line, std::string_view language) {
  ToldLine told{line.text, {}};
  for (const Citation& c : line.evidence) {
    if (c.article >= dossier.articles.size()) continue;
    const Source& s = dossier.articles[c.article];
    if (told.language.empty()) told.language = s.language;
    if (told.language == language) return told;
    if (s.language == language) return {slice(s.text, c.sentence), s.language};
  }
  return told;
}

std::vector<std::size_t> disputed(const Dossier& dossier) {
  std::vector<std::size_t> rows = findings_with(dossier, Verdict::kDisagree);
  for (const std::size_t row : findings_with(dossier, Verdict::kRetracted)) rows.push_back(row);
  return rows;
}

std::string values_of(const DossierFinding& finding, const Labels& words) {
  std::vector<std::string> values;
  std::set<std::string> withdrawn;
  for (const DossierAnswer& a : finding.answers)
    if (a.withdrawn) withdrawn.insert(words.value(a, finding.aspect));
  for (const DossierAnswer& a : finding.answers) {
    std::string value = words.value(a, finding.aspect);
    if (withdrawn.contains(value)) value += fmt::format(" ({})", words("answer.withdrawn"));
    if (std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(std::move(value));
  }
  if (values.size() > kMostValues) {
    values.erase(values.begin() + kMostValues - 1, values.end() - 1);
    values.back().insert(0, "… ");
  }
  return fmt::format("{}", fmt::join(values, " / "));
}

std::string first_look_text(const Dossier& dossier, const Labels& words, TerminalStyle style) {
  std::string out;
  const auto heading = [&](std::string_view key) {
    out += '\n';
    Paragraph().add(words(key), Ink::kBold).print(out, style, "");
  };
  std::vector<std::size_t> rows = disputed(dossier);
  if (!rows.empty()) heading("first.disputed");
  rows.resize(std::min(rows.size(), kMostDisputed));
  for (const std::size_t row : rows) {
    const DossierFinding& f = dossier.findings[row];
    Paragraph()
        .add(shape(f.verdict), f.verdict == Verdict::kDisagree ? Ink::kRed : Ink::kMagenta)
        .add(fmt::format(" {} ", f.text))
        .add(values_of(f, words), Ink::kBold)
        .print(out, style, "    ", "  ");
  }
  rows = reported(dossier);
  if (!rows.empty()) heading("first.reported");
  for (const std::size_t row : rows) {
    const DossierLine& line = dossier.timeline[row];
    Paragraph()
        .add(words.when(line.when), Ink::kSoft)
        .add(fmt::format(" {} ", told_in(dossier, line, words.language()).text))
        .add(words.count("origins", line.origins), Ink::kSoft)
        .print(out, style, "    ", "  ");
  }
  return out;
}

}  // namespace recoupe
