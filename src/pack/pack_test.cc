#include "pack/pack.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace recoupe {
namespace {

// A data folder of one test, removed with it.
class Folder {
 public:
  Folder() { std::filesystem::create_directories(path_ / "lang" / "xx"); }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string name() const { return path_.string(); }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() /
      ("recoupe_pack_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

}  // namespace

TEST_SUITE("pack") {
  TEST_CASE("the bytes of a model are those of its file, short, odd or empty") {
    const Folder folder;
    const std::string odd("\0\xff\t\n", 4);
    const std::string long_one(100'000, 'm');
    folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
    folder.write("lang/xx/odd.model", odd);
    folder.write("lang/xx/long.model", long_one);
    folder.write("lang/xx/empty.model", "");
    folder.write("lang/xx/other.bin", "no table, no model");
    const auto pack = Pack::load(folder.name());
    REQUIRE(pack);
    const Language& language = pack->language("xx");
    CHECK(language.file("odd") == odd);
    CHECK(language.file("long") == long_one);
    CHECK(language.file("empty").empty());
    CHECK(language.file("other").empty());
    CHECK(language.file("none").empty());
    CHECK(pack->language("yy").file("odd").empty());
  }

  TEST_CASE("a Pack that is moved keeps the bytes of its models where they are") {
    const Folder folder;
    folder.write("lang/xx/short.model", "abc");
    auto pack = Pack::load(folder.name());
    REQUIRE(pack);
    const std::string_view before = pack->language("xx").file("short");
    const Pack moved = std::move(*pack);
    CHECK(moved.language("xx").file("short").data() == before.data());
    CHECK(moved.language("xx").file("short") == "abc");
  }
}

}  // namespace recoupe
