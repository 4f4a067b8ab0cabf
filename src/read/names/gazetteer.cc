#include "read/names/gazetteer.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace recoupe {
namespace {

struct Source {
  ItemKind kind;
  const char* table;
  bool world;
  bool as_name;  // counts only where the text writes it as a name
};

// The countries have a column that says so row by row; they are read apart.
constexpr std::array<Source, 13> kSources{{{ItemKind::kDeterminer, "determiners", false, false},
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
constexpr std::array<PlaceKind, 7> kPlaceKinds{{{"state", ItemKind::kState},
                                                {"demonym", ItemKind::kDemonym},
                                                {"people", ItemKind::kPeople},
                                                {"capital", ItemKind::kCapital},
                                                {"city", ItemKind::kCity},
                                                {"unrecognised", ItemKind::kCity},
                                                {"seat", ItemKind::kSeat}}};

constexpr std::uint32_t kShortAcronym = 3;  // letters that make a word only when all are capitals

}  // namespace

Gazetteer::Gazetteer(const Prose& prose)
    : prose_(prose),
      countries_(prose.pack->world("countries")),
      sectors_(prose.pack->world("sectors")),
      bodies_(prose.pack->world("bodies")),
      places_(prose.language->table("countries")),
      place_kind_(places_.column("kind")),
      place_capital_(places_.column("capital")) {
  tables_.fill(&places_);
  for (const Source& s : kSources)
    tables_[static_cast<std::size_t>(s.kind)] =
        s.world ? &prose.pack->world(s.table) : &prose.language->table(s.table);
  for (const Table* t : tables_) all_.set(t->bit());
}

bool Gazetteer::written_as_name(std::size_t token, std::uint32_t length) const {
  const Token& first = prose_.tokens[token];
  const Token& last = prose_.tokens[token + length - 1];
  if (length == 1) {
    if (first.shape & kAllCaps) return true;
    if (first.span.size() <= kShortAcronym) return false;
    if (prose_.word(token).find('.') != std::string_view::npos) return true;  // "vlast.kz"
    const bool common =
        (first.shape & kFirst) && first.pos != Pos::kName && first.pos != Pos::kOther;
    return (first.shape & kCapital) && !common;
  }
  if (last.shape & (kCapital | kAllCaps | kDigits)) return true;
  return (first.shape & (kCapital | kAllCaps)) && !(first.shape & kFirst);
}

void Gazetteer::add(std::size_t token, std::size_t end, const Table& table, ItemKind kind) {
  const Match m = match(prose_, table, token, end);
  if (m) items_.push_back({kind, m.row, m.length});
}

void Gazetteer::add_countries(std::size_t token, std::size_t end) {
  unsigned seen = 0;
  for (const Match& m : matches(prose_, places_, token, end)) {
    const std::string_view name = places_.cell(m.row, place_kind_);
    const auto kind = std::find_if(kPlaceKinds.begin(), kPlaceKinds.end(),
                                   [&](const PlaceKind& k) { return k.name == name; });
    if (kind == kPlaceKinds.end()) continue;
    const unsigned bit = 1u << static_cast<unsigned>(kind->kind);
    if (seen & bit) continue;
    const Token& first = prose_.tokens[token];
    const bool capital = (first.shape & (kCapital | kAllCaps | kDigits)) != 0;
    if (places_.cell(m.row, place_capital_) == "yes" && !capital) continue;
    if (m.length == 1 && first.span.size() <= kShortAcronym && kind->kind != ItemKind::kDemonym &&
        !(first.shape & kAllCaps))
      continue;
    seen |= bit;
    items_.push_back({kind->kind, m.row, m.length});
  }
}

void Gazetteer::read(Run<Token> sentence) {
  sentence_ = sentence;
  items_.clear();
  begins_.assign(1, 0);
  for (std::size_t token = sentence.begin; token < sentence.end; ++token) {
    const auto from = static_cast<std::ptrdiff_t>(items_.size());
    const TableSet open = prose_.language->openings(prose_.tokens[token].word) & all_;
    if (open.any()) {
      for (const Source& s : kSources) {
        if (!open[table(s.kind).bit()]) continue;
        const std::size_t before = items_.size();
        add(token, sentence.end, table(s.kind), s.kind);
        if (items_.size() > before && s.as_name && !written_as_name(token, items_.back().length))
          items_.pop_back();
      }
      add_countries(token, sentence.end);
      std::stable_sort(items_.begin() + from, items_.end(),
                       [](const Item& a, const Item& b) { return a.length > b.length; });
    }
    begins_.push_back(static_cast<std::uint32_t>(items_.size()));
  }
}

Term Gazetteer::seat_sector(const Item& seat) const {
  const std::string_view code = cell(seat, "stands_for");
  const Table& kinds = table(ItemKind::kInstitution);
  for (std::size_t row = 0; row < kinds.size(); ++row)
    if (kinds.cell(row, "code") == code) return sector(kinds.cell(row, "sector"));
  return sector("GOV");
}

std::span<const Item> Gazetteer::at(std::size_t token) const {
  if (token < sentence_.begin || token >= sentence_.end) return {};
  const std::size_t i = token - sentence_.begin;
  return {items_.data() + begins_[i], items_.data() + begins_[i + 1]};
}

std::optional<Item> Gazetteer::find(std::size_t token, ItemKind kind) const {
  for (const Item& item : at(token))
    if (item.kind == kind) return item;
  return std::nullopt;
}

}  // namespace recoupe
