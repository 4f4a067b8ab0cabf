// A number in words is read part by part. Parts are the pieces of tokens between hyphens, so that
// "vingt-deux", "vingt deux" and "vingt-et-un" are alike; number_sum.h adds them up.
//
// Fractions are a number before a part: "three fifths", "vingt et un quarts". Which words belong to
// which of the two, three marks tell, in this order: a hyphen ("two twenty-fifths"); what no longer
// fits the first ("one | twenty fifth"); else the last word alone is the part. Behind "and" it is a
// fraction more, where it is less than one: "two and three fifths". "vingt cinquième" is an
// ordinal, and no figure. Cost: linear in the parts, which are capped.
#include "read/language/numerals.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/language/literals.h"
#include "read/language/number_sum.h"

namespace recoupe {
namespace {

using K = PartKind;

constexpr std::size_t kMaxParts = 32;  // no number anyone writes has more words
constexpr double kLeastPart = 2;       // "halves"
constexpr double kLeastSize = 100;     // "hundredth": two of them joined make one ordinal
constexpr double kYearsFrom = 1000;    // "one in 2007" tells of a year

std::optional<double> parse(std::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool is_part(K k) { return k == K::kPart || k == K::kOrdinal; }

// Can a number begin with it?
bool opens(K k) {
  return k != K::kNone && k != K::kAnd && k != K::kRatio && k != K::kPoint && k != K::kThousands &&
         k != K::kOfMultiplier && k != K::kSuffix && k != K::kMark && k != K::kCapital &&
         k != K::kHalf;
}

// The words of the text from `at` on, cut at hyphens, as far as a number could reach.
struct Word {
  WordId id = 0;
  std::uint32_t token = 0;
  bool opens = false, ends = false;  // its token
};

class Reader {
 public:
  Reader(const Prose& prose, std::size_t at, std::size_t end)
      : prose_(prose),
        table_(prose.language->table("numbers")),
        kind_(table_.column("kind")),
        value_(table_.column("value")),
        hedge_(table_.column("hedge")),
        lone_(table_.column("lone")),
        from_(at) {
    if (is_minus(prose, at, end)) {
      negative_ = true;
      ++at;
    }
    collect(at, std::min(end, prose.tokens.size()));
  }

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
  void collect(std::size_t at, std::size_t end) {
    std::vector<Word> words;
    for (std::size_t i = at; i < end && words.size() + parts_.size() < kMaxParts;) {
      if ((prose_.tokens[i].shape & kDigits) || (i == at && is_point(prose_, i, end))) {
        if (!add_words(words)) return;
        const std::size_t used = add_literal(i, end);
        if (used == 0) return;
        i += used;
      } else if (split(i, words)) {
        ++i;
      } else {
        break;
      }
    }
    add_words(words);
  }

  // The row of a word behind digits: "m" of "1.2m", "k" of "3 k".
  std::optional<std::uint32_t> size_row(std::string_view word, bool joined) const {
    const auto node = table_.step(0, prose_.pack->vocabulary().find(lower(word)));
    if (!node) return std::nullopt;
    const bool capitals = word == upper_of(word);
    for (const std::uint32_t row : table_.rows_at(*node)) {
      const K kind = part_kind(table_.cell(row, kind_));
      if (kind == K::kMark || (kind == K::kCapital && capitals) ||
          (kind == K::kSuffix && (joined || capitals)) || (kind == K::kMultiplier && joined))
        return row;
    }
    return std::nullopt;
  }

  static std::string upper_of(std::string_view word) {
    std::string out(word);
    for (char& c : out)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
  }

  // How many tokens it took; 0: nothing may follow.
  std::size_t add_literal(std::size_t i, std::size_t end) {
    const auto n = literal_at(prose_, i, end);
    if (!n) return 0;
    std::uint32_t length = n->length;
    NumberPart part{K::kLiteral, n->value, n->grouped, 0};
    std::optional<std::uint32_t> row;
    if (!n->letters.empty()) {
      row = size_row(n->letters, true);
      if (!row) return 0;
    } else if (i + length < end) {
      row = size_row(prose_.word(i + length), false);
      if (row) ++length;
    }
    if (row) {
      part.value *= parse(table_.cell(*row, value_)).value_or(1);
      part.grouped = part.value;
      part.kind = K::kSuffix;
    }
    part.token_end = static_cast<std::uint32_t>(i) + length;
    if (parts_.empty()) plain_ = n->plain && !row;
    parts_.push_back(part);
    return row ? 0 : length;
  }

  // Adds the pieces of token i, if the vocabulary knows them all.
  bool split(std::size_t i, std::vector<Word>& words) const {
    const Token& t = prose_.tokens[i];
    const auto token = static_cast<std::uint32_t>(i);
    if (t.word != kUnknownWord && prose_.word(i).find('-') == std::string_view::npos) {
      words.push_back({t.word, token, true, true});
      return true;
    }
    const std::string form = lower(prose_.word(i));
    if (form.find('-') == std::string::npos) return false;
    const std::size_t before = words.size();
    for (std::size_t from = 0; from <= form.size();) {
      const std::size_t to = std::min(form.find('-', from), form.size());
      const WordId id =
          prose_.pack->vocabulary().find(std::string_view(form).substr(from, to - from));
      if (id == kUnknownWord || words.size() - before > kMaxParts) {
        words.resize(before);
        return false;
      }
      words.push_back({id, token, from == 0, to == form.size()});
      from = to + 1;
    }
    return true;
  }

  // Turns the words into parts. Did all of them belong to the number?
  bool add_words(std::vector<Word>& words) {
    std::size_t i = 0;
    while (i < words.size()) {
      const std::size_t used = add_word(words, i);
      if (used == 0) break;
      i += used;
    }
    const bool all = i == words.size();
    words.clear();
    return all;
  }

  // The longest row that starts at word i.
  std::size_t add_word(const std::vector<Word>& words, std::size_t i) {
    NumberPart part;
    std::size_t length = 0;
    Table::Node node = 0;
    for (std::size_t k = i; k < words.size(); ++k) {
      const auto next = table_.step(node, words[k].id);
      if (!next) break;
      node = *next;
      for (const std::uint32_t row : table_.rows_at(node)) {
        const K kind = part_kind(table_.cell(row, kind_));
        if (kind == K::kNone || kind == K::kSuffix || kind == K::kMark || kind == K::kCapital)
          continue;
        part = {kind,
                parse(table_.cell(row, value_)).value_or(0),
                0,
                words[k].ends ? words[k].token + 1 : 0,
                !table_.cell(row, hedge_).empty(),
                table_.cell(row, lone_) == "yes",
                words[i].opens};
        part.grouped = part.value;
        length = k + 1 - i;
        break;
      }
    }
    if (length > 0) parts_.push_back(part);
    return length;
  }

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

  // "one in three", "un sur vingt-cinq".
  std::size_t ratio(std::size_t i) {
    if (parts_[i].kind != K::kRatio || i == 0 || sum_.value() != 1) return 0;
    NumberSum whole;
    const NumberParts rest = NumberParts(parts_).subspan(i + 1);
    std::size_t k = 0;
    while (k < rest.size()) {
      const std::size_t used = whole.take(rest, k);
      if (used == 0) break;
      k += used;
    }
    if (k == 0 || whole.value() < kLeastPart || !(ends_phrase(i + k) || verb_behind(i + k)))
      return 0;
    if (rest[0].kind == K::kLiteral && whole.value() >= kYearsFrom) return 0;
    sum_.become(1 / whole.value());
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
    Numeral n;
    n.value = sum_.value();
    n.grouped = parts == 1 ? parts_[0].grouped : n.value;
    if (negative_) {
      n.value = -n.value;
      n.grouped = -n.grouped;
    }
    n.length = token_end - static_cast<std::uint32_t>(from_);
    n.digits = parts_[0].kind == K::kLiteral || parts_[0].kind == K::kSuffix;
    n.plain = plain_ && parts == 1;
    for (std::size_t k = 0; k < parts; ++k) n.about |= parts_[k].about;
    n.lone = parts > 1 || parts_[0].lone || negative_;
    n.share = share_ && sum_.value() < 1;
    best_ = n;
  }

  const Prose& prose_;
  const Table& table_;
  Table::Column kind_, value_, hedge_, lone_;
  std::size_t from_;
  std::vector<NumberPart> parts_;
  NumberSum sum_, before_token_;
  bool plain_ = false;     // the first part is digits and marks
  bool negative_ = false;  // a minus stands before it
  bool share_ = false;     // a fraction was read
  bool spoiled_ = false;   // it is an ordinal
  std::optional<Numeral> best_;
};

// Could a number start there?
bool may_start(const Prose& prose, std::size_t at, std::size_t end) {
  const Token& t = prose.tokens[at];
  if ((t.shape & kDigits) != 0) return true;
  const std::string_view word = prose.word(at);
  if (word.find('-') != std::string_view::npos) return word.size() > 1 || is_minus(prose, at, end);
  if (is_minus(prose, at, end) || is_point(prose, at, end)) return true;
  const Table& table = prose.language->table("numbers");
  const auto node = table.step(0, t.word);
  if (!node) return false;
  const auto& rows = table.rows_at(*node);
  const Table::Column kind = table.column("kind");
  return rows.empty() || std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
           return opens(part_kind(table.cell(row, kind)));
         });
}

}  // namespace

std::optional<Numeral> numeral_at(const Prose& prose, std::size_t at, std::size_t end) {
  end = std::min(end, prose.tokens.size());
  if (at >= end || !may_start(prose, at, end)) return std::nullopt;
  return Reader(prose, at, end).read();
}

}  // namespace recoupe
