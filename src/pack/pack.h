// The knowledge of languages and of the world: the tables and models of data/, read once, then only
// looked at.
//
// A table is UTF-8, tab-separated, with a header row; `#` starts a comment line. Its columns are
// found by name. Where the first column is called `phrase`, the table can be matched against
// running text: words are separated by spaces, written in lower case with plain apostrophes ("d' au
// moins"), and an element
// "~dire" stands for any form of the lemma. Several alternatives in one cell are separated by "|"
// ("selon|d' après"), so that a row stays one idea.
//
//   const Pack pack = *Pack::load();                       // what is embedded in the binary
//   const Language& fr = pack.language("fr");
//   const Table& hedges = fr.table("hedges");              // empty where the language has none
//   hedges.cell(row, hedges.column("hedge"));              // "at_least"
//   fr.file("lemmas");                                     // the bytes of lang/fr/lemmas.model
//
// Rules: `table.rule(row)` goes into a record; `pack.rule_name(rule)` is "fr/hedges.tsv:12".
#pragma once

#include <bitset>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/flat_index.h"
#include "pack/arbiter.h"
#include "pack/lemmas.h"
#include "pack/line_net.h"
#include "pack/node_lists.h"
#include "pack/phrase_trie.h"
#include "pack/sentence_model.h"
#include "pack/syntax_model.h"
#include "recoupe/reading.h"
#include "recoupe/result.h"

namespace recoupe {

// Every word that a table names, once. Frozen after loading.
class Vocabulary {
 public:
  WordId find(std::string_view word) const;  // lower case, see base/fold.h; O(1)
  // A word of some phrase; every other is unknown. Most words of a text are answered by one bit of
  // a small set, without a look at memory far away.
  WordId find_in_phrases(std::string_view word) const;
  WordId add(std::string_view word);
  WordId add_to_phrases(std::string_view word);
  std::string_view text(WordId id) const { return words_[id]; }
  std::size_t size() const { return words_.size(); }  // ids are below
  // Can a longer word begin with these letters, these digits or this sign, and go on with another
  // of the three ("jusqu'à" with "jusqu")? O(1), and mostly a no that spares a look-up.
  bool goes_on(std::string_view head) const { return heads_[place_of(head)]; }

 private:
  static constexpr std::size_t kHeads = std::size_t{1} << 16u;
  static std::size_t place_of(std::string_view head);
  static constexpr std::size_t kMaybe = std::size_t{1} << 19u;
  static std::size_t upper_bits(std::uint64_t hash) { return hash >> (64 - 19); }

  std::vector<std::string> words_{""};
  FlatIndex ids_, in_phrases_;
  std::vector<bool> maybe_in_phrases_ = std::vector<bool>(kMaybe);  // by the hash's upper bits
  std::vector<bool> heads_ = std::vector<bool>(kHeads);             // by hash
};

// A set of the tables of phrases of one language and of the world, each a bit.
using TableSet = std::bitset<128>;

class Table {
 public:
  using Column = std::size_t;
  static constexpr Column kNoColumn = static_cast<Column>(-1);

  std::size_t size() const { return lines_.size(); }
  const std::vector<std::string_view>& header() const { return header_; }
  std::uint32_t header_line() const { return header_line_; }  // of its file
  Column column(std::string_view name) const;                 // kNoColumn where there is none
  std::string_view cell(std::size_t row, Column c) const {    // "" where there is none
    return row < size() && c < header_.size() ? cells_[row * header_.size() + c].of(*text_)
                                              : std::string_view();
  }
  std::string_view cell(std::size_t row, std::string_view name) const {
    return cell(row, column(name));
  }
  // What the cell holds, if that is a number and nothing else.
  template <class Number>
  std::optional<Number> number(std::size_t row, Column c) const {
    const std::string_view text = cell(row, c);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }
  template <class Number>
  std::optional<Number> number(std::size_t row, std::string_view name) const {
    return number<Number>(row, column(name));
  }
  Rule rule(std::size_t row) const { return rule_base_ | lines_[row]; }
  std::uint32_t line(std::size_t row) const { return lines_[row]; }  // of its file
  // The row whose first column is exactly `key`.
  std::optional<std::size_t> find(std::string_view key) const;

  // As a list of codes: row + 1.
  Term term(std::string_view code) const;
  std::string_view code(Term t) const { return t ? cell(t - 1u, 0) : std::string_view(); }

  // Its place in a TableSet; 0: no table of phrases.
  std::size_t bit() const { return bit_; }
  // Can a phrase start with this word? O(1), and mostly the answer that spares a walk.
  bool starts(WordId word) const { return word < starts_.size() && starts_[word]; }
  // The trie over the phrases. Node 0 is the root; a step that leads nowhere gives nothing.
  using Node = std::uint32_t;
  std::optional<Node> step(Node from, WordId word) const;
  std::span<const std::uint32_t> rows_at(Node n) const { return ends_.of(n); }
  // The rows whose phrase is this word alone.
  std::span<const std::uint32_t> rows_of(WordId word) const;

 private:
  friend class PackLoader;
  Node grow(Node from, WordId word);         // the step, new if need be
  std::unique_ptr<const std::string> text_;  // what the header views and the cells are spans of
  std::vector<std::string_view> header_;
  std::uint32_t header_line_ = 0;
  std::vector<Span> cells_;  // row by row, as many as the header has
  std::vector<std::uint32_t> lines_;
  Rule rule_base_ = 0;
  FlatIndex keys_;                       // of the first cell: 1 + its row
  std::vector<std::uint64_t> steps_{0};  // by node: the node before it and the word between them
  FlatIndex nodes_;                      // by step
  std::vector<bool> starts_;             // by WordId
  std::size_t bit_ = 0;
  NodeLists<std::uint32_t> ends_;  // rows
};

class Tables {  // by the name of their file
 public:
  const Table& find(std::string_view name) const;  // an empty one where there is none; O(1)
  void add(std::string name, Table table);         // unless the name is taken
  std::size_t size() const { return tables_.size(); }
  auto begin() { return tables_.begin(); }
  auto end() { return tables_.end(); }
  auto begin() const { return tables_.begin(); }
  auto end() const { return tables_.end(); }

 private:
  using Named = std::map<std::string, Table, std::less<>>;  // its rows keep their places
  Named tables_;
  std::vector<const Named::value_type*> numbered_{nullptr};
  FlatIndex numbers_;  // by name
};

// What a word form can be: bits, several at once.
enum Form : std::uint16_t {
  kInfinitive = 1,
  kFinite = 2,      // a conjugated verb
  kParticiple = 4,  // past participle: "tué", "killed"
  kGerund = 8,      // present participle: "tuant", "killing"
  kPastForm = 16,
  kFutureForm = 32,
  kConditional = 64,
  kThird = 128,  // third person
  kPlural = 256,
  kFeminine = 512,
  kPresentForm = 1024,
};

enum class Pos : std::uint8_t {
  kOther,
  kNoun,
  kName,
  kVerb,
  kAux,
  kAdj,
  kAdv,
  kDet,
  kPron,
  kPrep,
  kConj,
  kNum,
  kPunct
};

struct WordEntry {  // what the lexicon knows of a form
  WordId lemma = kUnknownWord;
  std::uint16_t forms = 0;
  Pos pos{};
};

class Language {
 public:
  std::string_view code() const { return code_; }
  const Table& table(std::string_view name) const {  // "hedges" for hedges.tsv
    return tables_.find(name);
  }
  const Tables& tables() const { return tables_; }
  // The bytes of lang/xx/NAME.model; "" where there is none. They live as long as the Pack and are
  // aligned to nothing.
  std::string_view file(std::string_view name) const;
  const SyntaxModel* syntax() const { return syntax_.get(); }  // of syntax.model; null: none
  const Lemmas& lemmas() const { return lemmas_; }  // of lemmas.model; empty where there is none
  // Where the forms of a tag of syntax.model are looked up, by the tag's row.
  const std::vector<Lemmas::Class>& lemma_classes() const { return lemma_classes_; }
  const SentenceModel* sentences() const { return sentences_ ? &*sentences_ : nullptr; }
  // The first, likeliest reading of a form; kOther where the lexicon does not know it.
  WordEntry entry(WordId form) const;
  // The tables, of this language and of the world, in which a phrase can start with the form or
  // with "~" and one of its lemmas. O(1): one look spares a walk in each of them.
  const TableSet& openings(WordId form) const {
    return openings_[form < opening_of_.size() ? opening_of_[form] : 0];
  }
  // Of all those tables.
  const PhraseTrie& phrases() const { return phrases_; }
  // Every other reading of the form, the likelier first (the participle "dit" is also a present).
  std::span<const WordEntry> entries(WordId form) const { return lexicon_.of(form); }

 private:
  friend class PackLoader;
  std::string code_;
  Tables tables_;
  NodeLists<WordEntry> lexicon_;           // by WordId
  std::vector<std::uint32_t> opening_of_;  // by WordId: of openings_
  std::vector<TableSet> openings_{{}};
  PhraseTrie phrases_;
  std::map<std::string, std::string_view, std::less<>> files_;
  std::vector<std::unique_ptr<const std::string>> bytes_;  // of files read from a folder
  std::unique_ptr<const SyntaxModel> syntax_;
  Lemmas lemmas_;
  std::vector<Lemmas::Class> lemma_classes_;
  std::optional<SentenceModel> sentences_;
};

class Pack {
 public:
  // The tables embedded at build time, or those of a folder that holds lang/ and world/.
  // Errors: kNotFound (no such folder), kCorrupt with file and line (a row with the wrong number of
  // cells; a table without columns that loading itself needs; a model or a tree that is none).
  // With `broken`, a table or row that is wrong is left out and told there, and the rest is loaded.
  static Result<Pack> load(const std::optional<std::string>& folder = std::nullopt,
                           std::vector<Error>* broken = nullptr);

  const Table& world(std::string_view name) const {  // "countries" for world/countries.tsv
    return world_.find(name);
  }
  const Tables& world_tables() const { return world_; }
  // What world/NAME.tsv has learned; an empty one where there is none.
  const Arbiter& arbiter(std::string_view name) const;
  const LineNet& line_net() const { return line_net_; }  // of world/line_net.tsv
  // For a code without a folder one without tables; its phrases are the world's.
  const Language& language(std::string_view code) const;
  const std::vector<Language>& languages() const { return languages_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::string rule_name(Rule rule) const;  // "fr/hedges.tsv:12", "jsonld:datePublished"; "" for 0
  // A rule that lies in code: the row of world/rules.tsv with that name (RECOUPE_CHECKed to exist).
  Rule rule(std::string_view name) const;

 private:
  friend class PackLoader;
  Vocabulary vocabulary_;
  Tables world_;
  std::map<std::string, Arbiter, std::less<>>
      arbiters_;  // of world tables that begin with `features`
  LineNet line_net_;
  std::vector<Language> languages_;
  Language unknown_;
  std::vector<std::string> files_;  // by the upper half of a Rule
};

}  // namespace recoupe
