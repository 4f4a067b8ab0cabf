// A cue of the event finder: a word that a row of events.tsv knows, with what the sentence says of
// it so far.
//
// Made by events.cc and filled in turn: sides.h (who, to whom), circumstances.h (where, when, how),
// moods.h (whether it happened). In "La douane a saisi les camions de la ligue": row "~saisir",
// group [a saisi], actors [La douane], targets [la ligue]. Private to read/events.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "read/events/clause.h"
#include "read/events/frames.h"
#include "read/events/quoted.h"
#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

using Units = std::vector<std::uint32_t>;

inline constexpr std::uint32_t kContentReach =
    14;  // units between a verb and the act that it takes

// What a cue is read with. Lives as long as the reading of its sentence.
struct EventSentence {
  const Prose& prose;
  const Clauses& clauses;
  std::span<const Mention> mentions;
  std::span<const TimeRef> times;
  const Quotations& quotations;
  Period published{};
  Index<Mention> topic{};                  // the person whom a pronoun means
  Index<Mention> person{};                 // the last person before
  bool person_is_near = false;             // of the sentence before
  Index<Mention> thing{};                  // the state or body that one does
  Index<Mention> last{};                   // whoever opened the last sentence that names anybody
  std::span<const Index<Mention>> pair{};  // the sides of the last talks: "the two"
  std::uint32_t before = 0;                // byte where the sentence before begins
  bool pair_is_near = false;               // of this sentence or the one before: "they"
  std::span<const Index<Mention>> many{};  // the first subject of several before: "they" as well
  const Pack& pack;
};

struct EventCue {
  Frame frame;
  Predicate group;
  std::uint32_t first = 0, last = 0, end = 0;  // units: of its words, and where its arguments end
  Units actors, targets, subject, object;
  Units bearer;  // of a noun: the subject of "suffer", whom the act hits
  Index<Mention> place{};
  std::vector<Index<Mention>> meant;  // the actors that a pronoun means
  std::vector<Index<Mention>> meant_targets;
  Term type = 0, mode = 0;
  bool passive = false, content_only = false;
  bool borne = false;     // of a noun: somebody or something suffers it
  bool dated = false;     // by its own words
  bool promised = false;  // to come, in the words of whoever promised it
  bool negated = false, future = false, hypothetical = false, historical = false;
  Index<TimeRef> time{};
};

}  // namespace recoupe
