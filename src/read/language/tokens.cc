// One pass over the block. A word ends at a space or a sign; an apostrophe or a hyphen inside it is
// looked up among the clitics of the language. Behind a space or an opening sign an address may
// stand, which is looked for first: for this each byte is looked at once more.
#include "read/language/tokens.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxTokenBytes = 256;  // longer runs of letters are cut: no word is as long
constexpr std::uint32_t kMaxAddressBytes = 2048;  // no address is longer
constexpr std::uint32_t kLongestFace = 4;         // bytes of a row of faces.tsv
constexpr std::uint32_t kRuler = 4;  // so many signs, though of several kinds, rule a line: "-=-="
constexpr std::uint32_t kLongRun = 8;  // so many equal brackets or marks are no brackets: one token
constexpr char32_t kEllipsis = 0x2026;
constexpr char32_t kSoftHyphen = 0xad;

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
bool is_group_space(char32_t c) { return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009; }

bool one_of(char32_t c, std::string_view signs) {
  return c > 0 && c < 0x80 && signs.find(static_cast<char>(c)) != std::string_view::npos;
}
bool is_ruling(char32_t c) { return one_of(c, "-=_*+~#<>|^"); }
bool around_address(char32_t c) {
  return one_of(c, "<>()[]{}\"|") || c == 0xab || c == 0xbb || c == 0x201c || c == 0x201d;
}

unsigned shape_of(std::string_view form) {
  bool lower_case = false, digit = false, letter = false;
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint c = decode(form, i);
    digit |= is_digit(c.value);
    if (is_letter(c.value)) {
      letter = true;
      lower_case |= !is_upper(c.value);
    }
    i += c.size;
  }
  unsigned bits = 0;
  if (is_upper(decode(form, 0).value)) bits |= lower_case ? kCapital : kAllCaps;
  if (digit) bits |= letter ? kDigits : kDigits | kNumber;
  return bits;
}

Pos guess(const Token& t, std::string_view form) {
  if (t.shape & kNumber) return Pos::kNum;
  if (!is_word(decode(form, 0).value)) {
    // Signs alone are punctuation, however many; "#tag" is not.
    const bool word = std::any_of(form.begin(), form.end(), [](char c) {
      const auto b = static_cast<unsigned char>(c);
      return is_digit(b) || (b < 0x80 && is_letter(b));
    });
    if (form.size() <= 3 || !word) return Pos::kPunct;
  }
  if (t.shape & (kCapital | kAllCaps)) return Pos::kName;
  return Pos::kOther;
}

}  // namespace

class Tokens::Cutter {  // of one block
 public:
  Cutter(const Tokens& tokens, std::uint32_t end, std::vector<Token>& out)
      : k_(tokens), text_(tokens.text_), end_(end), out_(out) {}

  void run(std::uint32_t begin) {
    bool space = true, apart = true;  // apart: an address may begin here
    for (std::uint32_t at = begin; at < end_;) {
      const CodePoint c = decode(text_, at);
      if (is_space(c.value)) {
        space = apart = true;
        at += c.size;
        continue;
      }
      const std::uint32_t from = at;
      at = apart ? address(from) : from;
      const bool word = at == from && is_letter(c.value);
      if (at == from) at = one(from, c, space);
      add({from, at}, space);
      // A suffix clitic, "-t-il" or "'s", follows its word as a token of its own.
      if (word) split_suffix();
      space = false;
      apart = around_address(c.value) || is_apostrophe(c.value);
    }
  }

 private:
  char32_t peek(std::uint32_t at) const { return at < end_ ? decode(text_, at).value : 0; }
  std::uint32_t next(std::uint32_t at) const { return at + decode(text_, at).size; }

  std::uint32_t one(std::uint32_t at, CodePoint c, bool space) const {
    if (is_digit(c.value)) return number(at);
    if (is_letter(c.value)) return word(at);
    return sign(at, c, space);
  }

  // "https://a.org/b", "www.a.org", "envoi@a.org", "@compte", "#sujet"; `from` where there is none.
  std::uint32_t address(std::uint32_t from) const {
    std::uint32_t at = from;
    bool found = text_.substr(from, end_ - from).starts_with("www.");
    for (char32_t before = 0; at < end_ && at - from < kMaxAddressBytes;) {
      const CodePoint c = decode(text_, at);
      if (is_space(c.value) || around_address(c.value)) break;
      const char32_t after = peek(at + c.size);
      found |= c.value == '@' && is_letter(after);
      found |= c.value == '#' && at == from && is_letter(after);
      found |=
          c.value == ':' && is_letter(before) && text_.substr(at, end_ - at).starts_with("://");
      before = c.value;
      at += c.size;
    }
    if (!found) return from;
    while (at > from) {
      const CodePoint c = decode_before(text_, at);
      if (!one_of(c.value, ".,;:!?'") && c.value != kEllipsis && c.value != 0x2019) break;
      at -= c.size;
    }
    return at;
  }

  std::uint32_t digits(std::uint32_t at) const {
    while (at < end_ && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
    return at;
  }

  // A separator and exactly three digits: "2 500", "1,000", "1.000.000".
  std::uint32_t group(std::uint32_t at, char32_t separator) const {
    if (at >= end_ || peek(at) != separator) return at;
    const std::uint32_t first = next(at);
    const std::uint32_t last = digits(first);
    if (last - first != 3) return at;
    const char32_t after = peek(last);
    return separator == ' ' && is_letter(after) ? at : last;
  }

  // "12,34,567": pairs of digits, and three at the end; `at` where it is none.
  std::uint32_t pairs(std::uint32_t at) const {
    std::uint32_t last = at;
    while (peek(last) == ',' && digits(last + 1) - last == 3) last = digits(last + 1);
    const std::uint32_t end = group(last, ',');
    return last > at && end > last && !comma_digit(end) ? end : at;
  }

  bool comma_digit(std::uint32_t at) const { return peek(at) == ',' && is_digit(peek(at + 1)); }

  // "22,24,26": a comma with digits on both sides more than once parts the numbers of a list.
  bool listed(std::uint32_t from, std::uint32_t fraction) const {
    const bool before =
        from > 1 && text_[from - 1] == ',' && is_digit(decode_before(text_, from - 1).value);
    return before || comma_digit(fraction);
  }

  std::uint32_t number(std::uint32_t from) const {
    std::uint32_t at = digits(from);
    const char32_t separator = peek(at);
    if (at - from <= 2) at = pairs(at);
    if (at - from <= 3 && (is_group_space(separator) || separator == ',' || separator == '.'))
      for (std::uint32_t longer = group(at, separator); longer > at; longer = group(at, separator))
        at = longer;
    if ((peek(at) == ',' || peek(at) == '.') && at + 1 < end_ && is_digit(peek(at + 1))) {
      const std::uint32_t fraction = digits(at + 1);
      const bool dotted =
          fraction < end_ && text_[fraction] == '.' && is_digit(peek(fraction + 1));  // 7.1.2022
      if (!dotted && !(peek(at) == ',' && listed(from, fraction))) at = fraction;
    }
    while (at < end_ && is_letter(peek(at))) at = next(at);  // "1990s", "20h", "10e"
    if (is_hyphen(peek(at)) && at + 1 < end_ && is_letter(peek(next(at))))
      return word(at);                                                  // "10-year-old"
    if (is_apostrophe(peek(at)) && suffix_at(at)) return word_end(at);  // "the 1990's"
    return at;
  }

  std::uint32_t word(std::uint32_t from) const {
    std::uint32_t at = from;
    while (at < end_ && at - from < kMaxTokenBytes) {
      const char32_t c = peek(at);
      if (is_word(c) || (inside_word(c) && is_word(peek(next(at))))) {
        at = next(at);
      } else if (is_apostrophe(c) && is_word(peek(next(at)))) {
        const std::uint32_t after = next(at);
        if (clitic({from, after}, "prefix")) return after;
        if (suffix_at(at)) return word_end(at);
        at = after;
      } else if (is_apostrophe(c) && clitic({from, next(at)}, "prefix")) {
        return next(at);
      } else if (c == '.' && inner_dot(from, at)) {
        ++at;
      } else {
        break;
      }
    }
    return at;
  }

  static bool inside_word(char32_t c) { return is_hyphen(c) || c == '_' || c == kSoftHyphen; }

  // "Tokayev's": the word goes on to the end of the clitic, and split_suffix cuts it off.
  std::uint32_t word_end(std::uint32_t at) const {
    const std::uint32_t from = at;
    at = next(at);
    while (at < end_ && at - from < kMaxTokenBytes && is_word(peek(at))) at = next(at);
    return at;
  }

  // Dots that belong to the word: "U.S.", "businessmagazin.ro", "M.", "J.-P.", an initial before a
  // capital.
  bool inner_dot(std::uint32_t from, std::uint32_t at) const {
    const char32_t after = peek(at + 1);
    const bool letter_before =
        at == from || at < 1 ? false : is_letter(decode_before(text_, at).value);
    if (!letter_before) return false;
    const std::string_view so_far = text_.substr(from, at - from);
    const bool single = next(from) == at || so_far.find('.') != std::string_view::npos;
    if (is_letter(after))
      return (is_upper(after) && single && is_upper(peek(from))) || !is_upper(after);
    if (is_hyphen(after) && single && is_upper(peek(from)))
      return is_upper(peek(next(at + 1))) && peek(next(next(at + 1))) == '.';
    if (after != 0 && !is_space(after) && after != ',' && after != ')') return false;
    if (k_.pack_.vocabulary().find(lower(text_.substr(from, at + 1 - from))) != kUnknownWord &&
        abbreviation({from, at + 1}))
      return true;
    return single && is_upper(peek(from)) && (next(from) != at || is_upper(peek(at + 2)));
  }

  bool abbreviation(Span span) const {
    const Table& table = k_.abbreviations_;
    const auto node = table.step(0, k_.pack_.vocabulary().find(lower(span.of(text_))));
    return node && !table.rows_at(*node).empty();
  }

  bool clitic(Span span, std::string_view side) const {
    const auto row = k_.clitics_.find(lower(span.of(text_)));
    return row && k_.clitics_.cell(*row, k_.side_) == side;
  }

  bool suffix_at(std::uint32_t at) const { return clitic({at, word_end(at)}, "suffix"); }

  std::uint32_t sign(std::uint32_t at, CodePoint c, bool space) const {
    if (const std::uint32_t end = face(at, space); end > at) return end;
    std::uint32_t end = at + c.size;
    if (c.value == '.' || c.value == kEllipsis) {
      while (end < end_ && (text_[end] == '.' || peek(end) == kEllipsis)) end = next(end);
      if (end > at + 1) return end;
    }
    if (one_of(c.value, ".!?"))  // "!!!", "?!", ".?"
      while (end < end_ && one_of(peek(end), "!?")) ++end;
    if (is_ruling(c.value)) return ruler(at, c.value);
    const std::uint32_t same = run_of(at, c);
    return one_of(c.value, "$/\\") || same - at >= kLongRun * c.size ? same : end;
  }

  // "--", "***", or a longer run of several such signs.
  std::uint32_t ruler(std::uint32_t at, char32_t sign) const {
    std::uint32_t same = at + 1, mixed = at + 1;
    while (same < end_ && peek(same) == sign) ++same;
    while (mixed < end_ && is_ruling(peek(mixed))) ++mixed;
    return mixed - at >= kRuler ? mixed : same;
  }

  std::uint32_t run_of(std::uint32_t at, CodePoint c) const {
    const std::string_view sign = text_.substr(at, c.size);
    while (at < end_ && text_.substr(at, c.size) == sign) at += c.size;
    return std::min(at, end_);
  }

  // ":-)" between spaces or behind a word.
  std::uint32_t face(std::uint32_t at, bool space) const {
    if (!one_of(peek(at), ":;=") && !(space && one_of(peek(at), "(^-<>"))) return at;
    for (std::uint32_t size = std::min(kLongestFace, end_ - at); size > 1; --size) {
      const char32_t after = peek(at + size);
      if (is_word(after) || !k_.faces_.find(text_.substr(at, size))) continue;
      const bool letters = is_letter(decode_before(text_, at + size).value);
      return letters && !space ? at : at + size;
    }
    return at;
  }

  void add(Span span, bool space) {
    Token t{.span = span};
    const std::string_view form = span.of(text_);
    t.word = k_.pack_.vocabulary().find(lower(form));
    const WordEntry entry = k_.language_.entry(t.word);
    t.lemma = entry.lemma ? entry.lemma : t.word;
    t.forms = entry.forms;
    t.shape = static_cast<std::uint8_t>(shape_of(form) | (space ? kSpaceBefore : 0));
    t.pos = entry.lemma ? entry.pos : guess(t, form);
    out_.push_back(t);
  }

  // Takes the longest suffix clitic off the last token, unless the whole is a word of its own
  // ("rendez-vous").
  void split_suffix() {
    const Token whole = out_.back();
    const std::string form = lower(whole.span.of(text_));
    if (form.find('\'') == std::string::npos && form.find('-') == std::string::npos) return;
    if (!k_.language_.entries(whole.word).empty()) return;
    for (const auto& [suffix, joined] : k_.suffixes_) {
      if (form.size() <= suffix.size() || !form.ends_with(suffix)) continue;
      const auto cut = back(whole.span, suffix);
      if (cut == whole.span.begin) return;
      const bool space = (whole.shape & kSpaceBefore) != 0;
      out_.pop_back();
      add({whole.span.begin, cut}, space);
      add({cut, whole.span.end}, false);
      if (joined) out_.back().shape |= kJoined;
      return;
    }
  }

  // Lower-casing may change the length of a form, so the cut is counted in code points from the
  // end.
  std::uint32_t back(Span span, std::string_view suffix) const {
    std::uint32_t at = span.end;
    for (std::size_t i = 0; i < suffix.size() && at > span.begin; i += decode(suffix, i).size)
      at -= decode_before(text_, at).size;
    return at;
  }

  const Tokens& k_;
  std::string_view text_;
  std::uint32_t end_;
  std::vector<Token>& out_;
};

Tokens::Tokens(std::string_view text, const Language& language, const Pack& pack)
    : text_(text),
      language_(language),
      pack_(pack),
      clitics_(language.table("clitics")),
      abbreviations_(language.table("abbreviations")),
      faces_(pack.world("faces")),
      side_(clitics_.column("side")) {
  for (std::size_t row = 0; row < clitics_.size(); ++row)
    if (clitics_.cell(row, side_) == "suffix")
      suffixes_.push_back(
          {clitics_.cell(row, std::size_t{0}), clitics_.cell(row, "joined") == "yes"});
  std::sort(suffixes_.begin(), suffixes_.end(), [](const Suffix& a, const Suffix& b) {
    return a.form.size() != b.form.size() ? a.form.size() > b.form.size() : a.form < b.form;
  });
}

void Tokens::cut(Span block, std::vector<Token>& out) const {
  Cutter(*this, block.end, out).run(block.begin);
}

}  // namespace recoupe
