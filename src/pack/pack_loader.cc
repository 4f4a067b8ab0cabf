#include "pack/pack_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/embedded.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "pack/cells.h"

namespace recoupe {
namespace {

constexpr std::uintmax_t kMaxFileBytes = 64u << 20;
constexpr std::uint32_t kMaxTableLines = 0xffff;  // the lower half of a Rule

// Tables that the lexicon is made of, and how many columns it asks of them.
constexpr std::array<std::pair<std::string_view, std::size_t>, 4> kColumnsOfLoading{
    {{"words", 4}, {"irregular", 4}, {"conjugation", 3}, {"plural", 2}}};

}  // namespace

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
  for (std::string_view line : split(*table.text_, "\n")) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells = split(line, "\t");
    if (table.header_.empty()) {
      table.header_ = std::move(cells);
      table.header_line_ = number;
      continue;
    }
    const auto where = [&] { return fmt::format("{}:{}", name, number); };
    if (cells.size() != table.header_.size()) {
      if (auto told = refuse({Code::kCorrupt,
                              fmt::format("this row has {} cells, its header {}", cells.size(),
                                          table.header_.size()),
                              where()});
          !told)
        return tl::unexpected(told.error());
      continue;
    }
    if (number > kMaxTableLines)
      return tl::unexpected(Error{Code::kTooLarge, "a table has 65,535 lines at most", where()});
    for (const std::string_view cell : cells) {
      const auto begin = static_cast<std::uint32_t>(cell.data() - table.text_->data());
      table.cells_.push_back({begin, begin + static_cast<std::uint32_t>(cell.size())});
    }
    table.lines_.push_back(number);
  }
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (const std::string_view key = table.cell(row, 0); !table.find(key))
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
  const std::vector<std::string_view> path = split(name, "/");
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

tl::expected<void, Error> PackLoader::read_line_net() {
  auto net = LineNet::read(pack_.world("line_net"), "world/line_net.tsv");
  if (!net) return refuse(std::move(net.error()));
  pack_.line_net_ = std::move(*net);
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
  if (auto read = read_arbiters(); !read) return read;
  return read_line_net();
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
      names.push_back(at->path().lexically_relative(folder).generic_string());
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
