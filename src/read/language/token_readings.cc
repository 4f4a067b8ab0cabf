#include "read/language/token_readings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace recoupe {
namespace {

constexpr std::uint16_t kVerbForms = kInfinitive | kFinite | kParticiple | kGerund;
constexpr std::uint16_t kTenses = kPastForm | kFutureForm | kConditional | kPresentForm;

struct TagReading {
  Pos pos{};
  std::uint16_t forms = 0;
};

bool has(std::string_view tag, std::string_view feature) {
  for (std::size_t at = tag.find(feature); at != std::string_view::npos;
       at = tag.find(feature, at + 1)) {
    const std::size_t end = at + feature.size();
    if (at > 0 && tag[at - 1] == '|' && (end == tag.size() || tag[end] == '|')) return true;
  }
  return false;
}

Pos pos_of(Upos upos) {
  switch (upos) {
    case Upos::kAdj:
      return Pos::kAdj;
    case Upos::kAdp:
    case Upos::kAdpDet:
    case Upos::kAdpPron:
      return Pos::kPrep;
    case Upos::kAdv:
    case Upos::kPart:
      return Pos::kAdv;
    case Upos::kAux:
      return Pos::kAux;
    case Upos::kCconj:
    case Upos::kSconj:
      return Pos::kConj;
    case Upos::kDet:
      return Pos::kDet;
    case Upos::kNoun:
      return Pos::kNoun;
    case Upos::kNum:
      return Pos::kNum;
    case Upos::kPron:
      return Pos::kPron;
    case Upos::kPropn:
      return Pos::kName;
    case Upos::kPunct:
    case Upos::kSym:
      return Pos::kPunct;
    case Upos::kVerb:
      return Pos::kVerb;
    case Upos::kX:
    case Upos::kIntj:
      break;
  }
  return Pos::kOther;
}

// The features of a tag, as the lexicon writes them.
std::uint16_t forms_of(std::string_view tag) {
  constexpr std::array<std::pair<std::string_view, std::uint16_t>, 10> kBits{
      {{"VerbForm=Inf", kInfinitive},
       {"VerbForm=Fin", kFinite},
       {"VerbForm=Ger", kGerund},
       {"Tense=Imp", kPastForm},
       {"Tense=Past", kPastForm},
       {"Tense=Fut", kFutureForm},
       {"Mood=Cnd", kConditional},
       {"Person=3", kThird},
       {"Number=Plur", kPlural},
       {"Gender=Fem", kFeminine}}};
  unsigned forms = 0;
  for (const auto& [feature, bit] : kBits)
    if (has(tag, feature)) forms |= bit;
  const bool past = has(tag, "Tense=Past");
  if (has(tag, "VerbForm=Part")) forms |= past ? kParticiple : kGerund;
  if ((forms & kFinite) && has(tag, "Tense=Pres") && !(forms & kConditional)) forms |= kPresentForm;
  return static_cast<std::uint16_t>(forms);
}

bool verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }

class Settler {
 public:
  Settler(Words& words, const SyntaxModel& model) : w_(words) {
    readings_.reserve(model.tags.size());
    for (const std::string& tag : model.tags) readings_.push_back({Pos::kOther, forms_of(tag)});
    relations_.reserve(model.relations.size());
    for (const std::string& name : model.relations) relations_.push_back(relation_of(name));
    for (const std::string& name : model.names) names_.push_back(name_of(name));
  }

  void run() {
    std::vector<std::uint32_t> tops(w_.tokens.size(), kNoHead);
    for (std::uint32_t u = 0; u < w_.units.size(); ++u) {
      std::uint32_t& top = tops[w_.units[u].token];
      if (top == kNoHead || (hangs_inside(top) && !hangs_inside(u))) top = u;
    }
    for (std::uint32_t t = 0; t < w_.tokens.size(); ++t)
      if (tops[t] != kNoHead && w_.units[tops[t]].head != kNoHead)
        settle(w_.tokens[t], w_.units[tops[t]]);
  }

 private:
  static Relation relation_of(std::string_view name);
  static NameLabel name_of(std::string_view label);

  bool hangs_inside(std::uint32_t unit) const {
    const std::uint32_t head = w_.units[unit].head;
    return head < w_.units.size() && w_.units[head].token == w_.units[unit].token;
  }

  void settle(Token& token, const Unit& top) {
    token.head = top.head < w_.units.size() ? w_.units[top.head].token : top.head;
    token.relation = relations_[top.relation];
    token.name = names_[top.name];
    if (token.pos == Pos::kPunct) return;
    read(token, {pos_of(top.upos), readings_[top.tag].forms});
  }

  // How well a reading of the lexicon agrees with the tag; 0: it is another part of speech.
  static int agreement(const WordEntry& e, TagReading tag) {
    if (e.pos != tag.pos && !(verbal(e.pos) && verbal(tag.pos))) return 0;
    int points = 1;
    if (e.forms & tag.forms & kVerbForms) points += 4;
    if (e.forms & tag.forms & kTenses) points += 2;
    if ((e.forms & kPlural) == (tag.forms & kPlural)) points += 1;
    return points;
  }

  void read(Token& token, TagReading tag) const {
    const std::span<const WordEntry> all = w_.language->entries(token.word);
    if (all.empty()) {
      token.pos = tag.pos;
      token.forms = tag.forms;
      return;
    }
    const WordEntry* best = nullptr;
    int most = 0;
    for (const WordEntry& e : all)
      if (const int points = agreement(e, tag); points > most) {
        best = &e;
        most = points;
      }
    if (best == nullptr) return;
    token.lemma = best->lemma;
    token.pos = best->pos;
    token.forms = narrowed(best->forms, tag.forms);
  }

  // "said" is finite and a participle in the lexicon: of such bits those of the tag stay.
  static std::uint16_t narrowed(std::uint16_t forms, std::uint16_t tag) {
    unsigned out = forms;
    if (forms & tag & kVerbForms) out &= static_cast<unsigned>(~kVerbForms | tag);
    return static_cast<std::uint16_t>(out);
  }

  Words& w_;
  std::vector<TagReading> readings_;  // by tag; the part of speech is the unit's
  std::vector<Relation> relations_;
  std::vector<NameLabel> names_;
};

Relation Settler::relation_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Relation>, 41> kNames{
      {{"acl", Relation::kAcl},
       {"acl:relcl", Relation::kAclRelcl},
       {"advcl", Relation::kAdvcl},
       {"advmod", Relation::kAdvmod},
       {"amod", Relation::kAmod},
       {"appos", Relation::kAppos},
       {"aux", Relation::kAux},
       {"aux:pass", Relation::kAuxPass},
       {"case", Relation::kCase},
       {"cc", Relation::kCc},
       {"ccomp", Relation::kCcomp},
       {"compound", Relation::kCompound},
       {"conj", Relation::kConj},
       {"cop", Relation::kCop},
       {"csubj", Relation::kCsubj},
       {"det", Relation::kDet},
       {"discourse", Relation::kDiscourse},
       {"dislocated", Relation::kDislocated},
       {"expl", Relation::kExpl},
       {"expl:pass", Relation::kExpl},
       {"fixed", Relation::kFixed},
       {"flat", Relation::kFlat},
       {"flat:name", Relation::kFlat},
       {"iobj", Relation::kIobj},
       {"list", Relation::kList},
       {"mark", Relation::kMark},
       {"nmod", Relation::kNmod},
       {"nmod:poss", Relation::kNmodPoss},
       {"nsubj", Relation::kNsubj},
       {"nsubj:pass", Relation::kNsubjPass},
       {"csubj:pass", Relation::kCsubj},
       {"nummod", Relation::kNummod},
       {"obj", Relation::kObj},
       {"obl", Relation::kObl},
       {"obl:agent", Relation::kOblAgent},
       {"orphan", Relation::kOrphan},
       {"parataxis", Relation::kParataxis},
       {"punct", Relation::kPunct},
       {"root", Relation::kRoot},
       {"vocative", Relation::kVocative},
       {"xcomp", Relation::kXcomp}}};
  for (const auto& [known, relation] : kNames)
    if (known == name) return relation;
  return Relation::kDep;
}

NameLabel Settler::name_of(std::string_view label) {
  const bool begins = label.starts_with("B-");
  const std::string_view kind = label.size() > 2 ? label.substr(2) : std::string_view();
  if (kind == "PER") return {NameKind::kPerson, begins};
  if (kind == "ORG") return {NameKind::kOrganisation, begins};
  if (kind == "LOC") return {NameKind::kPlace, begins};
  return {};
}

}  // namespace

void settle_tokens(Words& words) {
  if (const SyntaxModel* model = words.language->syntax()) Settler(words, *model).run();
}

}  // namespace recoupe
