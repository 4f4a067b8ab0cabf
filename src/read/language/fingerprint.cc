#include "read/language/fingerprint.h"

#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/shingles.h"
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
  constexpr std::size_t kShortest = 4;  // bytes of a content word
  Fingerprint print{.shingles = sampled_shingles_of(prose.text)};
  for (const Token& t : prose.tokens) {
    if (!content_word(t)) continue;
    const std::string folded = fold(t.span.of(prose.text));
    if (folded.size() >= kShortest) print.keys.push_back(hash(folded));
  }
  for (const Mention& m : mentions)
    if (!m.name.empty()) print.keys.push_back(hash(fold(m.name.of(prose.text))));
  sort_unique(print.keys);
  return print;
}

}  // namespace recoupe
