// How far an account agrees with the gold of the stories that it was made from.
//
// Takes: gold stories, and the dossiers made from all their reports together. Gives: shares to be
// held against floors ("answers", "verdict"), counts of harm ("false disagreements"), and the
// disagreements of the even stories, a line each. What is counted how stands in stories/README.md.
// Cost: gold answers times found ones. Errors: none. Does not judge: floors are the test's.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "agreement.h"
#include "recoupe/dossier.h"
#include "stories.h"

namespace recoupe::testing {

template <class T>
using OddEven = std::array<T, 2>;

struct AccountAgreement {
  std::map<std::string, OddEven<Share>> shares;
  std::map<std::string, OddEven<std::size_t>> harms;
  std::vector<std::string> errors;
};

AccountAgreement compare(const std::vector<GoldStory>& gold, const std::vector<Dossier>& found);

}  // namespace recoupe::testing
