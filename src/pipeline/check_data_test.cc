#include "pipeline/check_data.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "temp_folder.h"

namespace recoupe {
namespace {

const Pack& built_in() {
  static const Pack kPack = Pack::load().value();
  return kPack;
}

// A data folder with one frame too many of each mistake.
class BrokenFolder : public testing::TempFolder {
 public:
  BrokenFolder() {
    write("world/plover.tsv", "code\nCOERCE\nCONSULT\n");
    write("world/modes.tsv", "code\ttypes\narrest\tCOERCE\nphone\tCONSULT\n");
    write("lang/xx/clitics.tsv", "clitic\tside\tjoined\nd'\tprefix\tno\n");
    write("lang/xx/verbs.tsv", "lemma\nsaisir\n");
    write("lang/xx/conjugation.tsv", "ending\tforms\treplacements\nir\tparticiple\ti\n");
  }
  // Where a mistake was found, but for the columns that the short tables of this folder lack.
  std::vector<std::string> places() const {
    const auto checked = check_data(path(), built_in());
    REQUIRE(checked);
    std::vector<std::string> places;
    for (const Error& mistake : checked->mistakes)
      if (!mistake.where.starts_with("world/")) places.push_back(mistake.where);
    return places;
  }
};

constexpr const char* kFrames = "phrase\tkind\ttype\tmode\tactor\ttarget\tneeds\tif\ttakes\n";
using Places = std::vector<std::string>;

}  // namespace

TEST_SUITE("check_data") {
  TEST_CASE("the built-in tables have no mistake") {
    const auto checked = check_data(std::nullopt, built_in());
    REQUIRE(checked);
    for (const Error& mistake : checked->mistakes)
      FAIL_CHECK(mistake.where << ": " << mistake.what);
    CHECK(checked->tables > 100);
    CHECK(checked->rows > 10'000);
  }
  TEST_CASE("a right frame is no mistake") {
    const BrokenFolder folder;
    folder.write("lang/xx/events.tsv",
                 std::string(kFrames) +
                     "~saisir|mandat d' arrêt\tverb\tCOERCE\tarrest\tsubject\tobject|"
                     "to\tboth\tpassive\t\n");
    CHECK(folder.places() == Places{});
  }
  TEST_CASE("every mistake in a frame is told with its line") {
    for (const std::string row : {
             "~saisir\tverb\tCOERCED\t\tsubject\tobject\tboth\t\t\n",      // no such type
             "~saisir\tverb\tCOERCE\tphone\tsubject\tobject\tboth\t\t\n",  // a mode of another type
             "~saisir\tverb\tCOERCE\tarest\tsubject\tobject\tboth\t\t\n",  // no such mode
             "~saisir\tvreb\tCOERCE\t\tsubject\tobject\tboth\t\t\n",       // no such kind
             "~saisir\tverb\tCOERCE\t\tsubject\tobject+sky\tboth\t\t\n",   // no such slot
             "~saisir\tverb\tCOERCE\t\tsubject\tobject\tboth\tobject:moon\t\n",  // no such class
             "~saisir\tverb\t\t\tsubject\tobject\tboth\t\t\n",                   // no type
             "~cueillir fort|~\tverb\tCOERCE\t\tsubject\tobject\tboth\t\t\textra\n",  // a cell more
             "~manger\tverb\tCOERCE\t\tsubject\tobject\tboth\t\t\n",        // a lemma without forms
             "d'arrêt\tnoun\tCOERCE\t\tsubject\tobject\tboth\t\t\n",        // two words of a text
             "Mandat\tnoun\tCOERCE\t\tsubject\tobject\tboth\t\t\n",         // a capital
             "mandat||arrêt\tnoun\tCOERCE\t\tsubject\tobject\tboth\t\t\n",  // an empty alternative
             "mandat|mandat\tnoun\tCOERCE\t\tsubject\tobject\tboth\t\t\n",  // written twice
         }) {
      const BrokenFolder folder;
      folder.write("lang/xx/events.tsv", kFrames + row);
      INFO(row);
      const Places places = folder.places();
      REQUIRE(!places.empty());
      CHECK(std::count(places.begin(), places.end(), "lang/xx/events.tsv:2") ==
            static_cast<std::ptrdiff_t>(places.size()));
    }
  }
  TEST_CASE("all the mistakes of a folder are told, in the order of files and lines") {
    const BrokenFolder folder;
    folder.write("lang/xx/events.tsv",
                 "phrase\tkind\ttype\tmode\tactor\ttarget\tneeds\tif\n"
                 "~saisir\tverb\tCOERCE\t\tsubject\tobject\tboth\t\n"
                 "~saisir\tverb\tCONSULT\t\tsubject\tobject\tboth\t\n"
                 "mandat\tverb\n");
    folder.write("lang/xx/evenst.tsv", "phrase\nmandat\n");
    folder.write("lang/xx/people.tsv",
                 "# those of no group\nphrase\tphrase\tgroup\ngens\tgens\tx\n");
    CHECK(folder.places() == Places{"lang/xx/evenst.tsv:1",  // no such table
                                    "lang/xx/events.tsv:1",  // the column "takes" is missing
                                    "lang/xx/events.tsv:3",  // hidden by line 2
                                    "lang/xx/events.tsv:4",  // too few cells
                                    "lang/xx/people.tsv:2",
                                    "lang/xx/people.tsv:2",    // a column twice
                                    "lang/xx/people.tsv:2"});  // and one that nothing reads
  }
  TEST_CASE("a table that loading needs is refused where it has too few columns") {
    const BrokenFolder folder;
    folder.write("lang/xx/conjugation.tsv", "ending\tforms\nir\tparticiple\n");
    folder.write("lang/xx/plural.tsv", "ending\nx\n");
    CHECK(folder.places() == Places{"lang/xx/conjugation.tsv", "lang/xx/plural.tsv"});
    CHECK_FALSE(check_data(std::string("/no/such/folder"), built_in()));
  }
}

}  // namespace recoupe
