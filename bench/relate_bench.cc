// Articles per second of processor time of relating, per stage, on one core, and its peak memory.
//
//   build/bench/bench/bench_relate 10000 100000 1000000
//
// The readings are made up, skewed like news: a hundred thousand a week in three languages, of
// which one story takes a tenth, others the less the lower their rank, and three in ten are stories
// of their own; words follow Zipf; every fifth article repeats an earlier one, whole or shortened.
// Prints a tab-separated table, and of several sizes the exponent by
// which time grows from the first to the last.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/shingles.h"
#include "base/sorted.h"
#include "bench.h"
#include "pack/pack.h"
#include "pipeline/relate.h"
#include "relate/actors/actors.h"
#include "relate/compare/compare.h"
#include "relate/copies/copies.h"
#include "relate/events/events.h"
#include "relate/stories/stories.h"

namespace recoupe {
namespace {

constexpr std::size_t kPerWeek = 100'000;
constexpr std::size_t kStoriesPerWeek = 2'000;
constexpr std::size_t kWords = 20'000;
constexpr std::size_t kFewestSentences = 4;
constexpr std::size_t kFirstWords = 200;  // of every language; no story is about them
constexpr std::array<const char*, 3> kLanguages = {"en", "fr", "de"};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t n) { return (state_ = mix(state_, 1)) % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  // A rank below n, the r-th of them 1/r as often as the first.
  std::size_t zipf(std::size_t n) {
    const double u = static_cast<double>(below(1u << 30)) / (1u << 30);
    return static_cast<std::size_t>(std::exp(u * std::log(static_cast<double>(n)))) - 1;
  }

 private:
  std::uint64_t state_;
};

std::string word(std::uint64_t seed, bool capital) {
  static constexpr std::string_view kFirst = "bcdfglmnprstvz", kSecond = "aeiou";
  std::string out;
  for (std::uint64_t h = hash(fmt::format("{}", seed)), n = 2 + h % 3; n > 0; --n, h /= 70) {
    out += kFirst[h % kFirst.size()];
    out += kSecond[h / kFirst.size() % kSecond.size()];
  }
  if (capital) out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

struct Plot {  // what a story is about
  std::uint64_t seed = 0;
  std::vector<std::string> people, places;
  Term country = 0;
  double dead = 0;
};

Plot plot_of(std::uint64_t seed) {
  Plot plot{.seed = seed};
  for (std::uint64_t k = 0; k < 5; ++k)
    plot.people.push_back(word(mix(seed, k), true) + " " + word(mix(seed, 50 + k), true));
  for (std::uint64_t k = 0; k < 3; ++k) plot.places.push_back(word(mix(seed, 100 + k), true));
  plot.country = static_cast<Term>(1 + seed % 150);
  plot.dead = static_cast<double>(3 + seed % 200);
  return plot;
}

class Newsroom {
 public:
  Newsroom() {
    for (std::size_t l = 0; l < kLanguages.size(); ++l)
      for (std::size_t w = 0; w < kWords; ++w) words_[l].push_back(word(mix(l + 1, w), false));
  }

  std::vector<Reading> make(std::size_t n) {
    std::vector<Reading> out;
    out.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
      Random random(mix(42, i));
      const std::size_t week = i / kPerWeek;
      std::size_t story = random.zipf(kStoriesPerWeek);
      if (random.below(10) < 3) story = kStoriesPerWeek + i;
      const auto day = static_cast<std::int32_t>(19'000 + 7 * week + i % kPerWeek * 7 / kPerWeek);
      if (i > 100 && random.one_in(5))
        out.push_back(copy_of(out[i - 1 - random.below(100)], random));
      else
        out.push_back(article(plot_of(mix(week, story)), random));
      finish(out.back(), i, day);
    }
    return out;
  }

 private:
  struct Writing {
    Reading reading;
    std::size_t language = 0;
  };

  void say(Writing& w, std::string_view words) {
    std::string& text = w.reading.article.text;
    if (!text.empty() && text.back() != '\n') text += ' ';
    text += words;
  }

  void name(Writing& w, const std::string& words, ActorKind kind, Term country) {
    say(w, words);
    const auto end = static_cast<std::uint32_t>(w.reading.article.text.size());
    const Span span{end - static_cast<std::uint32_t>(words.size()), end};
    w.reading.mentions.push_back({.span = span, .name = span, .country = country, .kind = kind});
  }

  void sentence(Writing& w, const Plot& plot, Random& random, std::size_t words) {
    std::string& text = w.reading.article.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    for (std::size_t k = 0; k < words; ++k) {
      const std::size_t own =
          kFirstWords + mix(plot.seed, random.below(40)) % (kWords - kFirstWords);
      say(w, words_[w.language][random.one_in(4) ? own : random.zipf(kWords)]);
    }
    name(w, plot.people[random.zipf(plot.people.size())], ActorKind::kPerson, 0);
    if (random.one_in(2)) name(w, plot.places[random.below(3)], ActorKind::kPlace, plot.country);
    if (random.one_in(4)) count(w, plot, random);
    text += '.';
    const Span span{begin, static_cast<std::uint32_t>(text.size())};
    w.reading.sentences.push_back({span, index<Block>(w.reading.article.blocks.size())});
    if (random.one_in(2)) event(w, plot, span);
  }

  void count(Writing& w, const Plot& plot, Random& random) {
    const double n = plot.dead + static_cast<double>(random.zipf(20));
    say(w, fmt::format("{}", n));
    const auto end = static_cast<std::uint32_t>(w.reading.article.text.size());
    w.reading.figures.push_back({.span = {end - 1, end},
                                 .low = n,
                                 .high = n,
                                 .what = static_cast<Term>(1 + plot.seed % 5)});
  }

  void event(Writing& w, const Plot& plot, Span span) {
    const auto party = static_cast<std::uint32_t>(w.reading.parties.size());
    w.reading.parties.push_back(index<Mention>(w.reading.mentions.size() - 1));
    w.reading.events.push_back({.span = span,
                                .cue = {span.begin, span.begin + 4},
                                .type = static_cast<Term>(1 + plot.seed % 16),
                                .actors = {party, party + 1},
                                .targets = {party + 1, party + 1}});
  }

  void end_block(Writing& w, std::uint32_t begin, BlockKind kind) {
    Article& a = w.reading.article;
    a.blocks.push_back({{begin, static_cast<std::uint32_t>(a.text.size())}, kind});
    if (kind == BlockKind::kTitle) a.title = a.text;
    a.text += '\n';
  }

  Reading article(const Plot& plot, Random& random) {
    Writing w;
    w.language = random.below(kLanguages.size());
    w.reading.article.lang = kLanguages[w.language];
    sentence(w, plot, random, 5);
    end_block(w, 0, BlockKind::kTitle);
    const auto body = static_cast<std::uint32_t>(w.reading.article.text.size());
    for (std::size_t s = 5 + random.below(4); s > 0; --s) sentence(w, plot, random, 10);
    end_block(w, body, BlockKind::kParagraph);
    return std::move(w.reading);
  }

  // Without its last sentences, now and then; a copy of copies keeps a few.
  static Reading copy_of(const Reading& of, Random& random) {
    Reading out = of;
    const std::size_t cut = random.below(3);
    const std::size_t sentences = std::max(of.sentences.size(), kFewestSentences + cut) - cut;
    out.sentences.resize(sentences);
    const std::uint32_t end = out.sentences.back().span.end;
    out.article.text.resize(end);
    out.article.blocks.back().span.end = end;
    std::erase_if(out.mentions, [&](const Mention& m) { return m.span.end > end; });
    std::erase_if(out.figures, [&](const Figure& f) { return f.span.end > end; });
    std::erase_if(out.events, [&](const EventMention& e) { return e.span.end > end; });
    return out;
  }

  void finish(Reading& r, std::size_t i, std::int32_t day) {
    Article& a = r.article;
    a.id = mix(7, i);
    a.key = fmt::format("{}", i);
    a.outlet = fmt::format("Outlet {}", i % 500);
    a.published = a.reference = {day * kMinutesPerDay, (day + 1) * kMinutesPerDay};
    for (Figure& f : r.figures) f.as_of = a.published;
    for (EventMention& e : r.events) e.when = a.published;
    r.fingerprint.shingles = sampled_shingles_of(a.text);
    r.fingerprint.shingles.shrink_to_fit();
    r.fingerprint.keys.clear();
    each_word(fold(a.text), [&](std::string_view word) {
      if (word.size() >= 4) r.fingerprint.keys.push_back(hash(word));
    });
    sort_unique(r.fingerprint.keys);
    r.fingerprint.keys.shrink_to_fit();
    a.text.shrink_to_fit();
    r.mentions.shrink_to_fit();
    r.sentences.shrink_to_fit();
    r.figures.shrink_to_fit();
    r.events.shrink_to_fit();
    r.parties.shrink_to_fit();
    a.blocks.shrink_to_fit();
  }

  std::array<std::vector<std::string>, kLanguages.size()> words_;
};

// Seconds of all stages together.
double measure(std::size_t n, const Pack& pack) {
  const Corpus corpus = make_corpus(Newsroom().make(n));
  const long before = peak_mib();
  double all = 0;
  const auto timed = [&](const char* stage, auto&& run) {
    decltype(run()) result;
    const double s = cpu_seconds([&] { result = run(); });
    fmt::print("{}\t{}\t{:.2f}\t{:.0f}\n", n, stage, s, static_cast<double>(n) / s);
    std::fflush(stdout);
    all += s;
    return result;
  };
  Relations x;
  x.copies = timed("copies", [&] { return find_copies(corpus, pack); });
  x.stories = timed("stories", [&] { return find_stories(corpus, x.copies); });
  ActorTable actors =
      timed("actors", [&] { return find_actors(corpus, x.copies, x.stories, pack); });
  x.actors = std::move(actors.actors);
  x.actor_of = std::move(actors.actor_of);
  x.first_mention = std::move(actors.first_mention);
  x.events = timed("events", [&] { return find_events(corpus, x, pack); });
  x.quotations = timed("quotations", [&] { return gather_quotations(corpus, x, pack); });
  x.findings = timed("compare", [&] { return compare(corpus, x, pack); });
  fmt::print("{}\twhole\t{:.2f}\t{:.0f}\n", n, all, static_cast<double>(n) / all);
  std::size_t largest = 0;
  for (const Story& story : x.stories) largest = std::max(largest, story.copies.size());
  fmt::print(
      "# {} origins, {} stories, the largest of {}; peak memory {} MiB, of which {} MiB before\n",
      x.copies.size(), x.stories.size(), largest, peak_mib(), before);
  return all;
}

int run(const std::vector<std::size_t>& sizes) {
  const auto pack = Pack::load();
  if (!pack || sizes.empty()) return 1;
  fmt::print("readings\tstage\tseconds\tarticles_per_s\n");
  std::vector<double> seconds;
  seconds.reserve(sizes.size());
  for (const std::size_t n : sizes) seconds.push_back(measure(n, *pack));
  if (sizes.size() > 1)
    fmt::print(
        "# time grows by the power {:.2f}\n",
        std::log(seconds.back() / seconds.front()) /
            std::log(static_cast<double>(sizes.back()) / static_cast<double>(sizes.front())));
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  return recoupe::run(sizes);
}
