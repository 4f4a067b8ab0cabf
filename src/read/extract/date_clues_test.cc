#include "read/extract/date_clues.h"

#include <doctest/doctest.h>

#include "temp_folder.h"

namespace recoupe {

TEST_CASE("dates: of two labels that begin alike the longer one tells what the day is") {
  // A language whose label "updated" says another thing than English does.
  const testing::TempFolder folder;
  folder.copy("data/world", "world");
  folder.copy("data/lang/en", "lang/en");
  folder.write("lang/xx/page_dates.tsv", "phrase\trole\nupdated\tlabel\n");
  const auto pack = Pack::load(folder.path());
  REQUIRE(pack);
  const HtmlTree tree = parse_html("<body><p>Updated on 4 June 2020</p></body>");
  const PageBlocks blocks = blocks_of(tree, *pack);
  const std::vector<std::uint32_t> site;
  const std::vector<MetaTag> tags;
  const JsonLd json;
  const auto clues = date_clues({tree, blocks, site, tags, json, {}, {}}, *pack);
  REQUIRE(clues.size() == 1);
  CHECK(clues[0].says_revised);
  CHECK_FALSE(clues[0].says_published);
}

}  // namespace recoupe
