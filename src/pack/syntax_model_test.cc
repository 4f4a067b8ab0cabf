#include "pack/syntax_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "random_model.h"

namespace recoupe {
namespace {

TEST_CASE("syntax model: what was written is read") {
  const std::string bytes = RandomModel(1).file();
  const auto model = read_syntax_model(bytes, "x.model");
  REQUIRE(model.has_value());
  CHECK(model->tags.size() == 5);
  CHECK(model->tags[4] == "T4");
  CHECK(model->names[1] == "B-PER");
  CHECK(model->layers.size() == 2);
  CHECK(model->layers[1].hidden() == 8);
  CHECK(model->inputs() == 28);
  CHECK(model->keys.find(5) == 0);
  CHECK(model->keys.find(5 + 7919) == 1);
  CHECK(model->keys.find(6) == model->keys.size());
}

TEST_CASE("syntax model: no end of the file is missed") {
  const std::string bytes = RandomModel(2).file();
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 64) {
    const auto model = read_syntax_model(std::string_view(bytes).substr(0, size), "cut.model");
    REQUIRE(!model.has_value());
    CHECK(model.error().code == Code::kCorrupt);
    CHECK(model.error().where == "cut.model");
  }
}

TEST_CASE("syntax model: any byte of its table may be wrong") {
  const std::string good = RandomModel(3).file();
  std::mt19937 random(1);
  const std::size_t table = 12 + 48 * 50;
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = good;
    for (int k = 0; k < 1 + i % 3; ++k) bytes[random() % table] = static_cast<char>(random());
    const auto model = read_syntax_model(bytes, "odd.model");
    if (!model) CHECK(model.error().where == "odd.model");
  }
}

TEST_CASE("syntax model: keys that are spread as they like are found") {
  std::mt19937 random(2);
  std::vector<std::uint32_t> keys;
  for (int i = 0; i < 5000; ++i)
    keys.push_back(static_cast<std::uint32_t>(i % 3 ? random() : random() % 70000));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const KeyList list(keys);
  for (std::size_t i = 0; i < keys.size(); ++i) CHECK(list.find(keys[i]) == i);
  CHECK(KeyList().find(3) == 0);
  CHECK(KeyList(std::vector<std::uint32_t>{}).find(3) == 0);
}

}  // namespace
}  // namespace recoupe
