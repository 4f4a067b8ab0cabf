// The words of a verb of speech that are no clause of its own: an infinitive, a thing, and what a
// passive says of its subject. They are children of the verb in the tree, and stand right behind
// it:
//
//   X a promis de rester.                  [de rester]
//   X called for a new vote on Friday.     [a new vote]
//   X criticised the mayor for the delay.  [the mayor for the delay]
//   The minister is expected to resign.    [The minister] [to resign]
//
// Cost: linear in the children of the verb.
#include <algorithm>
#include <utility>

#include "read/quotes/cue_words.h"

namespace recoupe {

// A thing is said only by someone: "the film shows a harbour" reports nothing.
bool CueWords::someone_says(const SpeechCue& cue) const {
  if (cue.source.size() == 1 && phrases_.role(cue.source.begin) != PronounRole::kNone)
    return !phrases_.neuter(cue.source.begin);
  // "the arrest of the minister" is no minister.
  std::uint32_t end = cue.source.begin + 1;
  while (end < cue.source.end && !(phrases_.preposition(end) && !phrases_.article(end))) ++end;
  return speakers_.names_someone({cue.source.begin, end});
}

// Does the child begin what is said?
bool CueWords::opens(const SpeechCue& cue, std::uint32_t child, std::uint32_t from) const {
  const Relation r = tree_.relation(child);
  if (cue.takes.infinitive && prose_.tokens[child].pos == Pos::kVerb &&
      (r == Relation::kXcomp || (r == Relation::kAdvcl && cue.takes.object && goes_on(child))))
    return true;
  // "a demandé aux habitants de rester"
  if (cue.takes.infinitive && r != Relation::kAdvcl && infinitive_below(child)) return true;
  if (!(cue.takes.thing || cue.takes.charge) || phrases_.role(child) != PronounRole::kNone)
    return false;
  return r == Relation::kObj || tree_.phrase(child).begin < from;  // "called for" a vote
}

// "urged residents to stay": the tree may hang what is asked on those who are asked.
bool CueWords::infinitive_below(std::uint32_t child) const {
  const std::uint32_t asked = tree_.child(child, Relation::kAcl);
  return asked != kNoHead && prose_.tokens[asked].pos == Pos::kVerb &&
         tree_.child(asked, Relation::kMark) != kNoHead;
}

// "the mayor for the delay", "the plan as a failure", "the council to act"
bool CueWords::goes_on(std::uint32_t child) const {
  const Relation r = tree_.relation(child);
  if (r == Relation::kXcomp) return true;
  std::uint32_t first = tree_.phrase(child).begin;
  if (phrases_.has_role(first, PronounRole::kNegation)) ++first;  // "residents not to cross"
  return (r == Relation::kObl || r == Relation::kAdvcl) && match(prose_, links_, first, first + 1);
}

// "ces accusations", "those claims": words of someone that stand elsewhere.
bool CueWords::points_back(Run<Token> words) const {
  const Table& determiners = prose_.language->table("determiners");
  const Match m = match(prose_, determiners, words.begin, words.end);
  return m && determiners.cell(m.row, "kind") == "demonstrative" && words.size() == m.length + 1u &&
         match(prose_, prose_.language->table("speech_nouns"), words.end - 1, words.end);
}

// "called the charges unfounded", "call it a mistake": something, and right behind it what it is
// called, which a tree may take for a second object.
bool CueWords::named(const SpeechCue& cue, std::uint32_t limit) {
  Run<Token> thing{};
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const Run<Token> words = tree_.phrase(c);
    const Relation r = tree_.relation(c);
    const bool object = r == Relation::kObj || r == Relation::kIobj;
    if (object && words.begin == cue.group.run.end) {
      thing = words;
    } else if (!thing.empty() && words.begin == thing.end) {
      const Token& t = prose_.tokens[c];  // "calls itself the Brigade" gives a name
      const bool called =
          (t.pos == Pos::kNoun || t.pos == Pos::kAdj) && (t.shape & (kCapital | kAllCaps)) == 0;
      if (!called || !(r == Relation::kObj || r == Relation::kXcomp) || words.end > limit) break;
      keep(draft(cue, thing.begin, words.end, false));
      return true;
    }
  }
  return false;
}

bool CueWords::complement(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) {
  const SpeechTakes& takes = cue.takes;
  if (!takes.thing && !takes.charge && !takes.infinitive && !takes.name) return false;
  if (!someone_says(cue)) return false;
  if (takes.name) return named(cue, limit);
  std::uint32_t end = from;
  std::uint32_t parts = 0;
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const Run<Token> words = tree_.phrase(c);
    if (c < from || words.end <= end) continue;
    if (words.begin > end || !(parts == 0 ? opens(cue, c, from) : goes_on(c))) break;
    end = std::min(words.end, limit);
    parts += tree_.relation(c) == Relation::kXcomp || infinitive_below(c) ? 2 : 1;
  }
  end = trim(from, end);
  // "praised the mayor" says nothing of her, "for her calm" does; "those claims" are told before.
  if (end <= from || (parts == 1 && (!takes.thing || points_back({from, end})))) return false;
  // "reported, citing the police": those who told it.
  if (parts == 1 && cue.group.gerund && speakers_.someone_first({from, end})) return false;
  keep(draft(cue, from, end, false));
  return true;
}

// The words before a verb that are its subject; none where a pronoun stands for them.
Run<Token> CueWords::subject_of(std::uint32_t verb, Run<Token> bounds) const {
  std::uint32_t subject = tree_.own_subject(verb);
  if (tree_.relation(verb) == Relation::kAcl) subject = tree_.head(verb);  // "the 12 dead reported"
  if (subject == kNoHead || subject < bounds.begin || subject >= bounds.end) return {};
  if (phrases_.role(subject) == PronounRole::kRelative) return {};
  const Run<Token> words = tree_.phrase(subject);
  const std::uint32_t begin = std::max(words.begin, bounds.begin);
  return {begin, std::max(begin, trim(begin, std::min(words.end, bounds.end)))};
}

// "The crowd was put at 300 by the police", "40 arrests were reported by the police": an amount
// between the verb and who says it, or in the subject.
bool CueWords::passive_amount(const SpeechCue& cue, Run<Token> line) {
  if (cue.source.empty() || !(cue.takes.amount || cue.takes.measure)) return false;
  const std::uint32_t from = cue.group.run.end;
  const std::uint32_t at =
      amounts_.at(from, cue.source.begin) ? from : amounts_.measured(from, cue.source.begin);
  std::uint32_t end = cue.source.begin;
  while (end > at && phrases_.preposition(end - 1)) --end;
  if (at < end) {
    keep(draft(cue, at, end, false));
    return true;
  }
  const Run<Token> told = subject_of(cue.group.verb, {std::max(low_, line.begin), cue.start});
  if (!cue.takes.amount) return false;
  for (std::uint32_t i = told.begin; i < told.end; ++i) {  // "the death of three soldiers"
    if (!amounts_.at(i, told.end)) continue;
    keep(draft(cue, told.begin, told.end, false));
    return true;
  }
  return false;
}

// "It was announced that A", "X was accused by Y of A".
void CueWords::passive_words(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) {
  if (cue.group.negated || passive_amount(cue, line)) return;
  const std::uint32_t from = phrases_.skip_circumstance(cue.after, limit);
  if (from >= limit || phrases_.region(from) >= 0) return;
  if (cue.takes.that && gap_to_that(cue, from, limit)) return;
  if (!cue.takes.infinitive) return;
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const Run<Token> words = tree_.phrase(c);
    if (c < from || words.begin != from || !goes_on(c)) continue;
    const std::uint32_t end = trim(from, std::min(words.end, limit));
    if (end < from + 2) return;
    QuoteDraft d = draft(cue, from, end, false);
    const std::uint32_t low = std::max(low_, line.begin);
    if (const Run<Token> who = subject_of(cue.group.verb, {low, cue.group.run.begin}); !who.empty())
      d.spans.insert(d.spans.begin(), phrases_.span(who));
    keep(std::move(d));
    return;
  }
}

}  // namespace recoupe
