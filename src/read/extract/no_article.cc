#include "read/extract/no_article.h"

#include <string>
#include <vector>

#include "read/extract/words.h"

namespace recoupe {
namespace {

constexpr std::uint64_t kLittleProse = 1200;  // bytes: what a player or a list has beside it
constexpr std::uint64_t kLeastProse = 400;    // what an error explains itself with

Rule of_type(const Metadata& meta, std::uint64_t prose, const Pack& pack) {
  const Table& table = pack.world("page_types");
  for (const std::string& type : meta.types) {
    const auto row = table.find(type);
    if (row && (prose <= kLittleProse || table.cell(*row, "prose") == "any"))
      return table.rule(*row);
  }
  return 0;
}

// "https://lepays.example/": nothing stands behind the host.
bool is_front_page(std::string_view url) {
  const std::size_t at = url.find("://");
  if (at == std::string_view::npos) return false;
  const std::size_t path = url.find_first_of("/?#", at + 3);
  return path == std::string_view::npos || url.substr(path) == "/";
}

}  // namespace

Rule no_article_title(std::string_view title, std::uint64_t prose, const Pack& pack) {
  constexpr std::size_t kMostWords = 30;
  if (prose > kLittleProse) return 0;
  const std::vector<Word> words = split_words(title, pack.vocabulary(), kMostWords);
  for (const Language& language : pack.languages()) {
    const Table& table = language.table("page_titles");
    for (const PhraseMatch& m : all_phrases(table, words, 0)) {
      const bool begins = table.cell(m.row, "place") == "start" && prose <= kLeastProse;
      if (begins || m.length == words.size()) return table.rule(m.row);
    }
  }
  return 0;
}

Rule no_article(const Metadata& meta, std::string_view url, std::uint64_t prose, const Pack& pack) {
  if (meta.says_article) return 0;
  if (const Rule rule = of_type(meta, prose, pack)) return rule;
  if (is_front_page(url)) return pack.rule("url:front_page");
  return no_article_title(meta.title, prose, pack);
}

}  // namespace recoupe
