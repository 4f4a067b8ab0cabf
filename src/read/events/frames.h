// The rows of events.tsv as the finder uses them, and what their conditions ask.
//
//   ~envoyer  verb  AID  -  subject  to|in  both  object:troops
//
// is an AID of the subject to the first mention after "to" or "in", if a word of class "troops"
// (event_things.tsv) stands where the object does and both sides are found. "subject+with" as
// actor: all of them, a reciprocal event. Private to read/events. A row is read when a word of the
// text matches it, not before.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/events/clause.h"

namespace recoupe {

enum class Kind : std::uint8_t { kVerb, kReflexive, kBe, kNoun, kAdjunct, kState };
enum class Needs : std::uint8_t {
  kAny,
  kActor,
  kTarget,
  kBoth,
  kSides,
  kTwo,
  kPlace,
  kSomeone,
  kNone
};

enum class Takes : std::uint8_t {
  kNothing,
  kAct,    // the act that follows is its content: it gives the mode and, where there is none, the
           // target
  kWhole,  // the act that follows is no event, and no more is taken from it: "denied sending
           // troops"
};

struct Condition {
  std::string_view about;  // object, subject, target, actor, near, slot, before, content, passive
  std::string_view what;   // a class, a slot
};

struct Frame {
  Rule rule = 0;
  Term type = 0, mode = 0;
  Kind kind{};
  Needs needs{};
  bool all = false;  // every actor slot counts, not the first that is filled
  Takes takes{};
  std::vector<Slot> actors, targets;
  std::vector<Condition> conditions;
};

Frame read_frame(const Table& events, std::uint32_t row, const Pack& pack);

bool has(const std::vector<Slot>& slots, Slot slot);

// 1 to 4 of plover.tsv; 0 for no type.
int quad_of(Term type, const Pack& pack);
bool is_deed(Term type, const Pack& pack);  // 2 or 4: more than words

}  // namespace recoupe
