// What a language knows of lemmas: lang/xx/lemmas.model, made by train/lemmas.py.
//
// A form gets its lemma by an edit (cut so many characters from the end, append some) and a casing.
// Both are values of suffixes and of whole words, in lists: of edits one for each part of speech
// ("VERB") and, for what they say otherwise, one for each class of its tags
// ("VERB|Tense=Past|VerbForm=Part"); of casings one for each part of speech and way of writing
// ("PROPN/upper"); and "capitals", edits by the beginnings of words whose capital has lost its
// accent ("Etat"). All of them lie in one table, by a hash of the list and of the text from its
// end. read/language/lemma.h looks a form up.
//
// The file, little-endian: "LEMMAS01"; the numbers of edits, lists and slots, 32 bits each; for
// each edit a byte of characters to cut, a byte of length and what to append; for each list a byte
// of length, a byte of characters of its longest suffix and its name; the slots, 64 bits each,
// rising: 48 bits of hash over 16 of value, the number of an edit or a casing.
//
// Does not: look at a form. Cost: reading is linear in the file, a look-up is O(1).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/result.h"

namespace recoupe {

class Lemmas {
 public:
  struct Edit {
    std::uint32_t cut = 0;  // characters
    std::string append;
  };
  enum Casing : std::uint8_t { kLower, kKeep, kTitle, kUngrouped };  // the last: "2,500" as "2500"

  // A list, as the beginning of the hash of what is in it.
  struct List {
    std::uint64_t seed = 0;
    std::uint32_t longest = 0;  // characters of a suffix
  };

  // Where the forms of one tag are looked up.
  struct Class {
    std::array<std::optional<List>, 2> edits;    // of the tag's class; of its part of speech
    std::array<std::optional<List>, 4> casings;  // by kShapes
    std::optional<List> capitals;
  };
  static constexpr std::array<std::string_view, 4> kShapes{"lower", "title", "upper", "mixed"};

  // `name` is that of the file, for the error. kCorrupt where the bytes are no such model.
  static Result<Lemmas> read(std::string_view bytes, const std::string& name);

  bool empty() const { return table_.empty(); }  // nothing was read
  // `tag` is "NOUN" or "NOUN|Gender=Fem|Number=Plur".
  Class class_of(std::string_view tag) const;

  static std::uint64_t step(std::uint64_t hash, char32_t c) { return (hash ^ c) * kPrime; }
  // The value of what was hashed, from the seed of a list over a text from its last character to
  // its first ("capitals": the other way); of a whole word with a zero after it.
  std::optional<std::uint16_t> value(std::uint64_t hash) const;
  // The edit of that number; one that changes nothing where there is none.
  const Edit& edit(std::uint16_t number) const {
    return edits_[number < edits_.size() ? number : edits_.size() - 1];
  }

 private:
  static constexpr std::uint64_t kPrime = 0x100000001b3;
  bool read_edits(class LemmaBytes& in, std::uint32_t number);
  bool read_lists(LemmaBytes& in, std::uint32_t number);
  bool read_slots(LemmaBytes& in, std::uint32_t number);
  std::optional<List> list(std::string_view name) const;
  // Does some list of this part of speech tell tags apart by the feature? ("VERB", "Tense")
  bool decides(std::string_view upos, std::string_view feature) const;

  std::vector<Edit> edits_;  // the last one changes nothing
  std::map<std::string, List, std::less<>> lists_;
  std::vector<std::uint64_t> table_;  // slots by their upper bits, then the next free one; 0: free
  std::uint32_t shift_ = 63;
};

}  // namespace recoupe
