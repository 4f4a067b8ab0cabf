#include "read/extract/draft.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/blocks.h"
#include "read/extract/body.h"
#include "read/extract/charset.h"
#include "read/extract/dates.h"
#include "read/extract/html_tree.h"
#include "read/extract/people.h"

namespace recoupe {
namespace {

constexpr std::size_t kHeadLines = 10;  // where a byline stands

void cut(Line& line, Residue why, Rule rule) {
  line.cut = true;
  line.why = why;
  line.rule = rule;
}

// "Par Jeanne Petit", or the name alone where the page gave it.
bool is_byline(const Line& line, const Metadata& meta, const Pack& pack,
               std::vector<std::string>& people) {
  constexpr std::size_t kLongest = 120;
  if (line.text.size() > kLongest || ends_sentence(line.text) || line.kind == BlockKind::kTitle)
    return false;
  const std::vector<Word> words = split_words(line.text, pack.vocabulary(), 30);
  bool prefixed = false;
  for (const Language& language : pack.languages()) {
    const Table& table = language.table("byline");
    const auto m = longest(table, words, 0);
    if (m && table.cell(m->row, "role") == "prefix") prefixed = true;
  }
  people = people_of({line.text}, meta.outlet, pack);
  if (prefixed)
    return !people.empty() ||
           (words.size() > 1 && agency_at(line.text, words, 1, pack).has_value());
  return !people.empty() && std::all_of(people.begin(), people.end(), [&](const std::string& p) {
    return std::find(meta.byline.begin(), meta.byline.end(), p) != meta.byline.end();
  });
}

void cut_bylines(Draft& draft, const Pack& pack) {
  std::size_t seen = 0;
  for (Line& line : draft.lines) {
    if (line.cut) continue;
    if (++seen > kHeadLines) return;
    std::vector<std::string> people;
    if (!is_byline(line, draft.meta, pack, people)) continue;
    draft.authors.push_back(line.text);
    if (draft.meta.byline.empty()) draft.meta.byline = people;
    cut(line, Residue::kAuthorBox, pack.rule("residue:byline"));
  }
}

void cut_repeated_titles(Draft& draft, const Pack& pack) {
  if (draft.lines.empty() || draft.lines.front().kind != BlockKind::kTitle) return;
  const std::string title = fold(draft.lines.front().text);
  for (std::size_t i = 1; i < draft.lines.size(); ++i) {
    Line& line = draft.lines[i];
    if (!line.cut && line.text.size() < 2 * title.size() + 20 && fold(line.text) == title) {
      cut(line, Residue::kRepeatedTitle, pack.rule("residue:repeated_title"));
    }
  }
}

// A heading that nothing follows announces what was cut.
void cut_last_headings(Draft& draft, const Pack& pack) {
  for (std::size_t i = draft.lines.size(); i-- > 1;) {
    Line& line = draft.lines[i];
    if (line.cut) continue;
    if (!line.heading) return;
    cut(line, Residue::kRelated, pack.rule("html:last_heading"));
  }
}

void take_date(Draft& draft, const Swept& swept, const Page& page, const Pack& pack) {
  if (draft.meta.published.known()) return;
  for (const LineDate& d : swept.dates) {
    const DateOrder order = d.day_first ? DateOrder::kDayFirst : DateOrder::kUnknown;
    const auto date = first_date(d.text, pack, order);
    if (!date) continue;
    draft.meta.published = resolve(*date, page.fetched);
    draft.meta.published_rule = pack.rule("text:published");
    if (draft.meta.published.known()) return;
  }
}

// The caption of a table belongs to its rows; any other belongs to a picture.
bool of_picture(const HtmlTree& tree, std::uint32_t node) {
  return tree.nodes[tree.nodes[node].parent].tag != Tag::kTable;
}

void add_blocks(Draft& draft, const HtmlTree& tree, const PageBlocks& page, const Body& body,
                const Pack& pack) {
  for (const std::uint32_t b : body.blocks) {
    const TextBlock& block = page.blocks[b];
    const bool is_title = block.node == draft.meta.title_node && draft.meta.title_node != 0;
    if (is_title || draft.lines.size() >= kMaxLines) continue;
    if (block.kind == BlockKind::kCaption && of_picture(tree, block.node)) {
      draft.removed.push_back({nfc(block.text), Residue::kCaption, pack.rule("html:caption")});
      continue;
    }
    Line line;
    line.text = nfc(block.text);
    line.kind = block.kind;
    line.heading = block.heading;
    draft.lines.push_back(std::move(line));
  }
  for (const std::uint32_t b : body.dropped) {
    const TextBlock& block = page.blocks[b];
    const Rule rule = block.rule != 0 ? block.rule : pack.rule("html:links");
    draft.removed.push_back({nfc(block.text), block.why, rule});
  }
}

}  // namespace

void finish_lines(Draft& draft, const Page& page, const Pack& pack) {
  const bool titled = !draft.lines.empty() && draft.lines.front().kind == BlockKind::kTitle;
  std::vector<Line> body(std::make_move_iterator(draft.lines.begin() + (titled ? 1 : 0)),
                         std::make_move_iterator(draft.lines.end()));
  const Swept swept = sweep(body, pack);
  draft.lines.erase(draft.lines.begin() + (titled ? 1 : 0), draft.lines.end());
  draft.lines.insert(draft.lines.end(), std::make_move_iterator(body.begin()),
                     std::make_move_iterator(body.end()));
  take_date(draft, swept, page, pack);
  cut_bylines(draft, pack);
  cut_repeated_titles(draft, pack);
}

Draft draft_of_html(const Page& page, const Pack& pack) {
  Draft draft;
  const Decoded decoded = to_utf8(page.bytes, page.charset);
  const HtmlTree tree = parse_html(decoded.text);
  draft.damaged = decoded.damaged;
  draft.too_deep = tree.too_deep;
  draft.truncated = tree.truncated;
  PageBlocks blocks = blocks_of(tree, pack);
  draft.meta = read_metadata(tree, blocks, page, pack);
  if (!page.title.empty()) draft.meta.title = page.title;
  const Body body = find_body(tree, blocks, draft.meta.title_node, draft.meta.says_article);
  if (body.blocks.empty()) {
    draft.no_article = body.links_only || draft.meta.says_index;
    return draft;
  }
  if (!draft.meta.title.empty()) {
    Line title;
    title.text = nfc(trim(draft.meta.title));
    title.kind = BlockKind::kTitle;
    draft.lines.push_back(std::move(title));
  }
  add_blocks(draft, tree, blocks, body, pack);
  finish_lines(draft, page, pack);
  cut_last_headings(draft, pack);
  return draft;
}

}  // namespace recoupe
