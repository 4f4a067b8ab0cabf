#include "relate/compare/parts.h"

#include <algorithm>

namespace recoupe {

Parts::Parts(const std::vector<Claim>& claims) {
  for (const Claim& c : claims) {
    if (c.answer.hedge == Hedge::kVague || !(c.whole || c.share)) continue;
    const double number = nominal(c.answer);
    (c.whole ? told_ : shares_)[number].insert(c.from.begin(), c.from.end());
    if (!c.whole) continue;
    for (const Index<Copies> text : c.from) {
      sums_[text] += number;
      mouths_[number].emplace(text, c.answer.speaker);
    }
  }
}

bool Parts::told(double number, Index<Copies> text) const {
  const auto at = told_.find(number);
  return at != told_.end() && at->second.contains(text);
}

bool Parts::told_together(double a, double b) const {
  const auto x = mouths_.find(a), y = mouths_.find(b);
  return x != mouths_.end() && y != mouths_.end() && x != y &&
         std::any_of(x->second.begin(), x->second.end(),
                     [&](const auto& mouth) { return y->second.contains(mouth); });
}

bool Parts::part_of(double part, double whole) const {
  if (part >= whole) return false;
  if (const auto at = shares_.find(part); at != shares_.end()) {
    const auto of_whole = [&](Index<Copies> text) { return told(whole, text); };
    if (part >= kLeastTelling || std::any_of(at->second.begin(), at->second.end(), of_whole))
      return true;
  }
  const auto at = told_.find(part);
  return at != told_.end() &&
         std::any_of(at->second.begin(), at->second.end(), [&](Index<Copies> text) {
           return !told(whole, text) && sums_.at(text) == whole;
         });
}

}  // namespace recoupe
