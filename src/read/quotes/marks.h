// Pairs the quotation marks of an article.
//
// Takes: Prose. Gives: the outermost quoted regions in order. « », “ ”, „ “, ‘ ’ and the plain
// marks; a quotation that goes on in the next paragraph opens there again without having been
// closed. A mark without its partner is closed at the end of its sentence; a closing mark alone
// opens at the beginning of its sentence (the text was cut). Does not: decide whether someone said
// those words.
#pragma once

#include <cstdint>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/span.h"

namespace recoupe {

struct Quoted {
  std::uint32_t begin = 0;  // tokens, marks included
  std::uint32_t end = 0;
  Span inside{};         // bytes between the marks, without spaces
  bool goes_on = false;  // opened again in the next paragraph
};

std::vector<Quoted> find_quoted(const Prose& prose);

}  // namespace recoupe
