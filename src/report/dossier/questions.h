// Puts a question in words: how_many, dead, protesters -> "Combien de morts parmi les manifestants
// ?"
//
// Takes: the codes, and the story's languages, the commonest first. Gives: the question in the
// first of them that has a questions table, else in any that has one; "" where none has. The words
// are rows of questions.tsv and labels.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

std::string question_text(Aspect aspect, std::string_view what, std::string_view of,
                          const std::vector<std::string>& languages, const Pack& pack);

// The same of one event: when, CONSULT, "Putin, Tokayev" -> "talks (Putin, Tokayev): when?"
std::string event_question_text(Aspect aspect, std::string_view type, std::string_view mode,
                                std::string_view sides, const std::vector<std::string>& languages,
                                const Pack& pack);

}  // namespace recoupe
