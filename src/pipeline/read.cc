#include "pipeline/read.h"

#include <algorithm>
#include <span>

#include "base/calendar.h"
#include "read/events/events.h"
#include "read/events/homes.h"
#include "read/events/implied.h"
#include "read/extract/extract.h"
#include "read/figures/figures.h"
#include "read/language/conllu.h"
#include "read/language/fingerprint.h"
#include "read/language/identify.h"
#include "read/language/language.h"
#include "read/language/lemma.h"
#include "read/language/parse.h"
#include "read/names/names.h"
#include "read/quotes/quotes.h"
#include "read/time/time.h"

namespace recoupe {
namespace {

// The language that the page or its giver named, else the one its words are in.
void settle_language(Reading& r, const Pack& pack) {
  if (r.article.lang.empty()) r.article.lang = identify_language(r.article.text, pack);
  if (r.article.lang.empty() && !r.article.text.empty())
    r.notes.push_back({{}, Doubt::kUnknownLanguage});
}

// When it was written: published, or between the last day that it names and the day it was fetched.
Period written(const Article& a, std::span<const TimeRef> times) {
  constexpr std::int32_t kMostDays = 14;  // between the two; farther apart they tell nothing
  if (a.published.known() || !a.reference.known()) return a.published;
  const std::int32_t first = a.reference.begin - kMostDays * kMinutesPerDay;
  std::int32_t last = first;
  for (const TimeRef& t : times)
    if (t.grain >= Grain::kDay && t.when.known() && t.when.begin < a.reference.end)
      last = std::max(last, day_of(t.when.begin).begin);
  return last > first ? Period{last, a.reference.end} : Period{};
}

// What parse has made of the words, with lemmas.
std::string conllu_of(Words& words, std::string_view id) {
  add_lemmas(words);
  const SyntaxModel* model = words.language->syntax();
  const TagNames names = model ? TagNames{model->tags, model->relations, model->names} : TagNames{};
  return conllu_text(words.prose(), id, names);
}

}  // namespace

Reading read_article(const Page& page, const Pack& pack, std::string* conllu) {
  auto [article, notes] = extract(page, pack);  // never fails: doubts become notes
  Reading r{.article = std::move(article), .notes = std::move(notes)};
  settle_language(r, pack);
  Words words = analyse(r.article, pack);  // sentences and tokens; dropped at the end
  parse(words);                            // tags, trees and names, where the language has a model
  const Prose prose = words.prose();
  r.sentences = words.sentences;
  MentionTable names = find_mentions(prose, pack);
  r.mentions = std::move(names.mentions);
  const Period published = r.article.published;
  const Period today = r.article.reference;
  r.times = find_times(prose, today.contains(published) ? published : today, pack);
  // From here on every name and date of the article is known.
  QuoteTable quotes = find_quotes(prose, r.mentions, pack);
  r.quotes = std::move(quotes.quotes);
  r.quote_spans = std::move(quotes.spans);
  r.figures = find_figures(prose, r.mentions, r.times, r.quotes, r.quote_spans,
                           written(r.article, r.times), pack);
  EventTable events =
      find_events(prose, r.mentions, r.times, r.quotes, r.quote_spans, published, pack);
  r.events = std::move(events.events);
  r.parties = std::move(events.parties);
  r.mentions.insert(r.mentions.end(), events.people.begin(), events.people.end());
  for (const Home& home : find_homes(prose, r.events, r.parties, r.mentions, pack))
    r.mentions[home.mention.value].country = home.country;
  r.fingerprint = fingerprint(prose, r.mentions);
  const auto states = imply_actors(prose, r.events, r.parties, r.mentions, names.scene, pack);
  r.mentions.insert(r.mentions.end(), states.begin(), states.end());
  if (conllu) *conllu = conllu_of(words, r.article.key);
  return r;
}

Conllu read_conllu(const Page& page, const Pack& pack) {
  Reading r{.article = extract(page, pack).article};
  settle_language(r, pack);
  Words words = analyse(r.article, pack);
  parse(words);
  std::string text = conllu_of(words, r.article.key);
  return {std::move(r.article), std::move(text)};
}

}  // namespace recoupe
