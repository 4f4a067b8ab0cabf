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
constexpr std::uint64_t kSample = 4;

}  // namespace

Shingles shingles_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::uint64_t> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(hash(std::string_view(folded).substr(begin, end - begin)));
    begin = end + 1;
  }
  Shingles out;
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t k = 0; k < kShingleWords; ++k) h = mix(h, words[i + k]);
    out.push_back(h);
  }
  sort_unique(out);
  return out;
}

Shingles sample_of(Shingles shingles) {
  std::erase_if(shingles, [](std::uint64_t shingle) { return shingle % kSample != 0; });
  return shingles;
}

}  // namespace recoupe
