#include "read/extract/first_places.h"

#include <doctest/doctest.h>

#include <string>

namespace recoupe {
namespace {

using Keys = std::vector<std::string_view>;

TEST_CASE("every key is found where it stands first, as find does") {
  const Keys keys = {"published", "publish_date", "blish", "ped", "absent"};
  std::string text = "unpublishe publish_dat";
  std::uint32_t state = 7;
  const std::string_view letters = "publishedate_";
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525u + 1013904223u;
    text += letters[(state >> 16u) % letters.size()];
    if (i == 1500) text += "publish_date";
    if (i == 3000) text += "published";
  }
  for (std::size_t from = 0; from < text.size(); from += 37) {
    const std::string_view rest = std::string_view(text).substr(from);
    const std::vector<std::size_t> found = first_places(rest, keys);
    for (std::size_t k = 0; k < keys.size(); ++k) CHECK(found[k] == rest.find(keys[k]));
  }
}

TEST_CASE("a key at either end, a short key, no key, no text") {
  const Keys ends = {"pubdate", "created"};
  CHECK(first_places("pubdate created", ends) == std::vector<std::size_t>{0, 8});
  CHECK(first_places("a pub", Keys{"b", "pub"}) == std::vector<std::size_t>{4, 2});
  CHECK(first_places("text", {}).empty());
  CHECK(first_places("", ends) ==
        std::vector<std::size_t>{std::string_view::npos, std::string_view::npos});
}

}  // namespace
}  // namespace recoupe
