// Turns a page into an article: the body, and what the page says about it.
//
// Takes: a Page. Gives: the Article (clean NFC text, title as its first block, metadata, what was
// cut) and Notes on what is in doubt. Never fails: a page without a body gives an empty text and
// kNoBody.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "recoupe/page.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Extracted {
  Article article;
  std::vector<Note> notes;
};

Extracted extract(const Page& page, const Pack& pack);

}  // namespace recoupe
