#include "read/extract/block_features.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "read/extract/letters.h"

namespace recoupe {
namespace {

constexpr std::int32_t kFarthest = 30;  // blocks from the body: farther is all the same
constexpr std::size_t kNear = 12;       // so many blocks beside the body may belong to it

struct Shape {  // of all blocks in elements with the same names
  std::uint64_t count = 0, bytes = 0, links = 0, dropped = 0;
};

class FeatureMaker {
 public:
  FeatureMaker(const HtmlTree& tree, const PageBlocks& page, std::uint32_t root, const Pack& pack)
      : tree_(tree), page_(page), pack_(pack), root_(root), root_depth_(depth_of(root)) {
    begin_ = page.first_block(root);
    end_ = page.first_block(tree.nodes[root].end);
    first_ = end_;
    last_ = begin_;
    for (std::size_t b = begin_; b < end_; ++b) {
      if (page.blocks[b].dropped || prose_weight(page.blocks[b]) == 0) continue;
      first_ = std::min(first_, b);
      last_ = b;
    }
    if (first_ > last_) first_ = last_;
    shapes_.reserve(page.blocks.size());
    shape_.reserve(page.blocks.size());
    for (const TextBlock& b : page.blocks) {
      Shape& s = shapes_[key_of_shape(b)];
      shape_.push_back(&s);
      ++s.count;
      s.bytes += b.text.size();
      s.links += b.links;
      s.dropped += b.dropped;
    }
  }

  std::vector<Candidate> run() {
    std::vector<Candidate> out;
    const std::size_t from = first_ - std::min(first_, kNear);
    const std::size_t to = std::min(last_ + 1 + kNear, page_.blocks.size());
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    seen.reserve(page_.blocks.size());
    std::int32_t since_heading = kFarthest;
    for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
      const TextBlock& block = page_.blocks[b];
      const std::uint32_t before = seen[hash(block.text)]++;
      const bool inside = (b >= begin_ && b < end_) || (b >= from && b < to);
      if (inside || prose_weight(block) > 0) {
        Candidate c;
        c.block = static_cast<std::uint32_t>(b);
        c.features = features_of(b);
        at(c.features, BlockFeature::kRepeated) = feature(std::min<std::uint32_t>(before, 3));
        at(c.features, BlockFeature::kSinceHeading) = since_heading;
        out.push_back(c);
      }
      since_heading = block.heading ? 0 : std::min(since_heading + 1, kFarthest);
    }
    return out;
  }

 private:
  static std::int32_t& at(BlockFeatures& f, BlockFeature which) {
    return f[static_cast<std::size_t>(which)];
  }

  std::int32_t depth_of(std::uint32_t n) const {
    std::int32_t depth = 0;
    for (; n != 0; n = tree_.nodes[n].parent) ++depth;
    return depth;
  }

  std::uint64_t key_of_shape(const TextBlock& b) const {
    const std::uint32_t parent = tree_.nodes[b.node].parent;
    const std::uint64_t own = mix(hash(tree_.attr(b.node, AttrKey::kWords)),
                                  static_cast<std::uint64_t>(tree_.nodes[b.node].tag));
    const std::uint64_t above = mix(hash(tree_.attr(parent, AttrKey::kWords)),
                                    static_cast<std::uint64_t>(tree_.nodes[parent].tag));
    return mix(own, above);
  }

  BlockFeatures features_of(std::size_t b) const {
    BlockFeatures f{};
    look(b, f);
    place(b, f);
    neighbours(b, f);
    ancestors(page_.blocks[b].node, f);
    return f;
  }

  void look(std::size_t b, BlockFeatures& f) const {
    const TextBlock& block = page_.blocks[b];
    const Letters letters = letters_of(block.text);
    at(f, BlockFeature::kSize) = feature(block.text.size());
    at(f, BlockFeature::kWords) = letters.words;
    at(f, BlockFeature::kLinks) = percent(block.links, block.text.size());
    at(f, BlockFeature::kEnding) = letters.ending;
    at(f, BlockFeature::kHeading) = block.heading;
    at(f, BlockFeature::kKind) = static_cast<std::int32_t>(block.kind);
    at(f, BlockFeature::kDropped) = block.dropped ? 1 + static_cast<std::int32_t>(block.why) : 0;
    at(f, BlockFeature::kCapitals) = letters.capitals;
    at(f, BlockFeature::kDigits) = letters.digits;
    at(f, BlockFeature::kCommas) = letters.commas;
    at(f, BlockFeature::kFirst) = letters.first;
    const Hints hints = hints_of(block.text, pack_);
    at(f, BlockFeature::kCredits) = hints.credits;
    at(f, BlockFeature::kAuthor) = hints.author;
    at(f, BlockFeature::kDated) = hints.dated;
    const Shape& shape = *shape_[b];
    at(f, BlockFeature::kShapeCount) = feature(shape.count);
    at(f, BlockFeature::kShapeSize) = feature(shape.bytes / shape.count);
    at(f, BlockFeature::kShapeLinks) = percent(shape.links, shape.bytes);
    at(f, BlockFeature::kShapeDropped) = percent(shape.dropped, shape.count);
  }

  void place(std::size_t b, BlockFeatures& f) const {
    const std::uint64_t below_root = page_.weight_sum[end_] - page_.weight_sum[begin_];
    const std::uint64_t before =
        page_.weight_sum[std::clamp(b, begin_, end_)] - page_.weight_sum[begin_];
    at(f, BlockFeature::kInRoot) = b >= begin_ && b < end_;
    at(f, BlockFeature::kFromFirst) = far(b, first_, kFarthest);
    at(f, BlockFeature::kFromLast) = far(b, last_, kFarthest);
    at(f, BlockFeature::kBefore) = percent(before, below_root);
    at(f, BlockFeature::kRootTag) = static_cast<std::int32_t>(tree_.nodes[root_].tag);
    const std::uint32_t node = page_.blocks[b].node;
    const std::uint32_t parent = tree_.nodes[node].parent;
    const std::uint32_t grand = tree_.nodes[parent].parent;
    at(f, BlockFeature::kParentShare) =
        percent(page_.weight_below(tree_, parent), page_.weight_sum.back());
    at(f, BlockFeature::kGrandShare) =
        percent(page_.weight_below(tree_, grand), page_.weight_sum.back());
  }

  void neighbours(std::size_t b, BlockFeatures& f) const {
    if (b > 0) {
      const TextBlock& p = page_.blocks[b - 1];
      at(f, BlockFeature::kPreviousSize) = feature(p.text.size());
      at(f, BlockFeature::kPreviousLinks) = percent(p.links, p.text.size());
      at(f, BlockFeature::kPreviousEnding) = ending_of(p.text);
      at(f, BlockFeature::kPreviousDropped) = p.dropped;
    }
    if (b + 1 < page_.blocks.size()) {
      const TextBlock& n = page_.blocks[b + 1];
      at(f, BlockFeature::kNextSize) = feature(n.text.size());
      at(f, BlockFeature::kNextLinks) = percent(n.links, n.text.size());
      at(f, BlockFeature::kNextEnding) = ending_of(n.text);
      at(f, BlockFeature::kNextDropped) = n.dropped;
      at(f, BlockFeature::kNextHeading) = n.heading;
    }
    constexpr std::size_t kAround = 4;
    const std::size_t from = b - std::min(b, kAround);
    const std::size_t to = std::min(b + kAround + 1, page_.blocks.size());
    at(f, BlockFeature::kAround) = feature(page_.weight_sum[to] - page_.weight_sum[from] -
                                           (page_.weight_sum[b + 1] - page_.weight_sum[b]));
  }

  // Up to the body, or ten elements.
  void ancestors(std::uint32_t node, BlockFeatures& f) const {
    constexpr int kMostAbove = 10;
    at(f, BlockFeature::kTag) = static_cast<std::int32_t>(tree_.nodes[node].tag);
    at(f, BlockFeature::kParentTag) =
        static_cast<std::int32_t>(tree_.nodes[tree_.nodes[node].parent].tag);
    at(f, BlockFeature::kDepth) = std::clamp(depth_of(node) - root_depth_, -kFarthest, kFarthest);
    int up = 0;
    for (std::uint32_t n = node; n != 0 && n != root_ && up < kMostAbove;
         n = tree_.nodes[n].parent, ++up) {
      const Mark& mark = page_.marks[n];
      const Tag tag = tree_.nodes[n].tag;
      if ((mark.roles & kBodyMark) != 0) at(f, BlockFeature::kBodyAbove) = 1;
      if ((mark.roles & kDropMark) != 0 && at(f, BlockFeature::kDropAbove) == 0)
        at(f, BlockFeature::kDropAbove) = 1 + static_cast<std::int32_t>(mark.why);
      if (up < 3) at(f, BlockFeature::kRoleAbove) |= mark.roles & ~(kBodyMark | kDropMark);
      if (tag == Tag::kList || tag == Tag::kItem) at(f, BlockFeature::kListAbove) = 1;
    }
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  const Pack& pack_;
  std::uint32_t root_;
  std::int32_t root_depth_;
  std::size_t begin_ = 0, end_ = 0;   // the body's blocks
  std::size_t first_ = 0, last_ = 0;  // its first and its last prose
  std::unordered_map<std::uint64_t, Shape> shapes_;
  std::vector<const Shape*> shape_;  // of each block
};

}  // namespace

std::vector<Candidate> block_features(const HtmlTree& tree, const PageBlocks& page,
                                      std::uint32_t root, const Pack& pack) {
  return FeatureMaker(tree, page, root, pack).run();
}

}  // namespace recoupe
