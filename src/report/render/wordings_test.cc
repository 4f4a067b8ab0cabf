#include "report/render/wordings.h"

#include <doctest/doctest.h>

#include <string>

namespace recoupe {
namespace {

// The words of `said` that differ from `other`.
std::string differing(const std::string& said, const std::string& other,
                      const std::string& language = "en") {
  Dossier d;
  d.articles = {{.language = "en", .text = other}, {.language = language, .text = said}};
  const auto all = [&](std::uint32_t row) {
    return Citation{.article = row,
                    .at = {0, static_cast<std::uint32_t>(d.articles[row].text.size())}};
  };
  std::string out;
  for (const Span s : differing_words(d, all(1), all(0)))
    out += (out.empty() ? "" : " ") + std::string(s.of(said));
  return out;
}

TEST_CASE("wordings: in one language what does not stand there in the same order") {
  CHECK(differing("We will never give in", "We shall never give in") == "will");
  CHECK(differing("We shall never, ever give in.", "We shall never give in") == "ever");
  CHECK(differing("the same words", "The same words.") == "");
  CHECK(differing("", "words") == "");
}

TEST_CASE("wordings: across languages only numbers") {
  CHECK(differing("36 personnes ont été tuées", "26 people were killed", "fr") == "36");
  CHECK(differing("36 personnes ont été tuées", "36 people were killed", "fr") == "");
}

}  // namespace
}  // namespace recoupe
