// What every form of the account needs besides the Dossier's own fields: counts of the headline,
// the sentence around a citation, evidence sorted by origin, quotations by speaker. Views into the
// Dossier, which must outlive them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/dossier.h"
#include "report/render/labels.h"

namespace recoupe {

struct Headline {
  std::size_t articles = 0;
  std::size_t texts = 0;    // articles that do not repeat another's text word for word
  std::size_t origins = 0;  // independent of one another
};
Headline headline(const Dossier& dossier);

// The sentence around cited words. At most kSnippet bytes either side; `cut_*` says where there was
// more.
inline constexpr std::size_t kSnippet =
    600;  // longer than sentences are; a page without full stops stays bounded
struct Snippet {
  std::string_view before, exact, after;
  bool cut_before = false, cut_after = false;
};
Snippet snippet(const Dossier& dossier, const Citation& citation);

// Evidence of one origin: the citation to show, a sentence rather than a headline, and those that
// its copies and other sentences add.
struct OriginEvidence {
  std::uint32_t origin = 0;
  std::vector<Citation> citations;  // never empty
};
std::vector<OriginEvidence> by_origin(const Dossier& dossier,
                                      const std::vector<Citation>& evidence);

// The same citations, those of one article together, articles in the order of their first.
std::vector<Citation> by_article(std::vector<Citation> citations);

struct SpeakerQuotes {
  std::int64_t speaker = -1;
  std::vector<std::size_t> quotes;  // rows of Dossier::quotes
};
std::vector<SpeakerQuotes> by_speaker(
    const Dossier& dossier);  // in the order of their first quote; unnamed last

// Of these quotations at most `most`, those that most origins carry, in order of their rows.
std::vector<std::size_t> most_told(const Dossier& dossier, std::vector<std::size_t> quotes,
                                   std::size_t most);

// For each line of the timeline the events it tells that name a party: rows of Dossier::events.
std::vector<std::vector<std::size_t>> deeds(const Dossier& dossier);
// "talks, by telephone"
std::string deed_of(const DossierEvent& event, const Labels& words);

// Rows of Dossier::findings with that verdict.
std::vector<std::size_t> findings_with(const Dossier& dossier, Verdict verdict);
// A sign for those who do not see the colour.
std::string_view shape(Verdict verdict);

const DossierActor* actor_at(const Dossier& dossier,
                             std::int64_t row);  // nullptr where there is none
// Spellings that differ from the name by more than case, accents or words before it ("the", a
// title).
std::vector<std::string_view> other_spellings(const DossierActor& actor);
std::string_view host_of(std::string_view url);  // "www.example.org", or nothing
std::string outlet_of(
    const Source& source);  // outlet, else host, else the title's first words, else id
std::string address_of(const Source& source);  // on the web, else a name of ours for it
// "English and French"
std::string languages_of(const Dossier& dossier, const Labels& words);
// Why a text counts as another's: "same text, 97 % shared".
std::string kinship_of(const Source& source, const Labels& words);
// Sentences for the flags of a finding.
std::vector<std::string> flags_of(const DossierFinding& finding, const Labels& words);

}  // namespace recoupe
