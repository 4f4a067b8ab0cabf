#include "pipeline/check_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/capitals.h"
#include "pack/check.h"
#include "read/language/tokens.h"

namespace recoupe {
namespace {

// The words of a word as texts are cut: "d'avril" -> "d' avril". Some are one only where they have
// capitals: "J.-C.".
std::string cut(const std::string& word, const Language& language, const Pack& pack) {
  std::vector<Token> tokens;
  Tokens(word, language, pack).cut({0, static_cast<std::uint32_t>(word.size())}, tokens);
  std::string words;
  for (const Token& t : tokens)
    words += fmt::format("{}{}", words.empty() ? "" : " ", t.span.of(word));
  return words;
}

// The phrase as texts are cut. A clitic stays what it is.
std::string cut(const PhraseCell& cell, const Pack& pack) {
  std::string words;
  const Table& clitics = cell.language->table("clitics");
  for (std::size_t from = 0; from < cell.phrase.size();) {
    const std::size_t at = std::min(cell.phrase.find(' ', from), cell.phrase.size());
    const std::string word(cell.phrase.substr(from, at - from));
    from = at + 1;
    if (word.empty()) continue;
    const std::string big = capitals(word);
    const bool whole =
        word.front() == '~' || clitics.find(word) || cut(big, *cell.language, pack) == big;
    words += fmt::format("{}{}", words.empty() ? "" : " ",
                         whole ? word : cut(word, *cell.language, pack));
  }
  return words;
}

std::string plain(std::string_view phrase) {
  std::string words;
  for (const char c : phrase)
    if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

// "lang/fr/events.tsv:12" as file and number, so that line 9 comes before line 12.
std::pair<std::string_view, std::uint32_t> place(std::string_view where) {
  const std::size_t colon = std::min(where.rfind(':'), where.size());
  std::uint32_t line = 0;
  if (colon < where.size())
    std::from_chars(where.data() + colon + 1, where.data() + where.size(), line);
  return {where.substr(0, colon), line};
}

}  // namespace

Result<DataCheck> check_data(const std::optional<std::string>& folder, const Pack& built_in) {
  DataCheck result;
  auto pack = Pack::load(folder, &result.mistakes);
  if (!pack) return tl::unexpected(pack.error());
  const Table& columns = built_in.world("columns");
  for (Error& mistake : check_tables(*pack, columns)) result.mistakes.push_back(std::move(mistake));
  each_phrase(*pack, columns, [&](const PhraseCell& cell) {
    const std::string words = cut(cell, *pack);
    if (words != plain(cell.phrase))
      result.mistakes.push_back(
          {Code::kCorrupt,
           fmt::format("no text matches \"{}\": its words are \"{}\"", cell.phrase, words),
           cell.where});
  });
  const auto count = [&](const Tables& tables) {
    result.tables += tables.size();
    for (const auto& [name, table] : tables) result.rows += table.size();
  };
  for (const Language& language : pack->languages()) count(language.tables());
  count(pack->world_tables());
  std::stable_sort(result.mistakes.begin(), result.mistakes.end(),
                   [](const Error& a, const Error& b) { return place(a.where) < place(b.where); });
  return result;
}

}  // namespace recoupe
