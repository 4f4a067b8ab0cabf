// Two ways of making words comparable. `lower` keeps accents, for table look-ups where
// "tue" is not "tué"; `fold` drops accents and signs, for names and shingles.
// Takes UTF-8, gives UTF-8; no locale. Unicode 14 simple case mapping and NFKD through ICU.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace recoupe {

std::string lower(
    std::string_view text);  // "L’ÉTAT" -> "l'état": typographic apostrophes and hyphens made plain
char32_t lower(char32_t c);               // one code point of it
char32_t upper(char32_t c);               // its capital, itself where it has none
std::string fold(std::string_view text);  // "Kassym-Jomart Tokaïev" -> "kassym jomart tokaiev"

// Every word of a folded text, in order.
template <class Visit>
void each_word(std::string_view folded, Visit visit) {
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = begin;  // words are too short to be worth a search
    while (end < folded.size() && folded[end] != ' ') ++end;
    if (end > begin) visit(folded.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::string nfc(std::string_view text);  // Unicode normalisation form C; broken bytes become U+FFFD

}  // namespace recoupe
