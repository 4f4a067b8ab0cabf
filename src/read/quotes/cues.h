// Finds the cues of a line: the verbs and phrases that say who answers for words, each with the
// words that name who.
//
// Takes: Prose, its phrases and speakers, and one line (a sentence, or several that one quotation
// holds together). Gives: its cues in order of the text. In "Selon Val-Infos, la mairie a
// juré que": "Selon" of "Val-Infos", "a juré" of "la mairie". A word without a source is no cue.
// Does not: say which words are theirs (cue_words.h). Private to read/quotes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "read/quotes/amounts.h"
#include "read/quotes/phrases.h"
#include "read/quotes/speakers.h"

namespace recoupe {

// What a verb of speech_verbs.tsv takes.
struct SpeechTakes {
  bool that = false, bare = false, strict = false, object = false, infinitive = false;
  bool inserted = false, quote = false, amount = false, thing = false;
  bool charge = false, passive = false, state = false, measure = false, marked = false,
       name = false;
};

SpeechTakes parse_takes(std::string_view cell);

enum class CueKind : std::uint8_t { kVerb, kSource, kRelay, kSaid, kQuoted };

struct SpeechCue {
  CueKind kind{};
  SpeechTakes takes{};
  Rule rule = 0;
  SpeechGroup group{};
  Run<Token> run{};         // the words of the cue
  Run<Token> source{};      // who says
  std::uint32_t start = 0;  // first token of cue and source together
  std::uint32_t after = 0;  // first token after cue and source together
  bool opens = false;       // the line, but for a conjunction
  bool inverted = false;    // the source stands after the verb
  bool relative = false;    // "X, who said that …,"
  bool attached = false;    // set off from words before it by a comma or a mark
  bool passive = false;     // "is expected to": the source may be unknown
  bool carried = false;     // "Et d'ajouter : « A. »": whoever spoke before the line
};

class Cues {
 public:
  Cues(const Prose& prose, const TreeWalk& tree, const Phrases& phrases, const Speakers& speakers);

  std::vector<SpeechCue> find(Run<Token> line) const;

 private:
  // Of phrases: cues.cc.
  std::optional<SpeechCue> source_cue(std::uint32_t at, Match m, Run<Token> line) const;
  Run<Token> without_clause(Run<Token> source) const;
  std::optional<SpeechCue> noun_cue(std::uint32_t at, Run<Token> line) const;
  std::optional<SpeechCue> colon_cue(Run<Token> line) const;
  std::uint32_t verb_before(std::uint32_t colon, Run<Token> line) const;
  bool certain(const SpeechCue& cue, bool pronoun, Run<Token> line) const;
  Run<Token> whole_phrase(Run<Token> source, Run<Token> line) const;
  Run<Token> before_other(Run<Token> source, Run<Token> line) const;
  std::uint32_t to_comma(Run<Token> source, Run<Token> line) const;
  std::optional<SpeechCue> said_cue(const SpeechCue& cue, Run<Token> line) const;
  Run<Token> said_source(const SpeechCue& verb, std::uint32_t from, Run<Token> line) const;
  // Of verbs: verb_cues.cc.
  std::optional<SpeechCue> verb_cue(std::uint32_t at, Match m, Run<Token> line,
                                    const std::vector<SpeechCue>& before) const;
  bool shares_auxiliary(std::uint32_t verb) const;
  bool may_answer(const SpeechCue& cue, Run<Token> line) const;
  bool clause_follows(const SpeechGroup& g, Run<Token> line) const;
  std::optional<SpeechCue> passive_cue(SpeechCue cue, Run<Token> line) const;
  std::uint32_t teller(const SpeechCue& cue, Run<Token> line) const;
  bool clause_of_noun(std::uint32_t at, const SpeechGroup& g) const;
  bool noun_here(std::uint32_t at, const SpeechGroup& g) const;
  bool find_subject(SpeechCue& cue, Run<Token> line, const std::vector<SpeechCue>& before) const;
  bool place_subject(SpeechCue& cue, Run<Token> line, const std::vector<SpeechCue>& before) const;
  bool holds_verb(Run<Token> run) const;
  bool holds_comma(Run<Token> run) const;
  bool tree_subject(SpeechCue& cue, Run<Token> line) const;
  std::uint32_t behind_clause(std::uint32_t subject, std::uint32_t verb, std::uint32_t end) const;
  void join_title(SpeechCue& cue, Run<Token> line) const;
  Run<Token> phrase_of(std::uint32_t noun, Run<Token> bounds) const;
  bool tells_behind_clause(const SpeechCue& cue, Run<Token> line) const;
  bool subject_to_comma(SpeechCue& cue, Run<Token> line) const;
  void subject_before(SpeechCue& cue, Run<Token> line, const std::vector<SpeechCue>& before) const;
  bool inverted_subject(SpeechCue& cue, Run<Token> line) const;
  std::uint32_t past_insertions(std::uint32_t i, Run<Token> line) const;
  // Of verbs without a subject: joined_cues.cc.
  std::optional<SpeechCue> continuing(SpeechCue cue, Run<Token> line,
                                      const std::vector<SpeechCue>& before) const;
  bool marks_follow(const SpeechCue& cue, Run<Token> line) const;
  Run<Token> gerund_subject(const SpeechCue& cue, Run<Token> line) const;
  Run<Token> noun_that_says(std::uint32_t verb, Run<Token> line) const;
  Run<Token> line_subject(Run<Token> line, const std::vector<SpeechCue>& before,
                          std::uint32_t end) const;
  Run<Token> shared_subject(const SpeechCue& cue, Run<Token> line,
                            const std::vector<SpeechCue>& before, std::uint32_t end) const;

  const Prose& prose_;
  const TreeWalk& tree_;
  const Phrases& phrases_;
  const Speakers& speakers_;
  const Table& verbs_;
  const Table& nouns_;
  const Table& sources_;
  const Table& complementizers_;
  Amounts amounts_;
};

}  // namespace recoupe
