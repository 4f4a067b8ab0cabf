#include "ingest/json_record.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "ingest/ingest.h"

namespace recoupe {
namespace {

namespace json = simdjson::dom;

Problem take_id(const json::element& value, std::string& into) {
  std::int64_t whole = 0;
  std::uint64_t large = 0;
  double real = 0;
  if (value.get_int64().get(whole) == simdjson::SUCCESS) {
    into = fmt::format("{}", whole);
  } else if (value.get_uint64().get(large) == simdjson::SUCCESS) {
    into = fmt::format("{}", large);
  } else if (value.get_double().get(real) == simdjson::SUCCESS) {
    into = fmt::format("{}", real);
  } else if (value.is_string()) {
    return take_string("id", value, into);
  } else {
    return bad("\"id\" must be a string or a number");
  }
  return std::nullopt;
}

Error parse_error(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return bad("the line is not UTF-8");
    case simdjson::EMPTY:
      return bad("the line is empty");
    case simdjson::CAPACITY:
      return bad("the line is too long", Code::kTooLarge);
    case simdjson::MEMALLOC:
      return bad("no memory left for this line", Code::kTooLarge);
    case simdjson::DEPTH_ERROR:
      return bad("the line's objects are nested too deep", Code::kTooLarge);
    default:
      break;
  }
  return bad(fmt::format("the line is not JSON, or it was cut ({})", simdjson::error_message(code)),
             Code::kCorrupt);
}

}  // namespace

Error bad(std::string what, Code code) { return {code, std::move(what), {}}; }

Problem take_string(std::string_view name, const json::element& value, std::string& into) {
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS)
    return bad(fmt::format("\"{}\" must be a string", name));
  if (!valid_utf8(text)) return bad(fmt::format("\"{}\" holds half of a surrogate pair", name));
  into = text;
  return std::nullopt;
}

Problem JsonRecord::parse(std::string_view line, std::string& id) {
  if (line.size() > kMaxLineBytes) return bad("the line is too long", Code::kTooLarge);
  json::element root;
  if (const auto code = parser_.parse(line.data(), line.size(), true).get(root);
      code != simdjson::SUCCESS)
    return parse_error(code);
  if (root.get_object().get(object_) != simdjson::SUCCESS)
    return bad("the line must be a JSON object {\"id\": …}");
  json::element value;
  if (object_.at_key("id").get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return take_id(value, id);
}

}  // namespace recoupe
