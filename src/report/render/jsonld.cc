// The account in the words of schema.org, as JSON-LD: articles, who they name, what is quoted, and
// each answer as a Claim, of a count about an Observation. There is no ClaimReview in it: the
// account gives no verdict on what is true.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/exports.h"
#include "report/render/html_text.h"
#include "report/render/json_writer.h"
#include "report/render/labels.h"
#include "report/render/slice.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

std::string_view type_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return "Person";
    case ActorKind::kMedium:
      return "NewsMediaOrganization";
    case ActorKind::kState:
      return "Country";
    case ActorKind::kPlace:
      return "Place";
    case ActorKind::kOffice:
    case ActorKind::kBody:
    case ActorKind::kGroup:
      return "Organization";
  }
  return "Thing";
}

class GraphWriter {  // of one story
 public:
  GraphWriter(const Dossier& dossier, const Labels& words, JsonWriter& writer)
      : d_(dossier), words_(words), w_(writer) {}

  void write() {
    for (const Source& s : d_.articles) article(s);
    for (const DossierActor& a : d_.actors) actor(a);
    for (std::size_t i = 0; i < d_.quotes.size(); ++i) quotation(i);
    for (const DossierFinding& f : d_.findings)
      for (std::size_t i = 0; i < f.answers.size(); ++i) claim(f, i);
  }

 private:
  std::string urn(std::string_view id) const { return fmt::format("urn:recoupe:{}:{}", d_.id, id); }
  void node(std::string_view type, std::string_view id) {
    w_.begin_object().field("@type", type).field("@id", urn(id));
  }
  void link(std::string_view key, std::string_view id) {
    w_.key(key).begin_object().field("@id", urn(id)).end_object();
  }
  void optional(std::string_view key, std::string_view text) {
    if (!text.empty()) w_.field(key, text);
  }
  void speaker(std::string_view key, std::int64_t row) {
    if (const DossierActor* a = actor_at(d_, row)) link(key, a->id);
  }
  // The articles of the evidence, each once.
  void appearances(std::string_view key, const std::vector<Citation>& evidence) {
    std::vector<std::uint32_t> seen;
    w_.key(key).begin_array();
    for (const Citation& c : evidence) {
      if (c.article >= d_.articles.size()) continue;
      if (std::find(seen.begin(), seen.end(), c.article) != seen.end()) continue;
      seen.push_back(c.article);
      w_.begin_object().field("@id", urn(d_.articles[c.article].id)).end_object();
    }
    w_.end_array();
  }

  void article(const Source& s) {
    node("NewsArticle", s.id);
    optional("headline", s.title);
    if (is_web_link(s.url)) w_.field("url", s.url);
    optional("inLanguage", s.language);
    if (s.published.known()) w_.field("datePublished", iso_begin(s.published));
    if (!s.outlet.empty())
      w_.key("publisher")
          .begin_object()
          .field("@type", "Organization")
          .field("name", s.outlet)
          .end_object();
    if (!s.copy_of.empty()) link("isBasedOn", s.copy_of);
    w_.end_object();
  }

  void actor(const DossierActor& a) {
    node(type_of(a.kind), a.id);
    w_.field("name", a.name);
    const std::vector<std::string_view> others = other_spellings(a);
    if (!others.empty()) {
      w_.key("alternateName").begin_array();
      for (const std::string_view spelling : others) w_.value(spelling);
      w_.end_array();
    }
    optional("description", a.role);
    w_.end_object();
  }

  void quotation(std::size_t row) {
    const DossierQuote& q = d_.quotes[row];
    if (q.wordings.empty() || q.wordings.front().article >= d_.articles.size()) return;
    const Citation& first = q.wordings.front();
    node("Quotation", fmt::format("q{}", row + 1));
    w_.field("text", slice(d_.articles[first.article].text, first.at));
    speaker("creator", q.speaker);
    appearances("isPartOf", q.wordings);
    w_.end_object();
  }

  void claim(const DossierFinding& f, std::size_t row) {
    const DossierAnswer& a = f.answers[row];
    const std::string id = fmt::format("{}-a{}", f.id, row + 1);
    node("Claim", id);
    w_.field("text", fmt::format("{} {}", f.text, words_.value(a, f.aspect)));
    speaker("author", a.speaker);
    appearances("appearance", a.evidence);
    const bool counts = f.aspect == Aspect::kHowMany && (a.has_low || a.has_high);
    if (counts) {
      w_.key("about").begin_object().field("@type", "Observation");
      w_.field("@id", urn(id + "-o")).field("variableMeasured", f.text);
      if (a.has_low && a.has_high && a.low == a.high) {
        w_.field("value", a.low);
      } else {
        if (a.has_low) w_.field("minValue", a.low);
        if (a.has_high) w_.field("maxValue", a.high);
      }
      if (a.as_of.known()) w_.field("observationDate", iso_begin(a.as_of));
      w_.end_object();
    }
    w_.end_object();
  }

  const Dossier& d_;
  const Labels& words_;
  JsonWriter& w_;
};

}  // namespace

std::string account_jsonld(const Account& account, const Language& language, const Pack& /*pack*/) {
  const Labels words(language);
  std::string out;
  JsonWriter w(out);
  w.begin_object().field("@context", "https://schema.org").key("@graph").begin_array();
  for (const Dossier& story : account.stories) GraphWriter(story, words, w).write();
  w.end_array().end_object();
  return out + "\n";
}

}  // namespace recoupe
