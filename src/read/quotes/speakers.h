// Who a source is: the mention that its words name, or the person whom its pronoun means.
//
// Takes: Prose, its phrases, the article's mentions. Gives: Quote::source and Quote::speaker.
// "un cousin de Brandt" is not Brandt; "il" is whoever opens a sentence since the last person
// spoke, else that person, else the first of the nearest sentence before that has one; nobody of
// the other gender. Does not: find the source's words (cues.h). Private
// to read/quotes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "read/language/prose.h"
#include "read/quotes/phrases.h"
#include "recoupe/reading.h"

namespace recoupe {

class Speakers {
 public:
  Speakers(const Prose& prose, std::span<const Mention> mentions, const Phrases& phrases);

  // Names the source of a quotation; a person is remembered for the pronouns that follow.
  void name(Quote& q, Run<Token> source);
  // The mention that a source names: a person anywhere at its head or in apposition, else whatever
  // begins first.
  std::optional<Index<Mention>> mention_in(Span source) const;
  bool names_someone(Run<Token> run) const;
  // The words are one person's name, with an office or without.
  bool is_person(Span words) const;
  // Or the name of a body or a medium alone.
  bool is_speaker(Span words) const;
  // What is said stands in it: "statement", "letter".
  bool is_text(std::uint32_t noun) const;
  // A person, body or medium, or a noun of source_nouns.tsv at the head.
  bool someone_first(Run<Token> run) const;
  // The same, or a pronoun that stands for someone.
  bool answers(Run<Token> source) const;

 private:
  Relation clause_of(Span name, Span source) const;
  bool is_governed(std::uint32_t name, std::uint32_t source) const;
  Index<Mention> antecedent(std::uint32_t pronoun) const;
  std::string_view gender(const Mention& m) const;
  bool agrees(Index<Mention> who, std::string_view as) const;
  Index<Mention> opener(std::uint32_t at, std::uint32_t since, std::string_view as) const;
  Index<Mention> body_before(std::uint32_t at, std::string_view as) const;
  bool inside_marks(Span s) const;
  std::size_t sentence_of(std::uint32_t byte) const;
  bool same_sentence(std::uint32_t a, std::uint32_t b) const;
  bool near(std::uint32_t earlier, std::uint32_t later) const;

  const Prose& prose_;
  std::span<const Mention> mentions_;
  const Phrases& phrases_;
  const Table& nouns_;
  Index<Mention> last_person_{};
  std::uint32_t spoke_ = 0;  // where the words end that named them
};

}  // namespace recoupe
