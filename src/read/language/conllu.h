// Writes the sentences of one article as CoNLL-U.
//
// Takes: a Prose and the names of its tags and relations. Gives: "# newdoc id = ID" and one block a
// sentence, with `# sent_id`, `# text`, SpaceAfter=No and exact offsets in code points
// (start_char=3|end_char=5); a unit of a name has its label (Name=B-PER). A contraction is opened
// into its two words by contractions.tsv. Where there is no tree, the first word is the root and
// the others hang on it. Linear. Characters that would break a line are written as spaces.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "read/language/prose.h"

namespace recoupe {

struct TagNames {
  std::span<const std::string> tags;       // "VERB|Mood=Ind|Number=Sing", by Unit::tag
  std::span<const std::string> relations;  // "nsubj", by Unit::relation
  std::span<const std::string> names;      // "B-PER", by Unit::name
};

std::string conllu_text(const Prose& prose, std::string_view id, TagNames names);
// What stands in place of a record that could not be read.
std::string unread_conllu(std::string_view id, std::string_view error);

}  // namespace recoupe
