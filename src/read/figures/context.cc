#include "read/figures/context.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::size_t kWindow = 12;        // tokens from the noun to its verb, and on to the cause
constexpr std::size_t kLongestPhrase = 4;  // tokens

Match row_at(const Prose& prose, std::size_t at, std::size_t end, std::string_view slot) {
  const Table& table = prose.language->table("counted");
  for (const Match& m : matches(prose, table, at, end))
    if (table.cell(m.row, "slot") == slot) return m;
  return {};
}

Clue clue_of(const Prose& prose, const Match& m) {
  const Table& table = prose.language->table("counted");
  return {prose.pack->world("categories").term(table.cell(m.row, "category")), table.rule(m.row)};
}

bool parts(const Prose& prose, std::size_t i, std::string_view signs) {
  return prose.tokens[i].pos == Pos::kPunct && signs.find(prose.word(i)) != std::string_view::npos;
}

// The phrase with that slot that ends right before token `end`.
Match row_before(const Prose& prose, std::size_t from, std::size_t end, std::string_view slot) {
  for (std::size_t p = std::max(from, end > kLongestPhrase ? end - kLongestPhrase : 0); p < end;
       ++p)
    if (const Match m = row_at(prose, p, end, slot); m && p + m.length == end) return m;
  return {};
}

}  // namespace

Clue clue_gathered(const Prose& prose, const Noun& noun, std::size_t at, Run<Token> sentence) {
  const std::size_t limit = std::min<std::size_t>(sentence.end, at + kWindow);
  Match verb;
  for (; at < limit && !verb; ++at) {
    if (parts(prose, at, ";:")) return {};
    verb = row_at(prose, at, sentence.end, "gather");
    const bool other = prose.tokens[at].pos == Pos::kVerb && (prose.tokens[at].forms & kFinite);
    if (!verb && (other || (noun.bare() && prose.tokens[at].pos == Pos::kNoun))) return {};
  }
  if (!verb) return {};
  const std::size_t last = std::min<std::size_t>(sentence.end, at + kWindow);
  for (std::size_t i = at; i < last && !parts(prose, i, ";"); ++i)
    if (row_at(prose, i, sentence.end, "cause")) {
      Clue clue = clue_of(prose, verb);
      clue.tentative = true;
      return clue;
    }
  return {};
}

Clue clue_lost(const Prose& prose, const Amount& amount, std::size_t from) {
  const Match m = row_before(prose, from, amount.first, "lose");
  return m ? clue_of(prose, m) : Clue{};
}

bool is_whole_ahead(const Prose& prose, const Amount& amount, std::size_t from) {
  const Match m = row_before(prose, from, amount.first, "ahead");
  if (!m) return false;
  const std::size_t at = amount.first - m.length;
  return at == from || prose.tokens[at - 1].pos == Pos::kPunct;
}

}  // namespace recoupe
