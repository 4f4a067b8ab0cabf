// Cuts blocks of one article into tokens.
//
// Takes: the text and the tables of its language. Gives: the tokens of a block, in order; each byte
// that is no space lies in one. "Selon l'AFP, 2 500 soldats." -> Selon | l' | AFP | , | 2 500 |
// soldats | . An address ("https://a.org/b", "envoi@a.org"), a face (":-)") and a run of one sign
// ("--", "!!!") are one token. Linear: one look-up a token. Does not: cut where only trees need it,
// see units.h.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/language/prose.h"

namespace recoupe {

class Tokens {  // of one article
 public:
  Tokens(std::string_view text, const Language& language, const Pack& pack);
  void cut(Span block, std::vector<Token>& out) const;

 private:
  struct Suffix {
    std::string_view form;
    bool joined = false;  // one token of CoNLL-U with its word
  };
  class Cutter;

  std::string_view text_;
  const Language& language_;
  const Pack& pack_;
  const Table& clitics_;
  const Table& abbreviations_;
  const Table& faces_;
  Table::Column side_;
  std::vector<Suffix> suffixes_;  // the longer first
};

}  // namespace recoupe
