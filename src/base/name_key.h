// A key that the spellings of one foreign name share across languages: "poutine" and "putin" are
// "ptn", "loukachenko" and "lukashenko" are "lksnk", "tokaiev" and "tokayev" are "tkv".
//
// Takes one folded word (base/fold.h); gives its consonants, sounds that transliterations confuse
// made one. A word with fewer than three of them, or in another script, stays as it is. Good for
// finding candidates, never proof that two names are one.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

std::string name_key(std::string_view folded);

}  // namespace recoupe
