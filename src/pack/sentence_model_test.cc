#include "pack/sentence_model.h"

#include <doctest/doctest.h>

#include <string>

namespace recoupe {
namespace {

std::string file_of(std::size_t weights) {
  return std::string("RECSENT\1", 8) + std::string(weights, '\0');
}

TEST_CASE("sentence model: weights are signed, and features beyond the last one wrap") {
  std::string bytes = file_of(SentenceModel::kFeatures);
  bytes[8] = static_cast<char>(-5);
  bytes.back() = 127;
  const auto model = SentenceModel::read(bytes, "x.model");
  REQUIRE(model.has_value());
  CHECK(model->weight(0) == -5);
  CHECK(model->weight(SentenceModel::kFeatures - 1) == 127);
  CHECK(model->weight(SentenceModel::kFeatures) == -5);
}

TEST_CASE("sentence model: another magic or another size is refused, with its file") {
  std::string wrong = file_of(SentenceModel::kFeatures);
  wrong[7] = 2;
  for (const std::string& bytes : {wrong, file_of(SentenceModel::kFeatures - 1),
                                   file_of(SentenceModel::kFeatures + 1), std::string("REC")}) {
    const auto model = SentenceModel::read(bytes, "x.model");
    REQUIRE(!model.has_value());
    CHECK(model.error().code == Code::kCorrupt);
    CHECK(model.error().where == "x.model");
  }
}

}  // namespace
}  // namespace recoupe
