#include "read/language/conllu.h"

#include <doctest/doctest.h>

#include <array>

#include "read/language/language.h"

namespace recoupe {
namespace {

TEST_CASE("conllu: tags, heads and names of units are written by their lists") {
  const Pack pack = Pack::load().value();
  Article article;
  article.lang = "fr";
  article.text = "Anna dort.";
  article.blocks = {{{0, 10}, BlockKind::kParagraph}};
  Words words = analyse(article, pack);
  REQUIRE(words.units.size() == 3);
  words.units[0].head = words.units[2].head = 1;
  words.units[1].head = kRoot;
  words.units[0].upos = Upos::kPropn;
  words.units[0].name = 1;
  words.units[1].upos = Upos::kVerb;
  words.units[1].tag = 1;
  words.units[1].relation = 1;
  words.units[2].upos = Upos::kPunct;
  const std::array<std::string, 2> tags{"PROPN", "VERB|Number=Sing"};
  const std::array<std::string, 2> relations{"dep", "root"};
  const std::array<std::string, 2> names{"O", "B-PER"};
  CHECK(conllu_text(words.prose(), "a", {tags, relations, names}) ==
        "# newdoc id = a\n"
        "# sent_id = a-1\n"
        "# text = Anna dort.\n"
        "1\tAnna\t_\tPROPN\t_\t_\t2\tdep\t_\tName=B-PER|start_char=0|end_char=4\n"
        "2\tdort\t_\tVERB\t_\tNumber=Sing\t0\troot\t_\t"
        "SpaceAfter=No|start_char=5|end_char=9\n"
        "3\t.\t_\tPUNCT\t_\t_\t2\tdep\t_\tstart_char=9|end_char=10\n\n");
}

}  // namespace
}  // namespace recoupe
