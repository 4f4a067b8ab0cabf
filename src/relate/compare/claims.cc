#include "relate/compare/claims.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "base/calendar.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr std::int32_t kBackgroundDays =
    14;  // what is told of an earlier day is history, not this story's toll

// What makes two reports one answer, the speaker and the day apart.
using Value = std::tuple<bool, double, bool, double, Hedge, bool, bool, Scope>;

Value value_of(const Report& r) {
  const Figure& f = *r.figure;
  return {f.has_low, f.has_low ? f.low : 0, f.has_high, f.has_high ? f.high : 0,
          f.hedge,   f.withdrawn,           r.whole,    r.whole ? Scope::kWhole : f.scope};
}

std::int32_t day(const Figure& f) { return day_of(f.as_of.begin).begin; }
bool is_dated(const Figure& f) { return f.dated && f.as_of.known(); }

std::vector<Index<Actor>> speakers_of(const std::vector<Report>& reports) {
  std::vector<Index<Actor>> out;
  for (const Report& r : reports)
    if (r.speaker) out.push_back(r.speaker);
  sort_unique(out);
  return out;
}

// A copy says what its root says, and nobody else says it: who answers there answers here.
void follow_root(std::vector<Report>& reports) {
  std::map<Index<Copies>, std::pair<Index<Reading>, Index<Actor>>> first;
  for (Report& r : reports) {
    if (!r.speaker) continue;
    const auto [it, fresh] = first.emplace(r.from, std::pair(r.reading, r.speaker));
    if (!fresh && it->second.first != r.reading) r.speaker = it->second.second;
  }
}

// Institutions of one country answer for one value together, under the name that most texts give.
void join_sides(const std::vector<Actor>& actors, std::vector<Report>& reports) {
  using Side = std::tuple<Term, bool>;
  const auto side = [&](Index<Actor> a) {
    const Actor& actor = actors[a.value];
    const bool institution = actor.kind == ActorKind::kBody || actor.kind == ActorKind::kOffice ||
                             actor.kind == ActorKind::kState || actor.kind == ActorKind::kGroup;
    return Side{institution ? actor.country : Term{0}, institution && actor.country};
  };
  std::map<Side, std::map<Index<Actor>, std::vector<Index<Copies>>>> texts;
  for (const Report& r : reports)
    if (r.speaker) texts[side(r.speaker)][r.speaker].push_back(r.from);
  std::map<Side, Index<Actor>> spoken_by;
  for (auto& [of_side, speakers] : texts) {
    std::size_t most = 0;
    for (auto& [actor, from] : speakers) {
      sort_unique(from);
      if (from.size() <= most) continue;
      most = from.size();
      spoken_by[of_side] = actor;
    }
  }
  for (Report& r : reports)
    if (r.speaker && std::get<bool>(side(r.speaker))) r.speaker = spoken_by[side(r.speaker)];
}

// Gives every unnamed report of one value its speaker, where there is one.
void name_speakers(const std::vector<Actor>& actors, std::vector<Report>& reports) {
  follow_root(reports);
  join_sides(actors, reports);
  const std::vector<Index<Actor>> named = speakers_of(reports);
  std::set<Index<Reading>> answered;
  std::map<Index<Copies>, std::vector<Index<Actor>>> speakers;
  for (const Report& r : reports) {
    if (!r.speaker) continue;
    answered.insert(r.reading);
    speakers[r.from].push_back(r.speaker);
  }
  for (auto& [from, of_origin] : speakers) sort_unique(of_origin);
  const bool one_origin = std::all_of(reports.begin(), reports.end(),
                                      [&](const Report& r) { return r.from == reports[0].from; });
  for (Report& r : reports) {
    if (r.speaker) continue;
    if (one_origin && !r.headline && answered.count(r.reading)) continue;
    const auto near = speakers.find(r.from);
    if (near != speakers.end() && near->second.size() == 1)
      r.speaker = near->second[0];
    else if (named.size() == 1)
      r.speaker = named[0];
  }
}

// The dated day that an undated report is counted with: the last that it can know of, else the
// first.
std::int32_t day_among(const std::vector<std::int32_t>& days, const Report& r) {
  if (is_dated(*r.figure)) return day(*r.figure);
  std::int32_t best = days.front();
  for (const std::int32_t d : days)
    if (r.figure->as_of.known() && d <= r.figure->as_of.begin) best = d;
  return best;
}

// Everything that all reports name; nothing where one of them names nothing.
template <class Get>
std::vector<Index<Actor>> all_name(const std::vector<Report>& reports, Get get) {
  std::vector<Index<Actor>> out;
  for (const Report& r : reports) {
    const std::vector<Index<Actor>> named = get(r);
    if (named.empty()) return {};
    out.insert(out.end(), named.begin(), named.end());
  }
  sort_unique(out);
  return out;
}

Claim claim_of(const Corpus& corpus, const std::vector<Report>& reports) {
  const Figure& f = *reports[0].figure;
  Claim out;
  Answer& a = out.answer;
  a.low = f.low;
  a.high = f.high;
  a.has_low = f.has_low;
  a.has_high = f.has_high;
  a.withdrawn = f.withdrawn;
  a.hedge = f.hedge;
  a.speaker = reports[0].speaker;
  out.whole = reports[0].whole &&
              std::any_of(reports.begin(), reports.end(), [](const Report& r) { return !r.aside; });
  out.share = !reports[0].whole && f.scope == Scope::kPart;
  Period undated;
  std::map<Index<Actor>, const Texts*> near_named;
  for (const Report& r : reports) {
    a.evidence.push_back({r.reading, r.figure->span});
    out.from.push_back(r.from);
    out.voices.insert(out.voices.end(), r.voices.begin(), r.voices.end());
    out.part = out.part || r.part;
    if (r.kind) out.kinds.push_back(r.kind);
    out.kinds_named.insert(out.kinds_named.end(), r.kinds_named.begin(), r.kinds_named.end());
    if (r.lead) out.leads.push_back(r.lead);
    if (r.near) out.near.push_back(r.near);
    if (r.near) near_named.emplace(r.near, r.near_named.get());
    out.named.insert(out.named.end(), r.named.begin(), r.named.end());
    out.attackers.insert(out.attackers.end(), r.attackers.begin(), r.attackers.end());
    out.told = earlier(out.told, corpus.readings[r.reading.value].article.published);
    if (is_dated(*r.figure)) {
      a.as_of = earlier(a.as_of, r.figure->as_of);
      out.dated = true;
    } else {
      undated = earlier(undated, r.figure->as_of);
    }
  }
  if (!out.dated) a.as_of = undated;
  if (out.dated && out.told.known() &&
      a.as_of.begin < out.told.begin - kBackgroundDays * kMinutesPerDay)
    out.whole = false;
  sort_unique(a.evidence);
  sort_unique(out.from);
  sort_unique(out.kinds);
  sort_unique(out.kinds_named);
  sort_unique(out.leads);
  sort_unique(out.near);
  for (const auto& [place, texts] : near_named)
    out.near_named.insert(out.near_named.end(), texts->begin(), texts->end());
  sort_unique(out.near_named);
  sort_unique(out.named);
  sort_unique(out.attackers);
  a.origins = static_cast<std::uint32_t>(out.from.size());
  out.places = all_name(reports, [](const Report& r) {
    return r.place ? std::vector{r.place} : std::vector<Index<Actor>>{};
  });
  out.elsewhere =
      std::all_of(reports.begin(), reports.end(), [](const Report& r) { return r.elsewhere; });
  out.parties = all_name(reports, [](const Report& r) { return r.parties; });
  return out;
}

// Reports of one value: a claim for every speaker and day.
void add_claims(const Corpus& corpus, const std::vector<Actor>& actors, std::vector<Report> reports,
                std::vector<Claim>& out) {
  name_speakers(actors, reports);
  std::map<Index<Actor>, std::vector<std::int32_t>> days;  // the dated ones
  for (const Report& r : reports)
    if (is_dated(*r.figure)) days[r.speaker].push_back(day(*r.figure));
  for (auto& [speaker, of_speaker] : days) sort_unique(of_speaker);
  std::map<std::pair<Index<Actor>, std::int32_t>, std::vector<Report>> groups;
  for (const Report& r : reports) {
    const auto dated = days.find(r.speaker);
    groups[{r.speaker, dated == days.end() ? 0 : day_among(dated->second, r)}].push_back(r);
  }
  for (const auto& [key, group] : groups) out.push_back(claim_of(corpus, group));
}

// A text's largest number is its total; the smaller ones may be of a part, or of an earlier day.
void find_totals(std::vector<Claim>& claims) {
  const auto counts = [](const Claim& c) {
    return c.whole && !c.answer.withdrawn && c.answer.hedge != Hedge::kVague;
  };
  std::map<Index<Copies>, double> largest;
  for (const Claim& c : claims)
    for (const Index<Copies> from : c.from)
      if (counts(c)) largest[from] = std::max(largest[from], nominal(c.answer));
  for (Claim& c : claims)
    for (const Index<Copies> from : c.from)
      if (counts(c) && nominal(c.answer) == largest[from]) c.totals.push_back(from);
}

// "Some 20,000" is the 20,000 that another text has beside the 5,000 of the police.
void share_voices(std::vector<Claim>& claims) {
  const auto precise = [](const Answer& a) {
    return a.hedge == Hedge::kExact || a.hedge == Hedge::kApprox;
  };
  std::map<double, std::vector<Voice>> voices;
  for (const Claim& c : claims)
    if (c.whole && precise(c.answer))
      voices[c.answer.low].insert(voices[c.answer.low].end(), c.voices.begin(), c.voices.end());
  for (Claim& c : claims)
    if (c.whole && precise(c.answer)) c.voices = voices[c.answer.low];
}

bool before(const Claim& a, const Claim& b) {
  const auto rank = [](const Claim& c) {
    const std::int32_t when =
        c.answer.as_of.known() ? c.answer.as_of.begin : std::numeric_limits<std::int32_t>::max();
    return std::tuple(when, nominal(c.answer), c.answer.hedge, c.answer.withdrawn,
                      c.answer.evidence.front(), c.answer.speaker);
  };
  return rank(a) < rank(b);
}

}  // namespace

Ledger lay_out_claims(const Corpus& corpus, const Relations& so_far, Index<Story> story,
                      const Pack& pack) {
  Ledger out;
  for (auto& [topic, all] : gather_reports(corpus, so_far, story, pack)) {
    std::map<Value, std::vector<Report>> by_value;
    for (Report& r : all) by_value[value_of(r)].push_back(std::move(r));
    std::vector<Claim>& claims = out[topic];
    for (auto& [value, same] : by_value) add_claims(corpus, so_far.actors, std::move(same), claims);
    std::sort(claims.begin(), claims.end(), before);
    find_totals(claims);
    share_voices(claims);
  }
  return out;
}

}  // namespace recoupe
