// Which numbers of a question are told to be parts of others.
//
//   "31 dead, 14 of them in Sirrat"                -> 14 is a part, wherever else it stands alone
//   "three were killed in Elden and two in Marsh"  -> 3 and 2 are parts of the 5 of another text
//
// Takes: the claims of one question. Cost: the claims times their texts, once; a look-up after
// that.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "recoupe/relations.h"
#include "relate/compare/claims.h"

namespace recoupe {

class Parts {
 public:
  explicit Parts(const std::vector<Claim>& claims);

  bool part_of(double part, double whole) const;
  // By one mouth in one text: "fourteen in Fan, nine in Gashish".
  bool told_together(double a, double b) const;

 private:
  using Texts = std::set<Index<Copies>>;

  bool told(double number, Index<Copies> text) const;

  std::map<double, Texts> told_, shares_;  // by number: as all that a text knows, or as a part
  std::map<double, std::set<std::pair<Index<Copies>, Index<Actor>>>> mouths_;
  std::map<Index<Copies>, double> sums_;  // of what a text tells besides each other
};

}  // namespace recoupe
