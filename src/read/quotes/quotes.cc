// Who answers for which words, line by line. A line is a sentence, or several that one quotation
// holds together.
//
// 1. marks.cc pairs the quotation marks.
// 2. Every verb of speech_verbs.tsv and every phrase of according_to.tsv outside the marks is a
// cue.
// 3. Each cue looks for its speaker by place (phrases.cc) and for its words: after it (a clause, an
// infinitive, a
//    colon, a quotation) or before it ("…", a déclaré X). A cue without both is no quotation.
// 4. A later cue set off by a comma ends the words of an earlier one; a trailing "selon X" after
// words that have a
//    speaker names the relay.
//
// Example: « A. B », a répliqué la mairie, selon Val-Infos.  ->  direct [A. B] by la mairie via
// Val-Infos Cost: linear in the tokens; walks inside a line are capped.
#include "read/quotes/quotes.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "read/quotes/marks.h"
#include "read/quotes/phrases.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxGap = 24;     // tokens between a verb and its "that"
constexpr std::uint32_t kShortest = 3;    // tokens of reported words: "he said so" reports nothing
constexpr std::uint32_t kMaxLine = 1500;  // tokens; a longer line is a quotation that never closes
constexpr std::uint32_t kMaxBack = 40;    // mentions looked at for a pronoun

struct Takes {
  bool that = false, bare = false, strict = false, object = false, infinitive = false;
  bool inserted = false, quote = false;
};

Takes parse_takes(std::string_view cell) {
  const auto has = [&](std::string_view word) {
    const std::size_t at = cell.find(word);
    return at != std::string_view::npos && (at == 0 || cell[at - 1] == ' ') &&
           (at + word.size() == cell.size() || cell[at + word.size()] == ' ');
  };
  return {has("that"),       has("bare"),     has("strict"), has("object"),
          has("infinitive"), has("inserted"), has("quote")};
}

enum class Kind : std::uint8_t { kVerb, kSource, kRelay, kSaid, kQuoted };

struct Cue {
  Kind kind{};
  Takes takes{};
  Rule rule = 0;
  SpeechGroup group{};
  Run<Token> run{};         // the words of the cue
  Run<Token> source{};      // who says
  std::uint32_t start = 0;  // first token of cue and source together
  std::uint32_t after = 0;  // first token after cue and source together
  bool inverted = false;    // the source stands after the verb
  bool relative = false;    // "X, who said that …,"
  bool attached = false;    // set off from words before it by a comma or a mark
};

struct Draft {
  Quote quote{};
  std::vector<Span> spans;
  std::uint32_t end = 0;  // token after the last of its words
};

class Finder {
 public:
  Finder(const Prose& prose, std::span<const Mention> mentions)
      : p_(prose),
        mentions_(mentions),
        quoted_(find_quoted(prose)),
        phrases_(prose, quoted_),
        verbs_(prose.language->table("speech_verbs")),
        sources_(prose.language->table("according_to")),
        complementizers_(prose.language->table("complementizers")),
        breaks_(prose.language->table("clause_breaks")),
        nouns_(prose.language->table("source_nouns")) {}

  QuoteTable run() {
    for (std::size_t s = 0; s < p_.sentences.size();) {
      Run<Token> line = p_.words[s];
      std::size_t next = s + 1;
      while (next < p_.sentences.size() && line.size() < kMaxLine &&
             continues(p_.words[next].begin)) {
        line.end = p_.words[next].end;
        ++next;
      }
      if (!line.empty()) read(line, p_.sentences[s].block);
      s = next;
    }
    return table();
  }

 private:
  // The sentence boundary before `at` lies within a quoted region.
  bool continues(std::uint32_t at) const {
    if (at == 0 || at >= phrases_.size()) return false;
    const std::int32_t r = phrases_.region(at);
    return r >= 0 && phrases_.region(at - 1) == r;
  }

  // ---- cues
  std::vector<Cue> cues(Run<Token> line) {
    std::vector<Cue> found;
    for (std::uint32_t i = line.begin; i < line.end;) {
      if (phrases_.region(i) >= 0) {
        ++i;
        continue;
      }
      std::optional<Cue> cue;
      const Match verb = match(p_, verbs_, i, line.end);
      const Match source = match(p_, sources_, i, line.end);
      if (source && source.length >= verb.length) cue = source_cue(i, source, line);
      if (!cue && verb) cue = verb_cue(i, verb, line, found);
      if (cue) {
        i = std::max(i + 1, cue->kind == Kind::kVerb ? cue->group.run.end : cue->after);
        found.push_back(*cue);
      } else {
        ++i;
      }
    }
    return found;
  }

  std::optional<Cue> verb_cue(std::uint32_t at, Match m, Run<Token> line,
                              const std::vector<Cue>& before) {
    Cue cue{.kind = Kind::kVerb,
            .takes = parse_takes(verbs_.cell(m.row, "takes")),
            .rule = verbs_.rule(m.row)};
    const Token& t = p_.tokens[at];
    if (t.shape & (kCapital | kAllCaps) && !(t.shape & kFirst)) return std::nullopt;
    cue.group = phrases_.group(at, m.length, line);
    const SpeechGroup& g = cue.group;
    cue.run = g.run;
    if (g.passive || (!g.finite && !g.infinitive && !g.gerund)) return std::nullopt;
    cue.start = g.run.begin;
    cue.after = g.run.end;
    if (!g.finite) return continuing(cue, line, before);
    if (noun_here(at, g)) return std::nullopt;
    if (!find_subject(cue, line, before)) return std::nullopt;
    return cue;
  }

  // "le rapport", "the claims": an article right before a word that may also be a noun.
  bool noun_here(std::uint32_t at, const SpeechGroup& g) const {
    if (g.run.begin != at || at == 0 || !phrases_.noun(at)) return false;
    if (phrases_.role(at - 1) != PronounRole::kNone || p_.tokens[at - 1].shape & kCapital)
      return false;
    if (match(p_, p_.language->table("phrase_links"), at - 1, at)) return true;
    const Pos before = p_.tokens[at - 1].pos;
    return before == Pos::kDet || before == Pos::kAdj || phrases_.preposition(at - 1);
  }

  // "avant de souligner que", ", adding that": whoever spoke before in this line, or its subject.
  std::optional<Cue> continuing(Cue cue, Run<Token> line, const std::vector<Cue>& before) {
    std::uint32_t start = cue.group.run.begin;
    while (start > line.begin && cue.group.run.begin - start < 3 &&
           phrases_.region(start - 1) < 0 &&
           (phrases_.preposition(start - 1) || p_.tokens[start - 1].pos == Pos::kAdv))
      --start;
    const bool set_off = start == line.begin || phrases_.is(start - 1, ",") ||
                         phrases_.region(start - 1) >= 0 || phrases_.conjunction(start - 1);
    if (!set_off && (before.empty() || before.back().after != start)) return std::nullopt;
    if (cue.group.infinitive && start == cue.group.run.begin) return std::nullopt;
    cue.start = start;
    cue.source = line_subject(line, before, cue.start);
    cue.attached = true;
    if (cue.source.empty()) return std::nullopt;
    return cue;
  }

  Run<Token> line_subject(Run<Token> line, const std::vector<Cue>& before,
                          std::uint32_t end) const {
    for (auto c = before.rbegin(); c != before.rend(); ++c)
      if (c->kind == Kind::kVerb) return c->source;
    std::uint32_t i = phrases_.skip_circumstance(line.begin, end);
    if (i < end && phrases_.preposition(i))
      i = std::max(i, phrases_.simple(i + 1, end).end);  // "In August, ..."
    while (i < end && phrases_.is(i, ",")) ++i;
    if (i < end && phrases_.role(i) == PronounRole::kSubject) return {i, i + 1};
    const Run<Token> first = phrases_.after(i, end);
    return first.empty() || !names_someone(first) ? Run<Token>{} : first;
  }

  bool names_someone(Run<Token> run) const {
    if (mention_in(phrases_.span(run))) return true;
    for (std::uint32_t i = run.begin; i < run.end; ++i)
      if (match(p_, nouns_, i, run.end) || p_.tokens[i].pos == Pos::kName) return true;
    return false;
  }

  bool find_subject(Cue& cue, Run<Token> line, const std::vector<Cue>& before) {
    const SpeechGroup& g = cue.group;
    if (!g.pronoun.empty()) {
      cue.source = g.pronoun;
      cue.inverted = cue.attached = true;
      return true;
    }
    const std::uint32_t b = g.run.begin;
    const bool stop_before = b == line.begin || phrases_.region(b - 1) >= 0 || phrases_.sign(b - 1);
    if (stop_before && b > line.begin && phrases_.is(b - 1, ",") && phrases_.region(b - 2) < 0) {
      // "Ivanka Trump, her daughter, noted the rule": the line's own subject, unless its clause is
      // complete.
      const Run<Token> own = phrases_.before_comma(b, line.begin);
      if (!own.empty() && (own.begin == phrases_.skip_circumstance(line.begin, b) ||
                           (own.begin > line.begin && phrases_.region(own.begin - 1) >= 0))) {
        cue.source = own;
        cue.start = own.begin;
        cue.attached = own.begin > line.begin && phrases_.region(own.begin - 1) >= 0;
        return true;
      }
    }
    if (stop_before && inverted_subject(cue, line)) return true;
    if (b == line.begin) return false;
    const PronounRole role = phrases_.role(b - 1);
    if (role == PronounRole::kSubject || role == PronounRole::kSpeaker) {
      cue.source = {b - 1, b};
      cue.start = b - 1;
    } else if (role == PronounRole::kRelative) {
      cue.relative = true;
      const std::uint32_t end = phrases_.is(b - 2, ",") ? b - 2 : b - 1;
      cue.source = b >= 2 && end > line.begin ? phrases_.before(end, line.begin) : Run<Token>{};
      cue.start = b - 1;
    } else if (phrases_.is(b - 1, ",")) {
      cue.source = phrases_.before_comma(b, line.begin);
      cue.start = cue.source.begin;
    } else if (phrases_.conjunction(b - 1) && phrases_.region(b - 1) < 0 &&
               phrases_.before(b - 1, line.begin).empty()) {
      cue.source = line_subject(line, before, b - 1);
      cue.start = b - 1;
    } else {
      std::uint32_t end = b;
      // "le ministre mardi a déclaré"
      cue.source = phrases_.before(end, line.begin);
      cue.start = cue.source.begin;
    }
    if (cue.source.empty() && b > line.begin && phrases_.conjunction(b - 1)) {
      cue.source = line_subject(line, before, b - 1);
      cue.start = b - 1;
    }
    if (cue.source.empty()) return false;
    cue.attached = cue.start > line.begin &&
                   (phrases_.is(cue.start - 1, ",") || phrases_.region(cue.start - 1) >= 0);
    return true;
  }

  // "…, a répliqué hier la mairie", "…," said the ministry.
  bool inverted_subject(Cue& cue, Run<Token> line) {
    std::uint32_t i = phrases_.skip_circumstance(cue.group.run.end, line.end);
    for (int hop = 0; hop < 4 && i < line.end; ++hop) {
      if (phrases_.is(i, ",")) {
        i = phrases_.skip_circumstance(i + 1, line.end);
        if (const Match m =
                match(p_, sources_, i, line.end)) {  // "a murmuré, selon la radio, un marin"
          const Run<Token> relay = phrases_.simple(i + m.length, line.end);
          if (relay.empty()) return false;
          i = relay.end;
          continue;
        }
      }
      if (i < line.end && phrases_.preposition(i) && !phrases_.article(i) &&
          phrases_.region(i) < 0) {
        const std::uint32_t past = phrases_.simple(i + 1, line.end).end;
        if (past <= i + 1) return false;
        i = phrases_.skip_circumstance(past, line.end);
        continue;
      }
      break;
    }
    if (i >= line.end || match(p_, complementizers_, i, i + 1)) return false;
    const PronounRole role = phrases_.role(i);
    Run<Token> subject = role == PronounRole::kSubject || role == PronounRole::kSpeaker
                             ? Run<Token>{i, i + 1}
                             : phrases_.after(i, line.end);
    if (subject.empty()) return false;
    if (subject.end < line.end && phrases_.finite(subject.end) && phrases_.region(subject.end) < 0)
      return false;
    cue.source = subject;
    cue.after = subject.end;
    cue.inverted = cue.attached = true;
    return true;
  }

  // After an inverted subject nothing of its clause is left but circumstances.
  bool ends_phrase(std::uint32_t i, std::uint32_t end) const {
    return i >= end || phrases_.region(i) >= 0 || phrases_.sign(i) || phrases_.preposition(i) ||
           phrases_.conjunction(i) || phrases_.skip_circumstance(i, end) > i;
  }

  std::optional<Cue> source_cue(std::uint32_t at, Match m, Run<Token> line) {
    const std::string_view kind = sources_.cell(m.row, "kind");
    Cue cue{.kind = kind == "relay"    ? Kind::kRelay
                    : kind == "said"   ? Kind::kSaid
                    : kind == "quoted" ? Kind::kQuoted
                                       : Kind::kSource,
            .rule = sources_.rule(m.row)};
    cue.run = {at, at + m.length};
    cue.start = at;
    cue.attached = at > line.begin && (phrases_.is(at - 1, ",") || phrases_.region(at - 1) >= 0);
    if (cue.kind == Kind::kSaid) {
      if (at != line.begin && !cue.attached) return std::nullopt;
      return said_cue(cue, line);
    }
    const std::uint32_t from = cue.run.end;
    if (from >= line.end) return std::nullopt;
    const bool opens = at == line.begin;
    const bool pronoun = phrases_.has_role(from, PronounRole::kTonic) ||
                         phrases_.has_role(from, PronounRole::kSubject);
    // At the beginning a comma ends the source: "Selon l'ONG, une vingtaine de blindés ont ...".
    if (pronoun)
      cue.source = {from, from + 1};
    else
      cue.source = opens ? phrases_.simple(from, line.end) : phrases_.after(from, line.end);
    if (opens && !pronoun) cue.source.end = to_comma(cue.source, line);
    if (cue.source.empty()) return std::nullopt;
    cue.after = std::max(cue.source.end, opens ? 0u : coordinated(cue.source.end).end);
    const bool known = pronoun || someone(cue.source);
    if (cue.kind == Kind::kQuoted) {
      std::uint32_t next = cue.after;
      if (next < line.end && phrases_.is(next, ",")) ++next;
      if (!opens || next >= line.end || phrases_.region(next) < 0) return std::nullopt;
    } else if (!known && !(opens && next_is_comma(cue.after, line)) &&
               !(cue.attached && at_end(cue.after, line))) {
      if (!(opens && cue.after < line.end && phrases_.region(cue.after) >= 0)) return std::nullopt;
    }
    return cue;
  }

  // "Selon un bilan communiqué vendredi par le ministère, ...": on to the comma, if no verb comes
  // before it.
  std::uint32_t to_comma(Run<Token> source, Run<Token> line) const {
    for (std::uint32_t i = source.end;
         !source.empty() && i < line.end && i - source.begin < kMaxGap; ++i) {
      if (phrases_.is(i, ",")) return i;
      if (phrases_.sign(i) || phrases_.region(i) >= 0 || phrases_.finite(i)) break;
    }
    return source.end;
  }

  bool next_is_comma(std::uint32_t i, Run<Token> line) const {
    return i < line.end && phrases_.is(i, ",");
  }
  bool at_end(std::uint32_t i, Run<Token> line) const {
    return i >= line.end || (phrases_.sign(i) && !phrases_.is(i, ","));
  }

  // A person, body or medium, or a noun of source_nouns.tsv at the head.
  bool someone(Run<Token> run) const {
    if (const auto m = mention_in(phrases_.span(run)))
      if (mentions_[m->value].kind != ActorKind::kPlace) return true;
    for (std::uint32_t i = run.begin; i < std::min(run.end, run.begin + 4); ++i) {
      if (phrases_.preposition(i) && !phrases_.article(i) && i > run.begin) return false;
      if (match(p_, nouns_, i, run.end) || p_.tokens[i].pos == Pos::kName) return true;
    }
    return false;
  }

  // "Comme la mairie l'a confirmé hier soir, P": the verb within the clause, up to its
  // comma.
  std::optional<Cue> said_cue(Cue cue, Run<Token> line) {
    for (std::uint32_t i = cue.run.end; i < line.end && i - cue.run.end < kMaxGap; ++i) {
      if (phrases_.region(i) >= 0 || phrases_.is(i, ",")) return std::nullopt;
      const Match m = match(p_, verbs_, i, line.end);
      if (!m || !parse_takes(verbs_.cell(m.row, "takes")).that) continue;
      Cue verb{.kind = Kind::kSaid, .group = phrases_.group(i, m.length, line)};
      if (!verb.group.finite || verb.group.passive || verb.group.negated) continue;
      verb.run = verb.group.run;
      verb.start = cue.start;
      const std::uint32_t first = verb.run.begin;
      if (first == cue.run.end) {  // "comme l'a indiqué le Kremlin"
        if (!verb.group.pronoun.empty())
          verb.source = verb.group.pronoun;
        else
          verb.source =
              phrases_.after(phrases_.skip_circumstance(verb.run.end, line.end), line.end);
      } else if (phrases_.role(first - 1) == PronounRole::kSubject) {
        verb.source = {first - 1, first};
      } else {
        verb.source = phrases_.before(first, cue.run.end);
        if (verb.source.begin != cue.run.end) verb.source = {};
      }
      if (verb.source.empty()) return std::nullopt;
      verb.after = phrases_.skip_circumstance(std::max(verb.run.end, verb.source.end), line.end);
      while (verb.after < line.end && !phrases_.is(verb.after, ",") && !at_end(verb.after, line)) {
        if (phrases_.region(verb.after) >= 0 || match(p_, complementizers_, verb.after, line.end))
          return std::nullopt;
        ++verb.after;
      }
      verb.rule = cue.rule;
      verb.attached = cue.attached;
      return verb;
    }
    return std::nullopt;
  }

  // ---- words
  void read(Run<Token> line, Index<Block> block) {
    const std::size_t first = drafts_.size();
    const std::vector<Cue> all = cues(line);
    low_ = line.begin;
    plain_ = true;
    for (std::size_t c = 0; c < all.size(); ++c) {
      const std::uint32_t limit = end_of(all, c, line);
      switch (all[c].kind) {
        case Kind::kVerb:
          verb_quote(all[c], line, limit);
          break;
        case Kind::kRelay:
          relay(all[c], first);
          break;
        default:
          source_quote(all[c], line, limit, first);
          break;
      }
    }
    if (drafts_.size() == first) alone(line, block);
    last_block_ = block;
    if (drafts_.size() > first)
      last_line_ = first;
    else if (!continued_)
      last_line_ = kNoLine;
  }

  // Where the words after a cue end: at the next cue that a comma sets off, at a clause of its own,
  // at the full stop.
  std::uint32_t end_of(const std::vector<Cue>& all, std::size_t c, Run<Token> line) const {
    std::uint32_t end = line.end;
    const std::uint32_t from = std::max(all[c].after, all[c].run.end);
    for (std::size_t n = c + 1; n < all.size(); ++n) {
      if (all[n].start <= from) continue;
      const std::uint32_t before = all[n].start - 1;
      const bool comma = phrases_.is(before, ",");
      const bool closes = all[n].kind == Kind::kVerb
                              ? all[n].attached && (all[n].inverted || !all[n].group.finite ||
                                                    ends_line(all[n], line))
                              : at_end(all[n].after, line);
      if (closes && (comma || !all[n].group.finite || all[n].kind != Kind::kVerb)) {
        end = std::min(end, comma ? before : all[n].start);
        break;
      }
    }
    const bool contained = all[c].relative || match_where(line.begin, "opens");
    for (std::uint32_t i = from; i + 1 < end; ++i) {
      if (!phrases_.is(i, ",") || phrases_.region(i) >= 0) continue;
      if ((contained && i > from + 2) || (i > from + 2 && match_where(i + 1, "ends"))) return i;
    }
    return end;
  }

  bool ends_line(const Cue& cue, Run<Token> line) const {
    return at_end(phrases_.skip_objects(cue.group.run.end, line.end), line);
  }

  bool match_where(std::uint32_t i, std::string_view where) const {
    for (const Match m : matches(p_, breaks_, i, phrases_.size()))
      if (breaks_.cell(m.row, "where") == where) return true;
    return false;
  }

  void verb_quote(const Cue& cue, Run<Token> line, std::uint32_t limit) {
    if (before_cue(cue, line, limit)) return;
    std::uint32_t from = cue.inverted && cue.group.pronoun.empty() ? cue.after : cue.group.run.end;
    from = object_of(cue, from, limit);
    from = phrases_.skip_circumstance(from, limit);
    if (from < limit && phrases_.is(from, ",") && from + 1 < limit &&
        phrases_.region(from + 1) >= 0)
      ++from;
    if (from >= limit) return;
    if (phrases_.region(from) >= 0) {  // said "…"
      if (cue.takes.quote || cue.takes.inserted || cue.takes.bare)
        after_cue(cue, from, limit, false);
      return;
    }
    if (cue.group.negated || cue.group.modal) return;
    if (cue.takes.that && gap_to_that(cue, from, limit)) return;
    if (const std::uint32_t colon = colon_after(from, limit); colon < limit) {
      if (colon + 1 < limit &&
          (phrases_.region(colon + 1) >= 0 || cue.takes.that || cue.takes.inserted))
        after_cue(cue, colon + 1, limit, false);
      return;
    }
    if (cue.takes.infinitive && phrases_.infinitive(from) && !phrases_.article(from)) {
      after_cue(cue, from, limit, true);
    } else if (!phrases_.noun(cue.group.verb) &&
               ((cue.takes.bare && bare_clause(from, limit)) ||
                (cue.takes.strict && phrases_.clause_at(from, limit)))) {
      after_cue(cue, from, limit, true);
    } else if (cue.takes.quote && !phrases_.noun(cue.group.verb) && holds_region(from, limit)) {
      after_cue(cue, from, limit, true);
    }
  }

  // "told reporters", "leur assure": a noun phrase before "that".
  std::uint32_t object_of(const Cue& cue, std::uint32_t from, std::uint32_t limit) const {
    if (from >= limit || phrases_.region(from) >= 0) return from;
    if (phrases_.role(from) == PronounRole::kObject && from + 1 < limit && !phrases_.article(from))
      return from + 1;
    if (!cue.takes.object) return from;
    const Run<Token> whom = phrases_.simple(from, limit);
    return whom.empty() || phrases_.finite(std::min(whom.end, limit - 1)) ? from : whom.end;
  }

  bool gap_to_that(const Cue& cue, std::uint32_t from, std::uint32_t limit) {
    for (std::uint32_t i = from; i < limit && i - from < kMaxGap; ++i) {
      if (phrases_.region(i) >= 0 || phrases_.is(i, ":") || phrases_.is(i, ";")) return false;
      if (match(p_, complementizers_, i, i + 1) && !phrases_.article(i - 1)) {
        after_cue(cue, i + 1, limit, true);
        return true;
      }
      if (phrases_.finite(i) || phrases_.role(i) == PronounRole::kRelative ||
          phrases_.role(i) == PronounRole::kSubject)
        return false;
    }
    return false;
  }

  std::uint32_t colon_after(std::uint32_t from, std::uint32_t limit) const {
    for (std::uint32_t i = from; i < limit && i - from < kMaxGap && phrases_.region(i) < 0; ++i) {
      if (phrases_.is(i, ":")) return i;
      if (phrases_.finite(i)) break;
    }
    return limit;
  }

  bool bare_clause(std::uint32_t from, std::uint32_t limit) const {
    if (phrases_.sign(from) || phrases_.conjunction(from)) return false;
    for (std::uint32_t i = from + 1; i < limit; ++i) {
      if (phrases_.region(i) >= 0) continue;
      if (p_.tokens[i].pos == Pos::kAux || phrases_.finite(i)) return true;
    }
    return false;
  }

  bool holds_region(std::uint32_t from, std::uint32_t limit) const {
    for (std::uint32_t i = from; i < limit; ++i)
      if (phrases_.region(i) >= 0) return true;
    return false;
  }

  // "…", a déclaré X[, "…"]: the words before a cue that a comma or a mark sets off.
  bool before_cue(const Cue& cue, Run<Token> line, std::uint32_t limit) {
    if (!cue.attached || !cue.group.finite || cue.start <= low_) return false;
    const bool subject_first = !cue.inverted;
    std::uint32_t end = cue.start;
    if (phrases_.is(end - 1, ",")) --end;
    if (end <= low_) return false;
    const bool marked = phrases_.region(end - 1) >= 0;
    // "La France, a dit X" needs a verb that may be inserted; words in marks need no more than a
    // verb of speech.
    if (!marked && !cue.takes.inserted) return false;
    if (!marked && cue.inverted && cue.group.pronoun.empty() && cue.start == low_) return false;
    const std::uint32_t rest = marked ? limit : rest_after(cue, limit);
    if (subject_first && !marked && rest == limit && !ends_line(cue, line)) return false;
    if (subject_first && marked && !(cue.takes.inserted || cue.takes.quote)) return false;
    if (subject_first && marked && !phrases_.is(cue.start - 1, ",") && !comma_inside(end))
      return false;
    if (subject_first && marked && !ends_or_resumes(cue, line, limit)) return false;
    if (cue.group.negated && !marked) return false;
    std::uint32_t begin = low_;
    while (begin < end &&
           (phrases_.is(begin, ",") || (begin > line.begin && phrases_.conjunction(begin))))
      ++begin;
    if (marked) begin = quoted_from(begin, end);
    if (end - begin < kShortest && !marked && rest == limit) return false;
    Draft d = draft(cue, begin, end, false);
    resume(cue, d, limit);
    if (rest < limit) add_rest(d, rest, limit);
    keep(std::move(d));
    return true;
  }

  // "The troops, he said, would stay": where the reported words go on, or the limit.
  std::uint32_t rest_after(const Cue& cue, std::uint32_t limit) const {
    const std::uint32_t i =
        phrases_.skip_circumstance(std::max(cue.after, cue.group.run.end), limit);
    if (i + kShortest >= limit || !phrases_.is(i, ",") || phrases_.region(i + 1) >= 0) return limit;
    const bool other = match(p_, sources_, i + 1, limit) || match_where(i + 1, "ends") ||
                       phrases_.conjunction(i + 1);
    return other ? limit : i + 1;
  }

  void add_rest(Draft& d, std::uint32_t from, std::uint32_t limit) const {
    std::uint32_t end = limit;
    while (end > from && phrases_.sign(end - 1) && phrases_.region(end - 1) < 0) --end;
    if (end <= from) return;
    d.spans.push_back(phrases_.span({from, end}));
    d.end = end;
  }

  // An English quotation has its comma inside: "We stay," he said.
  bool comma_inside(std::uint32_t end) const {
    return end >= 2 && phrases_.region(end - 2) >= 0 && phrases_.sign(end - 2);
  }

  bool ends_or_resumes(const Cue& cue, Run<Token> line, std::uint32_t limit) const {
    const std::uint32_t i = phrases_.skip_circumstance(cue.group.run.end, line.end);
    if (i >= line.end || phrases_.sign(i) || i >= limit || phrases_.region(i) >= 0) return true;
    return !match(p_, complementizers_, i, i + 1);
  }

  // Where the sentence around a closing quotation begins: the region's own first token, unless
  // words that belong to the same clause stand before it.
  std::uint32_t quoted_from(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t first = end;
    while (first > begin && phrases_.region(first - 1) == phrases_.region(end - 1)) --first;
    if (first == begin) return begin;
    if (phrases_.is(first - 1, ".") || phrases_.is(first - 1, "?") || phrases_.is(first - 1, "!"))
      return first;
    return begin;
  }

  // "A", a dit X, "B": the quotation goes on behind the speaker.
  void resume(const Cue& cue, Draft& d, std::uint32_t limit) {
    std::uint32_t i = phrases_.skip_circumstance(std::max(cue.after, cue.group.run.end), limit);
    if (i < limit && (phrases_.is(i, ",") || phrases_.is(i, ":") || phrases_.is(i, "."))) ++i;
    if (i >= limit || phrases_.region(i) < 0) return;
    const Quoted& q = quoted_[static_cast<std::size_t>(phrases_.region(i))];
    d.spans.push_back(q.inside);
    d.end = std::max(d.end, std::min(q.end, limit));
  }

  void after_cue(const Cue& cue, std::uint32_t begin, std::uint32_t limit, bool clause) {
    std::uint32_t end = limit;
    while (end > begin && phrases_.sign(end - 1) && phrases_.region(end - 1) < 0) --end;
    if (begin >= end) return;
    if (!clause && phrases_.region(begin) >= 0) {
      const std::uint32_t close =
          std::min(quoted_[static_cast<std::size_t>(phrases_.region(begin))].end, end);
      // "a jugé « inacceptable » cette décision": what follows belongs to the object.
      if (close < end && phrases_.is(close, ",")) end = close;
      if (close < end && phrases_.conjunction(close)) end = std::min(end, limit);
      if (close < end && cue.inverted) end = close;
    }
    if (phrases_.region(begin) < 0 && end - begin < kShortest && !holds_region(begin, end)) return;
    keep(draft(cue, begin, end, clause));
  }

  Draft draft(const Cue& cue, std::uint32_t begin, std::uint32_t end, bool clause) {
    Draft d;
    Quote& q = d.quote;
    const std::int32_t r = phrases_.region(begin);
    const bool whole = r >= 0 && quoted_[static_cast<std::size_t>(r)].begin == begin &&
                       quoted_[static_cast<std::size_t>(r)].end >= end;
    if (whole)
      d.spans.push_back(quoted_[static_cast<std::size_t>(r)].inside);
    else
      d.spans.push_back(phrases_.span({begin, end}));
    q.manner = cue.kind != Kind::kVerb ? Manner::kAccordingTo
               : whole && !clause      ? Manner::kDirect
               : holds_region(begin, end)
                   ? all_quoted(begin, end) && !clause ? Manner::kDirect : Manner::kMixed
                   : Manner::kReported;
    if (cue.kind == Kind::kSaid)
      q.manner = holds_region(begin, end) ? Manner::kMixed : Manner::kReported;
    q.cue = phrases_.span(cue.run);
    q.rule = cue.rule;
    name_source(q, cue.source);
    d.end = end;
    return d;
  }

  bool all_quoted(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (phrases_.region(i) < 0 && !phrases_.sign(i)) return false;
    return true;
  }

  void keep(Draft d) {
    low_ = std::max(low_, d.end);
    plain_ &= d.quote.manner == Manner::kReported;
    drafts_.push_back(std::move(d));
  }

  void source_quote(const Cue& cue, Run<Token> line, std::uint32_t limit, std::size_t first) {
    const bool opens = cue.start == line.begin;
    // After words that have a speaker in this line, the source hands them on.
    if (!opens && cue.kind == Kind::kSource && at_end(cue.after, line) && drafts_.size() > first) {
      relay(cue, first);
      return;
    }
    if (opens || cue.start <= low_ + 1) {
      std::uint32_t from = cue.after;
      if (from < limit && phrases_.is(from, ",")) ++from;
      std::uint32_t end = limit;
      while (end > from && phrases_.sign(end - 1) && phrases_.region(end - 1) < 0) --end;
      if (from < end && (end - from >= kShortest || phrases_.region(from) >= 0))
        outer(draft(cue, from, end, false));
      return;
    }
    std::uint32_t end = cue.start;
    while (end > low_ && phrases_.is(end - 1, ",")) --end;
    std::uint32_t begin = low_;
    while (begin < end && (phrases_.is(begin, ",") || phrases_.is(begin, ";"))) ++begin;
    if (end <= begin || (end - begin < 2 && at_end(cue.after, line))) return;
    Draft d = draft(cue, begin, end, false);
    std::uint32_t rest = cue.after;
    if (rest < limit && phrases_.is(rest, ",")) ++rest;
    std::uint32_t last = limit;
    while (last > rest && phrases_.sign(last - 1) && phrases_.region(last - 1) < 0) --last;
    if (rest < last && drafts_.size() == first) {
      d.spans.push_back(draft(cue, rest, last, false).spans.front());
      d.end = last;
    }
    outer(std::move(d));
  }

  // Keeps a quotation without closing the line to the cues inside it: "Selon l'AFP, le Kremlin a
  // déclaré que …".
  void outer(Draft d) { drafts_.push_back(std::move(d)); }

  void relay(const Cue& cue, std::size_t first) {
    const auto m = mention_in(phrases_.span(cue.source));
    for (std::size_t i = first; i < drafts_.size(); ++i) {
      Quote& q = drafts_[i].quote;
      std::size_t slot = 0;
      while (slot < q.via.size() && q.via[slot]) ++slot;
      if (slot == q.via.size()) continue;
      if (m) q.via[slot++] = *m;
      // "selon l'AFP et la chaîne Europe 1"
      const Run<Token> more = coordinated(cue.source.end);
      if (const auto other = mention_in(phrases_.span(more)); other && slot < q.via.size())
        q.via[slot] = *other;
    }
  }

  Run<Token> coordinated(std::uint32_t at) const {
    if (at + 1 >= phrases_.size() || !phrases_.conjunction(at)) return {};
    return phrases_.after(at + 1, std::min(phrases_.size(), at + kMaxGap));
  }

  // A line that is nothing but a quotation goes on with the speaker of the line before.
  void alone(Run<Token> line, Index<Block> block) {
    continued_ = false;
    if (last_line_ == kNoLine || last_line_ >= drafts_.size() || !all_quoted(line.begin, line.end))
      return;
    const std::int32_t r = phrases_.region(line.begin);
    Draft& before = drafts_.back();
    if (r < 0 || before.quote.manner == Manner::kReported ||
        before.quote.manner == Manner::kAccordingTo)
      return;
    continued_ = true;
    const Span inside = quoted_[static_cast<std::size_t>(r)].inside;
    const bool same_block = block == last_block_;
    const bool reopened = r > 0 && quoted_[static_cast<std::size_t>(r) - 1].goes_on;
    if (same_block || reopened) {
      before.spans.push_back(inside);
      return;
    }
    Draft next{.quote = before.quote, .spans = {inside}, .end = line.end};
    next.quote.cue = {};
    next.quote.manner = Manner::kDirect;
    drafts_.push_back(std::move(next));
    last_line_ = drafts_.size() - 1;
  }

  // ---- speakers
  void name_source(Quote& q, Run<Token> source) {
    q.source = phrases_.span(source);
    if (source.size() == 1 && phrases_.role(source.begin) != PronounRole::kNone &&
        phrases_.role(source.begin) != PronounRole::kRelative) {
      q.speaker = antecedent(source.begin);
      if (phrases_.role(source.begin) == PronounRole::kInverted) {
        // "-t-il": the words without the hyphen.
        while (q.source.begin < q.source.end && p_.text[q.source.begin] == '-') ++q.source.begin;
        if (p_.text.substr(q.source.begin, 2) == "t-") q.source.begin += 2;
      }
    } else if (const auto m = mention_in(q.source)) {
      q.speaker = *m;
    }
    if (q.speaker && mentions_[q.speaker.value].kind == ActorKind::kPerson)
      last_person_ = q.speaker;
  }

  // The mention that a source names: a person anywhere at its head or in apposition, else whatever
  // begins first.
  std::optional<Index<Mention>> mention_in(Span source) const {
    if (source.empty()) return std::nullopt;
    std::optional<Index<Mention>> best;
    auto at = std::lower_bound(mentions_.begin(), mentions_.end(), source.begin,
                               [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
    while (at != mentions_.begin() && std::prev(at)->span.end > source.begin) --at;
    for (; at != mentions_.end() && at->span.begin < source.end; ++at) {
      if (!at->span.overlaps(source)) continue;
      const auto i = index<Mention>(static_cast<std::size_t>(at - mentions_.begin()));
      const bool governed = is_governed(at->span.begin, source.begin);
      if (at->kind == ActorKind::kPerson && !governed) return i;
      if (at->kind == ActorKind::kPerson) continue;
      if (!best) best = i;
    }
    return best;
  }

  // "un proche de Poutine": a name behind a preposition is not the one who speaks.
  bool is_governed(std::uint32_t name, std::uint32_t source) const {
    if (name <= source) return false;
    const Run<Token> before = tokens_in(p_, {name - 1, name});
    const std::uint32_t at = tokens_in(p_, {name, name + 1}).begin;
    return at > 0 && before.begin <= at && phrases_.preposition(at - 1);
  }

  Index<Mention> antecedent(std::uint32_t pronoun) const {
    const PronounRole role = phrases_.role(pronoun);
    if (role == PronounRole::kSpeaker || phrases_.neuter(pronoun)) return {};
    const std::uint32_t at = p_.tokens[pronoun].span.begin;
    const bool plural = phrases_.plural(pronoun);
    if (!plural && last_person_ && near(mentions_[last_person_.value].span.begin, at))
      return last_person_;
    // The first person of the nearest sentence before that has one: most often its subject.
    std::uint32_t looked = 0;
    Index<Mention> best;
    for (std::size_t i = mentions_.size(); i-- > 0 && looked < kMaxBack;) {
      const Mention& m = mentions_[i];
      if (m.span.begin >= at) continue;
      ++looked;
      const bool fits = plural ? m.kind == ActorKind::kGroup || m.kind == ActorKind::kBody
                               : m.kind == ActorKind::kPerson;
      if (!fits || inside_marks(m.span)) continue;
      if (best && !same_sentence(m.span.begin, mentions_[best.value].span.begin)) break;
      best = index<Mention>(i);
    }
    return best && near(mentions_[best.value].span.begin, at) ? best : Index<Mention>{};
  }

  bool inside_marks(Span s) const {
    const Run<Token> run = tokens_in(p_, s);
    return !run.empty() && phrases_.region(run.begin) >= 0;
  }

  std::size_t sentence_of(std::uint32_t byte) const {
    const auto at =
        std::upper_bound(p_.sentences.begin(), p_.sentences.end(), byte,
                         [](std::uint32_t b, const Sentence& s) { return b < s.span.begin; });
    return static_cast<std::size_t>(at - p_.sentences.begin());
  }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return sentence_of(a) == sentence_of(b);
  }
  bool near(std::uint32_t earlier, std::uint32_t later) const {
    constexpr std::size_t kFar = 5;  // sentences
    return sentence_of(later) - sentence_of(earlier) <= kFar;
  }

  QuoteTable table() {
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
      return a.spans.front() < b.spans.front();
    });
    QuoteTable out;
    for (Draft& d : drafts_) {
      d.quote.spans.begin = static_cast<std::uint32_t>(out.spans.size());
      for (const Span s : d.spans)
        if (!s.empty()) out.spans.push_back(s);
      d.quote.spans.end = static_cast<std::uint32_t>(out.spans.size());
      if (!d.quote.spans.empty()) out.quotes.push_back(d.quote);
    }
    return out;
  }

  static constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);

  const Prose& p_;
  std::span<const Mention> mentions_;
  std::vector<Quoted> quoted_;
  Phrases phrases_;
  const Table& verbs_;
  const Table& sources_;
  const Table& complementizers_;
  const Table& breaks_;
  const Table& nouns_;
  std::vector<Draft> drafts_;
  std::uint32_t low_ = 0;  // first token of the line that no quotation has taken
  bool plain_ = true;      // the line's quotations so far are reported clauses
  std::size_t last_line_ = kNoLine;
  bool continued_ = false;
  Index<Block> last_block_{};
  Index<Mention> last_person_{};
};

}  // namespace

QuoteTable find_quotes(const Prose& prose, std::span<const Mention> mentions, const Pack&) {
  return Finder(prose, mentions).run();
}

}  // namespace recoupe
