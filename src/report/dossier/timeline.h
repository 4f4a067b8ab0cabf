// What happened when, in the words of the reports: dated events, and figures whose own sentence
// says as of when.
//
// Takes: one story. Gives: lines by time; a sentence stands once for one time, with all that rests
// on it; its origins are those of its part that fewest tell. What is denied, supposed or long past
// has no line.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "recoupe/dossier.h"
#include "recoupe/relations.h"

namespace recoupe {

using Cite = std::function<std::optional<Citation>(const Evidence&)>;
using OriginOf = std::function<std::uint32_t(std::uint32_t article)>;

std::vector<DossierLine> timeline_of(const Corpus& corpus, const Relations& relations,
                                     Index<Story> story, const Cite& cite,
                                     const OriginOf& origin_of);

}  // namespace recoupe
