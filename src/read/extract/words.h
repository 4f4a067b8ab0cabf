// The words of a line as this stage's tables know them, before anything is known of its language.
//
// A word is a run of letters, digits and inner hyphens; an apostrophe ends its word ("l'", "d'";
// the English 's is a word of its own). A small letter before a capital ends a word too, since
// scraped text is often glued: "Article précédentLe maire" is four words. Every other sign is a
// word.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/span.h"

namespace recoupe {

struct Word {
  Span span{};
  WordId id = kUnknownWord;
  bool sign = false;   // neither letter nor digit
  bool digit = false;  // begins with a digit
  bool upper = false;  // begins with a capital
};

std::vector<Word> split_words(std::string_view text, const Vocabulary& vocabulary,
                              std::size_t most = 4000);

struct PhraseMatch {
  std::uint32_t row = 0;
  std::uint32_t length = 0;  // words
};
// The longest phrase of the table that begins at words[at].
std::optional<PhraseMatch> longest(const Table& table, std::span<const Word> words, std::size_t at);
// Every row whose phrase begins there, the longest first.
std::vector<PhraseMatch> all_phrases(const Table& table, std::span<const Word> words,
                                     std::size_t at);

// Two letters or more, and all of them capitals.
bool all_caps(std::string_view word);
// The agency named at words[at]: a short name of one word only where it stands in capitals ("MAP",
// not "map").
std::optional<PhraseMatch> agency_at(std::string_view text, std::span<const Word> words,
                                     std::size_t at, const Pack& pack);

}  // namespace recoupe
