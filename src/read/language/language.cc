#include "read/language/language.h"

#include "read/language/sentences.h"
#include "read/language/tokens.h"
#include "read/language/units.h"

namespace recoupe {
namespace {

// The first token behind the dateline, if that stands at the head of these tokens.
std::uint32_t past(std::span<const Token> tokens, std::uint32_t first, std::uint32_t last,
                   Span dateline) {
  std::uint32_t at = first;
  while (at < last && dateline.contains(tokens[at].span)) ++at;
  return at;
}

}  // namespace

Words analyse(const Article& article, const Pack& pack) {
  Words words;
  words.text = article.text;
  words.pack = &pack;
  words.dateline = article.dateline;
  words.language = &pack.language(article.lang);
  words.tokens.reserve(article.text.size() / 5 + 1);
  const Tokens tokens(words.text, *words.language, pack);
  Sentences sentences(words);
  for (std::size_t b = 0; b < article.blocks.size(); ++b) {
    const auto first = static_cast<std::uint32_t>(words.tokens.size());
    tokens.cut(article.blocks[b].span, words.tokens);
    const auto last = static_cast<std::uint32_t>(words.tokens.size());
    const std::uint32_t body = past(words.tokens, first, last, article.dateline);
    sentences.add(index<Block>(b), first, body);
    sentences.split(index<Block>(b), body, last);
  }
  find_phrases(words);
  find_units(words);
  return words;
}

}  // namespace recoupe
