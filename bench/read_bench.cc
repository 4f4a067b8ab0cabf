// Articles per second and peak memory of reading, per stage, on one core.
//
//   zcat pages.jsonl.gz | build/bench/bench/bench_read -      records as `recoupe read --jsonl`
//   takes them
//
// Prints a tab-separated table.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "bench.h"
#include "pack/pack.h"
#include "pipeline/read.h"
#include "read/events/events.h"
#include "read/extract/extract.h"
#include "read/figures/figures.h"
#include "read/language/fingerprint.h"
#include "read/language/identify.h"
#include "read/language/language.h"
#include "read/language/parse.h"
#include "read/names/names.h"
#include "read/quotes/quotes.h"
#include "read/time/time.h"

namespace recoupe {
namespace {

class Stopwatch {
 public:
  explicit Stopwatch(std::string stage) : stage_(std::move(stage)) {}
  template <class F>
  auto operator()(F&& f) {
    const auto start = std::chrono::steady_clock::now();
    auto result = f();
    spent_ += std::chrono::steady_clock::now() - start;
    return result;
  }
  double seconds() const { return std::chrono::duration<double>(spent_).count(); }
  void print(std::size_t articles) const {
    fmt::print("{}\t{:.3f}\t{:.0f}\n", stage_, seconds(),
               static_cast<double>(articles) / seconds());
  }

 private:
  std::string stage_;
  std::chrono::steady_clock::duration spent_{};
};

int run(std::vector<std::string> inputs) {
  const auto pack = Pack::load();
  if (!pack) return 1;
  const std::vector<Page> pages = pages_of(std::move(inputs));
  if (pages.empty()) return 1;
  const long before = peak_mib();

  Stopwatch extracting("extract"), language("language"), trees("parse"), names("names"),
      times("time"), quotes("quotes"), figures("figures"), events("events"),
      printing("fingerprint"), whole("whole");
  std::size_t parsed = 0;  // words of the languages that have a model
  std::size_t all_words = 0, sentences = 0;
  for (const Page& page : pages) {
    const Extracted e = extracting([&] { return extract(page, *pack); });
    Article article = e.article;
    Words words = language([&] {
      if (article.lang.empty()) article.lang = identify_language(article.text, *pack);
      return analyse(article, *pack);
    });
    if (words.language->syntax() != nullptr) {
      parsed += words.units.size();
      trees([&] {
        parse(words);
        return true;
      });
    }
    const Prose prose = words.prose();
    sentences += prose.sentences.size();
    all_words += static_cast<std::size_t>(
        std::count_if(prose.tokens.begin(), prose.tokens.end(),
                      [](const Token& t) { return t.pos != Pos::kPunct; }));
    const auto m = names([&] { return find_mentions(prose, *pack).mentions; });
    const auto t = times([&] { return find_times(prose, article.reference, *pack); });
    const auto q = quotes([&] { return find_quotes(prose, m, *pack); });
    figures([&] { return find_figures(prose, m, t, q.quotes, q.spans, article.published, *pack); });
    events([&] { return find_events(prose, m, t, q.quotes, q.spans, article.published, *pack); });
    printing([&] { return fingerprint(prose, m); });
  }
  for (const Page& page : pages) whole([&] { return read_article(page, *pack); });
  fmt::print("# {} pages, {:.1f} MB; peak memory {} MiB, of which {} MiB the pages and tables\n",
             pages.size(), megabytes(pages), peak_mib(), before);
  fmt::print("stage\tseconds\tarticles_per_s\n");
  for (const Stopwatch* w : {&extracting, &language, &trees, &names, &times, &quotes, &figures,
                             &events, &printing, &whole})
    w->print(pages.size());
  fmt::print("# {} words parsed, {:.0f} a second\n", parsed,
             static_cast<double>(parsed) / trees.seconds());
  // What the stages between the parse and the output are held to.
  const double four = names.seconds() + times.seconds() + quotes.seconds() + figures.seconds();
  fmt::print(
      "# names, time, quotes and figures together: {:.0f} pages a second, {:.0f} times 500 words\n",
      static_cast<double>(pages.size()) / four, static_cast<double>(all_words) / 500 / four);
  fmt::print("# events: {:.0f} sentences a second\n",
             static_cast<double>(sentences) / events.seconds());
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) { return recoupe::run({argv + 1, argv + argc}); }
