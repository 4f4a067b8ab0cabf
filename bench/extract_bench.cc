// Pages a second of extraction, text and metadata, on one core, beside a bare parse of the same
// pages by the HTML parser that was configured.
//
//   build/bench/bench/bench_extract pages.jsonl      records as `recoupe read --jsonl` takes them
//
// What is timed is read/extract alone, from a page's bytes to its Article: no JSON of the records,
// no language stage, no output. The three take turns page by page; a figure is the least processor
// time of kTurns turns, so that a busy machine says little. first_pages_per_s is of the first turn
// alone, with nothing of the page in the caches.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench.h"
#include "pack/pack.h"
#include "read/extract/extract.h"
#include "read/extract/html_table.h"

namespace recoupe {
namespace {

constexpr int kTurns = 5;

struct Timed {  // seconds over all pages
  std::string what;
  double least = 0, first = 0, slowest = 0;

  template <class F>
  void take(F&& f) {
    const double once = cpu_seconds(f);
    double best = once;
    for (int turn = 1; turn < kTurns; ++turn) best = std::min(best, cpu_seconds(f));
    first += once;
    least += best;
    slowest = std::max(slowest, best);
  }
};

int run(std::vector<std::string> inputs) {
  const auto pack = Pack::load();
  if (!pack) return 1;
  const std::vector<Page> pages = pages_of(std::move(inputs));
  if (pages.empty()) return 1;
  Timed whole{"extraction"}, table{"table of nodes"}, bare{"bare parse"};
  for (const Page& page : pages) {
    whole.take([&] { extract(page, *pack); });
    table.take([&] { parse_html(page.bytes); });
    bare.take([&] { parse_into(page.bytes, nullptr); });
  }
  const auto count = static_cast<double>(pages.size());
  fmt::print("# {} pages, {:.1f} MB\n", pages.size(), megabytes(pages));
  fmt::print("what\tpages_per_s\tfirst_pages_per_s\tof_bare_parse\n");
  for (const Timed* t : {&whole, &table, &bare})
    fmt::print("{}\t{:.0f}\t{:.0f}\t{:.2f}\n", t->what, count / t->least, count / t->first,
               t->least / bare.least);
  fmt::print("# the slowest page took {:.1f} ms\n", whole.slowest * 1e3);
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) { return recoupe::run({argv + 1, argv + argc}); }
