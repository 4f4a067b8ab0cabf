// Where each of several keys stands first in a text, all found in one pass.
//
// Takes: a text and keys. Gives for each key the first byte where it stands, npos where it does
// not. Cost: about a look for every five bytes where the shortest key has eight.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace recoupe {

std::vector<std::size_t> first_places(std::string_view text,
                                      std::span<const std::string_view> keys);

}  // namespace recoupe
