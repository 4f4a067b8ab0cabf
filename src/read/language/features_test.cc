#include "read/language/features.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace recoupe {
namespace {

FormKeys keys(std::string_view form, bool first = false) {
  std::string buffer("what was there before");
  return form_keys(form, first, buffer);
}

TEST_CASE("features: the golden file of the trainer") {
  std::ifstream in(RECOUPE_SOURCE_DIR "/tests/golden/features.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) continue;
    std::istringstream cells(line);
    std::string form;
    std::getline(cells, form, '\t');
    std::uint32_t first = 0, word = 0, two = 0, three = 0, four = 0, prefix = 0, shape = 0;
    cells >> first >> word >> two >> three >> four >> prefix >> shape;
    const FormKeys got = keys(form, first == 1);
    CAPTURE(form);
    CHECK(got.word == word);
    CHECK(got.suffixes == std::array<std::uint32_t, 3>{two, three, four});
    CHECK(got.prefix == prefix);
    CHECK(got.shape == shape);
    ++rows;
  }
  CHECK(rows > 200);
}

TEST_CASE("features: case is in the shape alone, and digits are zeros") {
  CHECK(keys("Washington").word == keys("WASHINGTON").word);
  CHECK(keys("Washington").shape != keys("WASHINGTON").shape);
  CHECK(keys("2 500").word == keys("1\u202f971").word);
  CHECK(keys("l’").word == keys("l'").word);
  CHECK(keys("mot", true).shape == keys("mot").shape + 256);
}

TEST_CASE("features: any bytes have keys") {
  for (const char* form : {"", "\xff", "\xc3", "\xe2\x80", "\x80\x80", " ", "\xf0\x9f\x98"})
    keys(form);
  CHECK(keys("").shape == 0);
}

}  // namespace
}  // namespace recoupe
