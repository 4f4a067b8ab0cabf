#include "read/figures/uncounted.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr double kOldest = 120;
constexpr double kFirstYear = 1900, kLastYear = 2100;
constexpr std::size_t kYearDigits = 4;
constexpr int kMaxUp = 3;  // heads between the first word of a noun phrase and its noun

bool exact(const Amount& a) {
  return a.hedge == Hedge::kExact && a.has_low && a.has_high && a.low == a.high && !a.unit;
}

bool is(const Prose& prose, std::size_t at, std::string_view sign) {
  return prose.tokens[at].pos == Pos::kPunct && prose.word(at) == sign;
}

bool of_a_noun(Relation r) {
  return r == Relation::kAmod || r == Relation::kCompound || r == Relation::kNummod ||
         r == Relation::kDet || r == Relation::kNmodPoss || r == Relation::kAdvmod;
}

}  // namespace

bool is_age(const Prose& prose, std::span<const Mention> mentions, const Amount& amount) {
  if (!exact(amount) || amount.low < 1 || amount.low > kOldest || amount.first == 0) return false;
  const std::size_t sign = amount.first - 1;
  if (sign == 0 || (!is(prose, sign, ",") && !is(prose, sign, "("))) return false;
  const Token& last = prose.tokens[sign - 1];
  const auto last_of = [&](const Mention& m) { return m.span.end == last.span.end; };
  const auto mention = std::find_if(mentions.begin(), mentions.end(), last_of);
  if (mention != mentions.end())
    return mention->kind == ActorKind::kPerson && !mention->name.empty();
  const bool closed = amount.last < prose.tokens.size() &&
                      (is(prose, amount.last, ",") || is(prose, amount.last, ")"));
  return closed && last.name.kind == NameKind::kPerson;
}

bool is_list_mark(const Prose& prose, const Amount& amount, std::size_t from, std::size_t end) {
  if (amount.first > from && amount.last < end && is(prose, amount.first - 1, "[") &&
      is(prose, amount.last, "]"))
    return true;
  if (!exact(amount) || amount.last >= end || !is(prose, amount.last, ":")) return false;
  for (std::size_t i = from; i < amount.first; ++i)
    if (prose.tokens[i].pos != Pos::kPunct) return false;
  return true;
}

bool is_span_of_years(const Prose& prose, const Amount& amount) {
  if (amount.hedge != Hedge::kRange || amount.low < kFirstYear || amount.high > kLastYear)
    return false;
  for (std::uint32_t i = amount.first; i < amount.last; ++i)
    if ((prose.tokens[i].shape & kNumber) != 0 && prose.word(i).size() != kYearDigits) return false;
  return true;
}

bool counts_things(const Prose& prose, const TreeWalk& tree, const Amount& amount,
                   const Noun& noun) {
  if (noun.unit || amount.unit || noun.person || noun.group || noun.fallback) return false;
  // "trois morts", but "11 missing airplanes"
  const bool lone = noun.known && noun.last <= noun.first + 1;
  std::uint32_t at = noun.bare() || lone ? amount.number : noun.first;
  for (int up = 0; up < kMaxUp && tree.known(at) && of_a_noun(tree.relation(at)); ++up) {
    const std::uint32_t head = tree.head(at);
    if (head == kNoHead) break;
    at = head;
  }
  if (at < amount.last || (lone && at < noun.last)) return false;
  for (std::uint32_t i = amount.last; i < at && noun.bare(); ++i)
    if (tree.relation(i) == Relation::kDet) return false;  // "from 1,120 the day before"
  const Table& things = prose.language->table("not_people");
  return static_cast<bool>(match(prose, things, at, at + 1));
}

}  // namespace recoupe
