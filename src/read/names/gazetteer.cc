#include "read/names/gazetteer.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/fold.h"

namespace recoupe {
namespace {

struct Source {
  ItemKind kind;
  const char* table;
  bool world;
  bool as_name;  // counts only where the text writes it as a name
};

// The countries have a column that says so row by row; they are read apart.
constexpr std::array<Source, 14> kSources{{{ItemKind::kDeterminer, "determiners", false, false},
                                           {ItemKind::kContracted, "contracted", false, false},
                                           {ItemKind::kQualifier, "qualifiers", false, false},
                                           {ItemKind::kBody, "bodies", false, true},
                                           {ItemKind::kPortfolio, "portfolios", false, false},
                                           {ItemKind::kTitle, "titles", false, false},
                                           {ItemKind::kInstitution, "institutions", false, false},
                                           {ItemKind::kCollective, "collectives", false, false},
                                           {ItemKind::kMediaHead, "media_heads", false, false},
                                           {ItemKind::kMedium, "media", true, true},
                                           {ItemKind::kAgency, "agencies", true, true},
                                           {ItemKind::kLink, "links", false, false},
                                           {ItemKind::kLocative, "locatives", false, false},
                                           {ItemKind::kNotName, "not_names", false, false}}};

struct PlaceKind {
  std::string_view name;
  ItemKind kind;
};
constexpr std::array<PlaceKind, 8> kPlaceKinds{{{"state", ItemKind::kState},
                                                {"demonym", ItemKind::kDemonym},
                                                {"people", ItemKind::kPeople},
                                                {"capital", ItemKind::kCapital},
                                                {"city", ItemKind::kCity},
                                                {"region", ItemKind::kRegion},
                                                {"unrecognised", ItemKind::kCity},
                                                {"seat", ItemKind::kSeat}}};

constexpr std::uint8_t kPlaces = kSources.size() + 1;  // the rank of the countries

constexpr std::uint32_t kShortAcronym = 3;  // letters that make a word only when all are capitals

}  // namespace

Gazetteer::Gazetteer(const Prose& prose)
    : prose_(prose),
      countries_(prose.pack->world("countries")),
      sectors_(prose.pack->world("sectors")),
      bodies_(prose.pack->world("bodies")),
      places_(prose.language->table("countries")),
      place_kind_(places_.column("kind")),
      place_capital_(places_.column("capital")),
      place_also_(places_.column("also")) {
  tables_.fill(&places_);
  for (const Source& s : kSources)
    tables_[static_cast<std::size_t>(s.kind)] =
        s.world ? &prose.pack->world(s.table) : &prose.language->table(s.table);
  for (std::size_t k = 0; k < kSources.size(); ++k)
    ranks_[table(kSources[k].kind).bit()] = static_cast<std::uint8_t>(k + 1);
  ranks_[places_.bit()] = kPlaces;
  ranks_[0] = 0;  // tables without phrases
}

bool Gazetteer::written_as_name(std::size_t token, std::uint32_t length) const {
  const Token& first = prose_.tokens[token];
  const Token& last = prose_.tokens[token + length - 1];
  if (length == 1) {
    if (first.shape & kAllCaps) return true;
    if (first.span.size() <= kShortAcronym) return false;
    if (prose_.word(token).find('.') != std::string_view::npos) return true;  // "vlast.kz"
    const bool common = (first.shape & kFirst) && first.pos != Pos::kName &&
                        first.pos != Pos::kOther && first.name.kind == NameKind::kNone;
    return (first.shape & kCapital) && !common;
  }
  if (last.shape & (kCapital | kAllCaps | kDigits)) return true;
  // "Houthi rebels", at the beginning of a sentence too if its first word can be nothing else.
  return (first.shape & (kCapital | kAllCaps)) &&
         (!(first.shape & kFirst) || first.name.kind != NameKind::kNone ||
          first.word == kUnknownWord);
}

bool Gazetteer::marked_place(std::size_t token, std::uint32_t length) const {
  const std::size_t end = token + length;
  const NameLabel label = prose_.tokens[token].name;
  if (label.kind != NameKind::kPlace || !label.begins) return false;
  if (end >= prose_.tokens.size()) return true;
  const NameLabel next = prose_.tokens[end].name;
  return next.kind != NameKind::kPlace || next.begins;
}

// What the row of a place is, if the words are written as it asks.
std::optional<ItemKind> Gazetteer::place_kind(std::size_t token, const Match& m) const {
  const std::string_view name = places_.cell(m.row, place_kind_);
  const auto kind = std::find_if(kPlaceKinds.begin(), kPlaceKinds.end(),
                                 [&](const PlaceKind& k) { return k.name == name; });
  if (kind == kPlaceKinds.end()) return std::nullopt;
  const Token& first = prose_.tokens[token];
  const std::string_view written = places_.cell(m.row, place_capital_);
  // "La Réunion", not "La réunion" at the beginning of a sentence; "eastern Ghouta".
  const bool capital =
      ((first.shape & (kCapital | kAllCaps | kDigits)) && first.pos != Pos::kDet) ||
      (m.length > 1 && written_as_name(token, m.length));
  if (!written.empty() && !capital) return std::nullopt;
  // "Reading", "Lincoln", "Mobile": where the model too reads a place, and no more words of it.
  if (written == "marked" && !marked_place(token, m.length)) return std::nullopt;
  if (m.length == 1 && first.span.size() <= kShortAcronym && kind->kind != ItemKind::kDemonym &&
      !(first.shape & kAllCaps))
    return std::nullopt;
  return kind->kind;
}

// The longest row of each table, and of each kind of place: the longer first, then as kSources is
// ordered.
void Gazetteer::add(std::size_t token, std::size_t end) {
  ItemKinds kinds = 0;
  std::uint8_t last = 0;
  const auto first = static_cast<std::ptrdiff_t>(items_.size());
  for (const Match& m : prose_.phrases_at(token)) {
    const std::uint8_t rank = ranks_[m.table];
    if (rank == 0 || m.length > end - token || (rank == last && rank != kPlaces)) continue;
    last = rank;
    Item item{ItemKind::kState, rank, m.row, m.length};
    if (rank == kPlaces) {
      const auto place = place_kind(token, m);
      if (!place || (kinds & kinds_of({*place}))) continue;
      item.kind = *place;
    } else {
      const Source& source = kSources[rank - 1u];
      if (source.as_name && !written_as_name(token, m.length)) continue;
      item.kind = source.kind;
    }
    kinds |= kinds_of({item.kind});
    items_.insert(std::upper_bound(items_.begin() + first, items_.end(), item,
                                   [](const Item& a, const Item& b) {
                                     return a.length != b.length ? a.length > b.length
                                                                 : a.rank < b.rank;
                                   }),
                  item);
  }
  kinds_.push_back(kinds);
  begins_.push_back(static_cast<std::uint32_t>(items_.size()));
}

void Gazetteer::read(Run<Token> sentence) {
  sentence_ = sentence;
  items_.clear();
  kinds_.clear();
  begins_.assign(1, 0);
  for (std::size_t token = sentence.begin; token < sentence.end; ++token) add(token, sentence.end);
}

Term Gazetteer::seat_sector(const Item& seat) const {
  const std::string_view code = cell(seat, "stands_for");
  const Table& kinds = table(ItemKind::kInstitution);
  for (std::size_t row = 0; row < kinds.size(); ++row)
    if (kinds.cell(row, "code") == code) return sector(kinds.cell(row, "sector"));
  return sector("GOV");
}

std::uint32_t Gazetteer::homonym(const Item& item) const {
  const bool place = item.kind == ItemKind::kCity || item.kind == ItemKind::kCapital ||
                     item.kind == ItemKind::kState;
  return place && !places_.cell(item.row, place_also_).empty() ? item.row + 1 : 0;
}

std::vector<Term> Gazetteer::homonyms(std::uint32_t homonym) const {
  std::vector<Term> all{country(places_.cell(homonym - 1, "code"))};
  each_word(places_.cell(homonym - 1, place_also_),
            [&](std::string_view code) { all.push_back(country(code)); });
  return all;
}

Term Gazetteer::country_in(Run<Token> name) const {
  for (std::uint32_t i = name.begin; i < name.end; ++i)
    for (const Item& item : at(i))
      if (item.kind == ItemKind::kState || item.kind == ItemKind::kDemonym ||
          item.kind == ItemKind::kCity || item.kind == ItemKind::kCapital)
        return country(cell(item, "code"));
  return 0;
}

std::span<const Item> Gazetteer::at(std::size_t token) const {
  if (token < sentence_.begin || token >= sentence_.end) return {};
  const std::size_t i = token - sentence_.begin;
  return {items_.data() + begins_[i], items_.data() + begins_[i + 1]};
}

std::optional<Item> Gazetteer::first(std::size_t token, ItemKind kind) const {
  for (const Item& item : at(token))
    if (item.kind == kind) return item;
  return std::nullopt;
}

}  // namespace recoupe
