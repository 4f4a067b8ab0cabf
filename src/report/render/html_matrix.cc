// Which independent origin says what: a row an origin, a column a question that several answer.
#include <fmt/format.h>

#include <algorithm>

#include "base/codes.h"
#include "base/sorted.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostColumns = 12;  // beyond it no screen shows them; the ledger has them all
constexpr std::size_t kMostRows = 60;

// For each answer the origins that give it, in order.
std::vector<std::vector<std::uint32_t>> tellers(const Dossier& d, const DossierFinding& f) {
  std::vector<std::vector<std::uint32_t>> all;
  for (const DossierAnswer& a : f.answers) {
    std::vector<std::uint32_t>& origins = all.emplace_back();
    for (const Citation& c : a.evidence)
      if (c.article < d.articles.size() && d.articles[c.article].origin < d.origins.size())
        origins.push_back(d.articles[c.article].origin);
    sort_unique(origins);
  }
  return all;
}

}  // namespace

std::string HtmlStory::matrix() {
  std::vector<Asked> asked;
  std::vector<bool> answers(d_.origins.size());
  for (std::size_t i = 0; i < d_.findings.size() && asked.size() < kMostColumns; ++i) {
    Asked column{i, tellers(d_, d_.findings[i])};
    std::vector<std::uint32_t> origins;
    for (const auto& own : column.tellers) origins.insert(origins.end(), own.begin(), own.end());
    sort_unique(origins);
    if (origins.size() < 2) continue;
    asked.push_back(std::move(column));
    for (const std::uint32_t o : origins) answers[o] = true;
  }
  if (asked.empty()) return {};
  std::string out = fmt::format(
      R"(<div class="wide" role="region" tabindex="0" aria-labelledby="{0}matrix-c"><table class="matrix-table"><caption id="{0}matrix-c">{1}</caption><thead><tr><th scope="col">{2}</th>)",
      prefix_, escaped(words_("matrix.caption")), escaped(words_("matrix.source")));
  for (const Asked& column : asked) {
    const DossierFinding& f = d_.findings[column.finding];
    out += fmt::format(R"(<th scope="col">{}<a href="#{}">{}</a></th>)", verdict(f.verdict),
                       id("f", column.finding), isolated(f.text));
  }
  out += "</tr></thead><tbody>";
  std::size_t rows = 0;
  for (std::uint32_t o = 0; o < d_.origins.size() && rows < kMostRows; ++o)
    if (answers[o]) {
      out += matrix_row(o, asked);
      ++rows;
    }
  return out + "</tbody></table></div>";
}

std::string HtmlStory::matrix_row(std::uint32_t origin, const std::vector<Asked>& asked) {
  const Origin& o = d_.origins[origin];
  std::string out = R"(<tr><th scope="row">)";
  if (!o.articles.empty()) out += article_link(o.articles.front());
  if (o.articles.size() > 1)
    out += fmt::format(R"( <span class="meta">{}</span>)",
                       escaped(words_.count("copies", o.articles.size() - 1)));
  out += "</th>";
  for (const Asked& column : asked) out += matrix_cell(origin, column);
  return out + "</tr>";
}

// What the origin says; in a disagreement also that another says otherwise.
std::string HtmlStory::matrix_cell(std::uint32_t origin, const Asked& column) {
  const DossierFinding& f = d_.findings[column.finding];
  std::string said;
  for (std::size_t i = 0; i < f.answers.size(); ++i) {
    const std::vector<std::uint32_t>& own = column.tellers[i];
    if (!std::binary_search(own.begin(), own.end(), origin)) continue;
    if (!said.empty()) said += "<br>";
    said += isolated(words_.value(f.answers[i], f.aspect));
  }
  if (said.empty())
    return fmt::format(
        R"(<td class="silent"><span aria-hidden="true">–</span><span class="unseen">{}</span></td>)",
        escaped(words_("matrix.silent")));
  if (f.verdict != Verdict::kDisagree) return "<td>" + said + "</td>";
  return fmt::format(
      R"(<td class="against"><span class="shape" aria-hidden="true">{}</span> {}<span class="unseen"> {}</span></td>)",
      shape(f.verdict), said, escaped(words_("matrix.against")));
}

}  // namespace recoupe
