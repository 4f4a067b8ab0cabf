#include "report/render/json_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr double kLargestWhole =
    9007199254740992.0;  // 2^53: up to here a double holds every integer
constexpr char32_t kReplacement = 0xfffd;

}  // namespace

void JsonWriter::comma() {
  if (out_.size() == begin_) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  comma();
  quote(name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  comma();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  if (std::trunc(number) == number && std::abs(number) <= kLargestWhole)
    return whole(static_cast<std::int64_t>(number));
  comma();
  fmt::format_to(std::back_inserter(out_), "{}", number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  comma();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  comma();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::whole(std::int64_t number) {
  comma();
  fmt::format_to(std::back_inserter(out_), "{}", number);
  return *this;
}

// Escapes what RFC 8259 demands, DEL and the two line separators that JavaScript trips over; the
// rest stays as it is.
void JsonWriter::quote(std::string_view text) {
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) {
      const CodePoint c = decode(text, i);
      const bool broken = c.size == 1;
      if (broken)
        append(out_, kReplacement);
      else if (c.value == 0x2028 || c.value == 0x2029)
        fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c.value));
      else
        out_.append(text, i, c.size);
      i += c.size;
      continue;
    }
    switch (byte) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      case '\b':
        out_ += "\\b";
        break;
      case '\f':
        out_ += "\\f";
        break;
      default:
        if (byte < 0x20 || byte == 0x7f)
          fmt::format_to(std::back_inserter(out_), "\\u{:04x}", byte);
        else
          out_ += static_cast<char>(byte);
    }
    ++i;
  }
  out_ += '"';
}

}  // namespace recoupe
