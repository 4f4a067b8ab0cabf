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

class Grouping {
 public:
  Grouping(SymmetricTable near, std::vector<std::uint32_t> texts)
      : near_(std::move(near)), texts_(std::move(texts)), members_(texts_.size()) {
    for (std::uint32_t i = 0; i < members_.size(); ++i) {
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
    for (const std::uint32_t other : groups_)
      if (other != a) near_[other][a] = near_[a][other] += near_[b][other];
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

  SymmetricTable near_;
  std::vector<std::uint32_t> texts_;
  Members members_;
  std::vector<std::uint32_t> groups_;  // those that are not joined to another, in order
};

}  // namespace

Members group(SymmetricTable near, std::vector<std::uint32_t> texts) {
  return Grouping(std::move(near), std::move(texts)).run();
}

}  // namespace recoupe
