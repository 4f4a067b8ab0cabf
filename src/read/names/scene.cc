// First whatever stands beside a place or a person tells its country. Then the countries of the
// report are counted: its police, courts and ministers 3, a place in it or the state that acts 2,
// any other word 1, twice that in the lead. The first of them is the scene if the lead names it and
// it has half as many votes again as the second; else only who acts just before tells whose
// minister speaks.
#include "read/names/scene.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "pack/party_classes.h"

namespace recoupe {
namespace {

constexpr std::size_t kLead = 3;    // sentences one of which says where a report plays
constexpr std::uint32_t kOwn = 3;   // votes of its police, its minister
constexpr std::uint32_t kSaid = 2;  // of a place in it, of the state itself that acts, of "Kenyan"
constexpr std::uint32_t kNear = 6;  // words between a place and its country
constexpr std::size_t kBack = 40;   // drafts among which one looks for who acts
constexpr std::uint32_t kPhrase = 4;  // words around a noun in which its adjective stands

// Who is of a state but works in another.
constexpr std::array<std::string_view, 6> kAbroad{"ambassador", "consul",   "consulate",
                                                  "embassy",    "diplomat", "diplomats"};

bool abroad(const MentionDraft& d) {
  return std::find(kAbroad.begin(), kAbroad.end(), d.code) != kAbroad.end();
}

}  // namespace

void Scene::read(Run<Token> sentence) {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const LabelledName* name = runs_.labelled(i);
    if (name && name->kind == NameKind::kPerson) continue;
    for (const Item& item : gazetteer_.at(i)) {
      const bool demonym = item.kind == ItemKind::kDemonym;
      const bool place = item.kind == ItemKind::kState || item.kind == ItemKind::kCapital ||
                         item.kind == ItemKind::kCity || item.kind == ItemKind::kSeat ||
                         item.kind == ItemKind::kRegion;
      if (!demonym && !place) continue;
      words_.push_back({i, item.length, gazetteer_.country(gazetteer_.cell(item, "code")), demonym,
                        gazetteer_.homonym(item)});
      i += item.length - 1;
      break;
    }
  }
}

std::vector<Scene::CountryWord>::const_iterator Scene::word_from(std::uint32_t token) const {
  return std::lower_bound(words_.begin(), words_.end(), token,
                          [](const CountryWord& w, std::uint32_t t) { return w.token < t; });
}

// "The rebels of the Kordofan Front": theirs is the country that nobody tells.
bool Scene::of_someone(const MentionDraft& d) const {
  std::size_t i = d.words.end;
  if (i >= prose_.tokens.size() || prose_.tokens[i].pos != Pos::kPrep) return false;
  while (i < prose_.tokens.size() &&
         (prose_.tokens[i].pos == Pos::kPrep || prose_.tokens[i].pos == Pos::kDet))
    ++i;
  return i < prose_.tokens.size() && prose_.tokens[i].head < prose_.tokens.size() &&
         prose_.tokens[i].name.kind == NameKind::kOrganisation;
}

bool Scene::at_home(const MentionDraft& d) const {
  if (d.counterpart || !d.of.empty() || d.org == "?") return false;
  if (d.kind == ActorKind::kGroup && (!d.name.empty() || of_someone(d))) return false;
  if (d.kind == ActorKind::kMedium && d.code != "state_media") return false;
  return of_class(d.kind, d.sector, "at_home", pack_);
}

// "Malmstad, Sweden", "à Oum Dabir, dans l'ouest du Soudan", "Sfax (Tunisie)": the next country, if
// only small words and nouns stand between.
Term Scene::beside_place(std::size_t draft) const {
  const MentionDraft& d = drafts_[draft];
  const std::uint32_t from = d.words.end;
  const auto next = word_from(from);
  if (next == words_.end() || next->token == from || next->token - from > kNear || next->demonym)
    return 0;
  const std::string_view first = prose_.word(from);
  const bool aside = first == "," || first == "(";
  if (!aside && prose_.tokens[from].pos != Pos::kPrep) return 0;
  bool preposition = !aside;
  for (std::uint32_t i = from + 1; i < next->token; ++i) {
    const Pos pos = prose_.tokens[i].pos;
    preposition = preposition || pos == Pos::kPrep;
    if (pos != Pos::kPrep && pos != Pos::kDet && pos != Pos::kNoun && pos != Pos::kAdj) return 0;
  }
  // "in Berivka, Russia said": what acts is not where it lies.
  const std::uint32_t after = next->token + next->length;
  const bool acts = prose_.tokens[next->token].relation == Relation::kNsubj;
  const bool closed =
      preposition || after >= prose_.tokens.size() || prose_.tokens[after].pos == Pos::kPunct;
  return acts || !closed ? Term{0} : next->country;
}

// The demonym that the tree hangs on a noun: "Canadian" of "engineer".
Term Scene::demonym_of(std::uint32_t noun) const {
  for (auto w = word_from(noun < kPhrase ? 0 : noun - kPhrase);
       w != words_.end() && w->token <= noun + kPhrase; ++w)
    if (w->demonym && prose_.tokens[w->token].head == noun) return w->country;
  return 0;
}

// "A Canadian engineer, Paul Tremaine", "Ida Holm, a Danish nurse".
Term Scene::beside_person(const MentionDraft& d) const {
  for (std::uint32_t i = d.name.begin; i < d.name.end; ++i) {
    const Token& t = prose_.tokens[i];
    const bool outside =
        t.head < prose_.tokens.size() && (t.head < d.name.begin || t.head >= d.name.end);
    if (outside && (t.relation == Relation::kAppos || t.relation == Relation::kFlat))
      if (const Term country = demonym_of(t.head)) return country;
  }
  const auto end = static_cast<std::uint32_t>(prose_.tokens.size());
  for (std::uint32_t i = d.words.end; i < end && i < d.words.end + kNear; ++i)
    if (prose_.tokens[i].relation == Relation::kAppos && prose_.tokens[i].head >= d.name.begin &&
        prose_.tokens[i].head < d.name.end)
      return demonym_of(i);
  return 0;
}

bool Scene::in_region(const MentionDraft& d) const {
  const auto word = word_from(d.name.begin);
  return word != words_.end() && word->token < d.name.end && !word->country;
}

bool Scene::acts(const MentionDraft& d) const {
  const Run<Token> words = d.name.empty() ? d.words : d.name;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const Token* t = &prose_.tokens[i];
    if (t->relation == Relation::kConj && t->head < prose_.tokens.size())
      t = &prose_.tokens[t->head];  // "Azerbaijan and Turkmenistan"
    if (t->relation == Relation::kNsubj) return true;
  }
  return false;
}

// The first of the first sentences that names a country, and the next if that is a headline.
Run<Token> Scene::lead() const {
  const std::span<const Run<Token>> all = prose_.words;
  for (std::size_t k = 0; k < std::min(kLead, all.size()); ++k) {
    const auto word = word_from(all[k].begin);
    if (word == words_.end() || word->token >= all[k].end) continue;
    const bool headline = prose_.tokens[all[k].end - 1].pos != Pos::kPunct;
    return {all[k].begin, all[headline && k + 1 < all.size() ? k + 1 : k].end};
  }
  return {};
}

std::vector<Scene::Share> Scene::shares() const {
  std::vector<Share> all;
  const Run<Token> lead = this->lead();
  const auto add = [&](Term country, std::uint32_t votes, std::uint32_t token) {
    if (!country) return;
    auto at =
        std::find_if(all.begin(), all.end(), [&](const Share& s) { return s.country == country; });
    if (at == all.end()) at = all.insert(at, {.country = country});
    const bool in_lead = token >= lead.begin && token < lead.end;
    at->votes += in_lead ? 2 * votes : votes;
    ++at->mentions;
    at->own |= votes >= kOwn;
    at->said |= votes >= kSaid;
    at->lead |= in_lead;
  };
  auto word = words_.begin();
  std::uint32_t taken = 0;  // words before it have voted
  const auto lone_words = [&](std::uint32_t end) {
    for (; word != words_.end() && word->token < end; ++word)
      if (word->token >= taken) add(word->country, word->demonym ? kSaid : 1, word->token);
  };
  for (const MentionDraft& d : drafts_) {
    lone_words(d.words.begin);
    if (d.words.begin < taken || !d.country) continue;
    const bool actor = d.kind == ActorKind::kState && acts(d);
    const bool own = (at_home(d) && !abroad(d)) || (actor && d.words.begin < lead.end);
    const bool someone = d.kind == ActorKind::kGroup && d.sector == gazetteer_.sector("CVL");
    const bool said = actor || d.kind == ActorKind::kPlace || someone;  // "a Maryland man"
    add(d.country, own ? kOwn : said ? kSaid : 1, d.words.begin);
    taken = d.words.end;
  }
  lone_words(static_cast<std::uint32_t>(prose_.tokens.size()));
  return all;
}

// Where the lead names one country alone, that says more.
void Scene::find_main() {
  std::vector<Share> all = shares();
  const auto in_lead = [](const Share& s) { return s.lead; };
  if (std::ranges::count_if(all, in_lead) == 1) {
    Share& only = *std::ranges::find_if(all, in_lead);
    only.votes += kOwn;
    only.own |= only.said;
  }
  std::ranges::stable_sort(all, [](const Share& a, const Share& b) { return a.votes > b.votes; });
  if (all.empty()) return;
  main_ = all[0].country;
  const std::string_view kind = pack_.world("countries").cell(main_ - 1u, "kind");
  state_ = kind == "state";
  const std::uint32_t second = all.size() > 1 ? all[1].votes : 0;
  clear_ = kind != "international" && all[0].lead && all[0].said &&
           (all[0].own || all[0].mentions > 1) && 2 * all[0].votes >= 3 * second;
}

// From where one looks back for who acts: the sentence of the token, or in one paragraph the one
// before.
Run<Token> Scene::around(std::uint32_t token) const {
  const auto sentence = std::upper_bound(prose_.words.begin(), prose_.words.end(), token,
                                         [](std::uint32_t t, Run<Token> s) { return t < s.end; });
  if (sentence == prose_.words.end()) return {token, token};
  if (sentence == prose_.words.begin()) return {sentence->begin, sentence->begin};
  const Run<Token> before = *(sentence - 1);
  const Span gap{prose_.tokens[before.end - 1].span.end, prose_.tokens[sentence->begin].span.begin};
  const bool apart = gap.of(prose_.text).find('\n') != std::string_view::npos;
  return {apart ? sentence->begin : before.begin, sentence->begin};
}

// The last that is a subject before the draft: for "son", "its" whoever it is, else a state, or in
// the draft's own sentence one who acts for a state.
std::size_t Scene::acting(std::size_t draft) const {
  const MentionDraft& d = drafts_[draft];
  const Run<Token> from = around(d.words.begin);
  const std::size_t stop = draft - std::min(draft, kBack);
  for (std::size_t k = draft; k-- > stop && drafts_[k].words.begin >= from.begin;) {
    const MentionDraft& before = drafts_[k];
    const bool here = before.words.begin >= from.end && before.country && at_home(before);
    if ((d.owned || before.kind == ActorKind::kState || here) && acts(before)) return k;
  }
  return draft;
}

Term Scene::told(std::size_t draft) const {
  const MentionDraft& d = drafts_[draft];
  const std::size_t k = acting(draft);
  const MentionDraft* before = k == draft ? nullptr : &drafts_[k];
  const Term country = before && entity_[k] < known_.size() ? known_[entity_[k]] : Term{0};
  if (d.owned && before) return country;
  if (d.kind == ActorKind::kPlace) {
    const bool somewhere =
        d.words.begin > 0 && prose_.tokens[d.words.begin - 1].pos == Pos::kPrep && !in_region(d);
    return somewhere && clear_ && (!before || country == main_) ? main_ : Term{0};
  }
  // "Moscow summoned the ambassador. The foreign minister said": a capital is its government.
  const bool government = before && (before->kind != ActorKind::kState || before->code != "state");
  if (clear_ && state_) return government && country != main_ ? Term{0} : main_;
  return government || country == main_ ? country : Term{0};
}

// "Portland, Jamaica": of the country that stands beside it. Else of the best known, unless the
// report names another one of those that have such a town far more often.
Term Scene::of_homonym(std::size_t word) const {
  const CountryWord& town = words_[word];
  const std::vector<Term> all = gazetteer_.homonyms(town.homonym);
  const auto has = [&](Term country) { return std::ranges::find(all, country) != all.end(); };
  const CountryWord* next = word + 1 < words_.size() ? &words_[word + 1] : nullptr;
  if (next && next->token == town.token + town.length + 1 && !next->homonym && has(next->country))
    return next->country;
  const auto votes = [&](Term country) {
    return std::ranges::count_if(
        words_, [&](const CountryWord& w) { return !w.homonym && w.country == country; });
  };
  const Term most = *std::ranges::max_element(all, {}, votes);
  return votes(most) > 2 * votes(all[0]) + 1 ? most : all[0];
}

void Scene::settle_homonyms(std::span<MentionDraft> drafts) {
  std::vector<std::pair<std::uint32_t, Term>> settled;
  const auto of = [&](std::uint32_t homonym) {
    return std::ranges::find(settled, homonym, &std::pair<std::uint32_t, Term>::first);
  };
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].homonym) continue;
    const Term country = of_homonym(i);
    const auto before = of(words_[i].homonym);
    if (before == settled.end())
      settled.emplace_back(words_[i].homonym, country);
    else if (country != words_[i].country)
      before->second = country;
  }
  for (CountryWord& word : words_)
    if (word.homonym) word.country = of(word.homonym)->second;
  for (MentionDraft& d : drafts) {
    const auto at = of(d.homonym);
    if (at == settled.end() || d.country == at->second) continue;
    d.country = at->second;
    if (d.kind != ActorKind::kState) continue;
    d.kind = ActorKind::kPlace;  // "Georgia" of the United States
    d.code.clear();
    d.sector = 0;
  }
}

std::vector<Term> Scene::countries(std::span<MentionDraft> drafts,
                                   std::span<const std::uint32_t> entity) {
  settle_homonyms(drafts);
  drafts_ = drafts;
  entity_ = entity;
  known_.assign(drafts.size(), 0);
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (entity[i] < known_.size() && !known_[entity[i]]) known_[entity[i]] = drafts[i].country;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (entity[i] >= known_.size() || known_[entity[i]]) continue;
    if (drafts[i].kind == ActorKind::kPlace) known_[entity[i]] = beside_place(i);
    if (drafts[i].kind == ActorKind::kPerson) known_[entity[i]] = beside_person(drafts[i]);
  }
  // From here on every country that stands beside a name is known.
  find_main();
  std::set<std::pair<std::string, Term>> held;  // offices that have their holder
  const auto holds = [&](std::size_t i) {
    return drafts[i].office && drafts[i].kind == ActorKind::kPerson;
  };
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (holds(i) && entity[i] < known_.size()) held.emplace(drafts[i].code, known_[entity[i]]);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (entity[i] >= known_.size() || known_[entity[i]]) continue;
    if (drafts[i].kind != ActorKind::kPlace && !at_home(drafts[i])) continue;
    const Term country = told(i);
    if (drafts[i].office && held.contains({drafts[i].code, country})) continue;
    known_[entity[i]] = country;
    if (holds(i)) held.emplace(drafts[i].code, country);
  }
  return known_;
}

}  // namespace recoupe
