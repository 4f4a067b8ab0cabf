#include "base/interned.h"

#include <doctest/doctest.h>

#include <string>

namespace recoupe {
namespace {

TEST_CASE("strings get a number each, the same one however often they are met") {
  Interned words;
  CHECK(words.find("brandt") == 0);
  CHECK(words.id("brandt") == 1);
  CHECK(words.id("") == 2);
  for (int n = 0; n < 1000; ++n)
    CHECK(words.id(std::to_string(n)) == 3u + static_cast<unsigned>(n));
  CHECK(words.id("brandt") == 1);
  CHECK(words.find("") == 2);
  CHECK(words.find("999") == 1002);
  CHECK(words.text(1) == "brandt");
  CHECK(words.text(2).empty());
  CHECK(words.text(1002) == "999");
  CHECK(words.text(0).empty());
  CHECK(words.size() == 1003);
}

}  // namespace
}  // namespace recoupe
