// What must hold whatever the bytes were. A broken law ends the process, which is how a fuzzer
// hears of it.
#pragma once

#include <string>
#include <string_view>

#include "recoupe/page.h"
#include "recoupe/reading.h"

namespace recoupe {

// Ends the process with the law on stderr unless the condition holds.
void must(bool condition, const char* law);

// Valid UTF-8 everywhere, blocks and pieces inside the text and in order, pieces inside the page.
void check_article(const Article& article, const Page& page);

// Every span inside the text and between characters, every index inside its table.
void check_reading(const Reading& reading);

}  // namespace recoupe
