#include "read/events/people.h"

#include <algorithm>
#include <string_view>

#include "read/events/things.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kAdjectives = 3;   // behind a noun: "les chefs tribaux yéménites"
constexpr std::uint32_t kMaxNations = 6;   // of one list
constexpr std::uint32_t kNationWords = 3;  // "South Korean"
constexpr std::uint32_t kActWords = 3;     // before the noun: "French military air strike"

// The row that says people at a word, or an outfit of them; no length: none.
struct People {
  const Table* table = nullptr;
  Match match;
  bool outfit = false;      // "the union"
  std::string_view sector;  // its code
};

class PeopleFinder {
 public:
  PeopleFinder(const Prose& prose, const TreeWalk& tree)
      : prose_(prose),
        tree_(tree),
        things_(prose.language->table("event_things")),
        collectives_(prose.language->table("collectives")),
        countries_(prose.language->table("countries")),
        class_(things_.column("class")) {}

  // The people whose noun begins at a token; an empty span: none.
  Mention at(std::uint32_t token, std::uint32_t end) const {
    const Token& t = prose_.tokens[token];
    if (t.pos == Pos::kNum || (t.shape & kNumber)) return counted(token);
    if (thing_is(prose_, token, token + 1, "more")) return more(token);
    if (t.shape & (kCapital | kAllCaps)) {
      if (const Mention m = nationals(token); !m.span.empty()) return m;
      if (const Mention m = unknown_name(token); !m.span.empty()) return m;
    }
    const People found = people(token, end);
    // "la Ligue des veuves", "ONG": a body, but no people with a capital.
    const bool capital = (t.shape & kCapital) && !(t.shape & (kFirst | kAllCaps));
    if (capital && (!found.outfit || tree_.child(token, Relation::kDet) == kNoHead)) return {};
    if (found.match.length == 0) return {};
    const std::uint32_t last = token + found.match.length - 1;
    if (!stands(token, last)) return {};
    // "dozens of the farmers": the farmers.
    if (last == token && thing_is(prose_, token, token + 1, "part") &&
        tree_.child(token, Relation::kNmod) != kNoHead)
      return {};
    const std::uint32_t first = begin_of(token, last);
    const bool several = last > token || (prose_.tokens[last].forms & kPlural) != 0 ||
                         (tree_.relation(token) == Relation::kNmod &&
                          thing_is(prose_, tree_.head(token), tree_.head(token) + 1, "part"));
    const bool owned = tree_.child(last, Relation::kNmodPoss) != kNoHead;
    if (!several && first == token && !owned) return {};  // "Personne n'est venu"
    Mention m;
    m.span = {prose_.tokens[first].span.begin, prose_.tokens[last].span.end};
    m.kind = found.outfit ? ActorKind::kBody : several ? ActorKind::kGroup : ActorKind::kPerson;
    m.sector = prose_.pack->world("sectors").term(found.sector);
    m.rule = found.table->rule(found.match.row);
    m.unnamed = true;
    say_country(m, last, end);
    return m;
  }

  // "les présidents serbe et hongrois": of several, those whom a second demonym tells apart.
  Mention shared(std::uint32_t token, const Mention& before) const {
    if (before.kind == ActorKind::kPerson || !before.name.empty()) return {};
    if (prose_.tokens[token].shape & (kCapital | kAllCaps)) return {};
    const Term country = demonym(token);
    if (!country || country == before.country) return {};
    std::uint32_t noun = tree_.head(token);
    while (noun != kNoHead && noun < token && demonym(noun)) noun = tree_.head(noun);
    if (noun == kNoHead || noun >= token || !(prose_.tokens[noun].forms & kPlural)) return {};
    if (!before.span.contains(prose_.tokens[noun].span)) return {};
    Mention m = before;
    m.span = prose_.tokens[token].span;
    m.same_as = {};
    m.country = country;
    m.unnamed = true;
    return m;
  }

  // "Thai and Cambodian soldiers": of the first those whom the mention behind the list is of.
  Mention of_nation(std::uint32_t token, const Mention& last) const {
    Mention m;
    std::uint32_t at = token;
    for (std::uint32_t member = 0; member < kMaxNations; ++member) {
      const Match land = nation(at, std::min(prose_.tokens.size(), std::size_t{at} + kNationWords));
      if (!land) return {};
      if (prose_.tokens[at].span.begin >= last.span.begin)
        return prose_.tokens[at].span.begin == last.span.begin ? m : Mention{};
      if (member == 0) m = told_by(land, at, last.sector, last.kind);
      at += land.length;
      if (at + 1 >= prose_.tokens.size()) return {};
      if (prose_.tokens[at].pos != Pos::kConj && prose_.word(at) != ",") return {};
      ++at;
    }
    return {};
  }

  // "a French air strike", "Turkish artillery": whose act a noun tells that a row of events.tsv
  // knows, or whose the weapons are that do something.
  Mention whose_act(std::uint32_t token, std::uint32_t end) const {
    const Match land = nation(token, end);
    if (!land) return {};
    const std::uint32_t last = token + land.length - 1, noun = tree_.head(last);
    if (noun == kNoHead || noun <= last || noun >= end) return {};
    const bool weapon =
        tree_.relation(noun) == Relation::kNsubj &&
        (thing_is(prose_, noun, noun + 1, "weapons") || thing_is(prose_, noun, noun + 1, "bomb"));
    if (!weapon && !tells_act(last + 1, noun, end)) return {};
    return told_by(land, token, prose_.pack->world("sectors").term("GOV"), ActorKind::kState);
  }

  // "an Iranian tanker", "des navires chypriotes": whose the thing is that something is done to.
  Mention whose_thing(std::uint32_t token, std::uint32_t end) const {
    const Match before = nation(token, end);
    std::uint32_t noun = kNoHead, land = token;
    if (before) {
      noun = tree_.head(token + before.length - 1);
      if (noun == kNoHead || noun < token + before.length || noun >= end) return {};
    } else if (prose_.tokens[token].pos == Pos::kNoun) {
      for (const std::uint32_t t : tree_.children(token))
        if (t > token && t <= token + kAdjectives && demonym(t)) land = t;
      if (land == token) return {};
      noun = token;
    } else {
      return {};
    }
    const Relation r = tree_.relation(noun);
    if (r != Relation::kObj && r != Relation::kObl && r != Relation::kNmod) return {};
    if (prose_.tokens[noun].pos != Pos::kNoun || people(noun, end).match.length > 0 ||
        tells_act(before ? token + before.length : token, noun, end))
      return {};
    const Match m = before ? before : nation(land, end);
    if (!m) return {};
    Mention thing = told_by(m, land, prose_.pack->world("sectors").term("GOV"), ActorKind::kState);
    thing.span = join(prose_.tokens[std::min(token, land)].span,
                      prose_.tokens[std::max(noun, land + m.length - 1)].span);
    return thing;
  }

 private:
  bool is_demonym(const Match& m) const { return countries_.cell(m.row, "kind") == "demonym"; }
  Term country_of(const Match& m) const {
    return prose_.pack->world("countries").term(countries_.cell(m.row, "code"));
  }

  // The country of a word that says where somebody is of: "kényan", "Kenyans"; 0: it says none.
  Term demonym(std::uint32_t token) const {
    for (const Match& m : matches(prose_, countries_, token, token + 1))
      if (is_demonym(m)) return country_of(m);
    return 0;
  }
  // Words of a list or before a noun that say where somebody is of: "South Korean"; empty: none.
  Match nation(std::uint32_t token, std::size_t end) const {
    const Match m = match(prose_, countries_, token, end);
    return m && is_demonym(m) ? m : Match{};
  }
  // Those who are told by such words alone.
  Mention told_by(const Match& land, std::uint32_t token, Term sector, ActorKind kind) const {
    return {
        .span = {prose_.tokens[token].span.begin, prose_.tokens[token + land.length - 1].span.end},
        .country = country_of(land),
        .sector = sector,
        .rule = countries_.rule(land.row),
        .kind = kind,
        .unnamed = true};
  }

  // "le médiateur algérien": the adjectives behind the noun.
  void say_country(Mention& m, std::uint32_t noun, std::uint32_t end) const {
    for (std::uint32_t t = noun + 1; t < end && t <= noun + kAdjectives; ++t) {
      if (tree_.relation(t) != Relation::kAmod || tree_.head(t) != noun) return;
      if (const Term country = demonym(t)) {
        m.country = country;
        m.span.end = prose_.tokens[t].span.end;
        return;
      }
    }
  }

  // "deux Palestiniens", "Des Syriens".
  Mention nationals(std::uint32_t token) const {
    const Token& t = prose_.tokens[token];
    if (!(t.forms & kPlural) || !stands(token, token)) return {};
    const Term country = demonym(token);
    const std::uint32_t first = begin_of(token, token);
    if (!country || first == token) return {};
    Mention m;
    m.span = {prose_.tokens[first].span.begin, t.span.end};
    m.kind = ActorKind::kGroup;
    m.country = country;
    m.unnamed = true;
    return m;
  }

  // Does a row of a noun end with this one?
  bool tells_act(std::uint32_t from, std::uint32_t noun, std::uint32_t end) const {
    const Table& events = prose_.language->table("events");
    const Table::Column kind = events.column("kind");
    for (std::uint32_t t = from; t <= noun && t < from + kActWords; ++t)
      for (const Match& m : matches(prose_, events, t, end))
        if (events.cell(m.row, kind) == "noun" && t + m.length > noun) return true;
    return false;
  }

  People people(std::uint32_t token, std::uint32_t end) const {
    if (const Match m = match(prose_, collectives_, token, end))
      return {&collectives_, m, false, collectives_.cell(m.row, "sector")};
    for (const Match& m : matches(prose_, things_, token, end)) {
      const std::string_view what = things_.cell(m.row, class_);
      if (what == "people" || what == "two") return {&things_, m, false, "CVL"};
      if (what == "outfit") return {&things_, m, true, ""};
      if (what == "authority") return {&things_, m, true, "GOV"};
    }
    return {};
  }

  // A word with a capital that no table knows: "Arvenia"; one that opens the sentence only if it is
  // bare and no plural.
  Mention unknown_name(std::uint32_t token) const {
    const Token& t = prose_.tokens[token];
    if (t.word != kUnknownWord || (t.forms & kPlural) || !stands(token, token)) return {};
    if ((t.shape & kFirst) && tree_.child(token, Relation::kDet) != kNoHead) return {};
    Mention m;
    m.span = m.name = t.span;
    m.kind = ActorKind::kBody;
    m.unnamed = true;
    return m;
  }

  // "worker rights", "leur chef Ali": a noun that stands for somebody by itself.
  bool stands(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t <= last; ++t) {
      const std::uint32_t head = tree_.head(t);
      if (head != kNoHead && head >= first && head <= last) continue;
      switch (tree_.relation(t)) {
        case Relation::kNsubj:
        case Relation::kNsubjPass:
        case Relation::kObj:
        case Relation::kIobj:
        case Relation::kObl:
        case Relation::kOblAgent:
        case Relation::kNmod:
        case Relation::kNmodPoss:
        case Relation::kConj:
        case Relation::kXcomp:
          continue;
        default:
          return false;
      }
    }
    return true;
  }

  // With its article, number and adjectives before it.
  std::uint32_t begin_of(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t begin = first;
    while (begin > 0) {
      const std::uint32_t before = begin - 1, head = tree_.head(before);
      if (head == kNoHead || head < first || head > last) break;
      const Relation r = tree_.relation(before);
      if (r != Relation::kDet && r != Relation::kNummod && r != Relation::kAmod) break;
      begin = before;
    }
    return begin;
  }

  bool before_of(std::uint32_t token) const {
    const Table& slots = prose_.language->table("slots");
    const Match of = match(prose_, slots, token + 1, prose_.tokens.size());
    return of && slots.cell(of.row, 1) == "of";
  }

  // "three more were wounded", "two others": of several not named before.
  Mention more(std::uint32_t token) const {
    const std::uint32_t number = token == 0 ? kNoHead : token - 1;
    if (number == kNoHead || tree_.head(number) != token || !stands(token, token)) return {};
    if (prose_.tokens[number].pos != Pos::kNum || before_of(token)) return {};
    Mention m;
    m.span = join(prose_.tokens[number].span, prose_.tokens[token].span);
    m.kind = ActorKind::kGroup;
    m.unnamed = true;
    return m;
  }

  // "Four were arrested", "400 ont été arrêtés".
  Mention counted(std::uint32_t token) const {
    const Relation r = tree_.relation(token);
    if (r != Relation::kNsubjPass && r != Relation::kObj) return {};
    if (tree_.child(token, Relation::kNmod) != kNoHead) return {};  // "17 of the trucks"
    if (before_of(token)) return {};
    Mention m;
    m.span = prose_.tokens[token].span;
    m.kind = ActorKind::kGroup;
    m.unnamed = true;
    return m;
  }

  const Prose& prose_;
  const TreeWalk& tree_;
  const Table &things_, &collectives_, &countries_;
  Table::Column class_;
};

std::vector<Mention> people_of(const Prose& prose, const TreeWalk& tree,
                               std::span<const Mention> mentions, std::span<const TimeRef> times) {
  const PeopleFinder finder(prose, tree);
  std::vector<Mention> people;
  auto mention = mentions.begin();
  auto time = times.begin();
  std::uint32_t known = 0;  // bytes: up to here some mention or time goes
  Mention before;           // the last that began
  for (const Run<Token>& words : prose.words)
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const Span here = prose.tokens[t].span;
      for (; mention != mentions.end() && mention->span.begin < here.end; ++mention) {
        known = std::max(known, mention->span.end);
        before = *mention;
      }
      for (; time != times.end() && time->span.begin < here.end; ++time)
        known = std::max(known, time->span.end);
      if (here.begin < known) continue;
      Mention m;
      if (mention != mentions.end() && mention->country != 0) m = finder.of_nation(t, *mention);
      if (m.span.empty()) m = finder.whose_act(t, words.end);
      if (m.span.empty()) m = finder.at(t, words.end);
      if (m.span.empty() && !before.span.empty()) m = finder.shared(t, before);
      if (m.span.empty()) m = finder.whose_thing(t, words.end);
      if (m.span.empty()) continue;
      if (mention != mentions.end() && mention->span.begin < m.span.end) continue;
      m.span.begin = std::max(m.span.begin, known);
      known = m.span.end;
      people.push_back(m);
      before = m;
    }
  return people;
}

}  // namespace

Cast find_people(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                 std::span<const TimeRef> times) {
  Cast cast;
  const std::vector<Mention> people = people_of(prose, tree, mentions, times);
  std::vector<Index<Mention>> place(mentions.size());  // of those given, in the cast
  auto next = people.begin();
  const auto add = [&](const Mention& m, Index<Mention> given) {
    cast.mentions.push_back(m);
    cast.given.push_back(given);
  };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (; next != people.end() && next->span.begin < mentions[i].span.begin; ++next)
      add(*next, {});
    place[i] = index<Mention>(cast.mentions.size());
    add(mentions[i], index<Mention>(i));
    Mention& m = cast.mentions.back();
    if (m.same_as) m.same_as = place[m.same_as.value];
  }
  for (; next != people.end(); ++next) add(*next, {});
  return cast;
}

}  // namespace recoupe
