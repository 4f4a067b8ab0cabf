#include "pack/phrase_trie.h"

#include <algorithm>
#include <tuple>

namespace recoupe {

PhraseTrie::Node PhraseTrie::step(Node from, WordId word) const {
  if (word == kUnknownWord) return 0;
  const std::uint64_t step = step_of(from, word);
  return nodes_.find(hash_of_step(step), [&](Node n) { return steps_[n] == step; });
}

PhraseTrie::Node PhraseTrie::grow(Node from, WordId word) {
  if (const Node known = step(from, word)) return known;
  const auto to = static_cast<Node>(steps_.size());
  steps_.push_back(step_of(from, word));
  goes_on_.push_back(false);
  goes_on_[from] = true;
  nodes_.insert(hash_of_step(steps_.back()), to);
  return to;
}

void PhraseTrie::close(std::span<const std::vector<WordId>> lemmas) {
  ends_.close(steps_.size());
  std::vector<Match> alone;
  const auto next = [&](Node node) {
    return Word{static_cast<std::uint32_t>(alone_.size()),
                static_cast<std::uint32_t>(firsts_.size()),
                static_cast<std::uint32_t>(lemmas_.size()), node};
  };
  for (WordId word = 0; word < lemmas.size(); ++word) {
    words_.push_back(next(step(0, word)));
    alone.clear();
    const auto open = [&](WordId w) {
      const Node node = step(0, w);
      if (node == 0) return;
      const std::span<const Match> here = ends(node);
      alone.insert(alone.end(), here.begin(), here.end());
      if (goes_on_[node]) firsts_.push_back(node);
    };
    open(word);
    for (const WordId lemma : lemmas[word]) {
      open(lemma);
      lemmas_.push_back(lemma);
    }
    settle_matches(alone);
    alone_.insert(alone_.end(), alone.begin(), alone.end());
  }
  words_.push_back(next(0));
}

void settle_matches(std::vector<Match>& matches) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tuple(a.table, b.length, a.row) < std::tuple(b.table, a.length, b.row);
  });
  const auto same = [](const Match& a, const Match& b) {
    return a.table == b.table && a.row == b.row && a.length == b.length;
  };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

}  // namespace recoupe
