// Three passes. First the phrases and the table entries of every sentence become drafts, and runs
// of capitals are put aside. Then, when every full name of the article is known, the runs are
// judged: a person, a place, a body, nothing. Last, coreference.h says which drafts are the same
// one.
//
//   "Osta défie Brandt" (headline) ... "Le sénateur chilien Ramon Osta a défié le maire":
//   the headline's words are names because the text below says so.
#include "read/names/names.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/fold.h"
#include "read/names/coreference.h"
#include "read/names/phrases.h"

namespace recoupe {
namespace {

constexpr std::size_t kTitleCaseWords = 4;  // a headline in capitals has at least as many words
constexpr std::size_t kShortName = 3;       // letters of a name that is known again by itself
constexpr std::uint32_t kLookAhead = 3;     // words between a name and its verb: "Osta s'en est"

// A run of capitals that no table knows, and what stands around it.
struct Capitals {
  Run<Token> words{};
  bool locative = false;    // "à", "in" before it
  bool verb = false;        // a finite verb follows
  bool aside = false;       // a comma follows: "Elsa Brandt, qui gérait"
  bool determined = false;  // one word before it is its article: "l'AVI"
  bool aside_note = false;  // "(" before it: an outlet, a party
  bool first = false;
  bool headline = false;
  Term country = 0;  // "Chile's Ramon Osta"
};

class Finder {
 public:
  Finder(const Prose& prose, const Pack& pack)
      : prose_(prose),
        pack_(pack),
        gazetteer_(prose),
        runs_(prose, gazetteer_),
        phrases_(prose, gazetteer_) {}

  std::vector<Mention> find() {
    for (const Run<Token>& sentence : prose_.words)
      if (!prose_.dateline.contains(prose_.tokens[sentence.begin].span)) read_sentence(sentence);
    judge();
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
    headline_ = title_case(sentence);
    for (std::size_t i = sentence.begin; i < sentence.end;) {
      std::size_t next = phrase(i, sentence.end);
      if (next == i) next = entry(i, sentence.end);
      if (next == i) next = capitals(i, sentence.end);
      i = next == i ? i + 1 : next;
    }
  }

  // Words of every day stand with capitals, or nearly all words do: capitals say nothing there.
  bool title_case(Run<Token> sentence) const {
    std::size_t words = 0, capital = 0, common = 0, common_capital = 0;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const Token& t = prose_.tokens[i];
      const bool upper = runs_.capital(i);
      if (!upper && (t.pos == Pos::kVerb || t.pos == Pos::kAux)) return false;
      if (t.pos == Pos::kPunct || (t.shape & kNumber) || t.span.size() <= kShortName) continue;
      ++words;
      capital += upper ? 1 : 0;
      if ((t.shape & kFirst) || !common_word(i) || gazetteer_.find(i, ItemKind::kTitle)) continue;
      ++common;
      common_capital += upper ? 1 : 0;
    }
    if (common >= 2) return common_capital * 10 >= common * 7;
    return words >= kTitleCaseWords && capital * 10 >= words * 9;
  }

  std::size_t phrase(std::size_t at, std::size_t end) {
    const auto draft = phrases_.read(at, end);
    if (!draft || draft->words.end <= at) return at;
    drafts_.push_back(*draft);
    if (draft->kind == ActorKind::kGroup) nested(*draft);
    return draft->words.end;
  }

  // "les avions de l'OTAN": the body inside a group is a mention of its own.
  void nested(const MentionDraft& group) {
    for (std::size_t i = group.words.begin; i < group.words.end; ++i)
      if (const auto item = gazetteer_.find(i, ItemKind::kBody))
        if (MentionDraft d; make_entry(d, i, i, *item, group.words.end)) drafts_.push_back(d);
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

  // A single state, capital, seat, body, medium or people, with its determiner.
  std::size_t entry(std::size_t at, std::size_t end) {
    std::size_t i = at;
    const auto det = gazetteer_.find(at, ItemKind::kDeterminer);
    if (det) i += det->length;
    if (i >= end) return at;
    for (const Item& item : gazetteer_.at(i)) {
      MentionDraft d;
      if (!make_entry(d, at, i, item, end)) continue;
      if (det) d.definite = gazetteer_.cell(*det, "kind") == "definite";
      drafts_.push_back(d);
      return d.words.end;
    }
    return at;
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
        return at != i && runs_.capital(i) && !noun_at(last, end) && make_people(d, item);
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
    const bool state = item.kind == ItemKind::kState;
    const bool somewhere = locative(at, state, at != i);
    d.kind = ActorKind::kPlace;
    if (state) {
      d.code = "state";
      if (!somewhere) d.kind = ActorKind::kState;
    } else if (item.kind == ItemKind::kCapital && !somewhere) {
      const bool subject = finite_after(after, end);
      const bool linked = at > 0 && gazetteer_.find(at - 1, ItemKind::kLink).has_value();
      const bool dateline = (prose_.tokens[i].shape & kFirst) && !subject;
      if (subject || (!linked && !dateline)) d.kind = ActorKind::kState;
    }
    if (d.kind == ActorKind::kState) d.sector = gazetteer_.sector("GOV");
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
    // "(OTSC)" directly after the full name.
    const std::size_t i = d.words.end;
    if (item.length > 1 && i + 2 < end && prose_.word(i) == "(" && prose_.word(i + 2) == ")" &&
        (prose_.tokens[i + 1].shape & kAllCaps)) {
      d.alias = {static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(i + 2)};
      d.words.end = static_cast<std::uint32_t>(i + 3);
    }
    return true;
  }

  std::size_t capitals(std::size_t at, std::size_t end) {
    const Run<Token> run = runs_.at(at, end);
    if (run.empty()) return at;
    Capitals r;
    r.words = run;
    r.locative = locative(at, false, false);
    r.verb = finite_after(run.end, end);
    r.aside = run.end < end && prose_.word(run.end) == ",";
    if (r.aside && run.end + 1u < end && prose_.tokens[run.end + 1].pos == Pos::kPron)
      r.verb = r.verb || finite_after(run.end + 1, end);  // "Tokayev, who took over"
    r.determined = at > 0 && gazetteer_.find(at - 1, ItemKind::kDeterminer).has_value();
    r.aside_note = at > 0 && prose_.word(at - 1) == "(";
    r.first = (prose_.tokens[run.begin].shape & kFirst) != 0;
    r.headline = headline_;
    if (!drafts_.empty() && drafts_.back().kind == ActorKind::kState &&
        drafts_.back().words.end + 1 == at && possessive(at - 1))
      r.country = drafts_.back().country;
    later_.push_back(r);
    return run.end;
  }

  bool possessive(std::size_t at) const {
    const auto link = gazetteer_.find(at, ItemKind::kLink);
    return link && gazetteer_.cell(*link, "kind") == "possessive";
  }

  // From here on every sentence is read.
  void judge() {
    for (const MentionDraft& d : drafts_)
      if (d.kind == ActorKind::kPerson) learn(d.name);
    std::vector<bool> done(later_.size(), false);
    for (std::size_t k = 0; k < later_.size(); ++k)
      if (full_name(later_[k])) {
        add_person(later_[k].words, later_[k].country);
        learn(later_[k].words);
        done[k] = true;
      }
    for (std::size_t k = 0; k < later_.size(); ++k)
      if (!done[k]) judge_rest(later_[k]);
  }

  void learn(Run<Token> name) {
    for (std::size_t i = name.begin; i < name.end; ++i) {
      const std::string word = fold(prose_.word(i));
      if (runs_.capital(i) && word.size() > kShortName - 1) known_.insert(word);
    }
  }

  bool common_word(std::size_t i) const {
    const Token& t = prose_.tokens[i];
    return !prose_.language->entries(t.word).empty() && t.pos != Pos::kName && !runs_.given_name(i);
  }

  bool full_name(const Capitals& r) const {
    if (r.headline || r.words.size() < 2) return false;
    const bool given = runs_.given_name(r.words.begin);
    std::size_t capitals = 0;
    for (std::size_t i = r.words.begin; i < r.words.end; ++i) {
      const Token& t = prose_.tokens[i];
      if (common_word(i) && runs_.capital(i) && !(given && i + 1 == r.words.end)) return false;
      if ((t.shape & kAllCaps) && t.span.size() > 3 && !given) return false;
      if (t.shape & kDigits) return false;
      capitals += runs_.capital(i) ? 1 : 0;
    }
    if (capitals < 2) return false;
    return given || (!r.locative && !r.aside_note && (r.verb || r.aside || !r.first));
  }

  void add_person(Run<Token> words, Term country) {
    MentionDraft d;
    d.kind = ActorKind::kPerson;
    d.words = d.name = words;
    d.country = country;
    d.rule = pack_.rule("names:capitals");
    drafts_.push_back(d);
  }

  bool known(std::size_t i) const { return known_.contains(fold(prose_.word(i))); }

  // Surnames that the article introduces elsewhere; then places after "à"; then acronyms.
  void judge_rest(const Capitals& r) {
    bool any = false;
    for (std::uint32_t i = r.words.begin; i < r.words.end; ++i) {
      if (!runs_.capital(i) || !known(i)) continue;
      std::uint32_t last = i + 1;
      while (last < r.words.end && known(last)) ++last;
      if (!r.headline && (i != r.words.begin || last != r.words.end)) break;
      add_person({i, last}, 0);
      any = true;
      i = last - 1;
    }
    if (any || r.headline) return;
    MentionDraft d;
    d.words = d.name = r.words;
    const bool single = r.words.size() == 1;
    const Token& t = prose_.tokens[r.words.begin];
    if (single && (t.shape & kAllCaps) && t.span.size() >= 2 && t.span.size() <= 6 &&
        !common_word(r.words.begin)) {
      d.kind = ActorKind::kBody;
      d.rule = pack_.rule("names:acronym");
      if (r.determined) --d.words.begin;
    } else if (single && r.verb && !r.locative && (t.shape & kCapital) && t.word == kUnknownWord &&
               prose_.word(r.words.begin).find('\'') == std::string_view::npos) {
      // "Tokayev said": a word that no table knows and that does something, though nobody
      // introduces it.
      d.kind = ActorKind::kPerson;
      d.rule = pack_.rule("names:surname");
    } else if (r.locative && !common_word(r.words.begin) && !runs_.given_name(r.words.begin)) {
      d.kind = ActorKind::kPlace;
      d.rule = pack_.rule("names:place");
    } else {
      return;
    }
    drafts_.push_back(d);
  }

  Span span(Run<Token> run) const {
    if (run.empty()) return {};
    return join(prose_.tokens[run.begin].span, prose_.tokens[run.end - 1].span);
  }

  std::vector<Mention> mentions() {
    const std::vector<std::uint32_t> entity = same_ones(prose_, drafts_);
    std::vector<Index<Mention>> first(drafts_.size());
    std::vector<Term> country(drafts_.size(), 0), sector(drafts_.size(), 0);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (entity[i] == kDropped) continue;
      if (!country[entity[i]]) country[entity[i]] = drafts_[i].country;
      if (!sector[entity[i]]) sector[entity[i]] = drafts_[i].sector;
    }
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
    return out;
  }

  const Prose& prose_;
  const Pack& pack_;
  Gazetteer gazetteer_;
  NameRuns runs_;
  PhraseReader phrases_;
  std::vector<MentionDraft> drafts_;
  std::vector<Capitals> later_;
  std::set<std::string> known_;  // folded words of the names that the article introduces
  bool headline_ = false;
};

}  // namespace

std::vector<Mention> find_mentions(const Prose& prose, const Pack& pack) {
  return Finder(prose, pack).find();
}

}  // namespace recoupe
