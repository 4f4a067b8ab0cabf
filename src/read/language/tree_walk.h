// The tree of an article as the finders walk it.
//
// Takes: Prose. Gives: of each token its children, its phrase and, of a verb, its subject. In
// "Les douaniers qui ont saisi les camions sont repartis" the subject of "saisi" and of
// "repartis" is douaniers. Made in linear time; where the language has no model every token is
// without a head, and every answer is none. Does not: say what a relation means for a finder.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "read/language/prose.h"

namespace recoupe {

class TreeWalk {
 public:
  explicit TreeWalk(const Prose& prose);

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
  std::span<const std::uint32_t> children(std::uint32_t token) const;
  // The first child with that relation, or kNoHead.
  std::uint32_t child(std::uint32_t token, Relation relation) const;
  // From the first to the last token below it, itself among them.
  Run<Token> phrase(std::uint32_t token) const { return phrases_[token]; }
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
  std::vector<std::uint32_t> first_;  // where the children of each token begin
  std::vector<std::uint32_t> children_;
  std::vector<Run<Token>> phrases_;
};

}  // namespace recoupe
