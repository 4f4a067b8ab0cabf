#include "base/codes.h"

#include <doctest/doctest.h>

#include "recoupe/relations.h"

namespace recoupe {
namespace {

// A code shifts where a value is added to the enumeration and not to its codes: the last one tells.
TEST_CASE("codes: the first and the last value of every enumeration have their own words") {
  CHECK(code(BlockKind::kTitle) == "title");
  CHECK(code(BlockKind::kRow) == "row");
  CHECK(code(Residue::kBreadcrumb) == "breadcrumb");
  CHECK(code(Residue::kOther) == "other");
  CHECK(code(ActorKind::kPerson) == "person");
  CHECK(code(ActorKind::kPlace) == "place");
  CHECK(code(Grain::kYear) == "year");
  CHECK(code(Grain::kSecond) == "second");
  CHECK(code(Manner::kDirect) == "direct");
  CHECK(code(Manner::kAccordingTo) == "according_to");
  CHECK(code(Hedge::kExact) == "exact");
  CHECK(code(Hedge::kVague) == "vague");
  CHECK(code(Scope::kWhole) == "whole");
  CHECK(code(Scope::kOther) == "other");
  CHECK(code(Doubt::kNoDate) == "no_date");
  CHECK(code(Doubt::kTooDeep) == "too_deep");
  CHECK(code(Kinship::kRoot) == "root");
  CHECK(code(Kinship::kTranslation) == "translation");
  CHECK(code(Aspect::kHowMany) == "how_many");
  CHECK(code(Aspect::kWhether) == "whether");
  CHECK(code(Verdict::kOneSource) == "one_source");
  CHECK(code(Verdict::kDisagree) == "disagree");
  CHECK(code(Flag::kPowerOfTen) == "power_of_ten");
  CHECK(code(Flag::kWithdrawn) == "withdrawn");
}

TEST_CASE("codes: a value that no enumeration has has no word") {
  CHECK(code(static_cast<Hedge>(200)) == "");
}

TEST_CASE("codes: a code gives its value back") {
  CHECK(from_code<Hedge>("exact") == Hedge::kExact);
  CHECK(from_code<Hedge>("vague") == Hedge::kVague);
  CHECK(from_code<Grain>("quarter") == Grain::kQuarter);
  CHECK(from_code<Grain>("decade") == std::nullopt);
  CHECK(from_code<Hedge>("") == std::nullopt);
}

TEST_CASE("codes: the flags of an event stand in the order of the contract") {
  EventMention told;
  CHECK(event_flags(told).empty());
  told.historical = told.hypothetical = told.future = told.negated = true;
  CHECK(event_flags(told) ==
        std::vector<std::string_view>{"negated", "future", "hypothetical", "historical"});
}

}  // namespace
}  // namespace recoupe
