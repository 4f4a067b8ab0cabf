#include "relate/stories/terms.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/name_key.h"
#include "base/sorted.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

// Texts that the weights imagine besides the corpus, so that ten reports of one crisis do not make
// its names worthless.
constexpr double kBackground = 1000;
constexpr double kAgain = 0.7;  // what the logarithm of its times adds to a name
constexpr std::size_t kMaxPosting =
    400;  // a term of more texts than that, and of a quarter of all, says nothing
constexpr std::size_t kShortestName = 3;  // bytes
constexpr std::size_t kShortestWord = 4;  // as in the fingerprint

void add_name(std::string_view word, Views& views) {
  const std::string folded = fold(word);
  if (folded.size() < kShortestName) return;
  views.names.push_back(hash(folded));
  views.bridge.push_back(hash(name_key(folded)));
}

// Words with a capital, save the first of the sentence, whose capital is only custom.
void add_names(std::string_view sentence, Views& views) {
  bool first = true;
  for (std::size_t i = 0; i < sentence.size();) {
    const CodePoint c = decode(sentence, i);
    if (!is_letter(c.value)) {
      first = first && !is_digit(c.value);
      i += c.size;
      continue;
    }
    const std::size_t begin = i;
    for (CodePoint next = c;
         i < sentence.size() && (is_letter(next.value) || is_digit(next.value));) {
      i += next.size;
      if (i < sentence.size()) next = decode(sentence, i);
    }
    if (!first && is_upper(c.value)) add_name(sentence.substr(begin, i - begin), views);
    first = false;
  }
}

// A title that came beside the text; one that stands in the text is read with it.
void add_title(const Article& article, Views& views) {
  if (article.text.compare(0, article.title.size(), article.title) == 0) return;
  add_names(article.title, views);
  const std::string folded = fold(article.title);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end - begin >= kShortestWord)
      views.words.push_back(hash(std::string_view(folded).substr(begin, end - begin)));
    begin = end + 1;
  }
}

void add_to_both(std::uint64_t term, Views& views) {
  views.names.push_back(term);
  views.bridge.push_back(term);
}

using Count = std::pair<std::uint64_t, std::uint32_t>;  // a term, how often

std::vector<Count> runs(const Terms& sorted) {
  std::vector<Count> out;
  for (const std::uint64_t term : sorted) {
    if (out.empty() || out.back().first != term) out.emplace_back(term, 0);
    ++out.back().second;
  }
  return out;
}

// Every term with the number of texts that have it.
std::vector<Count> count_texts(const std::vector<Terms>& texts) {
  Terms all;
  for (const Terms& terms : texts)
    std::unique_copy(terms.begin(), terms.end(), std::back_inserter(all));
  std::sort(all.begin(), all.end());
  return runs(all);
}

// On a grid, so that the last digits of a logarithm, which are each C library's own, are dropped,
// and so that products and sums of weights are exact: the same on every machine.
double on_grid(double weight) {
  constexpr double kSteps = 1 << 20;
  return std::round(weight * kSteps) / kSteps;
}

}  // namespace

Views views_of(const Reading& reading) {
  static constexpr std::uint64_t kCountry = 1,
                                 kNumber = 2;  // kinds of term, so that they never meet
  Views out;
  for (const Sentence& s : reading.sentences) add_names(s.span.of(reading.article.text), out);
  for (const Mention& m : reading.mentions)
    if (m.country && (m.kind == ActorKind::kState || m.kind == ActorKind::kPlace))
      add_to_both(mix(kCountry, m.country), out);
  for (const Figure& f : reading.figures)
    if (f.hedge != Hedge::kVague && (f.has_low || f.has_high))
      add_to_both(mix(kNumber, std::bit_cast<std::uint64_t>(f.has_low ? f.low : f.high)), out);
  out.words = reading.fingerprint.keys;
  add_title(reading.article, out);
  std::sort(out.names.begin(), out.names.end());
  std::sort(out.bridge.begin(), out.bridge.end());
  sort_unique(out.words);
  return out;
}

Cosines::Cosines(const std::vector<Terms>& texts) {
  const std::vector<Count> known = count_texts(texts);
  postings_.resize(known.size());
  weights_.resize(texts.size());
  const double n = static_cast<double>(texts.size());
  const std::size_t common = std::max(kMaxPosting, texts.size() / 4);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    double norm = 0;
    for (const auto& [term, times] : runs(texts[i])) {
      const auto found = std::lower_bound(known.begin(), known.end(), Count{term, 0});
      const double weight =
          on_grid(std::log((n + kBackground) / found->second) * (1 + kAgain * std::log(times)));
      weights_[i].emplace_back(static_cast<std::uint32_t>(found - known.begin()), weight);
      norm += weight * weight;
    }
    for (auto& [term, weight] : weights_[i]) {
      weight = on_grid(weight / std::sqrt(norm));
      const std::size_t texts_with = known[term].second;
      if (texts_with > 1 && texts_with <= common) postings_[term].emplace_back(i, weight);
    }
  }
}

void Cosines::add(std::uint32_t text, std::vector<double>& row,
                  std::vector<std::uint32_t>& met) const {
  for (const auto& [term, weight] : weights_[text])
    for (const auto& [other, its] : postings_[term]) {
      if (other >= text) break;
      if (row[other] == 0) met.push_back(other);
      row[other] += weight * its;
    }
}

}  // namespace recoupe
