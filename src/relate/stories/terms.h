// What a text is known by when stories are sought, in two views:
//
//   names   keys of words with a capital inside a sentence (base/name_key.h: they hold across
//           languages), countries, numbers: what happened where and to whom
//   words   the content words of the fingerprint, those of the lead twice: what it is about
//
// A term weighs the more the rarer it is, and one that a text says again and again more than once,
// but far less than its number. Two texts are as near as the cosine of their weights. Weights are
// whole numbers, so that sums of them are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "recoupe/reading.h"

namespace recoupe {

using Terms = std::vector<std::uint32_t>;  // hashes, sorted; a term as often as it counts

struct Views {
  Terms names, words;
};

Views views_of(const Reading& reading);

constexpr std::uint32_t kUnit = 1u << 15;  // the length of a vector of weights

struct Weighted {
  std::uint32_t term = 0, weight = 0;
};
using Weights = std::vector<Weighted>;  // by term, each once

// One vector of length kUnit for each text; a term's rarity is that among these texts.
std::vector<Weights> weigh(const std::vector<Terms>& texts);

// The mean of vectors, each counted `times`; of its terms the `most` heaviest.
struct Share {
  const Weights* weights = nullptr;
  std::uint32_t times = 0;
};
Weights mean_of(const std::vector<Share>& shares, std::size_t most);

// The words in the opening of a text that weigh most, the heaviest first, as it first writes them.
std::vector<std::string> telling_words(const Article& article, const Weights& names,
                                       const Weights& words, std::size_t most);

// The terms of the `most` heaviest weights.
Terms heaviest(const Weights& weights, std::size_t most);

}  // namespace recoupe
