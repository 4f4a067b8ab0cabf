#include "report/render/changes.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "base/codes.h"
#include "report/render/html_text.h"
#include "report/render/markdown_text.h"
#include "report/render/terminal.h"

namespace recoupe {
namespace {

// "disagree: 12; 17"
std::string values_of(const DossierFinding& f, const Labels& words) {
  std::string text = words.of("verdict", code(f.verdict));
  std::string_view between = ": ";
  for (const DossierAnswer& a : f.answers) {
    text += fmt::format("{}{}", between, words.value(a, f.aspect));
    between = "; ";
  }
  return text;
}

struct Line {
  ChangeKind kind{};
  std::string label, question, values, title, link;
};

std::vector<Line> lines_of(const Account& account, const Labels& words) {
  std::vector<Line> lines;
  for (const Change& c : account.since->findings) {
    const bool gone = c.kind == ChangeKind::kGone;
    const DossierFinding& now = gone ? c.was : account.stories[c.story].findings[c.finding];
    Line line{c.kind,   words.of("change", code(c.kind)),
              now.text, values_of(now, words),
              c.title,  gone ? std::string() : fmt::format("s{}-f{}", c.story + 1, c.finding + 1)};
    if (c.kind == ChangeKind::kUpdated)
      line.values = fmt::format("{} → {}", values_of(c.was, words), line.values);
    lines.push_back(std::move(line));
  }
  return lines;
}

// What there is to say before the lines: how many articles are new, or that nothing has changed.
std::string first_line(const Account& account, const Labels& words) {
  const Changes& changes = *account.since;
  if (changes.findings.empty() && changes.articles == 0) return std::string(words("none.since"));
  return words.count("since", changes.articles);
}

}  // namespace

std::string changes_text(const Account& account, const Labels& words, TerminalStyle style) {
  std::string out;
  if (!account.since) return out;
  Paragraph().add(words("section.since"), Ink::kBold).print(out, style, "");
  Paragraph().add(first_line(account, words)).print(out, style, "  ");
  for (const Line& l : lines_of(account, words))
    Paragraph()
        .add(l.label, Ink::kBold)
        .add(fmt::format(" · {} · {}", l.question, l.values))
        .add(fmt::format(" · {}", l.title), Ink::kSoft)
        .print(out, style, "    ", "  ");
  return out + "\n\n";
}

std::string changes_markdown(const Account& account, const Labels& words) {
  if (!account.since) return {};
  std::string out =
      fmt::format("## {}\n\n{}\n\n", words("section.since"), first_line(account, words));
  for (const Line& l : lines_of(account, words))
    out += fmt::format("- **{}** {} · {} · *{}*\n", l.label, markdown_text(l.question),
                       markdown_text(l.values), markdown_text(l.title));
  return out + "\n---\n\n";
}

std::string changes_html(const Account& account, const Labels& words) {
  if (!account.since) return {};
  std::string out = fmt::format(
      R"(<section class="since" aria-labelledby="since-h"><h2 id="since-h">{}</h2><p>{}</p>)",
      escaped(words("section.since")), escaped(first_line(account, words)));
  std::string lines;
  for (const Line& l : lines_of(account, words)) {
    const std::string question =
        l.link.empty() ? isolated(l.question)
                       : fmt::format(R"(<a href="#{}">{}</a>)", l.link, isolated(l.question));
    lines += fmt::format(
        R"(<li class="{}"><span class="label">{}</span> {} <span class="values">{}</span> <span class="meta">{}</span></li>)",
        code(l.kind), escaped(l.label), question, isolated(l.values), isolated(l.title));
  }
  if (!lines.empty()) out += "<ul>" + lines + "</ul>";
  return out + "</section>\n";
}

void write_changes(const Account& account, JsonWriter& writer) {
  if (!account.since) return;
  writer.key("changes").begin_object().field("articles", account.since->articles);
  writer.key("findings").begin_array();
  for (const Change& c : account.since->findings) {
    const bool gone = c.kind == ChangeKind::kGone;
    const DossierFinding& now = gone ? c.was : account.stories[c.story].findings[c.finding];
    writer.begin_object().field("change", code(c.kind)).field("id", now.id);
    writer.text_or_null("text", now.text);
    writer.text_or_null("was", c.kind == ChangeKind::kNew ? "" : code(c.was.verdict));
    writer.text_or_null("is", gone ? "" : code(now.verdict)).end_object();
  }
  writer.end_array().end_object();
}

}  // namespace recoupe
