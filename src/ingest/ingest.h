// The only reader of outside bytes: files, folders, JSONL and standard input become Pages.
//
// Takes: places as the user gave them. A folder is read whole, in the order of its sorted paths.
// Gives, one at a time and in input order, a Page or the Error that says why there is none (file
// and line); the run goes on after either. Caps: kMaxPageBytes and kMaxLineBytes; what is larger is
// an Error, never read into memory.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "recoupe/page.h"
#include "recoupe/result.h"

namespace recoupe {

inline constexpr std::uint64_t kMaxPageBytes =
    64u << 20;  // no news page is near it; MyHTML takes about ten times its size
inline constexpr std::uint64_t kMaxLineBytes = 96u << 20;  // a page in base64 and its field names

struct IngestOptions {
  bool jsonl = false;  // every input is lines of JSON, whatever its name; .jsonl files always are
};

// An error that still knows which record it speaks of.
struct Rejected {
  std::string id;  // of the record, where it could be read
  Error error;
};

class Ingest {
 public:
  Ingest(std::vector<std::string> places, IngestOptions options);
  ~Ingest();
  // The next page or rejection; nothing at the end of all inputs.
  std::optional<tl::expected<Page, Rejected>> next();
  std::uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One line of JSON, as in the input contract. Pure; fuzzed.
tl::expected<Page, Rejected> parse_record(std::string_view line, const std::string& place);

}  // namespace recoupe
