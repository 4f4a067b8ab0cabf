// The account for a terminal: what disagrees comes on the first screen.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/codes.h"
#include "report/render/changes.h"
#include "report/render/first_look.h"
#include "report/render/labels.h"
#include "report/render/render.h"
#include "report/render/slice.h"
#include "report/render/terminal.h"
#include "report/render/view.h"
#include "report/render/wordings.h"

namespace recoupe {
namespace {

constexpr std::size_t kAnswerColumns = 35;  // an answer beside another needs so many
constexpr std::size_t kMostPassages = 3;    // sentences of one answer; the rest by outlet
constexpr std::size_t kDayColumns = 18;
constexpr std::string_view kDot = " · ";

Ink ink_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kDisagree:
      return Ink::kRed;
    case Verdict::kRetracted:
      return Ink::kMagenta;
    case Verdict::kSuperseded:
      return Ink::kBlue;
    case Verdict::kCompatible:
      return Ink::kYellow;
    case Verdict::kAgree:
      return Ink::kGreen;
    case Verdict::kOneSource:
      return Ink::kSoft;
  }
  return Ink::kPlain;
}

class TextStory {
 public:
  TextStory(const Dossier& dossier, const Labels& words, TerminalStyle style, std::string& out)
      : d_(dossier), words_(words), style_(style), out_(out) {}

  void write() {
    head();
    disagreements();
    ledger();
    statements();
    timeline();
    people();
    sources();
  }

 private:
  void head();
  void section(std::string_view key);
  void disagreements();
  void card(const DossierFinding& finding);
  std::vector<ScreenLine> answer(const DossierFinding& finding, const DossierAnswer& answer,
                                 std::size_t width) const;
  void ledger();
  void statements();
  void statement(const DossierQuote& quote);
  void timeline();
  void people();
  void sources();
  void source(std::uint32_t row, std::string_view indent, std::string_view first);

  std::string name(std::int64_t actor) const {
    const DossierActor* a = actor_at(d_, actor);
    return a ? a->name : std::string();
  }
  std::string names(const std::vector<std::uint32_t>& actors) const {
    std::vector<std::string> all;
    all.reserve(actors.size());
    for (const std::uint32_t actor : actors) all.push_back(name(actor));
    return words_.join(all);
  }
  std::string where(const Citation& c) const;
  std::string outlets(const std::vector<Citation>& citations) const;
  void terms(Paragraph& p, const DossierAnswer& answer) const;
  void passage(Paragraph& p, const Citation& c) const;
  void rewording(Paragraph& p, const Citation& c, const Citation& first) const;
  void none(std::string_view key) {
    Paragraph().add(words_(key), Ink::kSoft).print(out_, style_, "  ");
  }

  const Dossier& d_;
  const Labels& words_;
  TerminalStyle style_;
  std::string& out_;
};

void TextStory::head() {
  const Headline h = headline(d_);
  Paragraph().add(d_.title, Ink::kBold).print(out_, style_, "");
  const std::string when = words_.when(d_.when);
  Paragraph()
      .add(when)
      .add(when.empty() ? "" : kDot)
      .add(languages_of(d_, words_))
      .print(out_, style_, "");
  Paragraph()
      .add(fmt::format("{} → {} → {}", words_.count("articles", h.articles),
                       words_.count("texts", h.texts), words_.count("origins", h.origins)))
      .print(out_, style_, "");
  Paragraph tally;
  for (const Verdict v : {Verdict::kDisagree, Verdict::kRetracted, Verdict::kSuperseded,
                          Verdict::kCompatible, Verdict::kAgree, Verdict::kOneSource}) {
    const std::size_t n = findings_with(d_, v).size();
    if (n == 0) continue;
    if (!tally.empty()) tally.add(kDot);
    tally.add(fmt::format("{} {} {}", shape(v), words_.of("verdict", code(v)), n), ink_of(v));
  }
  tally.print(out_, style_, "");
  out_ += first_look_text(d_, words_, style_);
}

void TextStory::section(std::string_view key) {
  std::string rule;
  for (int i = 0; i < style_.width; ++i) rule += "─";
  out_ += '\n';
  Paragraph().add(words_(key), Ink::kBold).print(out_, style_, "");
  Paragraph().add(rule, Ink::kSoft).print(out_, style_, "");
}

std::string TextStory::where(const Citation& c) const {
  if (c.article >= d_.articles.size()) return {};
  const Source& s = d_.articles[c.article];
  return s.published.known() ? outlet_of(s) + ", " + words_.when(s.published) : outlet_of(s);
}

// Every outlet once, in order.
std::string TextStory::outlets(const std::vector<Citation>& citations) const {
  std::vector<std::string> names;
  for (const Citation& c : citations) {
    if (c.article >= d_.articles.size()) continue;
    std::string outlet = outlet_of(d_.articles[c.article]);
    if (std::find(names.begin(), names.end(), outlet) == names.end())
      names.push_back(std::move(outlet));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

void TextStory::passage(Paragraph& p, const Citation& c) const {
  const Snippet s = snippet(d_, c);
  p.add(s.cut_before ? "… " : "")
      .add(s.before)
      .add(s.exact, Ink::kMark)
      .add(s.after)
      .add(s.cut_after ? " …" : "");
}

// Of a further wording only the words that differ from the first are marked.
void TextStory::rewording(Paragraph& p, const Citation& c, const Citation& first) const {
  const std::string_view text = d_.articles[c.article].text;
  const Snippet s = snippet(d_, c);
  p.add(s.cut_before ? "… " : "").add(s.before);
  const Span words = clamp(c.at, text);
  std::uint32_t at = words.begin;
  for (const Span other : differing_words(d_, c, first)) {
    p.add(slice(text, {at, other.begin})).add(slice(text, other), Ink::kMark);
    at = other.end;
  }
  p.add(slice(text, {at, words.end})).add(s.after).add(s.cut_after ? " …" : "");
}

void TextStory::terms(Paragraph& p, const DossierAnswer& a) const {
  const std::string speaker = name(a.speaker);
  if (a.withdrawn) p.add(words_("answer.withdrawn"), Ink::kMagenta).add(kDot);
  p.add(speaker.empty() ? std::string(words_("answer.no_speaker"))
                        : words_.fill("answer.speaker", {{"speaker", speaker}}));
  if (a.as_of.known())
    p.add(kDot).add(words_.fill("answer.as_of", {{"date", words_.when(a.as_of)}}));
  p.add(kDot).add(words_.count("origins", a.origins));
}

std::vector<ScreenLine> TextStory::answer(const DossierFinding& f, const DossierAnswer& a,
                                          std::size_t width) const {
  std::vector<ScreenLine> lines;
  const auto append = [&](const Paragraph& p) {
    for (ScreenLine& line : p.lines(style_, width)) lines.push_back(std::move(line));
  };
  append(Paragraph().add(words_.value(a, f.aspect), Ink::kBold));
  Paragraph facts;
  terms(facts, a);
  append(facts);
  std::vector<Citation> rest;
  std::size_t shown = 0;
  for (const OriginEvidence& group : by_origin(d_, a.evidence)) {
    const std::vector<Citation>& all = group.citations;
    if (++shown > kMostPassages) {
      rest.insert(rest.end(), all.begin(), all.end());
      continue;
    }
    lines.emplace_back();
    Paragraph words;
    passage(words, all.front());
    append(words);
    append(Paragraph().add("— " + where(all.front()), Ink::kSoft));
    std::vector<Citation> copies;
    for (const Citation& c : all)
      if (c.article != all.front().article) copies.push_back(c);
    const std::string others = outlets(copies);
    if (!others.empty())
      append(Paragraph().add(fmt::format("{} {}", words_("evidence.same_origin"), others),
                             Ink::kSoft));
  }
  if (!rest.empty())
    append(
        Paragraph().add(fmt::format("{} {}", words_("evidence.more"), outlets(rest)), Ink::kSoft));
  return lines;
}

// The answers beside one another, as many as the width has room for.
void TextStory::card(const DossierFinding& f) {
  Paragraph title;
  title
      .add(fmt::format("{} {}", shape(f.verdict), words_.of("verdict", code(f.verdict))),
           ink_of(f.verdict))
      .add(kDot)
      .add(f.text, Ink::kBold);
  title.print(out_, style_, "  ", "");
  for (const std::string& flag : flags_of(f, words_))
    Paragraph().add(flag).print(out_, style_, "  ");
  out_ += '\n';
  const std::size_t room = static_cast<std::size_t>(std::max(style_.width, 40)) - 2;
  const std::size_t fit =
      std::max<std::size_t>(1, std::min((room + 3) / (kAnswerColumns + 3), f.answers.size()));
  const std::size_t width = (room + 3) / fit - 3;
  for (std::size_t i = 0; i < f.answers.size(); i += fit) {
    std::vector<std::vector<ScreenLine>> blocks;
    for (std::size_t k = i; k < std::min(i + fit, f.answers.size()); ++k)
      blocks.push_back(answer(f, f.answers[k], width));
    print_side_by_side(out_, blocks, width, "  ");
    out_ += '\n';
  }
}

void TextStory::disagreements() {
  section("section.disagreements");
  const std::size_t before = out_.size();
  for (const std::size_t i : disputed(d_)) card(d_.findings[i]);
  if (out_.size() == before)
    none("none.disagreements");
  else
    out_.pop_back();
}

void TextStory::ledger() {
  if (d_.findings.empty()) return;
  section("section.ledger");
  for (const DossierFinding& f : d_.findings) {
    Paragraph()
        .add(shape(f.verdict), ink_of(f.verdict))
        .add(" ")
        .add(f.text, Ink::kBold)
        .add(kDot)
        .add(words_.of("verdict", code(f.verdict)), ink_of(f.verdict))
        .print(out_, style_, "  ", "");
    std::size_t widest = 0;
    for (const DossierAnswer& a : f.answers)
      widest = std::max(widest, columns(clean(words_.value(a, f.aspect))));
    widest = std::min(widest, kDayColumns);
    for (const DossierAnswer& a : f.answers) {
      const std::string value = clean(words_.value(a, f.aspect));
      Paragraph line;
      if (columns(value) > widest) line.add(value).add(kDot);
      terms(line, a);
      line.add(kDot).add(outlets(a.evidence), Ink::kSoft);
      const std::string indent(widest + 4, ' ');
      line.print(out_, style_, indent,
                 columns(value) > widest ? indent : "  " + padded(value, widest) + "  ");
    }
  }
}

void TextStory::statements() {
  if (d_.quotes.empty()) return;
  section("section.statements");
  for (const SpeakerQuotes& group : by_speaker(d_)) {
    const DossierActor* speaker = actor_at(d_, group.speaker);
    Paragraph title;
    title.add(speaker ? std::string_view(speaker->name) : words_("statement.no_speaker"),
              Ink::kBold);
    if (speaker && !speaker->role.empty()) title.add(", ").add(speaker->role);
    title.print(out_, style_, "");
    for (const std::size_t row : group.quotes) statement(d_.quotes[row]);
  }
}

// How it was said, then each origin's wording in each of its languages.
void TextStory::statement(const DossierQuote& q) {
  std::string facts = words_.of("manner", code(q.manner));
  if (const std::string via = names(q.via); !via.empty())
    (facts += kDot) += words_.fill("statement.via", {{"via", via}});
  (facts += kDot) += words_.count("origins", q.origins);
  Paragraph().add(facts, Ink::kSoft).print(out_, style_, "  ");
  for (const OriginEvidence& origin : by_origin(d_, q.wordings)) {
    std::set<std::string_view> languages;
    for (const Citation& c : origin.citations) {
      if (!languages.insert(d_.articles[c.article].language).second) continue;
      Paragraph words;
      const Citation& first = q.wordings.front();
      if (c.article == first.article && c.at == first.at)
        passage(words, c);
      else
        rewording(words, c, first);
      words.add(" — " + where(c), Ink::kSoft).print(out_, style_, "    ");
    }
  }
}

void TextStory::timeline() {
  if (d_.timeline.empty()) return;
  section("section.timeline");
  const std::vector<std::vector<std::size_t>> told = deeds(d_);
  const std::string indent(kDayColumns, ' ');
  std::string last;
  for (std::size_t i = 0; i < d_.timeline.size(); ++i) {
    const DossierLine& line = d_.timeline[i];
    const std::string when =
        line.when.known() ? words_.when(line.when) : std::string(words_("timeline.no_date"));
    const bool fits = columns(when) < kDayColumns;
    if (!fits && when != last) Paragraph().add(when).print(out_, style_, "");
    Paragraph()
        .add(line.text)
        .add(" — " + outlets(line.evidence), Ink::kSoft)
        .print(out_, style_, indent, fits && when != last ? padded(when, kDayColumns) : indent);
    for (const std::size_t row : told[i]) {
      const DossierEvent& e = d_.events[row];
      const std::string targets = names(e.targets);
      Paragraph()
          .add(deed_of(e, words_), Ink::kBlue)
          .add(": ")
          .add(names(e.actors))
          .add(targets.empty() ? "" : " → ")
          .add(targets)
          .print(out_, style_, indent + "    ", indent + "  ");
    }
    last = when;
  }
}

void TextStory::people() {
  if (d_.actors.empty()) return;
  section("section.people");
  for (const ActorKind kind :
       {ActorKind::kPerson, ActorKind::kOffice, ActorKind::kBody, ActorKind::kGroup,
        ActorKind::kMedium, ActorKind::kState, ActorKind::kPlace})
    for (const DossierActor& a : d_.actors) {
      if (a.kind != kind || a.unnamed) continue;
      Paragraph line;
      line.add(a.name, Ink::kBold);
      if (!a.role.empty()) line.add(", ").add(a.role);
      if (const std::vector<std::string_view> others = other_spellings(a); !others.empty())
        line.add(fmt::format(" — {}: {}", words_("actor.spellings"), fmt::join(others, ", ")));
      line.add(kDot, Ink::kSoft)
          .add(words_.count("mentions", a.mentions.size()), Ink::kSoft)
          .print(out_, style_, "    ", "  ");
    }
}

void TextStory::source(std::uint32_t row, std::string_view indent, std::string_view first) {
  const Source& s = d_.articles[row];
  Paragraph line;
  line.add(outlet_of(s), Ink::kBold).add(s.title.empty() ? "" : " — ").add(s.title);
  if (s.published.known()) line.add(kDot).add(words_.when(s.published));
  if (!s.language.empty()) line.add(kDot).add(words_.of("language", s.language));
  if (!s.copy_of.empty()) line.add(kDot).add(kinship_of(s, words_), Ink::kSoft);
  if (!s.url.empty()) line.add(kDot, Ink::kSoft).add(s.url, Ink::kSoft);
  line.print(out_, style_, indent, first);
}

void TextStory::sources() {
  section("section.sources");
  for (std::size_t i = 0; i < d_.origins.size(); ++i) {
    const Origin& o = d_.origins[i];
    for (std::size_t k = 0; k < o.articles.size(); ++k) {
      if (o.articles[k] >= d_.articles.size()) continue;
      if (k == 0)
        source(o.articles[k], "    ", fmt::format("{:>2}. ", i + 1));
      else
        source(o.articles[k], "      ", "    ↳ ");
      if (k == 0 && !o.credited.empty())
        Paragraph()
            .add(words_.fill("source.credited", {{"agency", o.credited}}), Ink::kSoft)
            .print(out_, style_, "    ");
    }
  }
}

}  // namespace

std::string account_text(const Account& account, const Language& language, TerminalStyle style) {
  const Labels words(language);
  std::string out = changes_text(account, words, style);
  if (account.stories.empty()) Paragraph().add(words("none.stories")).print(out, style, "");
  for (std::size_t i = 0; i < account.stories.size(); ++i) {
    if (i > 0) out += "\n\n";
    if (account.stories.size() > 1) out += fmt::format("{}/{}\n", i + 1, account.stories.size());
    TextStory(account.stories[i], words, style, out).write();
  }
  if (!account.unread.empty()) {
    out += '\n';
    Paragraph().add(words("section.unread"), Ink::kBold).print(out, style, "");
    for (const Unread& u : account.unread)
      Paragraph().add(u.place, Ink::kBold).add(" ").add(u.error).print(out, style, "    ", "  ");
  }
  return out;
}

}  // namespace recoupe
