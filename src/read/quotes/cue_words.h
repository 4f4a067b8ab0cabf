// The words that each cue of a line answers for.
//
// Takes: a line and its cues. Gives: a draft of each quotation, in order of the cues. In "« A »,
// a répliqué X, selon Y" the cue "a répliqué" has the words before it, and "selon" hands them on
// as a relay. A cue without words gives nothing. Private to read/quotes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "read/quotes/amounts.h"
#include "read/quotes/cues.h"
#include "read/quotes/marks.h"
#include "read/quotes/phrases.h"
#include "read/quotes/speakers.h"
#include "recoupe/reading.h"

namespace recoupe {

inline constexpr std::uint32_t kMaxOwn = 12;  // tokens: ", contre 24 500 au plus"

struct QuoteDraft {
  Quote quote{};
  std::vector<Span> spans;
  std::uint32_t end = 0;  // token after the last of its words
  bool carried = false;   // who says it is told in a line before
};

class CueWords {
 public:
  CueWords(const Prose& prose, const TreeWalk& tree, std::span<const Quoted> quoted,
           const Phrases& phrases, Speakers& speakers);

  std::vector<QuoteDraft> read(Run<Token> line, const std::vector<SpeechCue>& cues);

 private:
  // Of any cue: cue_words.cc.
  std::uint32_t end_of(const std::vector<SpeechCue>& all, std::size_t c, Run<Token> line) const;
  bool ends(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) const;
  bool clause_goes_on(std::uint32_t link, std::uint32_t end) const;
  bool match_where(std::uint32_t i, std::string_view where) const;
  void source_quote(const SpeechCue& cue, Run<Token> line, std::uint32_t limit);
  std::uint32_t own_words(const SpeechCue& cue, std::uint32_t from) const;
  void relay(const SpeechCue& cue);
  QuoteDraft draft(const SpeechCue& cue, std::uint32_t begin, std::uint32_t end, bool clause);
  Manner manner_of(const SpeechCue& cue, std::uint32_t begin, std::uint32_t end, bool clause,
                   bool whole) const;
  std::uint32_t trim(std::uint32_t begin, std::uint32_t end) const;
  void outer(QuoteDraft d);
  void keep(QuoteDraft d);
  // Of what is no clause: complements.cc.
  bool complement(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit);
  bool named(const SpeechCue& cue, std::uint32_t limit);
  bool opens(const SpeechCue& cue, std::uint32_t child, std::uint32_t from) const;
  bool infinitive_below(std::uint32_t child) const;
  bool goes_on(std::uint32_t child) const;
  bool points_back(Run<Token> words) const;
  bool someone_says(const SpeechCue& cue) const;
  void passive_words(const SpeechCue& cue, Run<Token> line, std::uint32_t limit);
  Run<Token> subject_of(std::uint32_t verb, Run<Token> bounds) const;
  // Of verbs: verb_words.cc.
  std::uint32_t joined_verb(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) const;
  void verb_quote(const SpeechCue& cue, Run<Token> line, std::uint32_t limit);
  bool bare_relative(const SpeechCue& cue) const;
  std::uint32_t comma_from(std::uint32_t from, std::uint32_t limit) const;
  bool title_before(std::uint32_t end) const;
  bool of_the_clause(const SpeechCue& cue, std::uint32_t word) const;
  bool clause_behind(const SpeechCue& cue, std::uint32_t limit) const;
  bool amount_behind(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit);
  bool amount(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit);
  bool passive_amount(const SpeechCue& cue, Run<Token> line);
  bool takes_clause(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) const;
  std::uint32_t object_of(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) const;
  bool of_a_noun(const SpeechCue& cue, std::uint32_t that) const;
  bool gap_to_that(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit);
  std::uint32_t far_clause(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) const;
  std::uint32_t colon_after(std::uint32_t from, std::uint32_t limit) const;
  bool bare_clause(std::uint32_t from, std::uint32_t limit) const;
  std::uint32_t object_end(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) const;
  bool stops_before(std::uint32_t mark) const;
  void after_cue(const SpeechCue& cue, std::uint32_t begin, std::uint32_t limit, bool clause);
  // Of words before a verb: before_verb.cc.
  bool before_cue(const SpeechCue& cue, Run<Token> line, std::uint32_t limit);
  std::uint32_t rest_after(const SpeechCue& cue, std::uint32_t limit) const;
  void add_rest(QuoteDraft& d, std::uint32_t from, std::uint32_t limit) const;
  bool opens_quotation(const SpeechCue& cue, std::uint32_t limit) const;
  bool inserted(const SpeechCue& cue, std::uint32_t limit) const;
  bool said_before(const SpeechCue& cue, Run<Token> words) const;
  bool comma_inside(std::uint32_t end) const;
  bool ends_or_resumes(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) const;
  std::uint32_t quoted_from(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t marks_after(const SpeechCue& cue, std::uint32_t limit) const;
  bool marks_go_on(const SpeechCue& cue, Run<Token> before, std::uint32_t limit) const;
  void resume(const SpeechCue& cue, QuoteDraft& d, std::uint32_t limit) const;

  const Prose& prose_;
  const TreeWalk& tree_;
  std::span<const Quoted> quoted_;
  const Phrases& phrases_;
  Speakers& speakers_;
  const Table& sources_;
  const Table& complementizers_;
  const Table& breaks_;
  const Table& links_;
  Amounts amounts_;
  std::vector<QuoteDraft> drafts_;  // of the line
  std::uint32_t low_ = 0;           // first token of the line that no quotation has taken
  std::uint32_t closed_ = 0;        // the same, but for words behind a verb
  bool last_ = false;               // no cue follows in the line
  bool more_sources_ = false;       // no phrase
  std::uint32_t sourced_ = 0;       // behind the last phrase that has words before it
};

}  // namespace recoupe
