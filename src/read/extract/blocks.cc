#include "read/extract/blocks.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace recoupe {
namespace {

class BlockMaker {
 public:
  BlockMaker(const HtmlTree& tree, std::vector<TextBlock>& out) : tree_(tree), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.tag == Tag::kHead) {
        i = node.end - 1;
      } else if (node.tag == Tag::kText) {
        add(i);
      } else if (node.tag == Tag::kBreak) {
        line_break();
      } else if (is_block(node.tag)) {
        flush();
      }
    }
    flush();
  }

 private:
  void add(std::uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    std::string_view text = node.text.of(tree_.text);
    if (now_.broken && !trim(text).empty()) {
      if (!goes_on(trim(text))) flush();
      now_.broken = false;
    }
    if (node.block != now_.block.node || now_.block.text.empty()) {
      flush();
      now_.block.node = node.block;
      now_.block.at = i;
    }
    if (now_.block.text.ends_with(' ') && text.starts_with(' ')) text.remove_prefix(1);
    if (apart(now_.block.text, text)) now_.block.text += ' ';
    now_.block.text += text;
    now_.block.links += node.links;
  }

  // A number right after a word, in an element of its own: "Jeanne Petit" and "7.1.2022".
  static bool apart(std::string_view before, std::string_view after) {
    return !before.empty() && !after.empty() && is_digit(decode(after, 0).value) &&
           is_letter(decode_before(before, before.size()).value);
  }

  // After a <br>: a small letter goes on with the line before it.
  static bool goes_on(std::string_view text) {
    const CodePoint c = decode(text, 0);
    return is_letter(c.value) && !is_upper(c.value);
  }

  void line_break() {
    if (trim(now_.block.text).empty()) return;
    if (!now_.block.text.ends_with(' ')) now_.block.text += ' ';
    now_.broken = true;
  }

  void flush() {
    const std::string_view text = trim(now_.block.text);
    if (!text.empty()) {
      const auto blanks = static_cast<std::size_t>(text.data() - now_.block.text.data());
      now_.block.text.resize(blanks + text.size());
      now_.block.text.erase(0, blanks);
      classify(now_.block);
      out_.push_back(std::move(now_.block));
    }
    now_ = Current{};
  }

  void classify(TextBlock& b) const {
    b.kind = BlockKind::kParagraph;
    std::uint32_t n = b.node;
    for (int up = 0; up < 4; ++up, n = tree_.nodes[n].parent) {
      const Tag tag = tree_.nodes[n].tag;
      if (up == 0) b.heading = tag >= Tag::kH1 && tag <= Tag::kHeading;
      if (tag == Tag::kItem) b.kind = BlockKind::kItem;
      if (tag == Tag::kCaption || tag == Tag::kFigure) b.kind = BlockKind::kCaption;
      if (tag == Tag::kRow && up <= 1) b.kind = BlockKind::kRow;
      if (b.kind != BlockKind::kParagraph || tag == Tag::kArticle) break;
    }
  }

  struct Current {
    TextBlock block;
    bool broken = false;  // by a <br>, at its end
  };

  const HtmlTree& tree_;
  std::vector<TextBlock>& out_;
  Current now_;
};

// Cells of one row make one block, where the table is data; where it lays out a page, they are
// paragraphs.
void join_rows(const HtmlTree& tree, std::vector<TextBlock>& blocks) {
  constexpr std::size_t kLongCell = 200;
  const auto is_row = [](const TextBlock& b) { return b.kind == BlockKind::kRow; };
  if (std::none_of(blocks.begin(), blocks.end(), is_row)) return;
  std::vector<TextBlock> out;
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i + 1;
    bool layout = blocks[i].text.size() > kLongCell;
    const std::uint32_t row = tree.nodes[blocks[i].node].parent;
    while (blocks[i].kind == BlockKind::kRow && end < blocks.size() &&
           blocks[end].kind == BlockKind::kRow && tree.nodes[blocks[end].node].parent == row) {
      layout =
          layout || blocks[end].text.size() > kLongCell || blocks[end].node == blocks[end - 1].node;
      ++end;
    }
    for (std::size_t k = i; k < end; ++k) {
      if (blocks[k].kind == BlockKind::kRow && !layout && k > i) {
        out.back().text += " | " + blocks[k].text;
        out.back().links += blocks[k].links;
        continue;
      }
      if (blocks[k].kind == BlockKind::kRow && layout) blocks[k].kind = BlockKind::kParagraph;
      out.push_back(std::move(blocks[k]));
    }
    i = end;
  }
  blocks = std::move(out);
}

// Percent of the page's prose that one element, and all that one rule names together, may drop.
// Comments and consent boxes can outweigh an article; a share bar cannot, so "sharelet" around
// every paragraph means something else.
struct DropLimit {
  std::uint64_t element = 40;
  std::uint64_t rule = 30;
};

DropLimit limit_of(Residue why) {
  switch (why) {
    case Residue::kComment:
    case Residue::kCookie:
      return {90, 95};
    case Residue::kRelated:
    case Residue::kNeighbour:
      return {40, 60};
    default:
      return {};
  }
}

bool may_drop(const HtmlTree& tree, const PageBlocks& page, std::size_t n) {
  const Mark& mark = page.marks[n];
  if ((mark.roles & kDropMark) == 0 || (mark.roles & kBodyMark) != 0) return false;
  const Tag tag = tree.nodes[n].tag;
  if (tag == Tag::kHtml || tag == Tag::kBody || tag == Tag::kMain) return false;
  if (mark.most != 0 && tree.nodes[n].text.size() > mark.most) return false;
  const std::uint64_t below = page.weight_below(tree, n);
  return below * 100 <= page.weight_sum.back() * limit_of(mark.why).element;
}

// Marks what lies below an element that is dropped. An element with much of the page's prose stays,
// whatever its name: "page-with-sidebar" is no sidebar.
void drop_marked(const HtmlTree& tree, PageBlocks& page) {
  std::vector<std::size_t> drops;  // topmost elements
  std::map<Rule, std::uint64_t> weight;
  for (std::size_t n = 0, inside = 0; n < tree.nodes.size(); ++n) {
    if (n < inside || !may_drop(tree, page, n)) continue;
    weight[page.marks[n].rule] += page.weight_below(tree, n);
    drops.push_back(n);
    inside = tree.nodes[n].end;
  }
  for (const std::size_t n : drops) {
    Mark& mark = page.marks[n];
    if (weight[mark.rule] * 100 > page.weight_sum.back() * limit_of(mark.why).rule) continue;
    mark.dropped = true;
    const std::size_t first = page.first_block(static_cast<std::uint32_t>(n));
    for (std::size_t b = first; b < page.blocks.size() && page.blocks[b].at < tree.nodes[n].end;
         ++b) {
      page.blocks[b].dropped = true;
      page.blocks[b].why = mark.why;
      page.blocks[b].rule = mark.rule;
    }
  }
}

}  // namespace

bool ends_sentence(std::string_view text) {
  constexpr std::size_t kLongestBracket = 60;
  text = trim(text);
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    switch (c.value) {
      case '.':
      case '!':
      case '?':
      case 0x2026:  // …
      case 0x3002:
      case 0xFF01:
      case 0xFF1F:
        return true;
      case ')': {  // "... selon la police. (avec AFP)"
        const std::size_t open = text.rfind('(');
        const bool bracket = open != std::string_view::npos && text.size() - open < kLongestBracket;
        text = text.substr(0, bracket ? open : text.size() - 1);
        break;
      }
      case '"':
      case '\'':
      case ']':
      case 0xBB:  // »
      case 0x201C:
      case 0x201D:
      case 0x2019:
      case ' ':
      case 0xA0:
      case 0x202F:
        text.remove_suffix(c.size);
        break;
      default:
        return false;
    }
  }
  return false;
}

std::uint32_t prose_weight(const TextBlock& block) {
  constexpr std::size_t kShortest = 40;
  const std::size_t size = block.text.size();
  if (size < kShortest || block.heading || std::size_t{block.links} * 2 > size) return 0;
  const std::size_t own = size - block.links;
  if (ends_sentence(block.text)) return static_cast<std::uint32_t>(own);
  return static_cast<std::uint32_t>(size > 120 ? own / 2 : 0);
}

std::size_t PageBlocks::first_block(std::uint32_t at) const {
  const auto it =
      std::lower_bound(blocks.begin(), blocks.end(), at,
                       [](const TextBlock& b, std::uint32_t node) { return b.at < node; });
  return static_cast<std::size_t>(it - blocks.begin());
}

std::uint64_t PageBlocks::weight_below(const HtmlTree& tree, std::size_t node) const {
  return weight_sum[first_block(tree.nodes[node].end)] -
         weight_sum[first_block(static_cast<std::uint32_t>(node))];
}

PageBlocks blocks_of(const HtmlTree& tree, const Pack& pack) {
  PageBlocks page;
  BlockMaker(tree, page.blocks).run();
  join_rows(tree, page.blocks);
  page.marks = marks_of(tree, pack);
  page.weight_sum.push_back(0);
  for (const TextBlock& b : page.blocks)
    page.weight_sum.push_back(page.weight_sum.back() + prose_weight(b));
  drop_marked(tree, page);
  return page;
}

}  // namespace recoupe
