// Joins the mentions of a story's articles into actors: one person under all spellings, offices and
// scripts.
//
// Takes: a Corpus, its Copies and Stories. Gives: the actors, story by story, and for every mention
// its actor. Never joins two people of one surname whose given names disagree, nor a state and its
// ministry.
#pragma once

#include <span>
#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

struct ActorTable {
  std::vector<Actor> actors;
  std::vector<Index<Actor>> actor_of;
  std::vector<std::uint32_t> first_mention;
};

ActorTable find_actors(const Corpus& corpus, std::span<const Copies> copies,
                       std::span<const Story> stories, const Pack& pack);

}  // namespace recoupe
