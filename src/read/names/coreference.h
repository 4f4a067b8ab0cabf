// Says which drafts of one article are the same one: the surname after the full name, "la
// présidente du Kosovo" after the woman who holds the office, OTAN after its full name, Quito's
// ministry after the Ecuadorian ministry.
//
// Takes: the drafts in the order of the text, each with its sentence. Gives: for every draft the
// number of its entity, or kDropped for one that only points back and has nothing to point at. When
// two could be meant, it says neither.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "read/names/phrases.h"

namespace recoupe {

inline constexpr std::uint32_t kDropped = 0xffff'ffff;

std::vector<std::uint32_t> same_ones(const Prose& prose, std::vector<MentionDraft>& drafts);

}  // namespace recoupe
