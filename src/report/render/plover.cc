// The events of one article as PLOVER 2.0 records, one JSON object a line: the field names of its
// specification, and our own for what it has none (docs/exports.md has them all).
#include <fmt/format.h>

#include <string>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "report/render/event_rows.h"
#include "report/render/json_writer.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

class PloverWriter {  // of one event
 public:
  PloverWriter(const Reading& reading, const Pack& pack, const CodePoints& at, std::string& out)
      : r_(reading), pack_(pack), at_(at), out_(out), w_(out) {}

  void write(std::size_t number);

 private:
  std::string_view term(std::string_view table, Term t) const {
    return t ? pack_.world(table).code(t) : std::string_view();
  }
  void list(std::string_view key, std::string_view code) {
    w_.key(key).begin_array();
    if (!code.empty()) w_.value(code);
    w_.end_array();
  }
  void bounds(Span s) { w_.field("start", at_.at(s.begin)).field("end", at_.at(s.end)); }
  void dates(const EventMention& e);
  void actors(std::string_view key, const std::vector<Party>& parties);
  void place(const EventMention& e);
  void reporter(const EventMention& e);
  void sentence(const EventMention& e);
  void citation();

  const Reading& r_;
  const Pack& pack_;
  const CodePoints& at_;
  std::string& out_;
  JsonWriter w_;
};

void PloverWriter::write(std::size_t number) {
  const EventMention& e = r_.events[number];
  w_.begin_object().field("id", fmt::format("{}#{}", r_.article.key, number + 1));
  w_.field("has_event", true);
  dates(e);
  actors("source", actors_of(r_, e));
  actors("recipient", parties_of(r_, e.targets));
  list("event", term("plover", e.type));
  list("mode", term("modes", e.mode));
  list("event_text", slice(r_.article.text, e.cue));
  const std::string_view quad =
      e.type ? pack_.world("plover").cell(e.type - 1u, "quad") : std::string_view();
  w_.key("quad_code");
  if (quad.empty())
    w_.null();
  else
    w_.value(quad.front() - '0');
  place(e);
  w_.key("flags").begin_array();
  for (const std::string_view flag : event_flags(e)) w_.value(flag);
  w_.end_array();
  reporter(e);
  sentence(e);
  citation();
  w_.field("coder", "recoupe").text_or_null("rule", pack_.rule_name(e.rule));
  w_.end_object();
  out_ += '\n';
}

void PloverWriter::dates(const EventMention& e) {
  const EventDay day = recoupe::day_of(r_, e);
  w_.text_or_null("date", day.when.known() ? iso(day.when.begin, false) : std::string());
  const std::int32_t last = day.when.end - 1;
  const bool longer = day.when.known() && recoupe::day_of(day.when.begin) != recoupe::day_of(last);
  w_.text_or_null("enddate", longer ? iso(last, false) : std::string());
  w_.text_or_null("date_from", !day.when.known() ? "" : day.told ? "text" : "publication");
}

void PloverWriter::actors(std::string_view key, const std::vector<Party>& parties) {
  w_.key(key).begin_array();
  for (const Party& p : parties) {
    w_.begin_object().text_or_null("code", term("countries", p.country));
    w_.text_or_null("sector", term("sectors", p.sector));
    w_.field("actor_text", p.words).field("identifier_text", p.name);
    bounds(r_.mentions[p.mention.value].span);
    w_.end_object();
  }
  w_.end_array();
}

void PloverWriter::place(const EventMention& e) {
  w_.key("event_loc");
  if (!e.place || e.place.value >= r_.mentions.size()) {
    w_.null();
    return;
  }
  const Party p = party_of(r_, e.place);
  w_.begin_object().field("name", p.name).text_or_null("cc3", term("countries", p.country));
  w_.end_object();
}

// Who says so, where the act stands in somebody's words.
void PloverWriter::reporter(const EventMention& e) {
  w_.key("reported_by");
  if (!e.source || e.source.value >= r_.quotes.size()) {
    w_.null();
    return;
  }
  const Quote& q = r_.quotes[e.source.value];
  const bool known = q.speaker && q.speaker.value < r_.mentions.size();
  const Party p = known ? party_of(r_, q.speaker) : Party{};
  w_.begin_object().text_or_null("code", term("countries", p.country));
  w_.text_or_null("sector", term("sectors", p.sector));
  w_.text_or_null("actor_text", known ? p.words : slice(r_.article.text, q.source)).end_object();
}

void PloverWriter::sentence(const EventMention& e) {
  const Index<Sentence> at = sentence_at(r_, e.cue.empty() ? e.span : e.cue);
  const Span span = at ? r_.sentences[at.value].span : e.span;
  w_.field("text", slice(r_.article.text, span)).key("text_info").begin_object();
  w_.key("sequence");
  if (at)
    w_.value(at.value + 1);
  else
    w_.null();
  bounds(span);
  w_.end_object();
}

void PloverWriter::citation() {
  const Article& a = r_.article;
  w_.key("cite_info").begin_object().field("citation", a.key).text_or_null("url", a.url);
  w_.text_or_null("title", a.title).text_or_null("language", a.lang);
  w_.text_or_null("publication", a.outlet);
  w_.text_or_null("date", a.published.known() ? iso(a.published.begin, false) : std::string());
  w_.field("codebook", "PLOVER 2.0").end_object();
}

}  // namespace

std::string plover_jsonl(const Reading& reading, const Pack& pack) {
  std::string out;
  const CodePoints at(reading.article.text);
  for (std::size_t i = 0; i < reading.events.size(); ++i)
    PloverWriter(reading, pack, at, out).write(i);
  return out;
}

}  // namespace recoupe
