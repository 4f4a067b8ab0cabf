// "ALMATY, 7 janvier (AFP) -": where, when and through whom a report was sent; and "(avec AFP)" at
// its end.
//
// Takes: the text of a block. A dateline is names in capitals, a date and an organisation in
// brackets or between strokes, in any order and with the usual signs, up to a dash or the end of
// the block; "Paris – le maire" has neither date nor organisation and is none. Positions are bytes
// of the block.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pack/pack.h"
#include "read/extract/dates.h"
#include "recoupe/span.h"

namespace recoupe {

struct Dateline {
  Span span{};
  std::optional<WrittenDate> date;
  Term agency = 0;
  Span credit{};  // the words that credit an agency, one that agencies.tsv knows or not
  Span outlet{};  // what stands in the brackets and is no agency that it knows
};

std::optional<Dateline> dateline_of(std::string_view text, const Pack& pack);

struct Credit {
  Span span{};
  Term agency = 0;
};

// An agency credited in brackets of its own, or in a block that says nothing else. One that
// agencies.tsv does not know is a name with a head of agency_heads.tsv: "Agence Lacustre (ALC)".
std::optional<Credit> credit_of(std::string_view text, const Pack& pack);
// Such a name and nothing else.
bool names_agency(std::string_view text, const Pack& pack);

}  // namespace recoupe
