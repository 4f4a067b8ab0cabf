// Finds who did what to whom, as PLOVER events.
//
// Takes: Prose, mentions, times, quotes. Gives: EventMentions in order of their cue, the parties
// they run over, and those of them whom nobody names. In a reciprocal event (a call, talks, an
// agreement) all sides are actors.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct EventTable {
  std::vector<EventMention> events;
  std::vector<Index<Mention>> parties;  // what EventMention::actors and targets run over
  std::vector<Mention>
      people;  // parties whom nobody names: they follow the mentions that were given
};

EventTable find_events(const Prose& prose, std::span<const Mention> mentions,
                       std::span<const TimeRef> times, std::span<const Quote> quotes,
                       std::span<const Span> quote_spans, Period published, const Pack& pack);

}  // namespace recoupe
