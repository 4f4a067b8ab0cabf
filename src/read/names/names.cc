// First the phrases and the table entries of every sentence become drafts, and runs of capitals are
// put aside. Then, when every full name of the article is known, the runs are judged: a person, a
// place, a body, nothing. Last, coreference.h says which are the same one, scene.h whose they are.
//   "Osta défie Brandt" (headline) ... "Le sénateur chilien Ramon Osta a défié le maire":
//   the headline's words are names because the text below says so.
#include "read/names/names.h"

#include <algorithm>

#include "read/names/capital_runs.h"
#include "read/names/coreference.h"
#include "read/names/phrases.h"
#include "read/names/scene.h"

namespace recoupe {
namespace {

constexpr ItemKinds kPlaces = kinds_of({ItemKind::kState, ItemKind::kCapital, ItemKind::kCity});
constexpr ItemKinds kWholeNames =
    kinds_of({ItemKind::kBody, ItemKind::kSeat, ItemKind::kMedium, ItemKind::kAgency});
constexpr std::uint32_t kLookAhead = 3;  // words between a name and its verb: "Osta s'en est"

class Finder {
 public:
  Finder(const Prose& prose, const Pack& pack)
      : prose_(prose),
        pack_(pack),
        gazetteer_(prose),
        labels_(prose),
        runs_(prose, gazetteer_, labels_),
        phrases_(prose, gazetteer_, runs_),
        scene_(prose, pack, gazetteer_, runs_) {}

  MentionTable find() {
    for (const Run<Token>& sentence : prose_.words)
      if (!prose_.dateline.contains(prose_.tokens[sentence.begin].span)) read_sentence(sentence);
    // From here on every sentence is read.
    CapitalJudge(prose_, pack_, runs_, labels_, drafts_).judge(later_);
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const MentionDraft& a, const MentionDraft& b) {
                       return a.words.begin != b.words.begin ? a.words.begin < b.words.begin
                                                             : a.words.end > b.words.end;
                     });
    return mentions();
  }

 private:
  void read_sentence(Run<Token> sentence) {
    gazetteer_.read(sentence);
    scene_.read(sentence);
    headline_ = runs_.title_case(sentence);
    taken_ = sentence.begin;
    for (std::size_t i = sentence.begin; i < sentence.end;) {
      std::size_t next = phrase(i, sentence.end);
      if (next == i) next = entry(i, sentence.end);
      if (next == i) next = capitals(i, sentence.end);
      if (next > i) taken_ = next;
      i = next == i ? i + 1 : next;
    }
  }

  std::size_t phrase(std::size_t at, std::size_t end) {
    auto draft = phrases_.read(at, end);
    if (!draft || draft->words.end <= at || !agree(*draft, end) || draft->words.end > end)
      return at;
    if (!draft->country && (draft->kind == ActorKind::kBody || draft->kind == ActorKind::kGroup))
      draft->country = gazetteer_.country_in(draft->name.empty() ? draft->of : draft->name);
    drafts_.push_back(*draft);
    nested(*draft);
    return draft->words.end;
  }

  // Does the model leave room for the phrase? "Comité d'État" goes on to the end of the name that
  // it begins; "General" is no officer where a firm's name begins with it.
  bool agree(MentionDraft& d, std::size_t end) const {
    const bool titled = d.kind == ActorKind::kPerson || d.kind == ActorKind::kOffice;
    std::uint32_t i = d.words.begin;
    if (const auto det = gazetteer_.find(i, ItemKind::kDeterminer)) i += det->length;
    if (titled) {
      const LabelledName* name = i < end ? runs_.labelled(i) : nullptr;
      return !name || name->kind == NameKind::kPerson || name->words.size() < 2 ||
             name->words.end < d.words.end;
    }
    const LabelledName* name =
        runs_.labelled((d.name.empty() || d.alias.empty() ? d.words.end : d.name.end) - 1);
    if (!name || name->kind != NameKind::kOrganisation) return true;
    if (name->words.end <= d.words.end) {  // "hôpital de Panzi", not "de Panzi"
      if (d.kind == ActorKind::kBody && !d.name.empty() && name->words.end == d.name.end)
        d.name.begin = std::min(d.name.begin, std::max(name->words.begin, i));
      return true;
    }
    d.words.end = name->words.end;
    d.name = {std::max(name->words.begin, i), name->words.end};
    d.named = true;
    d.pointer = false;
    take_alias(d, end);
    return true;
  }

  // "les avions de l'OTAN", "le porte-parole d'Ola Brandt": the name inside a phrase is a mention
  // of its own, unless it is the phrase's own name or the phrase says its state already.
  void nested(const MentionDraft& whole) {
    std::uint32_t first = whole.words.begin;
    if (const auto det = gazetteer_.find(first, ItemKind::kDeterminer)) first += det->length;
    for (std::uint32_t i = first; i < whole.words.end; ++i) {
      const LabelledName* name = runs_.labelled(i);
      if (name && name->words.begin == i && own_mention(*name, whole, first)) {
        const auto place = gazetteer_.find(i, ItemKind::kCity);  // "Rio Grande do Sul"
        const std::uint32_t end =
            std::min(whole.words.end, std::max(name->words.end, place ? i + place->length : 0u));
        std::size_t next = phrase(i, end);
        if (next == i) next = entry(i, end);
        if (next == i) capitals(i, end);
        i = end - 1;
        continue;
      }
      const auto item = gazetteer_.find(i, ItemKind::kBody);
      if (MentionDraft d;
          whole.kind == ActorKind::kGroup && item && make_entry(d, i, i, *item, whole.words.end))
        drafts_.push_back(d);
    }
  }

  bool own_mention(const LabelledName& name, const MentionDraft& whole, std::uint32_t first) const {
    const Run<Token> words = name.words;
    if (words.end > whole.words.end) return false;
    if (words.begin < whole.name.end && whole.name.begin < words.end) return false;
    if (words.begin == whole.alias.begin && !whole.alias.empty()) return false;
    if (gazetteer_.find(words.begin, ItemKind::kPortfolio)) return false;
    if (const auto item = gazetteer_.find(words.begin, ItemKind::kDemonym);
        item && (item->length == words.size() || !runs_.capital(words.end - 1)))
      return false;  // "the Saudi crown prince"
    // "A DHS spokesman" is the DHS already.
    if (whole.spokesman && whole.name.empty() && name.kind == NameKind::kOrganisation) return false;
    if (name.kind == NameKind::kPlace && gazetteer_.find(words.begin, ItemKind::kState))
      return false;
    const bool whole_of_body =
        whole.kind == ActorKind::kBody && name.kind == NameKind::kOrganisation;
    return words.end < whole.words.end || (words.begin > first && !whole_of_body);
  }

  // What may stand before a place. `with_determiner`: "dans le Donbass", but "à la Russie" is
  // someone.
  bool locative(std::size_t at, bool state, bool with_determiner) const {
    for (std::size_t length = 1; length <= 4 && at >= length; ++length) {
      const auto item = gazetteer_.find(at - length, ItemKind::kLocative);
      if (!item || item->length != length) continue;
      const std::string_view kind = gazetteer_.cell(*item, "kind");
      if (kind == "in" || (kind == "bare" && !with_determiner) || (kind == "city" && !state))
        return true;
    }
    return false;
  }

  bool finite_after(std::size_t at, std::size_t end) const {
    for (std::size_t i = at; i < end && i < at + kLookAhead; ++i) {
      const Token& t = prose_.tokens[i];
      if ((t.pos == Pos::kVerb || t.pos == Pos::kAux) && (t.forms & (kFinite | kPastForm)))
        return true;
      if (t.pos != Pos::kPron && t.pos != Pos::kAdv && t.pos != Pos::kOther) return false;
      if (t.pos == Pos::kOther && t.word == kUnknownWord) return false;
    }
    return false;
  }

  // A single state, capital, seat, body, medium or people, with its determiner; one whose name
  // begins with a determiner has no other: "Le Mans", "The Hague".
  std::size_t entry(std::size_t at, std::size_t end) {
    const auto det = gazetteer_.find(at, ItemKind::kDeterminer);
    if (!det) return entry(at, at, 1, end);
    const std::size_t own = entry(at, at, det->length + 1, end);
    if (own != at) return own;
    const std::size_t next = entry(at, at + det->length, 1, end);
    if (next != at) drafts_.back().definite = gazetteer_.cell(*det, "kind") == "definite";
    return next;
  }
  // The first that begins at `i` and has that many words or more.
  std::size_t entry(std::size_t at, std::size_t i, std::size_t least, std::size_t end) {
    if (i >= end) return at;
    for (const Item& item : gazetteer_.at(i)) {
      MentionDraft d;
      if (item.length < least || inside_name(i, item) || common_place(i, item) ||
          !make_entry(d, at, i, item, end) || d.words.end > end)
        continue;
      if (d.sector == gazetteer_.sector("BUS")) part_of_firm(d, end);
      drafts_.push_back(d);
      return d.words.end;
    }
    return at;
  }

  // "Hitachi Chemical", "T-Mobile US": another firm, of the country of the first.
  void part_of_firm(MentionDraft& d, std::size_t end) const {
    const LabelledName* name = d.alias.empty() ? runs_.labelled(d.name.begin) : nullptr;
    if (headline_ || !name || name->kind != NameKind::kOrganisation ||
        name->words.begin != d.name.begin || name->words.end <= d.name.end || name->words.end > end)
      return;
    for (std::uint32_t i = d.name.end; i < name->words.end; ++i)
      if (!runs_.capital(i) || runs_.given_name(i)) return;
    d.words.end = d.name.end = name->words.end;
    d.code.clear();
    d.named = true;
  }

  // Is the state, the town or the people only a word of a longer name, or someone's name?
  bool inside_name(std::size_t i, const Item& item) const {
    const std::size_t end = i + item.length;
    const LabelledName* name = runs_.labelled(end - 1);
    if (!name) return false;
    if ((kinds_of({item.kind}) & kWholeNames) != 0)  // "the Times" of "the Times Square"
      return name->words.end > end && gazetteer_.find(i, ItemKind::kDeterminer);
    name = runs_.labelled(i);
    return name && (name->words.end > end || (name->kind == NameKind::kPerson && name->surname));
  }

  // "Nice and quiet", "Turkey is eaten": a word of every day, says the tagger.
  bool common_place(std::size_t i, const Item& item) const {
    return (kinds_of({item.kind}) & kPlaces) != 0 && item.length == 1 && runs_.unlikely(i) &&
           runs_.common_word(i);
  }

  bool make_entry(MentionDraft& d, std::size_t at, std::size_t i, const Item& item,
                  std::size_t end) const {
    const auto last = static_cast<std::uint32_t>(i + item.length);
    d.words = {static_cast<std::uint32_t>(at), last};
    d.name = {static_cast<std::uint32_t>(i), last};
    d.rule = gazetteer_.rule(item);
    switch (item.kind) {
      case ItemKind::kState:
      case ItemKind::kCapital:
      case ItemKind::kCity:
        return make_place(d, at, i, item, end);
      case ItemKind::kSeat:
        return make_seat(d, item);
      case ItemKind::kBody:
        return make_body(d, item, end);
      case ItemKind::kAgency:
      case ItemKind::kMedium:
        d.kind = ActorKind::kMedium;
        d.sector = gazetteer_.sector("JRN");
        return !headline_ || item.length > 1;
      case ItemKind::kPeople:
        return make_people(d, item);
      case ItemKind::kDemonym:
        return (at != i || (last == end && prose_.tokens[i].shape & kFirst)) && runs_.capital(i) &&
               !noun_at(last, end) && !gazetteer_.find(i, ItemKind::kState) && make_people(d, item);
      default:
        return false;
    }
  }

  bool noun_at(std::size_t i, std::size_t end) const {
    if (i >= end) return false;
    const Pos pos = prose_.tokens[i].pos;
    return pos == Pos::kNoun || pos == Pos::kAdj || pos == Pos::kName || pos == Pos::kOther ||
           runs_.capital(i);
  }

  bool make_people(MentionDraft& d, const Item& item) const {
    d.kind = ActorKind::kGroup;
    d.code = "people";
    d.name = {};
    d.country = gazetteer_.country(gazetteer_.cell(item, "code"));
    return true;
  }

  // A country is a state, or a place after "au", "in". A capital stands for its state unless it is
  // a place: after "à", "in", after "de", or at the beginning of a dateline.
  bool make_place(MentionDraft& d, std::size_t at, std::size_t i, const Item& item,
                  std::size_t end) const {
    const std::size_t after = i + item.length;
    if (!headline_ && runs_.at(i, end).size() > item.length)
      return false;  // "Paris Hilton", "Moscow Exchange"
    d.country = gazetteer_.country(gazetteer_.cell(item, "code"));
    d.homonym = gazetteer_.homonym(item);
    const bool state = item.kind == ItemKind::kState;
    // "in northern Iraq"
    const bool part = at > 0 && at == i && prose_.tokens[at - 1].pos == Pos::kAdj;
    const bool somewhere = locative(part ? at - 1 : at, state, at != i);
    d.kind = ActorKind::kPlace;
    if (state) {
      d.code = "state";
      if (!somewhere) d.kind = ActorKind::kState;
    } else if (item.kind == ItemKind::kCapital && !somewhere) {
      const bool subject =
          finite_after(after, end) || prose_.tokens[i].relation == Relation::kNsubj;
      const bool part_of_noun =
          prose_.tokens[i].relation == Relation::kCompound;  // "Kabul airport"
      const bool linked =
          part_of_noun || (at > 0 && gazetteer_.find(at - 1, ItemKind::kLink).has_value());
      const bool dateline = (prose_.tokens[i].shape & kFirst) && !subject && after < end;
      if (subject || (!linked && !dateline)) d.kind = ActorKind::kState;
    }
    if (d.kind == ActorKind::kState) d.sector = gazetteer_.sector("GOV");
    if (gazetteer_.cell(item, "kind") == "unrecognised") d.sector = gazetteer_.sector("PRE");
    return true;
  }

  bool make_seat(MentionDraft& d, const Item& item) const {
    d.kind = ActorKind::kBody;
    d.code = gazetteer_.cell(item, "stands_for");
    d.country = gazetteer_.country(gazetteer_.cell(item, "code"));
    d.sector = gazetteer_.seat_sector(item);
    return true;
  }

  bool make_body(MentionDraft& d, const Item& item, std::size_t end) const {
    d.kind = ActorKind::kBody;
    d.code = gazetteer_.cell(item, "code");
    if (const auto row = gazetteer_.body(d.code)) {
      d.country = gazetteer_.country(gazetteer_.bodies().cell(*row, "country"));
      d.sector = gazetteer_.sector(gazetteer_.bodies().cell(*row, "sector"));
    }
    if (item.length > 1) take_alias(d, end);
    return true;
  }

  // "(OTSC)" directly after the full name.
  void take_alias(MentionDraft& d, std::size_t end) const {
    d.alias = alias(d.words.end, end);
    if (!d.alias.empty()) d.words.end = d.alias.end + 1;
  }
  Run<Token> alias(std::uint32_t i, std::size_t end) const {
    if (i + 2 >= end || prose_.word(i) != "(" || prose_.word(i + 2) != ")") return {};
    if (!(prose_.tokens[i + 1].shape & kAllCaps)) return {};
    return {i + 1, i + 2};
  }

  std::size_t capitals(std::size_t at, std::size_t end) {
    const Run<Token> run = runs_.at(at, end);
    if (run.empty()) return at;
    CapitalRun r;
    r.words = r.with_article = run;
    r.read = labels_.read(run.end - 1);
    for (std::uint32_t i = run.end; i-- > run.begin && r.label == NameKind::kNone;)
      if (const LabelledName* name = runs_.labelled(i)) label(r, *name, end);
    if (r.label != NameKind::kNone) r.told = runs_.told(run, end);
    r.locative = locative(at, false, false);
    r.verb = finite_after(run.end, end);
    r.aside = run.end < end && prose_.word(run.end) == ",";
    if (r.aside && run.end + 1u < end && prose_.tokens[run.end + 1].pos == Pos::kPron)
      r.verb = r.verb || finite_after(run.end + 1, end);  // "Tokayev, who took over"
    const auto det =
        at > taken_ ? gazetteer_.find(at - 1, ItemKind::kDeterminer) : std::optional<Item>();
    const bool article = det && gazetteer_.cell(*det, "kind") == "definite";
    if (det && (article || r.label == NameKind::kNone)) --r.with_article.begin;
    const Relation relation = prose_.tokens[at].relation;
    r.acts = relation == Relation::kNsubj || (article && relation != Relation::kCompound);
    r.plain = true;
    for (std::size_t i = run.begin + 1u; i < run.end; ++i)
      r.plain = r.plain && gazetteer_.at(i).empty() && !runs_.common_word(i);
    r.aside_note = at > 0 && prose_.word(at - 1) == "(";
    r.first = (prose_.tokens[run.begin].shape & kFirst) != 0;
    r.headline = headline_;
    if (!drafts_.empty() && drafts_.back().kind == ActorKind::kState &&
        drafts_.back().words.end + 1 == at && possessive(at - 1))
      r.country = drafts_.back().country;
    later_.push_back(r);
    return r.alias.empty() ? run.end : r.alias.end + 1;
  }

  // What the words of the name say: "Kazakh Railways" is of Kazakhstan, "Radio Naryn" a medium.
  void label(CapitalRun& r, const LabelledName& name, std::size_t end) const {
    r.label = name.kind;
    r.kind = ActorKind::kBody;
    if (name.kind != NameKind::kOrganisation) return;
    if (r.words.size() > 1) r.alias = alias(r.words.end, end);
    r.country = gazetteer_.country_in(r.words);
    for (std::size_t i = r.words.begin; i < r.words.end; ++i)
      for (const Item& item : gazetteer_.at(i)) {
        if (item.kind == ItemKind::kInstitution) {
          r.sector = gazetteer_.sector(gazetteer_.cell(item, "sector"));
        } else if (const auto body = item.kind == ItemKind::kBody && !r.sector
                                         ? gazetteer_.body(gazetteer_.cell(item, "code"))
                                         : std::nullopt) {  // "Kenyan Red Cross"
          r.sector = gazetteer_.sector(gazetteer_.bodies().cell(*body, "sector"));
        } else if (item.kind == ItemKind::kMediaHead) {
          r.kind = ActorKind::kMedium;
        }
      }
  }

  bool possessive(std::size_t at) const {
    const auto link = gazetteer_.find(at, ItemKind::kLink);
    return link && gazetteer_.cell(*link, "kind") == "possessive";
  }

  Span span(Run<Token> run) const {
    if (run.empty()) return {};
    return join(prose_.tokens[run.begin].span, prose_.tokens[run.end - 1].span);
  }

  MentionTable mentions() {
    const std::vector<std::uint32_t> entity = same_ones(prose_, drafts_);
    std::vector<Index<Mention>> first(drafts_.size());
    const std::vector<Term> country = scene_.countries(drafts_, entity);
    std::vector<Term> sector(drafts_.size(), 0);
    for (std::size_t i = 0; i < drafts_.size(); ++i)
      if (entity[i] != kDropped && !sector[entity[i]]) sector[entity[i]] = drafts_[i].sector;
    std::vector<Mention> out;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const std::uint32_t e = entity[i];
      if (e == kDropped) continue;
      const MentionDraft& d = drafts_[i];
      Mention m;
      m.span = span(d.words);
      m.name = span(d.name);
      m.kind = d.kind;
      m.rule = d.rule;
      m.country = d.country ? d.country : country[e];
      m.sector = d.sector || d.kind == ActorKind::kPlace ? d.sector : sector[e];
      m.same_as = first[e];
      if (!first[e]) first[e] = index<Mention>(out.size());
      out.push_back(m);
    }
    return {std::move(out), scene_.state()};
  }

  const Prose& prose_;
  const Pack& pack_;
  Gazetteer gazetteer_;
  LabelledNames labels_;
  NameRuns runs_;
  PhraseReader phrases_;
  Scene scene_;
  std::vector<MentionDraft> drafts_;
  std::vector<CapitalRun> later_;
  std::size_t taken_ = 0;  // up to here the sentence's words are in drafts
  bool headline_ = false;
};

}  // namespace

MentionTable find_mentions(const Prose& prose, const Pack& pack) {
  return Finder(prose, pack).find();
}

}  // namespace recoupe
