#include "report/render/tree_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recoupe {
namespace {

using Lines = std::vector<std::string>;

// Two sentences as CoNLL-U has them; of a word only what a tree shows.
std::string word(int id, const char* form, const char* lemma, const char* upos, int head,
                 const char* relation) {
  return std::to_string(id) + "\t" + form + "\t" + lemma + "\t" + upos + "\t_\t_\t" +
         std::to_string(head) + "\t" + relation + "\t_\t_\n";
}

const std::string kSentence =
    "# newdoc id = a1\n# sent_id = a1-1\n# text = La douane a saisi.\n" +
    word(1, "La", "le", "DET", 2, "det") + word(2, "douane", "douane", "NOUN", 4, "nsubj") +
    word(3, "a", "avoir", "AUX", 4, "aux") + word(4, "saisi", "saisir", "VERB", 0, "root") + "\n";

}  // namespace

TEST_SUITE("tree_text") {
  TEST_CASE("a word stands below its head, and a word without dependents behind it") {
    const TreeLines trees(kSentence);
    CHECK(trees.of(0) ==
          Lines{"saisi (saisir VERB root) [a aux]", "  douane (NOUN nsubj) [La det]"});
    CHECK(trees.of(1).empty());
  }
  TEST_CASE("sentences are found by their number, and a text that speaks of one is none") {
    const std::string second = "# sent_id = a1-2\n# text = x # sent_id = a1-1\n" +
                               word(1, "Non", "non", "ADV", 0, "root") + "\n";
    const std::string both = kSentence + second;
    const TreeLines trees(both);
    CHECK(trees.of(0).size() == 2);
    CHECK(trees.of(1) == Lines{"Non (non ADV root)"});
  }
  TEST_CASE("heads that are nowhere, and loops, give fewer lines") {
    const std::string odd = "# sent_id = x-1\n" + word(1, "a", "a", "X", 9, "dep") +
                            word(2, "b", "b", "X", 3, "dep") + word(3, "c", "c", "X", 2, "dep") +
                            word(4, "d", "d", "X", 0, "root");
    CHECK(TreeLines(odd).of(0) == Lines{"d (X root)"});
    CHECK(TreeLines("").of(0).empty());
    CHECK(TreeLines("# sent_id = \n\n").of(0).empty());
    const std::string untagged = "# sent_id = x-1\n" + word(1, "a", "a", "X", 0, "_") + "\n";
    CHECK(TreeLines(untagged).of(0).empty());
  }
}

}  // namespace recoupe
