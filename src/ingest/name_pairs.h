// Lines of JSON that hold two names each: {"id": "1", "a": "…", "b": "…"}.
//
// Takes: files or - for standard input. Gives, in input order, a pair or the Error that says why
// there is none (file and line); the run goes on after either. Caps: kMaxPairBytes a line. Does
// not: read folders.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/bytes.h"
#include "ingest/ingest.h"
#include "recoupe/name_pair.h"

namespace recoupe {

inline constexpr std::uint64_t kMaxPairBytes = 1u << 20;

class NamePairs {
 public:
  explicit NamePairs(std::vector<std::string> places) : places_(std::move(places)) {}
  std::optional<tl::expected<NamePair, Rejected>> next();

 private:
  std::vector<std::string> places_;
  std::size_t next_place_ = 0;
  std::optional<ByteSource> source_;
  std::string place_;  // of the file in hand
  std::uint64_t line_ = 0;
};

// One line. Pure; fuzzed.
tl::expected<NamePair, Rejected> parse_name_pair(std::string_view line, const std::string& place);

}  // namespace recoupe
