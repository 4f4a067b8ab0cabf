// What a phrase that has been read names: an office or its holder, an institution, a group, a
// medium; of which country and sector. The words decide together: "a retired army general" is the
// army's, "the president of the court" a judge, "a former minister" no longer the government's.
#include <algorithm>
#include <array>
#include <utility>

#include "read/names/phrase_parts.h"

namespace recoupe {
namespace {

// Those who speak for an institution when nobody names them.
constexpr std::array<std::string_view, 2> kVoices{"spokesperson", "official"};

// Sectors of people without an office: a witness, a student, an expert.
constexpr std::array<std::string_view, 8> kPrivate{"CVL", "EDU", "JRN", "MED",
                                                   "AGR", "LAB", "BUS", "PTY"};

// Sectors of organisations whose president governs.
constexpr std::array<std::string_view, 4> kOfStates{"GOV", "IGO", "UNO", "EUR"};
// Sectors that nobody is of who has left the office.
constexpr std::array<std::string_view, 3> kOfficials{"GOV", "LEG", "SPY"};

}  // namespace

// The title says it, or whose it is ("CIA official"), or an adjective ("Jewish leader"). Who
// presides a court or a parliament is no head of state; who held an office holds it no more.
Term PhraseReader::office_sector(const Phrase& p) const {
  const auto is = [&](Term sector, std::string_view code) {
    return sector == gazetteer_.sector(code);
  };
  const auto is_any = [&](Term sector, const auto& codes) {
    return std::any_of(codes.begin(), codes.end(), [&](auto code) { return is(sector, code); });
  };
  Term sector = gazetteer_.sector(head(p, "sector"));
  const bool presides = is(sector, "GOV") && head(p, "kind") == "office" && p.org_sector;
  if (!sector || (presides && !is_any(p.org_sector, kOfStates))) sector = p.org_sector;
  if (!sector) sector = p.sector;
  return p.former && is_any(sector, kOfficials) ? gazetteer_.sector("ELI") : sector;
}

// Is the phrase all that its sentence says? A caption, a heading, an item of a list needs no
// article.
bool PhraseReader::alone(const Phrase& p, std::size_t end) const {
  if (!(prose_.tokens[p.begin].shape & kFirst)) return false;
  for (std::size_t i = p.pos; i < end; ++i)
    if (prose_.tokens[i].pos != Pos::kPunct) return false;
  return true;
}

std::optional<MentionDraft> PhraseReader::finish_title(Phrase& p) const {
  const std::string_view kind = head(p, "kind");
  MentionDraft d;
  d.name = p.name;
  d.kind = p.name.empty() ? ActorKind::kOffice : ActorKind::kPerson;
  if (kind == "honorific") {
    if (p.name.empty() || !runs_.capital(p.head_at)) return std::nullopt;
    return d;
  }
  d.code = head(p, "code");
  if (!p.portfolio.empty() && (among(kWithPortfolio, d.code) || d.code == "secretary_of_state"))
    d.code = (d.code == "deputy_minister" ? "deputy_minister_" : "minister_") + p.portfolio;
  d.sector = office_sector(p);
  d.former = p.former;
  d.counterpart = kind == "counterpart";
  d.spokesman = among(kVoices, d.code) && !p.of_person;
  d.office = (kind == "office" || d.counterpart) && p.org.empty() && !p.deputy;
  if (p.deputy) d.code = "deputy_" + d.code;
  if (!p.name.empty()) return d;
  // Nobody is named: the words must say of whom they speak.
  const bool said = p.country || p.org_country || !p.org.empty();
  if (p.determiner.empty() && !said && !p.alone) return std::nullopt;
  if (p.determiner == "indefinite" && modifies(p.pos)) return std::nullopt;
  if (d.code == "relative" ||
      (p.determiner.empty() && kind == "role" && !p.country && !p.org_country && !p.alone))
    return std::nullopt;
  d.pointer = !said && kind == "office" && p.determiner != "definite" && !p.alone;
  if (d.pointer) return std::nullopt;
  if (among(kPrivate, prose_.pack->world("sectors").code(d.sector)) && !d.office)
    d.kind = ActorKind::kGroup;
  return d;
}

std::optional<MentionDraft> PhraseReader::finish_institution(Phrase& p, std::size_t at) const {
  const std::string_view takes = head(p, "takes");
  MentionDraft d;
  d.kind = ActorKind::kBody;
  d.code = head(p, "code");
  d.sector = gazetteer_.sector(head(p, "sector"));
  d.name = p.name.empty() && d.code == "party" ? p.before : p.name;
  if (!d.sector) d.sector = p.sector;
  const bool definite = p.determiner == "definite" || p.determiner == "possessive";
  if (p.determiner == "definite" && runs_.capital(p.head_at) && !p.country && p.org.empty())
    d.alone = head(p, "alone");
  if (takes == "portfolio") {
    if (!p.portfolio.empty())
      d.code = "ministry_" + p.portfolio;
    else if (!p.country)
      d.pointer = true;
  } else if (takes == "name") {
    d.named = !d.name.empty();
    const bool described = !d.named && p.org.empty() && p.sector;
    if (described) d.kind = ActorKind::kGroup;  // "a paramilitary organisation"
    d.pointer = !d.named && p.org.empty() && !described;
    if (d.pointer && p.of_state) return std::nullopt;  // "dans le centre du Portugal"
    if (!p.org.empty()) d.code += ":" + p.org;
  } else if (takes == "town") {  // "the Zambian town of Lusambwe"
    if (!p.country || p.of.empty()) return std::nullopt;
    d.kind = ActorKind::kPlace;
    d.name = std::exchange(p.of, {});
    p.org.clear();
  } else if (takes == "weak" || takes == "land") {
    if (!p.country) return std::nullopt;
    if (takes == "land") d.kind = ActorKind::kPlace;  // "à la frontière syrienne"
  } else if (p.depth == 0 && p.determiner.empty() && !p.country && at > 0 &&
             gazetteer_.find(at - 1, ItemKind::kLink)) {
    return std::nullopt;  // "voiture de police"
  }
  // "a police station", "a lawyers' union": a word beside another noun.
  if (p.determiner == "indefinite" && p.name.empty() && modifies(p.pos)) return std::nullopt;
  if (d.pointer && !definite && p.determiner != "demonstrative" && p.depth == 0)
    return std::nullopt;
  return d;
}

std::optional<MentionDraft> PhraseReader::finish_group(Phrase& p, std::size_t at) const {
  const std::string_view takes = head(p, "takes");
  MentionDraft d;
  d.kind = ActorKind::kGroup;
  d.code = head(p, "code");
  d.sector = gazetteer_.sector(head(p, "sector"));
  if (takes == "of" && p.org.empty()) return std::nullopt;
  const bool of_country = p.country || (p.org_country && takes == "country") ||
                          (p.where && d.sector != gazetteer_.sector("MIL"));
  // "arrested 23 commuters": those of whom a number says that they are some.
  const bool counted = at > 0 && at == p.begin && prose_.tokens[at - 1].pos == Pos::kNum;
  if (takes == "weak" && p.determiner.empty() && !of_country && !p.alone && !counted)
    return std::nullopt;
  if (p.determiner == "indefinite" && modifies(p.pos)) return std::nullopt;
  if (takes == "adj" && p.head_at == at && at > 0) {
    const Pos before = prose_.tokens[at - 1].pos;
    if (before == Pos::kNoun || before == Pos::kAdj || before == Pos::kOther) return std::nullopt;
  }
  if (takes == "country" && !of_country) return std::nullopt;
  if (takes == "of") d.sector = p.org_sector;
  // "les talibans": a body that is written like people.
  if (const auto row = gazetteer_.body(d.code)) {
    if (p.org.empty()) d.kind = ActorKind::kBody;  // "rebelles houthis" are people
    d.country = gazetteer_.country(gazetteer_.bodies().cell(*row, "country"));
    d.sector = gazetteer_.sector(gazetteer_.bodies().cell(*row, "sector"));
  }
  // "Muslim leaders", "police officials": what stands before them says more than the head.
  if (takes == "soft" && (p.sector || p.org_sector))
    d.sector = p.org_sector ? p.org_sector : p.sector;
  return d;
}

bool PhraseReader::modifies(std::size_t at) const {
  if (at >= prose_.tokens.size()) return false;
  const Token& t = prose_.tokens[at];
  const auto link = gazetteer_.find(at, ItemKind::kLink);
  if (link && gazetteer_.cell(*link, "kind") == "possessive") return true;
  if (runs_.capital(at) || t.pos == Pos::kAux || t.pos == Pos::kPron) return false;
  if (t.pos == Pos::kNoun || t.pos == Pos::kOther) return true;
  const auto& readings = prose_.language->entries(t.word);
  return std::any_of(readings.begin(), readings.end(),
                     [](const WordEntry& e) { return e.pos == Pos::kNoun; });
}

std::optional<MentionDraft> PhraseReader::finish_medium(Phrase& p) const {
  MentionDraft d;
  d.kind = ActorKind::kMedium;
  d.code = head(p, "code");
  d.sector = gazetteer_.sector("JRN");
  d.name = p.before;
  const std::size_t end = prose_.tokens.size();
  if (d.name.empty() && p.pos < end) {
    for (const ItemKind kind : {ItemKind::kAgency, ItemKind::kMedium})
      if (const auto item = gazetteer_.find(p.pos, kind); item && d.name.empty())
        d.name = {static_cast<std::uint32_t>(p.pos),
                  static_cast<std::uint32_t>(p.pos + item->length)};
    if (d.name.empty()) d.name = runs_.at(p.pos, end);
    if (d.name.empty() && prose_.word(p.pos).find('.') != std::string_view::npos &&
        prose_.word(p.pos).size() > 3)
      d.name = {static_cast<std::uint32_t>(p.pos),
                static_cast<std::uint32_t>(p.pos + 1)};  // "site nom.ro"
    if (!d.name.empty()) p.pos = std::max<std::size_t>(p.pos, d.name.end);
    // "Europe 1", "Khabar 24": a number directly after the name belongs to it.
    if (!d.name.empty() && p.pos < end && p.pos == d.name.end &&
        (prose_.tokens[p.pos].shape & kNumber) && prose_.tokens[p.pos].span.size() <= 2)
      d.name.end = static_cast<std::uint32_t>(++p.pos);
  }
  // "Agence France-Steppes (AFS)": a head with a capital is a word of the name.
  if (!d.name.empty() && p.before.empty() && runs_.capital(p.head_at) && p.head_at < d.name.begin &&
      (p.head_at > p.begin || !(prose_.tokens[p.head_at].shape & kFirst)))
    d.name.begin = static_cast<std::uint32_t>(p.head_at);
  if (!d.name.empty()) read_alias(p, end);
  const bool states = d.code == "state_media";
  if (d.name.empty() && p.determiner != "definite" && !p.country && !states) return std::nullopt;
  if (d.name.empty()) d.pointer = !p.country && !states;
  return d;
}

std::optional<MentionDraft> PhraseReader::finish(Phrase& p, std::size_t at) const {
  std::optional<MentionDraft> d;
  switch (p.head.kind) {
    case ItemKind::kTitle:
      d = finish_title(p);
      break;
    case ItemKind::kInstitution:
      d = finish_institution(p, at);
      break;
    case ItemKind::kCollective:
      d = finish_group(p, at);
      break;
    default:
      d = finish_medium(p);
      break;
  }
  if (!d) return d;
  d->words = {static_cast<std::uint32_t>(p.begin), static_cast<std::uint32_t>(p.pos)};
  d->alias = p.alias;
  d->org = p.org;
  d->of = p.of;
  if (p.country || p.org_country) d->country = p.country ? p.country : p.org_country;
  d->homonym = p.homonym;
  // Soldiers and officials may be abroad; who lives and works there is of there.
  const bool of_there = d->kind == ActorKind::kGroup || p.head.kind == ItemKind::kInstitution;
  if (!d->country && of_there && d->sector != gazetteer_.sector("MIL")) d->country = p.where;
  d->rule = gazetteer_.rule(p.head);
  d->definite = p.determiner == "definite" || p.determiner == "demonstrative";
  d->owned = p.determiner == "possessive";
  return d;
}

}  // namespace recoupe
