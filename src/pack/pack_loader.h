#pragma once

// What Pack::load is made of. data/ becomes a Pack: first every file's rows (pack_loader.cc), then
// the lexicon of each language (pack_lexicon.cc), then the tries of phrases (pack_phrases.cc), last
// the models. Cost: linear in the tables; a few milliseconds.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace recoupe {

class PackLoader {
 public:
  explicit PackLoader(std::vector<Error>* broken) : broken_(broken) {}
  Result<Pack> from_binary();
  Result<Pack> from_folder(const std::string& folder);

 private:
  struct Conjugation {  // a row of conjugation.tsv
    std::uint16_t forms = 0;
    std::vector<std::string_view> endings;
  };
  // By the ending of the infinitive: there are thousands of rows, and thousands of verbs.
  using Conjugations = std::map<std::string_view, std::vector<Conjugation>>;

  tl::expected<void, Error> add_file(const std::string& name, std::string_view bytes);
  void add_model(const std::vector<std::string_view>& path, std::string_view bytes);
  tl::expected<void, Error> read_file(const std::string& folder, const std::string& name);
  Language& language(std::string_view code);
  Result<Table> parse(const std::string& name, std::string_view text);
  tl::expected<void, Error> refuse(Error error) const;
  tl::expected<void, Error> finish();
  tl::expected<void, Error> read_models(Language& language);
  tl::expected<void, Error> read_arbiters();
  tl::expected<void, Error> read_line_net();
  std::vector<Language*> every_language();
  void make_lexicon(Language& language);
  static Conjugations conjugations(const Language& language);
  void conjugate(const Conjugations& conjugations, const std::string& lemma);
  void add_entry(std::string_view form, WordEntry entry);
  void make_trie(Table& table);
  tl::expected<void, Error> number_tables(Language& language);
  void mark_lemmas();
  std::vector<std::vector<WordId>> marked_lemmas(const Language& language) const;
  void join_phrases(Language& language) const;
  void find_openings(Language& language) const;
  void add_phrase(Table& table, std::string_view phrase, std::uint32_t row);

  Pack pack_;
  std::vector<std::vector<WordEntry>> lexicon_;  // of the language that is read, by WordId
  std::vector<WordId> marked_;                   // by WordId: the word with "~" before it
  std::vector<Error>* broken_;                   // takes what is refused; null: it ends the loading
  std::unique_ptr<const std::string> read_;  // the file that add_file views; null: it is embedded
};

}  // namespace recoupe
