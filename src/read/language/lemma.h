// The lemmas of an article's units, given their tags.
//
// Takes: Words whose units have tags, and the model of the language (pack/lemmas.h). Gives: the
// lemma of each: "tuées", VERB|Tense=Past|VerbForm=Part -> "tuer"; "Russes", NOUN -> "russe";
// "NATO", PROPN -> "NATO". What no list knows stays as it is written. Any bytes will do; a form of
// more than kMaxLemmaForm characters is its own lemma. Linear, some millions of words a second, no
// allocation per unit. Does not: look at the words around, open a contraction ("du"), which gets
// none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pack/lemmas.h"
#include "read/language/language.h"

namespace recoupe {

inline constexpr std::size_t kMaxLemmaForm = 64;  // the longest that is looked up

// Nothing where the language has no models.
void add_lemmas(Words& words);

void append_lemma(const Lemmas& lemmas, const Lemmas::Class& of, std::string_view form,
                  std::string& out);

}  // namespace recoupe
