// What the account shows of an actor: the most complete common name, the role, all spellings, and
// why those who bear them were taken for one.
//
// Takes: a cluster of a story. Gives: an Actor with every mention as evidence. What is said most
// often is counted in origins: a text counts once, however many outlets ran it. Cost: the mentions
// of the cluster.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "relate/actors/clusters.h"

namespace recoupe {

class Portraits {
 public:
  // `origin_of` has the origin of every reading.
  Portraits(const Pack& pack, const LocalReader& reader, const NameMatcher& matcher,
            std::span<const std::uint32_t> origin_of)
      : pack_(pack), reader_(reader), matcher_(matcher), origin_of_(origin_of) {}

  Actor describe(const Clusters& clusters, const Cluster& c, Index<Story> story) const;

 private:
  class Tally;

  std::string without_determiner(std::string_view text, std::string_view language) const;
  std::string role_words(const Local& l, const Mention& m) const;
  std::string name_of(const Cluster& c, const Tally& names, const Tally& phrases) const;
  static std::string fullest(const Tally& tally);
  std::vector<Joining> joinings(const Clusters& clusters, const Cluster& c) const;

  const Pack& pack_;
  const LocalReader& reader_;
  const NameMatcher& matcher_;
  const std::span<const std::uint32_t> origin_of_;
};

}  // namespace recoupe
