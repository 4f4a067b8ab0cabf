#include "read/events/line_times.h"

#include <algorithm>

namespace recoupe {
namespace {

// The time at the first word of a sentence, behind the mark of an item, with nothing but a stop, a
// colon or a dash behind it: "- 11 mars : ...".
Index<TimeRef> time_alone(const Prose& prose, Run<Token> words, std::span<const TimeRef> times) {
  std::uint32_t first = words.begin;
  while (first < words.end && prose.tokens[first].pos == Pos::kPunct) ++first;
  if (first == words.end) return {};
  const auto at = std::ranges::lower_bound(times, prose.tokens[first].span.begin, {},
                                           [](const TimeRef& t) { return t.span.begin; });
  if (at == times.end() || at->span.begin != prose.tokens[first].span.begin) return {};
  if (at->grain > Grain::kDay || !at->when.known() || at->of_noun) return {};
  std::uint32_t next = first;
  while (next < words.end && prose.tokens[next].span.begin < at->span.end) ++next;
  const bool alone =
      next == words.end || (prose.tokens[next].pos == Pos::kPunct && prose.word(next) != ",");
  return alone ? index<TimeRef>(static_cast<std::size_t>(at - times.begin())) : Index<TimeRef>{};
}

}  // namespace

std::vector<Index<TimeRef>> line_times(const Prose& prose, std::span<const TimeRef> times) {
  std::vector<Index<TimeRef>> all(prose.sentences.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool goes_on = i > 0 && prose.sentences[i].block == prose.sentences[i - 1].block;
    all[i] = goes_on ? all[i - 1] : time_alone(prose, prose.words[i], times);
  }
  return all;
}

}  // namespace recoupe
