// The tries of phrases: one a table, and one a language that holds them all.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "pack/cells.h"
#include "pack/pack_loader.h"

namespace recoupe {

void PackLoader::add_phrase(Table& table, std::string_view phrase, std::uint32_t row) {
  Table::Node node = 0;
  for (std::string_view word : words_of(phrase)) {
    const WordId id = pack_.vocabulary_.add_to_phrases(word);
    if (node == 0) {
      if (id >= table.starts_.size()) table.starts_.resize(id + 1);
      table.starts_[id] = true;
    }
    node = table.grow(node, id);
  }
  if (node != 0) table.ends_.add(node, row);
}

void PackLoader::make_trie(Table& table) {
  if (table.header_.empty() || table.header_[0] != "phrase") return;
  for (std::uint32_t row = 0; row < table.size(); ++row)
    for (std::string_view alternative : split(table.cell(row, 0), "|"))
      add_phrase(table, alternative, row);
  table.ends_.close(table.steps_.size());
}

// Gives every table of phrases of the world and of one language its bit.
tl::expected<void, Error> PackLoader::number_tables(Language& language) {
  std::size_t bit = 0;
  for (Tables* tables : {&pack_.world_, &language.tables_})
    for (auto& [name, table] : *tables)
      if (!table.starts_.empty()) table.bit_ = ++bit;
  if (bit >= TableSet().size())
    return tl::unexpected(
        Error{Code::kCorrupt, fmt::format("more than {} tables of phrases", TableSet().size() - 1),
              fmt::format("lang/{}", language.code())});
  return {};
}

// Which word is "~dire" of the word "dire"? From here on the vocabulary grows no more.
void PackLoader::mark_lemmas() {
  const Vocabulary& vocabulary = pack_.vocabulary_;
  marked_.assign(vocabulary.size(), kUnknownWord);
  for (WordId word = 1; word < marked_.size(); ++word)
    if (const std::string_view text = vocabulary.text(word); text.starts_with('~'))
      marked_[vocabulary.find(text.substr(1))] = word;
  marked_[kUnknownWord] = kUnknownWord;
}

// The ids of "~lemma" of the readings of each word, as far as phrases hold any.
std::vector<std::vector<WordId>> PackLoader::marked_lemmas(const Language& language) const {
  std::vector<std::vector<WordId>> all(marked_.size());
  for (WordId word = 0; word < all.size(); ++word)
    for (const WordEntry& e : language.entries(word))
      if (const WordId id = marked_[e.lemma];
          id != kUnknownWord && std::count(all[word].begin(), all[word].end(), id) == 0)
        all[word].push_back(id);
  return all;
}

void PackLoader::join_phrases(Language& language) const {
  for (const Tables* tables : {&pack_.world_, &std::as_const(language.tables_)})
    for (const auto& [name, table] : *tables) {
      std::vector<PhraseTrie::Node> here(table.steps_.size());  // by its node
      std::vector<std::uint16_t> length(table.steps_.size());   // of the phrase to there
      for (std::size_t n = 1; n < here.size(); ++n) {
        const auto before = static_cast<Table::Node>(table.steps_[n] >> 32u);
        here[n] = language.phrases_.grow(here[before], static_cast<WordId>(table.steps_[n]));
        length[n] = static_cast<std::uint16_t>(length[before] + 1u);
        for (const std::uint32_t row : table.rows_at(static_cast<Table::Node>(n)))
          language.phrases_.end(here[n], {row, length[n], static_cast<std::uint16_t>(table.bit_)});
      }
    }
  language.phrases_.close(marked_lemmas(language));
}

void PackLoader::find_openings(Language& language) const {
  std::vector<TableSet> by_word(pack_.vocabulary_.size());
  for (const Tables* tables : {&pack_.world_, &std::as_const(language.tables_)})
    for (const auto& [name, table] : *tables)
      for (const std::uint64_t step : table.steps_)
        if (step != 0 && step >> 32u == 0) by_word[static_cast<WordId>(step)].set(table.bit_);
  std::unordered_map<TableSet, std::uint32_t> number{{TableSet(), 0}};
  language.opening_of_.resize(by_word.size());
  for (WordId word = 0; word < by_word.size(); ++word) {
    TableSet all = by_word[word];
    for (const WordId lemma : language.phrases_.lemmas(word)) all |= by_word[lemma];
    const auto [at, fresh] =
        number.try_emplace(all, static_cast<std::uint32_t>(language.openings_.size()));
    if (fresh) language.openings_.push_back(all);
    language.opening_of_[word] = at->second;
  }
}

}  // namespace recoupe
