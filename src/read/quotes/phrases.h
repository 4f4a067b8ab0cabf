// The little grammar that finding a speaker needs: verb groups, noun phrases, and the pronouns
// around them.
//
// Takes: Prose and the quoted regions, which no phrase enters. Gives: runs of tokens. Works by the
// lexicon's readings of a form and by place alone; an empty run means that nothing certain stands
// there.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "read/quotes/marks.h"

namespace recoupe {

inline constexpr std::uint32_t kCueReach = 24;      // tokens between a verb and its "that"
inline constexpr std::uint32_t kShortestWords = 3;  // tokens: "he said so" reports nothing

enum class PronounRole : std::uint8_t {
  kNone,
  kSubject,
  kSpeaker,
  kInverted,
  kRelative,
  kObject,
  kReflexive,
  kNegation,
  kRestriction,
  kTonic
};

struct SpeechGroup {
  Run<Token> run{};        // "l'a aussi répété", "s'est-elle étonnée"
  std::uint32_t verb = 0;  // the token that says
  Run<Token> pronoun{};    // "-t-il" within or after it
  bool finite = false, infinitive = false, gerund = false;
  bool passive = false, negated = false;
  bool restricted = false;  // "n'admet que 12 morts": negated but for what follows
  bool modal = false;       // "will say": nobody has said it
};

class Phrases {
 public:
  Phrases(const Prose& prose, std::span<const Quoted> quoted);

  // The region that holds a token, or -1.
  std::int32_t region(std::uint32_t i) const { return region_[i]; }
  bool is(std::uint32_t i, std::string_view sign) const {
    return i < size() && prose_.word(i) == sign;
  }
  bool sign(std::uint32_t i) const { return prose_.tokens[i].pos == Pos::kPunct; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(prose_.tokens.size()); }

  PronounRole role(std::uint32_t i) const;  // the first of the table
  bool has_role(std::uint32_t i, PronounRole role) const;
  bool plural(std::uint32_t i) const;  // of a pronoun
  bool finite(std::uint32_t i) const;  // surely a conjugated verb
  // A conjugated verb or an auxiliary where it stands.
  bool conjugated(std::uint32_t i) const;
  bool infinitive(std::uint32_t i) const;
  bool preposition(std::uint32_t i) const;
  bool conjunction(std::uint32_t i) const;
  bool article(std::uint32_t i) const;

  SpeechGroup group(std::uint32_t verb, std::uint32_t length, Run<Token> line) const;
  // The noun phrase that begins at `from`, with its appositions or without.
  Run<Token> after(std::uint32_t from, std::uint32_t end) const;
  Run<Token> simple(std::uint32_t from, std::uint32_t end) const;
  // The noun phrase that ends right before `end`.
  Run<Token> before(std::uint32_t end, std::uint32_t begin) const;
  // With ", the minister of X," between it and `end`.
  Run<Token> before_comma(std::uint32_t end, std::uint32_t begin) const;
  // A conjugated verb outside marks, or a participle that opens them.
  bool holds_clause(Run<Token> words) const;
  // Past days, adverbs and the places where things are said: "samedi", "dans un communiqué".
  std::uint32_t skip_circumstance(std::uint32_t i, std::uint32_t end) const;
  // Past those, noun phrases and what prepositions open.
  std::uint32_t skip_objects(std::uint32_t i, std::uint32_t end) const;
  // A subject and its verb begin here.
  bool clause_at(std::uint32_t i, std::uint32_t end) const;
  bool noun(std::uint32_t i) const { return reads_as(i, Pos::kNoun); }
  std::string_view gender(std::uint32_t i) const;  // of a pronoun: "n" for "it"
  bool neuter(std::uint32_t i) const { return gender(i) == "n"; }
  Span span(Run<Token> run) const;
  // Nothing follows in the line, or a sign that is no comma.
  bool at_end(std::uint32_t i, Run<Token> line) const;
  bool holds_region(std::uint32_t from, std::uint32_t end) const;
  bool all_quoted(std::uint32_t from, std::uint32_t end) const;  // signs aside
  // "et la chaîne Europe 1": the phrase behind a conjunction at `at`.
  Run<Token> coordinated(std::uint32_t at) const;

 private:
  std::uint32_t first_auxiliary(std::uint32_t verb, Run<Token> line) const;
  std::uint16_t verb_forms(std::uint32_t i) const;
  bool reads_as(std::uint32_t i, Pos pos) const;
  bool nominal(std::uint32_t i) const;
  bool link(std::uint32_t i) const;
  bool joins(std::uint32_t i) const;
  std::uint32_t simple_after(std::uint32_t from, std::uint32_t end) const;
  bool helps(std::uint32_t i, std::string_view role) const;
  bool part_of_group(std::uint32_t i) const;

  const Prose& prose_;
  const Table& pronouns_;
  const Table &communique_, &circumstances_, &helpers_, &links_;
  std::size_t role_column_, plural_column_, gender_column_;
  std::vector<std::int32_t> region_;
};

}  // namespace recoupe
