#include "read/extract/extract.h"

#include "base/hash.h"

namespace recoupe {

// Clean text only, until the page reader lands: every line a block.
Extracted extract(const Page& page, const Pack&) {
  Extracted e;
  Article& a = e.article;
  a.text = page.bytes;
  a.url = page.url;
  a.outlet = page.outlet;
  a.title = page.title;
  a.lang = page.language;
  a.published = page.published;
  a.reference = page.published.known() ? page.published : page.fetched;
  a.id = mix(hash(a.url), hash(a.text));
  a.key = page.id.empty() ? hex(a.id) : page.id;
  for (std::size_t from = 0; from < a.text.size();) {
    const std::size_t end = std::min(a.text.find('\n', from), a.text.size());
    if (end > from)
      a.blocks.push_back({{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}, BlockKind::kParagraph});
    from = end + 1;
  }
  return e;
}

}  // namespace recoupe
