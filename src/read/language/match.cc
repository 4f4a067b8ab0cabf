#include <algorithm>

#include "base/fold.h"
#include "read/language/prose.h"

namespace recoupe {
namespace {

// Walks the trie along the tokens; every step may take the form or "~" and a lemma. The lemmas of a
// table carry ids of their own, so a walk forks at most once a token; phrases are short.
template <class Take>
struct Walk {
  const Prose& prose;
  const Table& table;
  std::size_t end;
  Take take;

  void from(Table::Node node, std::size_t at, std::uint32_t length) {
    if (length > 0)
      for (const std::uint32_t row : table.rows_at(node)) take(Match{row, length});
    if (at >= end) return;
    const Token& t = prose.tokens[at];
    if (const auto next = table.step(node, t.word)) from(*next, at + 1, length + 1);
    for (const WordEntry& e : prose.language->entries(t.word))
      if (const auto next = table.step(node, e.marked)) from(*next, at + 1, length + 1);
  }
};

template <class Take>
void walk(const Prose& prose, const Table& table, std::size_t at, std::size_t end, Take take) {
  end = std::min(end, prose.tokens.size());
  if (at < end && prose.language->openings(prose.tokens[at].word)[table.bit()])
    Walk<Take>{prose, table, end, take}.from(0, at, 0);
}

}  // namespace

std::string_view Prose::lower(std::size_t i) const {
  return pack->vocabulary().text(tokens[i].word);
}

std::vector<Match> matches(const Prose& prose, const Table& table, std::size_t at,
                           std::size_t end) {
  std::vector<Match> found;
  walk(prose, table, at, end, [&](Match m) { found.push_back(m); });
  std::sort(found.begin(), found.end(), [](Match a, Match b) {
    return a.length != b.length ? a.length > b.length : a.row < b.row;
  });
  const auto same = [](Match a, Match b) { return a.row == b.row && a.length == b.length; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

Match match(const Prose& prose, const Table& table, std::size_t at, std::size_t end) {
  Match best;
  walk(prose, table, at, end, [&](Match m) {
    if (m.length > best.length || (m.length == best.length && m.row < best.row)) best = m;
  });
  return best;
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
