#include "ledger.h"

#include <set>

#include "base/calendar.h"

namespace recoupe::testing {

std::vector<Pair> pair_up(std::size_t golds, std::size_t founds, double least,
                          const std::function<double(std::size_t, std::size_t)>& likeness) {
  std::vector<std::pair<double, Pair>> all;
  for (std::size_t g = 0; g < golds; ++g)
    for (std::size_t f = 0; f < founds; ++f)
      if (const double x = likeness(g, f); x >= least && x > 0) all.push_back({x, {g, f}});
  std::ranges::stable_sort(all, std::greater<>(), &std::pair<double, Pair>::first);
  std::set<std::size_t> left, right;
  std::vector<Pair> out;
  for (const auto& [x, pair] : all)
    if (!left.contains(pair.gold) && !right.contains(pair.found)) {
      left.insert(pair.gold);
      right.insert(pair.found);
      out.push_back(pair);
    }
  return out;
}

std::uint32_t shared(Span a, Span b) {
  return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0;
}

double likeness(Span a, Span b) {
  const std::uint32_t least = std::min(a.size(), b.size()), most = std::max(a.size(), b.size());
  if (least == 0 || most > std::max(10 * least, 40u)) return 0;
  return static_cast<double>(shared(a, b)) / least;
}
bool among(Span s, const Places& places) {
  return std::ranges::any_of(places, [&](Span p) { return same(s, p); });
}

double jaccard(const Places& a, const Places& b) {
  std::uint32_t both = 0, all = 0;
  for (const Span x : a) all += x.size();
  for (const Span y : b) all += y.size();
  for (const Span x : a)
    for (const Span y : b) both += shared(x, y);
  return all > both ? static_cast<double>(both) / (all - both) : 0;
}

bool same_day(Period gold, Period found) {
  return found.known() && day_of(gold.begin) == day_of(found.begin);
}

bool Ledger::names_one(Index<Mention> m, const Places& places) const {
  if (!m) return false;
  const Index<Mention> first = first_of(r_, m);
  for (std::size_t k = 0; k < r_.mentions.size(); ++k)
    if (const Mention& x = r_.mentions[k]; first_of(r_, index<Mention>(k)) == first)
      if (among(x.span, places) || among(x.name, places)) return true;
  return false;
}

void Ledger::add(const std::string& name, bool right) {
  out_.shares[name].right += right ? 1 : 0;
  ++out_.shares[name].of;
}

void Ledger::f1(const std::string& name, std::size_t both, std::size_t gold, std::size_t found) {
  out_.shares[name].right += 2 * both;
  out_.shares[name].of += gold + found;
}

void Ledger::error(std::string line) {
  std::ranges::replace(line, '\n', ' ');
  out_.errors.push_back(std::move(line));
}

Agreement compare(const Report& report, const Gold& gold, const Reading& reading,
                  const Pack& pack) {
  Agreement all = compare_events(gold, reading, pack);
  if (report.events_only) return all;
  Agreement claims = compare_claims(gold, reading, pack);
  all.shares.merge(claims.shares);
  std::ranges::move(claims.errors, std::back_inserter(all.errors));
  return all;
}

}  // namespace recoupe::testing
