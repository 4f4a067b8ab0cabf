// What a text is found again by: a sample of its shingles, and its content words.
//
// Takes: a Prose and its mentions. Gives: a Fingerprint, both lists sorted and each value once.
// Linear in the text, but for the sorting. Does not: compare. A sample finds candidates; whether
// two texts are one is measured on all their shingles (relate/copies).
#pragma once

#include <span>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

Fingerprint fingerprint(const Prose& prose, std::span<const Mention> mentions);

}  // namespace recoupe
