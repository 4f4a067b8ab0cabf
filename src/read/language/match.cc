#include <algorithm>

#include "base/fold.h"
#include "read/language/prose.h"

namespace recoupe {
namespace {

// Walks the trie along the tokens; every step may take the form or "~" and a lemma. The lemmas of a
// table carry ids of their own, so a walk forks at most once a token; phrases are short.
struct Walk {
  const Prose& prose;
  const Table& table;
  std::size_t end;
  std::vector<Match> found;

  void from(Table::Node node, std::size_t at, std::uint32_t length) {
    if (length > 0)
      for (const std::uint32_t row : table.rows_at(node)) found.push_back({row, length});
    if (at >= end) return;
    const Token& t = prose.tokens[at];
    if (const auto next = table.step(node, t.word)) from(*next, at + 1, length + 1);
    for (const WordEntry& e : prose.language->entries(t.word))
      if (const auto next = table.step(node, e.marked)) from(*next, at + 1, length + 1);
  }
};

bool may_start(const Prose& prose, const Table& table, const Token& t) {
  if (table.starts(t.word)) return true;
  for (const WordEntry& e : prose.language->entries(t.word))
    if (table.starts(e.marked)) return true;
  return false;
}

}  // namespace

std::string_view Prose::lower(std::size_t i) const {
  return pack->vocabulary().text(tokens[i].word);
}

std::vector<Match> matches(const Prose& prose, const Table& table, std::size_t at,
                           std::size_t end) {
  if (at >= prose.tokens.size() || !may_start(prose, table, prose.tokens[at])) return {};
  Walk walk{prose, table, std::min(end, prose.tokens.size()), {}};
  walk.from(0, at, 0);
  std::sort(walk.found.begin(), walk.found.end(), [](Match a, Match b) {
    return a.length != b.length ? a.length > b.length : a.row < b.row;
  });
  const auto same = [](Match a, Match b) { return a.row == b.row && a.length == b.length; };
  walk.found.erase(std::unique(walk.found.begin(), walk.found.end(), same), walk.found.end());
  return walk.found;
}

Match match(const Prose& prose, const Table& table, std::size_t at, std::size_t end) {
  const std::vector<Match> all = matches(prose, table, at, end);
  return all.empty() ? Match{} : all.front();
}

Run<Token> tokens_in(const Prose& prose, Span span) {
  const auto first =
      std::lower_bound(prose.tokens.begin(), prose.tokens.end(), span.begin,
                       [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
  const auto last =
      std::lower_bound(first, prose.tokens.end(), span.end,
                       [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  return {static_cast<std::uint32_t>(first - prose.tokens.begin()),
          static_cast<std::uint32_t>(last - prose.tokens.begin())};
}

}  // namespace recoupe
