// Phrases by place: a verb group grows backwards over its auxiliaries, a subject backwards from the
// group, an inverted subject forwards from it. Every walk stays within the line and stops at the
// first word that cannot belong.
#include "read/quotes/phrases.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxGroup =
    8;  // tokens of a verb group: "ne l'a pas encore clairement dit"
constexpr std::uint32_t kMaxPhrase = 40;  // tokens of a noun phrase with its appositions

PronounRole parse_role(std::string_view name) {
  if (name == "subject") return PronounRole::kSubject;
  if (name == "speaker") return PronounRole::kSpeaker;
  if (name == "inverted") return PronounRole::kInverted;
  if (name == "relative") return PronounRole::kRelative;
  if (name == "object") return PronounRole::kObject;
  if (name == "reflexive") return PronounRole::kReflexive;
  if (name == "negation") return PronounRole::kNegation;
  if (name == "restriction") return PronounRole::kRestriction;
  if (name == "tonic") return PronounRole::kTonic;
  return PronounRole::kNone;
}

}  // namespace

Phrases::Phrases(const Prose& prose, std::span<const Quoted> quoted)
    : prose_(prose),
      pronouns_(prose.language->table("pronouns")),
      communique_(prose.language->table("communique")),
      circumstances_(prose.language->table("circumstances")),
      helpers_(prose.language->table("verb_groups")),
      links_(prose.language->table("phrase_links")),
      role_column_(pronouns_.column("role")),
      plural_column_(pronouns_.column("plural")),
      gender_column_(pronouns_.column("gender")),
      region_(prose.tokens.size(), -1) {
  for (std::size_t q = 0; q < quoted.size(); ++q)
    for (std::uint32_t i = quoted[q].begin; i < quoted[q].end; ++i)
      region_[i] = static_cast<std::int32_t>(q);
}

Span Phrases::span(Run<Token> run) const {
  if (run.empty()) return {};
  return {prose_.tokens[run.begin].span.begin, prose_.tokens[run.end - 1].span.end};
}

PronounRole Phrases::role(std::uint32_t i) const {
  const Match m = match(prose_, pronouns_, i, i + 1);
  return m ? parse_role(pronouns_.cell(m.row, role_column_)) : PronounRole::kNone;
}

bool Phrases::has_role(std::uint32_t i, PronounRole role) const {
  for (const Match m : matches(prose_, pronouns_, i, i + 1))
    if (parse_role(pronouns_.cell(m.row, role_column_)) == role) return true;
  return false;
}

bool Phrases::plural(std::uint32_t i) const {
  const Match m = match(prose_, pronouns_, i, i + 1);
  return m && pronouns_.cell(m.row, plural_column_) == "yes";
}

std::uint16_t Phrases::verb_forms(std::uint32_t i) const {
  unsigned forms = 0;
  for (const WordEntry& e : prose_.language->entries(prose_.tokens[i].word))
    if (e.pos == Pos::kVerb || e.pos == Pos::kAux) forms |= e.forms;
  return static_cast<std::uint16_t>(forms);
}

bool Phrases::reads_as(std::uint32_t i, Pos pos) const {
  const auto& all = prose_.language->entries(prose_.tokens[i].word);
  return std::any_of(all.begin(), all.end(), [&](const WordEntry& e) { return e.pos == pos; });
}

bool Phrases::finite(std::uint32_t i) const {
  if (!(verb_forms(i) & kFinite)) return false;
  if ((prose_.tokens[i].shape & kCapital) && !(prose_.tokens[i].shape & kFirst)) return false;
  for (const Pos pos :
       {Pos::kNoun, Pos::kAdj, Pos::kDet, Pos::kPrep, Pos::kConj, Pos::kAdv, Pos::kNum})
    if (reads_as(i, pos)) return false;
  return true;
}

bool Phrases::conjugated(std::uint32_t i) const {
  const Token& t = prose_.tokens[i];
  return t.pos == Pos::kAux || (t.pos == Pos::kVerb && (t.forms & kFinite) != 0);
}

bool Phrases::infinitive(std::uint32_t i) const {
  return i < size() && (verb_forms(i) & kInfinitive) != 0;
}
bool Phrases::preposition(std::uint32_t i) const { return i < size() && reads_as(i, Pos::kPrep); }
bool Phrases::conjunction(std::uint32_t i) const { return i < size() && reads_as(i, Pos::kConj); }
bool Phrases::article(std::uint32_t i) const { return i < size() && reads_as(i, Pos::kDet); }

bool Phrases::part_of_group(std::uint32_t i) const {
  const Token& t = prose_.tokens[i];
  if (t.pos == Pos::kAux || t.pos == Pos::kAdv || reads_as(i, Pos::kAux)) return true;
  const PronounRole r = role(i);
  return r == PronounRole::kObject || r == PronounRole::kReflexive || r == PronounRole::kNegation ||
         r == PronounRole::kRestriction || r == PronounRole::kInverted;
}

bool Phrases::helps(std::uint32_t i, std::string_view role) const {
  const Match m = match(prose_, helpers_, i, i + 1);
  return m && helpers_.cell(m.row, "role") == role;
}

// "a, par ailleurs, indiqué", "a pour sa part dit": the first auxiliary that the tree hangs on the
// verb, or that only circumstances part from it, or the verb; whatever stands between is of the
// group, save a subject.
std::uint32_t Phrases::first_auxiliary(std::uint32_t verb, Run<Token> line) const {
  std::uint32_t first = verb;
  for (std::uint32_t i = verb; i-- > line.begin && verb - i <= kMaxGroup && region_[i] < 0;) {
    const Token& t = prose_.tokens[i];
    if (reads_as(i, Pos::kAux) && skip_circumstance(i + 1, verb) == verb) first = i;
    if (t.head != verb) continue;
    if (t.relation == Relation::kNsubj && role(i) != PronounRole::kInverted) break;
    if (t.pos == Pos::kAux) first = i;
  }
  return first;
}

SpeechGroup Phrases::group(std::uint32_t verb, std::uint32_t length, Run<Token> line) const {
  SpeechGroup g{.run = {verb, verb + length}, .verb = verb};
  const std::uint16_t forms = verb_forms(verb);
  const std::uint32_t first = first_auxiliary(verb, line);
  bool aux = false, emphatic = false, next = true, reflexive = false, negation = false;
  for (std::uint32_t i = verb; i-- > line.begin && verb - i <= kMaxGroup;) {
    if (region_[i] >= 0 || (i < first && !part_of_group(i))) break;
    const PronounRole r = role(i);
    next &= r == PronounRole::kNone;
    if (r == PronounRole::kInverted) g.pronoun = {i, i + 1};
    reflexive |= r == PronounRole::kReflexive;
    negation |= r == PronounRole::kNegation;
    g.restricted |= r == PronounRole::kRestriction;
    if (reads_as(i, Pos::kAux)) {
      aux = true;
      emphatic |= next && helps(i, "do");
      const std::uint16_t bits = verb_forms(i);
      if (bits & kInfinitive && !(bits & kFinite)) g.infinitive = true;
      if (bits & kGerund) g.gerund = true;
      g.passive |= static_cast<bool>(match(prose_, prose_.language->table("passives"), i, i + 1));
    }
    g.run.begin = i;
  }
  g.negated = negation || g.restricted;
  g.restricted &= !negation;
  // An adverb at the very beginning belongs to the sentence, not to the verb.
  while (g.run.begin < verb && prose_.tokens[g.run.begin].pos == Pos::kAdv && !g.negated)
    ++g.run.begin;
  const bool adjective = prose_.tokens[verb].pos == Pos::kAdj;  // "is sure"
  g.modal = aux && !adjective && !emphatic && !(forms & (kParticiple | kGerund));
  if (reflexive) g.passive = false;
  // "is saying" is finite, "having said" is not.
  if (aux && (adjective || forms & (kParticiple | kInfinitive | kGerund)))
    g.finite = !g.infinitive && !g.gerund;
  else if (forms & kFinite)
    g.finite = true;
  else if (forms & kInfinitive)
    g.infinitive = true;
  else if (forms & kGerund)
    g.gerund = true;
  if (g.finite && !aux && forms & kInfinitive && verb > line.begin && preposition(verb - 1) &&
      role(verb - 1) == PronounRole::kNone) {
    g.finite = false;  // "to say"
    g.infinitive = true;
  }
  if (adjective || !(forms & kParticiple)) g.passive = false;  // "is saying"
  if (g.run.end < line.end && role(g.run.end) == PronounRole::kInverted) {
    g.pronoun = {g.run.end, g.run.end + 1};
    ++g.run.end;
  }
  return g;
}

bool Phrases::nominal(std::uint32_t i) const {
  const Token& t = prose_.tokens[i];
  if (region_[i] >= 0 || t.pos == Pos::kPunct || t.pos == Pos::kConj) return false;
  if (t.shape & (kCapital | kAllCaps) && !(t.shape & kFirst)) return true;
  if (role(i) == PronounRole::kSubject || role(i) == PronounRole::kRelative ||
      role(i) == PronounRole::kInverted)
    return false;
  for (const Pos pos : {Pos::kNoun, Pos::kName, Pos::kAdj, Pos::kNum, Pos::kDet})
    if (t.pos == pos || reads_as(i, pos)) return true;
  if (t.pos == Pos::kOther) return true;
  // "the monitoring group": the tree hangs it on a noun behind it.
  const bool of_noun = t.relation == Relation::kAmod || t.relation == Relation::kCompound;
  if (of_noun && t.head > i && t.head < size()) return true;
  const std::uint16_t forms = verb_forms(i);
  return forms & kParticiple && !(forms & kFinite);
}

// What holds a noun phrase together besides its words: the prepositions, none of which begins a
// clause.
bool Phrases::link(std::uint32_t i) const { return region_[i] < 0 && reads_as(i, Pos::kPrep); }

std::uint32_t Phrases::simple_after(std::uint32_t from, std::uint32_t end) const {
  std::uint32_t i = from;
  while (i < end && i - from < kMaxPhrase) {
    if (is(i, "(")) {
      std::uint32_t close = i;
      while (close < end && !is(close, ")")) ++close;
      if (close >= end) break;
      i = close + 1;
    } else if (i > from && !conjunction(i) && match(prose_, links_, i, i + 1)) {
      if (i + 1 >= end || !(nominal(i + 1) || link(i + 1))) break;
      ++i;
    } else if (nominal(i) && !(reads_as(i, Pos::kPrep) &&
                               !(prose_.tokens[i].shape & (kCapital | kAllCaps)) && i > from)) {
      ++i;
    } else {
      break;
    }
  }
  return i;
}

Run<Token> Phrases::simple(std::uint32_t from, std::uint32_t end) const {
  if (from >= end || region_[from] >= 0 || !nominal(from)) return {};
  std::uint32_t i = simple_after(from, end);
  while (i > from && sign(i - 1) && !is(i - 1, ")")) --i;
  return {from, i};
}

Run<Token> Phrases::after(std::uint32_t from, std::uint32_t end) const {
  std::uint32_t i = simple(from, end).end;
  // ", directeur de l'Office," up to a comma or the end: an apposition.
  while (i > from && i + 1 < end && is(i, ",") && region_[i + 1] < 0 && nominal(i + 1) &&
         !conjunction(i + 1) && !(preposition(i + 1) && !article(i + 1))) {
    std::uint32_t next = simple_after(i + 1, end);
    while (next < end && next - i < kMaxPhrase && !sign(next) && region_[next] < 0 &&
           !finite(next) && (!conjunction(next) || joins(next)))
      ++next;
    if (next <= i + 1 || (next < end && !sign(next))) break;
    i = next;
  }
  return i > from ? Run<Token>{from, i} : Run<Token>{};
}

// "le ministre et porte-parole": a conjunction within a phrase.
bool Phrases::joins(std::uint32_t i) const {
  return conjunction(i) && nominal(i - 1) && match(prose_, links_, i, i + 1);
}

Run<Token> Phrases::before(std::uint32_t end, std::uint32_t begin) const {
  std::uint32_t i = end;
  while (i > begin && end - i < kMaxPhrase) {
    const std::uint32_t k = i - 1;
    if (is(k, ")")) {
      std::uint32_t open = k;
      while (open > begin && !is(open, "(")) --open;
      if (!is(open, "(")) break;
      i = open;
    } else if ((nominal(k) && !finite(k)) || link(k) || (k > begin && i < end && joins(k))) {
      i = k;
    } else {
      break;
    }
  }
  // "Dans la nuit le ministre": what a preposition opens is no subject; the phrase begins at the
  // next article or name.
  while (i < end && (link(i) || prose_.tokens[i].pos == Pos::kAdv) &&
         !(article(i) && prose_.tokens[i].pos == Pos::kDet)) {
    ++i;
    if (i < end) ++i;
    while (i < end && !(prose_.tokens[i].pos == Pos::kDet ||
                        (prose_.tokens[i].pos == Pos::kName && !link(i - 1))))
      ++i;
  }
  if (i >= end) return {};
  const bool has_head =
      std::any_of(prose_.tokens.begin() + i, prose_.tokens.begin() + end, [](const Token& t) {
        return t.pos != Pos::kDet && t.pos != Pos::kPrep && t.pos != Pos::kAdv;
      });
  return has_head ? Run<Token>{i, end} : Run<Token>{};
}

Run<Token> Phrases::before_comma(std::uint32_t end, std::uint32_t begin) const {
  constexpr std::uint32_t kMaxInner = 30;
  std::uint32_t comma = end - 1;  // the one that closes the apposition
  for (int hop = 0; hop < 3; ++hop) {
    std::uint32_t open = comma;
    while (open > begin && comma - open < kMaxInner &&
           !(open < comma && is(open, ",") && region_[open] < 0))
      --open;
    if (open <= begin || !is(open, ",")) return {};
    const Run<Token> outer = before(open, begin);
    // "A list of names, X, Y, said", but "Twelve are missing, X, Y, said": there X begins it.
    const bool first = !outer.empty() && (outer.begin == begin || !is(outer.begin - 1, ",") ||
                                          holds_clause({begin, outer.begin}));
    if (first) {
      // The apposition counts as part of the speaker's name unless it is a clause or a
      // circumstance.
      const bool apposed = nominal(open + 1) && !preposition(open + 1) &&
                           simple_after(open + 1, end - 1) == end - 1 &&
                           skip_circumstance(open + 1, end - 1) != end - 1;
      return {outer.begin, apposed && hop == 0 ? end - 1 : outer.end};
    }
    comma = open;
  }
  return {};
}

bool Phrases::holds_clause(Run<Token> words) const {
  // "Asked about it, X, Y, said"
  const Token& first = prose_.tokens[words.begin];
  if (first.pos == Pos::kVerb && (first.forms & (kGerund | kParticiple)) != 0) return true;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (region_[i] < 0 && conjugated(i)) return true;
  return false;
}

std::uint32_t Phrases::skip_circumstance(std::uint32_t i, std::uint32_t end) const {
  for (std::uint32_t from = i;; from = i) {
    if (i < end)
      if (const Match m = match(prose_, communique_, i, end)) i += m.length;
    if (i < end)
      if (const Match m = match(prose_, circumstances_, i, end)) i += m.length;
    if (i < end && prose_.tokens[i].pos == Pos::kAdv && region_[i] < 0) ++i;
    if (i == from) return i;
  }
}

std::uint32_t Phrases::skip_objects(std::uint32_t i, std::uint32_t end) const {
  for (std::uint32_t from = i;; from = i) {
    i = skip_circumstance(i, end);
    if (i < end && region_[i] < 0 && preposition(i) && simple(i + 1, end).end > i + 1)
      i = simple(i + 1, end).end;
    else if (i < end && role(i) == PronounRole::kObject && !article(i))
      ++i;
    else if (const Run<Token> np = simple(i, end); !np.empty())
      i = np.end;
    if (i == from) return i;
  }
}

bool Phrases::clause_at(std::uint32_t i, std::uint32_t end) const {
  i = skip_circumstance(i, end);
  if (i >= end || region_[i] >= 0) return false;
  const PronounRole r = role(i);
  if (r == PronounRole::kSubject || r == PronounRole::kSpeaker) return true;
  std::uint32_t next = simple(i, end).end;
  if (next <= i) return false;
  while (next < end && preposition(next) && simple(next + 1, end).end > next + 1)
    next = simple(next + 1, end).end;
  while (next < end && prose_.tokens[next].pos == Pos::kAdv) ++next;
  return next < end && region_[next] < 0 && (finite(next) || reads_as(next, Pos::kAux));
}

std::string_view Phrases::gender(std::uint32_t i) const {
  const Match m = match(prose_, pronouns_, i, i + 1);
  return m ? pronouns_.cell(m.row, gender_column_) : std::string_view{};
}

bool Phrases::at_end(std::uint32_t i, Run<Token> line) const {
  return i >= line.end || (sign(i) && !is(i, ","));
}

bool Phrases::holds_region(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t i = from; i < end; ++i)
    if (region_[i] >= 0) return true;
  return false;
}

bool Phrases::all_quoted(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t i = from; i < end; ++i)
    if (region_[i] < 0 && !sign(i)) return false;
  return true;
}

Run<Token> Phrases::coordinated(std::uint32_t at) const {
  if (at + 1 >= size() || !conjunction(at)) return {};
  return after(at + 1, std::min(size(), at + kCueReach));
}

}  // namespace recoupe
