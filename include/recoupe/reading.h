// What one article says. Each stage under read/ makes one of these tables, once;
// no later stage changes it. Records hold no strings and no pointers: they point
// into the article's text with Spans, and at one another with Indexes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "recoupe/span.h"

namespace recoupe {

using ArticleId = std::uint64_t;  // hash of url and clean text: the same on every run
using Term = std::uint16_t;       // row + 1 of a data/world table: a country, a category; 0: none
using Rule = std::uint32_t;  // what made a record, "fr/hedges.tsv:12"; Pack::rule_name; 0: none

enum class BlockKind : std::uint8_t { kTitle, kLead, kParagraph, kItem, kCaption, kRow };

struct Block {
  Span span{};
  BlockKind kind{};
};

struct Piece {  // text[text, text+size) was bytes[raw, raw+size) of the page
  std::uint32_t text = 0;
  std::uint32_t raw = 0;
  std::uint32_t size = 0;
};

enum class Residue : std::uint8_t {  // why words of the page are not in the text
  kBreadcrumb,
  kCounter,
  kRelated,
  kNeighbour,
  kRepeatedTitle,
  kShare,
  kCookie,
  kNewsletter,
  kAuthorBox,
  kComment,
  kNavigation,
  kCaption,  // of a picture: it says what the picture shows, often of another day
  kOther
};

struct Removed {
  std::string text;
  Residue kind{};
  Rule rule = 0;
};

struct Article {
  ArticleId id = 0;
  std::string key;   // the id that the input gave, or `id` in hexadecimal
  std::string text;  // clean UTF-8, NFC; the title is its first block
  std::string url, outlet, title;
  std::vector<std::string> byline;  // who signs, as the page writes it
  std::string lang;                 // "fr", "en", "": not known
  Span dateline{};                  // "ALMATY, 7 janvier (AFP) -"; stays in the text
  Span credit{};                    // "(avec AFP)", "Reuters": the words that credit an agency
  Term agency = 0;                  // row of world/agencies.tsv that `credit` or the byline names
  std::string agency_name;          // of an agency that no row knows, as its signature has it
  Period published{}, revised{};    // days by the page's own clock
  Period moment{};                  // the minute of publication, UTC, where the page gives it
  Rule published_rule = 0;
  Period reference{};  // the day that "vendredi" is counted back from: published, else fetched
  std::vector<Block> blocks;
  std::vector<Piece> pieces;
  std::vector<Removed> removed;
};

struct Sentence {
  Span span{};
  Index<Block> block{};
};

enum class ActorKind : std::uint8_t { kPerson, kOffice, kState, kBody, kGroup, kMedium, kPlace };

struct Mention {
  Span span{};               // "la ministre estonienne Liis Tamm"
  Span name{};               // "Liis Tamm"; empty for "la ministre estonienne"
  Index<Mention> same_as{};  // an earlier mention of the same one, here
  Term country = 0;          // world/countries.tsv
  Term sector = 0;           // world/sectors.tsv
  Rule rule = 0;
  ActorKind kind{};
  bool unnamed = false;  // somebody, "23 people": nobody of another sentence, whoever it is
};

enum class Grain : std::uint8_t { kYear, kQuarter, kMonth, kWeek, kDay, kHour, kMinute, kSecond };

// Words before a time that leave one end of it open: "avant le 5 janvier", "after 2018".
enum class OpenEnd : std::uint8_t { kNone, kBefore, kAfter };

struct TimeRef {
  Span span{};
  Period when{};  // what the words name; unknown until the article has a date
  Rule rule = 0;
  Grain grain{};
  OpenEnd open{};           // what is meant lies before or after `when`
  std::uint8_t second = 0;  // of its minute, where the grain is that fine
  // The customary hours of a part of that day ("mardi matin": 8 to 12); both 0: the whole of
  // `when`.
  std::uint8_t from_hour = 0, to_hour = 0;
  bool of_noun = false;  // "the 2015 deal": it dates what it stands before, not what is done
};

enum class Manner : std::uint8_t { kDirect, kMixed, kReported, kAccordingTo };

struct Quote {
  Run<Span> spans{};                    // of Reading::quote_spans: the words someone answers for
  Span cue{};                           // "a déclaré", "selon"
  Span source{};                        // the words that name the speaker
  Index<Mention> speaker{};             // the mention at `source`
  std::array<Index<Mention>, 4> via{};  // "selon l'AFP et Europe 1"
  Rule rule = 0;
  Manner manner{};
};

enum class Hedge : std::uint8_t {
  kExact,
  kApprox,
  kAtLeast,
  kMoreThan,
  kUpTo,
  kLessThan,
  kRange,
  kVague
};

enum class Scope : std::uint8_t {
  kWhole,  // "36 morts"
  kPart,   // "dont 3 enfants": of a number that stands before it
  kOther,  // "1 000 autres": besides a number that stands before it
};

struct Figure {
  Span span{};                           // "au moins 18", with the noun where it follows directly
  double low = 0, high = 0;              // 2500..2500; "des dizaines" is 20..99
  bool has_low = true, has_high = true;  // "au moins 18" has no high
  bool withdrawn = false;                // the sentence takes the number back
  bool dated = false;                    // the text itself says as of when
  bool carried = false;                  // the source is the previous sentence's
  Term what = 0;                         // world/categories.tsv: dead, wounded, troops
  Term group = 0;                        // world/groups.tsv: protesters, security forces
  Term unit = 0;                         // world/units.tsv: money, length
  Span of{};                             // the words that say of whom: "gardiens de prison"
  Index<Quote> source{};
  Period as_of{};
  Rule rule = 0;
  Hedge hedge{};
  Scope scope{};
};

struct EventMention {
  Span span{};                              // the clause: what it contains belongs to it
  Span cue{};                               // "s'est entretenu", "arrestation"
  Term type = 0, mode = 0;                  // world/plover.tsv, world/modes.tsv
  Run<Index<Mention>> actors{}, targets{};  // of Reading::parties; reciprocal: all sides are actors
  Index<Mention> implied{};  // nobody is told to act: the state whose organs or people must have
  Index<Mention> place{};
  Period when{};
  Index<Quote> source{};
  Rule rule = 0;
  bool negated = false, future = false, hypothetical = false, historical = false;
  bool dated = false;  // by words of its own: not "marched on Friday after the arrest"
};

enum class Doubt : std::uint16_t {
  kNoDate,
  kNoBody,
  kNoArticle,
  kBadEncoding,
  kUnclosedQuote,
  kUnknownLanguage,
  kTruncated,
  kTooDeep
};

struct Note {
  Span span{};
  Doubt doubt{};
};

// What relate/ knows an article by: near-copies share shingles, a story shares keys.
struct Fingerprint {
  std::vector<std::uint64_t> shingles;  // a sample, sorted, unique (base/shingles.h)
  std::vector<std::uint64_t>
      keys;  // hashes of folded names, places and content words, sorted, unique
};

struct Reading {
  Article article;
  Fingerprint fingerprint;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<TimeRef> times;
  std::vector<Span> quote_spans;
  std::vector<Quote> quotes;
  std::vector<Figure> figures;
  std::vector<Index<Mention>> parties;
  std::vector<EventMention> events;
  std::vector<Note> notes;
};

// When the article appeared, for putting articles in order: its minute, else the end of its day; an
// article without a date comes last.
std::int32_t appeared(const Article&);

// The mention that began a chain of same_as; at most mentions.size() hops.
Index<Mention> first_of(const Reading&, Index<Mention>);

// Who answers for these words, and in which clause they stand: the smallest
// quote or event whose span contains them. None: the article itself.
Index<Quote> said(const Reading&, Span);
Index<EventMention> within(const Reading&, Span);

// The sentence that holds the span's first byte; none for a span between sentences.
Index<Sentence> sentence_at(const Reading&, Span);

}  // namespace recoupe
