#include "pack/pack.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace recoupe {

namespace {

// The letters or the digits that a word begins with, or else its first sign.
std::string_view head_of(std::string_view word) {
  std::size_t end = 0;
  while (end < word.size()) {
    const CodePoint c = decode(word, end);
    if (!is_letter(c.value) && !is_digit(c.value)) return word.substr(0, end > 0 ? end : c.size);
    if (end > 0 && is_digit(c.value) != is_digit(decode(word, 0).value)) break;
    end += c.size;
  }
  return word.substr(0, end);
}

// Of the name of a table. Names are few and asked for at every amount and name of a text: their
// size and three letters tell most of them apart.
std::uint32_t key_of(std::string_view name) {
  if (name.empty()) return 0;
  const auto letter = [&](std::size_t i) -> std::uint32_t {
    return static_cast<unsigned char>(name[i]);
  };
  return hash_of_step(
      step_of(letter(0), letter(name.size() - 1)) ^
      step_of(letter(name.size() / 2) << 8u, static_cast<WordId>(name.size()) << 8u));
}

}  // namespace

WordId Vocabulary::find(std::string_view word) const {
  return ids_.find(static_cast<std::uint32_t>(hash(word)),
                   [&](WordId id) { return words_[id] == word; });
}

WordId Vocabulary::find_in_phrases(std::string_view word) const {
  const std::uint64_t key = hash(word);
  if (!maybe_in_phrases_[upper_bits(key)]) return kUnknownWord;
  return in_phrases_.find(static_cast<std::uint32_t>(key),
                          [&](WordId id) { return words_[id] == word; });
}

WordId Vocabulary::add_to_phrases(std::string_view word) {
  if (const WordId known = find_in_phrases(word); known != kUnknownWord) return known;
  const WordId id = add(word);
  const std::uint64_t key = hash(word);
  in_phrases_.insert(static_cast<std::uint32_t>(key), id);
  maybe_in_phrases_[upper_bits(key)] = true;
  return id;
}

WordId Vocabulary::add(std::string_view word) {
  if (const WordId known = find(word); known != kUnknownWord) return known;
  const auto id = static_cast<WordId>(words_.size());
  ids_.insert(static_cast<std::uint32_t>(hash(word)), id);
  words_.emplace_back(word);
  if (const std::string_view head = head_of(word); head.size() < word.size())
    heads_[place_of(head)] = true;
  return id;
}

std::size_t Vocabulary::place_of(std::string_view head) { return hash(head) % kHeads; }

Table::Column Table::column(std::string_view name) const {
  for (Column c = 0; c < header_.size(); ++c)
    if (header_[c] == name) return c;
  return kNoColumn;
}

std::optional<std::size_t> Table::find(std::string_view key) const {
  const std::uint32_t row = keys_.find(static_cast<std::uint32_t>(hash(key)),
                                       [&](std::uint32_t n) { return cell(n - 1, 0) == key; });
  return row == FlatIndex::kNone ? std::nullopt : std::optional<std::size_t>(row - 1);
}

Term Table::term(std::string_view code) const {
  const auto row = find(code);
  return row ? static_cast<Term>(*row + 1) : Term{0};
}

std::optional<Table::Node> Table::step(Node from, WordId word) const {
  if (word == kUnknownWord) return std::nullopt;
  const std::uint64_t step = step_of(from, word);
  const Node to = nodes_.find(hash_of_step(step), [&](Node n) { return steps_[n] == step; });
  return to == FlatIndex::kNone ? std::nullopt : std::optional(to);
}

std::span<const std::uint32_t> Table::rows_of(WordId word) const {
  const auto node = step(0, word);
  return node ? rows_at(*node) : std::span<const std::uint32_t>();
}

Table::Node Table::grow(Node from, WordId word) {
  if (const auto known = step(from, word)) return *known;
  const auto to = static_cast<Node>(steps_.size());
  steps_.push_back(step_of(from, word));
  nodes_.insert(hash_of_step(steps_.back()), to);
  return to;
}

const Table& Tables::find(std::string_view name) const {
  static const Table kEmpty;
  const std::uint32_t at =
      numbers_.find(key_of(name), [&](std::uint32_t n) { return numbered_[n]->first == name; });
  return at == FlatIndex::kNone ? kEmpty : numbered_[at]->second;
}

void Tables::add(std::string name, Table table) {
  const auto [at, fresh] = tables_.try_emplace(std::move(name), std::move(table));
  if (!fresh) return;
  numbers_.insert(key_of(at->first), static_cast<std::uint32_t>(numbered_.size()));
  numbered_.push_back(&*at);
}

std::string_view Language::file(std::string_view name) const {
  const auto at = files_.find(name);
  return at == files_.end() ? std::string_view() : at->second;
}

WordEntry Language::entry(WordId form) const {
  const std::span<const WordEntry> all = entries(form);
  return all.empty() ? WordEntry{} : all.front();
}

const Arbiter& Pack::arbiter(std::string_view name) const {
  static const Arbiter kEmpty;
  const auto at = arbiters_.find(name);
  return at == arbiters_.end() ? kEmpty : at->second;
}

const Language& Pack::language(std::string_view code) const {
  for (const Language& l : languages_)
    if (l.code() == code) return l;
  return unknown_;
}

std::string Pack::rule_name(Rule rule) const {
  if (rule == 0) return {};
  const std::string& file = files_[rule >> 16];
  if (file == "world/rules.tsv") {
    const Table& rules = world("rules");
    for (std::size_t row = 0; row < rules.size(); ++row)
      if (rules.rule(row) == rule) return std::string(rules.cell(row, std::size_t{0}));
  }
  return fmt::format("{}:{}", file, rule & 0xffffu);
}

Rule Pack::rule(std::string_view name) const {
  const auto row = world("rules").find(name);
  RECOUPE_CHECK(row.has_value());
  return row ? world("rules").rule(*row) : Rule{0};
}

}  // namespace recoupe
