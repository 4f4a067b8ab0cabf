#include "pack/phrase_trie.h"

#include <doctest/doctest.h>

#include <tuple>
#include <vector>

namespace recoupe {
namespace {

using Rows = std::vector<std::tuple<std::uint32_t, unsigned, unsigned>>;  // row, length, table

Rows rows(std::span<const Match> matches) {
  Rows all;
  for (const Match& m : matches) all.emplace_back(m.row, m.length, m.table);
  return all;
}

// Words: 1 "run", 2 "runs", 3 "~run", 4 "away". Table 1: "runs", "~run away"; table 2: "~run",
// "run".
PhraseTrie small_trie() {
  PhraseTrie trie;
  trie.end(trie.grow(0, 2), {7, 1, 1});
  trie.end(trie.grow(trie.grow(0, 3), 4), {8, 2, 1});
  trie.end(trie.grow(0, 3), {5, 1, 2});
  trie.end(trie.grow(0, 1), {4, 1, 2});
  trie.close(std::vector<std::vector<WordId>>{{}, {3}, {3}, {}, {}});
  return trie;
}

}  // namespace

TEST_SUITE("pack: the trie of all phrases") {
  TEST_CASE("a word alone is the phrases of its form and of its lemma, by table and row") {
    const PhraseTrie trie = small_trie();
    CHECK(rows(trie.alone(1)) == Rows{{4, 1, 2}, {5, 1, 2}});
    CHECK(rows(trie.alone(2)) == Rows{{7, 1, 1}, {5, 1, 2}});
    CHECK(trie.alone(4).empty());
    CHECK(trie.alone(kUnknownWord).empty());
    CHECK(trie.alone(99).empty());
  }
  TEST_CASE("longer phrases go on from a word's nodes") {
    const PhraseTrie trie = small_trie();
    REQUIRE(trie.longer(2).size() == 1);
    const PhraseTrie::Node node = trie.longer(2).front();
    CHECK(trie.goes_on(node));
    CHECK(rows(trie.ends(trie.step(node, 4))) == Rows{{8, 2, 1}});
    CHECK(trie.step(node, 1) == 0);
    CHECK(trie.step(node, kUnknownWord) == 0);
    CHECK(trie.longer(4).empty());
  }
  TEST_CASE("matches are put in order, the longer first, each once") {
    std::vector<Match> all{{2, 1, 4}, {9, 1, 3}, {1, 2, 4}, {2, 1, 4}, {1, 1, 4}};
    settle_matches(all);
    CHECK(rows(all) == Rows{{9, 1, 3}, {1, 2, 4}, {1, 1, 4}, {2, 1, 4}});
  }
}

}  // namespace recoupe
