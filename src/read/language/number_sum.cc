// `room_` is what may still be added below the last part:
//
//   deux  cent  quatre vingt  dix sept  mille  trois        room after each:  -, 100, 20, 0, 1000,
//   0
//
// A part that does not fit ends the number.
#include "read/language/number_sum.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace recoupe {
namespace {

using K = PartKind;

// In the order of the names.
constexpr std::array<std::pair<std::string_view, K>, 27> kKinds{
    {{"and", K::kAnd},
     {"article", K::kArticle},
     {"capital", K::kCapital},
     {"century", K::kCentury},
     {"couple", K::kCouple},
     {"digit", K::kDigit},
     {"fraction", K::kFraction},
     {"group", K::kGroup},
     {"half", K::kHalf},
     {"hundred", K::kHundred},
     {"mark", K::kMark},
     {"minus", K::kMinus},
     {"multiplier", K::kMultiplier},
     {"of_multiplier", K::kOfMultiplier},
     {"one", K::kOne},
     {"ordinal", K::kOrdinal},
     {"part", K::kPart},
     {"point", K::kPoint},
     {"ratio", K::kRatio},
     {"score", K::kScore},
     {"small_hundred", K::kSmallHundred},
     {"small_hundreds", K::kSmallHundreds},
     {"suffix", K::kSuffix},
     {"teen", K::kTeen},
     {"ten", K::kTen},
     {"thousands", K::kThousands},
     {"zero", K::kZero}}};

constexpr double kTensRoom = 10, kScoresRoom = 20;
constexpr std::size_t kThousandsReach = 4;  // parts of "three hundred forty-five thousand"

bool is_hundred(K k) { return k == K::kHundred || k == K::kSmallHundred || k == K::kSmallHundreds; }
bool below_hundred(K k) {
  return k == K::kDigit || k == K::kOne || k == K::kTeen || k == K::kCentury || k == K::kTen ||
         k == K::kScore;
}
bool multiplies(const NumberParts& parts, std::size_t i) {
  return i < parts.size() && parts[i].kind == K::kMultiplier;
}
bool may_multiply(K k) {
  return k != K::kAnd && k != K::kPoint && k != K::kGroup && k != K::kSuffix && k != K::kZero &&
         k != K::kThousands;
}
double room_after(K k) { return k == K::kTen ? kTensRoom : k == K::kScore ? kScoresRoom : 0; }

}  // namespace

PartKind part_kind(std::string_view code) {
  const auto* at = std::lower_bound(kKinds.begin(), kKinds.end(), code,
                                    [](const auto& k, std::string_view c) { return k.first < c; });
  return at != kKinds.end() && at->first == code ? at->second : PartKind::kNone;
}

std::size_t NumberSum::take(NumberParts parts, std::size_t i) {
  switch (parts[i].kind) {
    case K::kLiteral:
      return literal(parts, i);
    case K::kZero:
      return value() == 0 && room_ == kAny ? 1 : 0;
    case K::kSuffix:
    case K::kArticle:
    case K::kCouple:
    case K::kFraction:
      return first(parts, i);
    case K::kDigit:
    case K::kOne:
    case K::kTeen:
    case K::kCentury:
    case K::kTen:
    case K::kScore:
      return add(parts, i);
    case K::kHundred:
    case K::kSmallHundred:
    case K::kSmallHundreds:
      return hundred(parts, i);
    case K::kMultiplier:
      return multiply(parts, i);
    case K::kGroup:
      return group(parts, i);
    case K::kHalf:
      return half(parts, i);
    case K::kAnd:
      return joined(parts, i);
    case K::kThousands:
      return thousands(parts, i);
    case K::kPoint:
      return decimals(parts, i);
    default:
      return 0;
  }
}

void NumberSum::become(double value) {
  total_ = 0;
  group_ = value;
  room_ = 0;
  last_ = kAny;
}

void NumberSum::add_fraction(double fraction, NumberParts parts, std::size_t i, std::size_t next) {
  if (multiplies(parts, i - 1) && !multiplies(parts, next))
    total_ += fraction * last_;
  else
    group_ += fraction;
  room_ = 0;
}

// What can only begin a number, save "a couple" and "2½".
std::size_t NumberSum::first(NumberParts parts, std::size_t i) {
  const NumberPart& p = parts[i];
  if (p.kind == K::kFraction && i == 1 && parts[0].kind == K::kLiteral) {
    group_ += p.value;
    return 1;
  }
  if (i > 0 && !(p.kind == K::kCouple && parts[i - 1].kind == K::kArticle)) return 0;
  group_ = p.value;
  room_ = 0;
  return 1;
}

// "4 thousand 3 hundred": digits go on only before another size.
std::size_t NumberSum::literal(NumberParts parts, std::size_t i) {
  if (i > 0) {
    const bool sized = i + 1 < parts.size() &&
                       (is_hundred(parts[i + 1].kind) || parts[i + 1].kind == K::kMultiplier);
    if (!sized || parts[0].kind != K::kLiteral || !has_room(parts[i].value)) return 0;
  }
  group_ += parts[i].value;
  room_ = 0;
  return 1;
}

std::size_t NumberSum::add(NumberParts parts, std::size_t i) {
  const NumberPart& p = parts[i];
  const K before = i > 0 ? parts[i - 1].kind : K::kNone;
  if (p.kind == K::kOne && before == K::kTen && p.opens) return 0;
  if (i == 1 && before == K::kCentury && p.kind != K::kDigit && p.kind != K::kOne) {
    group_ = group_ * 100 + p.value;
    room_ = room_after(p.kind);
    return 1;
  }
  if (p.value >= room_) return 0;
  group_ += p.value;
  room_ = room_after(p.kind);
  return 1;
}

std::size_t NumberSum::hundred(NumberParts parts, std::size_t i) {
  const K kind = parts[i].kind;
  const K before = i > 0 ? parts[i - 1].kind : K::kNone;
  const bool bare = group_ == 0;
  if (before == K::kLiteral) {
    const bool whole = group_ == static_cast<double>(static_cast<std::int64_t>(group_));
    const bool more =
        i + 1 < parts.size() && (parts[i + 1].kind == K::kAnd || below_hundred(parts[i + 1].kind));
    if ((!whole && kind != K::kHundred) || (kind == K::kSmallHundreds && !more && total_ == 0))
      return 0;
  } else {
    const double most = kind == K::kHundred ? 100 : 20;
    if (group_ >= most || before == K::kOne || (bare && room_ < 100)) return 0;
    if (i > 0 && before != K::kZero && !may_multiply(before)) return 0;
  }
  if (!bare && group_ * 100 >= last_) return 0;
  group_ = (bare ? 1 : group_) * 100;
  room_ = 100;
  return 1;
}

std::size_t NumberSum::multiply(NumberParts parts, std::size_t i) {
  const double m = parts[i].value;
  if (i > 0 && !may_multiply(parts[i - 1].kind)) return 0;
  if (group_ == 0 && total_ == 0 && !parts[i].lone && i == 0 && parts.size() < 2) return 0;
  if (m < last_) {
    if (group_ == 0 && total_ > 0) return 0;
    total_ += (group_ == 0 ? 1 : group_) * m;
  } else if (m > last_) {
    total_ = (total_ + group_) * m;
  } else {
    return 0;
  }
  group_ = 0;
  last_ = m;
  room_ = m;
  return 1;
}

std::size_t NumberSum::group(NumberParts parts, std::size_t i) {
  if (total_ > 0 || group_ >= 100 || (i > 0 && !may_multiply(parts[i - 1].kind))) return 0;
  group_ = (group_ == 0 ? 1 : group_) * parts[i].value;
  room_ = 0;
  return 1;
}

std::size_t NumberSum::half(NumberParts parts, std::size_t i) {
  if (i == 0) return 0;
  const K before = parts[i - 1].kind;
  if (before != K::kMultiplier && before != K::kDigit && before != K::kOne && before != K::kLiteral)
    return 0;
  add_fraction(parts[i].value, parts, i, i + 1);
  return 1;
}

// "vingt et un", "two hundred and six": what follows must fit as a whole, so that "one hundred
// and two hundred" is two.
std::size_t NumberSum::joined(NumberParts parts, std::size_t i) {
  if (i == 0 || room_ == 0 || room_ == kAny) return 0;
  double tail = 0;
  double free = room_;
  std::size_t k = i + 1;
  for (; k < parts.size(); ++k) {
    const NumberPart& p = parts[k];
    if (is_hundred(p.kind) && tail > 0 && tail < 10) {
      tail *= 100;
      free = 100;
    } else if (below_hundred(p.kind) && p.value < free) {
      tail += p.value;
      free = room_after(p.kind);
    } else if (k == i + 1 && p.kind == K::kLiteral && p.value < 100 && p.value > 0 &&
               parts[0].kind == K::kLiteral && is_hundred(parts[i - 1].kind)) {
      tail = p.value;  // "3 hundred and 21"
      free = 0;
    } else {
      break;
    }
  }
  if (k == i + 1 || tail >= room_) return 0;
  group_ += tail;
  room_ = 0;
  return k - i;
}

// "two thousand, one hundred": behind the mark a smaller size must follow.
std::size_t NumberSum::thousands(NumberParts parts, std::size_t i) {
  if (!multiplies(parts, i - 1) || i + 2 >= parts.size()) return 0;
  if (parts[i + 1].kind == K::kDigit && parts[i + 2].kind == K::kHundred) return 1;
  for (std::size_t k = i + 2; k < parts.size() && k <= i + 1 + kThousandsReach; ++k)
    if (parts[k].kind == K::kMultiplier) return parts[k].value < last_ ? 1 : 0;
  return 0;
}

// "douze virgule zéro cinq": the digits after the point, one by one or as a number.
std::size_t NumberSum::decimals(NumberParts parts, std::size_t i) {
  if (i == 0 || parts[i - 1].kind == K::kGroup) return 0;
  std::string digits = "0.";
  std::size_t k = i + 1;
  for (; k < parts.size(); ++k) {
    const NumberPart& p = parts[k];
    if (p.kind == K::kZero) {
      digits += '0';
    } else if (below_hundred(p.kind)) {
      double number = p.value;
      const std::size_t next = k + 1 < parts.size() && parts[k + 1].kind == K::kAnd
                                   ? k + 2
                                   : k + 1;  // "soixante et onze"
      const bool more = room_after(p.kind) > 0 && next < parts.size() &&
                        below_hundred(parts[next].kind) && parts[next].value < room_after(p.kind);
      if (more) number += parts[k = next].value;
      digits += std::to_string(static_cast<int>(number));
    } else {
      break;
    }
  }
  if (k == i + 1) return 0;
  double fraction = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), fraction);
  group_ += fraction;
  room_ = 0;
  return k - i;
}

}  // namespace recoupe
