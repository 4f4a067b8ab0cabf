// One pass over a phrase: determiner, stack, head, tail, name. The stack is read as far as it goes,
// and the last head in it wins: in "Kremlin spokesman" a seat stands before the head, in "Interior
// Ministry spokesman" a whole institution does. What comes after the last head is given back.
#include <algorithm>
#include <array>

#include "base/fold.h"
#include "read/names/phrase_parts.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxStack = 10;    // items before a head
constexpr int kMaxTail = 5;              // items after it
constexpr int kMaxDepth = 3;             // "spokesman of the office of the prosecutor of ..."
constexpr std::size_t kMaxBefore = 4;    // "in the north of Iraq": words before the place
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

}  // namespace

std::string_view PhraseReader::head(const Phrase& p, std::string_view column) const {
  return gazetteer_.cell(p.head, column);
}

// The longest item. A portfolio before its ministry comes before an adjective; an adjective that is
// a head too ("the rebel", "les catholiques") is one where nothing follows it.
std::optional<Item> PhraseReader::stack_item(const Phrase& p, std::size_t at,
                                             std::size_t end) const {
  std::optional<Item> best;
  for (const Item& item : gazetteer_.at(at)) {
    if (!among(kStackKinds, item.kind)) continue;
    if (best && item.length < best->length) break;
    // "la Slovénie voisine": no neighbour, but where it lies.
    if (item.kind == ItemKind::kTitle && !p.has_head && p.country &&
        prose_.tokens[at].relation == Relation::kAmod && prose_.tokens[at].head < at)
      continue;
    const std::size_t next = at + item.length;
    const Token& word = prose_.tokens[at];
    // "un général soudanais", but "the general staff", "rebel commanders".
    const bool noun = word.pos == Pos::kNoun && word.relation != Relation::kAmod &&
                      word.relation != Relation::kCompound;
    if (item.kind == ItemKind::kPortfolio) {
      if (before_ministry(next, end) && (!best || !is_head(best->kind))) best = item;
    } else if (!best || (best->kind == ItemKind::kQualifier && is_head(item.kind) && !p.has_head &&
                         (noun || (!goes_on(next, end) && !(next < end && modifies(next)))))) {
      best = item;
    }
  }
  return best;
}

bool PhraseReader::before_ministry(std::size_t next, std::size_t end) const {
  if (next >= end) return false;
  const auto items = gazetteer_.at(next);
  return std::any_of(items.begin(), items.end(), [&](const Item& after) {
    return (after.kind == ItemKind::kTitle || after.kind == ItemKind::kInstitution) &&
           among(kWithPortfolio, gazetteer_.cell(after, "code"));
  });
}

bool PhraseReader::goes_on(std::size_t at, std::size_t end) const {
  if (at >= end) return false;
  const auto items = gazetteer_.at(at);
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return among(kStackKinds, item.kind); });
}

void PhraseReader::take(Phrase& p, const Item& item) const {
  switch (item.kind) {
    case ItemKind::kState:
    case ItemKind::kDemonym:
    case ItemKind::kCapital:
    case ItemKind::kCity:
      if (p.country) break;
      p.country = gazetteer_.country(gazetteer_.cell(item, "code"));
      p.homonym = gazetteer_.homonym(item);
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
      if (!p.sector) p.sector = gazetteer_.sector(gazetteer_.cell(item, "sector"));
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
    const auto item = stack_item(trial, trial.pos, end);
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
      const std::string_view takes = trial.has_head ? head(trial, "takes") : std::string_view();
      if (trial.has_head && takes != "town" && takes != "country") {
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
    const bool someone = trial.has_head && head(trial, "takes") == "country";
    if (is_head(item->kind)) p = trial;
    // "Kazakhstan's", "the UN's": a possessive belongs to what it follows.
    if (const auto link =
            trial.pos < end ? gazetteer_.find(trial.pos, ItemKind::kLink) : std::nullopt;
        link && gazetteer_.cell(*link, "kind") == "possessive") {
      if (someone) break;  // "the boy's father"
      trial.pos += link->length;
    }
  }
}

// "DHS spokesman", "Apple's chief", "the Aurora party": a name before its head, in no table.
bool PhraseReader::take_name(Phrase& p, std::size_t end) const {
  const LabelledName* name = runs_.labelled(p.pos);
  if (p.has_head || !p.org.empty() || !name || name->kind != NameKind::kOrganisation) return false;
  std::size_t next = name->words.end;
  if (name->words.begin < p.begin || next >= end) return false;
  if (const auto link = gazetteer_.find(next, ItemKind::kLink);
      link && gazetteer_.cell(*link, "kind") == "possessive")
    next += link->length;
  const auto item = stack_item(p, next, end);
  if (!item || !is_head(item->kind)) return false;
  const bool party = gazetteer_.cell(*item, "code") == "party";
  if (item->kind == ItemKind::kInstitution && !party) return false;
  if (item->kind == ItemKind::kMediaHead || party) {
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
      prose_.tokens[p.pos].pos == Pos::kAdj && goes_on(p.pos + 1, end)) {
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

// The lower-case rest of a body's own name: "Office fédéral de météorologie".
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
    p.of_state = kind == ItemKind::kState;
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

// "police in Lyon", "rebelles dans le nord de l'Irak": the place that follows.
std::optional<Item> PhraseReader::place_after(std::size_t at, std::size_t end) const {
  const auto where = at < end ? gazetteer_.find(at, ItemKind::kLocative) : std::nullopt;
  if (!where || gazetteer_.cell(*where, "kind") == "city") return std::nullopt;
  std::size_t i = at + where->length;
  for (std::size_t n = 0; n < kMaxBefore && i < end; ++n) {
    for (const ItemKind kind : {ItemKind::kState, ItemKind::kCapital, ItemKind::kCity})
      if (const auto item = gazetteer_.find(i, kind)) return item;
    const auto det = gazetteer_.find(i, ItemKind::kDeterminer);
    const auto link = gazetteer_.find(i, ItemKind::kLink);
    const Pos pos = prose_.tokens[i].pos;
    if (!det && !link && pos != Pos::kAdj && pos != Pos::kNoun) return std::nullopt;
    i += det ? det->length : link ? link->length : 1;
  }
  return std::nullopt;
}

// "... avec le président kazakh, Emmanuel Macron a demandé": what nothing closes opens a clause.
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

// "Ligue des ports du Nord (LPN)": the short name in brackets belongs to the mention.
void PhraseReader::read_alias(Phrase& p, std::size_t end) const {
  if (p.pos + 2 >= end || prose_.word(p.pos) != "(" || prose_.word(p.pos + 2) != ")") return;
  if (!(prose_.tokens[p.pos + 1].shape & kAllCaps)) return;
  p.alias = {static_cast<std::uint32_t>(p.pos + 1), static_cast<std::uint32_t>(p.pos + 2)};
  p.pos += 3;
}

std::optional<MentionDraft> PhraseReader::read(std::size_t at, std::size_t end, int depth) const {
  if (at >= end || (gazetteer_.at(at).empty() && !runs_.labelled(at))) return std::nullopt;
  Phrase p;
  p.depth = depth;
  p.begin = p.pos = at;
  // With its article it was refused: "a police" of "a police station".
  if (depth == 0 && at > 0 && gazetteer_.find(at - 1, ItemKind::kDeterminer)) return std::nullopt;
  if (const auto det = gazetteer_.find(at, ItemKind::kDeterminer)) {
    p.determiner = gazetteer_.cell(*det, "kind");
    p.pos += det->length;
  } else if (const auto held =
                 at > 0 ? gazetteer_.find(at - 1, ItemKind::kContracted) : std::nullopt) {
    p.determiner = gazetteer_.cell(*held, "kind");  // "l'arrestation du maire"
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
  p.alone = depth == 0 && alone(p, end);
  if (const auto place = place_after(p.pos, end)) {
    p.where = gazetteer_.country(gazetteer_.cell(*place, "code"));
    if (!p.country && !p.org_country) p.homonym = gazetteer_.homonym(*place);
  }
  if (p.head.kind == ItemKind::kInstitution) read_alias(p, end);
  return finish(p, at);
}

}  // namespace recoupe
