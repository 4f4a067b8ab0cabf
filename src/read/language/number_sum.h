// Adds up the parts of a written number, one behind the other.
//
// Takes: parts, in order. Gives: how many of them go on with the number, and its value: "deux",
// "cent", "vingt" -> 220. Cost: linear in the parts. Does not: read text, nor know what a fraction
// is a part of; numerals.cc does.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace recoupe {

enum class PartKind : std::uint8_t {
  kNone,
  kLiteral,  // digits
  kZero,
  kDigit,
  kOne,  // as a digit, but a ten takes it only behind "and" or a hyphen: "vingt et un"
  kTeen,
  kCentury,  // a teen that may begin a year: "nineteen seventy"
  kTen,
  kScore,          // a ten that goes on to 19: "soixante-quinze"
  kHundred,        // takes any number below a hundred before it
  kSmallHundred,   // takes 2 to 19: "quinze cents"
  kSmallHundreds,  // the same; behind digits it needs more behind it, "34 cents" are coins
  kMultiplier,
  kOfMultiplier,  // "of a million", behind a fraction
  kGroup,
  kCouple,
  kFraction,
  kHalf,
  kPart,     // "thirds", "quart"
  kOrdinal,  // "third": a part when what follows lets it be one
  kRatio,    // "out of", "sur"
  kArticle,
  kAnd,
  kThousands,  // the mark between thousands, in words too: "two thousand, one hundred"
  kPoint,
  kMinus,
  kSuffix,   // joined to digits, or apart in capitals: "3m", "3 M"
  kMark,     // joined or apart: "3k", "3 k"
  kCapital,  // in capitals alone
};

PartKind part_kind(std::string_view code);

struct NumberPart {
  PartKind kind{};
  double value = 0;
  double grouped = 0;
  std::uint32_t token_end = 0;  // 0: the part ends inside a token
  bool about = false;
  bool lone = true;
  bool opens = true;   // the first part in its token
  bool plain = false;  // digits and marks alone
};

using NumberParts = std::span<const NumberPart>;

class NumberSum {
 public:
  // Adds part i, or parts from i on, to the sum. How many it took; 0: it does not fit. Part 0 is
  // the first of the number.
  std::size_t take(NumberParts parts, std::size_t i);

  double value() const { return total_ + group_; }
  // Would a last digit or ten of that size still fit behind what is there?
  bool has_room(double value) const { return room_ != kAny && value < room_; }
  void become(double value);  // a fraction: a multiplier may follow
  // "five billion and three quarters": of a billion; of one, where a multiplier follows.
  void add_fraction(double fraction, NumberParts parts, std::size_t i, std::size_t next);

 private:
  std::size_t first(NumberParts parts, std::size_t i);
  std::size_t literal(NumberParts parts, std::size_t i);
  std::size_t add(NumberParts parts, std::size_t i);
  std::size_t hundred(NumberParts parts, std::size_t i);
  std::size_t multiply(NumberParts parts, std::size_t i);
  std::size_t group(NumberParts parts, std::size_t i);
  std::size_t half(NumberParts parts, std::size_t i);
  std::size_t joined(NumberParts parts, std::size_t i);
  std::size_t thousands(NumberParts parts, std::size_t i);
  std::size_t decimals(NumberParts parts, std::size_t i);

  static constexpr double kAny = std::numeric_limits<double>::infinity();
  double total_ = 0, group_ = 0;
  double last_ = kAny;  // the last multiplier
  double room_ = kAny;  // what may still be added below the last part
};

}  // namespace recoupe
