// `recoupe explain`: an article sentence by sentence, below each what was found in it and by which
// rule; below an event its frame, and below the records of a sentence with events its tree.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/labels.h"
#include "report/render/render.h"
#include "report/render/slice.h"
#include "report/render/terminal.h"
#include "report/render/tree_text.h"

namespace recoupe {
namespace {

struct Record {
  Span span{};
  std::string_view kind;  // key of its label
  Ink ink{};
  std::string words;
  std::string facts;
  Rule rule = 0;
  std::string frame = {};  // of an event: its row, and what filled its slots
};

constexpr std::size_t kKindColumns = 9;

class Explainer {
 public:
  Explainer(const Reading& reading, std::string_view conllu, const Pack& pack, const Labels& words,
            TerminalStyle style)
      : r_(reading), trees_(conllu), pack_(pack), words_(words), style_(style) {}

  std::string explain() {
    head();
    collect();
    std::size_t next = 0;
    for (std::size_t i = 0; i < r_.sentences.size(); ++i) {
      const bool last = i + 1 == r_.sentences.size();
      const std::uint32_t until = last ? 0xffff'ffff : r_.sentences[i + 1].span.begin;
      out_ += '\n';
      Paragraph()
          .add(slice(text(), r_.sentences[i].span))
          .print(out_, style_, "     ", fmt::format("{:>3}  ", i + 1));
      bool event = false;
      for (; next < records_.size() && records_[next].span.begin < until; ++next) {
        record(records_[next]);
        event |= !records_[next].frame.empty();
      }
      if (event) tree(i);
    }
    for (; next < records_.size(); ++next) record(records_[next]);
    tail();
    out_ += '\n';
    return std::move(out_);
  }

 private:
  std::string_view text() const { return r_.article.text; }
  std::string words_at(Span s) const { return std::string(slice(text(), s)); }
  std::string mention(Index<Mention> m) const {
    return m && m.value < r_.mentions.size() ? words_at(r_.mentions[m.value].span) : "?";
  }
  std::string_view term(std::string_view table, Term t) const {
    return t ? pack_.world(table).code(t) : std::string_view();
  }
  std::string dates(Period p) const {
    return p.known() ? iso_begin(p) + ".." + iso_end(p)
                     : std::string(words_("explain.unknown_date"));
  }

  void head();
  void tail();
  void collect();
  void collect_quotes();
  void collect_figures();
  void collect_events();
  std::string parties(Run<Index<Mention>> run) const;
  std::string frame(const EventMention& e) const;
  void record(const Record& r);
  void tree(std::size_t sentence);

  const Reading& r_;
  TreeLines trees_;
  const Pack& pack_;
  const Labels& words_;
  TerminalStyle style_;
  std::vector<Record> records_;
  std::string out_;
};

void append_fact(std::string& facts, std::string_view fact) {
  if (fact.empty()) return;
  if (!facts.empty()) facts += ", ";
  facts += fact;
}

std::string number(double value, bool has) {
  return has ? fmt::format("{}", value) : std::string();
}

void Explainer::head() {
  const Article& a = r_.article;
  Paragraph().add(a.title.empty() ? a.key : a.title, Ink::kBold).print(out_, style_, "");
  std::string facts = a.outlet;
  append_fact(facts, a.lang);
  append_fact(facts, dates(a.published));
  if (a.published_rule) facts += fmt::format(" ({})", pack_.rule_name(a.published_rule));
  append_fact(facts, a.url);
  Paragraph().add(facts, Ink::kSoft).print(out_, style_, "");
}

void Explainer::tail() {
  if (!r_.article.removed.empty()) {
    out_ += '\n';
    Paragraph().add(words_("explain.removed"), Ink::kBold).print(out_, style_, "");
    for (const Removed& x : r_.article.removed) {
      Paragraph p;
      p.add(words_.of("residue", code(x.kind)), Ink::kMagenta).add(": ").add(x.text);
      if (x.rule) p.add(" ").add(pack_.rule_name(x.rule), Ink::kSoft);
      p.print(out_, style_, "    ", "  ");
    }
  }
  if (r_.notes.empty()) return;
  out_ += '\n';
  Paragraph().add(words_("explain.notes"), Ink::kBold).print(out_, style_, "");
  for (const Note& n : r_.notes)
    Paragraph()
        .add(code(n.doubt), Ink::kRed)
        .add(n.span.empty() ? "" : ": ")
        .add(slice(text(), n.span))
        .print(out_, style_, "    ", "  ");
}

void Explainer::collect() {
  for (const Mention& m : r_.mentions) {
    std::string facts(code(m.kind));
    append_fact(facts, term("countries", m.country));
    append_fact(facts, term("sectors", m.sector));
    if (m.same_as)
      append_fact(facts, fmt::format("{} {}", words_("explain.same_as"), mention(m.same_as)));
    records_.push_back(
        {m.span, "explain.mention", Ink::kBlue, words_at(m.span), std::move(facts), m.rule});
  }
  for (const TimeRef& t : r_.times)
    records_.push_back({t.span, "explain.time", Ink::kGreen, words_at(t.span),
                        fmt::format("{}, {}", dates(t.when), code(t.grain)), t.rule});
  collect_quotes();
  collect_figures();
  collect_events();
  std::stable_sort(records_.begin(), records_.end(),
                   [](const Record& a, const Record& b) { return a.span.begin < b.span.begin; });
}

void Explainer::collect_quotes() {
  for (const Quote& q : r_.quotes) {
    std::string words;
    Span first = q.cue;
    for (std::uint32_t i = q.spans.begin; i < q.spans.end && i < r_.quote_spans.size(); ++i) {
      if (i == q.spans.begin) first = r_.quote_spans[i];
      words += (words.empty() ? "" : " … ") + words_at(r_.quote_spans[i]);
    }
    std::string facts(code(q.manner));
    if (q.speaker)
      append_fact(facts, fmt::format("{} {}", words_("explain.speaker"), mention(q.speaker)));
    else if (!q.source.empty())
      append_fact(facts, fmt::format("{} {}", words_("explain.speaker"), words_at(q.source)));
    for (const Index<Mention> m : q.via)
      if (m) append_fact(facts, fmt::format("{} {}", words_("explain.via"), mention(m)));
    if (!q.cue.empty()) append_fact(facts, fmt::format("[{}]", words_at(q.cue)));
    records_.push_back(
        {first, "explain.quote", Ink::kMagenta, std::move(words), std::move(facts), q.rule});
  }
}

void Explainer::collect_figures() {
  for (const Figure& f : r_.figures) {
    std::string facts = f.has_low && f.has_high && f.low == f.high
                            ? number(f.low, true)
                            : number(f.low, f.has_low) + ".." + number(f.high, f.has_high);
    append_fact(facts, code(f.hedge));
    append_fact(facts, term("categories", f.what));
    append_fact(facts, term("groups", f.group));
    append_fact(facts, term("units", f.unit));
    append_fact(facts, words_at(f.of));
    if (f.scope != Scope::kWhole) append_fact(facts, code(f.scope));
    if (f.withdrawn) append_fact(facts, "withdrawn");
    if (f.as_of.known())
      append_fact(facts, words_.fill("answer.as_of", {{"date", iso_begin(f.as_of)}}));
    if (f.source && f.source.value < r_.quotes.size()) {
      const Quote& q = r_.quotes[f.source.value];
      append_fact(facts, fmt::format("{} {}", words_("explain.speaker"),
                                     q.speaker ? mention(q.speaker) : words_at(q.source)));
    }
    records_.push_back(
        {f.span, "explain.figure", Ink::kRed, words_at(f.span), std::move(facts), f.rule});
  }
}

std::string Explainer::parties(Run<Index<Mention>> run) const {
  std::string names;
  for (std::uint32_t i = run.begin; i < run.end && i < r_.parties.size(); ++i)
    names += (names.empty() ? "" : " + ") + mention(r_.parties[i]);
  return names;
}

void Explainer::collect_events() {
  for (const EventMention& e : r_.events) {
    std::string facts(term("plover", e.type));
    append_fact(facts, term("modes", e.mode));
    if (const std::string actors = e.implied ? mention(e.implied) : parties(e.actors);
        !actors.empty())
      append_fact(facts, actors);
    if (const std::string targets = parties(e.targets); !targets.empty()) facts += " → " + targets;
    if (e.place) append_fact(facts, "@ " + mention(e.place));
    if (e.when.known()) append_fact(facts, dates(e.when));
    for (const std::string_view flag : event_flags(e)) append_fact(facts, flag);
    const Span at = e.cue.empty() ? e.span : e.cue;
    records_.push_back(
        {at, "explain.event", Ink::kYellow, words_at(at), std::move(facts), e.rule, frame(e)});
  }
}

// The row of events.tsv, column by column: "~saisir, kind verb, actor subject = La douane, ..."
std::string Explainer::frame(const EventMention& e) const {
  const Table& events = pack_.language(r_.article.lang).table("events");
  std::string text;
  for (std::size_t row = 0; row < events.size(); ++row) {
    if (events.rule(row) != e.rule) continue;
    text = events.cell(row, std::size_t{0});
    for (const char* column : {"kind", "actor", "target", "needs", "if", "takes"}) {
      const std::string_view cell = events.cell(row, column);
      if (cell.empty()) continue;
      text += fmt::format("; {} {}", column, cell);
      const std::string filled = column == std::string_view("actor")    ? parties(e.actors)
                                 : column == std::string_view("target") ? parties(e.targets)
                                                                        : std::string();
      if (!filled.empty()) text += " = " + filled;
    }
    break;
  }
  return text;
}

void Explainer::record(const Record& r) {
  const std::string label = padded(std::string(words_(r.kind)), kKindColumns);
  Paragraph p;
  p.add(r.words, r.ink)
      .add(" · ")
      .add(r.facts)
      .add(" · ")
      .add(r.rule ? pack_.rule_name(r.rule) : std::string(words_("explain.no_rule")), Ink::kSoft);
  p.print(out_, style_, std::string(5 + kKindColumns, ' '), "     " + label);
  if (r.frame.empty()) return;
  const std::string frame = padded(std::string(words_("explain.frame")), kKindColumns);
  Paragraph().add(r.frame).print(out_, style_, std::string(5 + kKindColumns, ' '), "     " + frame);
}

void Explainer::tree(std::size_t sentence) {
  std::string label = "     " + padded(std::string(words_("explain.tree")), kKindColumns);
  for (const std::string& line : trees_.of(sentence)) {
    const std::size_t deep = std::min(line.find_first_not_of(' '), line.size());
    Paragraph()
        .add(std::string_view(line).substr(deep), Ink::kSoft)
        .print(out_, style_, std::string(label.size() + deep + 4, ' '),
               label + std::string(deep, ' '));
    label.assign(5 + kKindColumns, ' ');
  }
}

}  // namespace

std::string explain_text(const Reading& reading, std::string_view conllu, const Pack& pack,
                         TerminalStyle style) {
  return Explainer(reading, conllu, pack, Labels(pack.language("en")), style).explain();
}

}  // namespace recoupe
