#include "read/language/tree_walk.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "read/language/language.h"

namespace recoupe {
namespace {

struct Link {
  std::uint32_t head;
  Relation relation;
};

// A sentence with the tree that a model would give it.
struct Parsed {
  Pack pack = Pack::load().value();
  Article article;
  Words words;

  Parsed(const char* language, std::string text, const std::vector<Link>& links) {
    article.lang = language;
    article.text = std::move(text);
    article.blocks = {
        {{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::kParagraph}};
    words = analyse(article, pack);
    REQUIRE(words.tokens.size() == links.size());
    for (std::size_t t = 0; t < links.size(); ++t) {
      words.tokens[t].head = links[t].head;
      words.tokens[t].relation = links[t].relation;
    }
    grow_tree(words);
  }
};

TEST_CASE("tree walk: children, phrases and what lies below") {
  const Parsed p("fr", "Le vieux port dort.",
                 {{2, Relation::kDet},
                  {2, Relation::kAmod},
                  {3, Relation::kNsubj},
                  {kRoot, Relation::kRoot},
                  {3, Relation::kPunct}});
  const Prose prose = p.words.prose();
  const TreeWalk tree(prose);
  CHECK(tree.children(3).size() == 2);
  CHECK(tree.child(3, Relation::kNsubj) == 2);
  CHECK(tree.child(3, Relation::kObj) == kNoHead);
  CHECK(tree.phrase(2) == Run<Token>{0, 3});
  CHECK(tree.phrase(3) == Run<Token>{0, 5});
  CHECK(tree.below(0, 3));
  CHECK_FALSE(tree.below(4, 2));
  CHECK(tree.head(3) == kNoHead);
}

TEST_CASE("tree walk: a helper stands with its verb, and alone where the tree has no head for it") {
  const Parsed p("en", "They must leave. Must.",
                 {{2, Relation::kNsubj},
                  {2, Relation::kAux},
                  {kRoot, Relation::kRoot},
                  {2, Relation::kPunct},
                  {kNoHead, Relation::kAux},
                  {kRoot, Relation::kCop}});
  const Prose prose = p.words.prose();
  const TreeWalk tree(prose);
  CHECK(tree.lexical(1) == 2);
  CHECK(tree.lexical(2) == 2);
  CHECK(tree.lexical(4) == 4);
  CHECK(tree.lexical(5) == 5);
}

TEST_CASE("tree walk: a joined verb and one that hangs on another share its subject") {
  // "La junte a menacé de partir et fermé le port."
  const Parsed p("fr", "La junte a menacé de partir et fermé le port.",
                 {{1, Relation::kDet},
                  {3, Relation::kNsubj},
                  {3, Relation::kAux},
                  {kRoot, Relation::kRoot},
                  {5, Relation::kMark},
                  {3, Relation::kXcomp},
                  {7, Relation::kCc},
                  {3, Relation::kConj},
                  {9, Relation::kDet},
                  {7, Relation::kObj},
                  {3, Relation::kPunct}});
  const Prose prose = p.words.prose();
  const TreeWalk tree(prose);
  CHECK(tree.own_subject(7) == kNoHead);
  CHECK(tree.subject(7) == 1);
  CHECK(tree.subject(5) == 1);
}

TEST_CASE("tree walk: the subject of a relative clause is the noun that it hangs on") {
  const Parsed p("fr", "La junte qui dirige et la note qu'elle signe.",
                 {{1, Relation::kDet},
                  {kRoot, Relation::kRoot},
                  {3, Relation::kNsubj},
                  {1, Relation::kAclRelcl},
                  {6, Relation::kCc},
                  {6, Relation::kDet},
                  {1, Relation::kConj},
                  {9, Relation::kObj},
                  {9, Relation::kNsubj},
                  {6, Relation::kAclRelcl},
                  {1, Relation::kPunct}});
  const Prose prose = p.words.prose();
  const TreeWalk tree(prose);
  CHECK(tree.subject(3) == 1);
  CHECK(tree.subject(9) == 8);  // "elle" stands for herself
}

TEST_CASE("tree walk: heads that cross in a circle end somewhere") {
  const Parsed p("fr", "Un deux trois",
                 {{1, Relation::kConj}, {0, Relation::kConj}, {kRoot, Relation::kRoot}});
  const Prose prose = p.words.prose();
  const TreeWalk tree(prose);
  CHECK(tree.subject(0) == kNoHead);
  CHECK_FALSE(tree.below(0, 2));
  CHECK(tree.phrase(0) == Run<Token>{0, 1});
}

TEST_CASE("tree walk: without a model there is no tree") {
  const Pack pack = Pack::load().value();
  Article article;
  article.lang = "fr";
  article.text = "La junte part.";
  article.blocks = {{{0, 14}, BlockKind::kParagraph}};
  const Words words = analyse(article, pack);
  const Prose prose = words.prose();
  const TreeWalk tree(prose);
  CHECK_FALSE(tree.known(1));
  CHECK(tree.children(2).empty());
  CHECK(tree.subject(2) == kNoHead);
}

}  // namespace
}  // namespace recoupe
