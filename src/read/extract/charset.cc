#include "read/extract/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kMetaBytes = 4096;  // browsers look for a <meta charset> no further than 1024
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string meta_charset(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, kMetaBytes));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::size_t begin = at + 8;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) {
    ++begin;
  }
  std::size_t end = begin;
  while (end < head.size() && std::string_view("\"' />;").find(head[end]) == std::string::npos)
    ++end;
  return head.substr(begin, end - begin);
}

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};

// Nothing where ICU knows no such charset.
bool convert(std::string_view bytes, const std::string& charset, std::string& out) {
  if (charset.empty()) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) || !converter) return false;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return false;
  text.toUTF8String(out);
  return true;
}

// The labels that the web uses for windows-1252.
std::string web_label(std::string name) {
  static constexpr std::string_view kLatin1[] = {"iso-8859-1", "iso8859-1", "latin1", "latin-1",
                                                 "ascii",      "us-ascii",  "ansi"};
  if (std::find(std::begin(kLatin1), std::end(kLatin1), name) != std::end(kLatin1)) {
    return "windows-1252";
  }
  return name;
}

bool is_utf8_label(std::string_view name) { return name == "utf-8" || name == "utf8"; }

bool beyond_ascii(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

// UTF-8 with U+FFFD for what is none, and how many there were.
std::size_t repair(std::string_view bytes, std::string& out) {
  std::size_t broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = decode(bytes, i);
    if (c.value == 0xFFFD && c.size == 1) {
      out += kReplacement;
      ++broken;
    } else {
      out += bytes.substr(i, c.size);
    }
    i += c.size;
  }
  return broken;
}

Decoded from_legacy(std::string_view bytes, const std::string& label) {
  Decoded out;
  if (!convert(bytes, web_label(label), out.text)) convert(bytes, "windows-1252", out.text);
  out.damaged = out.text.find(kReplacement) != std::string::npos;
  return out;
}

}  // namespace

Decoded to_utf8(std::string_view bytes, std::string_view declared) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    bytes.remove_prefix(3);
    declared = "utf-8";
  } else if (bytes.substr(0, 2) == "\xFF\xFE") {
    return from_legacy(bytes.substr(2), "utf-16le");
  } else if (bytes.substr(0, 2) == "\xFE\xFF") {
    return from_legacy(bytes.substr(2), "utf-16be");
  }
  const std::string label = declared.empty() ? meta_charset(bytes) : ascii_lower(trim(declared));
  if (valid_utf8(bytes) && (beyond_ascii(bytes) || label.empty() || is_utf8_label(label))) {
    return {std::string(bytes), false};
  }
  if (!label.empty() && !is_utf8_label(label)) return from_legacy(bytes, label);
  if (label.empty()) return from_legacy(bytes, "windows-1252");
  // It says UTF-8 and is not. A stray byte is a broken character; many are another charset.
  Decoded out;
  const std::size_t broken = repair(bytes, out.text);
  std::size_t high = 0;
  for (const char c : bytes) high += (c & 0x80) != 0 ? 1u : 0u;
  if (broken * 2 > high) return from_legacy(bytes, "windows-1252");
  out.damaged = true;
  return out;
}

}  // namespace recoupe
