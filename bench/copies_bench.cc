// Seconds of processor time that finding copies takes, from the texts: their shingles, and who
// repeats whom.
//
//   build/bench/bench/bench_copies records.jsonl     records as `recoupe read --jsonl` takes them
//
// A record's text is taken as it stands. Prints "seconds", then for every text but the first of its
// origin a line of tab-separated ids: the first, the text.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/hash.h"
#include "base/shingles.h"
#include "bench.h"
#include "pack/pack.h"
#include "pipeline/relate.h"
#include "relate/copies/copies.h"

namespace recoupe {
namespace {

int run(std::vector<std::string> inputs) {
  const auto pack = Pack::load();
  if (!pack) return 1;
  std::vector<Reading> readings;
  for (Page& page : pages_of(std::move(inputs))) {
    Reading r;
    r.article.key = page.id;
    r.article.text = std::move(page.bytes);
    r.article.id = mix(hash(r.article.key), hash(r.article.text));
    readings.push_back(std::move(r));
  }
  Corpus corpus = make_corpus(std::move(readings));
  std::vector<Copies> found;
  const double spent = cpu_seconds([&] {
    for (Reading& r : corpus.readings) r.fingerprint.shingles = sampled_shingles_of(r.article.text);
    found = find_copies(corpus, *pack);
  });
  fmt::print("{:.4f}\n", spent);
  const auto key = [&](const Copy& copy) {
    return corpus.readings[copy.reading.value].article.key;
  };
  for (const Copies& origin : found)
    for (std::size_t i = 1; i < origin.copies.size(); ++i)
      fmt::print("{}\t{}\n", key(origin.copies[0]), key(origin.copies[i]));
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) { return recoupe::run({argv + 1, argv + argc}); }
