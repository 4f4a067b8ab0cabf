// How likely two spellings name one person, in thousandths: "Kassym-Jomart Tokayev" and
// "Касым-Жомарт Токаев" 980.
//
// Idea: transliterate and fold both, reduce every word to a key in which the spellings of one sound
// fall together (world/transliteration.tsv), and pair the words one to one. The weakest pair caps
// the whole: one surname with two given names is nobody's name. A surname alone against a full name
// is a candidate only (kAlone). Letters that the table does not know are read by base/romanise.h: a
// vowel that Arabic or Hebrew leaves out costs nothing there, a vowel that Japanese puts in little,
// and a word that Chinese or Korean does not part may be up to three. Across such scripts two names
// reach at most kAcross, so that nothing merges by it alone. Takes: any text. Cost: words squared,
// with at most kMaxNameWords words a name. No floating point. Does not: know anybody. Nothing here
// is a list of persons.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/romanise.h"
#include "pack/pack.h"

namespace recoupe {

inline constexpr int kSameName = 850;   // from here on two full names are one
inline constexpr int kSameAsked = 660;  // and two names alone, where nothing else is known of them
inline constexpr int kAlone = 800;      // a surname alone against a full name reaches at most this
inline constexpr int kAcross = 840;     // a name in the letters of one script against another's
inline constexpr std::size_t kMaxNameWords = 8;

struct NameWord {
  std::string folded;     // "tokaiev"
  std::string key;        // "tokaev"
  bool particle = false;  // or a company's legal form: a name may do without it
  Writing writing = Writing::kLatin;
  friend bool operator==(const NameWord&, const NameWord&) = default;
};
using PersonName = std::vector<NameWord>;

class NameMatcher {
 public:
  explicit NameMatcher(const Pack& pack);

  PersonName parse(std::string_view text) const;  // of the bare name
  // The same without the titles of any language that stand in it: "President Tokayev".
  PersonName parse_titled(std::string_view text) const;
  int compare(const PersonName& a, const PersonName& b) const;
  int compare(const NameWord& a, const NameWord& b) const;
  bool given(const NameWord& word) const;

 private:
  struct Sound {
    std::string from, to;
    std::vector<std::string> before;  // empty: anything may follow
  };
  void add_titles(const Table& table);
  struct Latin {
    std::string text;
    bool whole = true;  // no letter of another script is left
  };
  Latin latin(std::string_view text) const;
  NameWord word(std::string folded, Writing writing) const;
  PersonName parse_mixed(std::string_view text) const;
  NameWord joined(const PersonName& name, std::size_t from, std::size_t n) const;
  int compare_across(const NameWord& a, const NameWord& b) const;
  std::string key(std::string_view folded, bool doubled_is_one = true) const;
  bool short_of(const std::string& few, const std::string& full) const;

  const Pack& pack_;
  const Table &particles_, &legal_forms_;
  std::vector<Sound> letters_;                                 // the longer `from` first
  std::array<std::vector<Sound>, 256> sounds_;                 // by their first byte; the same
  std::set<std::string> titles_;                               // of one word, folded
  std::set<std::pair<std::string, std::string>> short_names_;  // "bill", "william"
};

}  // namespace recoupe
