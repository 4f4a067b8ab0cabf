// Writes what tells the end of a sentence, for train/sentences.py.
//
//   sentence_gaps LANGUAGE < TEXTS > GAPS
//
// A line of TEXTS is one text, in which a tab stands for the space between two sentences and a
// vertical tab for an end without a space. A line of GAPS is one gap: 1 where a sentence ends, else
// 0, then the numbers of its features.
#include <fmt/format.h>

#include <iostream>
#include <set>
#include <string>

#include "pack/pack.h"
#include "read/language/gaps.h"
#include "read/language/language.h"

namespace {

// Gives how many sentences end where the program sees no gap.
std::size_t write_gaps(const std::string& line, const std::string& lang,
                       const recoupe::Pack& pack) {
  recoupe::Article article;
  article.lang = lang;
  std::set<std::uint32_t> ends;  // where a sentence ends; a space may stand there
  for (const char c : line) {
    if (c == '\t' || c == '\v') ends.insert(static_cast<std::uint32_t>(article.text.size()));
    if (c != '\v') article.text += c == '\t' ? ' ' : c;
  }
  article.blocks = {{{0, static_cast<std::uint32_t>(article.text.size())}, {}}};
  const recoupe::Words words = recoupe::analyse(article, pack);
  const auto size = static_cast<std::uint32_t>(words.tokens.size());
  recoupe::Gaps gaps(words, 0, size);
  std::size_t missed = 0;
  for (std::uint32_t i = 0; i + 1 < size; ++i) {
    gaps.pass(i);
    const bool end = ends.contains(words.tokens[i].span.end);
    if (gaps.open(i)) {
      fmt::print("{}", end ? 1 : 0);
      for (const std::uint32_t f : gaps.features(i)) fmt::print(" {}", f);
      fmt::print("\n");
    } else if (end) {
      ++missed;
    }
    if (end) gaps.begin(i + 1);
  }
  return missed;
}

}  // namespace

int main(int argc, char** argv) {
  const auto pack = recoupe::Pack::load();
  if (argc != 2 || !pack) return 2;
  std::size_t missed = 0;
  for (std::string line; std::getline(std::cin, line);) missed += write_gaps(line, argv[1], *pack);
  fmt::print(stderr, "{} ends at no gap\n", missed);
  return 0;
}
