// A page as a flat table of its elements, in document order.
//
// Takes: UTF-8 bytes. Gives nodes in pre-order: node i's descendants are (i, nodes[i].end), its
// words are text[nodes[i].text], white space collapsed. Scripts, styles, comments, drawings and
// inline formatting are gone; JSON-LD comes apart. The HTML parser does not show outside
// its backend (html_table.h). Bounded: what nests deeper than kMaxDepth loses its tags and keeps
// its words; what comes after kMaxTags tags or kMaxTextBytes is cut. Nothing recurses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/span.h"

namespace recoupe {

inline constexpr std::uint32_t kMaxDepth = 400;     // browsers stop at 512
inline constexpr std::uint32_t kMaxTags = 300'000;  // the longest live blogs have a tenth
inline constexpr std::uint32_t kMaxTextBytes = 8u
                                               << 20;  // of markup and words, scripts not counted

enum class Tag : std::uint8_t {
  kOther,  // inline, or unknown
  kText,
  kHtml,
  kHead,
  kBody,
  kTitle,
  kMeta,
  kLink,
  kArticle,
  kMain,
  kSection,
  kNav,
  kAside,
  kHeader,
  kFooter,
  kDiv,
  kParagraph,
  kBreak,
  kRule,
  kH1,
  kH2,
  kH3,
  kHeading,  // h4 to h6
  kList,
  kItem,
  kTable,
  kRow,
  kCell,
  kFigure,
  kCaption,
  kQuote,
  kPre,
  kAnchor,
  kTime,
  kForm,
  kButton,
  kAddress,
  kDialog,
  kMedia
};

enum class AttrKey : std::uint8_t {
  kWords,  // class, id, data-component, data-testid
  kItemprop,
  kProperty,
  kName,
  kContent,
  kDatetime,
  kHint,  // title: "2022-01-07T14:30Z" of <abbr class="published">
  kRel,
  kHref,
  kRole,
  kHidden  // hidden, or style="display:none"
};

struct HtmlAttr {
  AttrKey key{};
  Span value{};  // of HtmlTree::values
};

struct HtmlNode {
  Tag tag{};
  bool linked = false;       // inside an <a>
  std::uint32_t parent = 0;  // 0 for the first, which is the document
  std::uint32_t end = 0;     // one past its last descendant
  std::uint32_t block = 0;   // the nearest block element: itself or an ancestor
  std::uint32_t links = 0;   // bytes of its text that are links
  Span text{};
  Run<HtmlAttr> attrs{};
};

struct HtmlTree {
  std::string text;
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttr> attrs;
  std::string values;
  std::vector<std::string> json_ld;
  bool too_deep = false;
  bool truncated = false;

  std::string_view words(std::size_t i) const { return nodes[i].text.of(text); }
  std::string_view attr(std::size_t i, AttrKey key) const;  // "" where there is none
};

bool is_block(Tag tag);
// What the attribute of that name, in small letters, is kept as.
std::optional<AttrKey> attribute_key(std::string_view name, std::string_view value);
void add_attribute(AttrKey key, std::string_view value, std::vector<HtmlAttr>& attrs,
                   std::string& values);
HtmlTree parse_html(std::string_view utf8);

}  // namespace recoupe
