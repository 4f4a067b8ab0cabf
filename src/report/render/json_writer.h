// Writes one JSON value into a string, front to back: RFC 8259, valid UTF-8 whatever comes in, no
// spaces.
//
//   std::string out;
//   JsonWriter w(out);
//   w.begin_object().key("v").value(1).key("speaker").null().end_object();   //
//   {"v":1,"speaker":null}
//
// Commas are its own affair: one is due unless the last byte opened a list or named a key. Numbers
// are the shortest that read back as the same value, whole ones without a point; what is no number
// is null. It does not check that keys and values alternate.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out), begin_(out.size()) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(bool truth);
  template <std::integral T>
  JsonWriter& value(T number) {
    return whole(static_cast<std::int64_t>(number));
  }
  JsonWriter& null();

  // A key and its value; `text_or_null` writes null for an empty text.
  template <class T>
  JsonWriter& field(std::string_view name, const T& what) {
    return key(name).value(what);
  }
  JsonWriter& text_or_null(std::string_view name, std::string_view text) {
    return text.empty() ? key(name).null() : field(name, text);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& whole(std::int64_t number);
  void comma();
  void quote(std::string_view text);

  std::string& out_;
  std::size_t begin_;
};

}  // namespace recoupe
