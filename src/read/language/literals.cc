// The digits of the token are read with the marks of the language; then the raw text behind them
// is looked at for a power or a slash, which must end where some token ends. Linear; exponents and
// the parts of fractions have few digits.
#include "read/language/literals.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "base/utf8.h"
#include "read/language/numerals.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostFractionDigits = 3;
constexpr std::size_t kMostExponentDigits = 3;
constexpr double kLeastDenominator = 2;

std::optional<double> parse(std::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

struct Tail {  // of a number, behind its first digits
  double value = 0;
  std::size_t end = 0;  // byte
};

// "+6", "-4", "10": the digits of an exponent.
std::optional<Tail> exponent_at(std::string_view text, std::size_t at) {
  const bool negative = at < text.size() && text[at] == '-';
  if (at < text.size() && (negative || text[at] == '+')) ++at;
  std::size_t last = at;
  while (digit_at(text, last)) ++last;
  if (last == at || last - at > kMostExponentDigits) return std::nullopt;
  if (is_letter(decode(text, last).value)) return std::nullopt;
  const double value = parse(text.substr(at, last - at)).value_or(0);
  return Tail{negative ? -value : value, last};
}

double to_power(double base, double exponent) {
  double value = 1;
  for (double k = exponent < 0 ? -exponent : exponent; k > 0; --k) value *= base;
  return exponent < 0 ? 1 / value : value;
}

// "e6", "x10^6", "^3" behind a mantissa that ends at byte `at`.
std::optional<Tail> power_at(std::string_view text, std::size_t at, double mantissa) {
  const std::string_view rest = text.substr(at);
  const auto scaled = [&](std::size_t signs) -> std::optional<Tail> {
    const auto e = exponent_at(text, at + signs);
    if (!e) return std::nullopt;
    const auto value = parse(fmt::format("{}e{}", mantissa, static_cast<int>(e->value)));
    if (!value) return std::nullopt;
    return Tail{*value, e->end};
  };
  if (rest.starts_with("e") || rest.starts_with("E")) return scaled(1);
  for (const std::string_view sign : {"x10^", "×10^", "*10^", " x 10^", " × 10^", " * 10^"})
    if (rest.starts_with(sign)) return scaled(sign.size());
  if (!rest.starts_with("^")) return std::nullopt;
  const auto e = exponent_at(text, at + 1);
  if (!e) return std::nullopt;
  return Tail{to_power(mantissa, e->value), e->end};
}

// "3/4": two short whole numbers, the first the smaller, and no third behind another slash.
std::optional<Tail> slash_at(std::string_view text, std::uint32_t begin) {
  std::size_t at = begin;
  while (digit_at(text, at)) ++at;
  if (at == begin || at - begin > kMostFractionDigits) return std::nullopt;
  if (at >= text.size() || text[at] != '/') return std::nullopt;
  std::size_t last = at + 1;
  while (digit_at(text, last)) ++last;
  if (last == at + 1 || last - at - 1 > kMostFractionDigits) return std::nullopt;
  const char32_t before = begin > 0 ? decode_before(text, begin).value : ' ';
  const char32_t after = last < text.size() ? decode(text, last).value : ' ';
  if (before == '/' || before == '.' || before == ',' || after == '/' || is_letter(after))
    return std::nullopt;
  const double part = parse(text.substr(begin, at - begin)).value_or(0);
  const double whole = parse(text.substr(at + 1, last - at - 1)).value_or(0);
  if (whole < kLeastDenominator || part >= whole || part < 1) return std::nullopt;
  return Tail{part / whole, last};
}

// How many tokens end at that byte, counted from `at`; 0: it lies inside one.
std::uint32_t tokens_to(const Prose& prose, std::size_t at, std::size_t end, std::size_t byte) {
  for (std::size_t i = at; i < end && prose.tokens[i].span.begin < byte; ++i)
    if (prose.tokens[i].span.end == byte) return static_cast<std::uint32_t>(i + 1 - at);
  return 0;
}

std::optional<SignedNumber> fraction_at(const Prose& prose, std::size_t at, std::size_t end) {
  const auto slash = slash_at(prose.text, prose.tokens[at].span.begin);
  if (!slash) return std::nullopt;
  const std::uint32_t length = tokens_to(prose, at, end, slash->end);
  if (length == 0) return std::nullopt;
  return SignedNumber{slash->value, slash->value, length, {}, false};
}

}  // namespace

std::optional<SignedNumber> literal_at(const Prose& prose, std::size_t at, std::size_t end) {
  if (is_point(prose, at, end)) {
    const auto digits = read_digits(
        "0" + std::string(prose.word(at)) + std::string(prose.word(at + 1)), *prose.language);
    if (!digits) return std::nullopt;
    return SignedNumber{digits->value, digits->value, 2, {}, false};
  }
  if (auto fraction = fraction_at(prose, at, end)) return fraction;
  const std::string_view text = prose.word(at);
  std::size_t cut = text.size();
  while (cut > 0 && !is_digit(static_cast<unsigned char>(text[cut - 1]))) --cut;
  const auto digits = read_digits(text.substr(0, cut), *prose.language);
  if (!digits) return std::nullopt;
  SignedNumber n{digits->value, digits->grouped, 1, text.substr(cut), cut == text.size()};
  const std::size_t byte = prose.tokens[at].span.begin + cut;
  if (const auto power = power_at(prose.text, byte, n.value)) {
    if (const std::uint32_t length = tokens_to(prose, at, end, power->end))
      return SignedNumber{power->value, power->value, length, {}, false};
  }
  const bool whole = n.plain && n.value == static_cast<double>(static_cast<std::int64_t>(n.value));
  if (!whole || at + 1 >= end || !(prose.tokens[at + 1].shape & kDigits)) return n;
  if (const auto fraction = fraction_at(prose, at + 1, end)) {  // "2 1/4"
    n.value = n.grouped = n.value + fraction->value;
    n.length += fraction->length;
    n.plain = false;
  }
  return n;
}

bool is_point(const Prose& prose, std::size_t at, std::size_t end) {
  const std::string_view sign = prose.word(at);
  if ((sign != "." && sign != ",") || at + 1 >= end) return false;
  const Token& t = prose.tokens[at];
  const Token& next = prose.tokens[at + 1];
  if (!(next.shape & kNumber) || next.span.begin != t.span.end) return false;
  return at == 0 || prose.tokens[at - 1].span.end < t.span.begin;
}

bool is_minus(const Prose& prose, std::size_t at, std::size_t end) {
  const std::string_view sign = prose.word(at);
  if ((sign != "-" && sign != "−") || at + 1 >= end) return false;
  const Token& t = prose.tokens[at];
  const Token& next = prose.tokens[at + 1];
  if (!(next.shape & kDigits) || next.span.begin != t.span.end) return false;
  if (at == 0) return true;
  const Token& before = prose.tokens[at - 1];
  if (before.shape & kDigits) return false;
  const std::string_view word = prose.word(at - 1);
  return (t.shape & kSpaceBefore) || t.span.begin > before.span.end || word == "(" || word == "<" ||
         word == "=" || word == ">";
}

}  // namespace recoupe
