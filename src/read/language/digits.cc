// Digits with marks between them. Which mark parts thousands and which the fraction, the language
// says; three digits behind a mark leave it open, and `grouped` is the other reading.
#include <charconv>
#include <string>

#include "base/utf8.h"
#include "read/language/numerals.h"

namespace recoupe {
namespace {

std::optional<double> parse(std::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::string_view mark_kind(const Language& language, char mark) {
  const Table& table = language.table("numbers");
  const auto row = table.find(std::string_view(&mark, 1));
  return row ? table.cell(*row, "kind") : std::string_view();
}

// Where both marks stand, the last one is the decimal mark, in every language; elsewhere the
// language says.
char decimal_of_two(std::string_view text) {
  const std::size_t dot = text.rfind('.'), comma = text.rfind(',');
  if (dot == std::string_view::npos || comma == std::string_view::npos) return 0;
  return dot > comma ? '.' : ',';
}

}  // namespace

std::optional<Literal> read_digits(std::string_view text, const Language& language) {
  std::string digits,
      whole;  // with the decimal point as we read it, and with every mark taken as a thousands mark
  std::size_t groups = 0, points = 0, tail = 0;
  char mark = 0;
  const char last_mark = decimal_of_two(text);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    i += c.size;
    if (is_digit(c.value)) {
      digits += static_cast<char>(c.value);
      whole += static_cast<char>(c.value);
      ++tail;
      continue;
    }
    if (digits.empty() || i == text.size()) return std::nullopt;
    if (c.value == '.' || c.value == ',') {
      if (points > 0 && mark != static_cast<char>(c.value)) return std::nullopt;
      const char sign = static_cast<char>(c.value);
      const bool decimal = last_mark ? sign == last_mark : mark_kind(language, sign) == "decimal";
      if (points > 0 || decimal)
        ++points;
      else
        ++groups;
      if (points == 1) digits += '.';
      if (points > 0) mark = static_cast<char>(c.value);
    } else if (is_space(c.value) || c.value == '\'' || c.value == 0x2019) {
      ++groups;
    } else {
      return std::nullopt;
    }
    tail = 0;
  }
  if (digits.empty()) return std::nullopt;
  const bool three = tail == 3 && whole.size() > 3 && whole.front() != '0';
  // Two decimal marks are none: "1.000.000". A mark of thousands without three digits behind it is
  // a decimal one.
  const std::string& chosen = points > 1 ? whole : digits;
  auto value = parse(chosen);
  if (!value) return std::nullopt;
  double grouped = *value;
  if (points == 1 && three) grouped = parse(whole).value_or(*value);
  if (points == 0 && groups == 1 && tail < 3) {
    const std::size_t cut = whole.size() - tail;
    value = parse(whole.substr(0, cut) + "." + whole.substr(cut));
    grouped = value.value_or(0);
  }
  if (!value) return std::nullopt;
  return Literal{*value, grouped};
}

}  // namespace recoupe
