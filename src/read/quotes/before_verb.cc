// The words of a verb of speech that stand before it, and what of them goes on behind it.
//
//   « A », a déclaré X, « B ».            [A] [B]
//   The troops, he said, would go.        [The troops] [would go]
//   In that case, he said, “we leave.”    [In that case] [we leave.]
//   On Monday, he said, “we leave.”       nothing: a day is no part of what is said
//
// Cost: linear in the line.
#include <algorithm>
#include <utility>

#include "read/quotes/cue_words.h"

namespace recoupe {

// "…", a déclaré X[, "…"]: the words before a cue that a comma or a mark sets off.
bool CueWords::before_cue(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) {
  if (!cue.attached || !cue.group.finite || cue.start <= line.begin) return false;
  const bool subject_first = !cue.inverted;
  std::uint32_t end = cue.start;
  if (phrases_.is(end - 1, ",")) --end;
  const bool marked = end > line.begin && phrases_.region(end - 1) >= 0;
  // "X said that A, which means B, he added", "We said: “A”, says Y": what closes the line answers
  // for all of it.
  const bool taken = !marked || (cue.inverted && end <= low_);
  const std::uint32_t low = taken && ends(cue, line, limit) ? closed_ : low_;
  if (end <= low) return false;
  // "La France, a dit X" needs a verb that may be inserted; words in marks need no more than a
  // verb of speech.
  if (!marked && (!cue.takes.inserted || cue.relative)) return false;
  if (!marked && cue.inverted && cue.group.pronoun.empty() && cue.start == low) return false;
  // "He took his bag, and said:" has its words in the next line.
  if (!marked && phrases_.is(line.end - 1, ":") && phrases_.region(line.end - 1) < 0) return false;
  const std::uint32_t rest = marked ? limit : rest_after(cue, limit);
  const bool goes_on = !marked && marks_go_on(cue, {low, end}, limit);
  if (subject_first && !marked && rest == limit && !goes_on && !ends(cue, line, limit) &&
      !inserted(cue, limit))
    return false;
  if (subject_first && marked && !(cue.takes.inserted || cue.takes.quote)) return false;
  if (subject_first && marked && !phrases_.is(cue.start - 1, ",") && !comma_inside(end) &&
      !phrases_.all_quoted(line.begin, end))
    return false;
  if (subject_first && marked && !ends_or_resumes(cue, line, limit)) return false;
  if ((cue.group.negated || cue.group.modal) && !marked) return false;
  if (!marked && subject_first && opens_quotation(cue, limit)) return false;
  std::uint32_t begin = low;
  while (begin < end &&
         (phrases_.is(begin, ",") || (begin > line.begin && phrases_.conjunction(begin))))
    ++begin;
  if (marked) begin = quoted_from(begin, end);
  if (!marked && !goes_on && rest == limit &&
      (end - begin < kShortestWords || !said_before(cue, {begin, end})))
    return false;
  QuoteDraft d = draft(cue, begin, end, false);
  if (goes_on) d.quote.manner = Manner::kMixed;
  if (rest < limit)
    add_rest(d, rest, limit);
  else
    resume(cue, d, limit);
  closed_ = std::max(d.end, std::max(cue.after, cue.group.run.end));
  keep(std::move(d));
  return true;
}

// "In her speech, X praised Y" says nothing with "In her speech": the words end with a circumstance
// of the verb.
bool CueWords::said_before(const SpeechCue& cue, Run<Token> words) const {
  const std::uint32_t head = tree_.head(cue.group.verb);
  if (head >= words.begin && head < words.end) return true;
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const Relation r = tree_.relation(c);
    const bool circumstance =
        r == Relation::kObl || r == Relation::kAdvcl || r == Relation::kAdvmod;
    if (circumstance && c < words.end && tree_.phrase(c).end >= words.end) return false;
  }
  return true;
}

// "Asked why, X said, “Because.”": marks behind the verb that begin a sentence are all that is
// said.
bool CueWords::opens_quotation(const SpeechCue& cue, std::uint32_t limit) const {
  std::uint32_t i = phrases_.skip_circumstance(cue.group.run.end, limit);
  if (i < limit && phrases_.is(i, ",")) ++i;
  if (i >= limit || phrases_.region(i) < 0) return false;
  while (i < limit && phrases_.sign(i)) ++i;
  return i < limit && (prose_.tokens[i].shape & kCapital) != 0;
}

// A comma follows the one that stands before.
bool CueWords::inserted(const SpeechCue& cue, std::uint32_t limit) const {
  const std::uint32_t i = phrases_.skip_circumstance(std::max(cue.after, cue.group.run.end), limit);
  return i < limit && phrases_.is(i, ",") && phrases_.is(cue.start - 1, ",");
}

// "The troops, he said, would stay": where the reported words go on, or the limit.
std::uint32_t CueWords::rest_after(const SpeechCue& cue, std::uint32_t limit) const {
  const std::uint32_t i = phrases_.skip_circumstance(std::max(cue.after, cue.group.run.end), limit);
  const bool words = i < limit && phrases_.is(i, ",") && trim(i + 1, limit) > i + 2;
  if (!words || phrases_.region(i + 1) >= 0) return limit;
  const bool other = match(prose_, sources_, i + 1, limit) || match_where(i + 1, "ends") ||
                     (phrases_.conjunction(i + 1) && !last_) ||
                     (cue.inverted && phrases_.has_role(i + 1, PronounRole::kRelative));
  return other ? limit : i + 1;
}

void CueWords::add_rest(QuoteDraft& d, std::uint32_t from, std::uint32_t limit) const {
  const std::uint32_t end = trim(from, limit);
  if (end <= from) return;
  d.spans.push_back(phrases_.span({from, end}));
  d.end = end;
}

// An English quotation has its comma inside: "We stay," he said.
bool CueWords::comma_inside(std::uint32_t end) const {
  return end >= 2 && phrases_.region(end - 2) >= 0 && phrases_.sign(end - 2);
}

bool CueWords::ends_or_resumes(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) const {
  const std::uint32_t i = phrases_.skip_circumstance(cue.group.run.end, line.end);
  if (i >= line.end || phrases_.sign(i) || i >= limit || phrases_.region(i) >= 0) return true;
  return !match(prose_, complementizers_, i, i + 1);
}

// Where the sentence around a closing quotation begins: the region's own first token, unless
// words that belong to the same clause stand before it.
std::uint32_t CueWords::quoted_from(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t first = end;
  while (first > begin && phrases_.region(first - 1) == phrases_.region(end - 1)) --first;
  if (first == begin) return begin;
  if (phrases_.is(first - 1, ".") || phrases_.is(first - 1, "?") || phrases_.is(first - 1, "!"))
    return first;
  return begin;
}

// Behind the speaker, those spoken to, a day, a place or what he does, and a sign: where marks
// open, or the limit.
std::uint32_t CueWords::marks_after(const SpeechCue& cue, std::uint32_t limit) const {
  const std::uint32_t from = std::max(cue.after, cue.group.run.end);
  for (std::uint32_t i = from; i < limit && i - from <= kMaxOwn; ++i) {
    if (phrases_.region(i) < 0 && phrases_.conjugated(i)) break;
    if (phrases_.region(i) < 0) continue;
    const std::uint32_t sign =
        i - (i > from + 1 && phrases_.conjunction(i - 1) ? 2 : 1);  // ", but"
    const bool opens = sign >= from &&
                       (phrases_.is(sign, ",") || phrases_.is(sign, ":") || phrases_.is(sign, "."));
    return opens || i == from ? i : limit;
  }
  return limit;
}

// "A", a dit X, "B": the quotation goes on behind the speaker.
void CueWords::resume(const SpeechCue& cue, QuoteDraft& d, std::uint32_t limit) const {
  const std::uint32_t i = marks_after(cue, limit);
  if (i >= limit) return;
  const Quoted& q = quoted_[static_cast<std::size_t>(phrases_.region(i))];
  d.spans.push_back(q.inside);
  d.end = std::max(d.end, std::min(q.end, limit));
}

// "In that case, he said, “we leave.”": the marks go on with the clause before the verb, unless
// that is no more than when and where it was said.
bool CueWords::marks_go_on(const SpeechCue& cue, Run<Token> before, std::uint32_t limit) const {
  std::uint32_t i = marks_after(cue, limit);
  if (i >= limit || before.empty() || !phrases_.is(i - 1, ",") || !phrases_.is(before.end, ","))
    return false;
  while (i < limit && phrases_.sign(i)) ++i;
  if (i >= limit || (prose_.tokens[i].shape & (kCapital | kAllCaps | kNumber)) != 0) return false;
  return phrases_.skip_circumstance(before.begin, before.end) < before.end;
}

}  // namespace recoupe
