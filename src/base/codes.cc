#include "base/codes.h"

#include <array>
#include <cstddef>

#include "recoupe/dossier.h"
#include "recoupe/relations.h"

namespace recoupe {
namespace {

template <class E, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, E value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view();
}

constexpr std::array<std::string_view, 6> kBlocks{"title", "lead",    "paragraph",
                                                  "item",  "caption", "row"};
constexpr std::array<std::string_view, 13> kResidues{
    "breadcrumb", "counter",    "related", "neighbour",  "repeated_title", "share", "cookie",
    "newsletter", "author_box", "comment", "navigation", "caption",        "other"};
constexpr std::array<std::string_view, 7> kActors{"person", "office", "state", "body",
                                                  "group",  "medium", "place"};
constexpr std::array<std::string_view, 8> kGrains{"year", "quarter", "month",  "week",
                                                  "day",  "hour",    "minute", "second"};
constexpr std::array<std::string_view, 4> kManners{"direct", "mixed", "reported", "according_to"};
constexpr std::array<std::string_view, 8> kHedges{"exact", "approx",    "at_least", "more_than",
                                                  "up_to", "less_than", "range",    "vague"};
constexpr std::array<std::string_view, 3> kScopes{"whole", "part", "other"};
constexpr std::array<std::string_view, 8> kDoubts{
    "no_date",        "no_body",          "no_article", "bad_encoding",
    "unclosed_quote", "unknown_language", "truncated",  "too_deep"};
constexpr std::array<std::string_view, 4> kKinships{"root", "same_text", "contained",
                                                    "translation"};
constexpr std::array<std::string_view, 5> kAspects{"how_many", "when", "where", "who", "whether"};
constexpr std::array<std::string_view, 6> kVerdicts{"one_source", "agree",     "compatible",
                                                    "superseded", "retracted", "disagree"};
constexpr std::array<std::string_view, 6> kFlags{"power_of_ten",     "same_speaker",
                                                 "swapped_category", "scope_differs",
                                                 "later_report",     "withdrawn"};
constexpr std::array<std::string_view, 6> kBonds{"code",   "name",  "surname",
                                                 "office", "short", "translation"};
constexpr std::array<std::string_view, 3> kViews{"range", "majority", "ranked"};
constexpr std::array<std::string_view, 3> kChanges{"new", "updated", "gone"};

}  // namespace

std::string_view code(BlockKind kind) { return name_in(kBlocks, kind); }
std::string_view code(Residue kind) { return name_in(kResidues, kind); }
std::string_view code(ActorKind kind) { return name_in(kActors, kind); }
std::string_view code(Grain grain) { return name_in(kGrains, grain); }
std::string_view code(Manner manner) { return name_in(kManners, manner); }
std::string_view code(Hedge hedge) { return name_in(kHedges, hedge); }
std::string_view code(Scope scope) { return name_in(kScopes, scope); }
std::string_view code(Doubt doubt) { return name_in(kDoubts, doubt); }
std::string_view code(Kinship kinship) { return name_in(kKinships, kinship); }
std::string_view code(Aspect aspect) { return name_in(kAspects, aspect); }
std::string_view code(Verdict verdict) { return name_in(kVerdicts, verdict); }
std::string_view code(Flag flag) { return name_in(kFlags, flag); }
std::string_view code(ViewKind view) { return name_in(kViews, view); }
std::string_view code(Bond bond) { return name_in(kBonds, bond); }
std::string_view code(ChangeKind kind) { return name_in(kChanges, kind); }

}  // namespace recoupe
