// The words of one sentence as times are read from them: cut finer than tokens, so that "17h40",
// "Oct-2", "4pm-5pm" and "10/1-11/2/2017" are read like their spaced spellings.
//
// Takes: a Prose and one of its sentences. Gives: fragments, each a run of digits, a run of letters
// or one sign, and the phrases of tables that start at a fragment: a phrase's word may be several
// fragments
// ("aujourd'hui", "a.m."). Cost: linear in the sentence. Does not: know what a date is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "read/time/tables.h"

namespace recoupe {

// Does the sentence hold digits or a word of a time at all? Most hold none, and are not cut.
bool may_hold_time(const Prose& prose, Run<Token> words, const TimeTables& tables);

struct Fragment {
  static constexpr std::size_t kJoined = 5;  // "a.m.", "jusqu'à", "aujourd'hui", "avant-hier"
  Span span{};
  std::uint32_t token = 0;
  std::int32_t number = -1;             // of digits; -1: none
  std::uint8_t digits = 0;              // how many
  char sign = 0;                        // of a sign: '-' for every dash, '\'' for apostrophes
  bool space = false;                   // before it
  std::array<WordId, kJoined> words{};  // it alone, and with the one, two, ... behind it
};

class Fragments {
 public:
  // From here on it answers for these words, a sentence of the prose.
  void read(const Prose& prose, Run<Token> words, const TimeTables& tables);

  std::size_t size() const { return fragments_.size(); }
  const Fragment& operator[](std::size_t i) const { return fragments_[i]; }
  bool sign(std::size_t i, char c) const { return i < size() && fragments_[i].sign == c; }
  bool number(std::size_t i) const { return i < size() && fragments_[i].number >= 0; }
  bool letters(std::size_t i) const {
    return i < size() && fragments_[i].number < 0 && fragments_[i].sign == 0;
  }
  bool attached(std::size_t i) const { return i < size() && !fragments_[i].space; }
  // Does a token start here?
  bool starts(std::size_t i) const {
    return i < size() && (i == 0 || fragments_[i].token != fragments_[i - 1].token);
  }
  // The first and the last fragment that is no sign.
  std::size_t first_word() const { return first_word_; }
  std::size_t last_word() const { return last_word_; }
  std::uint32_t behind_token(std::uint32_t token) const;  // the first fragment behind that token

  // The phrases of a table that start at fragment i, longest first; lengths are fragments.
  std::span<const Match> matches(const Table& table, std::size_t i) const;
  Match match(const Table& table, std::size_t i) const;
  // How many fragments date_words.tsv has in that slot at fragment i, and right before it; 0: none.
  std::uint32_t slot(std::size_t i, DateSlot slot) const { return valued(i, slot).length; }
  std::uint32_t slot_before(std::size_t i, DateSlot slot) const;
  // Its column `value` there.
  struct Valued {
    std::int32_t value = 0;
    std::uint32_t length = 0;  // 0: none
  };
  Valued valued(std::size_t i, DateSlot slot) const;
  // Can a time begin here? Only where digits or a word that names a time stand, or where nothing
  // but words that lead to one lies between. Most words are passed over by it.
  bool may_begin(std::size_t i) const {
    return around_[i].opens || slot_before(i, DateSlot::kDecade) > 0;
  }

 private:
  struct Mark {
    DateSlot slot{};
    std::int32_t value = 0;
    std::uint32_t length = 0;
  };
  struct Around {                        // a fragment, by date_words.tsv
    std::uint64_t begins = 0, ends = 0;  // a bit for each slot with a phrase from here, to here
    std::uint32_t first = 0, last = 0;   // its marks
    Run<Match> matches{};                // of all tables
    bool opens = false;
  };
  void cut(const Prose& prose, std::uint32_t token);
  void close_groups(std::size_t first);
  void join(const Prose& prose);
  bool ends_token(std::size_t i) const { return i + 1 >= size() || starts(i + 1); }
  void find(const Language& language, const TimeTables& tables, std::size_t i);
  void walk(const PhraseTrie& phrases, PhraseTrie::Node node, std::size_t at, unsigned length);
  void mark(const TimeTables& tables, std::size_t i);
  bool opens(const TimeTables& tables, std::size_t i) const;
  bool names_time(const TimeTables& tables, std::size_t i) const;

  std::vector<Fragment> fragments_;
  std::size_t first_word_ = 0, last_word_ = 0;
  std::vector<Match> matches_;  // of each fragment: by table, the longer first
  std::vector<Mark> marks_;     // of date_words.tsv
  std::vector<Around> around_;
  std::string form_;  // of fragments that are looked up together
};

}  // namespace recoupe
