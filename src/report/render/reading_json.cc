// One Reading as a line of JSON, field by field as in the output contract.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "report/render/json_writer.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

class ReadingWriter {
 public:
  ReadingWriter(const Reading& reading, const Pack& pack, std::string& out)
      : r_(reading), pack_(pack), at_(reading.article.text), w_(out) {}

  void write() {
    w_.begin_object().field("v", 1);
    write_article();
    write_blocks();
    write_sentences();
    write_mentions();
    write_times();
    write_quotes();
    write_figures();
    write_events();
    write_removed();
    write_notes();
    w_.end_object();
  }

 private:
  void pair(Span s) { w_.begin_array().value(at_.at(s.begin)).value(at_.at(s.end)).end_array(); }
  void span_or_null(std::string_view name, Span s) {
    w_.key(name);
    if (s.empty())
      w_.null();
    else
      pair(s);
  }
  void bounds(Span s) { w_.field("start", at_.at(s.begin)).field("end", at_.at(s.end)); }
  void bounds(Period p) {
    w_.text_or_null("from", p.known() ? iso_begin(p) : std::string());
    w_.text_or_null("to", p.known() ? iso_end(p) : std::string());
  }
  // "before 2018" has no beginning, "after 5 pm" no end; a second is added to its minute.
  void time_bounds(const TimeRef& t) {
    std::string from, to;
    if (t.when.known() && t.grain == Grain::kSecond) {
      const std::string minute = iso(t.when.begin, true);
      const std::string next = t.second < 59 ? minute : iso(t.when.begin + 1, true);
      const auto with = [](std::string text, int second) {
        return text.insert(text.size() - 1, fmt::format(":{:02}", second));
      };
      from = with(minute, t.second);
      to = with(next, (t.second + 1) % 60);
    } else if (t.when.known()) {
      Period p = t.when;
      if (t.to_hour != 0) p = {p.begin + t.from_hour * 60, p.begin + t.to_hour * 60};
      from = iso_begin(p);
      to = iso_end(p);
    }
    if (t.open == OpenEnd::kBefore) to = std::exchange(from, {});
    if (t.open == OpenEnd::kAfter) {
      if (t.grain <= Grain::kDay) from = to;  // "after 5 pm" begins there, "after May" in June
      to.clear();
    }
    w_.text_or_null("from", from);
    w_.text_or_null("to", to);
  }
  template <class T>
  void index_or_null(std::string_view name, Index<T> i) {
    w_.key(name);
    if (i)
      w_.value(i.value);
    else
      w_.null();
  }
  void term(std::string_view name, std::string_view table, Term t) {
    w_.text_or_null(name, t ? pack_.world(table).code(t) : std::string_view());
  }
  void rule(Rule made_by) {
    if (made_by) w_.field("rule", pack_.rule_name(made_by));
  }

  void write_article();
  void write_blocks();
  void write_sentences();
  void write_mentions();
  void write_times();
  void write_quotes();
  void write_figures();
  void write_events();
  void write_parties(std::string_view name, Run<Index<Mention>> run);
  void write_removed();
  void write_notes();

  const Reading& r_;
  const Pack& pack_;
  CodePoints at_;
  JsonWriter w_;
};

void ReadingWriter::write_article() {
  const Article& a = r_.article;
  w_.field("id", a.key).text_or_null("url", a.url).text_or_null("outlet", a.outlet);
  w_.text_or_null("title", a.title).key("byline").begin_array();
  for (const std::string& name : a.byline) w_.value(name);
  w_.end_array().text_or_null("language", a.lang).key("published");
  if (a.published.known()) {
    w_.begin_object();
    bounds(a.published);
    rule(a.published_rule);
    w_.end_object();
  } else {
    w_.null();
  }
  if (!a.dateline.empty()) span_or_null("dateline", a.dateline);
  if (!a.credit.empty()) span_or_null("credit", a.credit);
  if (a.agency) {
    w_.field("agency", pack_.world("agencies").cell(a.agency - 1u, "name"));
  } else if (!a.agency_name.empty()) {
    w_.field("agency", a.agency_name);
  }
  w_.field("text", a.text);
}

void ReadingWriter::write_blocks() {
  w_.key("blocks").begin_array();
  for (const Block& b : r_.article.blocks) {
    w_.begin_object();
    bounds(b.span);
    w_.field("kind", code(b.kind)).end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_sentences() {
  w_.key("sentences").begin_array();
  for (const Sentence& s : r_.sentences) pair(s.span);
  w_.end_array();
}

void ReadingWriter::write_mentions() {
  w_.key("mentions").begin_array();
  for (const Mention& m : r_.mentions) {
    w_.begin_object();
    bounds(m.span);
    span_or_null("name", m.name);
    w_.field("kind", code(m.kind));
    index_or_null("same_as", m.same_as);
    term("country", "countries", m.country);
    term("sector", "sectors", m.sector);
    rule(m.rule);
    w_.end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_times() {
  w_.key("times").begin_array();
  for (const TimeRef& t : r_.times) {
    w_.begin_object();
    bounds(t.span);
    time_bounds(t);
    w_.field("grain", code(t.to_hour != 0 ? Grain::kHour : t.grain));
    rule(t.rule);
    w_.end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_quotes() {
  w_.key("quotes").begin_array();
  for (const Quote& q : r_.quotes) {
    w_.begin_object().key("spans").begin_array();
    for (std::uint32_t i = q.spans.begin; i < q.spans.end && i < r_.quote_spans.size(); ++i)
      pair(r_.quote_spans[i]);
    w_.end_array();
    span_or_null("cue", q.cue);
    index_or_null("speaker", q.speaker);
    span_or_null("source", q.source);
    w_.key("via").begin_array();
    for (const Index<Mention> m : q.via)
      if (m) w_.value(m.value);
    w_.end_array().field("manner", code(q.manner));
    rule(q.rule);
    w_.end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_figures() {
  w_.key("figures").begin_array();
  for (const Figure& f : r_.figures) {
    w_.begin_object();
    bounds(f.span);
    w_.key("low");
    if (f.has_low)
      w_.value(f.low);
    else
      w_.null();
    w_.key("high");
    if (f.has_high)
      w_.value(f.high);
    else
      w_.null();
    w_.field("hedge", code(f.hedge));
    term("what", "categories", f.what);
    if (f.group) term("group", "groups", f.group);
    term("unit", "units", f.unit);
    span_or_null("of", f.of);
    index_or_null("source", f.source);
    w_.key("as_of");
    if (f.as_of.known()) {
      w_.begin_object();
      bounds(f.as_of);
      w_.end_object();
    } else {
      w_.null();
    }
    if (f.scope != Scope::kWhole) w_.field("scope", code(f.scope));
    if (f.withdrawn) w_.field("withdrawn", true);
    rule(f.rule);
    w_.end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_parties(std::string_view name, Run<Index<Mention>> run) {
  w_.key(name).begin_array();
  for (std::uint32_t i = run.begin; i < run.end && i < r_.parties.size(); ++i)
    w_.value(r_.parties[i].value);
  w_.end_array();
}

void ReadingWriter::write_events() {
  w_.key("events").begin_array();
  for (const EventMention& e : r_.events) {
    w_.begin_object();
    bounds(e.span);
    span_or_null("cue", e.cue);
    term("type", "plover", e.type);
    term("mode", "modes", e.mode);
    if (e.implied)
      w_.key("actor").begin_array().value(e.implied.value).end_array();
    else
      write_parties("actor", e.actors);
    write_parties("target", e.targets);
    index_or_null("place", e.place);
    bounds(e.when);
    w_.key("flags").begin_array();
    for (const std::string_view flag : event_flags(e)) w_.value(flag);
    w_.end_array();
    index_or_null("source", e.source);
    rule(e.rule);
    w_.end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_removed() {
  w_.key("removed").begin_array();
  for (const Removed& x : r_.article.removed) {
    w_.begin_object().field("text", x.text).field("kind", code(x.kind));
    rule(x.rule);
    w_.end_object();
  }
  w_.end_array();
}

void ReadingWriter::write_notes() {
  w_.key("notes").begin_array();
  for (const Note& n : r_.notes) {
    w_.begin_object().field("doubt", code(n.doubt));
    if (!n.span.empty()) bounds(n.span);
    w_.end_object();
  }
  w_.end_array();
}

}  // namespace

std::string reading_json(const Reading& reading, const Pack& pack) {
  std::string out;
  out.reserve(reading.article.text.size() * 3);
  ReadingWriter(reading, pack, out).write();
  return out;
}

std::string unread_json(const std::string& id, const std::string& error) {
  std::string out;
  JsonWriter(out)
      .begin_object()
      .field("v", 1)
      .text_or_null("id", id)
      .field("error", error)
      .end_object();
  return out;
}

std::string likeness_json(const NameLikeness& likeness) {
  std::string out;
  JsonWriter(out)
      .begin_object()
      .text_or_null("id", likeness.id)
      .field("same", likeness.same)
      .key("score");
  return out + fmt::format("{}.{:03}}}", likeness.score / 1000, likeness.score % 1000);
}

}  // namespace recoupe
