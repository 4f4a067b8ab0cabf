// Who can do what: the classes of party_classes.tsv ("police", "power").
//
// Takes: what a party is, and the name of a class. Gives: whether a row of that class has its kind
// and, where the row names sectors, its sector. Of a class that is in no row: never.
#pragma once

#include <string_view>

#include "pack/pack.h"
#include "recoupe/reading.h"

namespace recoupe {

bool of_class(ActorKind kind, Term sector, std::string_view name, const Pack& pack);

inline bool of_class(const Mention& mention, std::string_view name, const Pack& pack) {
  return of_class(mention.kind, mention.sector, name, pack);
}

}  // namespace recoupe
