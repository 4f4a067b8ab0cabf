// To which cluster of a story a person belongs, by his names and offices.
//
// Takes: a Local and the clusters so far. Gives: the one cluster that all its names agree with.
// Full names must agree with every full name of a cluster, so that no chain of near-misses joins
// two people; a surname alone with one, and with no other land. Cost: the clusters of the story.
#pragma once

#include <span>
#include <vector>

#include "relate/actors/clusters.h"

namespace recoupe {

// The fullest names first; an initial waits until every name that it can stand for is known.
std::vector<std::size_t> persons_in_order(std::span<const Local> locals);

bool same_person(const Local& a, const Local& b);  // called just the same

// `article` is the Locals of its own article. Of two who bear a surname alone the one is meant that
// the article has named before.
ClusterMatch find_cluster(const Local& l, std::span<const Cluster> clusters,
                          std::span<const Local> article, const NameMatcher& matcher);

}  // namespace recoupe
