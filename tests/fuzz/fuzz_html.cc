// A page of any bytes: charset, tree, body, metadata.
#include <cstdint>

#include "invariants.h"
#include "pack/pack.h"
#include "read/extract/extract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const recoupe::Pack kPack = recoupe::Pack::load().value();
  recoupe::Page page;
  page.place = "fuzz.html";
  page.kind = recoupe::PageKind::kHtml;
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  const recoupe::Extracted got = recoupe::extract(page, kPack);
  recoupe::check_article(got.article, page);
  return 0;
}
