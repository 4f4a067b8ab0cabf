#include "read/events/quoted.h"

namespace recoupe {
namespace {

Index<Mention> speaker(const Quotations& q, const Quote& quote) {
  return quote.speaker ? q.place[quote.speaker.value] : Index<Mention>{};
}

}  // namespace

Index<Quote> quote_around(const Quotations& q, Span words) {
  Index<Quote> best{};
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < q.quotes.size(); ++i)
    for (std::uint32_t s = q.quotes[i].spans.begin; s < q.quotes[i].spans.end; ++s)
      if (q.spans[s].contains(words) && (!best || q.spans[s].size() < size)) {
        best = index<Quote>(i);
        size = q.spans[s].size();
      }
  return best;
}

Index<Mention> speaker_of(const Quotations& q, Span words) {
  const Index<Quote> around = quote_around(q, words);
  return around ? speaker(q, q.quotes[around.value]) : Index<Mention>{};
}

Index<Mention> speaker_at(const Quotations& q, Span verb) {
  for (const Quote& quote : q.quotes)
    if (!quote.cue.empty() && quote.cue.contains(verb)) return speaker(q, quote);
  return {};
}

Index<Mention> speaker_called(const Quotations& q, Span word) {
  for (const Quote& quote : q.quotes)
    if (quote.source.contains(word)) return speaker(q, quote);
  return {};
}

}  // namespace recoupe
