// Which wordings are one utterance.
//
// In one language: most of the shorter one's words stand in the longer, and no two speakers are
// named. In two languages words cannot be laid side by side, so more is asked: the same named
// speaker, about the same day, lengths that a translation could have, no number of one missing in
// the other, and marks that cross languages - names, numbers, words with the same beginning
// ("présidents", "presidents").
//
//   FR « Les deux présidents se parleront chaque jour »   EN “The two presidents will speak every
//   day”  -> one
//
// Cost: a wording is held against the latest kMaxCompared utterances of its story.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "relate/compare/compare.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxCompared = 500;  // utterances; a story of more is not one story
constexpr std::size_t kMaxWords = 400;     // of a wording; a longer one is known by its beginning
constexpr std::size_t kFewWords = 3;       // fewer content words must be the same
constexpr std::size_t kSameStem = 5;       // bytes that cognates begin with
constexpr std::int32_t kNearDays = 2 * 24 * 60;

struct Wording {
  Evidence evidence{};
  Index<Copies> origin{};
  Index<Actor> speaker{};
  std::vector<Index<Actor>> via;
  Manner manner{};
  Period day{};
  std::string_view lang;
  std::vector<std::uint64_t> words;    // hashes of folded content words, sorted, unique
  std::vector<std::uint64_t> stems;    // of their beginnings
  std::vector<std::uint64_t> numbers;  // sorted, unique
  std::vector<std::uint32_t> names;    // actors inside, sorted, unique
  std::size_t length = 0;              // words of any kind
  std::size_t turn = 0;                // among the direct words of its speaker in its article
};

void add_words(Wording& w, std::string_view text) {
  constexpr std::size_t kContent = 4;  // bytes; shorter words are mostly grammar
  each_word(fold(text), [&](std::string_view word) {
    if (w.length == kMaxWords) return;
    ++w.length;
    const bool digits = word.find_first_of("0123456789") != std::string_view::npos;
    if (digits) w.numbers.push_back(hash(word));
    if (digits || word.size() >= kContent) w.words.push_back(hash(word));
    if (!digits && word.size() >= kSameStem) w.stems.push_back(hash(word.substr(0, kSameStem)));
  });
}

Wording wording_of(const Corpus& corpus, const Relations& x, Index<Reading> r, const Quote& q) {
  const Reading& reading = corpus.readings[r.value];
  Wording w{.evidence = {r, {}},
            .speaker = x.actor(r, q.speaker),
            .manner = q.manner,
            .day = reading.article.reference,
            .lang = reading.article.lang};
  for (std::uint32_t s = q.spans.begin; s < q.spans.end; ++s) {
    const Span span = reading.quote_spans[s];
    if (span.size() > w.evidence.span.size()) w.evidence.span = span;
    add_words(w, span.of(reading.article.text));
    const auto& mentions = reading.mentions;  // in order of their beginning
    auto m = std::lower_bound(
        mentions.begin(), mentions.end(), span.begin,
        [](const Mention& each, std::uint32_t at) { return each.span.begin < at; });
    for (; m != mentions.end() && m->span.begin < span.end; ++m)
      if (const Index<Actor> actor =
              x.actor(r, index<Mention>(static_cast<std::size_t>(m - mentions.begin()))))
        w.names.push_back(actor.value);
  }
  for (const Index<Mention> m : q.via)
    if (const Index<Actor> actor = x.actor(r, m)) w.via.push_back(actor);
  sort_unique(w.words);
  sort_unique(w.stems);
  sort_unique(w.numbers);
  sort_unique(w.names);
  return w;
}

bool near_in_time(Period a, Period b) {
  if (!a.known() || !b.known()) return false;
  return std::int64_t{a.begin} - b.begin <= kNearDays &&
         std::int64_t{b.begin} - a.begin <= kNearDays;
}

bool same_numbers(const Wording& a, const Wording& b) {
  return count_shared(a.numbers, b.numbers) == std::min(a.numbers.size(), b.numbers.size());
}

// In thousandths: how surely two wordings of one language are one utterance; 0: they are not.
std::size_t likeness(const Wording& a, const Wording& b) {
  constexpr std::size_t kContained = 600;  // thousandths of the shorter one's words
  constexpr std::size_t kNoSpeaker = 800;  // where only one of them names its speaker
  const bool named = a.speaker && b.speaker;
  if (named && a.speaker != b.speaker) return 0;
  if (!same_numbers(a, b)) return 0;
  const std::size_t fewer = std::min(a.words.size(), b.words.size());
  if (fewer == 0) return 0;
  if (fewer < kFewWords)
    return a.words == b.words && named && near_in_time(a.day, b.day) ? 1000 : 0;
  const std::size_t contained = 1000 * count_shared(a.words, b.words) / fewer;
  const bool apart = named && a.evidence.reading != b.evidence.reading;
  return contained >= (apart ? kContained : kNoSpeaker) ? contained : 0;
}

// The same across languages; below 600, so that the same words always go before.
std::size_t likeness_in_translation(const Wording& a, const Wording& b) {
  if (!a.speaker || a.speaker != b.speaker || !near_in_time(a.day, b.day)) return 0;
  const bool direct = a.manner == Manner::kDirect && b.manner == Manner::kDirect;
  if (a.length * 10 < b.length * 6 || b.length * 10 < a.length * 6) return 0;
  if (a.numbers.size() != b.numbers.size() || !same_numbers(a, b)) return 0;
  // A text and its translation quote their speakers in the same order.
  if (direct && a.origin == b.origin) return a.turn == b.turn ? 599 : 0;
  const std::size_t marks = count_shared(a.names, b.names) + count_shared(a.numbers, b.numbers) +
                            count_shared(a.stems, b.stems);
  if (marks < (direct ? 1u : 3u)) return 0;
  return std::min<std::size_t>(599, 100 + 50 * marks);
}

struct Utterance {
  std::vector<Wording> wordings;
};

std::size_t likeness(const Utterance& u, const Wording& w) {
  std::size_t best = 0;
  for (const Wording& other : u.wordings)
    best = std::max(best,
                    other.lang == w.lang ? likeness(other, w) : likeness_in_translation(other, w));
  // Two speakers never stand behind one utterance, whoever joined it first.
  for (const Wording& other : u.wordings)
    if (other.speaker && w.speaker && other.speaker != w.speaker) return 0;
  return best;
}

void add(std::vector<Utterance>& all, Wording w) {
  const std::size_t from = all.size() > kMaxCompared ? all.size() - kMaxCompared : 0;
  std::size_t best = 0;
  Utterance* home = nullptr;
  for (std::size_t i = from; i < all.size(); ++i)
    if (const std::size_t like = likeness(all[i], w); like > best) {
      best = like;
      home = &all[i];
    }
  if (!home) home = &all.emplace_back();
  home->wordings.push_back(std::move(w));
}

Quotation quotation(Index<Story> story, Utterance u) {
  Quotation q{.story = story, .manner = u.wordings.front().manner};
  std::vector<Index<Copies>> origins;
  for (const Wording& w : u.wordings) {
    if (!q.speaker) q.speaker = w.speaker;
    q.manner = std::min(q.manner, w.manner);
    q.via.insert(q.via.end(), w.via.begin(), w.via.end());
    q.wordings.push_back(w.evidence);
    origins.push_back(w.origin);
  }
  sort_unique(q.via);
  sort_unique(q.wordings);
  sort_unique(origins);
  q.origins = static_cast<std::uint32_t>(origins.size());
  return q;
}

}  // namespace

std::vector<Quotation> gather_quotations(const Corpus& corpus, const Relations& so_far,
                                         const Pack&) {
  std::vector<Quotation> out;
  for (std::size_t s = 0; s < so_far.stories.size(); ++s) {
    std::vector<std::pair<Index<Reading>, Index<Copies>>> readings;
    for (const Index<Copies> c : so_far.stories[s].copies)
      for (const Copy& copy : so_far.copies[c.value].copies) readings.emplace_back(copy.reading, c);
    sort_unique(readings);
    std::vector<Utterance> all;
    for (const auto& [r, origin] : readings) {
      std::map<Index<Actor>, std::size_t> turns;
      for (const Quote& q : corpus.readings[r.value].quotes) {
        Wording w = wording_of(corpus, so_far, r, q);
        w.origin = origin;
        if (w.manner == Manner::kDirect) w.turn = turns[w.speaker]++;
        if (w.length > 0) add(all, std::move(w));
      }
    }
    const std::size_t first = out.size();
    for (Utterance& u : all) out.push_back(quotation(index<Story>(s), std::move(u)));
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                     [](const Quotation& a, const Quotation& b) {
                       return a.wordings.front() < b.wordings.front();
                     });
  }
  return out;
}

}  // namespace recoupe
