// A number is read part by part; number_sum.h adds them up.
//
// Fractions are a number before a part: "three fifths", "vingt et un quarts". Which words belong to
// which of the two, three marks tell, in this order: a hyphen ("two twenty-fifths"); what no longer
// fits the first ("one | twenty fifth"); else the last word alone is the part. Behind "and" it is a
// fraction more, where it is less than one: "two and three fifths". "vingt cinquième" is an
// ordinal, and no figure. Cost: linear in the parts, which are capped.
#include "read/language/numerals.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "read/language/literals.h"
#include "read/language/number_parts.h"
#include "read/language/number_sum.h"

namespace recoupe {
namespace {

using K = PartKind;

constexpr double kLeastPart = 2;     // "halves"
constexpr double kLeastSize = 100;   // "hundredth": two of them joined make one ordinal
constexpr double kYearsFrom = 1000;  // "one in 2007" tells of a year

bool is_part(K k) { return k == K::kPart || k == K::kOrdinal; }

// Can a number begin with it?
bool opens(K k) {
  return k != K::kNone && k != K::kAnd && k != K::kRatio && k != K::kPoint && k != K::kThousands &&
         k != K::kOfMultiplier && k != K::kSuffix && k != K::kMark && k != K::kCapital &&
         k != K::kHalf;
}

class Reader {
 public:
  Reader(const Prose& prose, std::size_t at, std::size_t end)
      : prose_(prose),
        from_(at),
        negative_(is_minus(prose, at, end)),
        parts_(number_parts(prose, negative_ ? at + 1 : at, end)) {}

  std::optional<Numeral> read() {
    std::size_t i = 0;
    if (!parts_.empty() && parts_[0].kind == K::kMinus) {
      negative_ = true;
      parts_.erase(parts_.begin());
    }
    while (i < parts_.size()) {
      if (parts_[i].opens) before_token_ = sum_;
      std::size_t used = fraction(i);
      if (spoiled_) return std::nullopt;
      if (used == 0) used = ratio(i);
      if (used == 0) used = sum_.take(parts_, i);
      if (used == 0) used = far_part(i);
      if (used == 0) break;
      share_ |= parts_[i].kind == K::kFraction;
      i += used;
      const NumberPart& last = parts_[i - 1];
      if (last.token_end != 0 && last.kind != K::kArticle) keep(i, last.token_end);
    }
    return best_;
  }

 private:
  // "trois quarts", "one twenty-fifth", "and two thirds", "deux tiers de million".
  std::size_t fraction(std::size_t i) {
    const K kind = parts_[i].kind;
    if (i == 0) return quarter() ? 1 : 0;
    if (kind == K::kOfMultiplier && share_) {
      sum_.become(sum_.value() * parts_[i].value);
      return 1;
    }
    if (kind == K::kAnd) return more(i);
    if (!is_part(kind)) return 0;
    const NumberPart& p = parts_[i];
    if (!p.opens && p.value < compound_room(parts_[i - 1])) {
      const double numerator = before_token_.value();
      if (numerator == 0) {
        spoiled_ = true;  // "vingt-cinquième"
        return 0;
      }
      return divide(numerator, sum_.value() - numerator + p.value, i) ? 1 : 0;
    }
    const bool size = !p.opens && p.value >= kLeastSize && sum_.value() > 1;  // "deux-centième"
    const bool fits = sum_.has_room(p.value) || size;
    if ((kind == K::kOrdinal || (i == 1 && !size)) && fits) {
      spoiled_ = true;  // "cent cinquième"; "vingt cinquièmes" may be both
      return 0;
    }
    return divide(sum_.value(), p.value, i) ? 1 : 0;
  }

  // "quarter million": a part alone, where it is one of a size.
  bool quarter() {
    if (parts_[0].kind != K::kPart || parts_[0].value < kLeastPart || parts_.size() < 2)
      return false;
    if (parts_[1].kind != K::kMultiplier && parts_[1].kind != K::kOfMultiplier) return false;
    sum_.become(1 / parts_[0].value);
    share_ = true;
    return true;
  }

  // Room for an ordinal behind a hyphen: none behind "one" of "one-eighth".
  static double compound_room(const NumberPart& before) {
    switch (before.kind) {
      case K::kTen:
        return 10;
      case K::kScore:
        return 20;
      case K::kHundred:
      case K::kSmallHundred:
        return 100;
      case K::kAnd:
        return 10;
      default:
        return 0;
    }
  }

  bool divide(double numerator, double denominator, std::size_t i) {
    if (denominator < kLeastPart || numerator < 1) return false;
    if (i == 1 && parts_[0].kind == K::kLiteral && numerator >= kYearsFrom)
      return false;  // "the 1988 third quarter"
    if (parts_[i].kind == K::kOrdinal && !ends_phrase(i)) return false;
    sum_.become(numerator / denominator);
    share_ = true;
    return true;
  }

  // "and two thirds" behind a whole number.
  std::size_t more(std::size_t i) {
    NumberSum part;
    const NumberParts rest = NumberParts(parts_).subspan(i + 1);
    if (!rest.empty() && rest[0].kind == K::kFraction) {
      sum_.add_fraction(rest[0].value, parts_, i, i + 2);
      return 2;
    }
    for (std::size_t k = 0; k < rest.size();) {
      const std::size_t at = i + 1 + k;
      if (is_part(rest[k].kind)) {
        if (k == 0 && sum_.has_room(rest[k].value)) spoiled_ = true;  // "vingt et unième"
        const double fraction = part.value() / std::max(rest[k].value, 1.0);
        if (k == 0 || fraction <= 0 || fraction >= 1) return 0;
        if (rest[k].kind == K::kOrdinal && !ends_phrase(at)) return 0;
        sum_.add_fraction(fraction, parts_, i, at + 1);
        share_ = true;
        return k + 2;
      }
      const std::size_t used = rest[k].kind == K::kAnd ? 0 : part.take(rest, k);
      if (used == 0) return 0;
      k += used;
    }
    return 0;
  }

  // "one | twenty fifth": what does not fit the number before it, up to an ordinal.
  std::size_t far_part(std::size_t i) {
    if (i == 0 || share_) return 0;
    NumberSum part;
    const NumberParts rest = NumberParts(parts_).subspan(i);
    for (std::size_t k = 0; k < rest.size();) {
      if (is_part(rest[k].kind)) {
        if (k == 0 || !part.has_room(rest[k].value)) return 0;
        return divide(sum_.value(), part.value() + rest[k].value, i + k) ? k + 1 : 0;
      }
      std::size_t used = part.take(rest, k);
      if (used == 0 && rest[k].kind == K::kAnd && k + 1 < rest.size() && is_part(rest[k + 1].kind))
        used = 1;
      if (used == 0) return 0;
      k += used;
    }
    return 0;
  }

  // "one in three", "un sur vingt-cinq", "trois sur quatre".
  std::size_t ratio(std::size_t i) {
    if (parts_[i].kind != K::kRatio || i == 0) return 0;
    const bool one = sum_.value() == 1;
    if (!one && (parts_[0].kind == K::kLiteral || share_)) return 0;  // "9 sur 12" counts nine
    NumberSum whole;
    const NumberParts rest = NumberParts(parts_).subspan(i + 1);
    std::size_t k = 0;
    while (k < rest.size()) {
      const std::size_t used = whole.take(rest, k);
      if (used == 0) break;
      k += used;
    }
    if (k == 0 || whole.value() < kLeastPart || whole.value() <= sum_.value()) return 0;
    if (!ends_phrase(i + k) && !(one && verb_behind(i + k))) return 0;
    if (rest[0].kind == K::kLiteral && whole.value() >= kYearsFrom) return 0;
    sum_.become(sum_.value() / whole.value());
    share_ = true;
    return k + 1;
  }

  // No noun stands behind part i that it could be said of: "a fifth of", but not "a fifth man".
  bool ends_phrase(std::size_t i) const {
    const std::size_t next = parts_[i].token_end;
    if (next == 0) return false;
    if (i + 1 < parts_.size() && parts_[i + 1].kind != K::kNone) return true;
    if (next >= prose_.tokens.size()) return true;
    const Pos pos = prose_.tokens[next].pos;
    return pos == Pos::kPunct || pos == Pos::kPrep || pos == Pos::kConj;
  }

  bool verb_behind(std::size_t i) const {
    const std::size_t next = parts_[i].token_end;
    if (next == 0 || next >= prose_.tokens.size()) return false;
    const Pos pos = prose_.tokens[next].pos;
    return pos == Pos::kVerb || pos == Pos::kAux;
  }

  void keep(std::size_t parts, std::uint32_t token_end) {
    const K last = parts_[parts - 1].kind;
    if (last == K::kAnd || last == K::kPoint || last == K::kThousands) return;
    if (!std::isfinite(sum_.value())) return;  // "9^999"
    Numeral n;
    n.value = sum_.value();
    n.grouped = parts == 1 ? parts_[0].grouped : n.value;
    if (negative_) {
      n.value = -n.value;
      n.grouped = -n.grouped;
    }
    n.length = token_end - static_cast<std::uint32_t>(from_);
    n.digits = parts_[0].kind == K::kLiteral || parts_[0].kind == K::kSuffix;
    n.plain = parts_[0].plain && parts == 1;
    for (std::size_t k = 0; k < parts; ++k) n.about |= parts_[k].about;
    n.lone = parts > 1 || parts_[0].lone || negative_;
    n.share = share_ && sum_.value() < 1;
    best_ = n;
  }

  const Prose& prose_;
  std::size_t from_;
  bool negative_;  // a minus stands before it
  std::vector<NumberPart> parts_;
  NumberSum sum_, before_token_;
  bool share_ = false;    // a fraction was read
  bool spoiled_ = false;  // it is an ordinal
  std::optional<Numeral> best_;
};

}  // namespace

bool may_be_numeral(const Prose& prose, const Table& numbers, std::size_t at, std::size_t end) {
  const Token& t = prose.tokens[at];
  if ((t.shape & kDigits) != 0) return true;
  const std::string_view word = prose.word(at);
  if (word.find('-') != std::string_view::npos) return word.size() > 1 || is_minus(prose, at, end);
  const bool sign = !is_letter(static_cast<unsigned char>(word.front()));
  if (sign && (is_minus(prose, at, end) || is_point(prose, at, end))) return true;
  if (!numbers.starts(t.word)) return false;
  const auto rows = numbers.rows_of(t.word);
  const Table::Column kind = numbers.column("kind");
  return rows.empty() || std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
           return opens(part_kind(numbers.cell(row, kind)));
         });
}

std::optional<Numeral> numeral_at(const Prose& prose, std::size_t at, std::size_t end) {
  end = std::min(end, prose.tokens.size());
  if (at >= end || !may_be_numeral(prose, prose.language->table("numbers"), at, end))
    return std::nullopt;
  return Reader(prose, at, end).read();
}

std::optional<double> number_of(const Prose& prose, std::string_view form) {
  const std::vector<NumberPart> parts = parts_of(prose, form);
  NumberSum sum;
  for (std::size_t i = 0; i < parts.size();) {
    const std::size_t used = sum.take(parts, i);
    if (used == 0) return std::nullopt;
    i += used;
  }
  if (parts.empty() || parts[0].kind == K::kArticle) return std::nullopt;
  return sum.value();
}

}  // namespace recoupe
