// Disagreements as cards, every question as rows of the ledger.
#include <fmt/format.h>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/html_chart.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"

namespace recoupe {

std::string HtmlStory::disagreements() {
  std::string out;
  for (const Verdict v : {Verdict::kDisagree, Verdict::kRetracted})
    for (const std::size_t i : findings_with(d_, v)) out += card(i);
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
  for (const DossierAnswer& a : f.answers) out += answer(f, a, line);
  out += "</ol>";
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
  std::string out = has_card ? std::string("<tbody>") : fmt::format(R"(<tbody id="{}">)", line);
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
         f.aspect == Aspect::kHowMany ? fmt::format("{}", a.has_low ? a.low : a.high) : a.value);
    cell("ledger.speaker", speaker.empty() ? "blank" : "who", speaker.empty() ? "–" : speaker);
    cell("ledger.as_of", a.as_of.known() ? "when" : "blank",
         a.as_of.known() ? escaped(words_.when(a.as_of)) : "–",
         a.as_of.known() ? iso_begin(a.as_of) : std::string());
    cell("ledger.origins", "n", words_.number(a.origins));
    cell("ledger.evidence", "evidence", references(a.evidence, line, true));
    out += "</tr>";
  }
  return out + "</tbody>";
}

}  // namespace recoupe
