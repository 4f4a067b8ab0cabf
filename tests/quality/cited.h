// What all gold files share: cells, numbers, periods, codes, and words cited from a text.
//
//   Citations("Trois morts mardi").all("Trois … mardi")  -> 0..17
//
// Takes: rows of gold, the text that they cite. Gives: values and spans. Cost: linear in the text
// for each citation. Errors: what cannot be read fails the test; words that do not stand in the
// text give no place. Does not know any table.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "recoupe/span.h"

namespace recoupe::testing {

using Places = std::vector<Span>;  // everywhere that the words for one thing stand
using Side = std::vector<Places>;  // one entry a party

std::vector<std::string> split(std::string_view text, std::string_view by);

// The files of a folder, in the order of their names.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder);

std::optional<double> number(std::string_view text);  // "" and "-" are none

// "9", "9..", "20..99": an open bound is none.
struct Bounds {
  std::optional<double> low, high;
};
Bounds bounds(std::string_view text);

// "2023-03-14", "2023-03", "2023-03-14..2023-03-17"; "-" or "" is unknown.
Period period(const std::string& text);

// "person" or, where both are right, "office/person"; none for "-".
template <class E>
std::vector<E> any_code(const std::string& names) {
  std::vector<E> out;
  if (names == "-") return out;
  for (const std::string& name : split(names, "/")) {
    const auto value = from_code<E>(name);
    REQUIRE_MESSAGE(value.has_value(), name);
    out.push_back(value.value_or(E{}));
  }
  return out;
}

class Citations {
 public:
  explicit Citations(std::string_view text) : text_(text) {}

  // Everywhere that `words` stand. "[la police] a dit" cites the words in brackets alone.
  Places all(std::string_view words) const;
  Places any_of(std::string_view wordings) const;  // "ont arrêté / l'arrestation"
  Side side(std::string_view parties) const;       // "A + B"
  Span after(std::string_view words, std::uint32_t from) const;
  Span nearest(std::string_view wordings, Span to) const;

 private:
  Places plain(std::string_view cited) const;

  std::string_view text_;
};

}  // namespace recoupe::testing
