#include "read/time/tables.h"

#include <doctest/doctest.h>

namespace recoupe {
namespace {

TEST_CASE("every slot of date_words.tsv is one that the code knows, but for the order of dates") {
  const Pack pack = *Pack::load();
  for (const Language& language : pack.languages()) {
    const TimeTables tables(language);
    for (std::size_t row = 0; row < tables.words.size(); ++row) {
      const std::string_view code = tables.date_words.cell(row, "slot");
      CAPTURE(code);
      CHECK((tables.words[row].slot.has_value() || code == "order"));
    }
  }
}

TEST_CASE("a slot is told by its code alone") {
  CHECK(slot_of("after") == DateSlot::kAfter);
  CHECK(slot_of("year_joint") == DateSlot::kYearJoint);
  CHECK(slot_of("quarter_code") == DateSlot::kQuarterCode);
  CHECK_FALSE(slot_of("quarter"));
  CHECK_FALSE(slot_of(""));
}

TEST_CASE("the order of dates is the language's") {
  const Pack pack = *Pack::load();
  CHECK(TimeTables(pack.language("en")).month_first);
  CHECK_FALSE(TimeTables(pack.language("fr")).month_first);
  CHECK(TimeTables(pack.language("xx")).words.empty());
}

}  // namespace
}  // namespace recoupe
