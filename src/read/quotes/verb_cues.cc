// The cues that are verbs: a verb of speech with the words that name who says.
//
// The source is looked for by place: a pronoun of the verb's own ("-t-il"), a phrase up to a comma,
// a phrase behind the verb ("…, a répliqué hier la mairie"), what stands right before it, else
// the subject of an earlier verb ("X a dit A et a ajouté B"). A verb without one is no cue unless
// it is a passive that may go without, and neither is what an article makes a noun ("le rapport").
// Cost: linear in the words between a verb and its source.
#include <algorithm>

#include "read/quotes/cues.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxInsertions = 4;  // between a verb and its subject

}  // namespace

std::optional<SpeechCue> Cues::verb_cue(std::uint32_t at, Match m, Run<Token> line,
                                        const std::vector<SpeechCue>& before) const {
  SpeechCue cue{.kind = CueKind::kVerb,
                .takes = parse_takes(verbs_.cell(m.row, "takes")),
                .rule = verbs_.rule(m.row)};
  const bool marked = verbs_.cell(m.row, "takes") == "marked";
  if (marked && !phrases_.holds_region(line.begin, line.end)) return std::nullopt;
  const Token& t = prose_.tokens[at];
  const bool headline = t.pos == Pos::kVerb && tree_.own_subject(at) != kNoHead;
  if (t.shape & (kCapital | kAllCaps) && !(t.shape & kFirst) && !headline) return std::nullopt;
  cue.group = phrases_.group(at, m.length, line);
  if (cue.takes.state) {  // "is convinced that", "was quoted as saying"
    if (!clause_follows(cue.group, line)) return std::nullopt;
    cue.group.passive = false;
  }
  const SpeechGroup& g = cue.group;
  if (g.modal && !phrases_.holds_region(line.begin, line.end)) return std::nullopt;
  cue.run = g.run;
  if (!g.finite && !g.infinitive && !g.gerund) {
    // "les 12 morts annoncés par la police"
    const bool told = cue.takes.amount && tree_.relation(g.verb) == Relation::kAcl &&
                      tree_.child(g.verb, Relation::kOblAgent) != kNoHead;
    if (!told && !shares_auxiliary(g.verb)) return std::nullopt;
    cue.group.finite = true;
    cue.group.passive = told;
    cue.takes.passive |= told;
  }
  cue.start = g.run.begin;
  cue.after = g.run.end;
  if (marked && (g.passive || !g.finite)) return std::nullopt;
  cue.takes.inserted |= marked;
  if (g.passive) return passive_cue(cue, line);
  if (!g.finite) return continuing(cue, line, before);
  if (noun_here(at, g)) return std::nullopt;
  if (!may_answer(cue, line) || !find_subject(cue, line, before)) return std::nullopt;
  if (!cue.takes.marked) return cue;
  const std::uint32_t mark = cue.start - (phrases_.is(cue.start - 1, ",") ? 1 : 0);
  cue.takes.inserted = mark > line.begin && phrases_.region(mark - 1) >= 0;  // "« Non », fit Anne"
  if (marked && !cue.takes.inserted) return std::nullopt;
  return cue;
}

// "a démenti A et affirmé que B": the auxiliary of the first is of both.
bool Cues::shares_auxiliary(std::uint32_t verb) const {
  const std::uint32_t first = tree_.head(verb);
  return tree_.relation(verb) == Relation::kConj && first != kNoHead && first < verb &&
         (prose_.tokens[verb].forms & kParticiple) != 0 && prose_.tokens[verb].pos == Pos::kVerb &&
         tree_.child(first, Relation::kAux) != kNoHead &&
         tree_.child(first, Relation::kAuxPass) == kNoHead;
}

// A verb that takes a clause alone says nothing without one: "the dam feels old".
bool Cues::may_answer(const SpeechCue& cue, Run<Token> line) const {
  const SpeechTakes& t = cue.takes;
  if (t.inserted || t.quote || t.amount || t.thing || t.charge || t.infinitive) return true;
  if (t.measure && amounts_.measured(cue.group.run.end, line.end) < line.end) return true;
  if (!cue.group.pronoun.empty() || clause_follows(cue.group, line)) return true;
  std::uint32_t before = cue.start;  // « A », s'est félicité X
  if (before > line.begin && phrases_.is(before - 1, ",")) --before;
  if (before > line.begin && phrases_.region(before - 1) >= 0) return true;
  const std::uint32_t from = phrases_.skip_circumstance(cue.group.run.end, line.end);
  return match(prose_, complementizers_, from, line.end) || phrases_.clause_at(from, line.end);
}

bool Cues::clause_follows(const SpeechGroup& g, Run<Token> line) const {
  return match(prose_, complementizers_, g.run.end, line.end) ||
         tree_.child(g.verb, Relation::kCcomp) != kNoHead;
}

// "is expected to leave", "a été accusé par la mairie d'avoir fui": who says is its agent, if any.
std::optional<SpeechCue> Cues::passive_cue(SpeechCue cue, Run<Token> line) const {
  if (!cue.takes.passive || !cue.group.finite) return std::nullopt;
  cue.passive = true;
  std::uint32_t agent = tree_.child(cue.group.verb, Relation::kOblAgent);
  if (agent == kNoHead && (cue.takes.amount || cue.takes.measure)) agent = teller(cue, line);
  if (agent != kNoHead && agent > cue.group.verb && agent < line.end) {
    cue.source = phrase_of(agent, {cue.group.verb, line.end});
    cue.after = std::max(cue.after, cue.source.end);
  }
  return cue;
}

// "was put at 300 by the police": who tells it, where the tree knows no agent.
std::uint32_t Cues::teller(const SpeechCue& cue, Run<Token> line) const {
  const Table& slots = prose_.language->table("slots");
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    if (tree_.relation(c) != Relation::kObl || c < cue.group.run.end || c >= line.end) continue;
    const Run<Token> words = tree_.phrase(c);
    const Match by = match(prose_, slots, words.begin, words.end);
    if (by && slots.cell(by.row, "slot") == "by" &&
        speakers_.someone_first({words.begin + by.length, words.end}))
      return c;
  }
  return kNoHead;
}

// "le maire juge que A": a tag makes one noun of two words, but a clause or marks follow.
bool Cues::clause_of_noun(std::uint32_t at, const SpeechGroup& g) const {
  const Pos before = prose_.tokens[at - 1].pos;
  const std::uint32_t next = g.run.end;
  if ((before != Pos::kNoun && before != Pos::kName) || next >= phrases_.size()) return false;
  return phrases_.region(next) >= 0 || (match(prose_, complementizers_, next, next + 1) &&
                                        tree_.relation(next) == Relation::kMark);
}

// "le rapport", "the claims": the tag says so; without one, an article right before a word that may
// also be a noun.
bool Cues::noun_here(std::uint32_t at, const SpeechGroup& g) const {
  if (g.run.begin != at || at == 0 || !phrases_.noun(at)) return false;
  if (tree_.known(at)) return prose_.tokens[at].pos == Pos::kNoun && !clause_of_noun(at, g);
  if (phrases_.role(at - 1) != PronounRole::kNone || prose_.tokens[at - 1].shape & kCapital)
    return false;
  if (match(prose_, prose_.language->table("phrase_links"), at - 1, at)) return true;
  const Pos before = prose_.tokens[at - 1].pos;
  return before == Pos::kDet || before == Pos::kAdj || phrases_.preposition(at - 1);
}

bool Cues::find_subject(SpeechCue& cue, Run<Token> line,
                        const std::vector<SpeechCue>& before) const {
  const SpeechGroup& g = cue.group;
  if (!g.pronoun.empty()) {
    cue.source = g.pronoun;
    cue.inverted = cue.attached = true;
    return true;
  }
  SpeechCue by_tree = cue;
  const bool grown = tree_subject(by_tree, line);
  if (grown && by_tree.attached && !by_tree.inverted) {
    cue = by_tree;
    return true;
  }
  const bool placed = place_subject(cue, line, before);
  if (!grown) return placed;
  // Place knows better: "Les renforts, a expliqué le colonel", where no comma alone stands between
  // a subject and its verb, and where an apposition or ", police spokeswoman Elsa Brandt said" is
  // cut.
  const Run<Token> tree = by_tree.source, place = cue.source;
  const bool alone =
      !holds_comma(tree) && phrases_.is(tree.end, ",") && tree.end + 1 == g.run.begin;
  const bool more =
      place.begin <= tree.begin && place.end >= tree.end && (cue.attached || holds_comma(place));
  if (!(placed && (alone || more))) cue = by_tree;
  return true;
}

bool Cues::holds_comma(Run<Token> run) const {
  for (std::uint32_t i = run.begin; i < run.end; ++i)
    if (phrases_.is(i, ",")) return true;
  return false;
}

// Or marks, which hold their own.
bool Cues::holds_verb(Run<Token> run) const {
  for (std::uint32_t i = run.begin; i < run.end; ++i)
    if (phrases_.conjugated(i) || phrases_.region(i) >= 0) return true;
  return false;
}

bool Cues::place_subject(SpeechCue& cue, Run<Token> line,
                         const std::vector<SpeechCue>& before) const {
  const SpeechGroup& g = cue.group;
  const std::uint32_t b = g.run.begin;
  const bool stop_before = b == line.begin || phrases_.region(b - 1) >= 0 || phrases_.sign(b - 1);
  if (stop_before && subject_to_comma(cue, line)) return true;
  if (stop_before && !tells_behind_clause(cue, line) && inverted_subject(cue, line)) return true;
  if (b == line.begin) return false;
  subject_before(cue, line, before);
  if (cue.source.empty() && phrases_.conjunction(b - 1)) {
    cue.source = shared_subject(cue, line, before, b - 1);
    cue.start = b - 1;
  }
  if (cue.source.empty()) return false;
  cue.attached = cue.start > line.begin &&
                 (phrases_.is(cue.start - 1, ",") || phrases_.region(cue.start - 1) >= 0);
  return true;
}

// The subject that the tree gives the verb, before or behind it: "La note que X, maire de Y, a
// remise dit que".
bool Cues::tree_subject(SpeechCue& cue, Run<Token> line) const {
  const std::uint32_t verb = cue.group.verb;
  std::uint32_t subject = tree_.own_subject(verb);
  if (subject == kNoHead || subject < line.begin || subject >= line.end) return false;
  subject = behind_clause(subject, verb, line.end);
  if (subject > verb && phrases_.is(cue.group.run.end, ",")) return false;  // "Fox said, the dam"
  const std::uint32_t opens = tree_.phrase(subject).begin;
  cue.relative = tree_.relative(subject, verb);
  if (!cue.relative && phrases_.role(subject) == PronounRole::kRelative) return false;
  if (cue.relative) subject = tree_.head(verb);
  cue.source = phrase_of(subject, subject > verb ? Run<Token>{verb + 1, line.end}
                                  : cue.relative ? Run<Token>{line.begin, opens}
                                                 : Run<Token>{line.begin, verb});
  if (cue.source.empty()) return false;
  if (subject > verb) {
    cue.after = cue.source.end;
    cue.inverted = cue.attached = true;
    return true;
  }
  if (!cue.relative) join_title(cue, line);
  cue.start = cue.relative ? opens : cue.source.begin;
  cue.attached = cue.start > line.begin &&
                 (phrases_.is(cue.start - 1, ",") || phrases_.region(cue.start - 1) >= 0);
  return true;
}

// "A flood of trucks blocks the road, said X": where a clause stands between a subject and the
// verb, the subject is of the clause, and the one behind the verb says it.
std::uint32_t Cues::behind_clause(std::uint32_t subject, std::uint32_t verb,
                                  std::uint32_t end) const {
  bool clause = false;
  for (const std::uint32_t c : tree_.children(verb)) {
    const Relation r = tree_.relation(c);
    clause |= r == Relation::kCcomp && c > subject && c < verb;
    if (clause && r == Relation::kNsubj && c > verb && c < end) return c;
  }
  return subject;
}

// "Security Secretary Jo Fox said", "The head, Paul Fox, said": a tree may make two subjects of
// one.
void Cues::join_title(SpeechCue& cue, Run<Token> line) const {
  for (const std::uint32_t c : tree_.children(cue.group.verb)) {
    if (c >= cue.source.begin || tree_.relation(c) != Relation::kNsubj) continue;
    const Run<Token> title = phrase_of(c, {line.begin, cue.source.begin});
    const bool closed = phrases_.is(title.end, ",") && title.end + 1 == cue.source.begin &&
                        phrases_.is(cue.source.end, ",");
    if (!title.empty() && (closed || title.end == cue.source.begin)) cue.source.begin = title.begin;
  }
}

// All words of a noun within bounds, without marks and the signs at its ends.
Run<Token> Cues::phrase_of(std::uint32_t noun, Run<Token> bounds) const {
  Run<Token> all = tree_.phrase(noun);
  all = {std::max(all.begin, bounds.begin), std::min(all.end, bounds.end)};
  if (noun < all.begin || noun >= all.end || phrases_.region(noun) >= 0) return {};
  for (std::uint32_t i = noun; i > all.begin; --i)
    if (phrases_.region(i - 1) >= 0) all.begin = i;
  for (std::uint32_t i = noun; i < all.end; ++i)
    if (phrases_.region(i) >= 0) all.end = i;
  while (all.begin < noun &&
         (phrases_.sign(all.begin) || prose_.tokens[all.begin].pos == Pos::kPrep))
    ++all.begin;
  while (all.end > noun + 1 && phrases_.sign(all.end - 1) && !phrases_.is(all.end - 1, ")"))
    --all.end;
  return all;
}

// "Ines Calder, her deputy, noted the rule": the line's own subject, unless its clause is
// complete.
bool Cues::subject_to_comma(SpeechCue& cue, Run<Token> line) const {
  const std::uint32_t b = cue.group.run.begin;
  if (b == line.begin || !phrases_.is(b - 1, ",") || phrases_.region(b - 2) >= 0) return false;
  const Run<Token> own = phrases_.before_comma(b, line.begin);
  if (own.empty()) return false;
  const bool behind_marks = own.begin > line.begin && phrases_.region(own.begin - 1) >= 0;
  if (own.begin != phrases_.skip_circumstance(line.begin, b) && !behind_marks) return false;
  cue.source = own;
  cue.start = own.begin;
  cue.attached = behind_marks;
  return true;
}

// "200 are ill, Ada Fox, the director, told the Post": who is told stands behind the verb.
bool Cues::tells_behind_clause(const SpeechCue& cue, Run<Token> line) const {
  const std::uint32_t b = cue.group.run.begin;
  if (!cue.takes.object || b == line.begin || !phrases_.is(b - 1, ",")) return false;
  const Run<Token> own = phrases_.before_comma(b, line.begin);
  return !own.empty() && own.begin > line.begin && phrases_.is(own.begin - 1, ",") &&
         phrases_.holds_clause({line.begin, own.begin});
}

// What stands right before the verb: "il", "X, qui", "X, Y,", "et", or a phrase.
void Cues::subject_before(SpeechCue& cue, Run<Token> line,
                          const std::vector<SpeechCue>& before) const {
  const std::uint32_t b = cue.group.run.begin;
  const PronounRole role = phrases_.role(b - 1);
  cue.start = b - 1;
  if (role == PronounRole::kSubject || role == PronounRole::kSpeaker) {
    cue.source = {b - 1, b};
  } else if (role == PronounRole::kRelative) {
    cue.relative = true;
    const std::uint32_t end = phrases_.is(b - 2, ",") ? b - 2 : b - 1;
    cue.source = b >= 2 && end > line.begin ? phrases_.before(end, line.begin) : Run<Token>{};
  } else if (phrases_.conjunction(b - 1) && phrases_.region(b - 1) < 0 &&
             !phrases_.is(b - 1, ",") && phrases_.before(b - 1, line.begin).empty()) {
    cue.source = shared_subject(cue, line, before, b - 1);
  } else {
    // "le ministre mardi a déclaré"
    cue.source = phrases_.is(b - 1, ",") ? phrases_.before_comma(b, line.begin)
                                         : phrases_.before(b, line.begin);
    cue.start = cue.source.begin;
  }
}

// "…, a répliqué hier la mairie", "…," said the ministry.
bool Cues::inverted_subject(SpeechCue& cue, Run<Token> line) const {
  const std::uint32_t i = past_insertions(cue.group.run.end, line);
  if (i >= line.end || match(prose_, complementizers_, i, i + 1)) return false;
  const PronounRole role = phrases_.role(i);
  Run<Token> subject = role == PronounRole::kSubject || role == PronounRole::kSpeaker
                           ? Run<Token>{i, i + 1}
                           : phrases_.after(i, line.end);
  // "L'accord, reconnaît le ministre, reste fragile": a clause without a verb goes on there.
  if (phrases_.at_end(subject.end, line) && holds_comma(subject) &&
      !holds_verb({line.begin, cue.start}))
    subject = phrases_.simple(i, line.end);
  if (subject.empty()) return false;
  if (subject.end < line.end && phrases_.finite(subject.end) && phrases_.region(subject.end) < 0)
    return false;
  cue.source = subject;
  cue.after = subject.end;
  cue.inverted = cue.attached = true;
  return true;
}

// Past what may stand between a verb and its subject: "samedi", "à Moscou", ", selon le site,".
// The end of the line where something else does.
std::uint32_t Cues::past_insertions(std::uint32_t i, Run<Token> line) const {
  i = phrases_.skip_circumstance(i, line.end);
  for (std::uint32_t hop = 0; hop < kMaxInsertions && i < line.end; ++hop) {
    if (phrases_.is(i, ",")) {
      i = phrases_.skip_circumstance(i + 1, line.end);
      if (const Match m = match(prose_, sources_, i, line.end)) {
        const Run<Token> relay = phrases_.simple(i + m.length, line.end);
        if (relay.empty()) return line.end;
        i = relay.end;
        continue;
      }
    }
    if (i >= line.end || !phrases_.preposition(i) || phrases_.article(i) || phrases_.region(i) >= 0)
      break;
    const std::uint32_t past = phrases_.simple(i + 1, line.end).end;
    if (past <= i + 1) return line.end;
    i = phrases_.skip_circumstance(past, line.end);
  }
  return i;
}

}  // namespace recoupe
