// The cues of a line, and those that are phrases.
//
// Every verb of speech_verbs.tsv and every phrase of according_to.tsv outside the marks is tried,
// from left to right; where both begin the longer one is tried first. A phrase looks for its source
// behind it:
//
//   Selon une note remise par la mairie, ...   source: une note remise par la mairie
//   Comme la mairie l'a confirmé hier, ...     the verb of the clause is the cue: l'a confirmé
//
// Cost: linear in the tokens; each walk from a cue stops at a cap.
#include "read/quotes/cues.h"

#include <algorithm>

namespace recoupe {
namespace {

CueKind kind_named(std::string_view name) {
  if (name == "relay") return CueKind::kRelay;
  if (name == "said") return CueKind::kSaid;
  return name == "quoted" ? CueKind::kQuoted : CueKind::kSource;
}

}  // namespace

SpeechTakes parse_takes(std::string_view cell) {
  const auto has = [&](std::string_view word) {
    const std::size_t at = cell.find(word);
    return at != std::string_view::npos && (at == 0 || cell[at - 1] == ' ') &&
           (at + word.size() == cell.size() || cell[at + word.size()] == ' ');
  };
  return {has("that"),     has("bare"),  has("strict"),  has("object"), has("infinitive"),
          has("inserted"), has("quote"), has("amount"),  has("thing"),  has("charge"),
          has("passive"),  has("state"), has("measure"), has("marked"), has("name")};
}

Cues::Cues(const Prose& prose, const TreeWalk& tree, const Phrases& phrases,
           const Speakers& speakers)
    : prose_(prose),
      tree_(tree),
      phrases_(phrases),
      speakers_(speakers),
      verbs_(prose.language->table("speech_verbs")),
      nouns_(prose.language->table("speech_nouns")),
      sources_(prose.language->table("according_to")),
      complementizers_(prose.language->table("complementizers")),
      amounts_(prose, phrases) {}

std::vector<SpeechCue> Cues::find(Run<Token> line) const {
  std::vector<SpeechCue> found;
  for (std::uint32_t i = line.begin; i < line.end;) {
    if (phrases_.region(i) >= 0) {
      ++i;
      continue;
    }
    std::optional<SpeechCue> cue;
    const std::span<const Match> verbs = matches(prose_, verbs_, i, line.end);
    const Match source = match(prose_, sources_, i, line.end);
    const std::uint32_t verb = verbs.empty() ? 0u : verbs.front().length;
    if (source && source.length >= verb) cue = source_cue(i, source, line);
    for (const Match m : verbs) {
      if (cue || verbs_.cell(m.row, "takes") == "nothing") break;
      cue = verb_cue(i, m, line, found);
    }
    if (!cue) cue = noun_cue(i, line);
    if (cue) {
      cue->source = without_clause(cue->source);
      i = std::max(i + 1, cue->kind == CueKind::kVerb ? cue->group.run.end : cue->after);
      found.push_back(*cue);
    } else {
      ++i;
    }
  }
  if (found.empty())
    if (const auto cue = colon_cue(line)) found.push_back(*cue);
  return found;
}

// "Puis le maire sourit : « A. »": whoever does something before a colon and a sentence in marks
// says it, whatever the verb.
std::optional<SpeechCue> Cues::colon_cue(Run<Token> line) const {
  const Table& signs = prose_.language->table("speech_signs");
  for (std::uint32_t i = line.begin + 2; i + kShortestWords < line.end; ++i) {
    if (phrases_.region(i) >= 0 || phrases_.region(i + 1) < 0) continue;
    const Match sign = match(prose_, signs, i, i + 1);
    if (!sign || signs.cell(sign.row, "place") != "opens") continue;
    const std::uint32_t verb = verb_before(i, line);
    if (verb == kNoHead || !phrases_.all_quoted(i + 1, line.end)) return std::nullopt;
    SpeechCue cue{.kind = CueKind::kVerb, .rule = signs.rule(sign.row)};
    cue.takes.inserted = cue.takes.quote = true;
    cue.group = phrases_.group(verb, 1, line);
    cue.run = cue.group.run;
    cue.after = cue.run.end;
    const bool someone = !cue.group.passive && tree_subject(cue, line) && !cue.inverted &&
                         speakers_.answers(cue.source);
    for (std::uint32_t k = i + 2; someone && k < line.end; ++k)
      if (phrases_.conjugated(k)) return cue;
    return std::nullopt;
  }
  return std::nullopt;
}

// The verb of the clause that a colon ends, or kNoHead.
std::uint32_t Cues::verb_before(std::uint32_t colon, Run<Token> line) const {
  for (std::uint32_t i = colon; i-- > line.begin && phrases_.region(i) < 0;) {
    const bool main = tree_.head(i) == kNoHead || tree_.relation(i) == Relation::kConj;
    const bool is = tree_.child(i, Relation::kCop) != kNoHead;  // "was blunter: “A.”"
    if (main && (is || prose_.tokens[i].pos == Pos::kVerb) && tree_.own_subject(i) < i) return i;
  }
  return kNoHead;
}

// "Oslo, which was not invited, warned", "the charity, citing two nurses, says": who speaks is told
// before the clause.
Run<Token> Cues::without_clause(Run<Token> source) const {
  for (std::uint32_t i = source.begin + 1; i + 1 < source.end; ++i) {
    if (!phrases_.is(i, ",")) continue;
    std::uint32_t next = i + 1;
    const Token& t = prose_.tokens[next];
    const bool said_of = t.relation == Relation::kAcl && (t.forms & kParticiple) != 0;
    const bool gerund = t.pos == Pos::kVerb && (t.forms & kGerund) != 0;
    if (phrases_.preposition(next) && next + 1 < source.end) ++next;          // ", of which"
    const bool when = phrases_.skip_circumstance(i + 1, source.end) > i + 1;  // ", for his part"
    if (gerund || said_of || when || phrases_.has_role(next, PronounRole::kRelative))
      return {source.begin, i};
  }
  return source;
}

std::optional<SpeechCue> Cues::source_cue(std::uint32_t at, Match m, Run<Token> line) const {
  const std::string_view kind = sources_.cell(m.row, "kind");
  const bool sure = kind == "sure";
  SpeechCue cue{.kind = kind_named(kind), .rule = sources_.rule(m.row)};
  cue.run = {at, at + m.length};
  cue.start = at;
  cue.attached = at > line.begin && (phrases_.is(at - 1, ",") || phrases_.region(at - 1) >= 0);
  cue.opens =
      at == line.begin || (at == line.begin + 1 && phrases_.conjunction(at - 1) && !cue.attached);
  if (cue.kind == CueKind::kSaid) {
    if (at != line.begin && !cue.attached) return std::nullopt;
    return said_cue(cue, line);
  }
  const std::uint32_t from = cue.run.end;
  if (from >= line.end) return std::nullopt;
  const bool pronoun = phrases_.has_role(from, PronounRole::kTonic) ||
                       phrases_.has_role(from, PronounRole::kSubject);
  // At the beginning a comma ends the source: "Selon l'ONG, une vingtaine de blindés ont ...".
  if (pronoun)
    cue.source = {from, from + 1};
  else
    cue.source = cue.opens ? phrases_.simple(from, line.end)
                           : before_other(whole_phrase(phrases_.after(from, line.end), line), line);
  if (cue.opens && !pronoun) cue.source.end = to_comma(cue.source, line);
  if (cue.source.empty()) return std::nullopt;
  cue.after = std::max(cue.source.end, cue.opens ? 0u : phrases_.coordinated(cue.source.end).end);
  if (!sure && !certain(cue, pronoun, line)) return std::nullopt;
  return cue;
}

// "the mayor's claim that A", "la crainte du maire que A": the noun is the cue of whose it is.
std::optional<SpeechCue> Cues::noun_cue(std::uint32_t at, Run<Token> line) const {
  const Match noun = match(prose_, nouns_, at, at + 1);
  if (!noun || prose_.tokens[at].pos != Pos::kNoun) return std::nullopt;
  SpeechCue cue{
      .kind = CueKind::kVerb, .rule = nouns_.rule(noun.row), .start = at, .after = at + 1};
  cue.takes.that = true;
  cue.run = cue.group.run = {at, at + 1};
  cue.group.verb = at;
  for (const std::uint32_t c : tree_.children(at)) {
    const bool owner = tree_.relation(c) == Relation::kNmodPoss && c < at;
    if (!owner && (tree_.relation(c) != Relation::kNmod || c < at)) continue;
    cue.source = phrase_of(c, owner ? Run<Token>{line.begin, at} : Run<Token>{at + 1, line.end});
    while (cue.source.size() > 1 && tree_.relation(cue.source.end - 1) == Relation::kCase)
      --cue.source.end;
    if (!owner) cue.after = std::max(cue.after, cue.source.end);
  }
  const std::uint32_t that = cue.after;
  if (cue.source.empty() || that >= line.end || !match(prose_, complementizers_, that, that + 1) ||
      tree_.relation(that) != Relation::kMark)
    return std::nullopt;
  return cue;
}

// A phrase may stand before any noun: its source is someone, or set off from the words it is of.
bool Cues::certain(const SpeechCue& cue, bool pronoun, Run<Token> line) const {
  const std::uint32_t next = cue.after;
  const bool comma = next < line.end && phrases_.is(next, ",");
  if (cue.kind == CueKind::kQuoted) {
    const std::uint32_t words = comma ? next + 1 : next;
    return cue.opens && words < line.end && phrases_.region(words) >= 0;
  }
  if (pronoun || speakers_.someone_first(cue.source)) return true;
  if (cue.attached && phrases_.at_end(next, line)) return true;
  return cue.opens && (comma || (next < line.end && phrases_.region(next) >= 0));
}

// "according to a count by the agency", "... to the group, which follows them": all that the tree
// hangs on the noun.
Run<Token> Cues::whole_phrase(Run<Token> source, Run<Token> line) const {
  for (std::uint32_t i = source.begin; i < source.end; ++i) {
    const std::uint32_t head = tree_.head(i);
    if (head == kNoHead || (head >= source.begin && head < source.end)) continue;
    Run<Token> all = phrase_of(i, {source.begin, line.end});
    for (std::uint32_t k = source.end; k + 1 < all.end; ++k)  // "selon la mairie, et B, selon X"
      if (phrases_.is(k, ",") && phrases_.conjunction(k + 1)) all.end = k;
    return {source.begin, std::max(source.end, all.end)};
  }
  return source;
}

// "selon l'ONG, 12 selon la mairie": what another phrase stands in is no apposition.
Run<Token> Cues::before_other(Run<Token> source, Run<Token> line) const {
  std::uint32_t comma = source.end;
  for (std::uint32_t i = source.begin; i < source.end; ++i) {
    if (match(prose_, sources_, i, line.end)) return {source.begin, std::min(comma, i)};
    if (phrases_.is(i, ",")) comma = i;
  }
  return source;
}

// "Selon un bilan communiqué vendredi par le ministère, ...": on to the comma, if no verb comes
// before it.
std::uint32_t Cues::to_comma(Run<Token> source, Run<Token> line) const {
  for (std::uint32_t i = source.end;
       !source.empty() && i < line.end && i - source.begin < kCueReach; ++i) {
    if (phrases_.is(i, ",")) return i;
    if (phrases_.sign(i) || phrases_.region(i) >= 0 || phrases_.finite(i)) break;
  }
  return source.end;
}

// "Comme la mairie l'a confirmé hier soir, P": the verb within the clause, up to its
// comma.
std::optional<SpeechCue> Cues::said_cue(const SpeechCue& cue, Run<Token> line) const {
  for (std::uint32_t i = cue.run.end; i < line.end && i - cue.run.end < kCueReach; ++i) {
    if (phrases_.region(i) >= 0 || phrases_.is(i, ",")) return std::nullopt;
    const Match m = match(prose_, verbs_, i, line.end);
    if (!m || !parse_takes(verbs_.cell(m.row, "takes")).that) continue;
    SpeechCue verb{.kind = CueKind::kSaid, .group = phrases_.group(i, m.length, line)};
    if (!verb.group.finite || verb.group.passive || verb.group.negated) continue;
    verb.run = verb.group.run;
    verb.start = cue.start;
    verb.source = said_source(verb, cue.run.end, line);
    if (verb.source.empty()) return std::nullopt;
    verb.after = phrases_.skip_circumstance(std::max(verb.run.end, verb.source.end), line.end);
    while (verb.after < line.end && !phrases_.is(verb.after, ",") &&
           !phrases_.at_end(verb.after, line)) {
      if (phrases_.region(verb.after) >= 0 || match(prose_, complementizers_, verb.after, line.end))
        return std::nullopt;
      ++verb.after;
    }
    verb.rule = cue.rule;
    verb.attached = cue.attached;
    return verb;
  }
  return std::nullopt;
}

Run<Token> Cues::said_source(const SpeechCue& verb, std::uint32_t from, Run<Token> line) const {
  const std::uint32_t first = verb.run.begin;
  if (first == from) {  // "comme l'a indiqué le Kremlin"
    if (!verb.group.pronoun.empty()) return verb.group.pronoun;
    return phrases_.after(phrases_.skip_circumstance(verb.run.end, line.end), line.end);
  }
  if (phrases_.role(first - 1) == PronounRole::kSubject) return {first - 1, first};
  const Run<Token> source = phrases_.before(first, from);
  return source.begin == from ? source : Run<Token>{};
}

}  // namespace recoupe
