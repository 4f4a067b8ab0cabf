// The tree of an article as the finders walk it.
//
// Takes: Prose. Gives: of each token its children, its phrase and, of a verb, its subject. In
// "Les douaniers qui ont saisi les camions sont repartis" the subject of "saisi" and of
// "repartis" is douaniers. grow_tree is linear; where the language has no model every token is
// without a head, and every answer is none. Does not: say what a relation means for a finder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "read/language/prose.h"

namespace recoupe {

struct Words;

// Part of parse: the children and the phrase of each token, from its head.
void grow_tree(Words& words);

class TreeWalk {
 public:
  explicit TreeWalk(const Prose& prose) : prose_(prose) {}

  bool known(std::uint32_t token) const {
    return token < prose_.tokens.size() && prose_.tokens[token].head != kNoHead;
  }
  Relation relation(std::uint32_t token) const { return prose_.tokens[token].relation; }
  // The head, or kNoHead: of a root as well.
  std::uint32_t head(std::uint32_t token) const;
  // The word that a helper or copula stands with: "must" of "must leave" gives "leave", any other
  // word itself, a helper without a head as well.
  std::uint32_t lexical(std::uint32_t verb) const;
  // In order of the text.
  std::span<const std::uint32_t> children(std::uint32_t token) const {
    const auto first = prose_.first_child;
    if (std::size_t{token} + 1 >= first.size()) return {};
    return prose_.children.subspan(first[token], first[token + 1] - first[token]);
  }
  // The first child with that relation, or kNoHead.
  std::uint32_t child(std::uint32_t token, Relation relation) const;
  // From the first to the last token below it, itself among them.
  Run<Token> phrase(std::uint32_t token) const {
    return token < prose_.subtrees.size() ? prose_.subtrees[token] : Run<Token>{token, token + 1};
  }
  bool below(std::uint32_t token, std::uint32_t top) const;  // or the same
  // The subject that the verb has itself: the nearest before it, else the first behind it, else
  // kNoHead.
  std::uint32_t own_subject(std::uint32_t verb) const;
  // Or has by the verb that it is joined to or hangs on, or by the noun that it is said of: "a dit
  // A et ajouté B", "a menacé de partir", "X, qui part".
  std::uint32_t subject(std::uint32_t verb) const;
  // Does the verb's own subject stand for the noun that the verb hangs on?
  bool relative(std::uint32_t subject, std::uint32_t verb) const;

 private:
  const Prose& prose_;
};

}  // namespace recoupe
