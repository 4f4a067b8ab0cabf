// A scraped text of any bytes, read by every stage, with and without its residue. The reading is
// also written as JSON, which must be JSON.
#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/calendar.h"
#include "invariants.h"
#include "pack/pack.h"
#include "pipeline/read.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

void read(PageKind kind, std::string bytes) {
  static const Pack kPack = Pack::load().value();
  Page page;
  page.place = "fuzz.txt";
  page.kind = kind;
  page.bytes = std::move(bytes);
  page.published = *parse_iso("2022-01-08");
  const Reading reading = read_article(page, kPack);
  check_article(reading.article, page);
  check_reading(reading);
  simdjson::dom::parser parser;
  if (parser.parse(reading_json(reading, kPack)).error() == simdjson::SUCCESS) return;
  std::fprintf(stderr, "broken law: a reading is written as JSON\n");
  std::abort();
}

}  // namespace
}  // namespace recoupe

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  recoupe::read(recoupe::PageKind::kText, bytes);
  recoupe::read(recoupe::PageKind::kClean, bytes);
  return 0;
}
