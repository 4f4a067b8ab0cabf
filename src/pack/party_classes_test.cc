#include "pack/party_classes.h"

#include <doctest/doctest.h>

namespace recoupe {
namespace {

TEST_CASE("party classes: the kind counts, and the sector where a row names some") {
  const Pack pack = Pack::load().value();
  const auto sector = [&](const char* code) { return pack.world("sectors").term(code); };
  CHECK(of_class(ActorKind::kState, 0, "power", pack));
  CHECK_FALSE(of_class(ActorKind::kPlace, 0, "power", pack));
  CHECK(of_class(ActorKind::kBody, sector("COP"), "police", pack));
  CHECK_FALSE(of_class(ActorKind::kBody, sector("MIL"), "police", pack));
  CHECK_FALSE(of_class(ActorKind::kBody, 0, "police", pack));
  CHECK_FALSE(of_class(ActorKind::kBody, sector("COP"), "polic", pack));
}

}  // namespace
}  // namespace recoupe
