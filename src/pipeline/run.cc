// Pages are taken in batches: ingest fills one, the workers read it, its outcomes leave in input
// order. Memory is bounded by a batch for `read`, and by the readings themselves for `brief`.
#include "pipeline/run.h"

#include <algorithm>
#include <thread>
#include <tuple>

#include "ingest/ingest.h"
#include "pipeline/read.h"
#include "pipeline/relate.h"
#include "read/language/conllu.h"
#include "report/dossier/dossier.h"

namespace recoupe {
namespace {

constexpr std::size_t kBatchPages = 256;
constexpr std::size_t kBatchBytes = 128u << 20;

using Taken = tl::expected<Page, Rejected>;

std::vector<Taken> next_batch(Ingest& ingest) {
  std::vector<Taken> batch;
  std::size_t bytes = 0;
  while (batch.size() < kBatchPages && bytes < kBatchBytes) {
    auto page = ingest.next();
    if (!page) break;
    if (page->has_value()) bytes += (*page)->bytes.size();
    batch.push_back(std::move(*page));
  }
  return batch;
}

Outcome outcome_of(Taken& taken, const Pack& pack, const RunOptions& options) {
  if (!taken) {
    const auto& [id, error] = taken.error();
    Outcome out{.reading = {}, .conllu = {}, .id = id, .unread = {error.where, error.what}};
    if (options.conllu) out.conllu = unread_conllu(id.empty() ? error.where : id, error.what);
    return out;
  }
  if (!taken->fetched.known()) taken->fetched = options.as_of;
  Outcome out{.reading = {}, .conllu = {}, .id = taken->id, .unread = {taken->place, ""}};
  if (options.conllu) {
    Conllu conllu = read_conllu(*taken, pack);
    out.reading.article = std::move(conllu.article);
    out.conllu = std::move(conllu.text);
  } else {
    out.reading = read_article(*taken, pack, options.trees ? &out.conllu : nullptr);
  }
  taken->bytes = {};
  return out;
}

std::vector<Outcome> read_batch(std::vector<Taken>& batch, const RunOptions& options,
                                const Pack& pack) {
  std::vector<Outcome> outcomes(batch.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < batch.size(); i = next++)
      outcomes[i] = outcome_of(batch[i], pack, options);
  };
  std::vector<std::jthread> others;
  const std::size_t jobs = std::min<std::size_t>(options.jobs, batch.size());
  for (std::size_t j = 1; j < jobs; ++j) others.emplace_back(work);
  work();
  others.clear();  // joins
  return outcomes;
}

}  // namespace

Tally read_all(const RunOptions& options, const Pack& pack,
               const std::function<void(Outcome&&)>& take) {
  Tally tally;
  Ingest ingest(options.inputs, {.jsonl = options.jsonl});
  for (;;) {
    if (options.stop && *options.stop) {
      tally.stopped = true;
      return tally;
    }
    std::vector<Taken> batch = next_batch(ingest);
    if (batch.empty()) return tally;
    for (Outcome& out : read_batch(batch, options, pack)) {
      tally.read += out.read();
      tally.unread += !out.read();
      tally.articles += out.read() && !out.reading.article.text.empty();
      take(std::move(out));
    }
    if (options.progress) options.progress(tally.read + tally.unread, ingest.bytes_read());
  }
}

Briefing brief_all(const RunOptions& options, const Pack& pack) {
  Briefing b;
  std::vector<Reading> readings;
  b.tally = read_all(options, pack, [&](Outcome&& out) {
    if (!out.read())
      b.account.unread.push_back(std::move(out.unread));
    else if (out.reading.article.text.empty())
      b.account.unread.push_back({out.unread.place, "no article was found here"});
    else
      readings.push_back(std::move(out.reading));
  });
  // From here on every article is read; what follows sees them only together.
  std::sort(b.account.unread.begin(), b.account.unread.end(), [](const Unread& a, const Unread& c) {
    return std::tie(a.place, a.error) < std::tie(c.place, c.error);
  });
  const Corpus corpus = make_corpus(std::move(readings));
  const Relations relations = relate(corpus, pack);
  b.account.stories = make_dossiers(corpus, relations, pack, options.lang);
  if (options.view)
    for (Dossier& story : b.account.stories) add_views(story, *options.view);
  return b;
}

}  // namespace recoupe
