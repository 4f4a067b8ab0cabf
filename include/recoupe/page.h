// A Page is what ingest hands on: bytes as they came, and what the world said about
// them. Only ingest makes one; read/extract turns it into an Article and never fails.
#pragma once

#include <string>

#include "recoupe/span.h"

namespace recoupe {

enum class PageKind : unsigned char {
  kHtml,   // a page; `bytes` in the charset that its BOM, header or meta names
  kText,   // UTF-8 text that someone scraped, with whatever residue of the page it carries
  kClean,  // UTF-8 text that is the body and nothing else: taken byte for byte
};

struct Page {
  std::string id;     // as the input names it; empty: the article's hash will do
  std::string place;  // "dir/a.html", "feed.jsonl:12": where a user finds it again
  std::string bytes;
  std::string charset;  // from a content type, if one came along
  std::string url, outlet, title, language;
  Period fetched{}, published{};
  PageKind kind{};
};

}  // namespace recoupe
