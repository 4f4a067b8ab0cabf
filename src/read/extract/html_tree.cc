#include "read/extract/html_tree.h"

#include "read/extract/html_feed.h"
#include "read/extract/html_table.h"

namespace recoupe {
namespace {

struct KeyName {
  std::string_view name;
  AttrKey key;
};
constexpr KeyName kKeys[] = {{"class", AttrKey::kWords},
                             {"id", AttrKey::kWords},
                             {"data-component", AttrKey::kWords},
                             {"data-testid", AttrKey::kWords},
                             {"itemprop", AttrKey::kItemprop},
                             {"property", AttrKey::kProperty},
                             {"name", AttrKey::kName},
                             {"content", AttrKey::kContent},
                             {"datetime", AttrKey::kDatetime},
                             {"title", AttrKey::kHint},
                             {"rel", AttrKey::kRel},
                             {"href", AttrKey::kHref},
                             {"role", AttrKey::kRole},
                             {"hidden", AttrKey::kHidden}};

}  // namespace

std::optional<AttrKey> attribute_key(std::string_view name, std::string_view value) {
  for (const KeyName& k : kKeys)
    if (!name.empty() && k.name.front() == name.front() && k.name == name) return k.key;
  const bool unseen = name == "style" && value.find("display:none") != std::string_view::npos;
  return unseen ? std::optional(AttrKey::kHidden) : std::nullopt;
}

void add_attribute(AttrKey key, std::string_view value, std::vector<HtmlAttr>& attrs,
                   std::string& values) {
  constexpr std::size_t kMaxValue = 20'000;
  const auto begin = static_cast<std::uint32_t>(values.size());
  if (key != AttrKey::kHidden) values += value.substr(0, kMaxValue);  // it says all by being there
  attrs.push_back({key, {begin, static_cast<std::uint32_t>(values.size())}});
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kOther:
    case Tag::kText:
    case Tag::kBreak:
    case Tag::kAnchor:
    case Tag::kTime:
    case Tag::kLink:
    case Tag::kMeta:
      return false;
    default:
      return true;
  }
}

std::string_view HtmlTree::attr(std::size_t i, AttrKey key) const {
  for (std::uint32_t a = nodes[i].attrs.begin; a < nodes[i].attrs.end; ++a) {
    if (attrs[a].key == key) return attrs[a].value.of(values);
  }
  return {};
}

HtmlTree parse_html(std::string_view utf8) {
  HtmlTree out;
  HtmlFeed feed = feed_of(utf8);
  out.json_ld = std::move(feed.json_ld);
  out.too_deep = feed.too_deep;
  out.truncated = feed.truncated;
  out.attrs = std::move(feed.attrs);
  out.values = std::move(feed.values);
  out.text.reserve(utf8.size() / 4);
  HtmlTable table(feed, out);
  parse_into(feed.html, &table);
  return out;
}

}  // namespace recoupe
