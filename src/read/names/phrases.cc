// One pass over a phrase: determiner, stack, head, tail, name. The stack is read as far as it goes,
// and the last head in it wins: in "Kremlin spokesman" a seat stands before the head, in "Interior
// Ministry spokesman" a whole institution does. What comes after the last head is given back.
#include "read/names/phrases.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxStack = 10;    // items before a head
constexpr int kMaxTail = 5;              // items after it
constexpr int kMaxDepth = 3;             // "spokesman of the office of the prosecutor of ..."
constexpr std::size_t kMaxBodyName = 8;  // words of "Agence nationale de ..."

bool is_head(ItemKind k) {
  return k == ItemKind::kTitle || k == ItemKind::kInstitution || k == ItemKind::kCollective ||
         k == ItemKind::kMediaHead;
}

constexpr std::array kStackKinds{
    ItemKind::kTitle,     ItemKind::kInstitution, ItemKind::kCollective, ItemKind::kMediaHead,
    ItemKind::kSeat,      ItemKind::kBody,        ItemKind::kState,      ItemKind::kDemonym,
    ItemKind::kPortfolio, ItemKind::kQualifier,   ItemKind::kCapital,    ItemKind::kCity,
    ItemKind::kAgency,    ItemKind::kMedium};

constexpr std::array<std::string_view, 6> kWithPortfolio{
    "minister", "deputy_minister", "secretary", "ministry", "department", "secretariat"};

// Those who speak for an institution when nobody names them.
constexpr std::array<std::string_view, 2> kVoices{"spokesperson", "official"};

// Sectors of people without an office: a witness, a student, an expert.
constexpr std::array<std::string_view, 8> kPrivate{"CVL", "EDU", "JRN", "MED",
                                                   "AGR", "LAB", "BUS", "PTY"};

template <class List>
bool among(const List& list, const typename List::value_type& x) {
  return std::find(list.begin(), list.end(), x) != list.end();
}

constexpr std::string_view kUnknownOrg = "?";

}  // namespace

struct PhraseReader::Phrase {
  Item head{};
  bool has_head = false;
  std::size_t begin = 0, pos = 0;  // [begin, pos): what has been read
  std::size_t head_at = 0;
  std::string determiner;  // its kind; empty: none
  std::string portfolio, org;
  Term country = 0, org_country = 0, org_sector = 0;
  bool deputy = false, acting = false, former = false;
  Item medium{};        // an agency or a medium named before its head
  Run<Token> before{};  // its words
  Run<Token> name{}, alias{}, of{};
  bool of_person = false;
  int depth = 0;
};

std::string_view PhraseReader::head(const Phrase& p, std::string_view column) const {
  return gazetteer_.cell(p.head, column);
}

// The item at a place of the stack: the longest; a portfolio before its ministry comes before an
// adjective.
std::optional<Item> PhraseReader::stack_item(std::size_t at, std::size_t end) const {
  std::optional<Item> best;
  for (const Item& item : gazetteer_.at(at)) {
    if (!among(kStackKinds, item.kind)) continue;
    if (best && item.length < best->length) break;
    if (item.kind == ItemKind::kPortfolio) {
      const std::size_t next = at + item.length;
      bool before_head = false;
      if (next < end)
        for (const Item& after : gazetteer_.at(next))
          before_head |= (after.kind == ItemKind::kTitle || after.kind == ItemKind::kInstitution) &&
                         among(kWithPortfolio, gazetteer_.cell(after, "code"));
      if (!before_head) continue;
      if (!best || !is_head(best->kind)) best = item;
    } else if (!best) {
      best = item;
    }
  }
  return best;
}

void PhraseReader::take(Phrase& p, const Item& item) const {
  switch (item.kind) {
    case ItemKind::kState:
    case ItemKind::kDemonym:
    case ItemKind::kCapital:
    case ItemKind::kCity:
      if (!p.country) p.country = gazetteer_.country(gazetteer_.cell(item, "code"));
      break;
    case ItemKind::kSeat:
      p.org = gazetteer_.cell(item, "stands_for");
      p.org_country = gazetteer_.country(gazetteer_.cell(item, "code"));
      p.org_sector = gazetteer_.seat_sector(item);
      break;
    case ItemKind::kBody:
      p.org = gazetteer_.cell(item, "code");
      if (const auto row = gazetteer_.body(p.org)) {
        p.org_country = gazetteer_.country(gazetteer_.bodies().cell(*row, "country"));
        p.org_sector = gazetteer_.sector(gazetteer_.bodies().cell(*row, "sector"));
      }
      break;
    case ItemKind::kPortfolio:
      p.portfolio = gazetteer_.cell(item, "code");
      break;
    case ItemKind::kQualifier: {
      const std::string_view kind = gazetteer_.cell(item, "kind");
      p.deputy |= kind == "deputy";
      p.acting |= kind == "acting";
      p.former |= kind == "former";
      break;
    }
    default:
      break;
  }
}

// Reads items up to the last head. An institution before another head becomes its `org`.
void PhraseReader::read_stack(Phrase& p, std::size_t end) const {
  Phrase trial = p;
  for (std::size_t n = 0; n < kMaxStack && trial.pos < end; ++n) {
    const auto item = stack_item(trial.pos, end);
    if (!item) {
      if (!take_name(trial, end) && !skip_nouns(trial, end)) break;
      continue;
    }
    if (item->kind == ItemKind::kAgency || item->kind == ItemKind::kMedium) {
      trial.medium = *item;
      trial.before = {static_cast<std::uint32_t>(trial.pos),
                      static_cast<std::uint32_t>(trial.pos + item->length)};
    }
    if (is_head(item->kind)) {
      if (trial.has_head) {
        trial.org = head(trial, "code");
        if (!trial.portfolio.empty()) trial.org = trial.org + "_" + trial.portfolio;
        if (trial.head.kind != ItemKind::kMediaHead)
          trial.org_sector = gazetteer_.sector(head(trial, "sector"));
        trial.portfolio.clear();
      }
      trial.head = *item;
      trial.has_head = true;
      trial.head_at = trial.pos;
    } else {
      take(trial, *item);
    }
    trial.pos += item->length;
    if (is_head(item->kind)) p = trial;
    // "Kazakhstan's", "the UN's": a possessive belongs to what it follows.
    if (const auto link =
            trial.pos < end ? gazetteer_.find(trial.pos, ItemKind::kLink) : std::nullopt;
        link && gazetteer_.cell(*link, "kind") == "possessive") {
      trial.pos += link->length;
    }
  }
}

// "DHS spokesman", "Apple's chief", "Khovar news agency": a name before its head that no table
// knows.
bool PhraseReader::take_name(Phrase& p, std::size_t end) const {
  const LabelledName* name = runs_.labelled(p.pos);
  if (p.has_head || !p.org.empty() || !name || name->kind != NameKind::kOrganisation) return false;
  std::size_t next = name->words.end;
  if (name->words.begin < p.begin || next >= end) return false;
  if (const auto link = gazetteer_.find(next, ItemKind::kLink);
      link && gazetteer_.cell(*link, "kind") == "possessive")
    next += link->length;
  const auto item = stack_item(next, end);
  if (!item || !is_head(item->kind) || item->kind == ItemKind::kInstitution) return false;
  if (item->kind == ItemKind::kMediaHead) {
    p.before = name->words;
  } else {
    p.of = name->words;
    p.org = folded(name->words);
  }
  p.pos = next;
  return true;
}

std::string PhraseReader::folded(Run<Token> run) const {
  return fold(join(prose_.tokens[run.begin].span, prose_.tokens[run.end - 1].span).of(prose_.text));
}

// "EU fisheries policy chief": one or two plain nouns between whose it is and the title.
bool PhraseReader::skip_nouns(Phrase& p, std::size_t end) const {
  // "the flamboyant former mayor", "la puissante armée": an adjective that no table knows.
  if (!p.has_head && !p.determiner.empty() && p.pos + 1 < end && !runs_.capital(p.pos) &&
      prose_.tokens[p.pos].pos == Pos::kAdj && stack_item(p.pos + 1, end)) {
    ++p.pos;
    return true;
  }
  if (p.has_head || (!p.country && p.org.empty())) return false;
  for (std::size_t i = p.pos; i < end && i < p.pos + 2; ++i) {
    const Token& t = prose_.tokens[i];
    if ((t.pos != Pos::kNoun && t.pos != Pos::kAdj) || runs_.capital(i)) return false;
    if (i + 1 < end && gazetteer_.find(i + 1, ItemKind::kTitle)) {
      p.pos = i + 1;
      return true;
    }
  }
  return false;
}

bool PhraseReader::read_portfolio(Phrase& p, std::size_t at, std::size_t end) const {
  const std::string_view code = head(p, "code");
  if (p.head.kind != ItemKind::kTitle && p.head.kind != ItemKind::kInstitution) return false;
  if (!p.portfolio.empty() || (!among(kWithPortfolio, code) && code != "secretary_of_state"))
    return false;
  const auto item = gazetteer_.find(at, ItemKind::kPortfolio);
  if (!item) return false;
  p.portfolio = gazetteer_.cell(*item, "code");
  p.pos = at + item->length;
  // "des Affaires étrangères et du Commerce": the first names the office.
  if (p.pos + 1 < end && prose_.tokens[p.pos].pos == Pos::kConj) {
    std::size_t next = p.pos + 1;
    if (const auto link = gazetteer_.find(next, ItemKind::kLink)) next += link->length;
    if (const auto more = next < end ? gazetteer_.find(next, ItemKind::kPortfolio) : std::nullopt)
      p.pos = next + more->length;
  }
  return true;
}

// "du Sénat", "de l'ONU", "du ministère danois de la Pêche", "des gardes-côtes": whose it is.
bool PhraseReader::read_belonging(Phrase& p, std::size_t at, std::size_t end, int depth) const {
  if (!p.org.empty()) return false;
  for (const ItemKind kind : {ItemKind::kBody, ItemKind::kSeat}) {
    const auto item = gazetteer_.find(at, kind);
    if (!item) continue;
    take(p, *item);
    p.pos = at + item->length;
    return true;
  }
  const bool nests = p.head.kind == ItemKind::kTitle || p.head.kind == ItemKind::kCollective;
  if (!nests || depth >= kMaxDepth) return false;
  const auto inner = read(at, end, depth + 1);
  if (!inner || (inner->kind != ActorKind::kBody && inner->kind != ActorKind::kGroup)) return false;
  p.org = inner->pointer ? std::string(kUnknownOrg) : inner->code;
  p.org_country = inner->country;
  p.org_sector = inner->sector;
  p.pos = inner->words.end;
  return true;
}

// The lower-case rest of a body's own name: "Office fédéral de météorologie", "Comité pour la
// défense des X".
bool PhraseReader::read_title_of_body(Phrase& p, std::size_t at, std::size_t end) const {
  if (p.head.kind != ItemKind::kInstitution || head(p, "takes") != "name") return false;
  if (!runs_.capital(p.head_at)) return false;
  std::size_t i = at;
  while (i < end && i - p.head_at < kMaxBodyName) {
    if (gazetteer_.find(i, ItemKind::kState)) break;
    const Token& t = prose_.tokens[i];
    const bool word =
        t.pos == Pos::kNoun || t.pos == Pos::kAdj || t.pos == Pos::kOther || t.pos == Pos::kName;
    if (!word || (t.shape & kNumber)) break;
    ++i;
    const auto link = i < end ? gazetteer_.find(i, ItemKind::kLink) : std::nullopt;
    if (!link || i + link->length >= end || gazetteer_.cell(*link, "kind") != "of") continue;
    const Token& after = prose_.tokens[i + link->length];
    if (after.pos != Pos::kNoun && after.pos != Pos::kOther) break;
    i += link->length;
  }
  if (i == at) return false;
  p.name = {static_cast<std::uint32_t>(p.head_at), static_cast<std::uint32_t>(i)};
  p.pos = i;
  return true;
}

bool PhraseReader::read_complement(Phrase& p, std::size_t at, std::size_t end, int depth) const {
  if (at >= end) return false;
  if (read_portfolio(p, at, end)) return true;
  if (read_belonging(p, at, end, depth)) return true;
  for (const ItemKind kind : {ItemKind::kState, ItemKind::kCapital, ItemKind::kCity}) {
    const auto item = gazetteer_.find(at, kind);
    if (!item) continue;
    if (p.country) return false;
    take(p, *item);
    p.pos = at + item->length;
    return true;
  }
  if (read_title_of_body(p, at, end)) return true;
  const bool owns = p.head.kind == ItemKind::kTitle || p.head.kind == ItemKind::kInstitution;
  if (!owns || !p.org.empty()) return false;
  if (const Run<Token> run = runs_.at(at, end); !run.empty()) {
    p.org = folded(run);
    p.of_person = marked(run, NameKind::kPerson);
    if (!p.of_person) p.of = run;
    p.pos = run.end;
    return true;
  }
  // Of something the tables do not know: no state's office, whatever the title says.
  const Pos pos = prose_.tokens[at].pos;
  if (pos == Pos::kNoun || pos == Pos::kOther) p.org = kUnknownOrg;
  return false;
}

void PhraseReader::read_tail(Phrase& p, std::size_t end, int depth) const {
  for (int n = 0; n < kMaxTail && p.pos < end; ++n) {
    if (const auto item = gazetteer_.find(p.pos, ItemKind::kDemonym); item && !p.country) {
      take(p, *item);
      p.pos += item->length;
      continue;
    }
    if (const auto item = gazetteer_.find(p.pos, ItemKind::kQualifier);
        item && gazetteer_.cell(*item, "place") == "both") {
      take(p, *item);
      p.pos += item->length;
      continue;
    }
    const auto link = gazetteer_.find(p.pos, ItemKind::kLink);
    if (!link) break;
    const std::string_view kind = gazetteer_.cell(*link, "kind");
    if (kind != "of" && !(kind == "at" && p.head.kind == ItemKind::kTitle)) break;
    if (!read_complement(p, p.pos + link->length, end, depth)) break;
  }
}

// After "title, Name" something must close the name: a comma, a stop, "et"; else the name opens a
// clause of its own
// ("... avec le président kazakh, Emmanuel Macron a demandé").
bool PhraseReader::closes(std::size_t at, std::size_t end) const {
  if (at >= end) return true;
  const Pos pos = prose_.tokens[at].pos;
  return pos == Pos::kPunct || pos == Pos::kConj;
}

bool PhraseReader::marked(Run<Token> run, NameKind kind) const {
  const LabelledName* name = runs_.labelled(run.begin);
  return name && name->kind == kind;
}

void PhraseReader::read_name(Phrase& p, std::size_t end) const {
  if (p.head.kind != ItemKind::kTitle || p.pos >= end) return;
  Run<Token> run = runs_.at(p.pos, end);
  if (!run.empty() && marked(run, NameKind::kOrganisation) && run.size() > 1) return;
  if (run.empty() && prose_.word(p.pos) == "," && p.pos + 1 < end && !p.determiner.empty()) {
    run = runs_.at(p.pos + 1, end);
    const bool place =
        !run.empty() && (marked(run, NameKind::kOrganisation) || marked(run, NameKind::kPlace) ||
                         gazetteer_.find(run.begin, ItemKind::kState) ||
                         gazetteer_.find(run.begin, ItemKind::kCapital) ||
                         gazetteer_.find(run.begin, ItemKind::kBody));
    if (run.empty() || place || run.size() < 2 || !closes(run.end, end)) return;
  }
  if (run.empty() || gazetteer_.find(run.begin, ItemKind::kDemonym)) return;
  if (runs_.unlikely(run.end - 1) && runs_.common_word(run.end - 1)) return;
  const auto item = gazetteer_.find(run.begin, ItemKind::kTitle);
  if (item && runs_.at(run.begin, end).size() <= item->length) return;
  p.name = run;
  p.pos = run.end;
}

// "Ligue des ports du Nord (LPN)": the short name in brackets belongs to the
// mention.
void PhraseReader::read_alias(Phrase& p, std::size_t end) const {
  if (p.pos + 2 >= end || prose_.word(p.pos) != "(" || prose_.word(p.pos + 2) != ")") return;
  if (!(prose_.tokens[p.pos + 1].shape & kAllCaps)) return;
  p.alias = {static_cast<std::uint32_t>(p.pos + 1), static_cast<std::uint32_t>(p.pos + 2)};
  p.pos += 3;
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
  d.sector = gazetteer_.sector(head(p, "sector"));
  if (!d.sector) d.sector = p.org_sector;
  d.former = p.former;
  if (p.former && d.sector == gazetteer_.sector("GOV")) d.sector = gazetteer_.sector("ELI");
  d.counterpart = kind == "counterpart";
  d.spokesman = among(kVoices, d.code) && !p.of_person;
  d.office = (kind == "office" || d.counterpart) && p.org.empty() && !p.deputy;
  if (p.deputy) d.code = "deputy_" + d.code;
  if (!p.name.empty()) return d;
  // Nobody is named: the words must say of whom they speak.
  const bool said = p.country || p.org_country || !p.org.empty();
  if (p.determiner.empty() && !said) return std::nullopt;
  if (p.determiner == "indefinite" && modifies(p.pos)) return std::nullopt;
  if (d.code == "relative" ||
      (p.determiner.empty() && kind == "role" && !p.country && !p.org_country))
    return std::nullopt;
  d.pointer = !said && kind == "office" && p.determiner != "definite";
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
  d.name = p.name;
  const bool definite = p.determiner == "definite" || p.determiner == "possessive";
  if (takes == "portfolio") {
    if (!p.portfolio.empty())
      d.code = "ministry_" + p.portfolio;
    else if (!p.country)
      d.pointer = true;
  } else if (takes == "name") {
    d.named = !p.name.empty();
    d.pointer = !d.named && p.org.empty();
    if (!p.org.empty()) d.code += ":" + p.org;
  } else if (takes == "weak") {
    if (!p.country) return std::nullopt;
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
  if (takes == "weak" && p.determiner.empty() && !p.country) return std::nullopt;
  if (p.determiner == "indefinite" && modifies(p.pos)) return std::nullopt;
  if (takes == "adj" && p.head_at == at && at > 0) {
    const Pos before = prose_.tokens[at - 1].pos;
    if (before == Pos::kNoun || before == Pos::kAdj || before == Pos::kOther) return std::nullopt;
  }
  if (takes == "country" && !p.country) return std::nullopt;
  if (takes == "of") d.sector = p.org_sector;
  return d;
}

bool PhraseReader::modifies(std::size_t at) const {
  if (at >= prose_.tokens.size()) return false;
  const Token& t = prose_.tokens[at];
  const auto link = gazetteer_.find(at, ItemKind::kLink);
  if (link && gazetteer_.cell(*link, "kind") == "possessive") return true;
  if (runs_.capital(at)) return false;
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
  if (d.name.empty() && p.determiner != "definite" && !p.country) return std::nullopt;
  if (d.name.empty()) d.pointer = !p.country;
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
  d->country = p.country ? p.country : p.org_country;
  d->rule = gazetteer_.rule(p.head);
  d->definite = p.determiner == "definite" || p.determiner == "demonstrative";
  return d;
}

std::optional<MentionDraft> PhraseReader::read(std::size_t at, std::size_t end, int depth) const {
  Phrase p;
  p.depth = depth;
  p.begin = p.pos = at;
  // With its article it was refused: "a police" of "a police station".
  if (depth == 0 && at > 0 && gazetteer_.find(at - 1, ItemKind::kDeterminer)) return std::nullopt;
  if (const auto det = gazetteer_.find(at, ItemKind::kDeterminer)) {
    p.determiner = gazetteer_.cell(*det, "kind");
    p.pos += det->length;
  }
  read_stack(p, end);
  if (!p.has_head) return std::nullopt;
  if (p.head.kind == ItemKind::kInstitution && head(p, "takes") == "name") {
    // "le groupe Wagner", "Agence nationale ...": the name follows the head.
    if (const Run<Token> run = runs_.at(p.pos, end); !run.empty()) {
      p.name = run;
      p.pos = run.end;
    } else {
      read_title_of_body(p, p.pos, end);
    }
  }
  read_tail(p, end, depth);
  if (depth == 0) read_name(p, end);
  if (p.head.kind == ItemKind::kInstitution) read_alias(p, end);
  return finish(p, at);
}

}  // namespace recoupe
