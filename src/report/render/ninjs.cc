// Each story as a ninjs 3.1 object a line, which newsroom systems take in: a composite whose body
// is the account in Markdown and whose associations are its articles.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/exports.h"
#include "report/render/json_writer.h"
#include "report/render/labels.h"
#include "report/render/render.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

class NinjsWriter {
 public:
  NinjsWriter(const Dossier& dossier, const Labels& words, JsonWriter& writer)
      : d_(dossier), words_(words), w_(writer) {}

  void write(const Language& language) {
    w_.begin_object().field("uri", "urn:recoupe:story:" + d_.id).field("type", "composite");
    w_.field("representationType", "full").field("profile", "recoupe-account");
    w_.field("language", words_.language()).field("title", d_.title);
    values("headlines", "text/plain", d_.title);
    values("bodies", "text/markdown", story_markdown(d_, language));
    actors("people", [](ActorKind kind) { return kind == ActorKind::kPerson; });
    actors("organisations",
           [](ActorKind kind) { return kind == ActorKind::kBody || kind == ActorKind::kMedium; });
    actors("places",
           [](ActorKind kind) { return kind == ActorKind::kPlace || kind == ActorKind::kState; });
    events();
    w_.key("associations").begin_array();
    for (const Source& s : d_.articles) article(s);
    w_.end_array().key("standard").begin_object().field("name", "ninjs").field("version", "3.1");
    w_.field("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");
    w_.end_object().end_object();
  }

 private:
  void values(std::string_view key, std::string_view type, std::string_view text) {
    w_.key(key).begin_array().begin_object().field("role", "main").field("contentType", type);
    w_.field("value", text).end_object().end_array();
  }

  template <class Wanted>
  void actors(std::string_view key, const Wanted& wanted) {
    w_.key(key).begin_array();
    for (const DossierActor& a : d_.actors)
      if (wanted(a.kind))
        w_.begin_object()
            .field("name", a.name)
            .field("rel", "mentions")
            .field("literal", a.id)
            .end_object();
    w_.end_array();
  }

  void events() {
    w_.key("events").begin_array();
    for (const DossierEvent& e : d_.events)
      w_.begin_object()
          .field("id", e.id)
          .field("name", deed_of(e, words_))
          .field("rel", "mentions")
          .end_object();
    w_.end_array();
  }

  void article(const Source& s) {
    w_.begin_object().field("uri", address_of(s));
    w_.field("type", "text").field("name", outlet_of(s)).field("rel", "source");
    if (!s.language.empty()) w_.field("language", s.language);
    // A day is not a moment, and ninjs has room for moments alone.
    if (s.published.known() && s.published.end - s.published.begin < kMinutesPerDay)
      w_.field("contentCreated", iso(s.published.begin, true).substr(0, 16) + ":00Z");
    if (!s.title.empty()) values("headlines", "text/plain", s.title);
    values("bodies", "text/plain", s.text);
    w_.key("infoSources")
        .begin_array()
        .begin_object()
        .field("name", outlet_of(s))
        .field("role", "publisher");
    w_.end_object();
    if (s.origin < d_.origins.size() && !d_.origins[s.origin].credited.empty())
      w_.begin_object()
          .field("name", d_.origins[s.origin].credited)
          .field("role", "origin")
          .end_object();
    w_.end_array().end_object();
  }

  const Dossier& d_;
  const Labels& words_;
  JsonWriter& w_;
};

}  // namespace

std::string account_ninjs(const Account& account, const Language& language, const Pack& /*pack*/) {
  const Labels words(language);
  std::string out;
  for (const Dossier& story : account.stories) {
    JsonWriter w(out);
    NinjsWriter(story, words, w).write(language);
    out += '\n';
  }
  return out;
}

}  // namespace recoupe
