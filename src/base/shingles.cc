// A rolling hash: the next run's comes from the last one's, with one word more and one word less.
// Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987.
#include "base/shingles.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr std::size_t kShingleWords = 5;
constexpr std::uint64_t kSample = 4;                    // a power of two
constexpr std::uint64_t kBase = 0x9e37'79b9'7f4a'7c15;  // odd, so that no word is lost
constexpr std::uint64_t kOldest = kBase * kBase * kBase * kBase * kBase;

// Every bit of the sum in every bit of the hash; no two become one.
std::uint64_t spread(std::uint64_t sum) {
  sum = (sum ^ sum >> 32) * kBase;
  sum = (sum ^ sum >> 29) * kBase;
  return sum ^ sum >> 32;
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::uint64_t> words;
  words.reserve(folded.size() / 4);
  each_word(folded, [&](std::string_view word) { words.push_back(hash(word)); });
  return words;
}

Shingles one_in(std::uint64_t sample, std::string_view text) {
  const std::vector<std::uint64_t> words = words_of(text);
  Shingles out;
  out.reserve(words.size() / sample);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    sum = sum * kBase + words[i];
    if (i >= kShingleWords) sum -= words[i - kShingleWords] * kOldest;
    const std::uint64_t shingle = spread(sum);
    if (i + 1 >= kShingleWords && (shingle & (sample - 1)) == 0) out.push_back(shingle);
  }
  sort_even(out, [](std::uint64_t shingle) { return shingle; });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Shingles shingles_of(std::string_view text) { return one_in(1, text); }

Shingles sampled_shingles_of(std::string_view text) { return one_in(kSample, text); }

}  // namespace recoupe
