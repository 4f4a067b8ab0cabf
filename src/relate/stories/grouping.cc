// The nearest neighbours are found along a chain: from any group to its nearest, from there to that
// one's nearest, until two are each other's; they become one. What the chain has seen stays true,
// since a group that two others join is never nearer than the nearer of them. Murtagh, "A survey of
// recent advances in hierarchical clustering algorithms", 1983.
#include "relate/stories/grouping.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace recoupe {
namespace {

// Mean nearness of a group. Two texts that no group wants become one at less.
constexpr double kOneStory = 0.20 * kNearest;
constexpr double kTwoTexts = 0.165 * kNearest;
// A text that is left alone joins a story at less, if that one is nearer than the next.
constexpr double kLateStory = 0.09 * kNearest;
constexpr double kNextNearest = 0.9;
constexpr std::uint32_t kFewestToJoin = 3;
// Two groups that are less than so near, as a share of what each is in itself, tell two happenings
// of one town: they share its names and no more. Held against one another are pairs of texts in one
// language, for across languages all are farther apart; and so many of each group, at least.
constexpr double kOneHappening = 0.55;
constexpr std::int64_t kFewestPairs = 6;

class Grouping {
 public:
  Grouping(SymmetricTable near, const std::vector<RowTexts>& rows)
      : alike_(rows.size()), near_(std::move(near)), inside_(rows.size()), members_(rows.size()) {
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      texts_.push_back(rows[i].number);
      languages_.emplace_back();
      if (rows[i].language) languages_[i].emplace_back(rows[i].language, rows[i].number);
      for (std::uint32_t j = 0; j < i; ++j)
        if (rows[i].language && rows[i].language == rows[j].language)
          alike_[i][j] = alike_[j][i] = near_[i][j];
      members_[i] = {i};
      groups_.push_back(i);
    }
  }

  Members run() {
    join_nearest();
    join_singles();
    take_in();
    std::erase_if(members_, [](const auto& rows) { return rows.empty(); });
    return std::move(members_);
  }

 private:
  struct Neighbour {
    double mean = 0;
    std::uint32_t group = 0;
  };

  double mean(std::uint32_t a, std::uint32_t b) const {
    return static_cast<double>(near_[a][b]) /
           (static_cast<double>(texts_[a]) * static_cast<double>(texts_[b]));
  }

  // Pairs of texts in one language, between two groups or inside one.
  std::int64_t pairs(std::uint32_t a, std::uint32_t b) const {
    std::int64_t n = 0;
    for (const auto& [language, texts] : languages_[a])
      for (const auto& [other, theirs] : languages_[b])
        if (language == other) n += a == b ? texts * (texts - 1) / 2 : texts * theirs;
    return n;
  }

  bool two_happenings(std::uint32_t a, std::uint32_t b) const {
    const std::int64_t in_a = pairs(a, a), in_b = pairs(b, b), between = pairs(a, b);
    if (std::min(in_a, in_b) < kFewestPairs) return false;
    const auto mean = [](std::int64_t sum, std::int64_t n) {
      return static_cast<double>(sum) / static_cast<double>(n);
    };
    return between > 0 &&
           mean(alike_[a][b], between) <
               kOneHappening * std::min(mean(inside_[a], in_a), mean(inside_[b], in_b));
  }

  // Of equals `preferred`, else the first; itself where all are as far as can be.
  Neighbour nearest(std::uint32_t a, std::uint32_t preferred) const {
    Neighbour best{preferred == a ? 0 : mean(a, preferred), preferred};
    for (const std::uint32_t b : groups_)
      if (near_[a][b] > 0 && b != a)
        if (const double m = mean(a, b); m > best.mean) best = {m, b};
    return best;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    std::erase(groups_, b);
    for (const std::uint32_t other : groups_) {
      if (other == a) continue;
      near_[other][a] = near_[a][other] += near_[b][other];
      alike_[other][a] = alike_[a][other] += alike_[b][other];
    }
    inside_[a] += inside_[b] + alike_[a][b];
    texts_[a] += texts_[b];
    add_languages(a, b);
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
  }

  void add_languages(std::uint32_t a, std::uint32_t b) {
    for (const auto& theirs : languages_[b]) {
      auto own = std::find_if(languages_[a].begin(), languages_[a].end(),
                              [&](const auto& l) { return l.first == theirs.first; });
      if (own == languages_[a].end())
        languages_[a].push_back(theirs);
      else
        own->second += theirs.second;
    }
  }

  void join_nearest() {
    std::vector<std::uint32_t> chain;
    for (std::uint32_t start = 0; start < near_.rows(); ++start)
      while (!members_[start].empty()) {
        if (chain.empty()) chain = {start};
        const std::uint32_t tip = chain.back();
        const std::uint32_t before = chain.size() > 1 ? chain[chain.size() - 2] : tip;
        const Neighbour next = nearest(tip, before);
        if (next.mean < kOneStory) {  // then nothing stands before the tip: it would be farther
          chain.clear();
          break;
        }
        if (next.group != before) {
          chain.push_back(next.group);
          continue;
        }
        if (two_happenings(tip, before)) {
          near_[tip][before] = near_[before][tip] = 0;
          chain.clear();
          continue;
        }
        chain.resize(chain.size() - 2);
        join(std::min(tip, before), std::max(tip, before));
      }
  }

  void join_singles() {
    struct Pair {
      std::int64_t near = 0;
      std::uint32_t a = 0, b = 0;
    };
    std::vector<Pair> pairs;
    for (const std::uint32_t a : groups_)
      for (const std::uint32_t b : groups_)
        if (a < b && texts_[a] == 1 && texts_[b] == 1 &&
            static_cast<double>(near_[a][b]) >= kTwoTexts)
          pairs.push_back({near_[a][b], a, b});
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tie(y.near, x.a, x.b) < std::tie(x.near, y.a, y.b);
    });
    for (const Pair& pair : pairs)
      if (texts_[pair.a] == 1 && texts_[pair.b] == 1 && !members_[pair.b].empty())
        join(pair.a, pair.b);
  }

  // One report among many of its crisis can be far from most of them, and still be of no other
  // story.
  void take_in() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moves;
    for (const std::uint32_t a : groups_) {
      if (texts_[a] != 1) continue;
      Neighbour best{0, a};
      double next = 0;
      for (const std::uint32_t b : groups_) {
        if (b == a || near_[a][b] == 0) continue;
        const double m = mean(a, b);
        next = std::max(next, std::min(m, best.mean));
        if (m > best.mean) best = {m, b};
      }
      if (best.mean >= kLateStory && next < kNextNearest * best.mean &&
          texts_[best.group] >= kFewestToJoin)
        moves.emplace_back(a, best.group);
    }
    for (const auto& [from, to] : moves) join(to, from);
  }

  SymmetricTable alike_;  // as near_, of texts in one language alone
  SymmetricTable near_;
  std::vector<std::int64_t> inside_;  // what alike_ is between the texts of a group
  std::vector<std::uint32_t> texts_;
  std::vector<std::vector<std::pair<std::uint64_t, std::int64_t>>> languages_;  // texts of each
  Members members_;
  std::vector<std::uint32_t> groups_;  // those that are not joined to another, in order
};

}  // namespace

Members group(SymmetricTable near, const std::vector<RowTexts>& rows) {
  return Grouping(std::move(near), rows).run();
}

}  // namespace recoupe
