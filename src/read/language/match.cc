#include <algorithm>

#include "read/language/language.h"
#include "read/language/prose.h"

namespace recoupe {
namespace {

// Walks along the tokens; every step may take the form or "~" and a lemma. The lemmas of phrases
// carry ids of their own, so a walk forks at most once a token; phrases are short.
struct Walk {
  std::span<const Token> tokens;
  const PhraseTrie& phrases;
  std::vector<Match>& found;

  void from(PhraseTrie::Node node, std::size_t at) {
    if (at >= tokens.size() || !phrases.goes_on(node)) return;
    const WordId word = tokens[at].word;
    step(node, word, at);
    for (const WordId lemma : phrases.lemmas(word)) step(node, lemma, at);
  }
  void step(PhraseTrie::Node node, WordId word, std::size_t at) {
    const PhraseTrie::Node next = phrases.step(node, word);
    if (next == 0) return;
    const auto ends = phrases.ends(next);
    found.insert(found.end(), ends.begin(), ends.end());
    from(next, at + 1);
  }
};

}  // namespace

void find_phrases(Words& words) {
  const PhraseTrie& phrases = words.language->phrases();
  words.phrases.reserve(words.tokens.size());
  std::vector<Match> longer;
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    const WordId word = words.tokens[i].word;
    const auto begin = static_cast<std::uint32_t>(words.matches.size());
    const auto alone = phrases.alone(word);
    longer.clear();
    for (const PhraseTrie::Node node : phrases.longer(word))
      Walk{words.tokens, phrases, longer}.from(node, i + 1);
    if (!longer.empty()) {
      longer.insert(longer.end(), alone.begin(), alone.end());
      settle_matches(longer);
    }
    const auto all = longer.empty() ? alone : std::span<const Match>(longer);
    words.matches.insert(words.matches.end(), all.begin(), all.end());
    words.phrases.push_back({begin, static_cast<std::uint32_t>(words.matches.size())});
  }
}

std::string_view Prose::lower(std::size_t i) const {
  return pack->vocabulary().text(tokens[i].word);
}

std::span<const Match> matches_there(const Prose& prose, const Table& table, std::size_t at,
                                     std::size_t end) {
  const auto all = prose.phrases_at(at);
  const auto fits = [&](const Match& m) { return m.table == table.bit() && m.length <= end - at; };
  const auto first = std::find_if(all.begin(), all.end(), fits);
  return {first, std::find_if_not(first, all.end(), fits)};
}

Run<Token> tokens_in(const Prose& prose, Span span) {
  const auto first =
      std::lower_bound(prose.tokens.begin(), prose.tokens.end(), span.begin,
                       [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
  const auto last =
      std::lower_bound(first, prose.tokens.end(), span.end,
                       [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  return {static_cast<std::uint32_t>(first - prose.tokens.begin()),
          static_cast<std::uint32_t>(last - prose.tokens.begin())};
}

}  // namespace recoupe
