// Every day that a page names as one of its own, and where it does.
//
// Takes: the page's <meta> tags and JSON-LD, its HtmlTree and marked blocks, its address, and its
// bytes for the dates of scripts. Gives the clues, a day as often as it is named. Linear; looks at
// no more than kMostDateClues. Decides nothing: see published.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/blocks.h"
#include "read/extract/json_ld.h"
#include "read/extract/meta_tags.h"

namespace recoupe {

inline constexpr std::size_t kMostDateClues = 400;

// What the page says of itself first, then what is seen, then what counts for little; the rule of a
// day is that of the first source that names it.
enum class DateSource : std::uint8_t {
  kSite,  // the element that a rule of the site names
  kJson,
  kMeta,
  kItem,      // itemprop or property datePublished
  kJsonPage,  // of the WebPage around the article
  kJsonCreated,
  kMetaDate,
  kTime,     // <time>
  kMarked,   // an element that is marked as the date
  kText,     // a short block
  kOpening,  // of a long one
  kUrl,
  kScript,
  kTimeAside,  // <time>, mark and short block of a teaser, a comment or a menu
  kMarkedAside,
  kTextAside,
  kJsonModified,
  kMetaModified,
  kItemModified,
  kCount
};

struct DateClue {
  Period day{};
  Period moment{};  // where an hour stands with it
  DateSource source{};
  std::int32_t from_title = 0;  // blocks; only of what is seen
  bool says_published = false;
  bool says_revised = false;
  bool says_other = false;  // that somebody became a member
};

struct DatedPage {
  const HtmlTree& tree;
  const PageBlocks& page;
  const std::vector<std::uint32_t>& site;  // elements that a rule of the site names
  const std::vector<MetaTag>& tags;
  const JsonLd& json;
  std::string_view url;
  std::string_view bytes;
  std::uint32_t title_node = 0;  // 0: none
};

std::vector<DateClue> date_clues(const DatedPage& page, const Pack& pack);

}  // namespace recoupe
