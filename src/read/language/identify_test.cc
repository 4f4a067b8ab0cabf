#include "read/language/identify.h"

#include <doctest/doctest.h>

namespace recoupe {

TEST_CASE("language: few words that letters alone do not tell") {
  const auto pack = Pack::load();
  REQUIRE(pack);
  CHECK(identify_language("La police a compté 20 000 manifestants, les syndicats 140 000.",
                          *pack) == "fr");
  CHECK(identify_language("The police are there in numbers", *pack) == "en");
  CHECK(identify_language("12 345", *pack).empty());
  CHECK(identify_language("Xqz wvk", *pack).empty());
  CHECK(identify_language("", *pack).empty());
  CHECK(identify_language("Die Feuerwehr rettete am Montag drei Kinder aus dem Haus.", *pack) ==
        "de");
}

}  // namespace recoupe
