// Rows of several words whose first is a verb and whose words do not stand side by side.
//
//   "turned the offer down"            ~turn down
//   "issued a stern new warning"       ~issue a warning
//   "a ouvert jeudi une enquête"       ~ouvrir une enquête
//
// Takes: a sentence's units, the unit of the verb, the table. Gives: the rows, the longer first,
// with as many words as lie from the verb to the row's last, or one where its last stands behind
// the object or is the object. Private to read/events. Cost: the verb's children, and the words of
// one row.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/pack.h"
#include "read/events/clause.h"

namespace recoupe {

std::vector<Match> rows_apart(const Clauses& clauses, std::uint32_t unit, const Table& events);

}  // namespace recoupe
