// The phrases of all tables of one language and of the world in one trie, so that one walk along a
// text finds those of every table.
//
// Takes: the tables' phrases, word by word; "~dire" stands for every form of the lemma. Gives: for
// a word the rows that are this word alone, ready to copy, and the nodes from which longer phrases
// go on. Cost: O(1) a step. Does not: look at text; read/language does.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/flat_index.h"
#include "pack/node_lists.h"
#include "recoupe/span.h"

namespace recoupe {

using WordId = std::uint32_t;  // a word form or lemma that some table knows; 0: none does
inline constexpr WordId kUnknownWord = 0;

// Words of a text are a phrase of a table.
struct Match {
  std::uint32_t row = 0;     // of the table
  std::uint16_t length = 0;  // words
  std::uint16_t table = 0;   // Table::bit
  explicit operator bool() const { return length > 0; }
};

class PhraseTrie {
 public:
  using Node = std::uint32_t;  // 0: the root, and no step leads there

  // Every row whose phrase is this word: by table, then by row.
  std::span<const Match> alone(WordId word) const { return part(alone_, &Word::alone, word); }
  // What longer phrases that begin with the word go on from.
  std::span<const Node> longer(WordId word) const { return part(firsts_, &Word::firsts, word); }
  // The "~lemma" ids of the readings of a word, as far as phrases hold any.
  std::span<const WordId> lemmas(WordId word) const { return part(lemmas_, &Word::lemmas, word); }
  // What the phrases that begin with this very word go on from, or end at; 0: none do.
  Node first(WordId word) const { return word < words_.size() ? words_[word].node : 0; }
  Node step(Node from, WordId word) const;
  std::span<const Match> ends(Node node) const { return ends_.of(node); }
  bool goes_on(Node node) const { return goes_on_[node]; }

  // Making: grow the phrases, then close once. `lemmas[word]`: its readings.
  Node grow(Node from, WordId word);
  void end(Node node, Match match) { ends_.add(node, match); }
  void close(std::span<const std::vector<WordId>> lemmas);

 private:
  struct Word {  // where its parts begin; they end where the next word's begin
    std::uint32_t alone = 0, firsts = 0, lemmas = 0;
    Node node = 0;
  };
  template <class T>
  std::span<const T> part(const std::vector<T>& all, std::uint32_t Word::*from, WordId word) const {
    if (word + 1 >= words_.size()) return {};
    return std::span(all).subspan(words_[word].*from, words_[word + 1].*from - words_[word].*from);
  }

  std::vector<std::uint64_t> steps_{0};  // by node: the node before it and the word between them
  FlatIndex nodes_;                      // by step
  NodeLists<Match> ends_;
  std::vector<bool> goes_on_{true};
  std::vector<Word> words_;
  std::vector<Match> alone_;
  std::vector<Node> firsts_;
  std::vector<WordId> lemmas_;
};

// Knuth's multiplicative hash: a step is looked up for every word of every text.
inline std::uint32_t hash_of_step(std::uint64_t step) {
  return static_cast<std::uint32_t>((step * 0x9e3779b97f4a7c15u) >> 32u);
}
inline std::uint64_t step_of(std::uint32_t from, WordId word) {
  return (std::uint64_t{from} << 32u) | word;
}

// By table, the longer first, then by row; each once.
void settle_matches(std::vector<Match>& matches);

}  // namespace recoupe
