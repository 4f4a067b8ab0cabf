// A number in words is read part by part. Parts are the pieces of tokens between hyphens, so that
// "vingt-deux", "vingt deux" and "vingt-et-un" are alike. `room_` is what may still be added below
// the last part:
//
//   deux  cent  quatre vingt  dix sept  mille  trois        room after each:  -, 100, 20, 0, 1000,
//   0
//
// A part that does not fit ends the number. Cost: linear in its parts, which are capped.
#include "read/language/numerals.h"

#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxParts = 32;  // no number anyone writes has more words
constexpr double kAny = std::numeric_limits<double>::infinity();

enum class Kind : std::uint8_t {
  kNone,
  kLiteral,
  kZero,
  kDigit,
  kTeen,
  kTen,
  kScore,
  kHundred,
  kMultiplier,
  kGroup,
  kCouple,
  kFraction,
  kHalf,
  kArticle,
  kAnd,
  kPoint,
  kSuffix
};

constexpr std::array<std::pair<std::string_view, Kind>, 15> kKinds{
    {{"zero", Kind::kZero},
     {"digit", Kind::kDigit},
     {"teen", Kind::kTeen},
     {"ten", Kind::kTen},
     {"score", Kind::kScore},
     {"hundred", Kind::kHundred},
     {"multiplier", Kind::kMultiplier},
     {"group", Kind::kGroup},
     {"couple", Kind::kCouple},
     {"fraction", Kind::kFraction},
     {"half", Kind::kHalf},
     {"article", Kind::kArticle},
     {"and", Kind::kAnd},
     {"point", Kind::kPoint},
     {"suffix", Kind::kSuffix}}};

Kind kind_of(std::string_view code) {
  for (const auto& [name, kind] : kKinds)
    if (name == code) return kind;
  return Kind::kNone;
}

std::optional<double> parse(std::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

struct Part {
  Kind kind{};
  double value = 0;
  double grouped = 0;
  std::uint32_t token_end = 0;  // 0: the part ends inside a token
  bool about = false;
  bool lone = true;
  std::string_view digits{};  // of a literal
};

// The words of the text from `at` on, cut at hyphens, as far as a number could reach.
struct Word {
  WordId id = 0;
  std::uint32_t token = 0;
  bool ends_token = false;
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
    collect(at, end);
  }

  std::optional<Numeral> read() {
    for (std::size_t i = 0; i < parts_.size();) {
      const std::size_t used = take(i);
      if (used == 0) break;
      i += used;
      const Part& last = parts_[i - 1];
      if (last.token_end != 0 && last.kind != Kind::kArticle) keep(i, last.token_end);
    }
    return best_;
  }

 private:
  void collect(std::size_t at, std::size_t end) {
    std::vector<Word> words;
    for (std::size_t i = at; i < end && words.size() < kMaxParts; ++i) {
      if (prose_.tokens[i].shape & kDigits) {
        if (!words.empty() || !add_literal(i)) break;
        continue;
      }
      if (!split(i, words)) break;
    }
    for (std::size_t i = 0; i < words.size();) {
      const std::size_t used = add_word(words, i);
      if (used == 0) break;
      i += used;
    }
  }

  bool add_literal(std::size_t i) {
    if (!parts_.empty()) return false;
    const std::string_view text = prose_.word(i);
    std::size_t cut = text.size();
    while (cut > 0 && !is_digit(static_cast<unsigned char>(text[cut - 1]))) --cut;
    const auto literal = read_digits(text.substr(0, cut), *prose_.language);
    if (!literal) return false;
    const auto next = static_cast<std::uint32_t>(i + 1);
    Part part{Kind::kLiteral, literal->value, literal->grouped,   next,
              false,          true,           text.substr(0, cut)};
    if (cut == text.size()) {
      parts_.push_back(part);
      return true;
    }
    // "1.2m", "300k": a suffix of the table, and nothing may follow it.
    const auto node = table_.step(0, prose_.pack->vocabulary().find(lower(text.substr(cut))));
    if (!node) return false;
    for (const std::uint32_t row : table_.rows_at(*node)) {
      if (kind_of(table_.cell(row, kind_)) != Kind::kSuffix) continue;
      part.value *= parse(table_.cell(row, value_)).value_or(1);
      part.grouped = part.value;
      part.kind = Kind::kSuffix;
      parts_.push_back(part);
      return false;
    }
    return false;
  }

  // Adds the pieces of token i, if the table knows them all.
  bool split(std::size_t i, std::vector<Word>& words) const {
    const Token& t = prose_.tokens[i];
    const auto token = static_cast<std::uint32_t>(i);
    if (t.word != kUnknownWord && prose_.word(i).find('-') == std::string_view::npos) {
      words.push_back({t.word, token, true});
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
      words.push_back({id, token, to == form.size()});
      from = to + 1;
    }
    return true;
  }

  // The longest row that starts at word i.
  std::size_t add_word(const std::vector<Word>& words, std::size_t i) {
    Part part;
    std::size_t length = 0;
    Table::Node node = 0;
    for (std::size_t k = i; k < words.size(); ++k) {
      const auto next = table_.step(node, words[k].id);
      if (!next) break;
      node = *next;
      for (const std::uint32_t row : table_.rows_at(node)) {
        const Kind kind = kind_of(table_.cell(row, kind_));
        if (kind == Kind::kNone || kind == Kind::kSuffix) continue;
        part = {kind,
                parse(table_.cell(row, value_)).value_or(0),
                0,
                words[k].ends_token ? words[k].token + 1 : 0,
                !table_.cell(row, hedge_).empty(),
                table_.cell(row, lone_) == "yes",
                {}};
        part.grouped = part.value;
        length = k + 1 - i;
        break;
      }
    }
    if (length > 0) parts_.push_back(part);
    return length;
  }

  // Adds part i, or parts from i on, to the sum. How many it took; 0: it does not fit.
  std::size_t take(std::size_t i) {
    const Part& p = parts_[i];
    switch (p.kind) {
      case Kind::kLiteral:
      case Kind::kSuffix:
        if (i > 0) return 0;
        group_ = p.value;
        room_ = 0;
        return 1;
      case Kind::kZero:
      case Kind::kArticle:
      case Kind::kCouple:
        if (i > 0 && !(p.kind == Kind::kCouple && parts_[i - 1].kind == Kind::kArticle)) return 0;
        group_ = p.value;
        room_ = 0;
        return 1;
      case Kind::kFraction:
        if (i > 0) return 0;
        group_ = p.value;
        room_ = 0;
        return 1;
      case Kind::kDigit:
      case Kind::kTeen:
      case Kind::kTen:
      case Kind::kScore:
        return add(p);
      case Kind::kHundred:
        return hundred(i);
      case Kind::kMultiplier:
        return multiply(i);
      case Kind::kGroup:
        return group(i);
      case Kind::kHalf:
        return half(i);
      case Kind::kAnd:
        return joined(i);
      case Kind::kPoint:
        return fraction(i);
      case Kind::kNone:
        break;
    }
    return 0;
  }

  std::size_t add(const Part& p) {
    if (p.value >= room_) return 0;
    group_ += p.value;
    room_ = p.kind == Kind::kTen ? 10 : p.kind == Kind::kScore ? 20 : 0;
    return 1;
  }

  std::size_t hundred(std::size_t i) {
    const bool bare = group_ == 0;
    if (group_ >= 100 || (bare && room_ < 100) || (!bare && group_ * 100 >= last_)) return 0;
    if (i > 0 && !may_multiply(parts_[i - 1].kind)) return 0;
    group_ = (bare ? 1 : group_) * 100;
    room_ = 100;
    return 1;
  }

  std::size_t multiply(std::size_t i) {
    const double m = parts_[i].value;
    if (i > 0 && !may_multiply(parts_[i - 1].kind)) return 0;
    if (group_ == 0 && total_ == 0 && !parts_[i].lone && i == 0 && parts_.size() < 2) return 0;
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

  std::size_t group(std::size_t i) {
    if (total_ > 0 || group_ >= 100 || (i > 0 && !may_multiply(parts_[i - 1].kind))) return 0;
    group_ = (group_ == 0 ? 1 : group_) * parts_[i].value;
    room_ = 0;
    return 1;
  }

  static bool may_multiply(Kind k) {
    return k != Kind::kAnd && k != Kind::kPoint && k != Kind::kGroup && k != Kind::kSuffix &&
           k != Kind::kZero;
  }

  std::size_t half(std::size_t i) {
    if (i == 0) return 0;
    if (parts_[i - 1].kind == Kind::kMultiplier)
      total_ += parts_[i].value * last_;
    else if (parts_[i - 1].kind == Kind::kDigit || parts_[i - 1].kind == Kind::kLiteral)
      group_ += parts_[i].value;
    else
      return 0;
    room_ = 0;
    return 1;
  }

  // "vingt et un", "two hundred and six": what follows must fit as a whole, so that "one hundred
  // and two hundred" is two.
  std::size_t joined(std::size_t i) {
    if (i == 0 || room_ == 0 || room_ == kAny) return 0;
    const double room = room_;
    double tail = 0;
    double free = room;
    std::size_t k = i + 1;
    for (; k < parts_.size(); ++k) {
      const Part& p = parts_[k];
      if (p.kind == Kind::kHundred && tail > 0 && tail < 10) {
        tail *= 100;
        free = 100;
      } else if ((p.kind == Kind::kDigit || p.kind == Kind::kTeen || p.kind == Kind::kTen ||
                  p.kind == Kind::kScore) &&
                 p.value < free) {
        tail += p.value;
        free = p.kind == Kind::kTen ? 10 : p.kind == Kind::kScore ? 20 : 0;
      } else {
        break;
      }
    }
    if (k == i + 1 || tail >= room) return 0;
    group_ += tail;
    room_ = 0;
    return k - i;
  }

  // "douze virgule zéro cinq": the digits after the point, one by one or as a number.
  std::size_t fraction(std::size_t i) {
    if (i == 0 || parts_[i - 1].kind == Kind::kGroup) return 0;
    std::string digits;
    std::size_t k = i + 1;
    for (double pending = 0; k < parts_.size(); ++k) {
      const Part& p = parts_[k];
      if (p.kind == Kind::kZero && pending == 0) {
        digits += '0';
      } else if (p.kind == Kind::kDigit && pending == 0) {
        digits += std::to_string(static_cast<int>(p.value));
      } else if ((p.kind == Kind::kTen || p.kind == Kind::kScore || p.kind == Kind::kTeen) &&
                 pending == 0) {
        pending = p.value;
        const bool more = p.kind != Kind::kTeen && k + 1 < parts_.size() &&
                          parts_[k + 1].value > 0 &&
                          parts_[k + 1].value < (p.kind == Kind::kTen ? 10 : 20);
        if (more) pending += parts_[++k].value;
        digits += std::to_string(static_cast<int>(pending));
        pending = 0;
      } else {
        break;
      }
    }
    if (digits.empty()) return 0;
    group_ += parse("0." + digits).value_or(0);
    room_ = 0;
    return k - i;
  }

  void keep(std::size_t parts, std::uint32_t token_end) {
    Numeral n;
    n.value = total_ + group_;
    n.grouped = parts == 1 ? parts_[0].grouped : n.value;
    n.length = token_end - static_cast<std::uint32_t>(from_);
    n.digits = parts_[0].kind == Kind::kLiteral || parts_[0].kind == Kind::kSuffix;
    n.plain = n.digits && parts == 1 && parts_[0].kind == Kind::kLiteral;
    for (std::size_t k = 0; k < parts; ++k) n.about |= parts_[k].about;
    n.lone = parts > 1 || parts_[0].lone;
    if (parts_[parts - 1].kind == Kind::kAnd || parts_[parts - 1].kind == Kind::kPoint) return;
    best_ = n;
  }

  const Prose& prose_;
  const Table& table_;
  Table::Column kind_, value_, hedge_, lone_;
  std::size_t from_;
  std::vector<Part> parts_;
  double total_ = 0, group_ = 0;
  double last_ = kAny;  // the last multiplier
  double room_ = kAny;
  std::optional<Numeral> best_;
};

}  // namespace

std::optional<Numeral> numeral_at(const Prose& prose, std::size_t at, std::size_t end) {
  end = std::min(end, prose.tokens.size());
  if (at >= end) return std::nullopt;
  const Token& t = prose.tokens[at];
  const bool may = (t.shape & kDigits) != 0 || prose.language->table("numbers").step(0, t.word) ||
                   prose.word(at).find('-') != std::string_view::npos;
  if (!may) return std::nullopt;
  return Reader(prose, at, end).read();
}

}  // namespace recoupe
