#include "relate/actors/actors.h"

namespace recoupe {

ActorTable find_actors(const Corpus&, std::span<const Copies>, std::span<const Story>, const Pack&) { return {}; }

}  // namespace recoupe
