#include "read/names/capital_runs.h"

#include "base/fold.h"

namespace recoupe {
namespace {

constexpr std::size_t kShortName = 3;    // letters of a name that is known again by itself
constexpr std::size_t kLongAcronym = 6;  // letters; longer words in capitals are headlines

}  // namespace

void CapitalJudge::judge(std::vector<CapitalRun>& all) {
  words_.resize(prose_.tokens.size());
  for (CapitalRun& r : all) r.text = text(r.words);
  gather(all);
  std::vector<bool> done(all.size(), false);
  for (std::size_t k = 0; k < all.size(); ++k) {
    done[k] = all[k].label != NameKind::kNone;
    if (done[k]) add_marked(all[k]);
    if (done[k] || !full_name(all[k])) continue;
    add_person(all[k].words, all[k].country, "names:capitals");
    learn(all[k].words);
    done[k] = true;
  }
  for (std::size_t k = 0; k < all.size(); ++k)
    if (!done[k]) judge_rest(all[k]);
}

void CapitalJudge::gather(const std::vector<CapitalRun>& all) {
  for (const MentionDraft& d : drafts_) {
    if (d.kind == ActorKind::kPerson) learn(d.name);
    if (d.kind == ActorKind::kMedium && !d.name.empty()) known_of(d.name).medium = true;
    if (!d.alias.empty()) known_of(d.alias).alias = true;
  }
  for (const CapitalRun& r : all)
    if (Told& told = known_[r.text].told; told.kind == NameKind::kNone) told = r.told;
  for (const CapitalRun& r : all) {
    if (r.words.size() > 1 && r.label != NameKind::kNone && kind_of(r) == NameKind::kPerson)
      learn(r.words);
    if (r.label == NameKind::kOrganisation && r.kind == ActorKind::kMedium)
      known_[r.text].medium = true;
    if (!r.alias.empty()) known_of(r.alias).alias = true;
    if (!r.read || r.acts) known_[r.text].acronym = true;
  }
}

std::uint32_t CapitalJudge::text(Run<Token> run) {
  if (run.size() == 1) return word(run.begin);
  const Span span = join(prose_.tokens[run.begin].span, prose_.tokens[run.end - 1].span);
  const std::uint32_t id = texts_.id(fold(span.of(prose_.text)));
  if (known_.size() < texts_.size()) known_.resize(texts_.size());
  return id;
}

std::uint32_t CapitalJudge::word(std::size_t token) {
  std::uint32_t& id = words_[token];
  if (id == 0) id = texts_.id(fold(prose_.word(token)));
  if (known_.size() < texts_.size()) known_.resize(texts_.size());
  return id;
}

CapitalJudge::Known& CapitalJudge::known_of(Run<Token> run) { return known_[text(run)]; }

void CapitalJudge::learn(Run<Token> name) {
  for (std::uint32_t i = name.begin; i < name.end; ++i)
    if (runs_.capital(i))
      if (const std::uint32_t id = word(i); texts_.text(id).size() >= kShortName)
        known_[id].word = true;
  if (name.size() > 1) known_[word(name.end - 1)].surname = true;
}

void CapitalJudge::add_person(Run<Token> words, Term country, const char* rule) {
  MentionDraft d;
  d.kind = ActorKind::kPerson;
  d.words = d.name = words;
  d.country = country;
  d.rule = pack_.rule(rule);
  drafts_.push_back(d);
}

// What the article says of a name is more than what the model makes of it in one place.
NameKind CapitalJudge::kind_of(const CapitalRun& r) const {
  const Known& known = known_[r.text];
  if (known.told.kind != NameKind::kNone) return known.told.kind;
  if (r.words.size() == 1 && known.alias) return NameKind::kOrganisation;
  // "Maas", a town for the model, is Heiko Maas where the article names him.
  if (r.words.size() == 1 && known.surname) return NameKind::kPerson;
  // "Lena Forsyth", "Sofia Forsyth": a place for the model, unless "in" stands before her.
  const bool two_or_three = r.words.size() == 2 || r.words.size() == 3;
  if (r.label == NameKind::kPlace && two_or_three && r.plain && !r.locative &&
      runs_.given_name(r.words.begin))
    return NameKind::kPerson;
  return r.label;
}

void CapitalJudge::add_marked(const CapitalRun& r) {
  const NameKind kind = kind_of(r);
  if (kind == NameKind::kPerson) return add_person(r.words, r.country, "names:model");
  MentionDraft d;
  d.words = r.with_article;
  d.name = r.words;
  d.alias = r.alias;
  if (!r.alias.empty()) d.words.end = r.alias.end + 1;
  d.rule = pack_.rule("names:model");
  d.kind = kind == NameKind::kPlace ? ActorKind::kPlace : r.kind;
  d.country = kind == NameKind::kPlace ? Term{0} : r.country;
  d.sector = r.sector;
  const Known& known = known_[r.text];
  if (!d.sector) d.sector = known.told.sector;
  if (d.kind == ActorKind::kBody && known.medium) d.kind = ActorKind::kMedium;
  if (d.kind == ActorKind::kMedium) d.sector = pack_.world("sectors").term("JRN");
  drafts_.push_back(d);
}

bool CapitalJudge::full_name(const CapitalRun& r) const {
  if (r.read || r.headline || r.words.size() < 2) return false;
  const bool given = runs_.given_name(r.words.begin);
  std::size_t capitals = 0;
  for (std::size_t i = r.words.begin; i < r.words.end; ++i) {
    const Token& t = prose_.tokens[i];
    if (runs_.common_word(i) && runs_.capital(i) && !(given && i + 1 == r.words.end)) return false;
    if ((t.shape & kAllCaps) && t.span.size() > 3 && !given) return false;
    if (t.shape & kDigits) return false;
    capitals += runs_.capital(i) ? 1 : 0;
  }
  if (capitals < 2) return false;
  return given || (!r.locative && !r.aside_note && (r.verb || r.aside || !r.first));
}

bool CapitalJudge::known_surnames(const CapitalRun& r) {
  bool any = false;
  for (std::uint32_t i = r.words.begin; i < r.words.end; ++i) {
    if (!runs_.capital(i) || !known(i) || (r.read && !labels_.proper(i))) continue;
    std::uint32_t last = i + 1;
    while (last < r.words.end && known(last)) ++last;
    if (!r.headline && (i != r.words.begin || last != r.words.end)) break;
    add_person({i, last}, 0, "names:capitals");
    any = true;
    i = last - 1;
  }
  return any;
}

bool CapitalJudge::acronym(const CapitalRun& r) const {
  const Token& t = prose_.tokens[r.words.begin];
  return r.words.size() == 1 && (t.shape & kAllCaps) && t.span.size() >= 2 &&
         t.span.size() <= kLongAcronym && !runs_.common_word(r.words.begin) &&
         (known_[r.text].acronym || known_[r.text].alias);
}

// Surnames that the article introduces elsewhere; then places after "à"; then acronyms.
void CapitalJudge::judge_rest(const CapitalRun& r) {
  if (known_surnames(r) || r.headline || (r.read && !labels_.proper(r.words.begin))) return;
  MentionDraft d;
  d.words = d.name = r.words;
  const std::size_t first = r.words.begin;
  const bool single = r.words.size() == 1;
  const Token& t = prose_.tokens[first];
  if (acronym(r)) {
    d.kind = ActorKind::kBody;
    d.rule = pack_.rule("names:acronym");
    d.words = r.with_article;
  } else if (single && !r.read && r.verb && !r.locative && (t.shape & kCapital) &&
             t.word == kUnknownWord && prose_.word(first).find('\'') == std::string_view::npos) {
    // "Tokayev said": a word that no table knows and that does something, though nobody
    // introduces it.
    d.kind = ActorKind::kPerson;
    d.rule = pack_.rule("names:surname");
  } else if (!r.read && r.locative && !runs_.common_word(first) && !runs_.given_name(first)) {
    d.kind = ActorKind::kPlace;
    d.rule = pack_.rule("names:place");
  } else {
    return;
  }
  drafts_.push_back(d);
}

}  // namespace recoupe
