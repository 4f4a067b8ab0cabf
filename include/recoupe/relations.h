// What several articles say together. Each stage under relate/ makes one table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recoupe/reading.h"
#include "recoupe/span.h"

namespace recoupe {

struct Corpus {
  std::vector<Reading> readings;  // sorted by ArticleId, whatever order they came in
};

struct Evidence {
  Index<Reading> reading{};
  Span span{};
  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

enum class Kinship : std::uint8_t {  // why a text counts as another's
  kRoot,
  kSameText,
  kContained,    // most of the shorter stands in the longer
  kTranslation,  // numbers, names and quotations in the same order in another language
};

struct Copy {
  Index<Reading> reading{};
  Index<Reading> of{};  // the text it repeats; none for the root
  Kinship kinship{};
  std::uint16_t shared = 0;  // thousandths of the shorter text that both have
};

struct Copies {  // one origin, however many outlets ran it; the root first
  std::vector<Copy> copies;
  Term agency = 0;  // world/agencies.tsv: whom its texts credit
};

struct Story {
  std::uint64_t id = 0;
  std::vector<Index<Copies>> copies;  // by time of publication
  Index<Reading> medoid{};            // whose headline names the story
  std::vector<std::string> terms;     // of its texts, that tell it most from others; at most five
  Period when{};
};

enum class Bond : std::uint8_t {  // why those whom two articles name are taken for one
  kCode,                          // the same state, institution or agency
  kName,                          // the same name, or spellings of it
  kSurname,                       // nobody else of the story has that surname
  kOffice,                        // nobody else of the story holds that office
  kShort,                         // what another article calls it for short
  kTranslation,                   // they stand in the same place of a text and its translation
};

struct Joining {  // of words that nobody called an actor before, to those he was called
  Evidence at{};
  Bond bond{};
  std::uint16_t likeness = 0;  // of two names, in thousandths
};

struct Actor {
  Index<Story> story{};
  ActorKind kind{};
  std::string name;  // the most complete common spelling
  std::string role;  // "président du Kazakhstan", as the fullest mention says it
  std::vector<std::string> spellings;
  Term country = 0, sector = 0;
  bool unnamed = false;  // "23 people": somebody of one event
  std::vector<Evidence> mentions;
  std::vector<Joining> joined;
};

struct Event {  // one event of the world, as several articles tell it
  Index<Story> story{};
  Term type = 0, mode = 0;
  std::vector<Index<Actor>> actors, targets;
  Index<Actor> implied{};  // no text tells who acted: the state whose organs or people must have
  Index<Actor> place{};
  Period when{};
  Index<Event> done{};  // of a planned one: what came of it
  bool negated = false, future = false, hypothetical = false, historical = false;
  bool dated = false;         // by its own words, in some text
  std::uint32_t origins = 0;  // independent texts: copies count once
  std::vector<Evidence> evidence;
};

struct Quotation {  // one utterance, in all its wordings
  Index<Story> story{};
  Index<Actor> speaker{};
  std::vector<Index<Actor>> via;
  Manner manner{};
  std::uint32_t origins = 0;
  std::vector<Evidence> wordings;
};

enum class Aspect : std::uint8_t { kHowMany, kWhen, kWhere, kWho, kWhether };

struct Question {  // "how many troops, in this deployment?"
  Index<Story> story{};
  Index<Event> about{};  // none: the story as a whole
  Aspect aspect{};
  Term what = 0;   // world/categories.tsv
  Term group = 0;  // world/groups.tsv; 0: no group named
};

struct Answer {
  double low = 0, high = 0;
  bool has_low = true, has_high = true;
  bool withdrawn = false;
  Hedge hedge{};
  std::string value;       // for aspects that are not counts
  Index<Actor> speaker{};  // none: the outlets speak for themselves
  Period as_of{};
  std::uint32_t origins = 0;
  std::vector<Evidence> evidence;
};

enum class Verdict : std::uint8_t {
  kOneSource,
  kAgree,
  kCompatible,
  kSuperseded,
  kRetracted,
  kDisagree
};

enum class Flag : std::uint8_t {
  kPowerOfTen,
  kSameSpeaker,
  kSwappedCategory,
  kScopeDiffers,
  kLaterReport,
  kWithdrawn
};

struct Finding {
  Question question{};
  std::vector<Answer> answers;
  Verdict verdict{};
  std::vector<Flag> flags;  // sorted
  Rule rule = 0;
};

struct Relations {
  std::vector<Copies> copies;
  std::vector<Story> stories;
  std::vector<Actor> actors;
  std::vector<Index<Actor>> actor_of;  // for every mention of every reading in order: its actor
  std::vector<std::uint32_t> first_mention;  // of each reading, in actor_of
  std::vector<Event> events;
  std::vector<Quotation> quotations;
  std::vector<Finding> findings;

  // None for no mention, and where nobody looked for actors.
  Index<Actor> actor(Index<Reading> r, Index<Mention> m) const {
    if (!m || r.value >= first_mention.size()) return {};
    const std::size_t at = std::size_t{first_mention[r.value]} + m.value;
    return at < actor_of.size() ? actor_of[at] : Index<Actor>{};
  }
};

}  // namespace recoupe
