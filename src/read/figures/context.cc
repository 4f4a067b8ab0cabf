#include "read/figures/context.h"

#include <algorithm>

#include "read/figures/counted_words.h"

namespace recoupe {
namespace {

constexpr std::size_t kWindow = 12;        // tokens from the noun to its verb, and on to the cause
constexpr std::size_t kLongestPhrase = 4;  // tokens

// The phrase with that slot that ends right before token `end`.
Match row_before(const CountedWords& words, std::size_t from, std::size_t end,
                 std::string_view slot) {
  for (std::size_t p = std::max(from, end > kLongestPhrase ? end - kLongestPhrase : 0); p < end;
       ++p)
    if (const Match m = words.longest(p, slot); m && p + m.length == end) return m;
  return {};
}

}  // namespace

Clue clue_gathered(const Prose& prose, const Noun& noun, std::size_t at, Run<Token> sentence) {
  const std::size_t limit = std::min<std::size_t>(sentence.end, at + kWindow);
  const CountedWords words(prose, sentence.end);
  Match verb;
  for (; at < limit && !verb; ++at) {
    if (is_sign(prose, at, ";:")) return {};
    verb = words.longest(at, "gather");
    const bool other = prose.tokens[at].pos == Pos::kVerb && (prose.tokens[at].forms & kFinite);
    if (!verb && (other || (noun.bare() && prose.tokens[at].pos == Pos::kNoun))) return {};
  }
  if (!verb) return {};
  const std::size_t last = std::min<std::size_t>(sentence.end, at + kWindow);
  for (std::size_t i = at; i < last && !is_sign(prose, i, ";"); ++i)
    if (words.longest(i, "cause")) {
      Clue clue = words.clue(verb);
      clue.tentative = true;
      return clue;
    }
  return {};
}

Clue clue_lost(const Prose& prose, const Amount& amount, std::size_t from) {
  const CountedWords words(prose, amount.first);
  const Match m = row_before(words, from, amount.first, "lose");
  return m ? words.clue(m) : Clue{};
}

bool is_whole_ahead(const Prose& prose, const Amount& amount, std::size_t from) {
  const Match m = row_before(CountedWords(prose, amount.first), from, amount.first, "ahead");
  if (!m) return false;
  const std::size_t at = amount.first - m.length;
  return at == from || prose.tokens[at - 1].pos == Pos::kPunct;
}

}  // namespace recoupe
