// Disagreements as cards, every question as rows of the ledger.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/first_look.h"
#include "report/render/html_chart.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostAnswers = 12;  // of one card in full; the ledger has them all
constexpr std::size_t kMostCharted = 30;  // beyond it the marks hide one another

// The rows to show in full: those of most origins, and the lowest and highest value.
std::vector<bool> in_full(const DossierFinding& f) {
  std::vector<bool> shown(f.answers.size(), f.answers.size() <= kMostAnswers);
  if (f.answers.size() <= kMostAnswers) return shown;
  std::vector<std::size_t> rows(f.answers.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  const auto by = [&](const auto& key) {
    return [&](std::size_t a, std::size_t b) { return key(f.answers[a]) < key(f.answers[b]); };
  };
  const auto low = by([](const DossierAnswer& a) { return a.has_low ? a.low : a.high; });
  shown[*std::min_element(rows.begin(), rows.end(), low)] = true;
  shown[*std::max_element(rows.begin(), rows.end(), low)] = true;
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return f.answers[a].origins > f.answers[b].origins;
  });
  for (std::size_t i = 0; i + 2 < kMostAnswers; ++i) shown[rows[i]] = true;
  return shown;
}

}  // namespace

std::string HtmlStory::disagreements() {
  std::string out;
  for (const std::size_t i : disputed(d_)) out += card(i);
  return out.empty() ? out : R"(<div class="cards">)" + out + "</div>";
}

std::string HtmlStory::card(std::size_t row) {
  const DossierFinding& f = d_.findings[row];
  const std::string line = id("f", row);
  std::string out = fmt::format(
      R"(<article class="card {}" id="{}" aria-labelledby="{}-q"><header><p class="kicker">{}</p><h4 id="{}-q">{}</h4>)",
      code(f.verdict), line, line, verdict(f.verdict), line, isolated(f.text));
  for (const std::string& flag : flags_of(f, words_))
    out += fmt::format(R"(<p class="flag">{}</p>)", escaped(flag));
  out += R"(</header><ol class="answers">)";
  const std::vector<bool> shown = in_full(f);
  for (std::size_t i = 0; i < f.answers.size(); ++i)
    if (shown[i]) out += answer(f, f.answers[i], line);
  out += "</ol>";
  const auto hidden = static_cast<std::uint64_t>(std::count(shown.begin(), shown.end(), false));
  if (hidden > 0)
    out += fmt::format(R"(<p class="also"><a href="#{}l">{}</a></p>)", line,
                       escaped(words_.count("finding.further", hidden)));
  if (!f.why.empty())
    out += fmt::format(R"(<footer class="why">{} {}</footer>)", escaped(words_("finding.rule")),
                       isolated(f.why));
  return out + "</article>";
}

std::string HtmlStory::answer(const DossierFinding& finding, const DossierAnswer& a,
                              std::string_view line) {
  std::string out =
      fmt::format(R"(<li class="answer{}"><p class="value">{}</p><p class="terms">)",
                  a.withdrawn ? " withdrawn" : "", isolated(words_.value(a, finding.aspect)));
  if (a.withdrawn)
    out += fmt::format(R"(<span class="term">{}</span>)", escaped(words_("answer.withdrawn")));
  const std::string speaker = actor_link(a.speaker);
  out += fmt::format(R"(<span class="term who">{}</span>)",
                     speaker.empty() ? escaped(words_("answer.no_speaker"))
                                     : words_.fill("answer.speaker", {{"speaker", speaker}}));
  if (a.as_of.known())
    out += fmt::format(R"(<span class="term">{}</span>)",
                       escaped(words_.fill("answer.as_of", {{"date", words_.when(a.as_of)}})));
  out += fmt::format(R"(<span class="term">{}</span></p>)", origins(a.origins));
  return out + passages(a.evidence, line, Repeats::kFolded) + "</li>";
}

std::string HtmlStory::ledger() {
  std::string charts;
  for (const DossierFinding& f : d_.findings)
    if (f.aspect == Aspect::kHowMany) charts += chart(f);
  if (!charts.empty()) charts = R"(<div class="charts">)" + charts + "</div>";
  return charts + ledger_table(true) + ledger_table(false);
}

// The figures of one question as a picture; below it which sign is whose.
std::string HtmlStory::chart(const DossierFinding& finding) {
  std::vector<ChartAnswer> answers;
  std::string signs;
  for (const DossierAnswer& a : finding.answers) {
    if (!a.has_low && !a.has_high) continue;
    const std::string value = words_.value(a, finding.aspect);
    const std::string speaker = actor_link(a.speaker);
    signs +=
        fmt::format(R"(<li><span class="sign answer{}" aria-hidden="true">{}</span> {}{}{}</li>)",
                    answers.size() % kChartSigns + 1, chart_sign(answers.size()), isolated(value),
                    speaker.empty() ? "" : " · ", speaker);
    answers.push_back(
        {a.low, a.high, a.has_low, a.has_high, a.withdrawn, a.as_of, a.origins, value});
  }
  if (answers.size() > kMostCharted) return {};
  const std::string svg =
      chart_svg(answers, words_.fill("chart.label", {{"question", finding.text}}), words_);
  if (svg.empty()) return {};
  return fmt::format(R"(<figure><figcaption>{}</figcaption>{}<ul class="signs">{}</ul></figure>)",
                     isolated(finding.text), svg, signs);
}

std::string HtmlStory::ledger_table(bool counts) {
  std::string rows;
  for (std::size_t i = 0; i < d_.findings.size(); ++i)
    if ((d_.findings[i].aspect == Aspect::kHowMany) == counts) rows += ledger_rows(i);
  if (rows.empty()) return {};
  std::string out = fmt::format(R"(<table class="ledger-table"><caption>{}</caption><thead><tr>)",
                                escaped(words_(counts ? "ledger.counts" : "ledger.others")));
  for (const std::string_view column :
       {"question", "value", "speaker", "as_of", "origins", "evidence"})
    out += fmt::format(R"(<th scope="col"{}>{}</th>)", column == "evidence" ? "" : " data-sortable",
                       escaped(words_(fmt::format("ledger.{}", column))));
  return out + "</tr></thead>" + rows + "</table>";
}

std::string HtmlStory::ledger_rows(std::size_t row) {
  const DossierFinding& f = d_.findings[row];
  const bool has_card = f.verdict == Verdict::kDisagree || f.verdict == Verdict::kRetracted;
  const std::string line =
      id("f", row);  // of the card, where there is one: the way back leads there
  std::string question = isolated(f.text);
  if (has_card) question = fmt::format(R"(<a href="#{}">{}</a>)", id("f", row), question);
  std::string flags;
  if (!has_card)
    for (const std::string& flag : flags_of(f, words_))
      flags += fmt::format(R"(<span class="flag">{}</span>)", escaped(flag));
  std::string out = fmt::format(R"(<tbody id="{}{}">)", line, has_card ? "l" : "");
  for (std::size_t i = 0; i < f.answers.size(); ++i) {
    const DossierAnswer& a = f.answers[i];
    out += fmt::format("<tr{}>", a.withdrawn ? R"( class="withdrawn")" : "");
    if (i == 0)
      out += fmt::format(R"(<th scope="rowgroup" rowspan="{}">{}{}{}</th>)", f.answers.size(),
                         verdict(f.verdict), question, flags);
    const auto cell = [&](std::string_view label, std::string_view kind, const std::string& html,
                          const std::string& key = {}) {
      out +=
          fmt::format(R"(<td class="{}" data-label="{}"{}>{}</td>)", kind, escaped(words_(label)),
                      key.empty() ? "" : fmt::format(R"( data-sort="{}")", escaped(key)), html);
    };
    const std::string speaker = actor_link(a.speaker);
    cell("ledger.value", "value", isolated(words_.value(a, f.aspect)),
         i > 0                          ? std::string()
         : f.aspect == Aspect::kHowMany ? fmt::format("{}", a.has_low ? a.low : a.high)
                                        : a.value);
    cell("ledger.speaker", speaker.empty() ? "blank" : "who", speaker.empty() ? "–" : speaker);
    cell("ledger.as_of", a.as_of.known() ? "when" : "blank",
         a.as_of.known() ? escaped(words_.when(a.as_of)) : "–",
         i == 0 && a.as_of.known() ? iso_begin(a.as_of) : std::string());
    cell("ledger.origins", "n", words_.number(a.origins));
    cell("ledger.evidence", "evidence", references(a.evidence, line, true));
    out += "</tr>";
  }
  return out + "</tbody>";
}

}  // namespace recoupe
