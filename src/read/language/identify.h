// Names the language of a text.
//
// Takes: UTF-8 text, of which the first 20,000 bytes are read. Gives: "fr", "en", "de"; "" where
// the text is too short to tell (CLD2). A language without a folder is named all the same. Linear.
// Does not: tell apart the languages of the parts of a text.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

std::string identify_language(std::string_view text);

}  // namespace recoupe
