// A gap is told by the kinds and forms of the tokens around it, by what is open (brackets, marks of
// quotation), and by whether what stands before and behind it could be a sentence: a heading has no
// finite verb, and the word behind it is one that is written small elsewhere.
#include "read/language/gaps.h"

#include <algorithm>
#include <initializer_list>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "pack/sentence_model.h"

namespace recoupe {

enum class Sign : std::uint8_t {
  kEdge,  // of the block
  kLower,
  kCapital,
  kCaps,
  kInitial,       // "J."
  kAcronym,       // "U.S."
  kAbbreviation,  // "etc."
  kNumber,
  kMixed,    // "20h", "A4"
  kAddress,  // or a word with signs in it
  kStop,
  kBang,  // ! and ?, however many
  kDots,
  kSemicolon,
  kColon,
  kComma,
  kDash,
  kOpenQuote,
  kCloseQuote,
  kPlainQuote,
  kMark,  // '
  kOpenBracket,
  kCloseBracket,
  kFace,   // and other runs of signs
  kOther,  // one sign
};

namespace {

constexpr char32_t kEllipsis = 0x2026;
constexpr std::uint32_t kFar = 255;

Sign sign_alone(std::string_view form) {
  const CodePoint c = decode(form, 0);
  const bool one = c.size == form.size();
  switch (c.value) {
    case '.':
      if (form.find_first_of("!?") != std::string_view::npos) return Sign::kBang;
      return one ? Sign::kStop : Sign::kDots;
    case kEllipsis:
      return Sign::kDots;
    case '!':
    case '?':
      return Sign::kBang;
    case ';':
      return one ? Sign::kSemicolon : Sign::kFace;
    case ':':
      return one ? Sign::kColon : Sign::kFace;
    case ',':
      return Sign::kComma;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
      return form.size() <= 3 ? Sign::kDash : Sign::kFace;
    case 0xab:
    case 0x201c:
    case 0x2018:
    case 0x201e:
      return Sign::kOpenQuote;
    case 0xbb:
    case 0x201d:
      return Sign::kCloseQuote;
    case '"':
      return Sign::kPlainQuote;
    case '\'':
    case 0x2019:
      return Sign::kMark;
    case '(':
    case '[':
      return one ? Sign::kOpenBracket : Sign::kFace;
    case ')':
    case ']':
      return Sign::kCloseBracket;
    default:
      return one ? Sign::kOther : Sign::kFace;
  }
}

Sign dotted(std::string_view form) {
  const std::size_t dot = form.find('.');
  if (dot + 1 < form.size()) return Sign::kAcronym;
  return dot == decode(form, 0).size && is_upper(decode(form, 0).value) ? Sign::kInitial
                                                                        : Sign::kAbbreviation;
}

Sign sign_of(const Token& t, std::string_view form) {
  const char32_t c = decode(form, 0).value;
  if (!is_letter(c) && !is_digit(c))
    return t.pos == Pos::kPunct || form.size() <= 4 ? sign_alone(form) : Sign::kAddress;
  if (t.shape & kNumber) return Sign::kNumber;
  if (form.find('@') != std::string_view::npos || form.find('/') != std::string_view::npos)
    return Sign::kAddress;
  if (form.back() == '.') return dotted(form);
  if (t.shape & kDigits) return Sign::kMixed;
  if (t.shape & kAllCaps) return form.size() == decode(form, 0).size ? Sign::kCapital : Sign::kCaps;
  return t.shape & kCapital ? Sign::kCapital : Sign::kLower;
}

bool opens_quote(Sign s) {
  return s == Sign::kOpenQuote || s == Sign::kPlainQuote || s == Sign::kMark;
}

bool is_stop(Sign s) {
  return s == Sign::kStop || s == Sign::kBang || s == Sign::kDots || s == Sign::kSemicolon;
}

std::uint32_t steps(std::uint32_t n) {  // 0, 1, 2, 3-4, 5-8, 9-16, 17-32, more
  std::uint32_t k = 0;
  for (std::uint32_t top = 0; k < 7 && n > top; ++k) top = top == 0 ? 1 : top * 2;
  return k;
}

std::uint64_t key(std::initializer_list<std::uint64_t> parts) {
  std::uint64_t h = 0x9e3779b97f4a7c15;
  for (const std::uint64_t p : parts) h = (h ^ p ^ (h >> 29)) * 0xbf58476d1ce4e5b9;
  return h ^ (h >> 32);
}

std::uint64_t n(Sign s) { return static_cast<std::uint64_t>(s); }

}  // namespace

Gaps::Gaps(const Words& words, std::uint32_t first, std::uint32_t last)
    : w_(words), first_(first), last_(last), begin_(first) {
  signs_.reserve(last - first);
  bool ending = false;
  for (std::uint32_t i = first; i < last; ++i) {
    Sign s = sign_of(w_.tokens[i], form(i));
    // A bracket inside a word, "élu(e)", ends as the word does.
    if (s == Sign::kOpenBracket)
      ending = i > first && !space(i) && sign(std::int64_t{i} - 1) <= Sign::kCaps;
    if (s == Sign::kCloseBracket && ending) s = Sign::kMixed;
    signs_.push_back(s);
  }
  words_.resize(last - first);
  look_ahead();
}

std::string_view Gaps::form(std::uint32_t i) const { return w_.tokens[i].span.of(w_.text); }
bool Gaps::space(std::uint32_t i) const { return (w_.tokens[i].shape & kSpaceBefore) != 0; }

Sign Gaps::sign(std::int64_t i) const {
  const auto k = static_cast<std::size_t>(i - first_);
  return i < first_ || k >= signs_.size() ? Sign::kEdge : signs_[k];
}

std::uint64_t Gaps::word(std::int64_t i) {
  if (i < first_ || i >= last_) return 0;
  std::uint64_t& known = words_[static_cast<std::size_t>(i - first_)];
  if (known == 0) known = hash(lower(form(static_cast<std::uint32_t>(i))));
  return known;
}

// What the lexicon says of the word: part of speech, and whether it can be a finite verb.
std::uint64_t Gaps::reading(std::int64_t i) const {
  if (i < first_ || i >= last_) return 0;
  const Token& t = w_.tokens[static_cast<std::size_t>(i)];
  return 1 + static_cast<std::uint64_t>(t.pos) * 4 + ((t.forms & kFinite) != 0 ? 2 : 0) +
         (t.lemma != 0 ? 1 : 0);
}

void Gaps::look_ahead() {
  ahead_.resize(last_ - first_);
  std::uint32_t distance = kFar;
  bool finite = false;
  for (std::uint32_t i = last_; i-- > first_;) {
    const Sign s = sign(i);
    if (is_stop(s)) {
      distance = 0;
      finite = false;
    }
    finite |= (w_.tokens[i].forms & kFinite) != 0;
    distance = std::min(distance + 1, kFar);
    ahead_[i - first_] = {finite, static_cast<std::uint8_t>(steps(distance))};
  }
}

void Gaps::begin(std::uint32_t token) {
  before_ = sign(begin_);
  end_ = sign(std::int64_t{token} - 1);
  begin_ = token;
  finite_ = small_ = false;
  brackets_ = 0;
}

void Gaps::pass(std::uint32_t token) {
  const Sign s = sign(token);
  finite_ |= (w_.tokens[token].forms & kFinite) != 0;
  small_ |= s == Sign::kLower;
  if (s == Sign::kPlainQuote) plain_ = !plain_;
  if (s == Sign::kOpenQuote) ++quotes_;
  if (s == Sign::kCloseQuote && quotes_ > 0) --quotes_;
  if (s == Sign::kOpenBracket) ++brackets_;
  if (s == Sign::kCloseBracket && brackets_ > 0) --brackets_;
}

bool Gaps::open(std::uint32_t token) const {
  const Sign a = sign(token), b = sign(std::int64_t{token} + 1);
  if (a == Sign::kComma || a == Sign::kOpenBracket || a == Sign::kOpenQuote) return false;
  switch (b) {
    case Sign::kEdge:
    case Sign::kStop:
    case Sign::kBang:
    case Sign::kDots:
    case Sign::kSemicolon:
    case Sign::kColon:
    case Sign::kComma:
    case Sign::kCloseQuote:
    case Sign::kCloseBracket:
      return false;
    case Sign::kPlainQuote:
      // An open mark closes here, unless it looks like one that opens.
      if (plain_ && (!space(token + 1) || token + 2 >= last_ || space(token + 2))) return false;
      break;
    default:
      break;
  }
  const bool word = a >= Sign::kLower && a <= Sign::kCaps;
  const bool goes_on = word || a == Sign::kSemicolon || a == Sign::kColon ||
                       a == Sign::kCloseQuote || a == Sign::kCloseBracket || a == Sign::kPlainQuote;
  if ((goes_on || a == Sign::kInitial) && b == Sign::kLower) return false;
  const Sign c = sign(std::int64_t{token} + 2);
  if (b == Sign::kDash && !is_stop(a) && (c == Sign::kLower || c == Sign::kEdge)) return false;
  // "16:00 - 17:00"
  const auto number = [](Sign s) { return s == Sign::kNumber || s == Sign::kMixed; };
  if (b == Sign::kDash && number(a) && number(c)) return false;
  if (a == Sign::kDash && number(b) && number(sign(std::int64_t{token} - 1))) return false;
  if (a == Sign::kColon && (quotes_ > 0 || plain_ || opens_quote(b))) return false;  // said: "…"
  if (brackets_ > 0 && !is_stop(a)) return false;
  return space(token + 1) || !(word || a == Sign::kNumber || a == Sign::kMixed || a == Sign::kDash);
}

// How many words with a capital stand in a row from here, three at most.
std::uint64_t Gaps::capitals(std::uint32_t token) const {
  std::uint64_t count = 0;
  while (count < 3 && (sign(static_cast<std::int64_t>(token + count)) == Sign::kCapital ||
                       sign(static_cast<std::int64_t>(token + count)) == Sign::kCaps))
    ++count;
  return count;
}

std::uint64_t Gaps::suffix(std::uint32_t token) const {
  const std::string_view text = form(token);
  return hash(text.substr(text.size() - std::min<std::size_t>(3, text.size())));
}

Gaps::Features Gaps::features(std::uint32_t token) {
  const std::int64_t i = token;
  // What stands before closing marks: "It is over.”" ends as "It is over." does.
  std::int64_t stop = i;
  while (stop > begin_ && (sign(stop) == Sign::kCloseQuote || sign(stop) == Sign::kCloseBracket ||
                           sign(stop) == Sign::kPlainQuote || sign(stop) == Sign::kMark))
    --stop;
  const std::uint64_t p = n(sign(i - 1)), a = n(sign(i)), b = n(sign(i + 1)), c = n(sign(i + 2));
  const std::uint64_t s = n(sign(stop)), gap = space(token + 1);
  const std::uint64_t glued = token + 2 < last_ && !space(token + 2);  // "-6", "(so"
  const std::uint64_t kinds = key({a, b, s, gap});
  const std::uint64_t inside =
      (plain_ ? 1u : 0u) + (quotes_ > 0 ? 2u : 0u) + (brackets_ > 0 ? 4u : 0u);
  const std::uint64_t length = steps(token + 1 - begin_);
  const std::uint64_t state = key({finite_, small_, length > 3});
  const Ahead& ahead = ahead_[token + 1 - first_];
  const std::uint64_t rest = key({ahead.finite, ahead.distance});
  const std::uint64_t wa = word(i), wb = word(i + 1), wp = word(i - 1), wc = word(i + 2);
  const std::uint64_t ra = reading(i), rb = reading(i + 1), rc = reading(i + 2);
  const std::uint64_t ws = word(stop), wsp = word(stop - 1);
  const std::array<std::uint64_t, kFeatures> keys{
      key({1}),
      key({2, kinds}),
      key({3, kinds, p, c}),
      key({4, kinds, inside}),
      key({5, kinds, length}),
      key({6, kinds, state}),
      key({7, kinds, state, rest}),
      key({8, kinds, rb}),
      key({9, kinds, ra, rb}),
      key({10, kinds, rb, rc, c}),
      key({11, wa, b}),
      key({12, wb, a, s}),
      key({13, wb, b, state}),
      key({14, wa, wb}),
      key({15, wp, a, b}),
      key({16, wc, b, a}),
      key({17, wb, wc, b}),
      key({18, ws, wsp}),
      key({19, n(sign(begin_)), kinds, b}),
      key({20, n(sign(begin_)), n(sign(std::int64_t{begin_} + 1)), kinds, length}),
      key({21, a, b, state, rb, rest}),
      key({22, word(begin_), kinds}),
      key({23, p, a, b, length, inside}),
      key({24, ra, reading(i - 1), kinds}),
      key({25, n(sign(stop - 1)), s, b, rb}),
      key({26, b, wb, length}),
      key({27, kinds, glued, c}),
      key({28, kinds, capitals(token + 1), rb}),
      key({29, kinds, suffix(token), rb}),
      key({30, kinds, n(sign(begin_)), n(end_)}),
      key({31, b, c, glued, n(end_), length}),
      key({32, ra, a, b}),
      key({33, s, b, n(sign(begin_)), n(before_), n(end_)}),
      key({34, wa, rb, b}),
      key({35, ra, wb}),
  };
  Features f{};
  for (std::size_t k = 0; k < kFeatures; ++k)
    f[k] = static_cast<std::uint32_t>(keys[k] % SentenceModel::kFeatures);
  return f;
}

}  // namespace recoupe
