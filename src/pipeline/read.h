// One article, from the bytes of its page to all its tables. Pure: any number of threads may call
// it at once.
#pragma once

#include <string>

#include "pack/pack.h"
#include "recoupe/page.h"
#include "recoupe/reading.h"

namespace recoupe {

// Takes: a page. Gives: all that the article says, and with `conllu` its words and trees. Never
// fails: a page that is no article gives an empty text and a note.
Reading read_article(const Page& page, const Pack& pack, std::string* conllu = nullptr);

// The words and trees of the page's article, as CoNLL-U; no finder runs. It stands under the
// id that reading_json gives.
struct Conllu {
  Article article;
  std::string text;
};
Conllu read_conllu(const Page& page, const Pack& pack);

}  // namespace recoupe
