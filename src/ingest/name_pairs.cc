#include "ingest/name_pairs.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "ingest/json_record.h"
#include "ingest/walk.h"

namespace recoupe {
namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";  // the byte order mark of UTF-8

Problem read_pair(std::string_view line, NamePair& pair) {
  JsonRecord record;
  if (Problem problem = record.parse(line, pair.id)) return problem;
  bool has_a = false, has_b = false;
  for (const auto [name, value] : record.fields()) {
    if (name != "a" && name != "b") continue;
    (name == "a" ? has_a : has_b) = true;
    if (Problem problem = take_string(name, value, name == "a" ? pair.a : pair.b)) return problem;
  }
  if (!has_a || !has_b) return bad("the record needs two names, \"a\" and \"b\"");
  return std::nullopt;
}

}  // namespace

tl::expected<NamePair, Rejected> parse_name_pair(std::string_view line, const std::string& place) {
  NamePair pair;
  Problem problem = read_pair(line, pair);
  if (!problem) return pair;
  problem->where = place;
  return tl::unexpected(Rejected{std::move(pair.id), std::move(*problem)});
}

std::optional<tl::expected<NamePair, Rejected>> NamePairs::next() {
  for (;;) {
    if (!source_) {
      if (next_place_ == places_.size()) return std::nullopt;
      const std::string& path = places_[next_place_++];
      place_ = path == "-" ? "standard input" : printable(path);
      line_ = 0;
      Result<ByteSource> opened = ByteSource::open(path, place_);
      if (!opened) return tl::unexpected(Rejected{{}, std::move(opened.error())});
      source_ = std::move(*opened);
    }
    std::optional<Result<std::string>> got = source_->line(kMaxPairBytes);
    if (!got) {
      source_.reset();
      continue;
    }
    const std::string where = fmt::format("{}:{}", place_, ++line_);
    if (!*got) {
      got->error().where = where;
      return tl::unexpected(Rejected{{}, std::move(got->error())});
    }
    std::string_view text = **got;
    if (line_ == 1 && text.starts_with(kMark)) text.remove_prefix(kMark.size());
    if (text.find_first_not_of(" \t\r") != std::string_view::npos)
      return parse_name_pair(text, where);
  }
}

}  // namespace recoupe
