// The account as Markdown: compact, for a note or a ticket. Article text is escaped, so that it
// stays text.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/codes.h"
#include "report/render/changes.h"
#include "report/render/html_text.h"
#include "report/render/labels.h"
#include "report/render/markdown_text.h"
#include "report/render/render.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostPassages = 4;  // sentences of one answer

class MarkdownStory {
 public:
  MarkdownStory(const Dossier& dossier, const Labels& words, std::string& out)
      : d_(dossier), words_(words), out_(out) {}

  void write() {
    const Headline h = headline(d_);
    out_ += fmt::format("# {}\n\n", markdown_text(d_.title));
    if (d_.when.known()) out_ += words_.when(d_.when) + " · ";
    out_ += fmt::format("{} · {} → {} → **{}**\n", languages_of(d_, words_),
                        words_.count("articles", h.articles), words_.count("texts", h.texts),
                        words_.count("origins", h.origins));
    disagreements();
    ledger();
    statements();
    timeline();
    people();
    sources();
  }

 private:
  void section(std::string_view key) { out_ += fmt::format("\n## {}\n\n", words_(key)); }
  std::string who(std::int64_t actor) const {
    const DossierActor* a = actor_at(d_, actor);
    return a ? markdown_text(a->name) : std::string();
  }
  std::string terms(const DossierAnswer& a) const;
  std::string passage(const Citation& c) const;
  void disagreements();
  void ledger();
  void statements();
  void timeline();
  void people();
  void sources();
  std::string source(std::uint32_t row) const;
  std::string outlets(const std::vector<Citation>& citations) const;

  const Dossier& d_;
  const Labels& words_;
  std::string& out_;
};

std::string MarkdownStory::terms(const DossierAnswer& a) const {
  const std::string speaker = who(a.speaker);
  std::string out = a.withdrawn ? std::string(words_("answer.withdrawn")) + " · " : std::string();
  out += speaker.empty() ? std::string(words_("answer.no_speaker"))
                         : words_.fill("answer.speaker", {{"speaker", speaker}});
  if (a.as_of.known()) out += " · " + words_.fill("answer.as_of", {{"date", words_.when(a.as_of)}});
  return out + " · " + words_.count("origins", a.origins);
}

std::string MarkdownStory::passage(const Citation& c) const {
  if (c.article >= d_.articles.size()) return {};
  const Snippet s = snippet(d_, c);
  const Source& from = d_.articles[c.article];
  std::string date = from.published.known() ? ", " + words_.when(from.published) : std::string();
  return fmt::format("{}{}**{}**{}{} — {}{}", s.cut_before ? "… " : "", markdown_text(s.before),
                     markdown_text(s.exact), markdown_text(s.after), s.cut_after ? " …" : "",
                     markdown_text(outlet_of(from)), date);
}

void MarkdownStory::disagreements() {
  section("section.disagreements");
  bool any = false;
  for (const Verdict v : {Verdict::kDisagree, Verdict::kRetracted})
    for (const std::size_t i : findings_with(d_, v)) {
      const DossierFinding& f = d_.findings[i];
      any = true;
      out_ += fmt::format("### {} {}: {}\n\n", shape(v), words_.of("verdict", code(v)),
                          markdown_text(f.text));
      for (const std::string& flag : flags_of(f, words_)) out_ += fmt::format("*{}*\n\n", flag);
      for (const DossierAnswer& a : f.answers) {
        out_ += fmt::format("- **{}** — {}\n", markdown_text(words_.value(a, f.aspect)), terms(a));
        std::size_t shown = 0;
        for (const OriginEvidence& o : by_origin(d_, a.evidence))
          if (++shown <= kMostPassages)
            out_ += fmt::format("  > {}\n\n", passage(o.citations.front()));
      }
    }
  if (!any) out_ += fmt::format("{}\n", words_("none.disagreements"));
}

std::string MarkdownStory::outlets(const std::vector<Citation>& citations) const {
  std::vector<std::string> names;
  for (const Citation& c : citations)
    if (c.article < d_.articles.size()) {
      const std::string name = markdown_text(outlet_of(d_.articles[c.article]));
      if (names.empty() || names.back() != name) names.push_back(name);
    }
  return fmt::format("{}", fmt::join(names, ", "));
}

void MarkdownStory::ledger() {
  section("section.ledger");
  out_ += fmt::format("| {} | | {} | {} | {} | {} | {} |\n|---|---|---|---|---|---|---|\n",
                      words_("ledger.question"), words_("ledger.value"), words_("ledger.speaker"),
                      words_("ledger.as_of"), words_("ledger.origins"), words_("ledger.evidence"));
  for (const DossierFinding& f : d_.findings) {
    bool first = true;
    for (const DossierAnswer& a : f.answers) {
      const std::string verdict =
          fmt::format("{} {}", shape(f.verdict), words_.of("verdict", code(f.verdict)));
      out_ += fmt::format("| {} | {} | {}{} | {} | {} | {} | {} |\n",
                          first ? markdown_text(f.text) : "", first ? verdict : "",
                          markdown_text(words_.value(a, f.aspect)),
                          a.withdrawn ? fmt::format(" ({})", words_("answer.withdrawn")) : "",
                          who(a.speaker), words_.when(a.as_of), a.origins, outlets(a.evidence));
      first = false;
    }
  }
}

void MarkdownStory::statements() {
  section("section.statements");
  for (const SpeakerQuotes& group : by_speaker(d_)) {
    const std::string speaker = who(group.speaker);
    out_ += fmt::format("- **{}**\n",
                        speaker.empty() ? std::string(words_("statement.no_speaker")) : speaker);
    for (const std::size_t row : group.quotes) {
      const DossierQuote& q = d_.quotes[row];
      std::vector<std::string> via;
      for (const std::uint32_t actor : q.via) via.push_back(who(actor));
      out_ += fmt::format(
          "  - {}{} · {}\n", words_.of("manner", code(q.manner)),
          via.empty() ? "" : " · " + words_.fill("statement.via", {{"via", words_.join(via)}}),
          words_.count("origins", q.origins));
      for (const OriginEvidence& o : by_origin(d_, q.wordings))
        out_ += fmt::format("    - {}\n", passage(o.citations.front()));
    }
  }
}

void MarkdownStory::timeline() {
  section("section.timeline");
  for (const DossierLine& line : d_.timeline)
    out_ += fmt::format(
        "- {}: {} — {}\n",
        line.when.known() ? words_.when(line.when) : std::string(words_("timeline.no_date")),
        markdown_text(line.text), outlets(line.evidence));
}

void MarkdownStory::people() {
  section("section.people");
  for (const DossierActor& a : d_.actors) {
    if (a.unnamed) continue;
    out_ += fmt::format("- **{}**{}{}", markdown_text(a.name), a.role.empty() ? "" : ", ",
                        markdown_text(a.role));
    std::string others;
    for (const std::string_view s : other_spellings(a))
      others += (others.empty() ? "" : ", ") + markdown_text(s);
    if (!others.empty()) out_ += fmt::format(" — {}: {}", words_("actor.spellings"), others);
    out_ += fmt::format(" · {}\n", words_.count("mentions", a.mentions.size()));
  }
}

std::string MarkdownStory::source(std::uint32_t row) const {
  const Source& s = d_.articles[row];
  const bool web = is_web_link(s.url) && s.url.find_first_of("()") == std::string::npos;
  std::string out = fmt::format("{}: ", markdown_text(outlet_of(s)));
  out += web ? fmt::format("[{}]({})", markdown_text(s.title), s.url) : markdown_text(s.title);
  if (s.published.known()) out += ", " + words_.when(s.published);
  if (!s.copy_of.empty()) out += fmt::format(" ({})", kinship_of(s, words_));
  return out;
}

void MarkdownStory::sources() {
  section("section.sources");
  for (std::size_t i = 0; i < d_.origins.size(); ++i)
    for (std::size_t k = 0; k < d_.origins[i].articles.size(); ++k) {
      const std::uint32_t row = d_.origins[i].articles[k];
      if (row < d_.articles.size())
        out_ += k == 0 ? fmt::format("{}. {}\n", i + 1, source(row))
                       : fmt::format("   - {}\n", source(row));
    }
}

}  // namespace

std::string story_markdown(const Dossier& story, const Language& language) {
  const Labels words(language);
  std::string out;
  MarkdownStory(story, words, out).write();
  return out;
}

std::string account_markdown(const Account& account, const Language& language) {
  const Labels words(language);
  std::string out = changes_markdown(account, words);
  for (const Dossier& dossier : account.stories) {
    if (&dossier != &account.stories.front()) out += "\n---\n\n";
    MarkdownStory(dossier, words, out).write();
  }
  if (account.stories.empty()) out += fmt::format("{}\n", words("none.stories"));
  if (!account.unread.empty()) out += fmt::format("\n## {}\n\n", words("section.unread"));
  for (const Unread& u : account.unread)
    out += fmt::format("- **{}** {}\n", markdown_text(u.place), markdown_text(u.error));
  return out;
}

}  // namespace recoupe
