// The names that the language's model marks in an article, made one throughout it.
//
// Takes: a Prose. Gives: runs of tokens that are names, each with its kind; none where the language
// has no model. The words of one name have one kind in the whole article, the one they are marked
// with most often; where they stand unmarked, with a capital, they are that name too.
// Example: "Belkadi" marked as a person twice, once as a place and once not at all: four persons.
// Cost: linear. Does not: know titles, states or bodies; the tables do (phrases.h).
#pragma once

#include <cstdint>
#include <vector>

#include "read/language/prose.h"

namespace recoupe {

struct LabelledName {
  Run<Token> words{};
  NameKind kind{};
  bool surname = false;  // one word that ends a full name of the article
};

class LabelledNames {
 public:
  explicit LabelledNames(const Prose& prose);

  // Does a model speak of that token at all?
  bool read(std::size_t token) const { return prose_.tokens[token].head != kNoHead; }
  // The name that the token is a word of; null: none.
  const LabelledName* over(std::size_t token) const;
  // Is the token tagged as a proper noun?
  bool proper(std::size_t token) const { return proper_[token]; }

 private:
  class Votes;
  void take_labels(Run<Token> sentence);
  Run<Token> trimmed(Run<Token> words, NameKind kind) const;
  bool goes_on(std::uint32_t token, NameKind kind) const;
  bool doubtful(Run<Token> words, NameKind kind) const;
  void add(Run<Token> words, NameKind kind);
  void find_unmarked(Run<Token> sentence, Votes& votes, std::vector<LabelledName>& out) const;
  bool may_be_name(std::size_t token) const;

  const Prose& prose_;
  std::vector<LabelledName> names_;
  std::vector<std::uint32_t> name_of_;  // by token: 1 + its place in names_; 0: none
  std::vector<bool> proper_;
};

}  // namespace recoupe
