// Walk from a unit to its best head, to that one's best head, and so on. The walk ends at the root
// or at a unit that is known to lead there; or it comes back to itself, and then the cycle becomes
// one node: an arc into it is worth what it is better than the arc of the cycle that it replaces.
// At the end each cycle is opened again, the last first: the arc that enters it replaces one of its
// own. Each contraction of k nodes costs O(k n) and leaves k - 1 fewer, so all cost O(n^2).
//
// One unit under the root: an arc from the root costs more than all others can bring, so the best
// tree has as few as it must have, one.
//
// R. E. Tarjan, Finding optimum branchings, Networks 7 (1977).
#include "read/language/tree.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::int64_t kRootCost = std::int64_t{1} << 45;  // n * 2^32 with room to spare

enum SlotState : std::uint8_t { kFree, kOnPath, kDone, kGone };

}  // namespace

void TreeFinder::find(std::span<const std::int32_t> scores, std::span<std::uint16_t> heads) {
  if (heads.empty() || take_best(scores, heads)) return;
  start(scores, heads.size());
  for (std::size_t slot = 1; slot < slots_; ++slot)
    if (state_[slot] == kFree) grow(slot);
  expand(heads);
}

// The best head of each unit; true where they are a tree with one root.
bool TreeFinder::take_best(std::span<const std::int32_t> scores, std::span<std::uint16_t> heads) {
  const std::size_t n = heads.size();
  std::size_t roots = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::span<const std::int32_t> row = scores.subspan(i * (n + 1), n + 1);
    std::size_t best = 0;
    for (std::size_t j = 1; j <= n; ++j)
      if (j != i + 1 && row[j] > row[best]) best = j;
    heads[i] = static_cast<std::uint16_t>(best);
    roots += best == 0;
  }
  if (roots != 1) return false;
  state_.assign(n + 1, kFree);
  state_[0] = kDone;
  for (std::size_t i = 1; i <= n; ++i) {
    std::size_t at = i;
    for (; state_[at] == kFree; at = heads[at - 1]) state_[at] = kOnPath;
    if (state_[at] == kOnPath) return false;
    for (at = i; state_[at] == kOnPath; at = heads[at - 1]) state_[at] = kDone;
  }
  return true;
}

void TreeFinder::start(std::span<const std::int32_t> scores, std::size_t units) {
  slots_ = units + 1;
  weights_.resize(slots_ * slots_);
  arcs_.resize(slots_ * slots_);
  for (std::size_t d = 1; d < slots_; ++d)
    for (std::size_t h = 0; h < slots_; ++h) {
      weight(h, d) = scores[(d - 1) * slots_ + h] - (h == 0 ? kRootCost : 0);
      arc(h, d) = {static_cast<std::uint16_t>(h), static_cast<std::uint16_t>(d)};
    }
  state_.assign(slots_, kFree);
  state_[0] = kDone;
  head_.assign(slots_, 0);
  node_.resize(slots_);
  for (std::size_t i = 0; i < slots_; ++i) node_[i] = static_cast<std::uint32_t>(i);
  parent_.assign(slots_, 0);
  entering_.assign(slots_, {});
  path_.clear();
}

std::size_t TreeFinder::best_head(std::size_t slot) const {
  std::size_t best = slots_;
  for (std::size_t h = 0; h < slots_; ++h) {
    if (h == slot || state_[h] == kGone) continue;
    if (best == slots_ || weights_[h * slots_ + slot] > weights_[best * slots_ + slot]) best = h;
  }
  return best;
}

void TreeFinder::grow(std::size_t from) {
  for (std::size_t slot = from;;) {
    state_[slot] = kOnPath;
    path_.push_back(slot);
    const std::size_t head = best_head(slot);
    head_[slot] = head;
    entering_[node_[slot]] = arc(head, slot);
    if (state_[head] == kDone) break;
    if (state_[head] == kOnPath) contract(head);
    slot = head;
  }
  for (const std::size_t slot : path_) state_[slot] = kDone;
  path_.clear();
}

// The end of the path from `slot` on becomes one node, in that slot.
void TreeFinder::contract(std::size_t slot) {
  const auto first = std::find(path_.begin(), path_.end(), slot);
  cycle_.assign(first, path_.end());
  path_.erase(first, path_.end());
  const auto node = static_cast<std::uint32_t>(parent_.size());
  for (const std::size_t member : cycle_) {
    parent_[node_[member]] = node;
    state_[member] = kGone;
  }
  parent_.push_back(0);
  entering_.emplace_back();
  for (std::size_t outside = 0; outside < slots_; ++outside)
    if (state_[outside] != kGone) enter(outside, slot);
  state_[slot] = kOnPath;
  node_[slot] = node;
}

// The best arcs between a slot outside the cycle and its members become those of the cycle's slot.
void TreeFinder::enter(std::size_t outside, std::size_t slot) {
  std::int64_t in = 0;
  std::int64_t out = 0;
  Arc in_arc;
  Arc out_arc;
  for (const std::size_t member : cycle_) {
    const std::int64_t gain = weight(outside, member) - weight(head_[member], member);
    if (member == cycle_.front() || gain > in) {
      in = gain;
      in_arc = arc(outside, member);
    }
    if (member == cycle_.front() || weight(member, outside) > out) {
      out = weight(member, outside);
      out_arc = arc(member, outside);
    }
  }
  weight(outside, slot) = in;
  arc(outside, slot) = in_arc;
  weight(slot, outside) = out;
  arc(slot, outside) = out_arc;
}

void TreeFinder::expand(std::span<std::uint16_t> heads) {
  for (std::size_t node = parent_.size(); node-- > slots_;) {
    std::uint32_t member = entering_[node].dependent;
    while (parent_[member] != node) member = parent_[member];
    entering_[member] = entering_[node];
  }
  for (std::size_t i = 0; i < heads.size(); ++i) heads[i] = entering_[i + 1].head;
}

}  // namespace recoupe
