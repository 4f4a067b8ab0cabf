// Our own gold for relating: invented stories of several reports each, and what an editor who reads
// them all would write down.
//
// Takes: the files of tests/quality/stories, whose README.md gives the format and its rules. Gives:
// stories with their pages and gold. Cost: linear. Errors: rows that cannot be read, and words that
// do not stand in their report, fail the test. Does not compare: that is account_agreement.h.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ledger.h"
#include "recoupe/dossier.h"
#include "recoupe/page.h"

namespace recoupe::testing {

struct Citing {  // words of one report; ` / ` parts those of one thing
  std::string report, wordings;
};
using Citings = std::vector<Citing>;

struct GoldOrigin {  // reports that are one text; a report in none is a text of its own
  std::vector<std::string> reports, credited;
};

struct GoldAnswer {
  Amount amount;
  std::vector<std::vector<std::string>>
      speakers;               // who say so, in their spellings; none: not asked
  std::vector<Period> as_of;  // told of these days; none: not asked
  Citings words;
};

struct GoldQuestion {
  Aspect aspect{};
  std::string what, of;  // of how_many
  Verdict verdict{};
  std::vector<Flag> flags;
  std::vector<GoldAnswer> answers;
};

struct GoldStory {
  std::string name;  // "02-flood-south"
  bool even = false;
  std::vector<Page> pages;  // their ids: "02/1"
  std::vector<GoldOrigin> origins;
  std::vector<std::vector<std::string>> actors;            // the spellings of one
  std::vector<std::pair<std::string, std::string>> apart;  // names of two
  std::vector<GoldQuestion> questions;
  Citings passed;            // figures that are neither asked nor forbidden
  std::vector<Citings> one;  // words of one event
  std::vector<Citings> two;  // words of events that are not one
};

// Every story of the folder, in the order of the file names.
std::vector<GoldStory> read_stories(const std::string& folder);

}  // namespace recoupe::testing
