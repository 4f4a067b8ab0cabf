// The quotation that words of an article stand in, and who answers for them.
//
// Takes: the quotes of an article and a span. Gives: of « Nous partons », a dit Ana, asked for
// "Nous" or for "a dit", Ana. Cost: linear in the quotes. Private to read/events.
#pragma once

#include <span>

#include "recoupe/reading.h"

namespace recoupe {

struct Quotations {
  std::span<const Quote> quotes;
  std::span<const Span> spans;            // what Quote::spans run over
  std::span<const Index<Mention>> place;  // of a quote's mentions, in the cast
};

// The smallest that holds the words.
Index<Quote> quote_around(const Quotations& q, Span words);
// Who says these words; whose words this verb opens or ends; whom a word means that names a
// speaker, "she" of "she said". Mentions of the cast, or none.
Index<Mention> speaker_of(const Quotations& q, Span words);
Index<Mention> speaker_at(const Quotations& q, Span verb);
Index<Mention> speaker_called(const Quotations& q, Span word);

}  // namespace recoupe
