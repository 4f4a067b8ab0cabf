#include "relate/stories/shelf.h"

#include <algorithm>
#include <tuple>

namespace recoupe {

void Shelf::put(std::uint32_t story, const Terms& terms) {
  if (boards_.empty()) boards_.resize(kTerms);
  for (const std::uint32_t term : terms) {
    Board& board = boards_[term % kTerms];
    if (std::find(board.stories.begin(), board.stories.end(), story + 1) != board.stories.end())
      continue;
    board.stories[board.next] = story + 1;
    board.next = (board.next + 1) % kStories;
  }
}

std::vector<Shelf::Found> Shelf::look_up(const Terms& terms) const {
  if (boards_.empty()) return {};
  std::vector<std::uint32_t> all;
  for (const std::uint32_t term : terms)
    for (const std::uint32_t story : boards_[term % kTerms].stories)
      if (story) all.push_back(story - 1);
  std::sort(all.begin(), all.end());
  std::vector<Found> out;
  for (const std::uint32_t story : all) {
    if (out.empty() || out.back().story != story) out.push_back({story, 0});
    ++out.back().terms;
  }
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return std::tie(b.terms, b.story) < std::tie(a.terms, a.story);
  });
  return out;
}

}  // namespace recoupe
