// What the tables know at each word of a sentence: states, titles, institutions, media ...
//
// Takes: a Prose and one of its sentences. Gives: for every token the Items that begin there, the
// longer first. "ministre russe" -> [title minister] [demonym RUS]. A row that is written with a
// capital matches only so, and an acronym of two or three letters only in capitals ("UN", not
// "un"). Does not: decide. An Item is what words can be; phrases.h says what they are.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

enum class ItemKind : std::uint8_t {
  kDeterminer,
  kContracted,
  kQualifier,
  kState,
  kDemonym,
  kPeople,
  kCapital,
  kCity,
  kRegion,
  kSeat,
  kBody,
  kPortfolio,
  kTitle,
  kInstitution,
  kCollective,
  kMediaHead,
  kMedium,
  kAgency,
  kLink,
  kLocative,
  kNotName,
};

using ItemKinds = std::uint32_t;  // a bit each
constexpr ItemKinds kinds_of(std::initializer_list<ItemKind> kinds) {
  ItemKinds bits = 0;
  for (const ItemKind kind : kinds) bits |= 1u << static_cast<unsigned>(kind);
  return bits;
}

struct Item {
  ItemKind kind{};
  std::uint8_t rank = 0;     // its table's, among items of one length
  std::uint32_t row = 0;     // of its table
  std::uint32_t length = 0;  // tokens
};

class Gazetteer {
 public:
  explicit Gazetteer(const Prose& prose);

  // From here on at() answers for the tokens of that sentence.
  void read(Run<Token> sentence);

  std::span<const Item> at(std::size_t token) const;
  // Does an item of one of these kinds begin there?
  bool any(std::size_t token, ItemKinds kinds) const {
    return token >= sentence_.begin && token < sentence_.end &&
           (kinds_[token - sentence_.begin] & kinds) != 0;
  }
  // The longest of that kind.
  std::optional<Item> find(std::size_t token, ItemKind kind) const {
    return any(token, kinds_of({kind})) ? first(token, kind) : std::nullopt;
  }

  const Table& table(ItemKind kind) const { return *tables_[static_cast<std::size_t>(kind)]; }
  std::string_view cell(const Item& item, std::string_view column) const {
    return table(item.kind).cell(item.row, column);
  }
  // Its row and one, if other states have a town of that name too: "Portland", "Valencia".
  std::uint32_t homonym(const Item& item) const;
  // The states of such a row, that of the best known town first.
  std::vector<Term> homonyms(std::uint32_t homonym) const;
  Rule rule(const Item& item) const { return table(item.kind).rule(item.row); }

  Term country(std::string_view code) const { return countries_.term(code); }
  // The first country that the words of a name name: "Observatoire du Darfour", "Kazakh Railways".
  Term country_in(Run<Token> name) const;
  Term sector(std::string_view code) const { return sectors_.term(code); }
  // The row of world/bodies.tsv with that code.
  std::optional<std::size_t> body(std::string_view code) const { return bodies_.find(code); }
  const Table& bodies() const { return bodies_; }
  Term seat_sector(const Item& seat) const;  // of the institution that a seat of power stands for

 private:
  void add(std::size_t token, std::size_t end);
  std::optional<Item> first(std::size_t token, ItemKind kind) const;
  std::optional<ItemKind> place_kind(std::size_t token, const Match& match) const;
  bool written_as_name(std::size_t token, std::uint32_t length) const;
  bool marked_place(std::size_t token, std::uint32_t length) const;

  const Prose& prose_;
  const Table &countries_, &sectors_, &bodies_;
  const Table& places_;
  Table::Column place_kind_, place_capital_, place_also_;
  std::array<const Table*, static_cast<std::size_t>(ItemKind::kNotName) + 1> tables_{};
  std::array<std::uint8_t, TableSet().size()> ranks_{};  // by Table::bit; 0: none of them
  Run<Token> sentence_{};
  std::vector<Item> items_;
  std::vector<std::uint32_t> begins_;
  std::vector<ItemKinds> kinds_;  // of the items there
};

}  // namespace recoupe
