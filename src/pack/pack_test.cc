#include "pack/pack.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "temp_folder.h"

namespace recoupe {
using testing::TempFolder;
TEST_SUITE("pack") {
  TEST_CASE("the bytes of a model are those of its file, short, odd or empty") {
    const TempFolder folder;
    const std::string odd("\0\xff\t\n", 4);
    const std::string long_one(100'000, 'm');
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
    folder.write("lang/xx/odd.model", odd);
    folder.write("lang/xx/long.model", long_one);
    folder.write("lang/xx/empty.model", "");
    folder.write("lang/xx/other.bin", "no table, no model");
    const auto pack = Pack::load(folder.path());
    REQUIRE(pack);
    const Language& language = pack->language("xx");
    CHECK(language.file("odd") == odd);
    CHECK(language.file("long") == long_one);
    CHECK(language.file("empty").empty());
    CHECK(language.file("other").empty());
    CHECK(language.file("none").empty());
    CHECK(pack->language("yy").file("odd").empty());
  }

  TEST_CASE("tables that are links to files elsewhere are read under their own names") {
    const TempFolder elsewhere, folder;
    const std::string table = elsewhere.write("kept.tsv", "phrase\nport\n");
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
    std::filesystem::create_symlink(table, folder / "lang/xx/hints.tsv");
    for (const std::string& name : {folder.path(), folder.path() + "/"}) {
      const auto pack = Pack::load(name);
      REQUIRE(pack);
      CHECK(pack->language("xx").table("hints").size() == 1);
    }
  }

  TEST_CASE("a Pack that is moved keeps the bytes of its models where they are") {
    const TempFolder folder;
    folder.write("lang/xx/short.model", "abc");
    auto pack = Pack::load(folder.path());
    REQUIRE(pack);
    const std::string_view before = pack->language("xx").file("short");
    const Pack moved = std::move(*pack);
    CHECK(moved.language("xx").file("short").data() == before.data());
    CHECK(moved.language("xx").file("short") == "abc");
  }

  TEST_CASE("a world table that begins with features is an arbiter, any other name an empty one") {
    const TempFolder folder;
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
    folder.write("world/small_trees.tsv",
                 "# learned\nfeatures\tabove\tleaves\n"
                 "0 1 0 1\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -15\n"
                 "1 1 1 1\t0 0 0 0\t-100 0 0 0 0 0 0 0 0 0 0 0 0 0 0 100\n");
    const auto pack = Pack::load(folder.path());
    REQUIRE(pack);
    const Arbiter& arbiter = pack->arbiter("small_trees");
    const std::int32_t low[] = {5, 0}, between[] = {6, 6}, high[] = {10, 10};
    CHECK(arbiter.score(low) == -100);
    CHECK(arbiter.score(between) == 112);
    CHECK(arbiter.score(high) == 85);
    CHECK(pack->arbiter("words").empty());
    CHECK(pack->arbiter("words").score(high) == 0);
  }

  TEST_CASE("a word opens the tables in which a phrase starts with it or with its lemma") {
    const TempFolder folder;
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\nruns\trun\tverb\tfinite\n");
    folder.write("lang/xx/acts.tsv", "phrase\tkind\n~run away\tflight\nrun\tact\n");
    folder.write("world/places.tsv", "phrase\tcode\nrun city|old run\tRUN\n");
    const auto pack = Pack::load(folder.path());
    REQUIRE(pack);
    const Language& language = pack->language("xx");
    const std::size_t acts = language.table("acts").bit(), places = pack->world("places").bit();
    const auto opens = [&](std::string_view word) {
      const TableSet& set = language.openings(pack->vocabulary().find(word));
      return std::pair<bool, bool>(set[acts], set[places]);
    };
    CHECK(opens("runs") == std::pair(true, false));
    CHECK(opens("run") == std::pair(true, true));
    CHECK(opens("old") == std::pair(false, true));
    CHECK(opens("away") == std::pair(false, false));
    CHECK(opens("walks") == std::pair(false, false));
    const TableSet& elsewhere = pack->language("yy").openings(pack->vocabulary().find("run"));
    CHECK(elsewhere[places]);
    CHECK(elsewhere.count() == 1);
  }
  TEST_CASE("a word of a phrase is told from one of the lexicon alone") {
    const TempFolder folder;
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\nquai\tquai\tnoun\t\n");
    folder.write("lang/xx/hints.tsv", "phrase\nle pont|la rive\n");
    folder.write("world/hints.tsv", "phrase\nrive\nport\n");
    const auto pack = Pack::load(folder.path());
    REQUIRE(pack);
    const Vocabulary& vocabulary = pack->vocabulary();
    for (const char* word : {"pont", "rive", "port"}) {
      CHECK(vocabulary.find_in_phrases(word) != kUnknownWord);
      CHECK(vocabulary.find_in_phrases(word) == vocabulary.find(word));
    }
    CHECK(vocabulary.find("quai") != kUnknownWord);
    CHECK(vocabulary.find_in_phrases("quai") == kUnknownWord);
    CHECK(vocabulary.find_in_phrases("gare") == kUnknownWord);
  }

  TEST_CASE("more tables of phrases than a set holds are an error") {
    const TempFolder folder;
    for (std::size_t i = 0; i <= TableSet().size(); ++i)
      folder.write("lang/xx/t" + std::to_string(i) + ".tsv", "phrase\nword\n");
    const auto pack = Pack::load(folder.path());
    REQUIRE(!pack);
    CHECK(pack.error().where == "lang/xx");
  }
  TEST_CASE("a row that is no tree is an error with its place") {
    const std::string whole = "0 1 0 1\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n";
    for (const std::string broken :
         {"0 1 0\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n",
          "0 1 0 1 0\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n",
          "0 1 0 1\t5 5 nine 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n",
          "0 1 0 1\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14\n",
          "-1 1 0 1\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n"}) {
      const TempFolder folder;
      folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
      folder.write("world/small_trees.tsv", "features\tabove\tleaves\n" + whole + "#\n" + broken);
      const auto pack = Pack::load(folder.path());
      REQUIRE_FALSE(pack);
      CHECK(pack.error().code == Code::kCorrupt);
      CHECK(pack.error().where == "world/small_trees.tsv:4");
    }
  }
  TEST_CASE("where errors are collected, every broken arbiter is told and the others are read") {
    const TempFolder folder;
    const std::string header = "features\tabove\tleaves\n";
    const std::string whole = "0 1 0 1\t5 5 9 9\t0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n";
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
    folder.write("world/a_trees.tsv", header + "0\t1\t2\n");
    folder.write("world/b_trees.tsv", header + "0\t1\t2\n");
    folder.write("world/c_trees.tsv", header + whole);
    std::vector<Error> broken;
    const auto pack = Pack::load(folder.path(), &broken);
    REQUIRE(pack);
    REQUIRE(broken.size() == 2);
    CHECK(broken[0].where == "world/a_trees.tsv:2");
    CHECK(broken[1].where == "world/b_trees.tsv:2");
    CHECK(pack->arbiter("a_trees").empty());
    CHECK_FALSE(pack->arbiter("c_trees").empty());
  }
  TEST_CASE("the rows of a word are those whose phrase is this word alone") {
    const TempFolder folder;
    folder.write("lang/xx/acts.tsv",
                 "phrase\tcount\nrun\t2\nrun away\t3\nwalk|run\tnone\n~run\t4x\n");
    const auto pack = Pack::load(folder.path());
    REQUIRE(pack);
    const Table& acts = pack->language("xx").table("acts");
    const auto rows = acts.rows_of(pack->vocabulary().find("run"));
    CHECK(std::vector<std::uint32_t>(rows.begin(), rows.end()) == std::vector<std::uint32_t>{0, 2});
    CHECK(acts.rows_of(pack->vocabulary().find("away")).empty());
    CHECK(acts.rows_of(kUnknownWord).empty());
    CHECK(acts.number<int>(0, acts.column("count")) == 2);
    CHECK_FALSE(acts.number<int>(2, acts.column("count")));
    CHECK_FALSE(acts.number<int>(3, acts.column("count")));
    CHECK_FALSE(acts.number<int>(9, acts.column("count")));
  }
}

}  // namespace recoupe
