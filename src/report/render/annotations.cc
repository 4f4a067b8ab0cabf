// The words that the answers of an account rest on, as W3C Web Annotations: a reader's tool marks
// them on the article itself, by position and by quote. The bodies say the question with this
// answer, and the verdict on all answers.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/codes.h"
#include "base/utf8.h"
#include "report/render/exports.h"
#include "report/render/json_writer.h"
#include "report/render/labels.h"
#include "report/render/slice.h"
#include "report/render/view.h"

namespace recoupe {
namespace {

class AnnotationWriter {  // of one story
 public:
  AnnotationWriter(const Dossier& dossier, const Labels& words, JsonWriter& writer)
      : d_(dossier), words_(words), w_(writer) {
    for (const Source& s : d_.articles) at_.emplace_back(s.text);
  }

  void write() {
    for (const DossierFinding& f : d_.findings)
      for (std::size_t a = 0; a < f.answers.size(); ++a)
        for (std::size_t e = 0; e < f.answers[a].evidence.size(); ++e)
          if (f.answers[a].evidence[e].article < d_.articles.size()) annotation(f, a, e);
  }

 private:
  void annotation(const DossierFinding& f, std::size_t a, std::size_t e) {
    w_.begin_object().field("id",
                            fmt::format("urn:recoupe:{}:{}-a{}-{}", d_.id, f.id, a + 1, e + 1));
    w_.field("type", "Annotation").field("motivation", "describing").key("body").begin_array();
    body("describing", fmt::format("{} {}", f.text, words_.value(f.answers[a], f.aspect)));
    body("classifying", code(f.verdict));
    w_.end_array();
    target(f.answers[a].evidence[e]);
    w_.end_object();
  }

  void body(std::string_view purpose, std::string_view text) {
    w_.begin_object().field("type", "TextualBody").field("purpose", purpose);
    w_.field("format", "text/plain").field("value", text).end_object();
  }

  void target(const Citation& c) {
    const Source& s = d_.articles[c.article];
    const Span at = clamp(c.at, s.text);
    w_.key("target").begin_object();
    w_.field("source", address_of(s));
    w_.key("selector").begin_array().begin_object().field("type", "TextPositionSelector");
    w_.field("start", at_[c.article].at(at.begin)).field("end", at_[c.article].at(at.end));
    w_.end_object().begin_object().field("type", "TextQuoteSelector");
    w_.field("exact", at.of(s.text)).field("prefix", words_before(s.text, at).of(s.text));
    w_.field("suffix", words_after(s.text, at).of(s.text)).end_object().end_array().end_object();
  }

  const Dossier& d_;
  const Labels& words_;
  JsonWriter& w_;
  std::vector<CodePoints> at_;
};

}  // namespace

std::string account_annotations(const Account& account, const Language& language,
                                const Pack& /*pack*/) {
  const Labels words(language);
  std::string out;
  JsonWriter w(out);
  w.begin_object().field("@context", "http://www.w3.org/ns/anno.jsonld");
  w.field("id", "urn:recoupe:annotations").field("type", "AnnotationCollection");
  w.key("first").begin_object().field("id", "urn:recoupe:annotations:1");
  w.field("type", "AnnotationPage").field("startIndex", 0).key("items").begin_array();
  for (const Dossier& story : account.stories) AnnotationWriter(story, words, w).write();
  w.end_array().end_object().end_object();
  return out + "\n";
}

}  // namespace recoupe
