#include "read/events/pronouns.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "read/events/agreement.h"
#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr int kMaxHops = 64;  // from a mention to the first of the same actor
constexpr int kMaxBack = 8;   // mentions that "ce dernier" looks at

struct Pronoun {
  bool known = false;
  bool neuter = false;
  bool plural = false;
  bool speaker = false;  // "we", "us": who says it
  std::string_view gender;
};

bool third_person(const Pronoun& p) { return p.known && !p.speaker; }

enum class Place : std::uint8_t { kSubject, kObject, kTonic };

// A pronoun of the third person, or one that means who speaks.
Pronoun pronoun_at(const EventSentence& s, std::uint32_t token, Place place) {
  const Table& table = s.prose.language->table("pronouns");
  for (const Match& m : matches(s.prose, table, token, token + 1)) {
    const std::string_view role = table.cell(m.row, "role"), plural = table.cell(m.row, "plural"),
                           gender = table.cell(m.row, "gender");
    const bool fits = place == Place::kSubject ? role == "subject" || role == "speaker"
                      : place == Place::kTonic
                          ? role == "tonic" || role == "addressed"
                          : role == "object" || role == "tonic" || role == "addressed";
    const bool speaker = role == "speaker" || role == "addressed";
    if (!fits || plural.empty()) continue;
    if (role == "subject" && gender.empty() && plural == "no") continue;  // "on"
    return {.known = true,
            .neuter = gender == "n",
            .plural = plural == "yes",
            .speaker = speaker,
            .gender = gender};
  }
  return {};
}

bool has_role(const EventSentence& s, std::uint32_t token, std::string_view role) {
  const Table& table = s.prose.language->table("pronouns");
  for (const Match& m : matches(s.prose, table, token, token + 1))
    if (table.cell(m.row, "role") == role) return true;
  return false;
}

using Meant = std::vector<Index<Mention>>;

Meant some(Index<Mention> m) { return m ? Meant{m} : Meant{}; }

// The word that is the subject where no mention is: the one before the verb, else the tree's.
std::uint32_t subject_word(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  if (cue.group.first > 0) {
    const Chunk& u = c.units()[cue.group.first - 1];
    if (u.part == Part::kWord && (u.helps(Help::kPronoun) || u.helps(Help::kOtherSubject)))
      return u.begin;
  }
  return c.tree().subject(c.units()[cue.first].begin);
}

Index<Mention> first_of(const EventSentence& s, Index<Mention> at) {
  for (int hops = 0; hops < kMaxHops && s.mentions[at.value].same_as; ++hops)
    at = s.mentions[at.value].same_as;
  return at;
}

// Does it do what the cue tells? By any mention of it.
bool acts(const EventSentence& s, const EventCue& cue, Index<Mention> m) {
  const auto root = [&](Index<Mention> at) { return first_of(s, at); };
  return std::any_of(cue.meant.begin(), cue.meant.end(),
                     [&](Index<Mention> who) { return root(who) == root(m); }) ||
         std::any_of(cue.actors.begin(), cue.actors.end(), [&](std::uint32_t u) {
           return root(s.clauses.units()[u].mention) == root(m);
         });
}

// "they", "les": the sides of talks that were told just now, several of this sentence, or of those
// before; whoever acts is not meant.
Meant several(const EventSentence& s, const EventCue& cue, std::string_view gender) {
  const Meant here = first_several(s, cue.group.first);
  const TreeWalk& tree = s.clauses.tree();
  // "They turned him down": one of the two would be "him".
  const std::uint32_t object = tree.child(s.clauses.units()[cue.first].begin, Relation::kObj);
  const Pronoun whom = object == kNoHead ? Pronoun{} : pronoun_at(s, object, Place::kObject);
  const bool among = third_person(whom) && !whom.plural;
  for (const std::span<const Index<Mention>> found :
       {s.pair_is_near ? s.pair : std::span<const Index<Mention>>{},
        std::span<const Index<Mention>>(here), s.many}) {
    Meant meant(found.begin(), found.end());
    std::erase_if(meant, [&](Index<Mention> m) {
      return acts(s, cue, m) || (among && personal(s.mentions[m.value]));
    });
    if (meant.size() == 1 && !agrees(s.prose, s.mentions, meant.front(), gender)) continue;
    if (!meant.empty()) return meant;
  }
  // "Police arrested the man they accuse": a body.
  const Index<Mention> body = first_party(s, cue.group.first, {});
  const bool fits = body && !acts(s, cue, body) && !things_have_gender(s.prose) &&
                    s.mentions[body.value].kind == ActorKind::kBody;
  return some(fits ? body : Index<Mention>{});
}

// "the two ministers", "both"
bool of_pair(const EventSentence& s, std::uint32_t word) {
  return word != kNoHead && thing_is(s.prose, s.clauses.tree().phrase(word).begin, word + 1, "two");
}

// The last mention before a token that fits, of this sentence or the one before.
template <typename Fits>
Meant last_before(const EventSentence& s, std::uint32_t token, Fits fits) {
  auto at =
      std::lower_bound(s.mentions.begin(), s.mentions.end(), s.prose.tokens[token].span.begin,
                       [](const Mention& m, std::uint32_t where) { return m.span.begin < where; });
  for (int back = 0; back < kMaxBack && at != s.mentions.begin(); ++back) {
    --at;
    if (at->span.begin < s.before) break;
    const auto m = index<Mention>(static_cast<std::size_t>(at - s.mentions.begin()));
    if (at->kind != ActorKind::kPlace && fits(m)) return {m};
  }
  return {};
}

// "ce dernier", "celle-ci": the last before it that agrees.
Meant latter(const EventSentence& s, std::uint32_t word) {
  const std::uint32_t begin = s.clauses.tree().phrase(word).begin;
  if (begin > word || !thing_is(s.prose, begin, word + 1, "latter")) return {};
  const Token& said = s.prose.tokens[word];
  const bool plural = (said.forms & kPlural) != 0;
  return last_before(s, begin, [&](Index<Mention> m) {
    return plural_words(s.prose, s.mentions[m.value]) == plural &&
           agrees(s.prose, s.mentions, m, (said.forms & kFeminine) ? "f" : "m");
  });
}

// "les premiers ... les seconds": of two that agree with them the one, of this sentence or the one
// before.
Meant of_two(const EventSentence& s, std::uint32_t word) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t begin = tree.phrase(word).begin;
  std::uint32_t from = word;
  while (from > begin && !thing_is(s.prose, from, word + 1, "first_of_two") &&
         !thing_is(s.prose, from, word + 1, "second_of_two"))
    --from;
  const bool first = thing_is(s.prose, from, word + 1, "first_of_two");
  if (!first && !thing_is(s.prose, from, word + 1, "second_of_two")) return {};
  if (tree.child(word, Relation::kNmod) != kNoHead) return {};  // "le premier de la liste"
  const bool plural = (s.prose.tokens[word].forms & kPlural) != 0;
  Meant two;
  last_before(s, from, [&](Index<Mention> m) {
    const bool known = std::any_of(two.begin(), two.end(), [&](Index<Mention> one) {
      return first_of(s, one) == first_of(s, m);
    });
    if (!known && plural_words(s.prose, s.mentions[m.value]) == plural) two.push_back(m);
    return two.size() == 2;
  });
  if (two.size() < 2) return {};
  return {first ? two.back() : two.front()};
}

// "les" of "Le juge les a relâchés": the last of several, of this sentence or the one before, who
// do not act.
Meant last_several(const EventSentence& s, const EventCue& cue, std::uint32_t word) {
  return last_before(s, word, [&](Index<Mention> m) {
    return plural_words(s.prose, s.mentions[m.value]) && !acts(s, cue, m);
  });
}

// "held three sailors but let them go": the nearest group or list of the sentence that does not
// act.
Meant nearest_several(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  for (std::uint32_t i = cue.group.first; i > 0; --i) {
    const Chunk& u = c.units()[i - 1];
    if (u.part != Part::kMention || acts(s, cue, u.mention)) continue;
    if (s.mentions[u.mention.value].kind == ActorKind::kGroup) return {u.mention};
    Meant list;
    for (const std::uint32_t k : c.list_from(u.chain))
      if (k < cue.group.first && !acts(s, cue, c.units()[k].mention))
        list.push_back(c.units()[k].mention);
    if (list.size() > 1) return list;
  }
  return {};
}

// What "it" means: of this sentence the last that no preposition holds, or the one before.
Index<Mention> last_thing(const EventSentence& s, std::uint32_t end) {
  for (std::uint32_t i = end; i > 0; --i) {
    const Chunk& u = s.clauses.units()[i - 1];
    if (u.part != Part::kMention || u.slot != Slot::kNone) continue;
    const Mention& m = s.mentions[u.mention.value];
    if (m.kind != ActorKind::kPlace && !personal(m)) return u.mention;
  }
  return s.thing;
}

// Whom "il" or "elle" means where things are so called as well: whoever opens this sentence, or the
// one before.
Meant one_meant(const EventSentence& s, const EventCue& cue, std::string_view gender) {
  if (!things_have_gender(s.prose)) {
    // "Ana Paz was freed, but she left": who is the subject in the sentence itself.
    const Index<Mention> here = first_party(s, cue.group.first, {});
    return some(here && one_person(s.prose, s.mentions[here.value]) ? here : s.topic);
  }
  for (const Index<Mention> m : {first_party(s, cue.group.first, {}), s.last, s.topic, s.thing})
    if (m && !plural_words(s.prose, s.mentions[m.value]) && agrees(s.prose, s.mentions, m, gender))
      return {m};
  return {};
}

// Whom a subject that is no mention means.
Meant meant_by_subject(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const std::uint32_t word = subject_word(s, cue);
  if (word == kNoHead) return {};
  if (of_pair(s, word))
    return s.pair.empty() ? several(s, cue, {}) : Meant{s.pair.begin(), s.pair.end()};
  if (Meant last = latter(s, word); !last.empty()) return last;
  if (Meant one = of_two(s, word); !one.empty()) return one;
  if (thing_is(s.prose, word, word + 1, "each") && c.tree().children(word).empty())
    return last_several(s, cue, word);
  const Span said = s.prose.tokens[word].span;
  Pronoun p = pronoun_at(s, word, Place::kSubject);
  // "Le ministre est venu. Il a dit": whoever has a name but stands further back is not meant.
  const Index<Mention> here = first_party(s, cue.group.first, {}), last = here ? here : s.last;
  const bool near = p.known && !p.plural && things_have_gender(s.prose) && last &&
                    agrees(s.prose, s.mentions, last, p.gender);
  const Index<Mention> who = speaker_called(s.quotations, said);
  const auto is_who = [&](Index<Mention> m) { return first_of(s, m) == first_of(s, who); };
  const bool back = who && last_before(s, word, is_who).empty();
  if (who && !p.plural && !(near && (here || back || personal(s.mentions[last.value]))))
    return {who};
  if (!p.known) {  // "two of them", "another of them"
    const std::uint32_t whole = c.part_of(word);
    if (whole != kNoHead) p = pronoun_at(s, whole, Place::kTonic);
  }
  if (!p.known) return {};
  if (p.speaker) return some(speaker_of(s.quotations, said));
  if (p.plural) return several(s, cue, p.gender);
  if (cue.group.plural) return {};
  if (!p.neuter) return one_meant(s, cue, p.gender);
  return some(last_thing(s, cue.group.first));
}

// "gave her asylum": to whom; a tree may call it whose.
std::uint32_t receiver_word(const EventSentence& s, const EventCue& cue) {
  const TreeWalk& tree = s.clauses.tree();
  const std::uint32_t object = tree.child(s.clauses.units()[cue.first].begin, Relation::kObj);
  if (object == kNoHead || !has(cue.frame.targets, Slot::kTo)) return kNoHead;
  const std::uint32_t word = tree.child(object, Relation::kNmodPoss);
  const bool beside = word == s.clauses.units()[cue.last].end && word + 1 == object;
  return beside && pronoun_at(s, word, Place::kObject).known ? word : kNoHead;
}

// "him", "les": the verb's own object, or what a preposition of the row holds; no word: none.
std::uint32_t object_word(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const TreeWalk& tree = c.tree();
  const std::uint32_t verb = c.units()[cue.first].begin;
  for (const Relation r : {Relation::kObj, Relation::kIobj})
    if (const std::uint32_t object = tree.child(verb, r);
        object != kNoHead && pronoun_at(s, object, Place::kObject).known)
      return object;
  // "le conspuent": what the tree may take for a noun with its article.
  const std::uint32_t before = cue.first > cue.group.first ? c.units()[cue.first - 1].begin : verb;
  if (tree.relation(before) == Relation::kDet &&
      c.units()[c.unit_of(before)].helps(Help::kClitic) &&
      pronoun_at(s, before, Place::kObject).known)
    return before;
  if (const std::uint32_t word = receiver_word(s, cue); word != kNoHead) return word;
  // "promised to lend them": whom the act is about.
  if (cue.frame.takes == Takes::kAct && has(cue.frame.targets, Slot::kTo))
    for (std::uint32_t t = verb; t < c.units()[cue.last].end; ++t)
      if (const std::uint32_t act = tree.child(t, Relation::kXcomp); act != kNoHead)
        if (const std::uint32_t whom = tree.child(act, Relation::kIobj);
            whom != kNoHead && pronoun_at(s, whom, Place::kObject).known)
          return whom;
  for (std::uint32_t i = cue.last + 1; i < cue.end; ++i) {
    const Slot slot = c.units()[i - 1].slot;
    const std::uint32_t token = c.units()[i].begin;
    const Relation r = tree.relation(token);
    if (c.units()[i].part == Part::kMention) return kNoHead;
    if (c.units()[i].part != Part::kWord || c.units()[i - 1].part != Part::kSlot) continue;
    const bool own =
        i == cue.last + 1 && (has(cue.frame.actors, Slot::kObject) ||
                              has(cue.frame.targets, Slot::kObject));  // "spoke with them"
    const bool asked = own || has(cue.frame.targets, slot) ||
                       (cue.frame.all && has(cue.frame.actors, slot)) ||
                       (slot == Slot::kOf && has(cue.frame.targets, Slot::kObject));
    if (asked && (r == Relation::kObl || r == Relation::kNmod) &&
        pronoun_at(s, token, Place::kTonic).known)
      return token;
  }
  return kNoHead;
}

// Is the word the verb's object, or what a preposition of the row holds?
bool target_word(const EventSentence& s, const EventCue& cue, std::uint32_t token) {
  const Clauses& c = s.clauses;
  const Relation r = c.tree().relation(token);
  if (r == Relation::kObj) return true;
  if (r != Relation::kObl && r != Relation::kIobj) return false;
  const std::uint32_t preposition = c.tree().child(token, Relation::kCase);
  return preposition != kNoHead && preposition >= c.units().front().begin &&
         has(cue.frame.targets, c.units()[c.unit_of(preposition)].slot);
}

// Whom "him" or "les" means, and no actor: the nearest person, or what was done to a thing.
Meant meant_by_object(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  const std::uint32_t word = object_word(s, cue);
  if (word == kNoHead) {
    for (const std::uint32_t t : c.tree().children(c.units()[cue.first].begin)) {
      if (!target_word(s, cue, t)) continue;
      Meant last = latter(s, t);
      if (last.empty()) last = of_two(s, t);
      std::erase_if(last, [&](Index<Mention> m) { return acts(s, cue, m); });
      if (!last.empty()) return last;
    }
    return {};
  }
  const Chunk* before = cue.group.first > 0 ? &c.units()[cue.group.first - 1] : nullptr;
  if (before && before->part == Part::kSlot && before->slot == Slot::kOther)
    return {};  // "comme le demande X": what was told
  const Pronoun p = pronoun_at(s, word, Place::kObject);
  const auto other = [&](Index<Mention> m) { return m && !acts(s, cue, m); };
  if (p.speaker) {
    const Index<Mention> m = speaker_of(s.quotations, s.prose.tokens[word].span);
    return other(m) ? Meant{m} : Meant{};
  }
  if (p.plural) {
    Meant near = nearest_several(s, cue);
    if (!near.empty()) return near;
    const Meant last = things_have_gender(s.prose) ? last_several(s, cue, word) : Meant{};
    return last.empty() ? several(s, cue, p.gender) : last;
  }
  const auto person = [&](Index<Mention> m) {
    return other(m) && one_person(s.prose, s.mentions[m.value]) &&
           agrees(s.prose, s.mentions, m, p.gender);
  };
  const bool told = s.prose.tokens[word].relation == Relation::kIobj || has_role(s, word, "dative");
  const bool thing = is_deed(cue.type, s.pack) || told;  // may be meant
  if (!p.neuter) {
    for (std::uint32_t i = cue.group.first; i > 0; --i)
      if (c.units()[i - 1].part == Part::kMention && person(c.units()[i - 1].mention))
        return {c.units()[i - 1].mention};
    if (things_have_gender(s.prose)) {
      const auto topic = [&](Index<Mention> m) {
        return other(m) && !plural_words(s.prose, s.mentions[m.value]) &&
               agrees(s.prose, s.mentions, m, p.gender);
      };
      if (told)
        for (const Index<Mention> m : {first_party(s, cue.group.first, cue.actors), s.last})
          if (topic(m)) return {m};
      for (const Index<Mention> m : {s.last, s.person_is_near ? s.person : Index<Mention>{}})
        if (person(m)) return {m};
      if ((thing || cue.frame.takes == Takes::kAct) && topic(s.last)) return {s.last};
    }
    for (const Index<Mention> m : {s.topic, s.person})
      if (person(m)) return {m};
  }
  if (!thing) return {};
  for (const Index<Mention> m : {first_party(s, cue.group.first, cue.actors), s.thing})
    if (other(m) && !personal(s.mentions[m.value])) return {m};
  return {};
}

}  // namespace

bool goes_on(const EventSentence& s) {
  for (const Chunk& u : s.clauses.units()) {
    if (u.part == Part::kMention && u.slot == Slot::kNone) return false;
    if (u.part == Part::kWord && third_person(pronoun_at(s, u.begin, Place::kSubject))) return true;
  }
  return false;
}

bool clitic_object(const EventSentence& s, std::uint32_t token) {
  return has_role(s, token, "object") && !has_role(s, token, "dative");
}

bool subject_agrees(const EventSentence& s, const EventCue& cue) {
  const Clauses& c = s.clauses;
  if (cue.subject.empty() || !c.pronoun_subject(cue.group)) return true;
  const Pronoun p = pronoun_at(s, c.units()[cue.group.first - 1].begin, Place::kSubject);
  if (!p.known || p.plural || p.speaker || things_have_gender(s.prose)) return true;
  return std::any_of(cue.subject.begin(), cue.subject.end(), [&](std::uint32_t u) {
    const Mention& m = s.mentions[c.units()[u].mention.value];
    return p.neuter ? !personal(m) : one_person(s.prose, m);
  });
}

// "The two ministers agreed": the pair that was told before, by their names.
void name_pair(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const bool groups = std::any_of(s.pair.begin(), s.pair.end(), [&](Index<Mention> m) {
    return s.mentions[m.value].kind == ActorKind::kGroup;
  });
  if (s.pair.empty() || groups || cue.passive || cue.subject.size() != 1 ||
      !s.mentions[c.units()[cue.subject.front()].mention.value].unnamed ||
      !of_pair(s, c.tree().subject(c.units()[cue.first].begin)))
    return;
  const std::uint32_t pair = std::exchange(cue.subject, {}).front();
  std::erase(cue.actors, pair);
}

void find_pronouns(const EventSentence& s, EventCue& cue) {
  name_pair(s, cue);
  if (cue.passive) {
    // "il a été arrêté"
    const bool helped = !cue.group.participle;
    if (helped && cue.object.empty() && cue.targets.empty() &&
        has(cue.frame.targets, Slot::kObject))
      cue.meant_targets = meant_by_subject(s, cue);
    return;
  }
  if (cue.subject.empty() && has(cue.frame.actors, Slot::kSubject))
    cue.meant = meant_by_subject(s, cue);
  const bool alone = cue.frame.all && cue.actors.size() + cue.meant.size() == 1;
  const bool meets = has(cue.frame.actors, Slot::kWith) || has(cue.frame.actors, Slot::kObject);
  if (alone && meets) {  // "held talks with them"
    const Meant sides = meant_by_object(s, cue);
    cue.meant.insert(cue.meant.end(), sides.begin(), sides.end());
  }
  const std::uint32_t verb = s.clauses.units()[cue.first].begin;
  const std::uint32_t object = s.clauses.tree().child(verb, Relation::kObj);
  const bool told = s.clauses.tree().child(verb, Relation::kIobj) != kNoHead ||  // "lui demander"
                    (object != kNoHead && has_role(s, object, "dative"));
  // "lui reproche d'avoir vendu des drones à Moscou": not Moscow.
  const bool dative = told && !cue.targets.empty() && has(cue.frame.targets, Slot::kTo) &&
                      s.clauses.units()[cue.targets.front()].slot == Slot::kTo;
  if (dative) cue.targets.clear();
  const bool given = told && has(cue.frame.targets, Slot::kTo);  // "leur a promis l'aide de X"
  if (!cue.targets.empty() || (!cue.object.empty() && !dative && !given) ||
      (cue.frame.targets.empty() && !told))
    return;
  cue.meant_targets = meant_by_object(s, cue);
  if (has(cue.frame.actors, Slot::kObject))  // "l'a reçue": both meet
    cue.meant.insert(cue.meant.end(), cue.meant_targets.begin(), cue.meant_targets.end());
}

}  // namespace recoupe
