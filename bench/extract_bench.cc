// Pages a second of extraction, text and metadata, on one core, beside a bare parse of the same
// pages by MyHTML.
//
//   build/bench/bench/bench_extract pages.jsonl      records as `recoupe read --jsonl` takes them
//
// What is timed is read/extract alone, from a page's bytes to its Article: no JSON of the records,
// no language stage, no output. Every page is held in memory first. The two take turns page by
// page; each figure is the least processor time of kTurns turns, so that a busy machine says
// little.
#include <fmt/format.h>
#include <myhtml/api.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "ingest/ingest.h"
#include "pack/pack.h"
#include "read/extract/extract.h"
#include "read/extract/html_tree.h"

namespace recoupe {
namespace {

constexpr int kTurns = 5;

template <class F>
double seconds(F&& f) {
  const std::clock_t start = std::clock();
  f();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void bare_parse(const Page& page) {
  myhtml_t* parser = myhtml_create();
  myhtml_init(parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
  myhtml_tree_t* tree = myhtml_tree_create();
  myhtml_tree_init(tree, parser);
  myhtml_parse(tree, MyENCODING_UTF_8, page.bytes.data(), page.bytes.size());
  myhtml_tree_destroy(tree);
  myhtml_destroy(parser);
}

int run(std::vector<std::string> inputs) {
  const auto pack = Pack::load();
  if (!pack) return 1;
  std::vector<Page> pages;
  std::size_t bytes = 0;
  Ingest ingest(std::move(inputs), {.jsonl = true});
  while (auto page = ingest.next()) {
    if (!*page) continue;
    bytes += (*page)->bytes.size();
    pages.push_back(std::move(**page));
  }
  if (pages.empty()) return 1;
  double bare = 0, table = 0, whole = 0, slowest = 0;
  for (const Page& page : pages) {
    double least_bare = 1e9, least_table = 1e9, least_whole = 1e9;
    for (int turn = 0; turn < kTurns; ++turn) {
      least_bare = std::min(least_bare, seconds([&] { bare_parse(page); }));
      least_table = std::min(least_table, seconds([&] { parse_html(page.bytes); }));
      least_whole = std::min(least_whole, seconds([&] { extract(page, *pack); }));
    }
    bare += least_bare;
    table += least_table;
    whole += least_whole;
    slowest = std::max(slowest, least_whole);
  }
  const auto count = static_cast<double>(pages.size());
  fmt::print("# {} pages, {:.1f} MB\n", pages.size(), static_cast<double>(bytes) / 1e6);
  fmt::print("what\tpages_per_s\tof_bare_parse\n");
  fmt::print("bare parse\t{:.0f}\t1\n", count / bare);
  fmt::print("table of nodes\t{:.0f}\t{:.2f}\n", count / table, table / bare);
  fmt::print("extraction\t{:.0f}\t{:.2f}\n", count / whole, whole / bare);
  fmt::print("# the slowest page took {:.1f} ms\n", slowest * 1e3);
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) { return recoupe::run({argv + 1, argv + argc}); }
