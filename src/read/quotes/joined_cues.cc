// The cues that are verbs without a subject of their own: an infinitive, a gerund, and a verb
// joined to another. Who says is told by what they hang on:
//
//   X a dit A avant de souligner que B.         X, who spoke before
//   X sent a letter suggesting that A.          X, who sent it
//   The mayor came, with X tweeting that A.     X
//
// Cost: linear in the words between a verb and its source.
#include <algorithm>

#include "read/quotes/cues.h"

namespace recoupe {

// "avant de souligner que", ", adding that": whoever spoke before in this line, or its subject.
std::optional<SpeechCue> Cues::continuing(SpeechCue cue, Run<Token> line,
                                          const std::vector<SpeechCue>& before) const {
  std::uint32_t start = cue.group.run.begin;
  while (start > line.begin && cue.group.run.begin - start < 3 && phrases_.region(start - 1) < 0 &&
         (phrases_.preposition(start - 1) || prose_.tokens[start - 1].pos == Pos::kAdv))
    --start;
  const bool set_off = start == line.begin || phrases_.is(start - 1, ",") ||
                       phrases_.region(start - 1) >= 0 || phrases_.conjunction(start - 1) ||
                       phrases_.sign(start - 1);
  const Relation hangs = tree_.relation(cue.group.verb);
  const bool manner =
      cue.group.gerund && ((start < cue.group.run.begin && hangs == Relation::kAdvcl) ||
                           marks_follow(cue, line));  // "by saying", "asking her, “why?”"
  const Run<Token> noun = hangs == Relation::kAcl && start == cue.group.run.begin
                              ? noun_that_says(cue.group.verb, line)
                              : Run<Token>{};
  if (!noun.empty() && cue.group.gerund) {
    cue.source = noun;
    cue.start = start;
    return cue;
  }
  if (const Run<Token> who = gerund_subject(cue, line); !who.empty()) {
    cue.source = who;
    cue.start = std::min(start, who.begin);
    return cue;
  }
  if (!set_off && !manner && (before.empty() || before.back().after != start)) return std::nullopt;
  if (cue.group.infinitive && start == cue.group.run.begin) return std::nullopt;
  cue.start = start;
  cue.attached = true;
  // "Et d'ajouter : « A. »"
  cue.carried = cue.group.infinitive && start <= line.begin + 1 && before.empty() &&
                phrases_.is(cue.group.run.end, ":");
  if (cue.carried) return cue;
  cue.source = shared_subject(cue, line, before, cue.start);
  if (cue.source.empty()) return std::nullopt;
  return cue;
}

// Words in marks stand right behind the verb, or behind whom it is said to and a comma.
bool Cues::marks_follow(const SpeechCue& cue, Run<Token> line) const {
  std::uint32_t i = cue.group.run.end;
  if (i < line.end && phrases_.has_role(i, PronounRole::kObject)) ++i;
  if (i < line.end && phrases_.is(i, ",")) ++i;
  return (cue.takes.quote || cue.takes.inserted) && i < line.end && phrases_.region(i) >= 0;
}

// "with Paul Fox tweeting that A": its own subject; "sent a letter suggesting that A": whoever sent
// it.
Run<Token> Cues::gerund_subject(const SpeechCue& cue, Run<Token> line) const {
  const std::uint32_t verb = cue.group.verb;
  if (!cue.group.gerund) return {};
  if (!match(prose_, complementizers_, cue.group.run.end, line.end) && !marks_follow(cue, line))
    return {};
  std::uint32_t subject = tree_.own_subject(verb);
  const std::uint32_t before = cue.group.run.begin;
  if (subject == kNoHead && before > line.begin && speakers_.is_text(before - 1))
    subject = tree_.subject(verb);
  if (subject == kNoHead || subject < line.begin || subject >= before) return {};
  const Run<Token> who = phrase_of(subject, {line.begin, before});
  return speakers_.names_someone(who) ? who : Run<Token>{};
}

// "issued a statement saying that A": whoever issued it; "12 percent of voters saying that A":
// they.
Run<Token> Cues::noun_that_says(std::uint32_t verb, Run<Token> line) const {
  const std::uint32_t noun = tree_.head(verb);
  if (noun == kNoHead || noun < line.begin || noun >= verb) return {};
  const Run<Token> words = phrase_of(noun, {line.begin, verb});
  if (words.empty() || words.end != verb) return {};
  const std::uint32_t giver = tree_.head(noun);
  const std::uint32_t subject = giver == kNoHead ? kNoHead : tree_.own_subject(giver);
  if (speakers_.is_text(noun) && subject != kNoHead && subject >= line.begin && subject < giver)
    return phrase_of(subject, {line.begin, giver});
  return speakers_.names_someone(words) ? words : Run<Token>{};
}

// Whose verb it is joined to or hangs on.
Run<Token> Cues::shared_subject(const SpeechCue& cue, Run<Token> line,
                                const std::vector<SpeechCue>& before, std::uint32_t end) const {
  const std::uint32_t verb = cue.group.verb;
  const std::uint32_t subject = tree_.subject(verb);
  if (subject != kNoHead && subject >= line.begin && subject < verb) {
    const Run<Token> source = phrase_of(subject, {line.begin, verb});
    // "said the bridge would be shut and warned that": a bridge does not warn.
    const bool pronoun = phrases_.role(subject) != PronounRole::kNone;
    // "He said he would stay and warned that": whoever said it warned.
    if (pronoun && !before.empty() && before.back().kind == CueKind::kVerb &&
        subject > before.back().group.verb && tree_.below(verb, before.back().group.verb))
      return before.back().source;
    if (!source.empty() && (before.empty() || pronoun || speakers_.names_someone(source)))
      return source;
  }
  return line_subject(line, before, end);
}

Run<Token> Cues::line_subject(Run<Token> line, const std::vector<SpeechCue>& before,
                              std::uint32_t end) const {
  for (auto c = before.rbegin(); c != before.rend(); ++c)
    if (c->kind == CueKind::kVerb && !c->source.empty()) return c->source;
  std::uint32_t i = phrases_.skip_circumstance(line.begin, end);
  if (i < end && phrases_.preposition(i))
    i = std::max(i, phrases_.simple(i + 1, end).end);  // "In August, ..."
  while (i < end && phrases_.is(i, ",")) ++i;
  if (i < end && phrases_.role(i) == PronounRole::kSubject) return {i, i + 1};
  const Run<Token> first = phrases_.after(i, end);
  return first.empty() || !speakers_.names_someone(first) ? Run<Token>{} : first;
}

}  // namespace recoupe
