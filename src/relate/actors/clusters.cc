#include "relate/actors/clusters.h"

#include <algorithm>
#include <iterator>

#include "relate/actors/namesakes.h"
#include "relate/actors/persons.h"

namespace recoupe {
namespace {

template <class T>
void add_new(const T& value, std::vector<T>& all) {
  if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
}

}  // namespace

void Clusters::read(Index<Reading> r) {
  std::vector<Local> locals = reader_.read(r);
  locals_of_[r] = {locals_.size(), locals_.size() + locals.size()};
  std::move(locals.begin(), locals.end(), std::back_inserter(locals_));
}

std::span<const Local> Clusters::locals_in(Index<Reading> r) const {
  const auto [begin, end] = locals_of_.at(r);
  return std::span(locals_).subspan(begin, end - begin);
}

// "AFS" is what one article calls it by its full name.
void Clusters::expand_short_names() {
  std::map<std::string, std::set<std::string>> expansions;
  for (const Local& l : locals_)
    for (const std::string& alias : l.aliases) expansions[alias].insert(l.key);
  for (Local& l : locals_) {
    const auto at = expansions.find(l.alone);
    if (l.alone.empty() || at == expansions.end() || at->second.size() != 1) continue;
    l.key = *at->second.begin();
    l.bond = Bond::kShort;
  }
}

// Before anything is joined.
void Clusters::part_namesakes() {
  locals_ = recoupe::part_namesakes(std::move(locals_), matcher_);
  for (auto& [reading, range] : locals_of_) range = {0, 0};
  for (std::size_t i = 0; i < locals_.size(); ++i) {
    auto& [begin, end] = locals_of_.at(locals_[i].reading);
    if (end == 0) begin = i;
    end = i + 1;
  }
}

void Clusters::join() {
  part_namesakes();
  expand_short_names();
  const auto of_unknown_country = [](const Local& l) { return !l.country && !l.soft.empty(); };
  for (std::size_t i = 0; i < locals_.size(); ++i)
    if (!locals_[i].key.empty() && !of_unknown_country(locals_[i])) by_key(i);
  for (std::size_t i = 0; i < locals_.size(); ++i)
    if (!locals_[i].key.empty() && of_unknown_country(locals_[i])) by_soft_key(i);
  persons();
  for (std::size_t i = 0; i < locals_.size(); ++i)
    if (locals_[i].kind == ActorKind::kOffice && locals_[i].key.empty()) office(i);
}

void Clusters::join_translated(Index<Reading> text, Index<Reading> original) {
  const auto ours = untranslated(text, original), theirs = untranslated(original, text);
  for (const auto& [between, a] : ours) {
    const auto at = theirs.find(between);
    if (at == theirs.end() || a == kNobody || at->second == kNobody || a == at->second) continue;
    Cluster &from = clusters_[a], &to = clusters_[at->second];
    const bool clash = from.country && to.country && from.country != to.country;
    if (clash || from.members.empty() || to.members.empty() || in_one_article(from, to)) continue;
    for (Member m : from.members) {
      if (m.local == from.members.front().local) m.bond = Bond::kTranslation;
      to.members.push_back(m);
      locals_[m.local].cluster = at->second;
    }
    from.members.clear();
  }
}

void Clusters::put(std::size_t local, const ClusterMatch& at) {
  Cluster& c = clusters_[at.cluster];
  Local& l = locals_[local];
  l.cluster = at.cluster;
  c.members.push_back({local, at.bond, at.likeness});
  if (!c.country) c.country = l.country;
  for (const PersonName& n : l.names) add_new(n, full_words(n) > 1 ? c.full : c.single);
  for (const Office& o : l.offices) add_new(o, c.offices);
}

std::uint32_t Clusters::fresh(ActorKind kind) {
  clusters_.push_back({.kind = kind});
  return static_cast<std::uint32_t>(clusters_.size() - 1);
}

void Clusters::by_key(std::size_t i) {
  const auto [at, added] = keys_.try_emplace(locals_[i].key, kNobody);
  if (added) at->second = fresh(locals_[i].kind);
  put(i, {at->second, locals_[i].bond});
  if (!locals_[i].soft.empty() && locals_[i].country) soft_[locals_[i].soft].insert(at->second);
}

// "le ministère de l'Intérieur": the story's only ministry of that kind, if there is one.
void Clusters::by_soft_key(std::size_t i) {
  const auto at = soft_.find(locals_[i].soft);
  if (at != soft_.end() && at->second.size() == 1)
    return put(i, {*at->second.begin(), locals_[i].bond});
  by_key(i);
}

void Clusters::persons() {
  // Who is called just what the one before him is called needs no second search.
  ClusterMatch found;
  const Local* before = nullptr;
  for (const std::size_t i : persons_in_order(locals_)) {
    const Local& l = locals_[i];
    if (!before || !found.clear || found.here || !same_person(l, *before))
      found = find_cluster(l, clusters_, locals_in(l.reading), matcher_);
    if (!found.clear || found.cluster == kNobody)
      found.cluster = fresh(ActorKind::kPerson), found.bond = Bond::kName;
    put(i, found);
    before = &l;
  }
}

void Clusters::office(std::size_t i) {
  const Local& l = locals_[i];
  std::set<std::uint32_t> holders;
  for (std::uint32_t k = 0; k < clusters_.size(); ++k)
    for (const Office& o : l.offices)
      if (clusters_[k].kind == ActorKind::kPerson &&
          std::find(clusters_[k].offices.begin(), clusters_[k].offices.end(), o) !=
              clusters_[k].offices.end())
        holders.insert(k);
  if (holders.size() == 1) return put(i, {*holders.begin(), Bond::kOffice});
  locals_[i].key = l.offices.empty() ? "office " + own_key(l)
                                     : "office " + l.offices[0].title + " " +
                                           std::to_string(l.offices[0].country);
  locals_[i].bond = Bond::kOffice;
  by_key(i);
}

// The clusters of `r`'s mentions, in order.
std::vector<std::uint32_t> Clusters::clusters_in(Index<Reading> r) const {
  std::vector<std::uint32_t> out;
  for (const Local& l : locals_in(r))
    for (const std::uint32_t at : l.mentions) {
      if (at >= out.size()) out.resize(at + 1, kNobody);
      out[at] = l.cluster;
    }
  return out;
}

// The named bodies of `r` that `other` has not, by the nearest before and behind them that it
// has; kNobody where two stand there.
std::map<Clusters::Between, std::uint32_t> Clusters::untranslated(Index<Reading> r,
                                                                  Index<Reading> other) const {
  const std::vector<std::uint32_t> ours = clusters_in(r), theirs = clusters_in(other);
  const std::set<std::uint32_t> known(theirs.begin(), theirs.end());
  std::map<Between, std::uint32_t> out;
  std::set<std::uint32_t> seen;
  for (std::size_t at = 0; at < ours.size(); ++at) {
    const std::uint32_t k = ours[at];
    if (k == kNobody || known.contains(k) || clusters_[k].kind != ActorKind::kBody) continue;
    if (locals_[clusters_[k].members.front().local].alone.empty()) continue;
    if (!seen.insert(k).second) continue;
    const auto has = [&](std::uint32_t c) { return c != kNobody && known.contains(c); };
    const auto here = ours.begin() + static_cast<std::ptrdiff_t>(at);
    const auto before = std::find_if(std::make_reverse_iterator(here), ours.rend(), has);
    const auto behind = std::find_if(here, ours.end(), has);
    const Between between{before == ours.rend() ? kNobody : *before,
                          behind == ours.end() ? kNobody : *behind};
    if (const auto [same, fresh] = out.try_emplace(between, k); !fresh) same->second = kNobody;
  }
  return out;
}

bool Clusters::in_one_article(const Cluster& a, const Cluster& b) const {
  std::set<Index<Reading>> readings;
  for (const Member& m : a.members) readings.insert(locals_[m.local].reading);
  return std::any_of(b.members.begin(), b.members.end(),
                     [&](const Member& m) { return readings.contains(locals_[m.local].reading); });
}

}  // namespace recoupe
