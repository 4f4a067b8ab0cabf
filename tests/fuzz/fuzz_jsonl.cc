// One line of any bytes: a page, or a rejection that says where and why.
#include <cstdint>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto got =
      recoupe::parse_record({reinterpret_cast<const char*>(data), size}, "fuzz.jsonl:1");
  if (!got) {
    recoupe::must(
        recoupe::valid_utf8(got.error().id) && recoupe::valid_utf8(got.error().error.what),
        "an error is UTF-8");
    recoupe::must(!got.error().error.what.empty() && got.error().error.where == "fuzz.jsonl:1",
                  "an error says what and where");
    return 0;
  }
  recoupe::must(!got->bytes.empty() && got->place == "fuzz.jsonl:1",
                "a page has bytes and a place");
  recoupe::must(got->kind == recoupe::PageKind::kHtml || recoupe::valid_utf8(got->bytes),
                "a text is UTF-8");
  for (const std::string* s :
       {&got->id, &got->url, &got->outlet, &got->title, &got->language, &got->charset})
    recoupe::must(recoupe::valid_utf8(*s), "what a record says of itself is UTF-8");
  recoupe::must(
      got->published.begin <= got->published.end && got->fetched.begin <= got->fetched.end,
      "days end after they begin");
  return 0;
}
