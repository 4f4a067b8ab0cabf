// A sentence as the event finder walks it: one unit for every mention and date, one for every other
// word, each with its part in the clause. "Les douaniers ont saisi douze camions à Gao jeudi."
// is
//
//   [Les douaniers:mention] [ont:word have] [saisi:word] [douze:word] [camions:word] [à:slot to]
//   [Gao:mention] [jeudi:time]
//
// Private to read/events. Linear in the sentence; every search to the left or right stops at a cap.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "recoupe/reading.h"

namespace recoupe {

enum class Slot : std::uint8_t {
  kNone,
  kSubject,
  kObject,
  kPossessor,
  kThing,
  kWith,
  kBy,
  kOf,
  kTo,
  kIn,
  kAt,
  kOn,
  kOver,
  kAgainst,
  kBetween,
  kFrom,
  kFor,
  kInto,
  kAbout,
  kSince,
  kSpeaker,
  kOther
};
Slot slot_named(std::string_view name);  // kNone for a name that is none

enum class Part : std::uint8_t {
  kWord,
  kMention,
  kTime,
  kSlot,
  kComma,
  kStop,
  kMark,
  kRelative,
  kSubordinate,
  kCondition,
  kCoordinate,
  kPossessive
};

enum class Help : std::uint16_t {  // bits: what a small word can do in a verb group or before a
                                   // noun
  kNone = 0,
  kBe = 1,
  kHave = 2,
  kDo = 4,
  kReflexive = 8,
  kFuture = 16,
  kHypothetical = 32,
  kNegation = 64,
  kCausative = 128,
  kAdverb = 256,
  kClitic = 512,
  kInfinitive = 1024,
  kDeterminer = 2048,
  kPronoun = 4096,
  kOtherSubject = 8192,
  kOwner = 16384
};

struct Chunk {
  std::uint32_t begin = 0, end = 0;  // tokens
  Part part{};
  Slot slot{};             // of a slot word; of a mention: what stands before it; of "auquel": to
  std::uint16_t help = 0;  // Help bits
  Index<Mention> mention{};
  Index<TimeRef> time{};
  std::uint32_t governor = 0xffff'ffff;  // of a mention in a slot: the unit of the slot's word
  std::uint32_t chain =
      0;  // of a mention that goes on a list: the unit of the list's first one, else itself

  bool helps(Help h) const { return (help & static_cast<std::uint16_t>(h)) != 0; }
};

// What a verb group says besides its verb.
struct Predicate {
  std::uint32_t first = 0;  // unit where the group begins
  std::uint32_t last = 0;   // unit of the verb
  bool be = false, have = false, reflexive = false, causative = false;
  bool future = false, conditional = false, past_perfect = false, negated = false,
       hypothetical = false, done = false;
  bool imminent = false;  // "is about to": to come, but more than a promise
  bool decided = false;   // "decided to": of what a state does by saying so, the act
  bool infinitive = false, gerund = false,
       participle = false;  // the verb's own form, with no finite helper
  bool passive = false, finite = false, plural = false;
};

class Clauses {  // one sentence
 public:
  Clauses(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
          std::span<const TimeRef> times, Run<Token> words);

  const std::vector<Chunk>& units() const { return units_; }
  const Prose& prose() const { return prose_; }
  const TreeWalk& tree() const { return tree_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(units_.size()); }
  std::uint32_t unit_of(std::uint32_t token) const;  // the unit that covers a token

  // The verb group that ends with the verb at unit `at`. `takes_be`: its perfect is made with "be".
  Predicate verb_group(std::uint32_t at, bool takes_be) const;
  // The units of the mentions that are the group's subject, the nearest list; empty: none, or no
  // mention.
  std::vector<std::uint32_t> subject(const Predicate& group) const;
  // The subject of the nearest finite verb to the left of `at`.
  std::vector<std::uint32_t> main_subject(std::uint32_t at) const;
  bool pronoun_subject(const Predicate& group) const;
  // The units of the mentions that a token heads: one, or a list. None where it is in no mention.
  std::vector<std::uint32_t> headed_by(std::uint32_t token) const;
  // The token of those of whom a number or "some" is a part: "two of the miners"; else kNoHead.
  std::uint32_t part_of(std::uint32_t token) const;
  // Where the arguments to the right of unit `at` end: the first unit that is no longer of them.
  std::uint32_t right_end(std::uint32_t at, bool of_noun) const;
  // Where the clause of a noun that may be a subject ends: behind the verb, "Les pourparlers ont
  // repris lundi".
  std::uint32_t clause_end(std::uint32_t at) const;
  // The unit of the mention right before a relative word; empty: none.
  std::vector<std::uint32_t> antecedent(std::uint32_t relative) const;
  // Where the clause to the left of unit `at` begins.
  std::uint32_t left_end(std::uint32_t at) const;
  // The whole list that begins at a mention: "A, B et C".
  std::vector<std::uint32_t> list_from(std::uint32_t mention_unit) const;
  bool verb_like(std::uint32_t unit) const;
  // Does the unit after a verb open what the object behind it is called: "rejected as absurd a"?
  bool calls_object(std::uint32_t as) const;
  // Is the word at `i` an article, number or adjective, as they stand before a noun?
  bool before_noun(std::uint32_t i) const;
  // Where the noun phrase that ends with this word begins, with its article.
  std::uint32_t phrase_begin(std::uint32_t word) const;
  bool noun_form(std::uint32_t unit) const;            // can the word be a noun?
  std::uint16_t verb_forms(std::uint32_t unit) const;  // Form bits of every reading as a verb

 private:
  enum class FirstPerson : std::uint8_t { kNone, kSubject, kObject };
  FirstPerson first_person(std::uint32_t unit) const;
  void make_units(std::span<const Mention> mentions, std::span<const TimeRef> times,
                  Run<Token> words);
  void add_word(std::uint32_t& token, std::uint32_t end);
  void name_slots();
  void name_slot(std::uint32_t i);
  void slot_by_tree(std::uint32_t i, std::uint32_t before);
  bool noun_before(std::uint32_t i) const;
  bool opens_clause(std::uint32_t mention) const;
  bool ends_clause(std::uint32_t mention) const;
  std::uint32_t over_aside(std::uint32_t mention, std::uint32_t last) const;
  bool list_goes_on(std::uint32_t comma_or_and) const;
  Predicate plain_group(std::uint32_t at, bool takes_be) const;
  bool add_modal(Predicate& group) const;
  bool of_mention(std::uint32_t unit) const;
  bool apposed(std::uint32_t comma) const;
  std::uint32_t circumstance_end(std::uint32_t comma) const;
  std::optional<std::uint32_t> over_comma(std::uint32_t comma) const;
  bool holds_comma(std::uint32_t unit) const;
  std::vector<std::uint32_t> joined_subject(const Predicate& group) const;
  std::vector<std::uint32_t> relative_subject(std::uint32_t verb) const;
  std::vector<std::uint32_t> subject_before(std::uint32_t from, int depth) const;
  std::vector<std::uint32_t> main_subject_at(std::uint32_t at, int depth) const;
  std::vector<std::uint32_t> subject_by_place(const Predicate& group) const;
  std::vector<std::uint32_t> whole_list(std::uint32_t unit) const;
  std::uint32_t parenthesis_begin(std::uint32_t comma) const;
  std::uint32_t bracket_begin(std::uint32_t stop) const;
  bool names_person(std::uint32_t unit) const;

  const Prose& prose_;
  const TreeWalk& tree_;
  std::span<const Mention> mentions_;
  std::vector<Chunk> units_;
};

}  // namespace recoupe
