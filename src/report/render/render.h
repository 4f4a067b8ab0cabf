// Pure functions from records to text. Article text is hostile: each renderer escapes it for its
// own form, and the terminal never receives a control character of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"
#include "recoupe/name_pair.h"
#include "recoupe/page.h"
#include "recoupe/reading.h"

namespace recoupe {

// One line of `recoupe read`, without the newline; offsets in code points.
std::string reading_json(const Reading& reading, const Pack& pack);
// Its events, a line each, each line with its newline: PLOVER 2.0 records as JSON, or rows of
// GDELT's event table (61 columns, no header). Field by field: docs/exports.md.
std::string plover_jsonl(const Reading& reading, const Pack& pack);
std::string gdelt_tsv(const Reading& reading, const Pack& pack);
// The line of a record that could not be read.
std::string unread_json(const std::string& id, const std::string& error);
// One line of `recoupe names`, without the newline; the score with three decimals.
std::string likeness_json(const NameLikeness& likeness);

// `recoupe explain`: each record of an article beside its words and the rule that made it. `conllu`
// holds the article's trees; it may be empty.
struct TerminalStyle {
  bool colour = false;
  int width = 80;  // columns
};
std::string explain_text(const Reading& reading, std::string_view conllu, const Pack& pack,
                         TerminalStyle style);

// `recoupe explain --finding`: the finding with that id, or each where two stories have it; empty
// where none has.
std::string finding_text(const Account& account, std::string_view id, const Language& language,
                         TerminalStyle style);

// Our own words are those of `language`: data/lang/xx/interface.tsv.
std::string account_json(const Account& account);  // the contract's object, with a final newline
std::string account_markdown(const Account& account, const Language& language);
std::string story_markdown(const Dossier& story, const Language& language);  // of one story alone
std::string account_text(const Account& account, const Language& language, TerminalStyle style);
// Stories, articles, actors, events, quotes, findings, figures and evidence as tables that name one
// another's ids, and dictionary.csv, which says what each column holds.
struct CsvFile {
  std::string name;  // "findings.csv"
  std::string bytes;
};
std::vector<CsvFile> account_csv(const Account& account, const Pack& pack);
// One self-contained page: a strict policy, one script of ours.
std::string account_html(const Account& account, const Language& language, const Pack& pack);

}  // namespace recoupe
