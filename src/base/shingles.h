// The shingles of a text: the hashes of its runs of five folded words, which two texts share where
// they share a passage.
//
// Takes: UTF-8. Gives: hashes, sorted, each once; none for a text of fewer words. Linear but for
// the sorting. A sample is what remains of them by their value alone, so that two samples share
// what they share of the whole. Does not: know sentences or blocks; a shingle runs across them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace recoupe {

using Shingles = std::vector<std::uint64_t>;

Shingles shingles_of(std::string_view text);

// One shingle in four: enough to find any text of 60 words again.
Shingles sampled_shingles_of(std::string_view text);

}  // namespace recoupe
