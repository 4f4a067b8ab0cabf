// The account as JSON, field by field as in the output contract.
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "report/render/changes.h"
#include "report/render/json_writer.h"
#include "report/render/render.h"
#include "report/render/slice.h"

namespace recoupe {
namespace {

class StoryWriter {
 public:
  StoryWriter(const Dossier& dossier, JsonWriter& writer) : d_(dossier), w_(writer) {
    at_.reserve(d_.articles.size());
    for (const Source& s : d_.articles) at_.emplace_back(s.text);
  }

  void write() {
    w_.begin_object().field("id", d_.id).field("title", d_.title).key("terms").begin_array();
    for (const std::string& term : d_.terms) w_.value(term);
    w_.end_array();
    bounds(d_.when);
    w_.key("languages").begin_array();
    for (const std::string& l : d_.languages) w_.value(l);
    w_.end_array();
    write_articles();
    write_origins();
    write_actors();
    write_events();
    write_quotes();
    write_findings();
    write_timeline();
    w_.end_object();
  }

 private:
  void bounds(Period p) {
    w_.text_or_null("from", p.known() ? iso_begin(p) : std::string());
    w_.text_or_null("to", p.known() ? iso_end(p) : std::string());
  }
  void period(std::string_view name, Period p) {
    w_.key(name);
    if (!p.known()) {
      w_.null();
      return;
    }
    w_.begin_object();
    bounds(p);
    w_.end_object();
  }
  void actor(std::string_view name, std::int64_t row) {
    w_.key(name);
    if (row >= 0 && row < static_cast<std::int64_t>(d_.actors.size()))
      w_.value(d_.actors[static_cast<std::size_t>(row)].id);
    else
      w_.null();
  }
  void actors(std::string_view name, const std::vector<std::uint32_t>& rows) {
    w_.key(name).begin_array();
    for (const std::uint32_t row : rows)
      if (row < d_.actors.size()) w_.value(d_.actors[row].id);
    w_.end_array();
  }
  void evidence(const Citation& c);
  void evidence(std::string_view name, const std::vector<Citation>& all) {
    w_.key(name).begin_array();
    for (const Citation& c : all) evidence(c);
    w_.end_array();
  }

  void write_articles();
  void write_origins();
  void write_actors();
  void write_joinings(const DossierActor& a);
  void write_events();
  void write_quotes();
  void write_findings();
  void write_answer(const DossierAnswer& a, bool counts);
  void write_view(const DossierView& view);
  void write_timeline();

  const Dossier& d_;
  JsonWriter& w_;
  std::vector<CodePoints> at_;
};

void StoryWriter::evidence(const Citation& c) {
  if (c.article >= d_.articles.size()) return;
  const Source& s = d_.articles[c.article];
  const Span at = clamp(c.at, s.text);
  w_.begin_object().field("article", s.id);
  w_.field("start", at_[c.article].at(at.begin)).field("end", at_[c.article].at(at.end));
  w_.field("exact", at.of(s.text)).field("prefix", words_before(s.text, at).of(s.text));
  w_.field("suffix", words_after(s.text, at).of(s.text))
      .field("sentence", slice(s.text, c.sentence));
  w_.end_object();
}

void StoryWriter::write_articles() {
  w_.key("articles").begin_array();
  for (const Source& s : d_.articles) {
    w_.begin_object().field("id", s.id).text_or_null("url", s.url).text_or_null("outlet", s.outlet);
    w_.text_or_null("title", s.title);
    period("published", s.published);
    w_.text_or_null("language", s.language)
        .field("origin", s.origin)
        .text_or_null("copy_of", s.copy_of);
    if (!s.copy_of.empty()) w_.field("kinship", code(s.kinship)).field("shared", s.shared / 1000.0);
    w_.field("text", s.text).end_object();
  }
  w_.end_array();
}

void StoryWriter::write_origins() {
  w_.key("origins").begin_array();
  for (const Origin& o : d_.origins) {
    w_.begin_object().key("articles").begin_array();
    for (const std::uint32_t row : o.articles)
      if (row < d_.articles.size()) w_.value(d_.articles[row].id);
    w_.end_array().text_or_null("credited", o.credited).end_object();
  }
  w_.end_array();
}

void StoryWriter::write_actors() {
  w_.key("actors").begin_array();
  for (const DossierActor& a : d_.actors) {
    w_.begin_object().field("id", a.id).field("kind", code(a.kind)).field("name", a.name);
    w_.key("spellings").begin_array();
    for (const std::string& s : a.spellings) w_.value(s);
    w_.end_array().text_or_null("country", a.country).text_or_null("sector", a.sector);
    w_.text_or_null("role", a.role).key("wikidata").null();
    evidence("mentions", a.mentions);
    write_joinings(a);
    w_.end_object();
  }
  w_.end_array();
}

// Which words of which article were taken for the same actor's, and why.
void StoryWriter::write_joinings(const DossierActor& a) {
  if (a.joined.empty()) return;
  w_.key("joined").begin_array();
  for (const DossierJoining& j : a.joined) {
    if (j.at.article >= d_.articles.size()) continue;
    const Source& s = d_.articles[j.at.article];
    w_.begin_object().field("article", s.id).field("exact", slice(s.text, j.at.at));
    w_.field("bond", code(j.bond));
    if (j.likeness) w_.field("likeness", j.likeness / 1000.0);
    w_.end_object();
  }
  w_.end_array();
}

void StoryWriter::write_events() {
  w_.key("events").begin_array();
  for (const DossierEvent& e : d_.events) {
    w_.begin_object().field("id", e.id).text_or_null("type", e.type).text_or_null("mode", e.mode);
    actors("actor", e.implied ? std::vector{*e.implied} : e.actors);
    actors("target", e.targets);
    actor("place", e.place);
    bounds(e.when);
    w_.key("flags").begin_array();
    for (const std::string_view flag : event_flags(e)) w_.value(flag);
    w_.end_array().field("origins", e.origins);
    if (!e.done.empty()) w_.field("done", e.done);
    evidence("evidence", e.evidence);
    w_.end_object();
  }
  w_.end_array();
}

void StoryWriter::write_quotes() {
  w_.key("quotes").begin_array();
  for (const DossierQuote& q : d_.quotes) {
    w_.begin_object();
    actor("speaker", q.speaker);
    actors("via", q.via);
    w_.field("manner", code(q.manner)).field("origins", q.origins);
    evidence("wordings", q.wordings);
    w_.end_object();
  }
  w_.end_array();
}

void StoryWriter::write_answer(const DossierAnswer& a, bool counts) {
  w_.begin_object().key("low");
  if (counts && a.has_low)
    w_.value(a.low);
  else
    w_.null();
  w_.key("high");
  if (counts && a.has_high)
    w_.value(a.high);
  else
    w_.null();
  w_.field("hedge", code(a.hedge)).text_or_null("value", a.value);
  actor("speaker", a.speaker);
  period("as_of", a.as_of);
  w_.field("origins", a.origins);
  if (a.withdrawn) w_.field("withdrawn", true);
  evidence("evidence", a.evidence);
  w_.end_object();
}

void StoryWriter::write_findings() {
  w_.key("findings").begin_array();
  for (const DossierFinding& f : d_.findings) {
    w_.begin_object().field("id", f.id).key("question").begin_object();
    w_.field("aspect", code(f.aspect)).text_or_null("what", f.what).text_or_null("of", f.of);
    w_.text_or_null("about", f.about).text_or_null("text", f.text).end_object();
    w_.field("verdict", code(f.verdict)).key("flags").begin_array();
    for (const Flag flag : f.flags) w_.value(code(flag));
    w_.end_array().text_or_null("why", f.why).key("answers").begin_array();
    for (const DossierAnswer& a : f.answers) write_answer(a, f.aspect == Aspect::kHowMany);
    w_.end_array();
    if (f.view) write_view(*f.view);
    w_.end_object();
  }
  w_.end_array();
}

void StoryWriter::write_view(const DossierView& view) {
  w_.key("view").begin_object().field("kind", code(view.kind)).text_or_null("source", view.source);
  if (!view.answers.empty()) w_.field("low", view.low).field("high", view.high);
  w_.key("answers").begin_array();
  for (const std::uint32_t row : view.answers) w_.value(row);
  w_.end_array().end_object();
}

void StoryWriter::write_timeline() {
  w_.key("timeline").begin_array();
  for (const DossierLine& line : d_.timeline) {
    w_.begin_object();
    bounds(line.when);
    w_.field("text", line.text);
    evidence("evidence", line.evidence);
    w_.end_object();
  }
  w_.end_array();
}

}  // namespace

std::string account_json(const Account& account) {
  std::string out;
  JsonWriter w(out);
  w.begin_object().field("v", 1).key("stories").begin_array();
  for (const Dossier& dossier : account.stories) StoryWriter(dossier, w).write();
  w.end_array().key("unread").begin_array();
  for (const Unread& u : account.unread)
    w.begin_object().field("place", u.place).field("error", u.error).end_object();
  w.end_array();
  write_changes(account, w);
  w.end_object();
  out += '\n';
  return out;
}

}  // namespace recoupe
