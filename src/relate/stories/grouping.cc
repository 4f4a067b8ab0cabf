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
  Grouping(const SymmetricTable& near, const std::vector<RowTexts>& rows)
      : rows_(rows), between_rows_(near), near_(near), inside_(rows.size()), members_(rows.size()) {
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      texts_.push_back(rows[i].number);
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

  // Pairs of rows in one language, and what their nearness sums up to.
  struct Alike {
    std::int64_t sum = 0, pairs = 0;
    double mean() const { return static_cast<double>(sum) / static_cast<double>(pairs); }
  };

  Alike alike(std::uint32_t a, std::uint32_t b) const {
    Alike out;
    for (const std::uint32_t i : members_[a])
      for (const std::uint32_t j : members_[b])
        if (rows_[i].language && rows_[i].language == rows_[j].language) {
          out.sum += between_rows_[i][j];
          ++out.pairs;
        }
    return out;
  }

  static bool two_happenings(const Alike& a, const Alike& b, const Alike& between) {
    return std::min(a.pairs, b.pairs) >= kFewestPairs && between.pairs > 0 &&
           between.mean() < kOneHappening * std::min(a.mean(), b.mean());
  }

  // Of equals `preferred`, else the first; itself where all are as far as can be.
  Neighbour nearest(std::uint32_t a, std::uint32_t preferred) const {
    Neighbour best{preferred == a ? 0 : mean(a, preferred), preferred};
    for (const std::uint32_t b : groups_)
      if (near_[a][b] > 0 && b != a)
        if (const double m = mean(a, b); m > best.mean) best = {m, b};
    return best;
  }

  void join(std::uint32_t a, std::uint32_t b, const Alike& between) {
    std::erase(groups_, b);
    for (const std::uint32_t other : groups_)
      if (other != a) near_[other][a] = near_[a][other] += near_[b][other];
    inside_[a].sum += inside_[b].sum + between.sum;
    inside_[a].pairs += inside_[b].pairs + between.pairs;
    texts_[a] += texts_[b];
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
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
        const Alike between = alike(tip, before);
        if (two_happenings(inside_[tip], inside_[before], between)) {
          near_[tip][before] = near_[before][tip] = 0;
          chain.clear();
          continue;
        }
        chain.resize(chain.size() - 2);
        join(std::min(tip, before), std::max(tip, before), between);
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
        join(pair.a, pair.b, {});
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
    for (const auto& [from, to] : moves) join(to, from, {});
  }

  const std::vector<RowTexts>& rows_;
  const SymmetricTable& between_rows_;
  SymmetricTable near_;  // between groups, as they grow
  std::vector<Alike> inside_;
  std::vector<std::uint32_t> texts_;
  Members members_;
  std::vector<std::uint32_t> groups_;  // those that are not joined to another, in order
};

}  // namespace

Members group(const SymmetricTable& near, const std::vector<RowTexts>& rows) {
  return Grouping(near, rows).run();
}

}  // namespace recoupe
