// Average-link clustering: the two nearest groups become one as long as the mean nearness of their
// texts is high enough, so that a chain of reports that each resemble the next never makes one
// story of two. Pairs that share no rare term are never looked at (terms.h).
//
// Cost: the pairs with a common term, times the logarithm of their number.
#include "relate/stories/stories.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <queue>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "relate/stories/terms.h"

namespace recoupe {
namespace {

// Mean nearness within a group. At .2 look-alike stories of the training topics part better, but a
// crisis told over days in two languages falls in two.
constexpr double kOneStory = 0.18;
// A text that is left alone joins a story at less, if that one is nearer than the next.
constexpr double kLateStory = 0.09;
constexpr double kNextNearest = 0.9;
constexpr std::size_t kFewestToJoin = 3;
// Within one language, names count half. Words count at most so many times what names do: two
// floods share words.
constexpr double kNamesShare = 0.5;
constexpr double kWordsOverNames = 3;
// Across languages only names count, and this much.
constexpr double kBridgeShare = 1.3;
constexpr double kLeast = 0.02;           // less is nothing
constexpr std::int32_t kFreshDays = 3;    // within these, days do not tell stories apart
constexpr double kDayDecay = 0.96;        // a further day
constexpr std::int32_t kLongestGap = 90;  // days between two reports of one story

struct Unit {  // a Copies with text
  Index<Copies> copies{};
  Index<Reading> longest{};  // stands for all of them
  std::string_view lang;
  Period published{};
};

using Near = std::map<std::uint32_t, double>;  // group: sum of nearness over the pairs

// What has no day stands last.
std::int32_t start_of(Period p) {
  return p.known() ? p.begin : std::numeric_limits<std::int32_t>::max();
}

// By time.
std::vector<Unit> units_of(const Corpus& corpus, std::span<const Copies> copies) {
  std::vector<Unit> out;
  for (std::size_t i = 0; i < copies.size(); ++i) {
    Unit unit;
    unit.copies = index<Copies>(i);
    std::size_t size = 0;
    for (const Copy& copy : copies[i].copies) {
      const Article& article = corpus.readings[copy.reading.value].article;
      if (!unit.published.known()) unit.published = article.published;
      if (article.text.size() <= size) continue;
      size = article.text.size();
      unit.longest = copy.reading;
      unit.lang = article.lang;
    }
    if (unit.longest) out.push_back(unit);
  }
  std::sort(out.begin(), out.end(), [&](const Unit& a, const Unit& b) {
    const auto rank = [&](const Unit& u) {
      const Index<Reading> root = copies[u.copies.value].copies[0].reading;
      return std::tuple(start_of(u.published), corpus.readings[root.value].article.id, u.copies);
    };
    return rank(a) < rank(b);
  });
  return out;
}

double fade(const Unit& a, const Unit& b) {
  if (!a.published.known() || !b.published.known()) return 1;
  const std::int32_t days =
      std::abs(a.published.begin / kMinutesPerDay - b.published.begin / kMinutesPerDay);
  if (days > kLongestGap) return 0;
  double out = 1;
  for (std::int32_t d = kFreshDays; d < days; ++d) out *= kDayDecay;
  return out;
}

std::vector<Near> nearness(const Corpus& corpus, const std::vector<Unit>& units) {
  std::vector<Terms> names, words, bridge;
  for (const Unit& unit : units) {
    Views views = views_of(corpus.readings[unit.longest.value]);
    names.push_back(std::move(views.names));
    words.push_back(std::move(views.words));
    bridge.push_back(std::move(views.bridge));
  }
  const Cosines by_name(names), by_word(words), by_bridge(bridge);
  std::vector<double> name(units.size()), word(units.size()), across(units.size());
  std::vector<Near> out(units.size());
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    std::vector<std::uint32_t> met;
    by_name.add(i, name, met);
    by_word.add(i, word, met);
    by_bridge.add(i, across, met);
    sort_unique(met);
    for (const std::uint32_t j : met) {
      const double words_of = std::min(word[j], kWordsOverNames * name[j]);
      const double near = units[i].lang == units[j].lang
                              ? kNamesShare * name[j] + (1 - kNamesShare) * words_of
                              : kBridgeShare * across[j];
      const double faded = near * fade(units[i], units[j]);
      if (faded >= kLeast) out[i][j] = out[j][i] = faded;
      name[j] = word[j] = across[j] = 0;
    }
  }
  return out;
}

using Members = std::vector<std::vector<std::uint32_t>>;

double mean(const std::vector<Near>& near, const Members& members, std::uint32_t a,
            std::uint32_t b) {
  return near[a].at(b) / static_cast<double>(members[a].size() * members[b].size());
}

// One report among many of its crisis can be far from most of them, and still be of no other story.
void take_in(const std::vector<Near>& near, Members& members) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> moves;
  for (std::uint32_t a = 0; a < members.size(); ++a) {
    if (members[a].size() != 1) continue;
    double best = 0, next = 0;
    std::uint32_t to = a;
    for (const auto& [b, sum] : near[a]) {
      const double m = mean(near, members, a, b);
      if (m > best) to = b;
      next = std::max(next, std::min(m, best));
      best = std::max(best, m);
    }
    if (best >= kLateStory && next < kNextNearest * best && members[to].size() >= kFewestToJoin)
      moves.emplace_back(a, to);
  }
  for (const auto& [from, to] : moves) {
    members[to].push_back(members[from][0]);
    members[from].clear();
  }
}

// Members of every group, in order; a group that was joined to another is empty.
Members group(std::vector<Near> near) {
  Members members(near.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) members[i] = {i};
  struct Pair {
    double mean;
    std::uint32_t a, b;  // a < b
    bool operator<(const Pair& o) const {
      return std::tie(mean, o.a, o.b) < std::tie(o.mean, a, b);
    }
  };
  std::priority_queue<Pair> queue;
  for (std::uint32_t a = 0; a < near.size(); ++a)
    for (const auto& [b, sum] : near[a])
      if (a < b && sum >= kOneStory) queue.push({sum, a, b});
  while (!queue.empty()) {
    const Pair best = queue.top();
    queue.pop();
    const auto [value, a, b] = best;
    if (members[a].empty() || members[b].empty() || !near[a].count(b) ||
        mean(near, members, a, b) != value)
      continue;
    near[a].erase(b);
    near[b].erase(a);
    for (const auto& [other, sum] : near[b]) {
      near[a][other] += sum;
      near[other].erase(b);
      near[other][a] = near[a][other];
    }
    near[b].clear();
    members[a].insert(members[a].end(), members[b].begin(), members[b].end());
    members[b].clear();
    for (const auto& [other, sum] : near[a])
      if (const double m = mean(near, members, a, other); m >= kOneStory)
        queue.push({m, std::min(a, other), std::max(a, other)});
  }
  take_in(near, members);
  return members;
}

// Of the texts with a headline the one that is nearest to all others; of equals the earliest.
Index<Reading> medoid_of(const Corpus& corpus, const std::vector<Unit>& units,
                         const std::vector<Near>& near, const std::vector<std::uint32_t>& members) {
  Index<Reading> best = units[members[0]].longest;
  std::pair<bool, double> most{false, -1};
  for (const std::uint32_t i : members) {
    double sum = 0;
    for (const std::uint32_t j : members)
      if (const auto it = near[i].find(j); it != near[i].end()) sum += it->second;
    const std::pair rank{!corpus.readings[units[i].longest.value].article.title.empty(), sum};
    if (rank <= most) continue;
    most = rank;
    best = units[i].longest;
  }
  return best;
}

Period span_of(const Corpus& corpus, const Copies& copies, Period so_far) {
  for (const Copy& copy : copies.copies) {
    const Period p = corpus.readings[copy.reading.value].article.published;
    if (!p.known()) continue;
    so_far =
        so_far.known() ? Period{std::min(so_far.begin, p.begin), std::max(so_far.end, p.end)} : p;
  }
  return so_far;
}

}  // namespace

std::vector<Story> find_stories(const Corpus& corpus, std::span<const Copies> copies) {
  const std::vector<Unit> units = units_of(corpus, copies);
  const std::vector<Near> near = nearness(corpus, units);
  std::vector<Story> out;
  for (std::vector<std::uint32_t>& members : group(near)) {
    if (members.empty()) continue;
    std::sort(members.begin(), members.end());  // by time, as the units are
    Story story;
    for (const std::uint32_t i : members) {
      story.copies.push_back(units[i].copies);
      story.when = span_of(corpus, copies[units[i].copies.value], story.when);
    }
    const Index<Reading> root = copies[story.copies[0].value].copies[0].reading;
    story.id = mix(hash("story"), corpus.readings[root.value].article.id);
    story.medoid = medoid_of(corpus, units, near, members);
    out.push_back(std::move(story));
  }
  std::sort(out.begin(), out.end(), [](const Story& a, const Story& b) {
    const auto rank = [](const Story& s) { return std::tuple(start_of(s.when), s.id); };
    return rank(a) < rank(b);
  });
  return out;
}

}  // namespace recoupe
