// What the words of a mention say someone is, the same in every language: "la ministre danoise des
// Affaires étrangères" and "Danish Foreign Minister" are both minister_foreign; "une
// porte-parole de l'Élysée" speaks for presidency.
//
// Takes: the words of one mention and their language. Gives: codes of the tables that the names
// stage reads. Does not: read sentences; a mention is short, and at most kMaxRoleWords of its words
// are looked at.
#pragma once

#include <string>
#include <string_view>

#include "pack/pack.h"

namespace recoupe {

inline constexpr std::size_t kMaxRoleWords = 40;

struct RoleCodes {
  std::string title;  // "president", "minister_foreign", "spokesperson"; empty: none
  std::string body;   // "presidency", "ministry_interior", "police": an institution, or what a seat
                      // stands for
  std::string code;   // of world/bodies.tsv: "CSTO"
  std::string group;  // "protesters", "people"
  std::string place;  // "state", "capital", "city", when the words are the name of one
  bool office = false;  // one holder at a time
  bool former = false;
  bool deputy = false;
  bool counterpart = false;
  bool named = false;         // an institution of many: its own name tells which
  bool of_something = false;  // "président de la fédération": not of a country
};

class RoleReader {
 public:
  explicit RoleReader(const Pack& pack) : pack_(pack) {}
  RoleCodes read(std::string_view words, std::string_view language) const;
  // The common name of an agency or a medium: "l'AFP" and "Agence France-Presse" give "Agence
  // France-Presse".
  std::string medium(std::string_view name) const;

 private:
  const Pack& pack_;
};

}  // namespace recoupe
