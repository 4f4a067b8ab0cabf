// The trees of an article as indented lines, one sentence at a time.
//
// Takes: the article's CoNLL-U, as conllu_text of read/language writes it. Gives: of each sentence
// a line for its root and one for every word that others hang on, deeper by two spaces than its
// head; a word that nothing hangs on stands in brackets behind its head. "La douane a saisi des
// camions." is
//
//   saisi (saisir VERB root) [a aux, . punct]
//     douane (NOUN nsubj) [La det]
//     camions (NOUN obj) [des det]
//
// Cost: linear in the sentence. Odd input gives fewer lines: a word whose head is not there is left
// out. Does not: clean the words for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recoupe {

class TreeLines {
 public:
  explicit TreeLines(std::string_view conllu);  // views it
  // Of a sentence of the Reading, counted from 0; empty where it has no tree.
  std::vector<std::string> of(std::size_t sentence) const;

 private:
  std::vector<std::string_view> sentences_;  // their lines of words
};

}  // namespace recoupe
