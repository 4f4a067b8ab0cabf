// Which independent origin says what: a row an origin, a column a question that several answer.
#include <fmt/format.h>

#include <algorithm>

#include "base/codes.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostColumns = 12;  // beyond it no screen shows them; the ledger has them all
constexpr std::size_t kMostRows = 60;

bool tells(const Dossier& d, const DossierAnswer& a, std::uint32_t origin) {
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const Citation& c) {
    return c.article < d.articles.size() && d.articles[c.article].origin == origin;
  });
}

bool tells(const Dossier& d, const DossierFinding& f, std::uint32_t origin) {
  return std::any_of(f.answers.begin(), f.answers.end(),
                     [&](const DossierAnswer& a) { return tells(d, a, origin); });
}

}  // namespace

std::string HtmlStory::matrix() {
  std::vector<std::size_t> asked;
  std::vector<bool> answers(d_.origins.size());
  for (std::size_t i = 0; i < d_.findings.size() && asked.size() < kMostColumns; ++i) {
    std::vector<std::uint32_t> origins;
    for (std::uint32_t o = 0; o < d_.origins.size(); ++o)
      if (tells(d_, d_.findings[i], o)) origins.push_back(o);
    if (origins.size() < 2) continue;
    asked.push_back(i);
    for (const std::uint32_t o : origins) answers[o] = true;
  }
  if (asked.empty()) return {};
  std::string out = fmt::format(
      R"(<div class="wide" role="region" tabindex="0" aria-labelledby="{0}matrix-c"><table class="matrix-table"><caption id="{0}matrix-c">{1}</caption><thead><tr><th scope="col">{2}</th>)",
      prefix_, escaped(words_("matrix.caption")), escaped(words_("matrix.source")));
  for (const std::size_t i : asked)
    out += fmt::format(R"(<th scope="col">{}<a href="#{}">{}</a></th>)",
                       verdict(d_.findings[i].verdict), id("f", i), isolated(d_.findings[i].text));
  out += "</tr></thead><tbody>";
  std::size_t rows = 0;
  for (std::uint32_t o = 0; o < d_.origins.size() && rows < kMostRows; ++o)
    if (answers[o]) {
      out += matrix_row(o, asked);
      ++rows;
    }
  return out + "</tbody></table></div>";
}

std::string HtmlStory::matrix_row(std::uint32_t origin, const std::vector<std::size_t>& asked) {
  const Origin& o = d_.origins[origin];
  std::string out = R"(<tr><th scope="row">)";
  if (!o.articles.empty()) out += article_link(o.articles.front());
  if (o.articles.size() > 1)
    out += fmt::format(R"( <span class="meta">{}</span>)",
                       escaped(words_.count("copies", o.articles.size() - 1)));
  out += "</th>";
  for (const std::size_t i : asked) out += matrix_cell(origin, i);
  return out + "</tr>";
}

// What the origin says; in a disagreement also that another says otherwise.
std::string HtmlStory::matrix_cell(std::uint32_t origin, std::size_t finding) {
  const DossierFinding& f = d_.findings[finding];
  std::string said;
  for (const DossierAnswer& a : f.answers) {
    if (!tells(d_, a, origin)) continue;
    if (!said.empty()) said += "<br>";
    said += isolated(words_.value(a, f.aspect));
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
