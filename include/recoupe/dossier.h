// What the reader gets: one story, every line with the sentences it rests on. Holds
// its own strings, so that it can be printed, sent or kept by itself. The fields
// follow the output contract; renderers add nothing but form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "recoupe/relations.h"
#include "recoupe/span.h"

namespace recoupe {

struct Source {  // one article of the story
  std::string id, url, outlet, title, language, text;
  std::vector<std::string> byline;
  Period published{};
  std::uint32_t origin = 0;  // row of Dossier::origins
  std::string copy_of;       // id of the article it repeats; empty for a root
  Kinship kinship{};
  std::uint16_t shared = 0;  // thousandths, with the text it repeats
  std::vector<Block> blocks;
  std::vector<Removed> removed;
};

struct Citation {             // the words a line rests on; text.substr(at) == exact, always
  std::uint32_t article = 0;  // row of Dossier::articles
  Span at{};                  // bytes of that article's text
  Span sentence{};            // the sentence around them
};

struct Origin {
  std::vector<std::uint32_t> articles;  // rows of Dossier::articles, the root first
  std::string credited;                 // "Agence France-Presse"
};

struct DossierJoining {
  Citation at{};
  Bond bond{};
  std::uint16_t likeness = 0;  // of two names, in thousandths
};

struct DossierActor {
  std::string id, name, role, country, sector;
  ActorKind kind{};
  bool unnamed = false;  // "23 people": somebody of one event
  std::vector<std::string> spellings;
  std::vector<Citation> mentions;
  std::vector<DossierJoining> joined;  // why different words are taken for one
};

struct DossierEvent {
  std::string id, type, mode;
  std::string done;                            // of a planned one: id of what came of it, or empty
  std::vector<std::uint32_t> actors, targets;  // rows of Dossier::actors
  std::optional<std::uint32_t> implied;        // who acted where nobody says so: one of them
  std::int64_t place = -1;                     // row of Dossier::actors, or -1
  Period when{};
  bool negated = false, future = false, hypothetical = false, historical = false;
  std::uint32_t origins = 0;
  std::vector<Citation> evidence;
};

struct DossierQuote {
  std::int64_t speaker = -1;  // row of Dossier::actors, or -1
  std::vector<std::uint32_t> via;
  Manner manner{};
  std::uint32_t origins = 0;
  std::vector<Citation> wordings;
};

struct DossierAnswer {
  double low = 0, high = 0;
  bool has_low = true, has_high = true, withdrawn = false;
  Hedge hedge{};
  std::string value;
  std::int64_t speaker = -1;
  Period as_of{};
  std::uint32_t origins = 0;
  std::vector<Citation> evidence;
};

// A reading of a disputed count that the user asked for; the account itself picks none.
enum class ViewKind : std::uint8_t {
  kRange,     // from the least to the most that anybody gives
  kMajority,  // what more than half of the origins give
  kRanked,    // what the first of the user's sources gives
};

struct DossierView {
  ViewKind kind{};
  double low = 0, high = 0;
  bool has_low = true, has_high = true;
  std::string source;                  // of kRanked
  std::vector<std::uint32_t> answers;  // rows of the finding; none: no answer is such
};

struct DossierFinding {
  std::string id;
  Aspect aspect{};
  std::string what, of;  // codes: "dead", "protesters"
  std::string about;     // id of an event, or empty
  std::string text;      // the question in words, in the story's first language
  Verdict verdict{};
  std::vector<Flag> flags;
  std::string why;  // the rule behind the verdict
  std::vector<DossierAnswer> answers;
  std::optional<DossierView> view;
};

struct DossierLine {  // of the timeline
  Period when{};
  std::string text;           // the words of the evidence
  std::uint32_t origins = 0;  // that carry each thing told in it: the fewest of any
  std::vector<Citation> evidence;
};

struct Dossier {
  std::string id, title;
  std::vector<std::string> terms;  // that tell the story most from others
  Period when{};
  std::vector<std::string> languages;
  std::vector<Source> articles;
  std::vector<Origin> origins;
  std::vector<DossierActor> actors;
  std::vector<DossierEvent> events;
  std::vector<DossierQuote> quotes;
  std::vector<DossierFinding> findings;  // disagreements first
  std::vector<DossierLine> timeline;
};

struct Unread {  // an input that gave nothing, and why
  std::string place, error;
};

enum class ChangeKind : std::uint8_t { kNew, kUpdated, kGone };

struct Change {  // of one finding, since an older account
  ChangeKind kind{};
  std::uint32_t story = 0, finding = 0;  // rows of the account; of one that is gone 0
  std::string title;                     // of the story
  DossierFinding was;                    // without evidence; empty for a new one
};

struct Changes {
  std::size_t articles = 0;  // that the older account had not
  std::vector<Change> findings;
};

struct Account {
  std::vector<Dossier> stories;
  std::vector<Unread> unread;
  std::optional<Changes> since;  // where an older account was given
};

}  // namespace recoupe
