// Two names, and how likely they are one person's.
#pragma once

#include <string>

namespace recoupe {

struct NamePair {
  std::string id;
  std::string a, b;
};

struct NameLikeness {
  std::string id;     // of the pair
  int score = 0;      // in thousandths; the higher, the likelier
  bool same = false;  // the decision
};

}  // namespace recoupe
