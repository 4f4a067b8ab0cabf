// Looks for the mistakes that loading lets pass: columns that are missing or unknown, cells that no
// code reads, rows that an earlier one hides, phrases that no text matches.
//
// Takes: loaded tables, and columns.tsv, which says what each column holds. Gives: every mistake
// with its file and line, in the order of the files. A row "~saisir verb COERCED ..." of
// lang/fr/events.tsv gives
//
//   lang/fr/events.tsv:310: type: "COERCED" is no code of world/plover
//
// Cost: linear in the tables. Does not: judge what a row means, or cut phrases as texts are cut
// (pipeline/check_data.h does).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/result.h"

namespace recoupe {

std::vector<Error> check_tables(const Pack& tables, const Table& columns);

// A cell of a table whose column holds phrases that are matched against running text.
struct PhraseCell {
  std::string_view phrase;  // one of the alternatives
  std::string where;        // "lang/fr/events.tsv:310"
  const Language* language = nullptr;
};
void each_phrase(const Pack& tables, const Table& columns,
                 const std::function<void(const PhraseCell&)>& use);

}  // namespace recoupe
