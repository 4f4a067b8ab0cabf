// Two texts are one where at least half of the shorter one's shingles (runs of five folded words)
// stand in the other: containment, not Jaccard, because a shortened copy of a long text has little
// in common with all of it. Candidates come from an inverted index over the sampled shingles of the
// fingerprints (candidates.h); each is then measured on all shingles of the two texts. Translations
// share no shingle: they are found among what is left, by their anchors (anchors.h).
//
// Links make groups like a minimum spanning forest: the strongest first, and a weak one never joins
// texts that credit different agencies. Cost: texts x their candidates. Broder, "On the
// resemblance and containment of documents", 1997.
#include "relate/copies/copies.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/shingles.h"
#include "base/sorted.h"
#include "relate/copies/anchors.h"
#include "relate/copies/candidates.h"

namespace recoupe {
namespace {

constexpr std::size_t kFewestShingles = 24;  // a note below that repeats a text only as a whole
constexpr std::size_t kFewestShared = 20;    // one sentence of boilerplate has fewer
constexpr std::uint32_t kContained = 500;    // thousandths of the shorter text
constexpr std::uint32_t kSameText = 800;  // thousandths of the longer one: then it is the same text
constexpr std::uint32_t kWholeNote = 950;
// With so many sampled shingles, texts that share fewer thousandths of them are not compared.
constexpr std::size_t kFewestToJudge = 16;
constexpr std::size_t kSampledShared = 200;

constexpr std::int32_t kTranslationDays = 2;
constexpr std::size_t kFewestAnchors = 8;
constexpr std::size_t kSharedAnchors = 2;   // different ones, to be compared at all
constexpr std::uint32_t kLeastScore = 600;  // with one agency credited by both, or
constexpr std::size_t kSharedTold = 2;      // so many numbers and quotations in common, at least
constexpr std::size_t kToldAlike = 500;     // so many thousandths of all;
constexpr std::uint32_t kBareScore = 800;   // without
constexpr std::uint32_t kAlignedSentences =
    600;  // thousandths of the longer text's sentences with anchors, where no agency is credited

constexpr std::size_t kLengthRatio = 2;  // one text at most so many times as long as the other
constexpr std::uint32_t kFewestCognates = 16;
constexpr std::uint32_t kCognates = 210;  // thousandths of those of the longer text
constexpr std::size_t kLeastAlike = 450;  // and so many of the anchors

struct Link {
  std::uint32_t a = 0, b = 0;
  std::uint16_t shared = 0;
  Kinship kinship{};
};

// The earliest first; at equal times the longest, then the lower id.
bool before(const Corpus& corpus, std::uint32_t a, std::uint32_t b) {
  const auto rank = [&](std::uint32_t i) {
    const Article& x = corpus.readings[i].article;
    return std::tuple(appeared(x), -static_cast<std::int64_t>(x.text.size()), x.id, i);
  };
  return rank(a) < rank(b);
}

// Groups of texts that grow together; each knows whom its texts credit.
class Groups {
 public:
  explicit Groups(const Corpus& corpus) : parent_(corpus.readings.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    for (const Reading& r : corpus.readings) agency_.push_back(r.article.agency);
  }

  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  Term agency(std::uint32_t i) { return agency_[find(i)]; }
  bool credit_others(std::uint32_t a, std::uint32_t b) {
    return agency(a) && agency(b) && agency(a) != agency(b);
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a), b = find(b);
    if (a == b) return;
    if (!agency_[a]) agency_[a] = agency_[b];
    parent_[b] = a;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<Term> agency_;
};

// One text, a shortened one, or none of these.
bool repeats(const Shingles& a, const Shingles& b, Link& link) {
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (shorter == 0) return false;
  const std::size_t both = count_shared(a, b);
  const std::size_t of_shorter = 1000 * both / shorter, of_longer = 1000 * both / longer;
  const bool note = of_longer >= kWholeNote;
  const bool text = shorter >= kFewestShingles && both >= kFewestShared && of_shorter >= kContained;
  if (!note && !text) return false;
  link.shared = static_cast<std::uint16_t>(of_shorter);
  link.kinship = of_longer >= kSameText ? Kinship::kSameText : Kinship::kContained;
  return true;
}

// Rows of the corpus, the earliest first.
std::vector<std::uint32_t> by_time(const Corpus& corpus) {
  std::vector<std::uint32_t> out(corpus.readings.size());
  std::iota(out.begin(), out.end(), 0u);
  std::sort(out.begin(), out.end(),
            [&](std::uint32_t a, std::uint32_t b) { return before(corpus, a, b); });
  return out;
}

// So few of the sampled shingles in common that half of all cannot be.
bool far_apart(const CopyCandidate& c, const Corpus& corpus) {
  const std::size_t shorter = std::min(corpus.readings[c.a].fingerprint.shingles.size(),
                                       corpus.readings[c.b].fingerprint.shingles.size());
  return shorter >= kFewestToJudge && 1000 * std::size_t{c.shared} < kSampledShared * shorter;
}

// The shingles of a text are made once for all that it is compared with, and dropped as soon as
// the texts that hang together through candidates are done.
std::vector<Link> same_texts(const Corpus& corpus) {
  const std::vector<std::uint32_t> order = by_time(corpus);
  std::vector<const std::vector<std::uint64_t>*> sampled;
  sampled.reserve(order.size());
  for (const std::uint32_t i : order) sampled.push_back(&corpus.readings[i].fingerprint.shingles);
  std::vector<CopyCandidate> pairs = candidates(sampled, 1);
  for (CopyCandidate& c : pairs)
    c = {std::min(order[c.a], order[c.b]), std::max(order[c.a], order[c.b]), c.shared};
  std::erase_if(pairs, [&](const CopyCandidate& c) { return far_apart(c, corpus); });
  Groups bundles(corpus);
  for (const CopyCandidate& c : pairs) bundles.join(c.a, c.b);
  const auto rank = [&](const CopyCandidate& c) { return std::tuple(bundles.find(c.a), c.a, c.b); };
  std::sort(pairs.begin(), pairs.end(),
            [&](const CopyCandidate& x, const CopyCandidate& y) { return rank(x) < rank(y); });
  std::vector<Link> out;
  std::unordered_map<std::uint32_t, Shingles> shingles;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i && bundles.find(pairs[i].a) != bundles.find(pairs[i - 1].a)) shingles.clear();
    for (const std::uint32_t text : {pairs[i].a, pairs[i].b})
      if (!shingles.count(text)) shingles[text] = shingles_of(corpus.readings[text].article.text);
    Link link{.a = pairs[i].a, .b = pairs[i].b};
    if (repeats(shingles[link.a], shingles[link.b], link)) out.push_back(link);
  }
  return out;
}

// The strongest first. A contained text of another agency is a part of a round-up, not its copy.
std::vector<Link> join_all(std::vector<Link> links, Groups& groups) {
  std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
    return std::tuple(y.shared, x.kinship, x.a, x.b) < std::tuple(x.shared, y.kinship, y.a, y.b);
  });
  std::vector<Link> kept;
  for (const Link& link : links) {
    if (link.kinship != Kinship::kSameText && groups.credit_others(link.a, link.b)) continue;
    groups.join(link.a, link.b);
    kept.push_back(link);
  }
  return kept;
}

bool near_in_time(Period a, Period b) {
  if (!a.known() || !b.known()) return true;
  return std::abs(a.begin / kMinutesPerDay - b.begin / kMinutesPerDay) <= kTranslationDays;
}

// What most candidates part on already: when and in what language, and the anchors of a text in
// whatever order they stand.
struct Bags {
  std::uint64_t language = 0;
  Period published{};
  std::vector<std::uint64_t> all;    // as in Anchors
  std::vector<std::uint64_t> every;  // each as often as it stands there, sorted
  std::vector<std::uint64_t> told;
};

Bags bags_of(const Reading& reading) {
  Anchors anchors = find_anchors(reading);
  Bags out{.language = hash(reading.article.lang),
           .published = reading.article.published,
           .all = std::move(anchors.all),
           .told = std::move(anchors.told)};
  out.all.shrink_to_fit();  // they lie in memory together
  out.told.shrink_to_fit();
  out.every.reserve(anchors.total);
  for (const auto& sentence : anchors.sentences)
    out.every.insert(out.every.end(), sentence.begin(), sentence.end());
  std::sort(out.every.begin(), out.every.end());
  return out;
}

bool tell_the_same(const Bags& a, const Bags& b) {
  const std::size_t both = count_shared(a.told, b.told);
  return both >= kSharedTold && 2000 * both >= kToldAlike * (a.told.size() + b.told.size());
}

std::size_t anchors_alike(const Bags& a, const Bags& b) {  // thousandths
  return 2000 * count_shared(a.every, b.every) / (a.every.size() + b.every.size());
}

bool same_length(const Reading& a, const Reading& b) {
  const std::size_t x = a.article.text.size(), y = b.article.text.size();
  return x <= kLengthRatio * y && y <= kLengthRatio * x;
}

// The words that two languages write alike, in order. Texts of one event share its names, which is
// less than half of that. What the whole texts do not share their sentences cannot.
bool write_alike(const Reading& a, const Reading& b, Link& link) {
  const std::vector<std::uint64_t> all_a = cognates(a), all_b = cognates(b);
  const std::size_t longer = std::max(all_a.size(), all_b.size());
  const auto enough = [&](std::size_t both) {
    return both >= kFewestCognates && 1000 * both >= kCognates * longer;
  };
  if (!enough(count_shared(all_a, all_b))) return false;
  const std::size_t matched = align(cognates_by_sentence(a), cognates_by_sentence(b)).matched;
  link.shared = static_cast<std::uint16_t>(1000 * matched / longer);
  link.kinship = Kinship::kTranslation;
  return enough(matched);
}

bool translates(const Anchors& a, const Anchors& b, std::size_t least, bool same_agency,
                Link& link) {
  const Alignment way = align(a, b);
  const std::size_t longer = std::max(a.sentences.size(), b.sentences.size());
  link.shared = way.score;
  link.kinship = Kinship::kTranslation;
  return way.matched >= kFewestAnchors && way.score >= least &&
         (same_agency || std::size_t{1000} * way.sentences >= kAlignedSentences * longer);
}

// The text before it that has most anchors in common with a text, too few to be its original.
struct Doubt {
  std::uint32_t text = 0;
  std::size_t alike = 0;
};

// Only the longest text of every group is compared: what its copies keep, it has.
std::vector<Link> translations(const Corpus& corpus, Groups& groups) {
  std::vector<std::uint32_t> longest(corpus.readings.size(), Index<Reading>::kNone);
  const auto size = [&](std::uint32_t i) { return corpus.readings[i].article.text.size(); };
  for (std::uint32_t i = 0; i < longest.size(); ++i) {
    std::uint32_t& best = longest[groups.find(i)];
    if (best == Index<Reading>::kNone || size(i) > size(best)) best = i;
  }
  std::vector<std::uint32_t> texts;
  for (const std::uint32_t i : longest)
    if (i != Index<Reading>::kNone && !corpus.readings[i].article.lang.empty()) texts.push_back(i);
  std::sort(texts.begin(), texts.end(),
            [&](std::uint32_t a, std::uint32_t b) { return before(corpus, a, b); });
  std::vector<Bags> bags;
  std::vector<const std::vector<std::uint64_t>*> keys;
  bags.reserve(texts.size());
  for (const std::uint32_t text : texts) bags.push_back(bags_of(corpus.readings[text]));
  keys.reserve(bags.size());
  for (const Bags& bag : bags) keys.push_back(&bag.all);
  std::vector<Link> out;
  std::vector<Doubt> doubts(texts.size());
  for (const auto& [i, j, shared] : candidates(keys, kSharedAnchors)) {
    Link link{.a = texts[i], .b = texts[j]};
    if (bags[i].language == bags[j].language) continue;
    if (!near_in_time(bags[i].published, bags[j].published)) continue;
    if (groups.credit_others(link.a, link.b)) continue;
    const bool same_agency =
        groups.agency(link.a) && groups.agency(link.a) == groups.agency(link.b);
    const std::size_t least =
        same_agency || tell_the_same(bags[i], bags[j]) ? kLeastScore : kBareScore;
    const std::size_t alike = anchors_alike(bags[i], bags[j]);
    const Reading &a = corpus.readings[link.a], &b = corpus.readings[link.b];
    if (alike >= least && translates(find_anchors(a), find_anchors(b), least, same_agency, link))
      out.push_back(link);
    else if (alike >= kLeastAlike && alike > doubts[j].alike && same_length(a, b))
      doubts[j] = {texts[i], alike};
  }
  for (std::size_t j = 0; j < texts.size(); ++j) {
    Link link{.a = doubts[j].text, .b = texts[j]};
    if (doubts[j].alike && write_alike(corpus.readings[link.a], corpus.readings[link.b], link))
      out.push_back(link);
  }
  return out;
}

// From the root outwards; every text repeats the one nearer to the root that it shares most with.
// `ring` of a text is how many links it lies from the root, 0 where it has no place yet.
Copies lay_out(const std::vector<std::uint32_t>& members,
               const std::vector<std::vector<Link>>& links, std::vector<std::uint32_t>& ring) {
  Copies out;
  out.copies.push_back({.reading = {members[0]}, .kinship = Kinship::kRoot});
  ring[members[0]] = 1;
  for (std::uint32_t round = 2; out.copies.size() < members.size() && round <= members.size();
       ++round)
    for (const std::uint32_t text : members) {
      if (ring[text]) continue;
      const Link* best = nullptr;
      for (const Link& link : links[text])  // from `text` to `b`
        if (ring[link.b] && ring[link.b] < round && (!best || link.shared > best->shared))
          best = &link;
      if (!best) continue;
      ring[text] = round;
      out.copies.push_back({{text}, {best->b}, best->kinship, best->shared});
    }
  return out;
}

Term credited(const Corpus& corpus, const std::vector<std::uint32_t>& members) {
  for (const std::uint32_t i : members)
    if (const Term agency = corpus.readings[i].article.agency) return agency;
  return 0;
}

}  // namespace

std::vector<Copies> find_copies(const Corpus& corpus, const Pack&) {
  Groups groups(corpus);
  std::vector<Link> links = join_all(same_texts(corpus), groups);
  const std::vector<Link> translated = join_all(translations(corpus, groups), groups);
  links.insert(links.end(), translated.begin(), translated.end());

  std::vector<std::vector<Link>> links_of(corpus.readings.size());
  for (const Link& link : links) {
    links_of[link.a].push_back(link);
    links_of[link.b].push_back({link.b, link.a, link.shared, link.kinship});
  }
  std::vector<std::vector<std::uint32_t>> members(corpus.readings.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) members[groups.find(i)].push_back(i);
  std::vector<Copies> out;
  std::vector<std::uint32_t> ring(corpus.readings.size());
  const auto first = [&](std::uint32_t a, std::uint32_t b) { return before(corpus, a, b); };
  for (std::vector<std::uint32_t>& group : members) {
    if (group.empty()) continue;
    std::sort(group.begin(), group.end(), first);
    out.push_back(lay_out(group, links_of, ring));
    out.back().agency = credited(corpus, group);
  }
  std::sort(out.begin(), out.end(), [&](const Copies& a, const Copies& b) {
    return first(a.copies[0].reading.value, b.copies[0].reading.value);
  });
  return out;
}

}  // namespace recoupe
