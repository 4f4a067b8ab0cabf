// Finds who answers for which words, and through whom.
//
// Takes: Prose and the article's mentions. Gives: Quotes in order of their first span, and the
// spans they run over. «…», a déclaré le Kremlin, selon l'AFP: speaker le Kremlin, via l'AFP.
#pragma once

#include <span>
#include <vector>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct QuoteTable {
  std::vector<Quote> quotes;
  std::vector<Span> spans;  // what Quote::spans runs over
};

QuoteTable find_quotes(const Prose& prose, std::span<const Mention> mentions, const Pack& pack);

}  // namespace recoupe
