// The account as FollowTheMoney entities, one a line, which Aleph and OpenAleph take in: articles,
// people, bodies, events, and where an article names somebody.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/sorted.h"
#include "report/render/exports.h"
#include "report/render/html_text.h"
#include "report/render/json_writer.h"
#include "report/render/labels.h"
#include "report/render/slice.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

// The schema of an actor; empty: it is no entity of its own.
std::string_view schema_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return "Person";
    case ActorKind::kBody:
    case ActorKind::kMedium:
      return "Organization";
    case ActorKind::kOffice:
    case ActorKind::kGroup:
      return "LegalEntity";
    case ActorKind::kState:
    case ActorKind::kPlace:
      return "";
  }
  return "";
}

class FtmWriter {  // of one story
 public:
  FtmWriter(const Dossier& dossier, const Labels& words, const Table& countries, std::string& out)
      : d_(dossier), words_(words), countries_(countries), out_(out) {}

  void write() {
    for (const Source& s : d_.articles) article(s);
    for (const DossierActor& a : d_.actors)
      if (!schema_of(a.kind).empty()) actor(a);
    for (const DossierEvent& e : d_.events) event(e);
  }

 private:
  void begin(std::string_view id, std::string_view schema) {
    w_.emplace(out_);
    w_->begin_object().field("id", id).field("schema", schema).key("properties").begin_object();
  }
  void end() {
    w_->end_object().end_object();
    out_ += '\n';
  }
  void property(std::string_view name, std::string_view value) {
    if (!value.empty()) w_->key(name).begin_array().value(value).end_array();
  }
  void properties(std::string_view name, std::vector<std::string_view> values) {
    if (values.empty()) return;
    w_->key(name).begin_array();
    sort_unique(values);
    for (const std::string_view value : values) w_->value(value);
    w_->end_array();
  }
  // ISO 3166-1 with two letters in lower case, as the entities have it.
  std::string country(std::string_view code) const {
    const auto row = countries_.find(code);
    return row ? lower(countries_.cell(*row, "alpha2")) : std::string();
  }
  // The story keeps its articles apart from those of another.
  std::string document(const Source& s) const { return d_.id + "-" + s.id; }
  std::vector<std::string> documents(const std::vector<Citation>& evidence) const {
    std::vector<std::string> all;
    for (const Citation& c : evidence)
      if (c.article < d_.articles.size()) all.push_back(document(d_.articles[c.article]));
    return all;
  }

  void article(const Source& s) {
    begin(document(s), "Article");
    property("title", s.title);
    if (is_web_link(s.url)) property("sourceUrl", s.url);
    property("publisher", s.outlet);
    if (s.published.known()) property("publishedAt", iso_begin(s.published).substr(0, 10));
    property("bodyText", s.text);
    end();
  }

  void actor(const DossierActor& a) {
    begin(a.id, schema_of(a.kind));
    property("name", a.name);
    properties("alias", other_spellings(a));
    property("country", country(a.country));
    if (a.kind == ActorKind::kPerson)
      property("position", a.role);
    else
      property("summary", a.role);
    end();
    std::vector<bool> seen(d_.articles.size());
    for (const Citation& c : a.mentions) {
      if (c.article >= d_.articles.size() || seen[c.article]) continue;
      seen[c.article] = true;
      const Source& s = d_.articles[c.article];
      begin(a.id + "-" + s.id, "Mention");
      property("document", document(s));
      property("resolved", a.id);
      property("name", slice(s.text, c.at));
      property("detectedSchema", schema_of(a.kind));
      end();
    }
  }

  void event(const DossierEvent& e) {
    if (e.negated || e.future || e.hypothetical) return;  // it did not happen, or not yet
    begin(e.id, "Event");
    property("name", deed_of(e, words_));
    if (e.when.known()) {
      property("startDate", iso(e.when.begin, false));
      property("endDate", iso(e.when.end - 1, false));
    }
    std::vector<std::string_view> involved;
    for (const auto* side : {&e.actors, &e.targets})
      for (const std::uint32_t row : *side)
        if (row < d_.actors.size() && !schema_of(d_.actors[row].kind).empty())
          involved.push_back(d_.actors[row].id);
    properties("involved", involved);
    if (const DossierActor* place = actor_at(d_, e.place)) {
      property("location", place->name);
      property("country", country(place->country));
    }
    const std::vector<std::string> proofs = documents(e.evidence);
    properties("proof", {proofs.begin(), proofs.end()});
    if (!e.evidence.empty() && e.evidence.front().article < d_.articles.size())
      property("summary",
               slice(d_.articles[e.evidence.front().article].text, e.evidence.front().sentence));
    end();
  }

  const Dossier& d_;
  const Labels& words_;
  const Table& countries_;
  std::string& out_;
  std::optional<JsonWriter> w_;  // of the entity in hand
};

}  // namespace

std::string account_ftm(const Account& account, const Language& language, const Pack& pack) {
  const Labels words(language);
  std::string out;
  for (const Dossier& story : account.stories)
    FtmWriter(story, words, pack.world("countries"), out).write();
  return out;
}

}  // namespace recoupe
