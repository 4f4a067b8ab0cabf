#include "pack/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "base/fold.h"
#include "pack/cells.h"

namespace recoupe {
namespace {

using Values = std::set<std::string_view>;

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

struct ColumnRule {
  std::string_view name;
  std::vector<std::string_view> holds;  // "text", "number", "phrase", "words", or values
  std::string_view separators;          // of several values in one cell
  bool empty = false, key = false;

  bool is(std::string_view kind) const { return holds.size() == 1 && holds[0] == kind; }
  bool phrases() const { return is("phrase") || is("words"); }
};

// The rules of columns.tsv for a table, "lang/events".
std::vector<ColumnRule> rules_of(const Table& columns, std::string_view table) {
  std::vector<ColumnRule> rules;
  for (std::size_t row = 0; row < columns.size(); ++row) {
    if (columns.cell(row, "table") != table) continue;
    const std::string_view parts = columns.cell(row, "parts");
    rules.push_back({.name = columns.cell(row, "column"),
                     .holds = split(columns.cell(row, "holds"), " "),
                     .separators = parts == "space" ? " " : parts,
                     .empty = columns.cell(row, "empty") == "yes",
                     .key = columns.cell(row, "key") == "yes"});
    if (rules.back().phrases()) rules.back().separators = "|";
  }
  return rules;
}

// What a cell may hold, in words: "code of world/plover, NONE".
std::string wanted(const ColumnRule& rule) {
  std::string text = fmt::format("{}", fmt::join(rule.holds, ", "));
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at))
    text.replace(at, 1, "code of ");
  return text;
}

class TableCheck {
 public:
  TableCheck(const Pack& pack, const Table& columns, std::vector<Error>& mistakes)
      : pack_(pack), columns_(columns), mistakes_(mistakes) {}

  void check(const Table& table, std::string_view name, const Language* language);
  void lemmas_of(const Language& language);

 private:
  void header();
  void cell(std::size_t row, const ColumnRule& rule);
  void phrase(std::size_t row, std::string_view phrase);
  void keys(const std::vector<ColumnRule>& rules);
  void mode(std::size_t row);
  bool held(std::string_view value, const ColumnRule& rule);
  const Values& values(std::string_view reference);
  void tell(std::uint32_t line, std::string what) {
    mistakes_.push_back({Code::kCorrupt, std::move(what), fmt::format("{}:{}", file_, line)});
  }

  const Pack& pack_;
  const Table& columns_;
  std::vector<Error>& mistakes_;
  const Table* table_ = nullptr;
  const Language* language_ = nullptr;  // null: a table of the world
  std::string file_;
  std::vector<ColumnRule> rules_;
  std::map<std::string, Values, std::less<>> values_;  // of the references of one language
  std::set<std::string> lemmas_;                       // of the language's words
};

void TableCheck::lemmas_of(const Language& language) {
  values_.clear();
  lemmas_.clear();
  for (WordId id = 1; id < pack_.vocabulary().size(); ++id)
    for (const WordEntry& e : language.entries(id))
      lemmas_.emplace(pack_.vocabulary().text(e.lemma));
}

void TableCheck::check(const Table& table, std::string_view name, const Language* language) {
  table_ = &table;
  language_ = language;
  file_ = language ? fmt::format("lang/{}/{}.tsv", language->code(), name)
                   : fmt::format("world/{}.tsv", name);
  rules_ = rules_of(columns_, fmt::format("{}/{}", language ? "lang" : "world", name));
  if (rules_.empty()) {
    tell(table.header_line(), "nothing reads a table of this name");
    return;
  }
  header();
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (const ColumnRule& rule : rules_) cell(row, rule);
    mode(row);
  }
  keys(rules_);
}

void TableCheck::header() {
  const auto& header = table_->header();
  for (const ColumnRule& rule : rules_)
    if (table_->column(rule.name) == Table::kNoColumn)
      tell(table_->header_line(), fmt::format("the column \"{}\" is missing", rule.name));
  for (const std::string_view name : header) {
    const bool known = std::any_of(rules_.begin(), rules_.end(),
                                   [&](const ColumnRule& rule) { return rule.name == name; });
    if (!known) tell(table_->header_line(), fmt::format("nothing reads a column \"{}\"", name));
    if (std::count(header.begin(), header.end(), name) > 1)
      tell(table_->header_line(), fmt::format("two columns are called \"{}\"", name));
  }
}

void TableCheck::cell(std::size_t row, const ColumnRule& rule) {
  const Table::Column column = table_->column(rule.name);
  if (column == Table::kNoColumn || rule.is("text")) return;
  const std::string_view cell = table_->cell(row, column);
  if (cell.empty()) {
    if (!rule.empty) tell(table_->line(row), fmt::format("{}: the cell is empty", rule.name));
    return;
  }
  for (const std::string_view part : split(cell, rule.separators)) {
    if (rule.phrases())
      phrase(row, part);
    else if (!held(part, rule))
      tell(table_->line(row), fmt::format("{}: \"{}\" is no {}", rule.name, part, wanted(rule)));
  }
}

bool TableCheck::held(std::string_view value, const ColumnRule& rule) {
  if (rule.is("number")) return is_number(value);
  return std::any_of(rule.holds.begin(), rule.holds.end(), [&](std::string_view held) {
    const std::size_t at = held.find('@');
    if (at == held.npos) return held == value;
    return value.starts_with(held.substr(0, at)) &&
           values(held.substr(at + 1)).contains(value.substr(at));
  });
}

// "world/sectors": its first column; "lang/event_things.class": that column.
const Values& TableCheck::values(std::string_view reference) {
  const auto [at, fresh] = values_.try_emplace(std::string(reference));
  if (!fresh) return at->second;
  const std::size_t slash = reference.find('/'), dot = reference.find('.');
  const std::string_view name = reference.substr(slash + 1, dot - slash - 1);
  const bool lang = reference.substr(0, slash) == "lang";
  const Table& table = lang && language_ ? language_->table(name) : pack_.world(name);
  const Table::Column column =
      dot == reference.npos ? Table::Column{0} : table.column(reference.substr(dot + 1));
  for (std::size_t row = 0; row < table.size(); ++row) at->second.insert(table.cell(row, column));
  return at->second;
}

// A phrase is written as `lower` writes texts, and "~lemma" has forms.
void TableCheck::phrase(std::size_t row, std::string_view phrase) {
  if (phrase.find_first_not_of(' ') == phrase.npos)
    tell(table_->line(row), "an alternative of the phrase is empty");
  if (lower(phrase) != phrase)
    tell(table_->line(row), fmt::format("no text matches \"{}\": a phrase is written in lower case "
                                        "with plain apostrophes",
                                        phrase));
  for (const std::string_view word : split(phrase, " "))
    if (language_ && word.size() > 1 && word.front() == '~' &&
        !lemmas_.contains(std::string(word.substr(1))))
      tell(table_->line(row),
           fmt::format("no word has the lemma of \"{}\": name it in verbs.tsv or nouns.tsv, or its "
                       "forms in irregular.tsv or words.tsv",
                       word));
}

void TableCheck::keys(const std::vector<ColumnRule>& rules) {
  if (std::none_of(rules.begin(), rules.end(), [](const ColumnRule& r) { return r.key; })) return;
  std::map<std::string, std::uint32_t> first;
  for (std::size_t row = 0; row < table_->size(); ++row) {
    std::vector<std::string> own = {""};
    for (const ColumnRule& rule : rules) {
      if (!rule.key) continue;
      std::vector<std::string> longer;
      for (const std::string_view part :
           split(table_->cell(row, rule.name), rule.phrases() ? "|" : ""))
        for (const std::string& key : own)
          longer.push_back(fmt::format("{}{}{}", key, key.empty() ? "" : ", ", part));
      own = std::move(longer);
    }
    for (const std::string& key : own) {
      const auto [at, fresh] = first.try_emplace(key, table_->line(row));
      if (!fresh)
        tell(table_->line(row),
             at->second == table_->line(row)
                 ? fmt::format("\"{}\" stands in this row twice", key)
                 : fmt::format("line {} hides this row for \"{}\"", at->second, key));
    }
  }
}

// A mode belongs to types: PHONE is one of CONSULT alone.
void TableCheck::mode(std::size_t row) {
  const std::string_view type = table_->cell(row, "type"), mode = table_->cell(row, "mode");
  if (!pack_.world("plover").find(type)) return;  // no table of types, or told already
  const Table& modes = pack_.world("modes");
  const auto known = modes.find(mode);
  if (mode.empty() || !known) return;
  const auto types = split(modes.cell(*known, "types"), " ");
  if (std::find(types.begin(), types.end(), type) == types.end())
    tell(table_->line(row),
         fmt::format("mode: \"{}\" is one of {}, not of {}", mode, fmt::join(types, ", "), type));
}

}  // namespace

std::vector<Error> check_tables(const Pack& tables, const Table& columns) {
  std::vector<Error> mistakes;
  TableCheck check(tables, columns, mistakes);
  for (const Language& language : tables.languages()) {
    check.lemmas_of(language);
    for (const auto& [name, table] : language.tables()) check.check(table, name, &language);
  }
  for (const auto& [name, table] : tables.world_tables()) check.check(table, name, nullptr);
  return mistakes;
}

void each_phrase(const Pack& tables, const Table& columns,
                 const std::function<void(const PhraseCell&)>& use) {
  for (const Language& language : tables.languages())
    for (const auto& [name, table] : language.tables())
      for (const ColumnRule& rule : rules_of(columns, fmt::format("lang/{}", name))) {
        if (!rule.is("phrase")) continue;
        for (std::size_t row = 0; row < table.size(); ++row)
          for (const std::string_view part : split(table.cell(row, rule.name), "|"))
            use({part, fmt::format("lang/{}/{}.tsv:{}", language.code(), name, table.line(row)),
                 &language});
      }
}

}  // namespace recoupe
