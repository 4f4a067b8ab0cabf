#include "ledger.h"

#include <cmath>
#include <set>

#include "base/calendar.h"

namespace recoupe::testing {
namespace {

constexpr double kApproxWidth = 0.25;  // an interval around "environ 250" may be so wide

bool near_equal(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(a)); }
bool equal(std::optional<double> a, std::optional<double> b) {
  return a && b ? near_equal(*a, *b) : !a && !b;
}

}  // namespace

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

bool bounds_agree(const Amount& gold, const Amount& found) {
  if (equal(gold.low, found.low) && equal(gold.high, found.high)) return true;
  const auto &low = found.low, &high = found.high;
  const auto digits = [](double x) { return std::floor(std::log10(std::max(x, 1.0))); };
  const double slack = gold.hedge == Hedge::kMoreThan || gold.hedge == Hedge::kLessThan ? 1 : 0;
  switch (gold.hedge) {
    case Hedge::kApprox:
      return gold.low && gold.high && low && high && *low <= *gold.high && *gold.low <= *high &&
             *high - *low <= kApproxWidth * *high;
    case Hedge::kVague:
      return gold.low && low && (!high || *high > *low) && digits(*gold.low) == digits(*low);
    case Hedge::kMoreThan:
    case Hedge::kAtLeast:
      return gold.low && low && !gold.high && !high && std::abs(*gold.low - *low) <= slack;
    case Hedge::kLessThan:
    case Hedge::kUpTo:
      return gold.high && high && low.value_or(0) <= 1 && std::abs(*gold.high - *high) <= slack;
    default:
      return false;
  }
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
