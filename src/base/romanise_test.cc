#include "base/romanise.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

namespace recoupe {
namespace {

TEST_CASE("romanise: a word of another script in the letters a to z") {
  CHECK(romanise("βλαντίμιρ") == "vlantimir");
  CHECK(romanise("بوتين") == "bwtyn");
  CHECK(romanise("פוטין") == "pwtyn");
  CHECK(romanise("პუტინი") == "putini");
  CHECK(romanise("푸틴") == "putin");
  CHECK(romanise("普京") == "pujing");
  CHECK(romanise("ปูติน") == "putin");
}

TEST_CASE("romanise: what has no letters, breaks UTF-8 or never ends") {
  CHECK(romanise("").empty());
  CHECK(romanise("—123").empty());
  CHECK(romanise("\xff\xfe").empty());
  std::string endless;
  for (int i = 0; i < 100'000; ++i) endless += "π";
  CHECK(romanise(endless) == std::string(kMaxRomanised, 'p'));
}

TEST_CASE("romanise: threads agree") {
  std::vector<std::string> got(8);
  std::vector<std::thread> threads;
  for (std::string& g : got) threads.emplace_back([&g] { g = romanise("ウラジミル"); });
  for (std::thread& t : threads) t.join();
  for (const std::string& g : got) CHECK(g == "urajimiru");
}

TEST_CASE("romanise: how a letter is written") {
  CHECK(writing_of(U'é') == Writing::kLatin);
  CHECK(writing_of(U'-') == Writing::kLatin);
  CHECK(writing_of(U'λ') == Writing::kAlphabet);
  CHECK(writing_of(U'ب') == Writing::kAbjad);
  CHECK(writing_of(U'京') == Writing::kSyllables);
}

}  // namespace
}  // namespace recoupe
