// Slots come first: each mention is what the nearest small word before its noun phrase says ("à
// Kampala": to), or, in a list, what the mention before it is. Subjects are then looked for to the
// left of the verb, over dates, adverbs, prepositional phrases and what stands between two commas;
// a noun that is no mention ends the search, since it may itself be the subject. Cost: linear in
// the sentence, and kReach units a search.
#include "read/events/clause.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kReach =
    60;  // units that a search looks at; longer clauses are lists or broken text

constexpr int kPartHops = 3;  // "some of the tens of thousands of"

struct SlotName {
  std::string_view name;
  Slot slot;
};
constexpr std::array<SlotName, 21> kSlots{
    {{"subject", Slot::kSubject}, {"object", Slot::kObject},   {"possessor", Slot::kPossessor},
     {"thing", Slot::kThing},     {"with", Slot::kWith},       {"by", Slot::kBy},
     {"of", Slot::kOf},           {"to", Slot::kTo},           {"in", Slot::kIn},
     {"at", Slot::kAt},           {"on", Slot::kOn},           {"over", Slot::kOver},
     {"against", Slot::kAgainst}, {"between", Slot::kBetween}, {"from", Slot::kFrom},
     {"for", Slot::kFor},         {"into", Slot::kInto},       {"about", Slot::kAbout},
     {"since", Slot::kSince},     {"speaker", Slot::kSpeaker}, {"other", Slot::kOther}}};

struct HelpName {
  std::string_view name;
  Help help;
};
constexpr std::array<HelpName, 15> kHelps{{{"be", Help::kBe},
                                           {"have", Help::kHave},
                                           {"do", Help::kDo},
                                           {"reflexive", Help::kReflexive},
                                           {"future", Help::kFuture},
                                           {"hypothetical", Help::kHypothetical},
                                           {"negation", Help::kNegation},
                                           {"causative", Help::kCausative},
                                           {"adverb", Help::kAdverb},
                                           {"clitic", Help::kClitic},
                                           {"infinitive", Help::kInfinitive},
                                           {"determiner", Help::kDeterminer},
                                           {"pronoun", Help::kPronoun},
                                           {"other_subject", Help::kOtherSubject},
                                           {"possessive", Help::kOwner}}};

constexpr std::array<std::pair<std::string_view, Part>, 4> kClauseRoles{
    {{"relative", Part::kRelative},
     {"subordinate", Part::kSubordinate},
     {"condition", Part::kCondition},
     {"coordinate", Part::kCoordinate}}};

std::uint16_t help_bits(std::string_view part) {
  for (const HelpName& h : kHelps)
    if (h.name == part) return static_cast<std::uint16_t>(h.help);
  return 0;
}

// The part of a punctuation mark; kWord for what is none.
Part sign_role(std::string_view form) {
  const CodePoint c = decode(form, 0);
  switch (c.value) {
    case ',':
      return Part::kComma;
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
    case '!':
    case '?':
    case '.':
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case '|':
    case '/':
      return Part::kStop;
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case '"':
    case 0x2018:
      return Part::kMark;
    case '-':
      return form.size() == 1 ? Part::kStop : Part::kWord;
    case '\'':
    case 0x2019:
      return form.size() == c.size ? Part::kMark : Part::kWord;
    default:
      return Part::kWord;
  }
}

}  // namespace

Slot slot_named(std::string_view name) {
  for (const SlotName& s : kSlots)
    if (s.name == name) return s.slot;
  return Slot::kNone;
}

Clauses::Clauses(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                 std::span<const TimeRef> times, Run<Token> words)
    : prose_(prose), tree_(tree), mentions_(mentions) {
  make_units(mentions, times, words);
  name_slots();
}

// Of nested mentions the outermost counts: "la garde rapprochée du roi de Jordanie" is one party.
void Clauses::make_units(std::span<const Mention> mentions, std::span<const TimeRef> times,
                         Run<Token> words) {
  if (words.empty()) return;
  const Span sentence{prose_.tokens[words.begin].span.begin, prose_.tokens[words.end - 1].span.end};
  const auto starts = [](const auto& record, std::uint32_t at) { return record.span.begin < at; };
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin, starts);
  auto time = std::lower_bound(times.begin(), times.end(), sentence.begin, starts);
  for (std::uint32_t token = words.begin; token < words.end;) {
    const Span here = prose_.tokens[token].span;
    while (mention != mentions.end() && mention->span.begin < here.begin) ++mention;
    while (time != times.end() && time->span.begin < here.begin) ++time;
    if (mention != mentions.end() && mention->span.begin < here.end &&
        mention->span.end <= sentence.end) {
      const Run<Token> run = tokens_in(prose_, mention->span);
      units_.push_back(
          {.begin = token,
           .end = std::max(run.end, token + 1),
           .part = Part::kMention,
           .mention = index<Mention>(static_cast<std::size_t>(mention - mentions.begin()))});
      token = units_.back().end;
    } else if (time != times.end() && time->span.begin < here.end &&
               time->span.end <= sentence.end) {
      units_.push_back({.begin = token,
                        .end = std::max(tokens_in(prose_, time->span).end, token + 1),
                        .part = Part::kTime,
                        .time = index<TimeRef>(static_cast<std::size_t>(time - times.begin()))});
      token = units_.back().end;
    } else {
      std::uint32_t stop = words.end;
      if (mention != mentions.end() && mention->span.begin < sentence.end)
        stop =
            std::min(stop, tokens_in(prose_, {mention->span.begin, mention->span.begin + 1}).begin);
      add_word(token, std::max(stop, token + 1));
    }
  }
}

void Clauses::add_word(std::uint32_t& token, std::uint32_t end) {
  const Language& language = *prose_.language;
  Chunk u{.begin = token, .end = token + 1, .part = sign_role(prose_.word(token))};
  if (u.part == Part::kWord) {
    const Table& clauses = language.table("clauses");
    const Table& slots = language.table("slots");
    const Match clause = match(prose_, clauses, token, end);
    Match slot = match(prose_, slots, token, end);
    if (slot.length == 1 && prose_.tokens[token].pos == Pos::kNoun)
      slot = {};  // "a fresh round of"
    const Table& groups = language.table("verb_groups");
    const Match group = match(prose_, groups, token, end);
    if (group.length > std::max(clause.length, slot.length)) {
      u.end = token + group.length;  // "des milliers d'" is an article, not "of"
    } else if (clause && clause.length >= slot.length) {
      u.end = token + clause.length;
      const std::string_view name = clauses.cell(clause.row, 1);
      for (const auto& [role_name, part] : kClauseRoles)
        if (role_name == name) u.part = part;
      u.slot = slot_named(clauses.cell(clause.row, "slot"));
    } else if (slot) {
      u.end = token + slot.length;
      u.part = Part::kSlot;
      u.slot = slot_named(slots.cell(slot.row, 1));
    }
    for (const Match& m : matches(prose_, groups, token, end)) {
      if (u.part != Part::kWord && m.length != u.end - u.begin) continue;
      if (u.part == Part::kWord) u.end = std::max(u.end, token + m.length);
      if (token + m.length == u.end)
        u.help = static_cast<std::uint16_t>(u.help | help_bits(groups.cell(m.row, 1)));
    }
    if (u.help == 0 && prose_.tokens[token].pos == Pos::kAdv)
      u.help = static_cast<std::uint16_t>(Help::kAdverb);
    if (u.help == 0 && prose_.tokens[token].pos == Pos::kDet)
      u.help = static_cast<std::uint16_t>(Help::kDeterminer);
    if (u.helps(Help::kOwner)) {
      u.part = Part::kPossessive;
      u.help = 0;
    }
  }
  token = u.end;
  units_.push_back(u);
}

bool Clauses::before_noun(std::uint32_t i) const {
  const Chunk& u = units_[i];
  if (u.part == Part::kMark) return true;
  if (u.part != Part::kWord) return false;
  if (u.helps(Help::kDeterminer)) return true;
  const Token& t = prose_.tokens[u.begin];
  return u.help == 0 && (t.pos == Pos::kAdj || t.pos == Pos::kNum || t.pos == Pos::kDet);
}

void Clauses::name_slots() {
  for (std::uint32_t i = 0; i < size(); ++i) units_[i].chain = i;
  for (std::uint32_t i = 0; i < size(); ++i)
    if (units_[i].part == Part::kMention) name_slot(i);
}

void Clauses::name_slot(std::uint32_t i) {
  std::uint32_t j = i;
  while (j > 0 && i - j < 6 && before_noun(j - 1)) --j;
  if (j == 0) return;
  // "a arrêté des journalistes": an article, where no noun stands before it.
  if (units_[j - 1].part == Part::kSlot && units_[j - 1].helps(Help::kDeterminer) &&
      !noun_before(j - 1))
    --j;
  if (j == 0) return;
  const Chunk& before = units_[j - 1];
  if (before.part == Part::kSlot) {
    units_[i].slot = before.slot;
    units_[i].governor = j - 1;
    // "avec A et avec B" is a list as well.
    std::uint32_t k = j - 1;
    if (k == 0 || units_[k - 1].part != Part::kCoordinate) return;
    --k;
    while (k > 0 && units_[k - 1].part == Part::kMark) --k;
    if (k > 0 && units_[k - 1].part == Part::kMention && units_[k - 1].slot == before.slot)
      units_[i].chain = units_[k - 1].chain;
    return;
  }
  if (before.part == Part::kWord) return slot_by_tree(i, j - 1);
  if (before.part != Part::kComma && before.part != Part::kCoordinate) return;
  std::uint32_t k = j - 1;
  while (k > 0 && (units_[k - 1].part == Part::kComma || units_[k - 1].part == Part::kMark)) --k;
  if (k == 0 || units_[k - 1].part != Part::kMention) return;
  if (k + 1 < j)
    if (const std::uint32_t outer = over_aside(i, k - 1); outer < k) {
      units_[i].slot = units_[outer].slot;
      units_[i].governor = units_[outer].governor;
      units_[i].chain = units_[outer].chain;
      return;
    }
  const Chunk& first = units_[units_[k - 1].chain];
  if (before.part == Part::kComma && !list_goes_on(i)) return;
  // "raided the office, and the union went to court": no list.
  if (before.part == Part::kCoordinate && opens_clause(i) && ends_clause(units_[k - 1].chain))
    return;
  units_[i].slot = first.slot;
  units_[i].governor = first.governor;
  units_[i].chain = units_[k - 1].chain;
}

// "Peru, which heads the OAS, and Chile": the mention from which a list goes on, over the aside
// that ends with the one at `last`; the number of units: there is none.
std::uint32_t Clauses::over_aside(std::uint32_t mention, std::uint32_t last) const {
  const Chunk& more = units_[mention];
  const auto subject = [](Relation r) {
    return r == Relation::kNsubj || r == Relation::kNsubjPass;
  };
  const auto joined = [&](const Chunk& head) {
    for (std::uint32_t t = more.begin; t < more.end; ++t) {
      const Relation r = tree_.relation(t);
      const std::uint32_t above = tree_.head(t);
      if (r == Relation::kConj && above >= head.begin && above < head.end) return true;
      for (std::uint32_t h = head.begin; h < head.end; ++h)
        if (subject(r) && subject(tree_.relation(h)) && tree_.head(h) == above) return true;
    }
    return false;
  };
  // "Peru, which heads the OAS, and Chile have": a tree may join Chile to the OAS, the verb tells.
  const std::uint16_t verb = mention + 1 < size() && units_[mention + 1].part == Part::kWord
                                 ? verb_forms(mention + 1)
                                 : std::uint16_t{0};
  const bool plural = (verb & kFinite) && (verb & kPlural) &&
                      mentions_[more.mention.value].kind != ActorKind::kGroup;
  bool aside = false;  // more than a name
  for (std::uint32_t i = last; i > 0 && last - i < kReach; --i) {
    if (units_[i].part == Part::kStop) break;
    aside |= units_[i].part != Part::kMention && units_[i].part != Part::kComma && !before_noun(i);
    if (!aside) continue;
    if (units_[i].part != Part::kComma || units_[i - 1].part != Part::kMention) continue;
    if (joined(units_[i - 1]) || (plural && units_[i + 1].part == Part::kRelative)) return i - 1;
  }
  return size();
}

// "on the rebel-held eastern Ghouta region": words stand between that are no adjectives.
void Clauses::slot_by_tree(std::uint32_t i, std::uint32_t before) {
  const Chunk& u = units_[i];
  std::uint32_t top = u.end - 1;
  for (int up = 0; up < kPartHops; ++up) {
    const Relation r = tree_.relation(top);
    const bool attribute = r == Relation::kCompound || r == Relation::kAmod || r == Relation::kFlat;
    if (tree_.head(top) == kNoHead || (!attribute && tree_.head(top) < u.begin)) break;
    if (!attribute && tree_.head(top) >= u.end) break;
    top = tree_.head(top);
  }
  const std::uint32_t word = tree_.child(top, Relation::kCase);
  if (word == kNoHead || word >= u.begin || word < units_.front().begin) return;
  const std::uint32_t slot = unit_of(word);
  if (units_[slot].part != Part::kSlot || slot >= before) return;
  // "Under the deal Fiji lifts": a noun with an article of its own is another's
  if (prose_.tokens[units_[before].begin].pos == Pos::kNoun && slot + 1 != before) return;
  for (std::uint32_t k = slot + 1; k < i; ++k)
    if (units_[k].part == Part::kMention || units_[k].part == Part::kComma) return;
  units_[i].slot = units_[slot].slot;
  units_[i].governor = slot;
}

bool Clauses::noun_before(std::uint32_t i) const {
  if (i == 0) return false;
  const Chunk& u = units_[i - 1];
  if (u.part == Part::kMention) return true;
  if (u.part != Part::kWord || (u.help & ~static_cast<unsigned>(Help::kAdverb)) != 0) return false;
  return noun_form(i - 1) || verb_forms(i - 1) == 0;
}

// Does the tree make the mention a subject before its verb, or, of "says the police raided", one
// that the verb before it cannot have?
bool Clauses::opens_clause(std::uint32_t mention) const {
  for (std::uint32_t t = units_[mention].begin; t < units_[mention].end; ++t) {
    const Relation r = tree_.relation(t);
    const std::uint32_t head = tree_.head(t);
    if ((r != Relation::kNsubj && r != Relation::kNsubjPass) || head == kNoHead) continue;
    if (head >= units_[mention].end && prose_.tokens[head].pos == Pos::kVerb) return true;
    if (head < t && tree_.own_subject(head) < head) return true;
  }
  return false;
}

// Does it hang on a word before it?
bool Clauses::ends_clause(std::uint32_t mention) const {
  for (std::uint32_t t = units_[mention].begin; t < units_[mention].end; ++t) {
    const Relation r = tree_.relation(t);
    const std::uint32_t head = tree_.head(t);
    if (head < units_[mention].begin &&
        (r == Relation::kObj || r == Relation::kObl || r == Relation::kNmod))
      return true;
  }
  return false;
}

// After "A, B": does ", C" or "et C" follow? Otherwise B only says who A is.
bool Clauses::list_goes_on(std::uint32_t mention) const {
  for (std::uint32_t i = mention + 1; i < size() && i < mention + kReach; ++i) {
    const Chunk& u = units_[i];
    if (u.part == Part::kCoordinate) {
      std::uint32_t k = i + 1;
      while (k < size() && (before_noun(k) || units_[k].part == Part::kSlot)) ++k;
      return k < size() && units_[k].part == Part::kMention;
    }
    if (u.part != Part::kComma && u.part != Part::kMention && u.part != Part::kMark &&
        u.part != Part::kSlot && !before_noun(i))
      return false;
  }
  return false;
}

std::uint32_t Clauses::unit_of(std::uint32_t token) const {
  const auto at = std::upper_bound(units_.begin(), units_.end(), token,
                                   [](std::uint32_t t, const Chunk& u) { return t < u.begin; });
  return at == units_.begin() ? 0 : static_cast<std::uint32_t>(at - units_.begin() - 1);
}

std::vector<std::uint32_t> Clauses::list_from(std::uint32_t unit) const {
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = unit; i < size() && i < unit + kReach; ++i)
    if (units_[i].part == Part::kMention && units_[i].chain == units_[unit].chain)
      list.push_back(i);
  return list;
}

std::vector<std::uint32_t> Clauses::whole_list(std::uint32_t unit) const {
  return list_from(units_[unit].chain);
}

std::vector<std::uint32_t> Clauses::headed_by(std::uint32_t token) const {
  std::vector<std::uint32_t> list;
  const auto add = [&](std::uint32_t t) {
    if (units_.empty() || t < units_.front().begin || t >= units_.back().end) return;
    const std::uint32_t u = unit_of(t);
    if (units_[u].part != Part::kMention) return;
    for (const std::uint32_t member : list_from(u))
      if (std::find(list.begin(), list.end(), member) == list.end()) list.push_back(member);
  };
  add(token);
  if (list.empty() && part_of(token) != kNoHead) add(part_of(token));
  // "the Puntland region", "Turkish artillery": the name says whose the noun is.
  if (list.empty())
    for (const std::uint32_t c : tree_.children(token))
      if (tree_.relation(c) == Relation::kCompound || tree_.relation(c) == Relation::kAmod) add(c);
  if (list.empty()) return list;
  for (const std::uint32_t c : tree_.children(token))
    if (tree_.relation(c) == Relation::kConj) add(c);
  return list;
}

std::uint32_t Clauses::part_of(std::uint32_t token) const {
  std::uint32_t whole = kNoHead;
  for (int hops = 0; hops < kPartHops && token != kNoHead; ++hops) {  // "tens of thousands of"
    const Token& t = prose_.tokens[token];
    if (t.pos != Pos::kNum && !(t.shape & kNumber) && !thing_is(prose_, token, token + 1, "part"))
      break;
    whole = token = tree_.child(token, Relation::kNmod);
  }
  return whole;
}

std::uint16_t Clauses::verb_forms(std::uint32_t unit) const {
  std::uint16_t forms = 0;
  for (const WordEntry& e : prose_.language->entries(prose_.tokens[units_[unit].begin].word))
    if (e.pos == Pos::kVerb || e.pos == Pos::kAux)
      forms = static_cast<std::uint16_t>(forms | e.forms);
  return forms;
}

bool Clauses::noun_form(std::uint32_t unit) const {
  for (const WordEntry& e : prose_.language->entries(prose_.tokens[units_[unit].begin].word))
    if (e.pos == Pos::kNoun) return true;
  return false;
}

// Can this word carry a clause? A finite form that no article or preposition makes a noun.
bool Clauses::verb_like(std::uint32_t i) const {
  const Chunk& u = units_[i];
  if (u.part != Part::kWord) return false;
  if (!(verb_forms(i) & kFinite)) return false;
  if (u.helps(Help::kBe) || u.helps(Help::kHave)) return true;
  if (i == 0) return false;
  const Chunk& before = units_[i - 1];
  // "military aid", "security forces attack": what can be a noun is one after another word.
  if (before.part == Part::kWord && before.help == 0 && noun_form(i)) return false;
  if (before.part != Part::kWord && before.part != Part::kSlot && before.part != Part::kPossessive)
    return true;
  const bool noun = before.part == Part::kPossessive || before.part == Part::kSlot ||
                    (before.helps(Help::kDeterminer) && !before.helps(Help::kClitic));
  return !noun && !(before.helps(Help::kDeterminer) && prose_.tokens[u.begin].pos != Pos::kVerb);
}

}  // namespace recoupe
