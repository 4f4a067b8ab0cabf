// What the comparisons of an account share: where reports stand by the gold and in the account,
// words for errors, and the counts.
//
// Takes: gold stories, and the dossiers made from their reports. Gives: an AccountAgreement that
// the comparisons fill. Cost: linear in the reports. Errors: none. Does not compare.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "account_agreement.h"

namespace recoupe::testing {

using Ids = std::set<std::string>;  // of reports

std::set<std::string> words_of(const std::string& name);  // folded
// The words of one stand in the other.
bool same_name(const std::string& a, const std::string& b);

class AccountLedger {
 public:
  AccountLedger(const std::vector<GoldStory>& gold, const std::vector<Dossier>& found);

 protected:
  struct Home {
    const Dossier* dossier = nullptr;
    const Source* source = nullptr;
  };

  void add(const GoldStory& story, const std::string& name, bool right);
  void harm(const GoldStory& story, const std::string& name, const std::string& what);
  void error(const GoldStory& story, std::string line);

  static std::string words(const Dossier& d, const std::vector<Citation>& evidence);
  static std::string words(const Citings& citings);

  // The gold story of what rests on this evidence.
  const GoldStory& story_of(const Dossier& d, const std::vector<Citation>& evidence) const;
  static Ids reports(const Dossier& d, const std::vector<Citation>& evidence);
  static Ids reports(const Citings& citings);
  std::size_t origins(const Ids& reports) const;  // by the gold

  static bool at(const Dossier& d, const Citation& evidence, const Citing& cited);
  static bool touches(const Dossier& d, const std::vector<Citation>& evidence, const Citing& cited);
  // An event's evidence may be a cue or a clause.
  static bool overlaps(const Dossier& d, const std::vector<Citation>& evidence,
                       const Citing& cited);

  const std::vector<GoldStory>& gold_;
  const std::vector<Dossier>& found_;
  std::map<std::string, Home> homes_;
  std::map<std::string, const GoldStory*> story_of_;
  std::map<std::string, Ids> origin_of_;
  AccountAgreement out_;
};

AccountAgreement compare_answers(const std::vector<GoldStory>& gold,
                                 const std::vector<Dossier>& found);

}  // namespace recoupe::testing
