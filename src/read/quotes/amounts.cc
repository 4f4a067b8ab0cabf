#include "read/quotes/amounts.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxHedge = 6;    // tokens before a number: "pas moins d'au moins"
constexpr std::uint32_t kMaxObject = 12;  // tokens: "the number of people without a home at 300"

}  // namespace

Amounts::Amounts(const Prose& prose, const Phrases& phrases)
    : prose_(prose),
      phrases_(phrases),
      hedges_(prose.language->table("hedges")),
      vague_(prose.language->table("vague")),
      numbers_(prose.language->table("numbers")),
      links_(prose.language->table("amount_links")),
      counted_(prose.language->table("counted")) {}

std::uint32_t Amounts::past_hedges(std::uint32_t from, std::uint32_t limit) const {
  std::uint32_t i = from;
  while (i < limit && i - from < kMaxHedge) {
    const Match m = match(prose_, hedges_, i, limit);
    if (!m && !(phrases_.article(i) && prose_.tokens[i].pos == Pos::kDet)) break;
    i += std::max<std::uint32_t>(m.length, 1);
  }
  return i;
}

bool Amounts::number_at(std::uint32_t i, std::uint32_t limit) const {
  if (i >= limit) return false;
  const Token& t = prose_.tokens[i];
  const bool digits = t.shape & kDigits && !(t.shape & (kCapital | kAllCaps));  // "1.2m"
  if (t.shape & kNumber || digits || match(prose_, vague_, i, limit)) return true;
  const Match word = match(prose_, numbers_, i, limit);
  return word && numbers_.cell(word.row, "lone") == "yes";
}

bool Amounts::at(std::uint32_t i, std::uint32_t limit) const {
  const bool amount = number_at(past_hedges(i, limit), limit) || match(prose_, vague_, i, limit);
  return amount && !lives_at(i, limit);
}

bool Amounts::lives_at(std::uint32_t from, std::uint32_t limit) const {
  const std::uint32_t end = std::min(limit, from + kMaxHedge);
  for (std::uint32_t i = from; i < end && !phrases_.sign(i) && !phrases_.conjugated(i); ++i)
    if (const Match m = match(prose_, counted_, i, limit);
        m && counted_.cell(m.row, "slot") == "life")
      return true;
  return false;
}

std::uint32_t Amounts::measured(std::uint32_t from, std::uint32_t limit) const {
  const std::uint32_t end = std::min(limit, from + kMaxObject);
  for (std::uint32_t i = from; i < end && phrases_.region(i) < 0; ++i) {
    if (phrases_.sign(i) || phrases_.conjugated(i)) break;
    const Match link = match(prose_, links_, i, limit);
    if (link && at(i + link.length, limit)) return i + link.length;
  }
  return limit;
}

Amounts::Rival Amounts::rival(std::uint32_t from, std::uint32_t limit,
                              const Speakers& speakers) const {
  for (std::uint32_t i = from; i + 1 < limit; ++i) {
    if (phrases_.region(i) >= 0 || !(phrases_.is(i, ",") || phrases_.conjunction(i))) continue;
    const std::uint32_t begin = i + 1 + (phrases_.is(i, ",") && phrases_.conjunction(i + 1));
    Run<Token> who = begin < limit ? phrases_.simple(begin, limit) : Run<Token>{};
    for (std::uint32_t n = who.begin; n < who.end; ++n)
      if (number_at(n, limit)) who.end = n;
    if (who.empty() || !speakers.someone_first(who)) continue;
    const Match link = match(prose_, links_, who.end, limit);
    if (!at(who.end + link.length, limit)) continue;
    return {i, who, who.end + link.length};
  }
  return {};
}

}  // namespace recoupe
