#include "relate/compare/happenings.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxRivals = 300;  // events of one family in one story; the rest is not asked
constexpr std::int32_t kTalksApart = 3 * kMinutesPerDay;  // further apart they are other talks
constexpr std::int32_t kOccasion = 7 * kMinutesPerDay;    // nor is he arrested once a month apart

using Actors = std::vector<Index<Actor>>;  // sorted, unique

bool one_day(Period p) { return p.known() && p.end - p.begin <= kMinutesPerDay; }

bool days_agree(Period a, Period b) { return !a.known() || !b.known() || a.overlaps(b); }

// "Attacked the town of Damra": the place tells no target from another.
Actors besides(Actors targets, Index<Actor> place) {
  std::erase(targets, place);
  return targets;
}

// "Dar es Salaam", "Dar-es-Salaam".
bool spelt_alike(std::string_view a, std::string_view b) {
  std::string x, y;
  each_word(fold(a), [&](std::string_view word) { x += word; });
  each_word(fold(b), [&](std::string_view word) { y += word; });
  return x == y;
}

}  // namespace

struct Happenings::Telling {
  Index<Event> index{};
  const Event* event = nullptr;
  std::string_view family;
  Origins origins;
  Index<Actor> subject{};  // the person to whom it can happen only once
  bool talks = false;      // of at least two that are named
};

struct Happenings::Rivalry {
  Aspect aspect{};
  Verdict verdict{};
  std::size_t first = 0, second = 0;  // of the tellings
};

Happenings::Happenings(const Corpus& corpus, const Relations& so_far, const Pack& pack)
    : corpus_(corpus),
      x_(so_far),
      types_(pack.world("plover")),
      modes_(pack.world("modes")),
      guessed_(pack.rule("names:model")),
      events_of_(so_far.stories.size()),
      origin_of_(corpus.readings.size()) {
  for (std::size_t e = 0; e < x_.events.size(); ++e)
    events_of_[x_.events[e].story.value].push_back(index<Event>(e));
  for (std::size_t c = 0; c < x_.copies.size(); ++c)
    for (const Copy& copy : x_.copies[c].copies) origin_of_[copy.reading.value] = index<Copies>(c);
}

std::vector<Finding> Happenings::ask(Index<Story> story) const {
  std::map<std::string_view, std::vector<Telling>> by_family;
  for (const Index<Event> e : events_of_[story.value]) {
    const Event& event = x_.events[e.value];
    if (event.type == 0 || event.future || event.hypothetical || event.historical) continue;
    Telling t = telling(e);
    std::vector<Telling>& family = by_family[t.family];
    if (family.size() < kMaxRivals) family.push_back(std::move(t));
  }
  std::vector<Finding> out;
  for (const auto& [family, tellings] : by_family)
    for (const Rivalry& r : rivalries(tellings)) out.push_back(finding(r, tellings));
  std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
    return std::tuple(a.question.about, a.question.aspect) <
           std::tuple(b.question.about, b.question.aspect);
  });
  return out;
}

Happenings::Telling Happenings::telling(Index<Event> index) const {
  const Event& e = x_.events[index.value];
  Telling t{.index = index,
            .event = &e,
            .family = types_.cell(e.type - 1u, "family"),
            .origins = origins(e.evidence)};
  const std::string_view once = e.mode ? modes_.cell(e.mode - 1u, "once") : std::string_view();
  const Actors& side = once == "actor" ? e.actors : e.targets;
  if (!once.empty() && side.size() == 1 && x_.actors[side[0].value].kind == ActorKind::kPerson)
    t.subject = side[0];
  t.talks = types_.cell(e.type - 1u, "talks") == "yes" && e.actors.size() >= 2;
  return t;
}

// Each event is asked about once an aspect: with the first that rivals it.
std::vector<Happenings::Rivalry> Happenings::rivalries(const std::vector<Telling>& tellings) const {
  std::vector<Rivalry> out;
  std::vector<Rivalry> pair;
  for (std::size_t i = 0; i < tellings.size(); ++i)
    for (std::size_t j = i + 1; j < tellings.size(); ++j) {
      pair.clear();
      weigh(tellings[i], tellings[j], pair);
      for (Rivalry& r : pair) {
        r.first = i;
        r.second = j;
        const bool asked = std::any_of(out.begin(), out.end(), [&](const Rivalry& o) {
          return o.aspect == r.aspect && (o.first == i || o.second == i || o.second == j);
        });
        if (!asked) out.push_back(r);
      }
    }
  return out;
}

void Happenings::weigh(const Telling& a, const Telling& b, std::vector<Rivalry>& out) const {
  const Event &x = *a.event, &y = *b.event;
  if (!one_occasion(a, b)) return;
  if (x.negated != y.negated) {
    if (x.negated ? denied(b, a) : denied(a, b))
      out.push_back({Aspect::kWhether, Verdict::kDisagree});
    return;
  }
  if (x.negated || meet(a.origins, b.origins)) return;
  const bool once = a.subject && a.subject == b.subject && x.mode == y.mode;
  const bool talks =
      a.talks && b.talks && (subset(x.actors, y.actors) || subset(y.actors, x.actors));
  if (!once && !talks) return;
  const bool same_day = days_agree(x.when, y.when), dated = x.dated && y.dated;
  if (!same_day && one_day(x.when) && one_day(y.when)) {
    if (once && dated)
      out.push_back({Aspect::kWhen, Verdict::kDisagree});
    else if (!once && std::abs(x.when.begin - y.when.begin) <= kTalksApart)
      out.push_back({Aspect::kWhen, Verdict::kCompatible});
  }
  if (same_day && x.place && y.place && x.place != y.place &&
      !spelt_alike(x_.actors[x.place.value].name, x_.actors[y.place.value].name))
    out.push_back({Aspect::kWhere, where(x, y, once)});
  if (once && same_day && of_other_countries(x.actors, y.actors))
    out.push_back({Aspect::kWho, Verdict::kDisagree});
}

// Whoever is told to be held was perhaps held before, in another year and by others: what no text
// dates, by its words or by its own day, contradicts nothing.
bool Happenings::one_occasion(const Telling& a, const Telling& b) const {
  const auto when = [&](const Telling& t) {
    const Period p = t.event->when;
    return dates_event(p) ? p : published(t);
  };
  const Period x = when(a), y = when(b);
  return x.known() && y.known() && (x.overlaps(y) || std::abs(x.begin - y.begin) <= kOccasion);
}

// The army is its spokesman.
std::vector<Happenings::Side> Happenings::sides(const std::vector<Index<Actor>>& actors) const {
  std::vector<Side> out;
  for (const Index<Actor> i : actors) {
    const Actor& a = x_.actors[i.value];
    const bool institution = a.kind == ActorKind::kBody || a.kind == ActorKind::kOffice;
    const bool known = institution && a.country && a.sector;
    out.push_back(known ? Side{a.country, a.sector, Index<Actor>{}} : Side{0, 0, i});
  }
  sort_unique(out);
  return out;
}

// The same act of the same sides, or what happens to a person once; and by a text that could know
// of it: nobody denies on Monday what happens on Friday.
bool Happenings::denied(const Telling& told, const Telling& denial) const {
  const Event &x = *told.event, &y = *denial.event;
  if (told.origins == denial.origins || !days_agree(x.when, y.when)) return false;
  if (x.mode && y.mode && x.mode != y.mode) return false;
  const bool places_agree = !x.place || !y.place || x.place == y.place;
  const bool once =
      told.subject && told.subject == denial.subject && x.mode == y.mode && places_agree;
  const Actors whom = besides(x.targets, x.place), not_whom = besides(y.targets, y.place);
  const bool same = !x.actors.empty() && sides(x.actors) == sides(y.actors) &&
                    subset(not_whom, whom) && x.place == y.place && (!not_whom.empty() || x.place);
  const Period happened = x.when.known() ? x.when : published(told), denied = published(denial);
  return (once || same) && (!happened.known() || !denied.known() || happened.begin < denied.end);
}

// The first of its texts.
Period Happenings::published(const Telling& t) const {
  Period first;
  for (const Evidence& e : t.event->evidence)
    first = earlier(first, corpus_.readings[e.reading.value].article.published);
  return first;
}

// A place that no table knows has the country that its article is about, and may lie in another.
Term Happenings::known_country(Index<Actor> place) const {
  const Actor& actor = x_.actors[place.value];
  const bool known =
      std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](const Evidence& at) {
        const std::vector<Mention>& all = corpus_.readings[at.reading.value].mentions;
        return std::any_of(all.begin(), all.end(), [&](const Mention& m) {
          return m.span == at.span && m.rule != guessed_;
        });
      });
  return known ? actor.country : Term{0};
}

// A town lies in a region or near another town, and no map is at hand; but no place is in two
// countries.
Verdict Happenings::where(const Event& a, const Event& b, bool once) const {
  const Term x = known_country(a.place), y = known_country(b.place);
  return once && x && y && x != y ? Verdict::kDisagree : Verdict::kCompatible;
}

// A judge may be the court, and the police act for the ministry, but not for another country's.
bool Happenings::of_other_countries(const std::vector<Index<Actor>>& a,
                                    const std::vector<Index<Actor>>& b) const {
  const auto countries = [&](const Actors& side) {
    std::vector<Term> out;
    for (const Index<Actor> i : side) out.push_back(x_.actors[i.value].country);
    sort_unique(out);
    return out;
  };
  const std::vector<Term> x = countries(a), y = countries(b);
  return x.size() == 1 && y.size() == 1 && x[0] && y[0] && x[0] != y[0];
}

Finding Happenings::finding(const Rivalry& rivalry, const std::vector<Telling>& tellings) const {
  const Telling &a = tellings[rivalry.first], &b = tellings[rivalry.second];
  Finding out;
  out.question = {.story = a.event->story, .about = a.index, .aspect = rivalry.aspect};
  out.verdict = rivalry.verdict;
  add_answers(a, rivalry.aspect, out.answers);
  add_answers(b, rivalry.aspect, out.answers);
  return out;
}

// What is said by one speaker, or by none, is one answer.
void Happenings::add_answers(const Telling& t, Aspect aspect, std::vector<Answer>& answers) const {
  std::map<Index<Actor>, std::vector<Evidence>> by_speaker;
  for (const Evidence& e : t.event->evidence) by_speaker[speaker(*t.event, e)].push_back(e);
  for (auto& [who, evidence] : by_speaker) {
    Answer a;
    a.has_low = a.has_high = false;
    a.value = value(*t.event, aspect);
    a.speaker = who;
    if (aspect != Aspect::kWhen) a.as_of = t.event->when;
    a.origins = static_cast<std::uint32_t>(origins(evidence).size());
    a.evidence = std::move(evidence);
    answers.push_back(std::move(a));
  }
}

std::string Happenings::value(const Event& e, Aspect aspect) const {
  if (aspect == Aspect::kWhen) return iso(e.when.begin, false);
  if (aspect == Aspect::kWhere) return x_.actors[e.place.value].name;
  if (aspect == Aspect::kWhether) return e.negated ? "no" : "yes";
  std::string names;
  for (const Index<Actor> i : e.actors) {
    if (!names.empty()) names += ", ";
    names += x_.actors[i.value].name;
  }
  return names;
}

Index<Actor> Happenings::speaker(const Event& event, const Evidence& at) const {
  const Reading& reading = corpus_.readings[at.reading.value];
  for (const EventMention& m : reading.events)
    if (m.span == at.span && m.type == event.type && m.source)
      return x_.actor(at.reading, reading.quotes[m.source.value].speaker);
  return {};
}

Happenings::Origins Happenings::origins(const std::vector<Evidence>& evidence) const {
  Origins out;
  for (const Evidence& e : evidence) out.push_back(origin_of_[e.reading.value]);
  sort_unique(out);
  return out;
}

}  // namespace recoupe
