#include "read/language/fingerprint.h"

#include <cstdint>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/hash.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

bool content_word(const Token& t) {
  if (t.pos == Pos::kPunct || t.pos == Pos::kAux) return false;
  return t.pos == Pos::kOther || t.pos == Pos::kNoun || t.pos == Pos::kName ||
         t.pos == Pos::kVerb || t.pos == Pos::kAdj || t.pos == Pos::kNum;
}

}  // namespace

Fingerprint fingerprint(const Prose& prose, std::span<const Mention> mentions) {
  constexpr std::size_t kShingle = 5;
  constexpr std::uint64_t kSample =
      4;  // one shingle in four is kept: enough to find any text of 60 words again
  constexpr std::size_t kShortest = 4;  // bytes of a content word
  Fingerprint print;
  std::vector<std::uint64_t> words;
  for (const Token& t : prose.tokens) {
    const std::string folded = fold(t.span.of(prose.text));
    if (folded.empty()) continue;
    words.push_back(hash(folded));
    if (content_word(t) && folded.size() >= kShortest) print.keys.push_back(words.back());
  }
  for (const Mention& m : mentions)
    if (!m.name.empty()) print.keys.push_back(hash(fold(m.name.of(prose.text))));
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t h = words[i];
    for (std::size_t k = 1; k < kShingle; ++k) h = mix(h, words[i + k]);
    if (h % kSample == 0) print.shingles.push_back(h);
  }
  sort_unique(print.shingles);
  sort_unique(print.keys);
  return print;
}

}  // namespace recoupe
