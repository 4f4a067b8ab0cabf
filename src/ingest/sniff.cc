#include "ingest/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace recoupe {
namespace {

struct Named {
  std::string_view extension;
  FileForm form;
};

// Longer endings first, so that ".warc.gz" is not taken for ".gz".
constexpr std::array kNamed = {
    Named{".warc.gz", FileForm::kWarc}, Named{".xhtml", FileForm::kHtml},
    Named{".jsonl", FileForm::kLines},  Named{".ndjson", FileForm::kLines},
    Named{".html", FileForm::kHtml},    Named{".text", FileForm::kText},
    Named{".json", FileForm::kObject},  Named{".warc", FileForm::kWarc},
    Named{".atom", FileForm::kFeed},    Named{".htm", FileForm::kHtml},
    Named{".txt", FileForm::kText},     Named{".rss", FileForm::kFeed},
};

// Images and fonts need no row: their bytes show that they are binary, and a user may want to know.
constexpr std::array<std::string_view, 6> kCompanions = {".css", ".js", ".json5",
                                                         ".map", ".md", ".svg"};

struct Magic {
  std::string_view bytes;
  FileForm form;
};

using namespace std::string_view_literals;

constexpr std::array kMagic = {
    Magic{"\x1f\x8b"sv, FileForm::kPacked},
    Magic{"PK\x03\x04"sv, FileForm::kPacked},
    Magic{"\x28\xb5\x2f\xfd"sv, FileForm::kPacked},
    Magic{"\xfd"
          "7zXZ"sv,
          FileForm::kPacked},
    Magic{"BZh"sv, FileForm::kPacked},
    Magic{"%PDF-"sv, FileForm::kBinary},
    Magic{"\x89PNG"sv, FileForm::kBinary},
    Magic{"\xff\xd8\xff"sv, FileForm::kBinary},
    Magic{"GIF8"sv, FileForm::kBinary},
    Magic{"\x7f"
          "ELF"sv,
          FileForm::kBinary},
    Magic{"WARC/"sv, FileForm::kWarc},
};

bool ends_with_folded(std::string_view text, std::string_view ending) {
  if (text.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(),
                    text.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == ascii_lower(b); });
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool has_utf16_mark(std::string_view first) {
  return first.substr(0, 2) == "\xff\xfe"sv || first.substr(0, 2) == "\xfe\xff"sv;
}

std::string_view skip_mark_and_space(std::string_view text) {
  if (text.substr(0, 3) == "\xef\xbb\xbf"sv) text.remove_prefix(3);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

// What the bytes alone say; kText where they say nothing else.
FileForm by_bytes(std::string_view first) {
  if (has_utf16_mark(first)) return FileForm::kHtml;
  const std::string start = ascii_lower(skip_mark_and_space(first));
  const std::string_view s = start;
  for (const std::string_view tag :
       {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<article"sv, "<meta"sv})
    if (s.substr(0, tag.size()) == tag) return FileForm::kHtml;
  if (s.substr(0, 1) == "<" && (contains(s, "<html") || contains(s, "<!doctype html")))
    return FileForm::kHtml;
  if (s.substr(0, 5) == "<?xml" || s.substr(0, 4) == "<rss" || s.substr(0, 5) == "<feed")
    return FileForm::kFeed;
  if (s.substr(0, 1) == "<" && (contains(s, "<p>") || contains(s, "<div") || contains(s, "<title")))
    return FileForm::kHtml;
  if (s.substr(0, 1) == "{" && skip_mark_and_space(s.substr(1)).substr(0, 1) == "\"")
    return FileForm::kJsonText;
  return FileForm::kText;
}

}  // namespace

bool is_companion(std::string_view name) {
  return std::any_of(kCompanions.begin(), kCompanions.end(),
                     [&](std::string_view e) { return ends_with_folded(name, e); });
}

FileForm sniff(std::string_view name, std::string_view first) {
  const auto* row = std::find_if(kNamed.begin(), kNamed.end(), [&](const Named& n) {
    return ends_with_folded(name, n.extension);
  });
  const bool named = row != kNamed.end();
  if (named && row->form == FileForm::kWarc) return FileForm::kWarc;
  for (const Magic& magic : kMagic)
    if (first.substr(0, magic.bytes.size()) == magic.bytes) return magic.form;
  if (contains(first, "\0"sv) && !has_utf16_mark(first)) return FileForm::kBinary;
  return named ? row->form : by_bytes(first);
}

}  // namespace recoupe
