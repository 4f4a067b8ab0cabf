// One line of two names: a likeness between 0 and 1 that does not depend on their order, or a
// rejection that says where and why.
#include <cstdint>

#include "base/utf8.h"
#include "ingest/name_pairs.h"
#include "invariants.h"
#include "relate/actors/name_match.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const recoupe::Pack kPack = *recoupe::Pack::load();
  static const recoupe::NameMatcher kMatcher(kPack);
  const auto pair =
      recoupe::parse_name_pair({reinterpret_cast<const char*>(data), size}, "fuzz.jsonl:1");
  if (!pair) {
    recoupe::must(recoupe::valid_utf8(pair.error().error.what), "an error is UTF-8");
    recoupe::must(pair.error().error.where == "fuzz.jsonl:1", "an error says where");
    return 0;
  }
  const auto a = kMatcher.parse_titled(pair->a), b = kMatcher.parse_titled(pair->b);
  const int score = kMatcher.compare(a, b);
  recoupe::must(score >= 0 && score <= 1000, "a likeness is between 0 and 1");
  recoupe::must(score == kMatcher.compare(b, a), "a likeness has no direction");
  return 0;
}
