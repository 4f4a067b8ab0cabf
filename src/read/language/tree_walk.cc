// Children are counted, then filled in; phrases grow from the leaves up, in the reverse of the
// order in which a walk down from the roots meets the tokens. A token that no root reaches (units
// of one token whose heads cross) has a phrase of its own alone, and walks up stop at kMaxUp.
#include "read/language/tree_walk.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "read/language/language.h"

namespace recoupe {
namespace {

constexpr int kMaxUp = 64;     // heads between a token and what it is asked to lie below
constexpr int kMaxShared = 6;  // verbs that one subject is handed on through

bool is_subject(Relation r) { return r == Relation::kNsubj || r == Relation::kNsubjPass; }

}  // namespace

void grow_tree(Words& words) {
  const std::vector<Token>& tokens = words.tokens;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  const auto held = [&](std::uint32_t t) { return tokens[t].head < size; };
  std::vector<std::uint32_t>& first = words.first_child;
  first.assign(size + 1, 0);
  for (std::uint32_t t = 0; t < size; ++t)
    if (held(t)) ++first[tokens[t].head + 1];
  for (std::uint32_t t = 0; t < size; ++t) first[t + 1] += first[t];
  words.children.resize(first[size]);
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::uint32_t t = 0; t < size; ++t)
    if (held(t)) words.children[next[tokens[t].head]++] = t;

  std::vector<std::uint32_t> order;
  order.reserve(size);
  words.subtrees.resize(size);
  for (std::uint32_t t = 0; t < size; ++t) {
    words.subtrees[t] = {t, t + 1};
    if (!held(t)) order.push_back(t);
  }
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::uint32_t c = first[order[i]]; c < first[order[i] + 1]; ++c)
      order.push_back(words.children[c]);
  for (std::size_t i = order.size(); i-- > 0;) {
    if (!held(order[i])) continue;
    const Run<Token> own = words.subtrees[order[i]];
    Run<Token>& above = words.subtrees[tokens[order[i]].head];
    above = {std::min(above.begin, own.begin), std::max(above.end, own.end)};
  }
}

std::uint32_t TreeWalk::head(std::uint32_t token) const {
  const std::uint32_t head = prose_.tokens[token].head;
  return head < prose_.tokens.size() ? head : kNoHead;
}

std::uint32_t TreeWalk::lexical(std::uint32_t verb) const {
  const Relation r = relation(verb);
  const std::uint32_t above = r == Relation::kAux || r == Relation::kCop ? head(verb) : kNoHead;
  return above == kNoHead ? verb : above;
}

std::uint32_t TreeWalk::child(std::uint32_t token, Relation wanted) const {
  for (const std::uint32_t c : children(token))
    if (relation(c) == wanted) return c;
  return kNoHead;
}

bool TreeWalk::below(std::uint32_t token, std::uint32_t top) const {
  for (int up = 0; up < kMaxUp && token != kNoHead; ++up, token = head(token))
    if (token == top) return true;
  return false;
}

std::uint32_t TreeWalk::own_subject(std::uint32_t verb) const {
  std::uint32_t nearest = kNoHead;  // "Peru: the ministry says"
  for (const std::uint32_t c : children(verb)) {
    if (!is_subject(relation(c))) continue;
    if (c > verb && nearest != kNoHead) break;
    nearest = c;
  }
  return nearest;
}

std::uint32_t TreeWalk::subject(std::uint32_t verb) const {
  for (int shared = 0; shared < kMaxShared; ++shared) {
    const std::uint32_t own = own_subject(verb), above = head(verb);
    const Relation r = relation(verb);
    if (above == kNoHead) return own;
    if (own != kNoHead) return relative(own, verb) ? above : own;
    const bool finite = (prose_.tokens[verb].forms & kFinite) != 0;
    if (r == Relation::kXcomp) {
      // "a forcé X à partir": X leaves.
      for (const Relation object : {Relation::kObj, Relation::kIobj})
        if (const std::uint32_t o = child(above, object); o != kNoHead) return o;
    } else if (r == Relation::kAcl && (prose_.tokens[verb].forms & kGerund) != 0) {
      // "a poll showing"; a predicate that has a subject hands it on.
      if (own_subject(above) == kNoHead) return above;
    } else if (r != Relation::kConj && !(r == Relation::kAdvcl && !finite)) {
      return kNoHead;
    }
    verb = above;
  }
  return kNoHead;
}

// "X, qui part", "a poll that found": the one word that opens its clause, and no "he".
bool TreeWalk::relative(std::uint32_t subject, std::uint32_t verb) const {
  if (relation(verb) != Relation::kAclRelcl || phrase(subject).size() != 1) return false;
  for (std::uint32_t i = phrase(verb).begin; i < subject; ++i)
    if (relation(i) != Relation::kPunct) return false;
  const Pos pos = prose_.tokens[subject].pos;
  if (pos == Pos::kNoun || pos == Pos::kName || pos == Pos::kNum) return false;
  const Table& pronouns = prose_.language->table("pronouns");
  const Match m = match(prose_, pronouns, subject, subject + 1);
  return !m || pronouns.cell(m.row, "role") == "relative";
}

}  // namespace recoupe
