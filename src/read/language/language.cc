// Tokens in one pass over each block, then sentences over the tokens.
//
//   "Selon l'AFP, 2 500 soldats." -> Selon | l' | AFP | , | 2 500 | soldats | .
//
// A word ends at a space or a sign; an apostrophe or a hyphen inside it is looked up among the
// clitics of the language. Cost: linear; one look-up a token.
#include "read/language/language.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/language/units.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxTokenBytes = 256;  // longer runs of letters are cut: no word is as long
constexpr char32_t kEllipsis = 0x2026;

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
bool is_group_space(char32_t c) { return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009; }

struct Suffix {
  std::string_view form;
  bool joined = false;
};

// The clitics and abbreviations of one language, as the tokeniser asks for them.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Language& language, const Pack& pack,
            std::vector<Token>& out)
      : text_(text),
        language_(language),
        pack_(pack),
        clitics_(language.table("clitics")),
        abbreviations_(language.table("abbreviations")),
        side_(clitics_.column("side")),
        out_(out) {
    for (std::size_t row = 0; row < clitics_.size(); ++row)
      if (clitics_.cell(row, side_) == "suffix")
        suffixes_.push_back(
            {clitics_.cell(row, std::size_t{0}), clitics_.cell(row, "joined") == "yes"});
    std::sort(suffixes_.begin(), suffixes_.end(), [](const Suffix& a, const Suffix& b) {
      return a.form.size() != b.form.size() ? a.form.size() > b.form.size() : a.form < b.form;
    });
  }

  void run(Span block) {
    end_ = block.end;
    bool space = true;
    for (std::uint32_t at = block.begin; at < block.end;) {
      const CodePoint c = decode(text_, at);
      if (is_space(c.value)) {
        space = true;
        at += c.size;
        continue;
      }
      const std::uint32_t from = at;
      if (is_digit(c.value))
        at = number(at);
      else if (is_letter(c.value))
        at = word(at);
      else
        at = sign(at, c);
      add({from, at}, space);
      // A suffix clitic, "-t-il" or "'s", follows its word as a token of its own.
      if (is_letter(c.value)) split_suffix();
      space = false;
    }
  }

 private:
  char32_t peek(std::uint32_t at) const { return at < end_ ? decode(text_, at).value : 0; }
  std::uint32_t next(std::uint32_t at) const { return at + decode(text_, at).size; }

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

  std::uint32_t number(std::uint32_t from) const {
    std::uint32_t at = digits(from);
    const char32_t separator = peek(at);
    if (at - from <= 3 && (is_group_space(separator) || separator == ',' || separator == '.'))
      for (std::uint32_t longer = group(at, separator); longer > at; longer = group(at, separator))
        at = longer;
    if ((peek(at) == ',' || peek(at) == '.') && at + 1 < end_ && is_digit(peek(at + 1))) {
      const std::uint32_t fraction = digits(at + 1);
      const bool dotted =
          fraction < end_ && text_[fraction] == '.' && is_digit(peek(fraction + 1));  // 7.1.2022
      if (!dotted) at = fraction;
    }
    while (at < end_ && is_letter(peek(at))) at = next(at);  // "1990s", "20h", "10e"
    if (is_hyphen(peek(at)) && at + 1 < end_ && is_letter(peek(next(at))))
      return word(at);  // "10-year-old"
    return at;
  }

  std::uint32_t word(std::uint32_t from) const {
    std::uint32_t at = from;
    while (at < end_ && at - from < kMaxTokenBytes) {
      const char32_t c = peek(at);
      if (is_word(c) || (is_hyphen(c) && is_word(peek(next(at))))) {
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

  // "Tokayev's": the word goes on to the end of the clitic, and split_suffix cuts it off.
  std::uint32_t word_end(std::uint32_t at) const {
    at = next(at);
    while (at < end_ && is_word(peek(at))) at = next(at);
    return at;
  }

  // Dots that belong to the word: "U.S.", "businessmagazin.ro", "M.", an initial before a capital.
  bool inner_dot(std::uint32_t from, std::uint32_t at) const {
    const char32_t after = peek(at + 1);
    const bool letter_before =
        at == from || at < 1 ? false : is_letter(decode_before(text_, at).value);
    if (!letter_before) return false;
    const std::string_view so_far = text_.substr(from, at - from);
    const bool single = next(from) == at || so_far.find('.') != std::string_view::npos;
    if (is_letter(after))
      return (is_upper(after) && single && is_upper(peek(from))) || !is_upper(after);
    if (after != 0 && !is_space(after) && after != ',' && after != ')') return false;
    if (pack_.vocabulary().find(lower(text_.substr(from, at + 1 - from))) != kUnknownWord &&
        abbreviation({from, at + 1}))
      return true;
    return single && is_upper(peek(from)) && (next(from) != at || is_upper(peek(at + 2)));
  }

  bool abbreviation(Span span) const {
    const auto node = abbreviations_.step(0, pack_.vocabulary().find(lower(span.of(text_))));
    return node && !abbreviations_.rows_at(*node).empty();
  }

  bool clitic(Span span, std::string_view side) const {
    const auto row = clitics_.find(lower(span.of(text_)));
    return row && clitics_.cell(*row, side_) == side;
  }

  bool suffix_at(std::uint32_t at) const { return clitic({at, word_end(at)}, "suffix"); }

  std::uint32_t sign(std::uint32_t at, CodePoint c) const {
    std::uint32_t end = at + c.size;
    if (c.value == '.' || c.value == kEllipsis)
      while (end < end_ && (text_[end] == '.' || peek(end) == kEllipsis)) end = next(end);
    return end;
  }

  void add(Span span, bool space) {
    Token t{.span = span};
    const std::string_view form = span.of(text_);
    t.word = pack_.vocabulary().find(lower(form));
    const WordEntry entry = language_.entry(t.word);
    t.lemma = entry.lemma ? entry.lemma : t.word;
    t.forms = entry.forms;
    t.shape = static_cast<std::uint8_t>(shape(form) | (space ? kSpaceBefore : 0));
    t.pos = entry.lemma ? entry.pos : guess(t, form);
    out_.push_back(t);
  }

  static Pos guess(const Token& t, std::string_view form) {
    if (t.shape & kNumber) return Pos::kNum;
    if (!is_word(decode(form, 0).value) && form.size() <= 3) return Pos::kPunct;
    if (t.shape & (kCapital | kAllCaps)) return Pos::kName;
    return Pos::kOther;
  }

  static unsigned shape(std::string_view form) {
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

  // Takes the longest suffix clitic off the last token, unless the whole is a word of its own
  // ("rendez-vous").
  void split_suffix() {
    const Token whole = out_.back();
    const std::string form = lower(whole.span.of(text_));
    if (form.find('\'') == std::string::npos && form.find('-') == std::string::npos) return;
    if (!language_.entries(whole.word).empty()) return;
    for (const auto& [suffix, joined] : suffixes_) {
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

  std::string_view text_;
  const Language& language_;
  const Pack& pack_;
  const Table& clitics_;
  const Table& abbreviations_;
  Table::Column side_;
  std::vector<Token>& out_;
  std::vector<Suffix> suffixes_;
  std::uint32_t end_ = 0;
};

enum class Sign : std::uint8_t { kNone, kStop, kClose, kOpen };

Sign sign_of(std::string_view form) {
  switch (decode(form, 0).value) {
    case '.':
    case '!':
    case '?':
    case kEllipsis:
      return Sign::kStop;
    case 0xbb:
    case 0x201d:
    case 0x2019:
    case ')':
    case ']':
      return Sign::kClose;
    case 0xab:
    case 0x201c:
    case 0x2018:
    case '(':
    case '[':
    case '-':
    case 0x2013:
    case 0x2014:
      return Sign::kOpen;
    default:
      return Sign::kNone;
  }
}

bool only_sign(const Token& t) { return t.pos == Pos::kPunct; }

// Can a sentence begin here? A capital, a digit, or a sign that opens something.
bool begins(const Token& t, std::string_view form) {
  if (t.shape & (kCapital | kAllCaps | kDigits)) return true;
  return only_sign(t) && (sign_of(form) == Sign::kOpen || form == "\"");
}

class Splitter {
 public:
  explicit Splitter(Words& words) : w_(words) {}

  void run(Index<Block> block, std::uint32_t first, std::uint32_t last) {
    std::uint32_t from = first;
    for (std::uint32_t i = first; i < last; ++i) {
      if (!only_sign(w_.tokens[i]) || sign_of(form(i)) != Sign::kStop) continue;
      std::uint32_t end = i + 1;
      while (end < last && only_sign(w_.tokens[end]) && closes(end)) ++end;
      if (end < last && !begins(w_.tokens[end], form(end))) continue;
      add(block, from, end);
      from = end;
      i = end - 1;
    }
    if (from < last) add(block, from, last);
  }

  void add(Index<Block> block, std::uint32_t from, std::uint32_t end) {
    if (from == end) return;
    w_.sentences.push_back({{w_.tokens[from].span.begin, w_.tokens[end - 1].span.end}, block});
    w_.words.push_back({from, end});
    for (std::uint32_t i = from; i < end; ++i) {
      if (only_sign(w_.tokens[i])) continue;
      w_.tokens[i].shape |= kFirst;
      break;
    }
  }

 private:
  std::string_view form(std::uint32_t i) const { return w_.tokens[i].span.of(w_.text); }

  // A plain quote mark closes when no space stands before it.
  bool closes(std::uint32_t i) const {
    const Sign s = sign_of(form(i));
    return s == Sign::kStop || s == Sign::kClose ||
           (form(i) == "\"" && !(w_.tokens[i].shape & kSpaceBefore));
  }

  Words& w_;
};

// The first token behind the dateline, if that stands at the head of these tokens.
std::uint32_t past(std::span<const Token> tokens, std::uint32_t first, std::uint32_t last,
                   Span dateline) {
  std::uint32_t at = first;
  while (at < last && dateline.contains(tokens[at].span)) ++at;
  return at;
}

}  // namespace

Words analyse(const Article& article, const Pack& pack) {
  Words words;
  words.text = article.text;
  words.pack = &pack;
  words.dateline = article.dateline;
  words.language = &pack.language(article.lang);
  words.tokens.reserve(article.text.size() / 5 + 1);
  Tokenizer tokenizer(words.text, *words.language, pack, words.tokens);
  Splitter splitter(words);
  for (std::size_t b = 0; b < article.blocks.size(); ++b) {
    const auto first = static_cast<std::uint32_t>(words.tokens.size());
    tokenizer.run(article.blocks[b].span);
    const auto last = static_cast<std::uint32_t>(words.tokens.size());
    const std::uint32_t body = past(words.tokens, first, last, article.dateline);
    splitter.add(index<Block>(b), first, body);
    splitter.run(index<Block>(b), body, last);
  }
  find_units(words);
  return words;
}

}  // namespace recoupe
