#include "report/dossier/dossier.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "report/dossier/questions.h"
#include "report/dossier/timeline.h"
#include "report/dossier/title.h"

namespace recoupe {
namespace {

constexpr std::size_t kIdDigits = 8;  // of a hash; a clash within a story takes the next number

// Ids that are the same on every run, and stay when another report joins the story.
class Ids {
 public:
  std::string make(std::string_view kind, std::uint64_t what) {
    for (;; ++what) {
      std::string id = std::string(kind) + hex(what).substr(0, kIdDigits);
      if (taken_.insert(id).second) return id;
      what = mix(what, 1);
    }
  }

 private:
  std::set<std::string> taken_;
};

class Builder {
 public:
  Builder(const Corpus& corpus, const Relations& relations, Index<Story> story, const Pack& pack,
          std::string_view lang)
      : corpus_(corpus),
        x_(relations),
        pack_(pack),
        at_(story),
        story_(x_.stories[story.value]),
        lang_(lang) {}

  Dossier build() {
    d_.id = hex(story_.id);
    d_.when = story_.when;
    d_.terms = story_.terms;
    add_articles();
    add_title_and_languages();
    // From here on every article has its row: evidence can be cited.
    add_actors();
    // From here on every actor has its row.
    add_events();
    add_quotes();
    add_findings();
    d_.title = undisputed_title(d_);
    d_.timeline = timeline_of(
        corpus_, x_, at_, [&](const Evidence& e) { return cite(e); },
        [&](std::uint32_t article) { return d_.articles[article].origin; });
    return std::move(d_);
  }

 private:
  const Reading& reading(Index<Reading> r) const { return corpus_.readings[r.value]; }

  void add_articles() {
    std::vector<std::pair<Index<Reading>, Source>> rows;
    for (std::uint32_t o = 0; o < story_.copies.size(); ++o)
      for (const Copy& copy : x_.copies[story_.copies[o].value].copies) {
        Source source = source_of(reading(copy.reading).article);
        source.origin = o;
        source.kinship = copy.kinship;
        source.shared = copy.shared;
        if (copy.of) source.copy_of = reading(copy.of).article.key;
        rows.emplace_back(copy.reading, std::move(source));
      }
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
      const auto rank = [&](const auto& row) {
        return std::pair(appeared(reading(row.first).article), row.first);
      };
      return rank(a) < rank(b);
    });
    for (auto& [r, source] : rows) {
      row_of_[r] = static_cast<std::uint32_t>(d_.articles.size());
      d_.articles.push_back(std::move(source));
    }
    for (const Index<Copies> c : story_.copies) {
      const Copies& copies = x_.copies[c.value];
      Origin origin;
      for (const Copy& copy : copies.copies) origin.articles.push_back(row_of_.at(copy.reading));
      origin.credited = credited(copies);
      d_.origins.push_back(std::move(origin));
    }
  }

  // The agency by name; one that no table knows in the fullest words that credit it.
  std::string credited(const Copies& copies) const {
    if (copies.agency) return std::string(pack_.world("agencies").cell(copies.agency - 1u, "name"));
    std::string_view fullest;
    for (const Copy& copy : copies.copies) {
      const Article& article = reading(copy.reading).article;
      for (const std::string_view words :
           {std::string_view(article.agency_name), article.credit.of(article.text)})
        if (words.size() > fullest.size()) fullest = words;
    }
    return std::string(fullest);
  }

  static Source source_of(const Article& article) {
    Source out;
    out.id = article.key;
    out.url = article.url;
    out.outlet = article.outlet;
    out.title = article.title;
    out.language = article.lang;
    out.text = article.text;
    out.byline = article.byline;
    out.published = article.published;
    out.blocks = article.blocks;
    out.removed = article.removed;
    return out;
  }

  void add_title_and_languages() {
    std::map<std::string, std::int64_t> count;
    for (const Source& s : d_.articles)
      if (!s.language.empty()) ++count[s.language];
    for (const auto& [language, n] : count) d_.languages.push_back(language);
    std::stable_sort(
        d_.languages.begin(), d_.languages.end(),
        [&](const std::string& a, const std::string& b) { return count[a] > count[b]; });
    if (!story_.medoid) return;
    const Article& medoid = reading(story_.medoid).article;
    d_.title = medoid.title;
    if (d_.title.empty() && !medoid.blocks.empty())
      d_.title = medoid.blocks[0].span.of(medoid.text);
  }

  std::optional<Citation> cite(const Evidence& e) const {
    const auto row = row_of_.find(e.reading);
    if (row == row_of_.end()) return std::nullopt;
    const Reading& r = reading(e.reading);
    if (e.span.empty() || e.span.end > r.article.text.size()) return std::nullopt;
    Citation out{.article = row->second, .at = e.span, .sentence = e.span};
    if (const Index<Sentence> s = sentence_at(r, e.span))
      out.sentence = join(r.sentences[s.value].span, e.span);
    return out;
  }

  std::vector<Citation> cite(const std::vector<Evidence>& all) const {
    std::vector<Citation> out;
    for (const Evidence& e : all)
      if (const std::optional<Citation> c = cite(e)) out.push_back(*c);
    std::sort(out.begin(), out.end(), [](const Citation& a, const Citation& b) {
      return std::tie(a.article, a.at) < std::tie(b.article, b.at);
    });
    return out;
  }

  // The languages a question may be worded in, the wanted one first.
  std::vector<std::string> wording_languages() const {
    std::vector<std::string> all = d_.languages;
    if (!lang_.empty()) all.emplace(all.begin(), lang_);
    return all;
  }

  std::string_view code(std::string_view table, Term term) const {
    return pack_.world(table).code(term);
  }

  void add_actors() {
    for (std::size_t i = 0; i < x_.actors.size(); ++i) {
      const Actor& a = x_.actors[i];
      if (a.story != at_) continue;
      actor_row_[index<Actor>(i)] = static_cast<std::uint32_t>(d_.actors.size());
      DossierActor out;
      out.id =
          ids_.make("a", mix(story_.id, mix(hash(a.name), static_cast<std::uint64_t>(a.kind))));
      out.name = a.name;
      if (a.role != a.name) out.role = a.role;
      out.country = code("countries", a.country);
      out.sector = code("sectors", a.sector);
      out.kind = a.kind;
      out.unnamed = a.unnamed;
      out.spellings = a.spellings;
      out.mentions = cite(a.mentions);
      for (const Joining& j : a.joined)
        if (const std::optional<Citation> c = cite(j.at))
          out.joined.push_back({*c, j.bond, j.likeness});
      d_.actors.push_back(std::move(out));
    }
  }

  std::int64_t row(Index<Actor> a) const {
    const auto it = actor_row_.find(a);
    return it == actor_row_.end() ? -1 : std::int64_t{it->second};
  }

  std::vector<std::uint32_t> rows(const std::vector<Index<Actor>>& actors) const {
    std::vector<std::uint32_t> out;
    for (const Index<Actor> a : actors)
      if (const std::int64_t r = row(a); r >= 0) out.push_back(static_cast<std::uint32_t>(r));
    return out;
  }

  // What a record rests on first: the same as long as its earliest evidence is.
  std::uint64_t first_words(const std::vector<Evidence>& evidence) const {
    if (evidence.empty()) return story_.id;
    const Evidence& e = evidence.front();
    return mix(reading(e.reading).article.id, mix(e.span.begin, e.span.end));
  }

  void add_events() {
    for (std::size_t i = 0; i < x_.events.size(); ++i) {
      const Event& e = x_.events[i];
      if (e.story != at_) continue;
      DossierEvent out;
      out.type = code("plover", e.type);
      out.mode = code("modes", e.mode);
      out.id = ids_.make("e", mix(hash(out.type), first_words(e.evidence)));
      out.actors = rows(e.actors);
      out.targets = rows(e.targets);
      if (const std::int64_t r = row(e.implied); r >= 0)
        out.implied = static_cast<std::uint32_t>(r);
      out.place = row(e.place);
      out.when = e.when;
      out.negated = e.negated;
      out.future = e.future;
      out.hypothetical = e.hypothetical;
      out.historical = e.historical;
      out.origins = e.origins;
      out.evidence = cite(e.evidence);
      event_id_[index<Event>(i)] = out.id;
      d_.events.push_back(std::move(out));
    }
    std::size_t row = 0;
    for (const Event& e : x_.events) {
      if (e.story != at_) continue;
      if (e.done) d_.events[row].done = event_id_[e.done];
      ++row;
    }
  }

  void add_quotes() {
    for (const Quotation& q : x_.quotations) {
      if (q.story != at_) continue;
      d_.quotes.push_back({row(q.speaker), rows(q.via), q.manner, q.origins, cite(q.wordings)});
    }
  }

  void add_findings() {
    for (const Finding& f : x_.findings) {
      if (f.question.story != at_) continue;
      DossierFinding out;
      out.aspect = f.question.aspect;
      out.what = code("categories", f.question.what);
      out.of = code("groups", f.question.group);
      if (f.question.about) out.about = event_id_[f.question.about];
      out.id = ids_.make(
          "f",
          mix(mix(story_.id, hash(out.what)),
              mix(hash(out.of), mix(hash(out.about), static_cast<std::uint64_t>(out.aspect)))));
      out.text = f.question.about
                     ? event_question(out.aspect, x_.events[f.question.about.value])
                     : question_text(out.aspect, out.what, out.of, wording_languages(), pack_);
      out.verdict = f.verdict;
      out.flags = f.flags;
      out.why = why(f.rule);
      for (const Answer& a : f.answers) out.answers.push_back(answer(a));
      d_.findings.push_back(std::move(out));
    }
  }

  std::string event_question(Aspect aspect, const Event& event) const {
    std::string sides;
    for (const auto* side : {&event.actors, &event.targets})
      for (const Index<Actor> i : *side) {
        const bool asked = aspect == Aspect::kWho && side == &event.actors;
        if (asked) continue;
        if (!sides.empty()) sides += ", ";
        sides += x_.actors[i.value].name;
      }
    return event_question_text(aspect, code("plover", event.type), code("modes", event.mode), sides,
                               wording_languages(), pack_);
  }

  // The note of the rule: why the verdict is what it is, in plain words.
  std::string why(Rule rule) const {
    const std::string name = pack_.rule_name(rule);
    const Table& rules = pack_.world("rules");
    const std::optional<std::size_t> found = rules.find(name);
    return found ? std::string(rules.cell(*found, "note")) : name;
  }

  DossierAnswer answer(const Answer& a) const {
    DossierAnswer out;
    out.low = a.low;
    out.high = a.high;
    out.has_low = a.has_low;
    out.has_high = a.has_high;
    out.withdrawn = a.withdrawn;
    out.hedge = a.hedge;
    out.value = a.value;
    out.speaker = row(a.speaker);
    out.as_of = a.as_of;
    out.origins = a.origins;
    out.evidence = cite(a.evidence);
    return out;
  }

  const Corpus& corpus_;
  const Relations& x_;
  const Pack& pack_;
  Index<Story> at_;
  const Story& story_;
  std::string_view lang_;
  Dossier d_;
  Ids ids_;
  std::map<Index<Reading>, std::uint32_t> row_of_;
  std::map<Index<Actor>, std::uint32_t> actor_row_;
  std::map<Index<Event>, std::string> event_id_;
};

}  // namespace

std::vector<Dossier> make_dossiers(const Corpus& corpus, const Relations& relations,
                                   const Pack& pack, std::string_view lang) {
  std::vector<Dossier> out;
  for (std::size_t s = 0; s < relations.stories.size(); ++s)
    out.push_back(Builder(corpus, relations, index<Story>(s), pack, lang).build());
  std::stable_sort(out.begin(), out.end(), [](const Dossier& a, const Dossier& b) {
    return a.origins.size() > b.origins.size();
  });
  return out;
}

}  // namespace recoupe
