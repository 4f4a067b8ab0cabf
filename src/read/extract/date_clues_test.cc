#include "read/extract/date_clues.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace recoupe {
namespace {

namespace fs = std::filesystem;

// The tables of dates, and a language whose label "updated" says another thing than English does.
class Folder {
 public:
  Folder() {
    const fs::path data = fs::path(RECOUPE_SOURCE_DIR) / "data";
    fs::create_directories(path_ / "lang" / "xx");
    fs::copy(data / "world", path_ / "world", fs::copy_options::recursive);
    for (const auto& file : fs::directory_iterator(data / "lang" / "en"))
      if (file.path().extension() == ".tsv") copy_english(file.path());
    std::ofstream(path_ / "lang/xx/page_dates.tsv") << "phrase\trole\nupdated\tlabel\n";
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string name() const { return path_.string(); }

 private:
  void copy_english(const fs::path& file) const {
    fs::create_directories(path_ / "lang" / "en");
    fs::copy(file, path_ / "lang" / "en" / file.filename());
  }
  fs::path path_ = fs::temp_directory_path() /
                   ("recoupe_dates_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

}  // namespace

TEST_CASE("dates: of two labels that begin alike the longer one tells what the day is") {
  const Folder folder;
  const auto pack = Pack::load(folder.name());
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
