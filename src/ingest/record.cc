// One line of JSON to a Page. The line is parsed whole before anything is taken from it, so a cut
// line gives no half-read page. simdjson is used through its error codes alone.
#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/utf8.h"
#include "ingest/base64.h"
#include "ingest/ingest.h"
#include "ingest/json_record.h"

namespace recoupe {
namespace {

namespace json = simdjson::dom;

// What a record holds before it is known which of its bodies counts.
struct Fields {
  Page page;
  std::optional<std::string> html, html_base64, text;
  std::string content_type;
  bool clean = false;
};

Problem take_body(std::string_view name, const json::element& value,
                  std::optional<std::string>& into) {
  return take_string(name, value, into.emplace());
}

Problem take_date(std::string_view name, const json::element& value, Period& into) {
  std::string text;
  if (Problem problem = take_string(name, value, text)) return problem;
  if (trim(text).empty()) return std::nullopt;
  const std::optional<Period> when = parse_iso(trim(text));
  if (!when)
    return bad(fmt::format(
        "\"{}\" is no date that can be read: write 2022-01-07 or 2022-01-07T14:30Z", name));
  into = *when;
  return std::nullopt;
}

Problem take_clean(const json::element& value, bool& into) {
  if (value.get_bool().get(into) == simdjson::SUCCESS) return std::nullopt;
  return bad("\"clean\" must be true or false");
}

// A field nobody knows is left alone: a record may carry more than recoupe reads.
Problem take(std::string_view name, const json::element& value, Fields& out) {
  if (value.is_null()) return std::nullopt;
  if (name == "html") return take_body(name, value, out.html);
  if (name == "html_base64") return take_body(name, value, out.html_base64);
  if (name == "text") return take_body(name, value, out.text);
  if (name == "content_type") return take_string(name, value, out.content_type);
  if (name == "clean") return take_clean(value, out.clean);
  if (name == "url") return take_string(name, value, out.page.url);
  if (name == "outlet") return take_string(name, value, out.page.outlet);
  if (name == "title") return take_string(name, value, out.page.title);
  if (name == "language") return take_string(name, value, out.page.language);
  if (name == "fetched") return take_date(name, value, out.page.fetched);
  if (name == "published") return take_date(name, value, out.page.published);
  return std::nullopt;
}

// "text/html; charset=\"windows-1252\"" -> "windows-1252".
std::string charset_of(std::string_view content_type) {
  const std::string text = ascii_lower(trim(content_type));
  constexpr std::string_view kKey = "charset=";
  const std::size_t at = text.find(kKey);
  if (at == std::string::npos) return {};
  const std::string_view rest = std::string_view(text).substr(at + kKey.size());
  const std::string_view value = trim(rest.substr(0, rest.find(';')));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    return std::string(value.substr(1, value.size() - 2));
  return std::string(value);
}

Problem take_bytes(const Fields& fields, Page& page) {
  const std::string type = ascii_lower(
      trim(std::string_view(fields.content_type).substr(0, fields.content_type.find(';'))));
  const bool plain = type == "text/plain";
  if (!plain && !type.empty() && type != "text/html" && type != "application/xhtml+xml")
    return bad("\"content_type\" names neither a page nor a text", Code::kUnsupported);
  std::optional<std::string> bytes = decode_base64(*fields.html_base64);
  if (!bytes) return bad("\"html_base64\" is not base64, or it was cut", Code::kCorrupt);
  page.charset = charset_of(fields.content_type);
  if (plain && !valid_utf8(*bytes))
    return bad("\"html_base64\" holds plain text that is not UTF-8");
  page.kind = plain ? PageKind::kText : PageKind::kHtml;
  page.bytes = std::move(*bytes);
  return std::nullopt;
}

Problem take_page(Fields& fields) {
  Page& page = fields.page;
  const int bodies =
      fields.html.has_value() + fields.html_base64.has_value() + fields.text.has_value();
  if (bodies == 0) return bad("the record has neither \"html\" nor \"html_base64\" nor \"text\"");
  if (bodies > 1)
    return bad("the record has more than one of \"html\", \"html_base64\" and \"text\"; keep one");
  // A headline without a body is all that its outlet said.
  if (fields.text && trim(*fields.text).empty()) fields.text = page.title;
  if (fields.html_base64) {
    if (Problem problem = take_bytes(fields, page)) return problem;
  } else if (fields.html) {
    page.kind = PageKind::kHtml;
    page.charset =
        "utf-8";  // JSON carries characters: what the page's own meta says no longer holds
    page.bytes = std::move(*fields.html);
  } else {
    page.kind = fields.clean ? PageKind::kClean : PageKind::kText;
    page.bytes = std::move(*fields.text);
  }
  if (page.bytes.size() > kMaxPageBytes)
    return bad(fmt::format("larger than {} MB, the most a page may have", kMaxPageBytes >> 20),
               Code::kTooLarge);
  if (trim(page.bytes).empty()) return bad("the record's page or text is empty");
  return std::nullopt;
}

Problem read_fields(std::string_view line, Fields& fields) {
  JsonRecord record;
  if (Problem problem = record.parse(line, fields.page.id)) return problem;
  for (const auto [name, value] : record.fields())
    if (Problem problem = take(name, value, fields)) return problem;
  return take_page(fields);
}

}  // namespace

tl::expected<Page, Rejected> parse_record(std::string_view line, const std::string& place) {
  Fields fields;
  fields.page.place = place;
  Problem problem = line.size() > kMaxLineBytes ? bad("the line is too long", Code::kTooLarge)
                                                : read_fields(line, fields);
  if (!problem) return std::move(fields.page);
  problem->where = place;
  return tl::unexpected(Rejected{std::move(fields.page.id), std::move(*problem)});
}

}  // namespace recoupe
