// The words of a cue: where they end, and what phrases and relays have.
//
// Cues are read from left to right, and `low_` is the first token that no quotation has taken. A
// phrase at the beginning of the line has what follows, one behind words has those, and one behind
// words that have a speaker is how they came here:
//
//   Selon l'ONG, A.          A of l'ONG
//   A, selon l'ONG.          A of l'ONG
//   X a dit A, selon l'ONG.  A of X via l'ONG
//
// Cost: linear in the line for each of its cues.
#include "read/quotes/cue_words.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace recoupe {

CueWords::CueWords(const Prose& prose, const TreeWalk& tree, std::span<const Quoted> quoted,
                   const Phrases& phrases, Speakers& speakers)
    : prose_(prose),
      tree_(tree),
      quoted_(quoted),
      phrases_(phrases),
      speakers_(speakers),
      sources_(prose.language->table("according_to")),
      complementizers_(prose.language->table("complementizers")),
      breaks_(prose.language->table("clause_breaks")),
      links_(prose.language->table("speech_links")),
      amounts_(prose, phrases) {}

std::vector<QuoteDraft> CueWords::read(Run<Token> line, const std::vector<SpeechCue>& cues) {
  drafts_.clear();
  low_ = sourced_ = closed_ = line.begin;
  for (std::size_t c = 0; c < cues.size(); ++c) {
    const std::uint32_t limit = end_of(cues, c, line);
    last_ = c + 1 == cues.size();
    more_sources_ = std::any_of(cues.begin() + static_cast<std::ptrdiff_t>(c) + 1, cues.end(),
                                [](const SpeechCue& cue) { return cue.kind == CueKind::kSource; });
    if (cues[c].kind == CueKind::kVerb)
      verb_quote(cues[c], line, limit);
    else if (cues[c].kind == CueKind::kRelay)
      relay(cues[c]);
    else
      source_quote(cues[c], line, limit);
  }
  return std::move(drafts_);
}

// Where the words after a cue end: at the next cue that a comma sets off, at a clause of its own,
// at the full stop.
std::uint32_t CueWords::end_of(const std::vector<SpeechCue>& all, std::size_t c,
                               Run<Token> line) const {
  const SpeechCue& cue = all[c];
  std::uint32_t end = line.end;
  const std::uint32_t from = std::max(cue.after, cue.run.end);
  const std::uint32_t clause = tree_.child(cue.group.verb, Relation::kCcomp);
  for (std::size_t n = c + 1; n < all.size(); ++n) {
    const SpeechCue& next = all[n];
    if (next.start <= from) continue;
    const bool is_verb = next.kind == CueKind::kVerb, finite = next.group.finite;
    const std::uint32_t verb = next.group.run.begin;
    if (is_verb && finite && next.source == cue.source && phrases_.conjunction(verb - 1) &&
        verb - 1 > from)
      return verb - 1;  // "a dit que A et a promis que B"
    const std::uint32_t begin = next.kind == CueKind::kSource ? own_words(next, from) : next.start;
    const std::uint32_t before = begin - 1;
    const bool comma = phrases_.is(before, ",");
    const bool closes =
        is_verb ? next.attached && (next.inverted || !finite || ends(next, line, line.end))
                : phrases_.at_end(next.after, line);
    if (phrases_.is(before, ";") && finite) return before;  // "; Y claims B"
    // "X said A, and Y said B"
    if (is_verb && finite && !next.inverted && before > from + 1 && phrases_.conjunction(before) &&
        phrases_.is(before - 1, ","))
      return before - 1;
    // "says he will close the debate by praising X": praised by him, if at all.
    if (!comma && tree_.below(next.group.verb, clause)) continue;
    if (closes && (comma || !finite || !is_verb)) {
      end = std::min(end, comma ? before : begin);
      break;
    }
  }
  const bool contained = cue.relative || match_where(line.begin, "opens");
  for (std::uint32_t i = from; i + 1 < end; ++i) {
    if (!phrases_.is(i, ",") || phrases_.region(i) >= 0 || phrases_.region(i + 1) >= 0) continue;
    const bool ends = i > from + 2 && match_where(i + 1, "ends") && !clause_goes_on(i + 1, end);
    if ((contained && i > from + 1) || ends) return i;
  }
  return end;
}

// "that A, but that B", "A, but not B": of the same clause.
bool CueWords::clause_goes_on(std::uint32_t link, std::uint32_t end) const {
  const std::uint32_t next = link + match(prose_, breaks_, link, end).length;
  if (!phrases_.conjunction(link) || next >= end) return false;
  return match(prose_, complementizers_, next, end) ||
         phrases_.has_role(next, PronounRole::kNegation);
}

// Nothing but objects and circumstances stands behind the verb.
bool CueWords::ends(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) const {
  const std::uint32_t i = phrases_.skip_objects(cue.group.run.end, line.end);
  return i >= limit || phrases_.at_end(i, line);
}

bool CueWords::match_where(std::uint32_t i, std::string_view where) const {
  for (const Match m : matches(prose_, breaks_, i, phrases_.size()))
    if (breaks_.cell(m.row, "where") == where) return true;
  return false;
}

void CueWords::source_quote(const SpeechCue& cue, Run<Token> line, std::uint32_t limit) {
  const std::uint32_t own = own_words(cue, line.begin);
  if (own < cue.start && (!drafts_.empty() || phrases_.is(own - 1, "("))) {
    sourced_ = cue.after;
    outer(draft(cue, own, trim(own, cue.start), false));
    return;
  }
  // After words that have a speaker in this line, the source hands them on.
  const bool closes = phrases_.at_end(cue.after, line) || sourced_ > line.begin;
  if (!cue.opens && cue.kind == CueKind::kSource && closes && !drafts_.empty()) {
    relay(cue);
    return;
  }
  if (cue.opens || cue.start <= low_ + 1) {
    std::uint32_t from = cue.after;
    if (from < limit && phrases_.is(from, ",")) ++from;
    if (from < limit && phrases_.has_role(from, PronounRole::kRelative))
      from = std::min(comma_from(from, limit) + 1, limit);  // "Selon l'ONG, qui l'a vu, A"
    const std::uint32_t end = trim(from, limit);
    if (from < end && (end - from >= kShortestWords || phrases_.region(from) >= 0))
      outer(draft(cue, from, end, false));
    return;
  }
  std::uint32_t end = cue.start;
  while (end > low_ && phrases_.is(end - 1, ",")) --end;
  std::uint32_t begin = low_;
  while (begin < end && (phrases_.is(begin, ",") || phrases_.is(begin, ";"))) ++begin;
  if (end <= begin || (end - begin < 2 && phrases_.at_end(cue.after, line))) return;
  QuoteDraft d = draft(cue, begin, end, false);
  sourced_ = cue.after;
  std::uint32_t rest = cue.after;
  if (rest < limit && phrases_.is(rest, ",")) ++rest;
  const std::uint32_t last = trim(rest, limit);
  const Match relayed = match(prose_, sources_, rest, limit);  // "selon X cité par l'AFP"
  if (rest < last && drafts_.empty() && !more_sources_ && !relayed) {
    d.spans.push_back(draft(cue, rest, last, false).spans.front());
    d.end = last;
  }
  outer(std::move(d));
}

// Where words begin that the cue does not share with those before, else where the cue does: "(96
// selon la mairie)", ", contre 24 selon la mairie", "A, selon l'ONG, et B, selon la mairie".
std::uint32_t CueWords::own_words(const SpeechCue& cue, std::uint32_t from) const {
  const bool second = sourced_ > from && sourced_ < cue.start;
  if (second) from = sourced_;
  const std::uint32_t end = trim(from, cue.start);
  std::uint32_t i = end;
  while (i > from && end - i < kMaxOwn && !phrases_.sign(i - 1)) --i;
  if (i > from && phrases_.is(i - 1, "(")) return phrases_.is(cue.after, ")") ? i : cue.start;
  if (!second && i == from) return cue.start;
  if (second) i = from;
  const std::uint32_t begin = i;
  while (i < end && (phrases_.sign(i) || phrases_.conjunction(i) || phrases_.preposition(i))) ++i;
  if (i < end && amounts_.number_at(amounts_.past_hedges(i, end), end)) return i;
  if (!second) return cue.start;
  for (i = begin; i < end && (phrases_.is(i, ",") || phrases_.conjunction(i));) ++i;
  const auto counts = [](const Token& t) { return t.pos == Pos::kNoun || t.pos == Pos::kNum; };
  return std::any_of(prose_.tokens.begin() + i, prose_.tokens.begin() + end, counts) ? i
                                                                                     : cue.start;
}

// Without the signs at the end that no marks hold.
std::uint32_t CueWords::trim(std::uint32_t begin, std::uint32_t end) const {
  while (end > begin && phrases_.sign(end - 1) && phrases_.region(end - 1) < 0) --end;
  return end;
}

// Keeps a quotation without closing the line to the cues inside it: "Selon l'AFP, le Kremlin a
// déclaré que …".
void CueWords::outer(QuoteDraft d) { drafts_.push_back(std::move(d)); }

void CueWords::keep(QuoteDraft d) {
  low_ = std::max(low_, d.end);
  drafts_.push_back(std::move(d));
}

void CueWords::relay(const SpeechCue& cue) {
  const auto m = speakers_.mention_in(phrases_.span(cue.source));
  for (QuoteDraft& d : drafts_) {
    Quote& q = d.quote;
    std::size_t slot = 0;
    while (slot < q.via.size() && q.via[slot]) ++slot;
    if (slot == q.via.size()) continue;
    if (m) q.via[slot++] = *m;
    // "selon l'AFP et la chaîne Europe 1"
    const Run<Token> more = phrases_.coordinated(cue.source.end);
    if (const auto other = speakers_.mention_in(phrases_.span(more)); other && slot < q.via.size())
      q.via[slot] = *other;
  }
}

QuoteDraft CueWords::draft(const SpeechCue& cue, std::uint32_t begin, std::uint32_t end,
                           bool clause) {
  QuoteDraft d;
  Quote& q = d.quote;
  const std::int32_t r = phrases_.region(begin);
  const bool whole = r >= 0 && quoted_[static_cast<std::size_t>(r)].begin == begin &&
                     quoted_[static_cast<std::size_t>(r)].end >= end;
  if (whole)
    d.spans.push_back(quoted_[static_cast<std::size_t>(r)].inside);
  else
    d.spans.push_back(phrases_.span({begin, end}));
  q.manner = manner_of(cue, begin, end, clause, whole);
  q.cue = phrases_.span(cue.run);
  q.rule = cue.rule;
  d.carried = cue.carried;
  if (!d.carried) speakers_.name(q, cue.source);
  d.end = end;
  return d;
}

// `whole`: the words are one quotation, marks and all; `clause`: the verb takes them as its clause.
Manner CueWords::manner_of(const SpeechCue& cue, std::uint32_t begin, std::uint32_t end,
                           bool clause, bool whole) const {
  const bool marks = phrases_.holds_region(begin, end);
  if (cue.kind == CueKind::kSaid) return marks ? Manner::kMixed : Manner::kReported;
  if (cue.kind != CueKind::kVerb) return Manner::kAccordingTo;
  if (whole && !clause) return Manner::kDirect;
  if (!marks) return Manner::kReported;
  return phrases_.all_quoted(begin, end) && !clause ? Manner::kDirect : Manner::kMixed;
}

}  // namespace recoupe
