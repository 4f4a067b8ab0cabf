#include "base/shingles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace recoupe {
namespace {

std::string numbered(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += "mot" + std::to_string(i) + " ";
  return text;
}

TEST_CASE("shingles: a text has one for every word but the last four") {
  CHECK(shingles_of("un deux trois quatre").empty());
  CHECK(shingles_of("un deux trois quatre cinq").size() == 1);
  CHECK(shingles_of(numbered(0, 60)).size() == 56);
}

TEST_CASE("shingles: accents, capitals, signs and lines make no difference") {
  CHECK(shingles_of("Le Préfet,\nhier : « rien » à déclarer") ==
        shingles_of("le prefet hier rien a declarer"));
}

TEST_CASE("shingles: the order of the words makes one") {
  CHECK(shingles_of("un deux trois quatre cinq") != shingles_of("deux un trois quatre cinq"));
}

TEST_CASE("shingles: a run is the same wherever it stands") {
  const Shingles one = shingles_of("un deux trois quatre cinq");
  const Shingles two =
      shingles_of("avant tout " + numbered(0, 9) + "un deux trois quatre cinq six");
  CHECK(std::includes(two.begin(), two.end(), one.begin(), one.end()));
}

TEST_CASE("shingles: two samples share what they share of the whole") {
  const Shingles whole = shingles_of(numbered(0, 400)), part = shingles_of(numbered(100, 200));
  REQUIRE(std::includes(whole.begin(), whole.end(), part.begin(), part.end()));
  const Shingles of_whole = sampled_shingles_of(numbered(0, 400)),
                 of_part = sampled_shingles_of(numbered(100, 200));
  CHECK(of_part.size() > part.size() / 8);
  CHECK(of_part.size() < part.size() / 2);
  CHECK(std::includes(of_whole.begin(), of_whole.end(), of_part.begin(), of_part.end()));
}

}  // namespace
}  // namespace recoupe
