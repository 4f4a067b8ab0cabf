// The words of a verb of speech, before it or behind it.
//
// Words that a comma or a mark sets off before the verb come first (before_verb.cc), then what
// stands behind it: a quotation, a clause with its "that", a colon, an infinitive, a bare clause,
// as far as the verb takes them (speech_verbs.tsv):
//
//   « A », a déclaré X, « B ».     [A] [B]
//   The troops, he said, would go. [The troops] [would go]
//   X a dit lundi que B.           [B]
//
// Cost: linear in the line; the gap before "that" and a colon is capped.
#include <algorithm>
#include <utility>

#include "read/quotes/cue_words.h"

namespace recoupe {
namespace {

bool clausal(Relation r) {
  return r == Relation::kConj || r == Relation::kParataxis || r == Relation::kAdvcl ||
         r == Relation::kCcomp;
}

}  // namespace

// "said that A and warned B": where another verb of speech of the same subject begins, or the
// limit.
std::uint32_t CueWords::joined_verb(const SpeechCue& cue, std::uint32_t from,
                                    std::uint32_t limit) const {
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const std::uint32_t begin = tree_.phrase(c).begin;
    if (tree_.relation(c) == Relation::kConj && begin > from && c < limit &&
        phrases_.region(begin) < 0 && tree_.own_subject(c) == kNoHead &&
        prose_.tokens[c].pos == Pos::kVerb)
      limit = begin;
  }
  return limit;
}

void CueWords::verb_quote(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) {
  if (cue.passive) return passive_words(cue, line, limit);
  const bool behind = clause_behind(cue, limit);
  if (!behind && before_cue(cue, line, limit)) return;
  std::uint32_t from = cue.inverted && cue.group.pronoun.empty() ? cue.after : cue.group.run.end;
  from = object_of(cue, from, limit);
  from = phrases_.skip_circumstance(from, limit);
  if (from > cue.group.run.end && of_the_clause(cue, from - 1)) --from;
  if (from < limit && phrases_.is(from, ",") && from + 1 < limit && phrases_.region(from + 1) >= 0)
    ++from;
  limit = joined_verb(cue, from, limit);
  if (from >= limit) return;
  if (phrases_.region(from) >= 0) {  // said "…"
    const SpeechTakes& t = cue.takes;
    if (t.quote || t.inserted || t.bare || t.thing) after_cue(cue, from, limit, false);
    return;
  }
  if (cue.group.restricted && from == cue.group.run.end &&
      match(prose_, complementizers_, from, from + 1) && amount_behind(cue, from + 1, limit))
    return;
  if (cue.group.negated || cue.group.modal) return;
  // "the claim that A was shared by few": no more than hangs on the noun.
  if (prose_.tokens[cue.group.verb].pos == Pos::kNoun)
    limit = std::min(limit, std::max(from, tree_.phrase(cue.group.verb).end));
  if (cue.takes.that && gap_to_that(cue, from, limit)) return;
  if (const std::uint32_t clause = far_clause(cue, from, limit); clause < limit)
    return after_cue(cue, clause, limit, true);
  if (const std::uint32_t colon = colon_after(from, limit); colon < limit) {
    if (colon + 1 < limit &&
        (phrases_.region(colon + 1) >= 0 || cue.takes.that || cue.takes.inserted))
      after_cue(cue, colon + 1, limit, false);
    return;
  }
  if (cue.takes.bare && bare_relative(cue) &&
      phrases_.conjugated(from)) {  // "which X says is shut"
    return after_cue(cue, from, comma_from(from, limit), true);
  }
  if (takes_clause(cue, from, limit) ||
      (behind && (cue.takes.bare || cue.takes.strict || cue.takes.that)))
    return after_cue(cue, from, limit, true);
  const std::uint32_t end = object_end(cue, from, limit);
  const bool marks = phrases_.holds_region(from, end);
  if (marks && (cue.takes.thing || cue.takes.charge) && complement(cue, from, limit)) return;
  if (marks && cue.takes.quote) return after_cue(cue, from, end, true);
  if (!amount_behind(cue, from, limit)) complement(cue, from, limit);
}

// "warned them not to go", "raconte comment A": a word before the clause that is of it.
bool CueWords::of_the_clause(const SpeechCue& cue, std::uint32_t word) const {
  const std::uint32_t clause = tree_.child(cue.group.verb, Relation::kCcomp);
  return phrases_.has_role(word, PronounRole::kNegation) ||
         (clause != kNoHead && tree_.relation(word) == Relation::kAdvmod &&
          tree_.phrase(clause).begin == word && tree_.head(word) == clause);
}

// Where the objects of the verb end, with the marks that they reach into: "a jugé « grave » la
// situation", "called him a “crook” [and left]".
std::uint32_t CueWords::object_end(const SpeechCue& cue, std::uint32_t from,
                                   std::uint32_t limit) const {
  std::uint32_t end = from;
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const Run<Token> words = tree_.phrase(c);
    const Relation r = tree_.relation(c);
    if (words.end <= end || r == Relation::kPunct) continue;
    if (words.begin > end + 1 || r == Relation::kConj || r == Relation::kParataxis) break;
    end = words.end;
  }
  if (end == from) return limit;
  if (end < limit && phrases_.region(end) >= 0) ++end;
  while (end < limit && phrases_.region(end) >= 0 &&
         phrases_.region(end) == phrases_.region(end - 1))
    ++end;
  return std::min(end, limit);
}

// "everything she says is wrong": what follows belongs to the noun before.
bool CueWords::bare_relative(const SpeechCue& cue) const {
  return !cue.relative && tree_.relation(cue.group.verb) == Relation::kAclRelcl;
}

std::uint32_t CueWords::comma_from(std::uint32_t from, std::uint32_t limit) const {
  while (from < limit && !(phrases_.is(from, ",") && phrases_.region(from) < 0)) ++from;
  return from;
}

// Does the tree give the verb a clause behind it? "While A, X said B"
bool CueWords::clause_behind(const SpeechCue& cue, std::uint32_t limit) const {
  if (cue.group.negated || cue.group.modal || bare_relative(cue)) return false;
  const std::uint32_t clause = tree_.child(cue.group.verb, Relation::kCcomp);
  const std::uint32_t from = std::max(cue.after, cue.group.run.end);
  if (clause == kNoHead || clause < from || clause >= limit) return false;
  // "The museum, he said, would stay": the words go on behind what is inserted.
  if (cue.takes.inserted && cue.attached && rest_after(cue, limit) < limit) return false;
  // Words in marks before the verb are what it says, whatever follows.
  std::uint32_t before = cue.start;
  if (before > low_ && phrases_.is(before - 1, ",")) --before;
  if (cue.attached && before > low_ && phrases_.region(before - 1) >= 0)
    return title_before(before);
  return phrases_.region(clause) < 0 || !marks_go_on(cue, {low_, before}, limit);
}

// "On “The Morning Show,” the mayor said A": marks without a verb that a preposition opens.
bool CueWords::title_before(std::uint32_t end) const {
  std::uint32_t i = end;
  for (; i > low_ && phrases_.region(i - 1) == phrases_.region(end - 1); --i)
    if (phrases_.conjugated(i - 1)) return false;
  const bool opens = phrases_.preposition(low_) || prose_.tokens[low_].pos == Pos::kPrep;
  return i > low_ && opens && !phrases_.holds_region(low_, i);
}

// "annonce 164 morts", "fait état d'au moins 164 morts": a number of something follows; "puts the
// crowd at 300": it follows the object.
bool CueWords::amount_behind(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) {
  if (cue.takes.measure && someone_says(cue)) {
    // "Death toll put at 300" of a headline has no object and is a passive.
    const std::uint32_t at = from < limit ? amounts_.measured(from + 1, limit) : limit;
    if (at < limit && amount(cue, at, limit)) return true;
  }
  if (!cue.takes.amount) return false;
  // "porte à plus de 31 000": adverbs before a number are of it.
  std::uint32_t first = from;
  while (first > cue.group.run.end && prose_.tokens[first - 1].pos == Pos::kAdv) --first;
  if (!amounts_.at(from, limit) || amounts_.at(first, limit)) from = first;
  return amounts_.at(from, limit) && amount(cue, from, limit);
}

// Keeps the amount at `from`, and those that other sources give behind it.
bool CueWords::amount(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) {
  const std::uint32_t i = amounts_.past_hedges(from, limit);
  // Other clauses of the verb say something else.
  std::uint32_t last = limit;
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    const std::uint32_t begin = tree_.phrase(c).begin;
    if (c <= i || begin <= i || !clausal(tree_.relation(c))) continue;
    // "12 dead and 30 wounded": the tree may take the last word for a verb.
    if (amounts_.number_at(begin - 1, begin)) continue;
    if (phrases_.conjunction(begin) && amounts_.at(begin + 1, limit)) continue;
    last = std::min(last, begin);
  }
  for (std::uint32_t sign = i; sign < last; ++sign)
    if (phrases_.is(sign, ";")) last = sign;
  const Amounts::Rival rival = amounts_.rival(i, limit, speakers_);
  if (!rival.source.empty()) last = std::min(last, rival.sign);
  const std::uint32_t end = trim(from, last);
  if (end <= i) return false;
  keep(draft(cue, from, end, false));
  if (rival.source.empty()) return true;
  SpeechCue other = cue;
  other.source = rival.source;
  amount(other, rival.begin, limit);
  return true;
}

// What needs no "that": "dit avoir vu", "said the troops had left".
bool CueWords::takes_clause(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) const {
  if (cue.takes.infinitive && phrases_.infinitive(from) && !phrases_.article(from)) return true;
  if (phrases_.noun(cue.group.verb)) return false;
  const bool clause = !bare_relative(cue);
  return (clause && cue.takes.bare && bare_clause(from, limit)) ||
         (clause && cue.takes.strict && phrases_.clause_at(from, limit));
}

// "told reporters", "leur assure": a noun phrase before "that".
std::uint32_t CueWords::object_of(const SpeechCue& cue, std::uint32_t from,
                                  std::uint32_t limit) const {
  if (from >= limit || phrases_.region(from) >= 0) return from;
  if (phrases_.role(from) == PronounRole::kObject && from + 1 < limit && !phrases_.article(from))
    return from + 1;
  if (!cue.takes.object) return from;
  const Run<Token> whom = phrases_.simple(from, limit);
  return whom.empty() || phrases_.finite(std::min(whom.end, limit - 1)) ? from : whom.end;
}

// "pledged troops to an area that needs more": the word is of a noun between.
bool CueWords::of_a_noun(const SpeechCue& cue, std::uint32_t that) const {
  const std::uint32_t verb = tree_.head(that);
  if (verb == kNoHead) return false;
  // "warned the ministry that A": those who are told, and what.
  if (cue.takes.object && phrases_.clause_at(that + 1, phrases_.size())) return false;
  if (tree_.relation(that) != Relation::kMark) return tree_.relation(verb) == Relation::kAclRelcl;
  const std::uint32_t noun = tree_.head(verb);  // "doubts the claim that A"
  return noun != kNoHead && noun > cue.group.verb && noun < that &&
         match(prose_, prose_.language->table("speech_nouns"), noun, that);
}

bool CueWords::gap_to_that(const SpeechCue& cue, std::uint32_t from, std::uint32_t limit) {
  for (std::uint32_t i = from; i < limit && i - from < kCueReach; ++i) {
    if (phrases_.region(i) >= 0 || phrases_.is(i, ":") || phrases_.is(i, ";")) return false;
    if (match(prose_, complementizers_, i, i + 1) && !phrases_.article(i - 1)) {
      if (of_a_noun(cue, i)) return false;
      after_cue(cue, i + 1, limit, true);
      return true;
    }
    if (phrases_.finite(i) || phrases_.role(i) == PronounRole::kRelative ||
        phrases_.role(i) == PronounRole::kSubject)
      return false;
  }
  return false;
}

// "said at a stop in Lund, Skåne, that A", "told the station's Ada Fox on Monday how A": where the
// clause begins that the tree gives the verb, behind other words of its own; else the limit.
std::uint32_t CueWords::far_clause(const SpeechCue& cue, std::uint32_t from,
                                   std::uint32_t limit) const {
  const SpeechTakes& t = cue.takes;
  const std::uint32_t clause = tree_.child(cue.group.verb, Relation::kCcomp);
  if (!(t.that || t.bare || t.strict) || clause == kNoHead || clause >= limit) return limit;
  std::uint32_t begin = tree_.phrase(clause).begin;
  while (begin < clause && phrases_.sign(begin)) ++begin;
  if (begin <= from || begin - from > kCueReach || phrases_.region(begin) >= 0) return limit;
  if (match(prose_, complementizers_, begin, limit)) return begin + 1;
  return t.object ? begin : limit;
}

std::uint32_t CueWords::colon_after(std::uint32_t from, std::uint32_t limit) const {
  for (std::uint32_t i = from; i < limit && i - from < kCueReach && phrases_.region(i) < 0; ++i) {
    if (phrases_.is(i, ":")) return i;
    if (phrases_.finite(i)) break;
  }
  return limit;
}

bool CueWords::bare_clause(std::uint32_t from, std::uint32_t limit) const {
  if (phrases_.sign(from) || phrases_.conjunction(from)) return false;
  for (std::uint32_t i = from + 1; i < limit; ++i) {
    if (phrases_.region(i) >= 0) continue;
    if (prose_.tokens[i].pos == Pos::kAux || phrases_.finite(i)) return true;
  }
  return false;
}

// Behind a mark: "so?”", "so.”"
bool CueWords::stops_before(std::uint32_t mark) const {
  return phrases_.is(mark - 1, ".") || phrases_.is(mark - 1, "?") || phrases_.is(mark - 1, "!");
}

void CueWords::after_cue(const SpeechCue& cue, std::uint32_t begin, std::uint32_t limit,
                         bool clause) {
  // "said that A; B": no more than A, unless another "that" follows.
  for (std::uint32_t i = begin; clause && i + 1 < limit; ++i)
    if (phrases_.is(i, ";") && phrases_.region(i) < 0 &&
        !match(prose_, complementizers_, i + 1, limit))
      limit = i;
  std::uint32_t end = trim(begin, limit);
  while (begin < end && phrases_.sign(begin) && phrases_.region(begin) < 0) ++begin;
  if (begin >= end) return;
  if (!clause && phrases_.region(begin) >= 0) {
    const std::uint32_t close =
        std::min(quoted_[static_cast<std::size_t>(phrases_.region(begin))].end, end);
    // "a jugé « inacceptable » cette décision": what follows belongs to the object.
    if (close < end && phrases_.is(close, ",")) end = close;
    if (close < end && cue.inverted) end = close;
    // "calls: « Here! » I came.": a sentence of its own follows.
    if (close < end && stops_before(close - 1) &&
        (prose_.tokens[close].shape & (kCapital | kAllCaps)) != 0)
      end = close;
  }
  const bool answer = clause && phrases_.role(begin) == PronounRole::kSubject;  // "he would"
  if (!answer && end - begin < kShortestWords && !phrases_.holds_region(begin, end)) return;
  keep(draft(cue, begin, end, clause));
}

}  // namespace recoupe
