#include "relate/actors/persons.h"

#include <algorithm>

namespace recoupe {
namespace {

bool has_initial(const PersonName& n) {
  return std::any_of(n.begin(), n.end(), [](const NameWord& w) { return w.folded.size() == 1; });
}

bool countries_clash(const Cluster& c, const Local& l) {
  return c.country && l.country && c.country != l.country;
}

int surname(const NameWord& word, const PersonName& full, const NameMatcher& matcher) {
  const int last = matcher.compare(word, full.back());
  const int first =
      full.size() == 2 && !matcher.given(word) && word.folded == full.front().folded ? 1000 : 0;
  return std::max(last, first);
}

// Likeness 0: not this one. Full names must agree with every full name; a surname alone with one,
// and with no other land.
ClusterMatch agreement(std::uint32_t cluster, const Cluster& c, const Local& l,
                       const NameMatcher& matcher) {
  const PersonName& name = l.names.front();
  const bool full = full_words(name) > 1;
  const bool clash = countries_clash(c, l);
  int worst = 1000;
  if (full) {
    for (const PersonName& other : c.full) worst = std::min(worst, matcher.compare(name, other));
    const bool agrees = !c.full.empty() && worst >= (clash ? 980 : kSameName);
    return {cluster, Bond::kName, agrees ? worst : 0};
  }
  if (clash) return {};
  int best = 0;
  for (const PersonName& other : c.full)
    best = std::max(best, surname(name.back(), other, matcher));
  for (const PersonName& other : c.single)
    best = std::max(best, matcher.compare(name.back(), other.back()));
  if (best < 900) return {};
  // A second surname like it would make the choice a guess; an equal office speaks for one of
  // them.
  for (const Office& o : l.offices)
    if (std::find(c.offices.begin(), c.offices.end(), o) != c.offices.end())
      return {cluster, Bond::kOffice, 1000};
  return {cluster, Bond::kSurname, 900};
}

ClusterMatch named_before(const Local& l, std::span<const Cluster> clusters,
                          std::span<const Local> article, const NameMatcher& matcher) {
  ClusterMatch out{.bond = Bond::kSurname, .here = true};
  for (const Local& other : article) {
    if (other.cluster == kNobody || other.cluster == out.cluster) continue;
    if (other.kind != ActorKind::kPerson || other.mentions.front() > l.mentions.front()) continue;
    if (agreement(other.cluster, clusters[other.cluster], l, matcher).likeness == 0) continue;
    out.clear = out.cluster == kNobody;
    out.cluster = other.cluster;
  }
  return out;
}

}  // namespace

std::vector<std::size_t> persons_in_order(std::span<const Local> locals) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < locals.size(); ++i)
    if (locals[i].kind == ActorKind::kPerson) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& x = locals[a].names;
    const auto& y = locals[b].names;
    const std::size_t n = x.empty() ? 0 : full_words(x[0]), k = y.empty() ? 0 : full_words(y[0]);
    if (n != k) return n > k;
    // "J. Martel" waits until every Jean and Jacques is known.
    const bool p = !x.empty() && has_initial(x[0]), q = !y.empty() && has_initial(y[0]);
    if (p != q) return q;
    return (x.empty() ? "" : joined(x[0])) < (y.empty() ? "" : joined(y[0]));
  });
  return order;
}

bool same_person(const Local& a, const Local& b) {
  return !a.names.empty() && a.names == b.names && a.country == b.country && a.offices == b.offices;
}

ClusterMatch find_cluster(const Local& l, std::span<const Cluster> clusters,
                          std::span<const Local> article, const NameMatcher& matcher) {
  ClusterMatch best;
  for (std::uint32_t k = 0; k < clusters.size(); ++k) {
    if (clusters[k].kind != ActorKind::kPerson || l.names.empty()) continue;
    const ClusterMatch found = agreement(k, clusters[k], l, matcher);
    if (found.likeness == 0 || found.likeness < best.likeness) continue;
    best.clear = found.likeness > best.likeness;
    if (best.clear) best = found;
  }
  if (!best.clear && best.bond == Bond::kSurname)
    return named_before(l, clusters, article, matcher);
  return best;
}

}  // namespace recoupe
