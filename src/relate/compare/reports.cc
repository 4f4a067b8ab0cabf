#include "relate/compare/reports.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "base/fold.h"
#include "base/hash.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

using Actors = std::vector<Index<Actor>>;  // sorted, unique

// "A bonus of 300 cedis": what the number is of, as far as its own line tells.
std::uint64_t words_before(std::string_view text, Span at) {
  constexpr std::uint32_t kBytes = 40;
  const std::uint32_t from = at.begin > kBytes ? at.begin - kBytes : 0;
  const std::string folded = fold(text.substr(from, at.begin - from));
  std::size_t begin = folded.rfind(' ');
  if (begin == std::string::npos || begin == 0) return 0;
  begin = folded.rfind(' ', begin - 1);
  return begin == std::string::npos ? 0 : hash(std::string_view(folded).substr(begin));
}

class Reports {
 public:
  Reports(const Corpus& corpus, const Relations& x, const Pack& pack)
      : corpus_(corpus),
        x_(x),
        categories_(pack.world("categories")),
        groups_(pack.world("groups")),
        refusal_(pack.world("plover").term("REJECT")) {
    const Table& own = pack.world("own_groups");
    for (std::size_t row = 0; row < own.size(); ++row)
      own_groups_.emplace_back(categories_.term(own.cell(row, "category")),
                               groups_.term(own.cell(row, "group")));
  }

  // All texts of the story are looked at before the first is added.
  void look(Index<Copies> from, Index<Reading> r) {
    const Reading& reading = corpus_.readings[r.value];
    for (const Index<Actor> place : places(reading, r, {0, UINT32_MAX}))
      named_by_[place].insert(from);
    texts_.insert(from);
  }

  void add(Index<Copies> from, Index<Reading> r) {
    const Reading& reading = corpus_.readings[r.value];
    attackers_ = attackers(reading);
    for (const Figure& f : reading.figures)
      if (f.what && !denied(reading, f)) by_topic_[topic_of(r, f)].push_back(report(from, r, f));
  }

  std::map<Topic, std::vector<Report>> take() { return std::move(by_topic_); }

 private:
  Topic topic_of(Index<Reading> r, const Figure& f) const {
    Topic out{.what = f.what, .group = counts_own(f) ? Term{0} : f.group, .unit = f.unit};
    if (categories_.cell(f.what - 1u, "people") == "yes") return out;
    out.noun = hash(fold(f.of.of(corpus_.readings[r.value].article.text)));
    out.value = nominal(f);
    return out;
  }

  std::shared_ptr<const Texts> texts_of(Index<Actor> place) {
    std::shared_ptr<const Texts>& texts = near_named_[place];
    if (!texts)
      texts = std::make_shared<const Texts>(named_by_[place].begin(), named_by_[place].end());
    return texts;
  }

  std::vector<double> attackers(const Reading& reading) const {
    std::vector<double> out;
    for (const Figure& f : reading.figures)
      if (f.group && f.hedge == Hedge::kExact && groups_.cell(f.group - 1u, "attack") == "yes")
        out.push_back(f.low);
    sort_unique(out);
    return out;
  }

  // Of their own dead each side tells its own number.
  bool counts_own(const Figure& f) const {
    return std::find(own_groups_.begin(), own_groups_.end(), std::pair(f.what, f.group)) !=
           own_groups_.end();
  }

  // "The army denied that 40 soldiers had been killed" answers for no number.
  bool denied(const Reading& reading, const Figure& f) const {
    if (!f.source) return false;
    const Span cue = reading.quotes[f.source.value].cue;
    return std::any_of(reading.events.begin(), reading.events.end(), [&](const EventMention& e) {
      return e.type == refusal_ && e.cue.overlaps(cue) && e.span.contains(f.span);
    });
  }

  void add_voice(const Reading& reading, Index<Reading> r, Report& out) const {
    const Figure& f = *out.figure;
    const Index<Sentence> s = sentence_at(reading, f.span);
    if (!s) return;
    const Span words = reading.sentences[s.value].span;
    const Quote& quote = reading.quotes[f.source.value];
    const Span speaker = quote.speaker ? reading.mentions[quote.speaker.value].span : quote.source;
    if (speaker.empty()) return;
    const std::uint64_t called = hash(fold(speaker.of(reading.article.text)));
    out.voices.push_back({r, s, out.speaker, called, places(reading, r, words, speaker)});
  }

  // Whom `words` name below a country, save where `but` stands.
  Actors places(const Reading& reading, Index<Reading> r, Span words, Span but = {}) const {
    Actors out;
    for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
      const Mention& mention = reading.mentions[m];
      if (mention.kind != ActorKind::kPlace || !words.contains(mention.span)) continue;
      if (but.overlaps(mention.span)) continue;
      if (const Index<Actor> a = x_.actor(r, index<Mention>(m))) out.push_back(a);
    }
    sort_unique(out);
    return out;
  }

  // The place that stands next to `figure` in its sentence, save in the words for the speaker.
  Index<Actor> nearest_place(const Reading& reading, Index<Reading> r, const Figure& figure) const {
    const Index<Sentence> s = sentence_at(reading, figure.span);
    if (!s) return {};
    const Span words = reading.sentences[s.value].span;
    const Span speaker = figure.source ? reading.quotes[figure.source.value].source : Span{};
    Index<Actor> best;
    std::uint32_t least = UINT32_MAX;
    for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
      const Mention& mention = reading.mentions[m];
      if (mention.kind != ActorKind::kPlace || !words.contains(mention.span)) continue;
      if (speaker.overlaps(mention.span) || figure.span.overlaps(mention.span)) continue;
      const std::uint32_t gap = mention.span.begin >= figure.span.end
                                    ? mention.span.begin - figure.span.end
                                    : figure.span.begin - mention.span.end;
      if (gap >= least) continue;
      if (const Index<Actor> a = x_.actor(r, index<Mention>(m))) best = a, least = gap;
    }
    return best;
  }

  // Fewer than half of the story's texts name the place: it is not where the story happens.
  bool few_name(Index<Actor> place) const {
    const auto by = named_by_.find(place);
    return by != named_by_.end() && 2 * by->second.size() < texts_.size();
  }

  // "A flood at Delta killed 21 people", in a story of another town.
  void find_place(const Reading& reading, Report& out) const {
    if (const Index<Sentence> s = sentence_at(reading, out.figure->span); s && !out.place) {
      const Actors named = places(reading, out.reading, reading.sentences[s.value].span);
      if (named.size() == 1 && few_name(named[0])) out.place = named[0];
    }
    out.elsewhere = out.place && few_name(out.place);
  }

  Report report(Index<Copies> from, Index<Reading> r, const Figure& f) {
    const Reading& reading = corpus_.readings[r.value];
    Report out{.from = from, .reading = r, .figure = &f, .whole = f.scope == Scope::kWhole};
    if (f.source) out.speaker = x_.actor(r, reading.quotes[f.source.value].speaker);
    if (f.source && !f.carried) add_voice(reading, r, out);
    for (const Block& b : reading.article.blocks)
      out.headline = out.headline || (b.kind == BlockKind::kTitle && b.span.contains(f.span));
    if (const Index<EventMention> clause = within(reading, f.span))
      add_clause(reading, reading.events[clause.value], out);
    find_place(reading, out);
    out.lead = words_before(reading.article.text, f.span);
    out.named = places(reading, r, {0, UINT32_MAX});
    out.near = nearest_place(reading, r, f);
    if (out.near) out.near_named = texts_of(out.near);
    out.attackers = attackers_;
    return out;
  }

  void add_clause(const Reading& reading, const EventMention& event, Report& out) const {
    const Index<Reading> r = out.reading;
    out.aside = event.historical || event.hypothetical || event.negated;
    if (event.place && reading.mentions[event.place.value].kind == ActorKind::kPlace)
      out.place = x_.actor(r, event.place);
    for (std::uint32_t i = event.actors.begin; i < event.actors.end; ++i) {
      if (reading.mentions[reading.parties[i].value].unnamed) continue;
      if (const Index<Actor> a = x_.actor(r, reading.parties[i])) out.parties.push_back(a);
    }
    sort_unique(out.parties);
  }

  const Corpus& corpus_;
  const Relations& x_;
  const Table& categories_;
  const Table& groups_;
  Term refusal_ = 0;                               // the type of what is denied or refused
  std::vector<std::pair<Term, Term>> own_groups_;  // whom a category counts anyway
  std::map<Index<Actor>, std::set<Index<Copies>>> named_by_;  // places, by the texts that name them
  std::map<Index<Actor>, std::shared_ptr<const Texts>> near_named_;  // the same, once asked for
  std::set<Index<Copies>> texts_;
  std::vector<double> attackers_;  // of the text that is added
  std::map<Topic, std::vector<Report>> by_topic_;
};

// A number as two questions can share it.
using Number = std::tuple<bool, double, bool, double>;
using Numbers = std::set<Number>;
Number number_of(const Figure& f) {
  return {f.has_low, f.has_low ? f.low : 0, f.has_high, f.has_high ? f.high : 0};
}

std::map<Index<Copies>, Numbers> numbers_by_text(const std::vector<Report>& reports) {
  std::map<Index<Copies>, Numbers> out;
  for (const Report& r : reports)
    if (!r.figure->withdrawn && r.figure->hedge != Hedge::kVague)
      out[r.from].insert(number_of(*r.figure));
  return out;
}

// "61 miners" here and "61 people" there are the same people: a number that is no accident is told
// of both, and no text tells them apart with two numbers.
bool same_people(const std::vector<Report>& named, const std::vector<Report>& others) {
  const auto by_text = numbers_by_text(named), by_text_too = numbers_by_text(others);
  for (const auto& [text, numbers] : by_text) {
    const auto too = by_text_too.find(text);
    if (too == by_text_too.end()) continue;
    if (!std::includes(numbers.begin(), numbers.end(), too->second.begin(), too->second.end()) &&
        !std::includes(too->second.begin(), too->second.end(), numbers.begin(), numbers.end()))
      return false;
  }
  std::map<Number, std::set<Index<Copies>>> told;
  for (const Report& r : others)
    if (r.figure->scope == Scope::kWhole && r.figure->hedge != Hedge::kVague)
      told[number_of(*r.figure)].insert(r.from);
  return std::any_of(named.begin(), named.end(), [&](const Report& r) {
    if (r.figure->scope != Scope::kWhole) return false;
    const auto twin = told.find(number_of(*r.figure));
    return twin != told.end() && (twin->second.contains(r.from) || r.figure->low >= kLeastTelling);
  });
}

// "Nineteen were arrested, among them three women": the women are counted in full, unless the text
// has another number of them.
void find_group_parts(const Topic& topic, std::vector<Report>& reports) {
  if (topic.group == 0) return;
  std::set<Index<Copies>> told;
  for (const Report& r : reports)
    if (r.figure->scope != Scope::kPart) told.insert(r.from);
  for (Report& r : reports)
    if (r.figure->scope == Scope::kPart && !told.contains(r.from)) r.whole = r.part = true;
}

// The last word of "cases of cholera"; none of "confirmed cases".
std::uint64_t kind_of(std::string_view of) {
  constexpr std::size_t kFewestWords = 3;
  std::vector<std::uint64_t> words;
  each_word(fold(of), [&](std::string_view word) { words.push_back(hash(word)); });
  return words.size() < kFewestWords ? 0 : words.back();
}

// Of what the reports of a topic are, and which of it their texts name; a text that names one alone
// speaks of that.
void find_kinds(const Corpus& corpus, std::vector<Report>& reports) {
  std::set<std::uint64_t> kinds;
  const auto text_of = [&](const Report& r) -> std::string_view {
    return corpus.readings[r.reading.value].article.text;
  };
  for (Report& r : reports)
    if ((r.kind = kind_of(r.figure->of.of(text_of(r))))) kinds.insert(r.kind);
  if (kinds.size() < 2) return;
  std::map<Index<Reading>, std::vector<std::uint64_t>> named;
  for (Report& r : reports) {
    const bool fresh = !named.contains(r.reading);
    std::vector<std::uint64_t>& of_text = named[r.reading];
    if (fresh)
      each_word(fold(text_of(r)), [&](std::string_view word) {
        if (const std::uint64_t key = hash(word); kinds.contains(key)) of_text.push_back(key);
      });
    sort_unique(of_text);
    r.kinds_named = of_text;
    if (r.kind == 0 && of_text.size() == 1) r.kind = of_text.front();
  }
}

std::size_t texts_of(const std::vector<Report>& reports) {
  std::set<Index<Copies>> texts;
  for (const Report& r : reports) texts.insert(r.from);
  return texts.size();
}

// Where a group is the people of whom others speak without naming it, the two are one question,
// under the group if more texts name it.
void join_groups(std::map<Topic, std::vector<Report>>& by_topic) {
  std::vector<Topic> unnamed;
  for (const auto& [topic, reports] : by_topic)
    if (topic.group == 0 && topic.noun == 0) unnamed.push_back(topic);
  for (const Topic& topic : unnamed) {
    std::vector<Report> all = std::move(by_topic.extract(topic).mapped());
    Topic name = topic;
    std::size_t most = texts_of(all);
    const auto first = by_topic.lower_bound({.what = topic.what});
    for (auto it = first; it != by_topic.end() && it->first.what == topic.what;) {
      const bool one = it->first.unit == topic.unit && same_people(it->second, all);
      if (one && texts_of(it->second) > most) name = it->first, most = texts_of(it->second);
      if (one) all.insert(all.end(), it->second.begin(), it->second.end());
      it = one ? by_topic.erase(it) : std::next(it);
    }
    by_topic[name] = std::move(all);
  }
}

}  // namespace

std::map<Topic, std::vector<Report>> gather_reports(const Corpus& corpus, const Relations& so_far,
                                                    Index<Story> story, const Pack& pack) {
  Reports reports(corpus, so_far, pack);
  const std::vector<Index<Copies>>& texts = so_far.stories[story.value].copies;
  for (const Index<Copies> from : texts)
    for (const Copy& copy : so_far.copies[from.value].copies) reports.look(from, copy.reading);
  for (const Index<Copies> from : texts)
    for (const Copy& copy : so_far.copies[from.value].copies) reports.add(from, copy.reading);
  std::map<Topic, std::vector<Report>> by_topic = reports.take();
  join_groups(by_topic);
  const Table& categories = pack.world("categories");
  for (auto& [topic, of_topic] : by_topic) {
    find_group_parts(topic, of_topic);
    if (categories.cell(topic.what - 1u, "kinds") == "yes") find_kinds(corpus, of_topic);
  }
  return by_topic;
}

}  // namespace recoupe
