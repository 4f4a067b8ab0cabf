// One article, from the bytes of its page to all its tables. Pure: any number of threads may call
// it at once.
#pragma once

#include "pack/pack.h"
#include "recoupe/page.h"
#include "recoupe/reading.h"

namespace recoupe {

// Takes: a page. Gives: all that the article says. Never fails: a page that is no article gives an
// empty text and a note.
Reading read_article(const Page& page, const Pack& pack);

}  // namespace recoupe
