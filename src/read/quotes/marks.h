// Pairs the quotation marks of an article.
//
// Takes: Prose. Gives: the outermost quoted regions in order. « », “ ”, „ “, ‘ ’ and the plain
// marks; a quotation that goes on in the next paragraph opens there again without having been
// closed. A mark without its partner is closed at the end of its sentence; a closing mark alone
// opens at the beginning of its sentence (the text was cut). Does not: decide whether someone said
// those words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "read/language/prose.h"
#include "read/quotes/dialogue.h"
#include "recoupe/span.h"

namespace recoupe {

struct Quoted {
  std::uint32_t begin = 0;  // tokens, marks included
  std::uint32_t end = 0;
  Span inside{};         // bytes between the marks, without spaces
  bool goes_on = false;  // opened again in the next paragraph
};

// What turns of dialogue hold is of them, marks and all: each of their parts is a region.
std::vector<Quoted> find_quoted(const Prose& prose, std::span<const Turn> turns);

// Of marks that have two sides: “ and « open, ” and » close.
bool opens_quotation(std::string_view form);
bool closes_quotation(std::string_view form);

// A stop, a question or exclamation mark, or dots.
bool is_stop(std::string_view form);

// The first row of speech_signs.tsv of that place; 0: the language has none.
Rule sign_rule(const Language& language, std::string_view place);

}  // namespace recoupe
