// Reads data/ into a Pack: first every file's rows, then the lexicon of each language, then the
// tries, last the models.
//
// The lexicon is made of words.tsv and irregular.tsv as they stand, which come first, and of every
// verb that verbs.tsv or a "~lemma" of some phrase names, conjugated by the rows of conjugation.tsv
// with the longest ending:
//   ending "er", forms "finite present third", replacements "e ent":  ~tuer -> tue, tuent
// Cost: linear in the tables; a few milliseconds.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/embedded.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "pack/pack.h"

namespace recoupe {
namespace {

constexpr std::uintmax_t kMaxFileBytes = 64u << 20;
constexpr std::uint32_t kMaxTableLines = 0xffff;  // the lower half of a Rule

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(by, from);
    parts.push_back(text.substr(from, at - from));
    if (at == std::string_view::npos) return parts;
    from = at + 1;
  }
}

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words = split(phrase, ' ');
  std::erase(words, std::string_view());
  return words;
}

// Tables that the lexicon is made of, and how many columns it asks of them.
constexpr std::array<std::pair<std::string_view, std::size_t>, 4> kColumnsOfLoading{
    {{"words", 4}, {"irregular", 4}, {"conjugation", 3}, {"plural", 2}}};

struct FormName {
  std::string_view name;
  std::uint16_t bit;
};
constexpr std::array<FormName, 11> kForms{{{"infinitive", kInfinitive},
                                           {"finite", kFinite},
                                           {"participle", kParticiple},
                                           {"gerund", kGerund},
                                           {"past", kPastForm},
                                           {"future", kFutureForm},
                                           {"conditional", kConditional},
                                           {"third", kThird},
                                           {"plural", kPlural},
                                           {"feminine", kFeminine},
                                           {"present", kPresentForm}}};
struct PosName {
  std::string_view name;
  Pos pos;
};
constexpr std::array<PosName, 13> kPos{{{"other", Pos::kOther},
                                        {"noun", Pos::kNoun},
                                        {"name", Pos::kName},
                                        {"verb", Pos::kVerb},
                                        {"aux", Pos::kAux},
                                        {"adj", Pos::kAdj},
                                        {"adv", Pos::kAdv},
                                        {"det", Pos::kDet},
                                        {"pron", Pos::kPron},
                                        {"prep", Pos::kPrep},
                                        {"conj", Pos::kConj},
                                        {"num", Pos::kNum},
                                        {"punct", Pos::kPunct}}};

std::uint16_t parse_forms(std::string_view cell) {
  std::uint16_t bits = 0;
  for (std::string_view word : words_of(cell))
    for (const FormName& f : kForms)
      if (f.name == word) bits = static_cast<std::uint16_t>(bits | f.bit);
  return bits;
}

Pos parse_pos(std::string_view cell) {
  for (const PosName& p : kPos)
    if (p.name == cell) return p.pos;
  return Pos::kOther;
}

}  // namespace

class PackLoader {
 public:
  explicit PackLoader(std::vector<Error>* broken) : broken_(broken) {}
  Result<Pack> from_binary();
  Result<Pack> from_folder(const std::string& folder);

 private:
  tl::expected<void, Error> add_file(const std::string& name, std::string_view bytes);
  void add_model(const std::vector<std::string_view>& path, std::string_view bytes);
  tl::expected<void, Error> read_file(const std::string& folder, const std::string& name);
  Language& language(std::string_view code);
  Result<Table> parse(const std::string& name, std::string_view text);
  tl::expected<void, Error> refuse(Error error) const;
  tl::expected<void, Error> finish();
  tl::expected<void, Error> read_models(Language& language);
  tl::expected<void, Error> read_arbiters();
  std::vector<Language*> every_language();
  void make_lexicon(Language& language);
  void conjugate(Language& language, const std::string& lemma);
  void add_entry(Language& language, std::string_view form, WordEntry entry);
  void make_trie(Table& table);
  tl::expected<void, Error> number_tables(Language& language);
  void mark_lemmas();
  std::vector<std::vector<WordId>> marked_lemmas(const Language& language) const;
  void join_phrases(Language& language) const;
  void find_openings(Language& language) const;
  void add_phrase(Table& table, std::string_view phrase, std::uint32_t row);

  Pack pack_;
  std::vector<WordId> marked_;               // by WordId: the word with "~" before it
  std::vector<Error>* broken_;               // takes what is refused; null: it ends the loading
  std::unique_ptr<const std::string> read_;  // the file that add_file views; null: it is embedded
};

// What is wrong ends the loading, unless somebody collects it.
tl::expected<void, Error> PackLoader::refuse(Error error) const {
  if (!broken_) return tl::unexpected(std::move(error));
  broken_->push_back(std::move(error));
  return {};
}

Result<Table> PackLoader::parse(const std::string& name, std::string_view text) {
  Table table;
  table.text_ = std::make_unique<const std::string>(nfc(text));
  if (pack_.files_.empty()) pack_.files_.emplace_back();  // rule 0 is no rule
  table.rule_base_ = static_cast<Rule>(pack_.files_.size() << 16);
  pack_.files_.push_back(name.starts_with("lang/") ? name.substr(5) : name);
  std::uint32_t number = 0;
  for (std::string_view line : split(*table.text_, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells = split(line, '\t');
    if (table.header_.empty()) {
      table.header_ = std::move(cells);
      table.header_line_ = number;
      continue;
    }
    const std::string where = fmt::format("{}:{}", name, number);
    if (cells.size() != table.header_.size()) {
      if (auto told = refuse({Code::kCorrupt,
                              fmt::format("this row has {} cells, its header {}", cells.size(),
                                          table.header_.size()),
                              where});
          !told)
        return tl::unexpected(told.error());
      continue;
    }
    if (number > kMaxTableLines)
      return tl::unexpected(Error{Code::kTooLarge, "a table has 65,535 lines at most", where});
    table.rows_.push_back(std::move(cells));
    table.lines_.push_back(number);
  }
  for (std::uint32_t row = 0; row < table.rows_.size(); ++row)
    if (const std::string_view key = table.rows_[row][0]; !table.find(key))
      table.keys_.insert(static_cast<std::uint32_t>(hash(key)), row + 1);
  return table;
}

Language& PackLoader::language(std::string_view code) {
  auto at = std::find_if(pack_.languages_.begin(), pack_.languages_.end(),
                         [&](const Language& l) { return l.code_ == code; });
  if (at == pack_.languages_.end()) {
    at = pack_.languages_.emplace(at);
    at->code_ = std::string(code);
  }
  return *at;
}

void PackLoader::add_model(const std::vector<std::string_view>& path, std::string_view bytes) {
  Language& owner = language(path[1]);
  owner.files_.emplace(path[2].substr(0, path[2].rfind('.')), bytes);
  if (read_) owner.bytes_.push_back(std::move(read_));
}

tl::expected<void, Error> PackLoader::add_file(const std::string& name, std::string_view bytes) {
  const std::vector<std::string_view> path = split(name, '/');
  const bool world = path.size() == 2 && path[0] == "world";
  const bool lang = path.size() == 3 && path[0] == "lang" && !path[1].starts_with('_');
  if (lang && name.ends_with(".model")) add_model(path, bytes);
  if (!name.ends_with(".tsv")) return {};
  if (!valid_utf8(bytes)) return refuse({Code::kCorrupt, "this table is not UTF-8", name});
  if (!world && !lang) return {};
  auto table = parse(name, bytes);
  if (!table) return refuse(std::move(table.error()));
  const std::string stem(path.back().substr(0, path.back().size() - 4));
  for (const auto& [of, columns] : kColumnsOfLoading)
    if (lang && of == stem && table->header_.size() < columns)
      return refuse({Code::kCorrupt, fmt::format("this table wants {} columns", columns), name});
  (world ? pack_.world_ : language(path[1]).tables_).add(stem, std::move(*table));
  return {};
}

void PackLoader::add_entry(Language& language, std::string_view form, WordEntry entry) {
  const WordId id = pack_.vocabulary_.add(form);
  if (id >= language.lexicon_.size()) language.lexicon_.resize(id + 1);
  std::vector<WordEntry>& all = language.lexicon_[id];
  for (WordEntry& old : all)
    if (old.lemma == entry.lemma && old.pos == entry.pos) {
      old.forms = static_cast<std::uint16_t>(old.forms | entry.forms);
      return;
    }
  all.push_back(entry);
}

void PackLoader::conjugate(Language& language, const std::string& lemma) {
  const WordId id = pack_.vocabulary_.add(lemma);
  const Table& rules = language.table("conjugation");
  std::size_t longest = 0;
  for (const auto& row : rules.rows_)
    if (lemma.ends_with(row[0]) && row[0].size() > longest) longest = row[0].size();
  if (longest == 0) return;
  add_entry(language, lemma, {id, kInfinitive, Pos::kVerb});
  const std::string stem = lemma.substr(0, lemma.size() - longest);
  for (const auto& row : rules.rows_) {
    if (row[0].size() != longest || !lemma.ends_with(row[0])) continue;
    for (std::string_view ending : words_of(row[2]))
      add_entry(language, stem + std::string(ending == "-" ? "" : ending),
                {id, parse_forms(row[1]), Pos::kVerb});
  }
}

void PackLoader::make_lexicon(Language& language) {
  for (const char* name : {"words", "irregular"}) {
    for (const auto& row : language.table(name).rows_) {
      const WordEntry entry{
          pack_.vocabulary_.add(row[1].empty() ? split(row[0], '|').front() : row[1]),
          parse_forms(row[3]), parse_pos(row[2])};
      for (std::string_view form : split(row[0], '|')) add_entry(language, form, entry);
    }
  }
  std::set<std::string, std::less<>> lemmas;
  for (const auto& row : language.table("verbs").rows_) lemmas.emplace(row[0]);
  std::set<std::string, std::less<>> nouns;
  for (const auto& row : language.table("nouns").rows_) nouns.emplace(row[0]);
  for (const auto& [name, table] : language.tables_) {
    if (table.header_.empty() || table.header_[0] != "phrase") continue;
    for (const auto& row : table.rows_)
      for (std::string_view alternative : split(row[0], '|'))
        for (std::string_view word : words_of(alternative))
          if (word.starts_with('~') && !nouns.contains(word.substr(1)))
            lemmas.emplace(word.substr(1));
  }
  // A verb of irregular.tsv has all its forms there: "see" has no "seed".
  for (const auto& row : language.table("irregular").rows_) lemmas.erase(std::string(row[1]));
  for (const std::string& lemma : lemmas) conjugate(language, lemma);
  for (const std::string& noun : nouns) {
    const WordId id = pack_.vocabulary_.add(noun);
    add_entry(language, noun, {id, 0, Pos::kNoun});
    const auto& rules = language.table("plural").rows_;
    const auto longest =
        std::max_element(rules.begin(), rules.end(), [&](const auto& a, const auto& b) {
          return (noun.ends_with(a[0]) ? a[0].size() + 1 : 0) <
                 (noun.ends_with(b[0]) ? b[0].size() + 1 : 0);
        });
    if (longest != rules.end() && noun.ends_with((*longest)[0]))
      add_entry(language,
                noun.substr(0, noun.size() - (*longest)[0].size()) + std::string((*longest)[1]),
                {id, kPlural, Pos::kNoun});
  }
}

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
  if (node != 0) table.ends_[node].push_back(row);
}

void PackLoader::make_trie(Table& table) {
  if (table.header_.empty() || table.header_[0] != "phrase") return;
  for (std::uint32_t row = 0; row < table.rows_.size(); ++row)
    for (std::string_view alternative : split(table.rows_[row][0], '|'))
      add_phrase(table, alternative, row);
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
        for (const std::uint32_t row : table.ends_[n])
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

tl::expected<void, Error> PackLoader::read_models(Language& language) {
  if (language.files_.contains("syntax")) {
    auto syntax = read_syntax_model(language.file("syntax"),
                                    fmt::format("lang/{}/syntax.model", language.code()));
    if (!syntax) return tl::unexpected(syntax.error());
    language.syntax_ = std::make_unique<const SyntaxModel>(std::move(*syntax));
  }
  if (language.files_.contains("lemmas")) {
    auto lemmas =
        Lemmas::read(language.file("lemmas"), fmt::format("lang/{}/lemmas.model", language.code()));
    if (!lemmas) return tl::unexpected(lemmas.error());
    language.lemmas_ = std::move(*lemmas);
  }
  if (language.syntax_)
    for (const std::string& tag : language.syntax_->tags)
      language.lemma_classes_.push_back(language.lemmas_.class_of(tag));
  if (language.files_.contains("sentences")) {
    auto sentences = SentenceModel::read(language.file("sentences"),
                                         fmt::format("lang/{}/sentences.model", language.code()));
    if (!sentences) return tl::unexpected(sentences.error());
    language.sentences_ = *sentences;
  }
  return {};
}

tl::expected<void, Error> PackLoader::read_arbiters() {
  for (const auto& [name, table] : pack_.world_) {
    if (table.header_.empty() || table.header_[0] != "features") continue;
    auto arbiter = Arbiter::read(table, fmt::format("world/{}.tsv", name));
    if (arbiter)
      pack_.arbiters_.emplace(name, std::move(*arbiter));
    else if (auto told = refuse(std::move(arbiter.error())); !told)
      return told;
  }
  return {};
}

std::vector<Language*> PackLoader::every_language() {
  std::vector<Language*> all{&pack_.unknown_};
  for (Language& language : pack_.languages_) all.push_back(&language);
  return all;
}

tl::expected<void, Error> PackLoader::finish() {
  std::sort(pack_.languages_.begin(), pack_.languages_.end(),
            [](const Language& a, const Language& b) { return a.code_ < b.code_; });
  for (Language& language : pack_.languages_) make_lexicon(language);
  for (auto& [name, table] : pack_.world_) make_trie(table);
  for (Language& language : pack_.languages_)
    for (auto& [name, table] : language.tables_) make_trie(table);
  mark_lemmas();
  for (Language* language : every_language()) {
    if (auto numbered = number_tables(*language); !numbered) return numbered;
    join_phrases(*language);
    find_openings(*language);
    if (auto read = read_models(*language); !read)
      if (auto told = refuse(std::move(read.error())); !told) return told;
  }
  return read_arbiters();
}

Result<Pack> PackLoader::from_binary() {
  for (const EmbeddedFile* file = recoupe_data; file->name != nullptr; ++file) {
    const auto added = add_file(file->name, file->bytes());
    if (!added) return tl::unexpected(added.error());
  }
  if (const auto finished = finish(); !finished) return tl::unexpected(finished.error());
  return std::move(pack_);
}

tl::expected<void, Error> PackLoader::read_file(const std::string& folder,
                                                const std::string& name) {
  const std::string path = fmt::format("{}/{}", folder, name);
  std::error_code error;
  if (std::filesystem::file_size(path, error) > kMaxFileBytes || error)
    return tl::unexpected(
        Error{Code::kTooLarge, "this table cannot be read or is over 64 MiB", path});
  std::ifstream in(path, std::ios::binary);
  read_ = std::make_unique<const std::string>(std::istreambuf_iterator<char>(in),
                                              std::istreambuf_iterator<char>());
  return add_file(name, *read_);
}

Result<Pack> PackLoader::from_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> names;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error))
    if (at->is_regular_file(error))
      names.push_back(fs::relative(at->path(), folder, error).generic_string());
  if (error)
    return tl::unexpected(Error{Code::kNotFound,
                                fmt::format("this data folder cannot be read: {}", error.message()),
                                folder});
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    if (!name.ends_with(".tsv") && !name.ends_with(".model")) continue;
    const auto added = read_file(folder, name);
    if (!added) return tl::unexpected(added.error());
  }
  if (pack_.languages_.empty())
    return tl::unexpected(Error{Code::kNotFound, "this folder holds no lang/ with tables", folder});
  if (const auto finished = finish(); !finished) return tl::unexpected(finished.error());
  return std::move(pack_);
}

Result<Pack> Pack::load(const std::optional<std::string>& folder, std::vector<Error>* broken) {
  PackLoader loader(broken);
  return folder ? loader.from_folder(*folder) : loader.from_binary();
}

}  // namespace recoupe
