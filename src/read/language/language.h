// Finds the sentences and words of an article.
//
// Takes: an Article with text and blocks (its `lang` may be empty). Gives: Words, which own what a
// Prose views. No sentence crosses a block or the end of a dateline. Sentences end at . ! ? …
// before a capital, a quote or a digit, not after an abbreviation of abbreviations.tsv or an
// initial. Linear in the text. Does not: tag in context. Pos and forms are the lexicon's likeliest
// reading of the form alone.
#pragma once

#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Words {
  std::vector<Sentence> sentences;
  std::vector<Run<Token>> words;
  std::vector<Token> tokens;
  std::string_view text;
  const Language* language = nullptr;
  const Pack* pack = nullptr;
  Span dateline{};
  std::vector<Unit> units;
  std::vector<Run<Unit>> sentence_units;
  std::string lemmas;
  std::vector<Run<Match>> phrases;  // by token, of matches
  std::vector<Match> matches;
  std::vector<std::uint32_t> first_child, children;  // made by parse, see tree_walk.h
  std::vector<Run<Token>> subtrees;

  Prose prose() const {
    return {text,           language, pack,    sentences, words,       tokens,   dateline, units,
            sentence_units, lemmas,   phrases, matches,   first_child, children, subtrees};
  }
};

Words analyse(const Article& article, const Pack& pack);

// Part of analyse: the phrases of all tables that start at each token. Linear.
void find_phrases(Words& words);

}  // namespace recoupe
