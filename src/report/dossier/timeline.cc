#include "report/dossier/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace recoupe {
namespace {

struct Place {  // a sentence of an article
  std::uint32_t article = 0;
  Span sentence{};
  friend auto operator<=>(const Place&, const Place&) = default;
};

class Lines {
 public:
  Lines(const Corpus& corpus, const Cite& cite, const OriginOf& origin_of)
      : corpus_(corpus), cite_(cite), origin_of_(origin_of) {}

  // A line of its own, in the words of the first evidence; or more evidence of the line that
  // already tells one of these sentences.
  void add(Period when, const std::vector<Evidence>& evidence) {
    std::vector<Citation> citations;
    std::set<std::uint32_t> origins;
    std::size_t at = lines_.size();
    for (const Evidence& e : evidence) {
      const std::optional<Citation> c = cite_(e);
      if (!c) continue;
      citations.push_back(*c);
      origins.insert(origin_of_(c->article));
      if (const auto told = line_of_.find({when, {c->article, c->sentence}});
          told != line_of_.end())
        at = std::min(at, told->second);
    }
    if (!when.known() || citations.empty()) return;
    const auto carried = static_cast<std::uint32_t>(origins.size());
    if (at == lines_.size()) {
      const std::string& text = corpus_.readings[evidence[0].reading.value].article.text;
      lines_.push_back({when, std::string(citations[0].sentence.of(text)), carried, {}});
    }
    lines_[at].origins = std::min(lines_[at].origins, carried);
    for (const Citation& c : citations) {
      line_of_.emplace(std::pair{when, Place{c.article, c.sentence}}, at);
      std::vector<Citation>& all = lines_[at].evidence;
      const auto same = [&](const Citation& o) { return o.article == c.article && o.at == c.at; };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(c);
    }
  }

  std::vector<DossierLine> finish() {
    std::stable_sort(lines_.begin(), lines_.end(), [](const DossierLine& a, const DossierLine& b) {
      const auto rank = [](const DossierLine& l) {
        return std::tuple(l.when, l.evidence[0].article, l.evidence[0].at);
      };
      return rank(a) < rank(b);
    });
    return std::move(lines_);
  }

 private:
  const Corpus& corpus_;
  const Cite& cite_;
  const OriginOf& origin_of_;
  std::map<std::pair<Period, Place>, std::size_t> line_of_;
  std::vector<DossierLine> lines_;
};

bool says_when(const Corpus& corpus, const Evidence& e) {
  const std::vector<Figure>& figures = corpus.readings[e.reading.value].figures;
  return std::any_of(figures.begin(), figures.end(),
                     [&](const Figure& f) { return f.span == e.span && f.dated; });
}

}  // namespace

std::vector<DossierLine> timeline_of(const Corpus& corpus, const Relations& relations,
                                     Index<Story> story, const Cite& cite,
                                     const OriginOf& origin_of) {
  Lines lines(corpus, cite, origin_of);
  for (const Event& e : relations.events)
    if (e.story == story && !e.negated && !e.hypothetical && !e.historical)
      lines.add(e.when, e.evidence);
  for (const Finding& f : relations.findings) {
    if (f.question.story != story) continue;
    for (const Answer& a : f.answers) {
      std::vector<Evidence> dated;
      for (const Evidence& e : a.evidence)
        if (says_when(corpus, e)) dated.push_back(e);
      lines.add(a.as_of, dated);
    }
  }
  return lines.finish();
}

}  // namespace recoupe
