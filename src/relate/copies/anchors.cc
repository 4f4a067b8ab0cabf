#include "relate/copies/anchors.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/name_key.h"
#include "base/sorted.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxSentences =
    150;                                  // longer texts are compared by their first 150 sentences
constexpr std::size_t kCognate = 5;       // letters
constexpr std::size_t kShortestName = 3;  // bytes of a folded word

class Collector {
 public:
  explicit Collector(const Reading& reading) : reading_(reading), keys_(reading.sentences.size()) {}

  void add(Span at, std::uint64_t key) {
    if (const Index<Sentence> s = sentence_at(reading_, at)) keys_[s.value].push_back(key);
  }

  void add_key(std::size_t sentence, std::uint64_t key) { keys_[sentence].push_back(key); }

  void add_told(Span at, std::uint64_t key) {
    add(at, key);
    told_.push_back(key);
  }

  void add_words(Span at, std::string_view text) {
    each_word(fold(text), [&](std::string_view word) {
      if (word.size() >= kShortestName) add(at, hash(name_key(word)));
    });
  }

  Anchors finish() {
    Anchors out;
    for (std::vector<std::uint64_t>& keys : keys_) {
      if (keys.empty() || out.sentences.size() == kMaxSentences) continue;
      std::sort(keys.begin(), keys.end());
      out.total += static_cast<std::uint32_t>(keys.size());
      out.all.insert(out.all.end(), keys.begin(), keys.end());
      out.sentences.push_back(std::move(keys));
    }
    sort_unique(out.all);
    std::sort(told_.begin(), told_.end());
    out.told = std::move(told_);
    return out;
  }

 private:
  const Reading& reading_;
  std::vector<std::vector<std::uint64_t>> keys_;
  std::vector<std::uint64_t> told_;
};

std::uint64_t bound(bool has, double value) {
  return has ? std::bit_cast<std::uint64_t>(value) : ~std::uint64_t{0};
}

template <class Visit>
void each_cognate(std::string_view text, Visit visit) {
  each_word(fold(text), [&](std::string_view word) {
    std::size_t letters = 0, size = 0;
    for (; size < word.size() && letters < kCognate; ++letters) size += decode(word, size).size;
    const bool number = word.front() >= '0' && word.front() <= '9';
    if (number || letters == kCognate) visit(hash(word.substr(0, size)));
  });
}

}  // namespace

Anchors find_anchors(const Reading& reading) {
  static const std::uint64_t kNumber = hash("number"), kDay = hash("day"),
                             kCountry = hash("country"), kQuotation = hash("quotation");
  Collector out(reading);
  for (const Figure& f : reading.figures)
    out.add_told(f.span, mix(kNumber, mix(bound(f.has_low, f.low), bound(f.has_high, f.high))));
  for (const TimeRef& t : reading.times)
    if (t.when.known() && t.when.end - t.when.begin <= kMinutesPerDay)
      out.add(t.span, mix(kDay, static_cast<std::uint64_t>(day_of(t.when.begin).begin)));
  for (const Mention& m : reading.mentions) {
    if (m.country && (m.kind == ActorKind::kState || m.kind == ActorKind::kPlace))
      out.add(m.span, mix(kCountry, m.country));
    else if (!m.name.empty())
      out.add_words(m.span, m.name.of(reading.article.text));
  }
  for (const Quote& q : reading.quotes)
    if (!q.spans.empty() && (q.manner == Manner::kDirect || q.manner == Manner::kMixed))
      out.add_told(reading.quote_spans[q.spans.begin], kQuotation);
  return out.finish();
}

std::vector<std::uint64_t> cognates(const Reading& reading) {
  std::vector<std::uint64_t> out;
  each_cognate(reading.article.text, [&](std::uint64_t key) { out.push_back(key); });
  std::sort(out.begin(), out.end());
  return out;
}

Anchors cognates_by_sentence(const Reading& reading) {
  Collector out(reading);
  for (std::size_t s = 0; s < reading.sentences.size(); ++s)
    each_cognate(reading.sentences[s].span.of(reading.article.text),
                 [&](std::uint64_t key) { out.add_key(s, key); });
  return out.finish();
}

// The best way through the two texts, in order: best[i][j] is the most anchors that the first i and
// j sentences share.
Alignment align(const Anchors& a, const Anchors& b) {
  struct Cell {
    std::uint32_t matched = 0, sentences = 0;
  };
  const std::size_t width = b.sentences.size() + 1;
  std::vector<Cell> above(width), row(width);
  for (const std::vector<std::uint64_t>& sentence : a.sentences) {
    for (std::size_t j = 1; j < width; ++j) {
      const auto both = static_cast<std::uint32_t>(count_shared(sentence, b.sentences[j - 1]));
      Cell best = above[j].matched >= row[j - 1].matched ? above[j] : row[j - 1];
      if (both && above[j - 1].matched + both > best.matched)
        best = {above[j - 1].matched + both, above[j - 1].sentences + 1};
      row[j] = best;
    }
    above = row;
  }
  Alignment out{.matched = above.back().matched, .sentences = above.back().sentences};
  if (a.total + b.total)
    out.score = static_cast<std::uint16_t>(2000 * out.matched / (a.total + b.total));
  return out;
}

}  // namespace recoupe
