#include "read/extract/body.h"

#include <algorithm>

#include "read/extract/block_features.h"

namespace recoupe {
namespace {

constexpr std::uint64_t kLeastProse = 140;    // two sentences
constexpr std::uint64_t kLeastLearned = 700;  // shorter pages are too few to learn from
constexpr std::int64_t kTableGrace = 1500;
constexpr std::size_t kLeadBlocks = 3;  // a lead stands among the first

std::uint64_t kept_weight(const TextBlock& b) { return b.dropped ? 0 : prose_weight(b); }

class BodyFinder {
 public:
  BodyFinder(const HtmlTree& tree, PageBlocks& page) : tree_(tree), page_(page) {
    sums_.push_back(0);
    for (const TextBlock& b : page.blocks) sums_.push_back(sums_.back() + kept_weight(b));
  }

  std::uint64_t below(std::size_t n) const {
    return sums_[page_.first_block(tree_.nodes[n].end)] -
           sums_[page_.first_block(static_cast<std::uint32_t>(n))];
  }
  std::uint64_t all() const { return sums_.back(); }

  std::uint32_t root() const {
    std::uint32_t best = 0;
    std::uint64_t most = 0;
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      const std::uint64_t w = weighed(n);
      if (w > most) {
        most = w;
        best = n;
      }
    }
    return descend(best);
  }

 private:
  // Thousandths: what calls itself the body counts for more than what merely contains it.
  std::uint64_t weighed(std::uint32_t n) const {
    const Tag tag = tree_.nodes[n].tag;
    const bool marked = (page_.marks[n].roles & kBodyMark) != 0;
    std::uint64_t factor = 0;
    if (marked) factor = 1500;
    if (tag == Tag::kArticle) factor = std::max<std::uint64_t>(factor, 1300);
    if (tag == Tag::kMain) factor = std::max<std::uint64_t>(factor, 1100);
    if (tag == Tag::kBody) factor = std::max<std::uint64_t>(factor, 1000);
    if (factor == 0) return 0;
    const std::uint64_t w = below(n);
    return w * 3 < all() ? 0 : w * factor;
  }

  // Only where no element says that it is the body: to the child that keeps most of the prose.
  std::uint32_t descend(std::uint32_t root) const {
    if ((page_.marks[root].roles & kBodyMark) != 0) return root;
    for (;;) {
      const std::uint64_t here = below(root);
      std::uint32_t next = root;
      for (std::uint32_t c = root + 1; c < tree_.nodes[root].end; c = tree_.nodes[c].end) {
        const Tag tag = tree_.nodes[c].tag;
        const bool holder =
            is_block(tag) && tag != Tag::kParagraph && tag != Tag::kRow && tag != Tag::kItem;
        if (holder && below(c) * 100 >= here * 85) next = c;
      }
      if (next == root || here == 0) return root;
      root = next;
    }
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  std::vector<std::uint64_t> sums_;
};

bool is_linked(const TextBlock& b) {
  const std::size_t size = b.text.size();
  if (b.links == 0) return false;
  if (b.kind == BlockKind::kItem) return std::size_t{b.links} * 10 > size * 6 && size < 250;
  return std::size_t{b.links} * 10 > size * 8 && size < 300;
}

bool has_ancestor_mark(const HtmlTree& tree, const PageBlocks& page, std::uint32_t node,
                       std::uint16_t role) {
  for (int up = 0; up < 3; ++up, node = tree.nodes[node].parent) {
    if ((page.marks[node].roles & role) != 0) return true;
  }
  return false;
}

// The lead often stands in the header, between the title and the body.
void add_lead(const HtmlTree& tree, PageBlocks& page, std::uint32_t title_node, Body& body) {
  if (title_node == 0 || title_node >= body.root) return;
  for (std::size_t b = page.first_block(title_node); b < page.blocks.size(); ++b) {
    TextBlock& block = page.blocks[b];
    if (block.at >= body.root) return;
    const bool lead = !block.dropped && block.text.size() >= 40 && !is_linked(block) &&
                      block.kind == BlockKind::kParagraph && block.node != title_node &&
                      has_ancestor_mark(tree, page, block.node, kLeadMark);
    if (!lead) continue;
    block.kind = BlockKind::kLead;
    body.blocks.push_back(static_cast<std::uint32_t>(b));
  }
}

// Scores of the candidates; the rows of one table stand or fall together, and must be bad to fall:
// tolls and results stand in tables.
std::vector<std::int64_t> scores_of(const std::vector<Candidate>& candidates, const HtmlTree& tree,
                                    const PageBlocks& page, const Arbiter& arbiter) {
  std::vector<std::int64_t> out;
  out.reserve(candidates.size());
  for (const Candidate& c : candidates) out.push_back(arbiter.score(c.features));
  const auto table_of = [&](const Candidate& c) {
    const TextBlock& b = page.blocks[c.block];
    return b.kind == BlockKind::kRow ? tree.nodes[tree.nodes[b.node].parent].parent : 0;
  };
  for (std::size_t i = 0; i < candidates.size();) {
    const std::uint32_t table = table_of(candidates[i]);
    std::size_t end = i + 1;
    std::int64_t sum = out[i];
    while (table != 0 && end < candidates.size() && table_of(candidates[end]) == table)
      sum += out[end++];
    for (std::size_t k = i; k < end && table != 0; ++k)
      out[k] = sum / static_cast<std::int64_t>(end - i) + kTableGrace;
    i = end;
  }
  return out;
}

// The arbiter has the last word on every block near the body; where it leaves nothing, the rules
// do.
void arbitrate(const HtmlTree& tree, const PageBlocks& page, const Arbiter& arbiter,
               const Pack& pack, Body& body) {
  std::vector<bool> kept(page.blocks.size());
  for (const std::uint32_t b : body.blocks) kept[b] = true;
  const std::vector<Candidate> candidates = block_features(tree, page, body.root, pack);
  const std::vector<std::int64_t> scores = scores_of(candidates, tree, page, arbiter);
  const std::size_t begin = page.first_block(body.root);
  const std::size_t end = page.first_block(tree.nodes[body.root].end);
  Body judged = body;
  judged.blocks.clear();
  judged.dropped.clear();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::uint32_t b = candidates[i].block;
    if (scores[i] > 0) {
      judged.blocks.push_back(b);
    } else if (kept[b] || (b >= begin && b < end)) {
      judged.dropped.push_back(b);
    }
  }
  if (!judged.blocks.empty()) body = std::move(judged);
}

}  // namespace

Body find_body(const HtmlTree& tree, PageBlocks& page, std::uint32_t title_node, bool says_article,
               const Arbiter& arbiter, const Pack& pack) {
  Body body;
  if (tree.nodes.empty()) return body;
  const BodyFinder finder(tree, page);
  body.root = finder.root();
  const std::uint64_t prose = finder.below(body.root);
  if (prose < kLeastProse) {
    body.links_only = tree.nodes[0].links > 500;
    return body;
  }
  add_lead(tree, page, title_node, body);
  const std::uint32_t end = tree.nodes[body.root].end;
  std::uint64_t linked = 0;
  for (std::size_t b = page.first_block(body.root);
       b < page.blocks.size() && page.blocks[b].at < end; ++b) {
    TextBlock& block = page.blocks[b];
    if (!block.dropped && is_linked(block)) {
      block.dropped = true;
      block.why = Residue::kRelated;
      linked += block.text.size();
    }
    const bool lead = body.blocks.size() < kLeadBlocks && block.kind == BlockKind::kParagraph &&
                      !block.heading && has_ancestor_mark(tree, page, block.node, kLeadMark);
    if (lead) block.kind = BlockKind::kLead;
    auto& list = block.dropped ? body.dropped : body.blocks;
    list.push_back(static_cast<std::uint32_t>(b));
  }
  body.links_only = !says_article && linked > prose * 2;
  if (body.links_only) body.blocks.clear();
  const bool learned = !arbiter.empty() && page.weight_sum.back() >= kLeastLearned;
  if (learned && !body.blocks.empty()) arbitrate(tree, page, arbiter, pack, body);
  return body;
}

}  // namespace recoupe
