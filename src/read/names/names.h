// Finds who and what an article names: people, offices, states, bodies, groups, media, places.
//
// Takes: Prose. Gives: mentions in order of their span's begin, the longer first; each with the
// full phrase
// ("la ministre estonienne Liis Tamm"), the proper name in it, country and sector from the role
// in the text, and `same_as` pointing at an earlier mention of the same one. And the state where
// the report plays.
#pragma once

#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct MentionTable {
  std::vector<Mention> mentions;
  Term scene = 0;  // the state of which the report tells far more than of any other; 0: none
};

MentionTable find_mentions(const Prose& prose, const Pack& pack);

}  // namespace recoupe
