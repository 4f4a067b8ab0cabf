#include "read/extract/draft.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/blocks.h"
#include "read/extract/body.h"
#include "read/extract/charset.h"
#include "read/extract/dateline.h"
#include "read/extract/dates.h"
#include "read/extract/html_tree.h"
#include "read/extract/no_article.h"
#include "read/extract/people.h"
#include "read/extract/site_rules.h"

namespace recoupe {
namespace {

constexpr std::size_t kHeadLines = 10;  // where a byline stands

void cut(Line& line, Residue why, Rule rule) {
  line.cut = true;
  line.why = why;
  line.rule = rule;
}

// "Par Jeanne Petit"; "Écrit par" above the name; or the name alone, perhaps beside a day, where
// the page gave it, or where it opens the text of a page that no person signs.
bool is_byline(const Line& line, const Metadata& meta, const Pack& pack, bool first,
               std::vector<std::string>& people) {
  constexpr std::size_t kLongest = 120;
  if (line.text.size() > kLongest || ends_sentence(line.text) || line.kind == BlockKind::kTitle)
    return false;
  const std::vector<Word> words = split_words(line.text, pack.vocabulary(), 30);
  const auto known = [&](const std::string& p) {
    return std::find(meta.byline.begin(), meta.byline.end(), p) != meta.byline.end();
  };
  people = people_of({line.text}, meta.outlet, pack);
  if (announces_author(words, pack)) {
    const bool agency = words.size() > 1 && agency_at(line.text, words, 1, pack).has_value();
    const std::string rest = announced_in(line.text, meta.outlet, pack).rest;
    return agency || !people.empty() || rest.empty() || known(rest);
  }
  const bool beside_day = people.empty();
  if (beside_day) people = lone_people(line.text, meta.outlet, pack);
  std::size_t named = 0;
  for (const std::string& p : people) named += p.size();
  const bool whole = beside_day || named * 10 >= line.text.size() * 8;
  const bool alone = first && whole && !meta.signed_by_person;
  return !people.empty() && (alone || std::all_of(people.begin(), people.end(), known));
}

void cut_bylines(Draft& draft, const Pack& pack) {
  std::size_t seen = 0;
  for (Line& line : draft.lines) {
    if (line.cut) continue;
    if (++seen > kHeadLines) return;
    std::vector<std::string> people;
    const bool first = seen <= 2 && !line.heading && line.kind != BlockKind::kTitle;
    if (!is_byline(line, draft.meta, pack, first, people)) continue;
    draft.authors.push_back(line.text);
    if (!draft.meta.signed_by_person && !people.empty()) {
      draft.meta.byline = people;
      draft.meta.signed_by_person = true;
    }
    cut(line, Residue::kAuthorBox, pack.rule("residue:byline"));
  }
}

// "Jeanne Petit", alone at the end.
void cut_last_signature(Draft& draft, const Pack& pack) {
  constexpr std::size_t kLongest = 50;
  for (std::size_t i = draft.lines.size(); i-- > kHeadLines / 2;) {
    Line& line = draft.lines[i];
    if (line.cut) continue;
    std::vector<std::string>& byline = draft.meta.byline;
    const std::vector<std::string> people = people_of({line.text}, draft.meta.outlet, pack);
    const bool alone = line.text.size() <= kLongest && !line.heading && people.size() == 1 &&
                       people.front() == trim(line.text);
    const bool known = std::find(byline.begin(), byline.end(), line.text) != byline.end();
    if (!alone || (draft.meta.signed_by_person && !known)) return;
    byline = known ? byline : people;
    cut(line, Residue::kAuthorBox, pack.rule("residue:byline"));
    return;
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

// "Agence Lacustre (ALC)": the arbiter may take it for a share bar, the reader must know it.
bool is_credit(const TextBlock& block, const Pack& pack) {
  constexpr std::size_t kLongest = 80;
  return !block.dropped && block.text.size() <= kLongest && credit_of(block.text, pack).has_value();
}

void add_blocks(Draft& draft, const HtmlTree& tree, const PageBlocks& page, const Body& body,
                const Pack& pack) {
  const auto add = [&](const TextBlock& block) {
    if (draft.lines.size() >= kMaxLines) return;
    Line line;
    line.text = nfc(block.text);
    line.kind = block.kind;
    line.heading = block.heading;
    draft.lines.push_back(std::move(line));
  };
  const auto remove = [&](const TextBlock& block, Residue why, std::string_view rule) {
    draft.removed.push_back({nfc(block.text), why, block.rule ? block.rule : pack.rule(rule)});
  };
  const auto is_title = [&](const TextBlock& block) {
    return block.node == draft.meta.title_node && draft.meta.title_node != 0;
  };
  std::size_t next = 0;  // of body.dropped: a credit that it holds comes back in its place
  for (const std::uint32_t b : body.blocks) {
    for (; next < body.dropped.size() && body.dropped[next] < b; ++next) {
      const TextBlock& block = page.blocks[body.dropped[next]];
      if (is_credit(block, pack)) add(block);
    }
    const TextBlock& block = page.blocks[b];
    if (is_title(block)) continue;
    if (block.kind == BlockKind::kCaption && of_picture(tree, block.node)) {
      remove(block, Residue::kCaption, "html:caption");
    } else {
      add(block);
    }
  }
  for (std::size_t i = 0; i < body.dropped.size(); ++i) {
    const TextBlock& block = page.blocks[body.dropped[i]];
    const bool credit = is_credit(block, pack);
    if (credit && i >= next) add(block);
    if (credit || is_title(block)) continue;
    if (block.dropped) {
      remove(block, block.why, "html:links");
    } else {
      const bool caption = block.kind == BlockKind::kCaption;
      remove(block, caption ? Residue::kCaption : Residue::kOther, "html:arbiter");
    }
  }
}

// A page that is no article keeps nothing; what looked like its body is told.
bool refuse(Draft& draft, const PageBlocks& page, const Body& body, std::string_view url,
            const Pack& pack) {
  std::uint64_t prose = 0;
  for (const std::uint32_t b : body.blocks) prose += prose_weight(page.blocks[b]);
  const Rule rule = no_article(draft.meta, url, prose, pack);
  draft.no_article = rule != 0;
  for (const std::uint32_t b : body.blocks)
    if (draft.no_article)
      draft.removed.push_back({nfc(page.blocks[b].text), Residue::kOther, rule});
  return draft.no_article || body.blocks.empty();
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
  cut_last_signature(draft, pack);
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
  const SiteElements site = site_elements(tree, host_of(page.url), pack);
  draft.meta = read_metadata(tree, blocks, site, page, pack);
  for (Removed& r : keep_site_body(tree, site, blocks))
    draft.removed.push_back({nfc(r.text), r.kind, r.rule});
  if (!page.title.empty()) draft.meta.title = page.title;
  const Body body = find_body(tree, blocks, draft.meta.title_node, draft.meta.says_article,
                              pack.arbiter("body_trees"), pack);
  if (refuse(draft, blocks, body, page.url, pack)) {
    draft.no_article |= body.links_only || draft.meta.says_index;
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
