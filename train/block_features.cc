// Writes what the arbiter sees of pages and of scraped texts, for train/extract.py
// and train/lines.py.
//
//   block_features blocks|lines RECORDS > ROWS
//
// RECORDS are lines of JSON as `recoupe read --jsonl` takes them. A row is the record's id, 1 where
// the rules keep the block or line, its features, and its words; behind a line, as fold() writes
// it. With `lines` a page stands as the text that someone scrapes from it: each of its blocks is a
// line.
#include "read/extract/block_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "ingest/ingest.h"
#include "pack/pack.h"
#include "read/extract/body.h"
#include "read/extract/charset.h"
#include "read/extract/draft.h"
#include "read/extract/line_features.h"

namespace recoupe {
namespace {

template <typename Features>
void write_row(const std::string& id, bool kept, const Features& features, std::string text) {
  std::replace(text.begin(), text.end(), '\t', ' ');
  fmt::print("{}\t{}\t{}\t{}\n", id, kept ? 1 : 0, fmt::join(features, " "), text);
}

void write_lines(const std::string& id, std::string_view text, std::string_view title,
                 const Pack& pack) {
  bool truncated = false;
  std::vector<Line> lines = lines_of(nfc(text), truncated);
  sweep_head(lines, pack);
  sweep(lines, pack);
  const Run<Line> run = prose_run(lines);
  const std::vector<LineWords> words = words_of(lines, pack);
  const std::vector<LineFeatures> features = line_features(lines, words, run, title, pack);
  for (std::size_t i = 0; i < lines.size(); ++i)
    write_row(id, !lines[i].cut && i >= run.begin && i < run.end, features[i],
              lines[i].text + "\v" + fold(lines[i].text));
}

void write_blocks(const Page& page, bool as_lines, const Pack& pack) {
  const HtmlTree tree = parse_html(to_utf8(page.bytes, page.charset).text);
  if (tree.nodes.empty()) return;
  PageBlocks blocks = blocks_of(tree, pack);
  const Metadata meta = read_metadata(tree, blocks, {}, page, pack);
  if (as_lines) {
    std::string text;
    for (const TextBlock& b : blocks.blocks) text += b.text + "\n\n";
    return write_lines(page.id, text, meta.title, pack);
  }
  const Body body = find_body(tree, blocks, meta.title_node, meta.says_article, Arbiter(), pack);
  std::vector<bool> kept(blocks.blocks.size());
  for (const std::uint32_t b : body.blocks) kept[b] = true;
  for (const Candidate& c : block_features(tree, blocks, body.root, pack))
    write_row(page.id, kept[c.block], c.features, nfc(blocks.blocks[c.block].text));
}

int run(const std::string& what, const std::string& records) {
  const auto pack = Pack::load();
  if (!pack) return 1;
  Ingest ingest({records}, {.jsonl = true});
  while (auto page = ingest.next()) {
    if (!*page) continue;
    const Page& p = **page;
    if (p.kind == PageKind::kHtml) {
      write_blocks(p, what == "lines", *pack);
    } else if (what == "lines") {
      write_lines(p.id, p.bytes, p.title, *pack);
    }
  }
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) { return argc == 3 ? recoupe::run(argv[1], argv[2]) : 2; }
