// Quotations whose speaker a sign gives and no verb.
//
// Takes: Prose, its phrases and speakers, and lines. Gives: the words that name the speaker, and
// a draft of the quotation: "BRANDT: The road is shut." and « La route est coupée. » – Anna Petit.
// Signs are rows of speech_signs.tsv. Does not: take a place or a topic for a speaker ("Lyon : le
// pont rouvre"). Cost: linear in the line. Private to read/quotes.
#pragma once

#include <optional>
#include <string_view>

#include "read/language/prose.h"
#include "read/quotes/cue_words.h"
#include "read/quotes/phrases.h"
#include "read/quotes/speakers.h"

namespace recoupe {

class SpeakerLabels {
 public:
  SpeakerLabels(const Prose& prose, const Phrases& phrases, Speakers& speakers);

  // Does the language tell by which signs somebody speaks?
  bool known() const { return signs_.size() > 0; }
  // The row of the colon, or none.
  Rule rule(bool colon) const { return colon ? colon_ : 0; }
  // The speaker before a colon at the beginning of the line, or nothing.
  Run<Token> opening(Run<Token> line) const;
  // In capitals, as transcripts write the names of those who speak until the end of the block.
  bool transcript(Run<Token> label) const;
  QuoteDraft labelled(Run<Token> label, Run<Token> line);
  // The speaker behind a dash at the end of the line, whose words are the line, or the line before
  // where nothing else stands in this one.
  std::optional<QuoteDraft> signature(Run<Token> line, Run<Token> before);

 private:
  bool sign(std::uint32_t i, std::string_view place) const;
  bool names_speaker(Run<Token> label) const;
  QuoteDraft draft(Run<Token> words, Run<Token> source, std::uint32_t cue);

  const Prose& prose_;
  const Phrases& phrases_;
  Speakers& speakers_;
  const Table& signs_;
  Rule colon_;
};

}  // namespace recoupe
