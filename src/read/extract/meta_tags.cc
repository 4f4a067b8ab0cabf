#include "read/extract/meta_tags.h"

#include "base/utf8.h"

namespace recoupe {
std::vector<MetaTag> meta_tags(const HtmlTree& tree) {
  std::vector<MetaTag> out;
  for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
    if (tree.nodes[n].tag != Tag::kMeta) continue;
    const std::string_view value = trim(tree.attr(n, AttrKey::kContent));
    if (value.empty()) continue;
    for (const AttrKey key : {AttrKey::kProperty, AttrKey::kName, AttrKey::kItemprop}) {
      if (const std::string_view k = tree.attr(n, key); !k.empty()) {
        out.push_back({ascii_lower(k), std::string(value)});
      }
    }
  }
  return out;
}

std::string_view meta(const std::vector<MetaTag>& tags, std::string_view key) {
  for (const MetaTag& t : tags) {
    if (t.key == key) return t.value;
  }
  return {};
}

}  // namespace recoupe
