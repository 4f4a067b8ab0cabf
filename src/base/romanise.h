// Words of other scripts in the letters a to z: "Βλαντίμιρ" is "vlantimir", "بوتين" "bwtyn", "普京"
// "pujing". How much of the sound survives depends on the script, which is told beside it.
//
// Source: the transforms of Unicode CLDR through ICU (Greek by UNGEGN, all others by "Any-Latin").
// Takes lower-case UTF-8. Cost: microseconds a word, and some milliseconds the first time a script
// is met, which most runs never do. Safe to call from several threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

enum class Writing : std::uint8_t {
  kLatin,      // and every script that world/transliteration.tsv writes in Latin letters
  kAlphabet,   // Greek, Georgian, Armenian, Devanagari, Thai: all sounds are there
  kAbjad,      // Arabic, Hebrew: short vowels are not written, and few consonants stand for many
  kSyllables,  // Chinese, Japanese, Korean: foreign names bent to syllables, words not parted
};

// How the letter `c` is written; kLatin also for what is no letter.
Writing writing_of(char32_t c);

// The letters a to z that the word comes to, at most its first kMaxRomanised code points; empty
// where it has none or ICU lacks its data.
inline constexpr std::size_t kMaxRomanised = 64;
std::string romanise(std::string_view word);

}  // namespace recoupe
