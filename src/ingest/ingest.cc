#include "ingest/ingest.h"

#include <fmt/format.h>

#include <utility>

#include "base/utf8.h"
#include "ingest/bytes.h"
#include "ingest/sniff.h"
#include "ingest/walk.h"

namespace recoupe {
namespace {

using Outcome = tl::expected<Page, Rejected>;

constexpr std::string_view kMark = "\xef\xbb\xbf";  // the byte order mark of UTF-8

Outcome rejected(Error error) { return tl::unexpected(Rejected{{}, std::move(error)}); }

Outcome rejected(Code code, std::string what, const std::string& place) {
  return rejected(Error{code, std::move(what), place});
}

// A download that ends inside a character loses that character only.
void drop_cut_character(std::string& text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xc0) == 0x80) continue;
    const std::size_t whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (whole > back) text.resize(text.size() - back);
    return;
  }
}

Outcome text_page(std::string bytes, const std::string& place) {
  if (bytes.compare(0, kMark.size(), kMark) == 0) bytes.erase(0, kMark.size());
  drop_cut_character(bytes);
  if (!valid_utf8(bytes))
    return rejected(Code::kBadInput, "the text is not UTF-8; convert it, for example with iconv",
                    place);
  if (trim(bytes).empty()) return rejected(Code::kBadInput, "the file is empty", place);
  Page page;
  page.place = place;
  page.kind = PageKind::kText;
  page.bytes = std::move(bytes);
  return page;
}

Outcome html_page(std::string bytes, const std::string& place) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos)
    return rejected(Code::kBadInput, "the file is empty", place);
  Page page;
  page.place = place;
  page.kind = PageKind::kHtml;
  page.bytes = std::move(bytes);
  return page;
}

// Why a file of this form gives no page; nothing for those that do.
std::string_view refusal(FileForm form) {
  switch (form) {
    case FileForm::kFeed:
      return "feeds and other XML are not read yet; give the pages themselves";
    case FileForm::kWarc:
      return "WARC archives are not read yet; unpack the pages, or give them as JSON lines";
    case FileForm::kPacked:
      return "packed or cut packed data; unpack it first";
    case FileForm::kBinary:
      return "binary data, neither a page nor a text";
    case FileForm::kJsonText:
      return "JSON; give lines of JSON as a .jsonl file, or with --jsonl";
    case FileForm::kHtml:
    case FileForm::kText:
    case FileForm::kLines:
    case FileForm::kObject:
      break;
  }
  return {};
}

}  // namespace

struct Ingest::State {
  std::vector<std::string> places;
  IngestOptions options;
  std::size_t next_place = 0;
  std::vector<Found> files;  // of the place in hand
  std::size_t next_file = 0;
  std::optional<ByteSource> lines;  // of the JSONL file in hand
  std::string lines_place;
  std::uint64_t line = 0, records = 0;  // of that file, read so far
  std::uint64_t bytes_done = 0;         // of files that are closed

  std::optional<Outcome> next_line();
  std::optional<Outcome> open(const Found& found);
  std::optional<Outcome> start_lines(ByteSource source, const std::string& place);
  std::optional<Outcome> read_object(ByteSource source, const std::string& place);
  Outcome read_page(ByteSource source, FileForm form, const std::string& place);
  bool next_found(Found& out);
};

// The next record of the JSONL file in hand; nothing at its end.
std::optional<Outcome> Ingest::State::next_line() {
  while (std::optional<Result<std::string>> got = lines->line(kMaxLineBytes)) {
    ++line;
    const std::string place = fmt::format("{}:{}", lines_place, line);
    if (!*got) {
      ++records;
      got->error().where = place;
      return rejected(std::move(got->error()));
    }
    std::string_view text = **got;
    if (line == 1 && text.substr(0, kMark.size()) == kMark) text.remove_prefix(kMark.size());
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++records;
    return parse_record(text, place);
  }
  bytes_done += lines->bytes_read();
  lines.reset();
  if (records == 0) return rejected(Code::kBadInput, "the file is empty", lines_place);
  return std::nullopt;
}

std::optional<Outcome> Ingest::State::start_lines(ByteSource source, const std::string& place) {
  lines = std::move(source);
  lines_place = place;
  line = records = 0;
  return next_line();
}

// A .json file may hold one object over many lines, or one a line.
std::optional<Outcome> Ingest::State::read_object(ByteSource source, const std::string& place) {
  const Result<std::string> all = source.rest(kMaxLineBytes);
  if (all) {
    std::string_view text = *all;
    if (text.substr(0, kMark.size()) == kMark) text.remove_prefix(kMark.size());
    Outcome one = parse_record(text, place);
    const bool several =
        text.find('\n') != std::string_view::npos && text.find_last_of('{') != text.find('{');
    if (one || one.error().error.code != Code::kCorrupt || !several) {
      bytes_done += source.bytes_read();
      return one;
    }
  }
  if (!source.rewind()) return rejected(Code::kIo, "cannot be read twice; name it .jsonl", place);
  return start_lines(std::move(source), place);
}

Outcome Ingest::State::read_page(ByteSource source, FileForm form, const std::string& place) {
  Result<std::string> bytes = source.rest(kMaxPageBytes);
  bytes_done += source.bytes_read();
  if (!bytes) return rejected(std::move(bytes.error()));
  if (form == FileForm::kHtml) return html_page(std::move(*bytes), place);
  return text_page(std::move(*bytes), place);
}

std::optional<Outcome> Ingest::State::open(const Found& found) {
  if (found.error) return rejected(*found.error);
  const std::string place = printable(found.path);
  Result<ByteSource> source = ByteSource::open(found.path, place);
  if (!source) return rejected(std::move(source.error()));
  FileForm form = sniff(found.path, source->peek(kSniffBytes));
  if (options.jsonl && form != FileForm::kPacked && form != FileForm::kBinary)
    form = FileForm::kLines;
  if (const std::string_view why = refusal(form); !why.empty()) {
    const Code code = form == FileForm::kBinary ? Code::kBadInput : Code::kUnsupported;
    return rejected(code, std::string(why), place);
  }
  if (form == FileForm::kLines) return start_lines(std::move(*source), place);
  if (form == FileForm::kObject) return read_object(std::move(*source), place);
  return read_page(std::move(*source), form, place);
}

bool Ingest::State::next_found(Found& out) {
  while (next_file == files.size()) {
    if (next_place == places.size()) return false;
    files = walk(places[next_place++]);
    next_file = 0;
  }
  out = std::move(files[next_file++]);
  return true;
}

Ingest::Ingest(std::vector<std::string> places, IngestOptions options)
    : state_(std::make_unique<State>()) {
  state_->places = std::move(places);
  state_->options = options;
}

Ingest::~Ingest() = default;

std::optional<tl::expected<Page, Rejected>> Ingest::next() {
  State& s = *state_;
  if (s.lines)
    if (std::optional<Outcome> outcome = s.next_line()) return outcome;
  for (Found found; s.next_found(found);)
    if (std::optional<Outcome> outcome = s.open(found)) return outcome;
  return std::nullopt;
}

std::uint64_t Ingest::bytes_read() const {
  return state_->bytes_done + (state_->lines ? state_->lines->bytes_read() : 0);
}

}  // namespace recoupe
