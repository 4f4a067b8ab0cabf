// The words of the output contract for our enumerations: "at_least", "disagree", "no_date".
// Codes, not language: what a reader sees comes from labels.h.
#pragma once

#include <string_view>

#include "recoupe/dossier.h"
#include "recoupe/reading.h"
#include "recoupe/relations.h"

namespace recoupe {

std::string_view code(BlockKind kind);
std::string_view code(Residue kind);
std::string_view code(ActorKind kind);
std::string_view code(Grain grain);
std::string_view code(Manner manner);
std::string_view code(Hedge hedge);
std::string_view code(Scope scope);
std::string_view code(Doubt doubt);
std::string_view code(Kinship kinship);
std::string_view code(Aspect aspect);
std::string_view code(Verdict verdict);
std::string_view code(Flag flag);

}  // namespace recoupe
