#include "relate/compare/reports.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/fold.h"
#include "base/hash.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

class Reports {
 public:
  Reports(const Corpus& corpus, const Relations& x, const Pack& pack)
      : corpus_(corpus), x_(x), categories_(pack.world("categories")) {
    const Table &groups = pack.world("groups"), &own = pack.world("own_groups");
    for (std::size_t row = 0; row < own.size(); ++row)
      own_groups_.emplace_back(categories_.term(own.cell(row, "category")),
                               groups.term(own.cell(row, "group")));
  }

  void add(Index<Copies> from, Index<Reading> r) {
    for (const Figure& f : corpus_.readings[r.value].figures)
      if (f.what) by_topic_[topic_of(r, f)].push_back(report(from, r, f));
  }

  std::map<Topic, std::vector<Report>> take() { return std::move(by_topic_); }

 private:
  Topic topic_of(Index<Reading> r, const Figure& f) const {
    Topic out{.what = f.what, .group = f.group, .unit = f.unit};
    out.group = topic_group(f);
    if (categories_.cell(f.what - 1u, "people") == "yes") return out;
    out.noun = hash(fold(f.of.of(corpus_.readings[r.value].article.text)));
    out.value = f.has_low ? f.low : f.high;
    return out;
  }

  // Of their own dead each side tells its own number.
  bool counts_own(const Figure& f) const { return f.group && topic_group(f) != 0; }
  Term topic_group(const Figure& f) const {
    const bool own = std::find(own_groups_.begin(), own_groups_.end(),
                               std::pair(f.what, f.group)) != own_groups_.end();
    return own ? Term{0} : f.group;
  }

  void add_voice(const Reading& reading, Index<Reading> r, Report& out) const {
    const Figure& f = *out.figure;
    const Index<Sentence> s = sentence_at(reading, f.span);
    if (!s) return;
    const Span words = reading.sentences[s.value].span;
    const Span speaker = reading.mentions[reading.quotes[f.source.value].speaker.value].span;
    Voice voice{.reading = r, .sentence = s};
    for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
      const Mention& mention = reading.mentions[m];
      if (mention.kind != ActorKind::kPlace || !words.contains(mention.span)) continue;
      if (speaker.overlaps(mention.span)) continue;
      if (const Index<Actor> a = x_.actor(r, index<Mention>(m))) voice.places.push_back(a);
    }
    sort_unique(voice.places);
    out.voices.push_back(std::move(voice));
  }

  Report report(Index<Copies> from, Index<Reading> r, const Figure& f) const {
    const Reading& reading = corpus_.readings[r.value];
    Report out{.from = from, .reading = r, .figure = &f};
    if (f.source) out.speaker = x_.actor(r, reading.quotes[f.source.value].speaker);
    if (out.speaker && !f.carried && !counts_own(f)) add_voice(reading, r, out);
    for (const Block& b : reading.article.blocks)
      out.headline = out.headline || (b.kind == BlockKind::kTitle && b.span.contains(f.span));
    const Index<EventMention> clause = within(reading, f.span);
    if (!clause) return out;
    const EventMention& event = reading.events[clause.value];
    out.aside = event.historical || event.hypothetical || event.negated;
    if (event.place && reading.mentions[event.place.value].kind == ActorKind::kPlace)
      out.place = x_.actor(r, event.place);
    for (std::uint32_t i = event.actors.begin; i < event.actors.end; ++i)
      if (const Index<Actor> a = x_.actor(r, reading.parties[i])) out.parties.push_back(a);
    sort_unique(out.parties);
    return out;
  }

  const Corpus& corpus_;
  const Relations& x_;
  const Table& categories_;
  std::vector<std::pair<Term, Term>> own_groups_;  // whom a category counts anyway
  std::map<Topic, std::vector<Report>> by_topic_;
};

}  // namespace

std::map<Topic, std::vector<Report>> gather_reports(const Corpus& corpus, const Relations& so_far,
                                                    Index<Story> story, const Pack& pack) {
  Reports reports(corpus, so_far, pack);
  for (const Index<Copies> from : so_far.stories[story.value].copies)
    for (const Copy& copy : so_far.copies[from.value].copies) reports.add(from, copy.reading);
  return reports.take();
}

}  // namespace recoupe
