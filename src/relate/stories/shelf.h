// Where a report finds the stories that it may belong to: under every term lie the few stories that
// last had it among their heaviest.
//
// Takes: terms of a story, to be put on the shelf; terms of a text, to be looked up. Gives: stories
// with the number of terms that led to each, the best first. Bounded: what lies under a term pushes
// out what lay there longest. Does not: know how near a story is.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "relate/stories/terms.h"

namespace recoupe {

class Shelf {
 public:
  void put(std::uint32_t story, const Terms& terms);

  struct Found {
    std::uint32_t story = 0, terms = 0;
  };
  std::vector<Found> look_up(const Terms& terms) const;

 private:
  static constexpr std::size_t kTerms = std::size_t{1} << 18;  // terms of equal last bits share
  static constexpr std::size_t kStories = 8;
  struct Board {
    std::array<std::uint32_t, kStories> stories{};  // plus one; 0: none
    std::uint32_t next = 0;
  };
  std::vector<Board> boards_;  // none before the first story
};

}  // namespace recoupe
