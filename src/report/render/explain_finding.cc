// `recoupe explain --finding`: one finding with the whole chain below it: the rule of its verdict,
// each answer, who is meant by its speaker and why, each text it rests on and why others count as
// copies of it, down to the words.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/codes.h"
#include "report/render/render.h"
#include "report/render/slice.h"
#include "report/render/terminal.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

class FindingExplainer {
 public:
  FindingExplainer(const Dossier& dossier, const Language& language, TerminalStyle style)
      : d_(dossier), words_(language), style_(style) {}

  std::string explain(const DossierFinding& f) {
    Paragraph()
        .add(fmt::format("{} {}", shape(f.verdict), words_.of("verdict", code(f.verdict))))
        .add(" · ")
        .add(f.text, Ink::kBold)
        .print(out_, style_, "  ", "");
    line("  ", fmt::format("{} {}", words_("finding.rule"), f.why));
    for (const std::string& flag : flags_of(f, words_)) line("  ", flag);
    for (const DossierAnswer& a : f.answers) answer(f, a);
    return std::move(out_);
  }

 private:
  void line(const std::string& indent, std::string_view text, Ink ink = Ink::kPlain) {
    Paragraph().add(text, ink).print(out_, style_, indent + "  ", indent);
  }

  void answer(const DossierFinding& f, const DossierAnswer& a) {
    out_ += '\n';
    line("  ", words_.value(a, f.aspect), Ink::kBold);
    if (a.withdrawn) line("    ", words_("answer.withdrawn"));
    if (const DossierActor* who = actor_at(d_, a.speaker))
      speaker(*who);
    else
      line("    ", words_("answer.no_speaker"));
    if (a.as_of.known())
      line("    ", words_.fill("answer.as_of", {{"date", words_.when(a.as_of)}}));
    line("    ", words_.count("origins", a.origins));
    for (const OriginEvidence& origin : by_origin(d_, a.evidence))
      for (const Citation& c : origin.citations) text(c);
  }

  void speaker(const DossierActor& who) {
    line("    ", words_.fill("answer.speaker", {{"speaker", who.name}}));
    for (const DossierJoining& j : who.joined)
      line("      ",
           fmt::format("{} · {}{}", slice(d_.articles[j.at.article].text, j.at.at),
                       words_.of("bond", code(j.bond)),
                       j.likeness ? fmt::format(" ({}%)", j.likeness / 10) : ""),
           Ink::kSoft);
  }

  void text(const Citation& c) {
    const Source& source = d_.articles[c.article];
    const Snippet s = snippet(d_, c);
    Paragraph p;
    p.add(s.cut_before ? "… " : "").add(s.before).add(s.exact, Ink::kMark).add(s.after);
    p.add(s.cut_after ? " …" : "").print(out_, style_, "      ");
    const std::string day = source.published.known() ? ", " + words_.when(source.published) : "";
    line("      ",
         fmt::format("— {}{} · {} · {}", outlet_of(source), day,
                     words_.fill("article.origin", {{"n", std::to_string(source.origin + 1)}}),
                     kinship_of(source, words_)),
         Ink::kSoft);
  }

  const Dossier& d_;
  Labels words_;
  TerminalStyle style_;
  std::string out_;
};

}  // namespace

std::string finding_text(const Account& account, std::string_view id, const Language& language,
                         TerminalStyle style) {
  std::string out;
  for (const Dossier& d : account.stories)
    for (const DossierFinding& f : d.findings)
      if (f.id == id) out += FindingExplainer(d, language, style).explain(f);
  return out;
}

}  // namespace recoupe
