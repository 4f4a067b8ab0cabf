#include "relate/stories/terms.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>

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
constexpr double kAgain = 0.7;            // what the logarithm of its times adds to a term
constexpr std::size_t kShortestName = 3;  // bytes
constexpr std::size_t kShortestWord = 4;  // as in the fingerprint
constexpr std::size_t kLeadSentences = 3;
constexpr std::size_t kOpening = 1200;  // bytes, in which a text names what it is about

std::uint32_t short_hash(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

std::uint32_t name_term(std::string_view folded) { return short_hash(hash(name_key(folded))); }

// Runs of letters and digits that begin with a letter; `first` while nothing that counts stands
// before.
template <class Visit>
void each_spelling(std::string_view text, Visit visit) {
  bool first = true;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (!is_letter(c.value)) {
      first = first && !is_digit(c.value);
      i += c.size;
      continue;
    }
    const std::size_t begin = i;
    for (CodePoint next = c; i < text.size() && (is_letter(next.value) || is_digit(next.value));) {
      i += next.size;
      if (i < text.size()) next = decode(text, i);
    }
    visit(text.substr(begin, i - begin), is_upper(c.value), first);
    first = false;
  }
}

// Words with a capital, save the first of the sentence, whose capital is only custom.
void add_names(std::string_view sentence, Terms& names) {
  each_spelling(sentence, [&](std::string_view word, bool capital, bool first) {
    if (first || !capital) return;
    const std::string folded = fold(word);
    if (folded.size() >= kShortestName) names.push_back(name_term(folded));
  });
}

void add_words(std::string_view text, std::vector<std::uint64_t>& words) {
  each_word(fold(text), [&](std::string_view word) {
    if (word.size() >= kShortestWord) words.push_back(hash(word));
  });
}

// The title and the first sentences below it.
std::vector<std::uint64_t> words_of_lead(const Reading& reading) {
  std::vector<std::uint64_t> words;
  std::size_t sentences = 0;
  for (const Sentence& s : reading.sentences) {
    const bool title = s.block && s.block.value < reading.article.blocks.size() &&
                       reading.article.blocks[s.block.value].kind == BlockKind::kTitle;
    if (!title && ++sentences > kLeadSentences) break;
    add_words(s.span.of(reading.article.text), words);
  }
  sort_unique(words);
  return words;
}

Terms words_of(const Reading& reading, bool title_beside) {
  std::vector<std::uint64_t> words = reading.fingerprint.keys, again;
  std::vector<std::uint64_t> lead = words_of_lead(reading);
  if (title_beside) {
    add_words(reading.article.title, words);
    add_words(reading.article.title, lead);
    sort_unique(words);
    sort_unique(lead);
  }
  std::set_intersection(words.begin(), words.end(), lead.begin(), lead.end(),
                        std::back_inserter(again));
  words.insert(words.end(), again.begin(), again.end());
  Terms out;
  out.reserve(words.size());
  for (const std::uint64_t word : words) out.push_back(short_hash(word));
  std::sort(out.begin(), out.end());
  return out;
}

struct Count {
  std::uint32_t term = 0, times = 0;
};

std::vector<Count> runs(const Terms& sorted) {
  std::vector<Count> out;
  for (const std::uint32_t term : sorted) {
    if (out.empty() || out.back().term != term) out.push_back({term, 0});
    ++out.back().times;
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
// and so that products and sums are exact: the same on every machine.
double on_grid(double weight) {
  constexpr double kSteps = 1 << 20;
  return std::round(weight * kSteps) / kSteps;
}

// "A three-year sentence": it describes, and is no number of the story.
bool describes(const Figure& f, std::string_view text) {
  const std::string_view words = f.span.of(text);
  return f.unit && words.find('-') != std::string_view::npos &&
         words.find(' ') == std::string_view::npos;
}

}  // namespace

Views views_of(const Reading& reading) {
  static constexpr std::uint64_t kCountry = 1,
                                 kNumber = 2;  // kinds of term, so that they never meet
  Views out;
  const Article& article = reading.article;
  for (const Sentence& s : reading.sentences) add_names(s.span.of(article.text), out.names);
  // A title that came beside the text; one that stands in the text is read with it.
  const bool title_beside = article.text.compare(0, article.title.size(), article.title) != 0;
  if (title_beside) add_names(article.title, out.names);
  for (const Mention& m : reading.mentions)
    if (m.country && (m.kind == ActorKind::kState || m.kind == ActorKind::kPlace))
      out.names.push_back(short_hash(mix(kCountry, m.country)));
  for (const Figure& f : reading.figures)
    if (f.hedge != Hedge::kVague && (f.has_low || f.has_high) && !describes(f, article.text))
      out.names.push_back(
          short_hash(mix(kNumber, std::bit_cast<std::uint64_t>(f.has_low ? f.low : f.high))));
  std::sort(out.names.begin(), out.names.end());
  out.words = words_of(reading, title_beside);
  return out;
}

std::vector<Weights> weigh(const std::vector<Terms>& texts) {
  const std::vector<Count> known = count_texts(texts);
  const double n = static_cast<double>(texts.size());
  std::vector<Weights> out(texts.size());
  std::vector<double> weights;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::vector<Count> terms = runs(texts[i]);
    weights.clear();
    double norm = 0;
    for (const auto& [term, times] : terms) {
      const auto found =
          std::lower_bound(known.begin(), known.end(), term,
                           [](const Count& c, std::uint32_t t) { return c.term < t; });
      weights.push_back(
          on_grid(std::log((n + kBackground) / found->times) * (1 + kAgain * std::log(times))));
      norm += weights.back() * weights.back();
    }
    for (std::size_t k = 0; k < terms.size(); ++k)
      out[i].push_back({terms[k].term, static_cast<std::uint32_t>(
                                           std::round(kUnit * weights[k] / std::sqrt(norm)))});
  }
  return out;
}

Weights mean_of(const std::vector<Share>& shares, std::size_t most) {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> all;  // term, weight times times
  std::uint64_t texts = 0;
  for (const Share& share : shares) {
    texts += share.times;
    for (const auto& [term, weight] : *share.weights)
      all.emplace_back(term, std::uint64_t{weight} * share.times);
  }
  std::sort(all.begin(), all.end());
  Weights out;
  for (std::size_t i = 0; i < all.size();) {
    std::uint64_t sum = 0;
    const std::uint32_t term = all[i].first;
    for (; i < all.size() && all[i].first == term; ++i) sum += all[i].second;
    out.push_back({term, static_cast<std::uint32_t>(sum / texts)});
  }
  if (out.size() > most) {
    std::nth_element(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(),
                     [](const Weighted& a, const Weighted& b) {
                       return std::tie(b.weight, a.term) < std::tie(a.weight, b.term);
                     });
    out.resize(most);
    std::sort(out.begin(), out.end(),
              [](const Weighted& a, const Weighted& b) { return a.term < b.term; });
  }
  return out;
}

std::vector<std::string> telling_words(const Article& article, const Weights& names,
                                       const Weights& words, std::size_t most) {
  struct Word {
    std::string folded, spelling;
    std::uint32_t weight = 0;
  };
  const auto weight_of = [](const Weights& weights, std::uint32_t term) {
    const auto at = std::lower_bound(weights.begin(), weights.end(), term,
                                     [](const Weighted& w, std::uint32_t t) { return w.term < t; });
    return at != weights.end() && at->term == term ? at->weight : 0;
  };
  std::vector<Word> found;
  const auto look = [&](std::string_view text) {
    each_spelling(text, [&](std::string_view word, bool capital, bool) {
      Word w{.folded = fold(word), .spelling = std::string(word)};
      if (w.folded.size() >= kShortestWord) w.weight = weight_of(words, short_hash(hash(w.folded)));
      if (capital && w.folded.size() >= kShortestName)
        w.weight += weight_of(names, name_term(w.folded));
      const auto same = [&](const Word& o) { return o.folded == w.folded; };
      if (w.weight > 0 && std::none_of(found.begin(), found.end(), same))
        found.push_back(std::move(w));
    });
  };
  look(article.title);
  look(std::string_view(article.text).substr(0, kOpening));
  std::stable_sort(found.begin(), found.end(),
                   [](const Word& a, const Word& b) { return a.weight > b.weight; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i)
    out.push_back(std::move(found[i].spelling));
  return out;
}

Terms heaviest(const Weights& weights, std::size_t most) {
  Terms out;
  for (const Weighted& w : mean_of({{&weights, 1}}, most)) out.push_back(w.term);
  return out;
}

}  // namespace recoupe
