// One line of JSON that must be an object, as simdjson reads it, through its error codes alone.
//
// The line is parsed whole before anything is taken from it, so a cut line gives nothing. Takes: a
// line of at most kMaxLineBytes. Gives: its id, before all else, so that whatever is wrong with the
// rest can be told of it; then its fields. Errors: a Problem without a place.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "recoupe/result.h"

namespace recoupe {

using Problem = std::optional<Error>;  // nothing: all is well

Error bad(std::string what, Code code = Code::kBadInput);
Problem take_string(std::string_view name, const simdjson::dom::element& value, std::string& into);

class JsonRecord {
 public:
  Problem parse(std::string_view line, std::string& id);
  // Valid as long as the record is. A field nobody knows is left alone.
  simdjson::dom::object fields() const { return object_; }

 private:
  simdjson::dom::parser parser_;
  simdjson::dom::object object_;
};

}  // namespace recoupe
