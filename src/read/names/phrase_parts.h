// The parts of a phrase while it is read, and what its reader and its judge both ask of them.
//
// Takes and gives: nothing; phrases.cc fills a Phrase, phrase_drafts.cc makes a MentionDraft of it.
// No other file includes this one.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "read/names/phrases.h"

namespace recoupe {

inline constexpr std::array<std::string_view, 6> kWithPortfolio{
    "minister", "deputy_minister", "secretary", "ministry", "department", "secretariat"};

inline constexpr std::string_view kUnknownOrg = "?";

template <class List>
bool among(const List& list, const typename List::value_type& x) {
  return std::find(list.begin(), list.end(), x) != list.end();
}

struct PhraseReader::Phrase {
  Item head{};
  bool has_head = false;
  std::size_t begin = 0, pos = 0;  // [begin, pos): what has been read
  std::size_t head_at = 0;
  std::string determiner;  // its kind; empty: none
  std::string portfolio, org;
  Term country = 0, org_country = 0, org_sector = 0;
  Term sector = 0;            // that an adjective says: "Muslim", "paramilitaire"
  std::uint32_t homonym = 0;  // of the town that tells `country`
  Term where = 0;             // country of the place that follows: "in Lyon"
  bool alone = false;         // nothing else stands in the sentence
  bool deputy = false, acting = false, former = false;
  Item medium{};        // an agency or a medium named before its head
  Run<Token> before{};  // its words
  Run<Token> name{}, alias{}, of{};
  bool of_person = false;
  bool of_state = false;  // "of Portugal" closes it
  int depth = 0;
};

}  // namespace recoupe
