// First every token is cut where the language cuts it, then pieces with no space between them are
// joined again where a number, a sign or a row of compounds.tsv holds them together.
//
//   "at 7:00PM" -> at | 7 | : | 00PM -> at | 7 | : | 00 | PM -> at | 7:00 | PM
//
// Cost: linear; most tokens are one piece and are passed over after a look at their shape.
#include "read/language/units.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

enum class Takes : std::uint8_t { kNothing, kWhole, kApart, kChain };  // of joints.tsv

struct Joint {
  Takes numbers{}, words{}, letters{};
};

bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }

class UnitCutter {
 public:
  explicit UnitCutter(Words& words)
      : w_(words),
        language_(*words.language),
        splits_(language_.table("splits")),
        parts_(splits_.column("parts")),
        joined_(splits_.column("joined")),
        compounds_(language_.table("compounds")),
        affixes_(language_.table("affixes")),
        kind_(affixes_.column("kind")) {
    plural_mark_ = affix("'", "plural");
    const Table& joints = language_.table("joints");
    for (std::size_t row = 0; row < joints.size(); ++row) {
      const auto sign =
          static_cast<unsigned char>(decode(joints.cell(row, std::size_t{0}), 0).value);
      if (sign >= joints_.size()) continue;
      joints_[sign].numbers = takes(joints.cell(row, "numbers"));
      joints_[sign].words = takes(joints.cell(row, "words"));
      joints_[sign].letters = takes(joints.cell(row, "letters"));
    }
  }

  void sentence(Run<Token> run) {
    pieces_.clear();
    open_ = false;
    for (std::uint32_t i = run.begin; i < run.end;) i = cut(i, run.end);
    for (std::size_t i = 0; i < pieces_.size();) i = join(i);
  }

 private:
  static Takes takes(std::string_view code) {
    if (code == "whole") return Takes::kWhole;
    if (code == "apart") return Takes::kApart;
    return code == "chain" ? Takes::kChain : Takes::kNothing;
  }

  std::string_view form(const Unit& u) const { return u.span.of(w_.text); }
  bool tight(std::size_t i) const {  // no space between piece i and the one before
    return i > 0 && i < pieces_.size() && pieces_[i].span.begin == pieces_[i - 1].span.end;
  }
  void piece(Span span, std::uint32_t token, bool joined = false) {
    if (!span.empty()) pieces_.push_back({.span = span, .token = token, .joined = joined});
  }

  // The pieces of the token; of several, where a phrase holds them together. Gives the token
  // behind.
  std::uint32_t cut(std::uint32_t i, std::uint32_t end) {
    const Token& t = w_.tokens[i];
    if (const std::uint32_t n = compound(i, end)) {
      piece({t.span.begin, w_.tokens[i + n - 1].span.end}, i);
      return i + n;
    }
    if (const auto row = split_row(t)) {
      split(i, splits_.cell(*row, parts_), splits_.cell(*row, joined_) == "yes");
      return i + 1;
    }
    const std::string_view text = form({.span = t.span});
    const bool last = i + 1 == end;
    if (last && text.size() > 2 && text.back() == '.' && is_word(decode(text, 0).value)) {
      const std::uint32_t dot = t.span.end - 1;  // "etc." at the end: the stop is a unit
      parts_of({t.span.begin, dot}, i);
      piece({dot, t.span.end}, i);
    } else {
      parts_of(t.span, i);
    }
    return i + 1;
  }

  std::uint32_t compound(std::uint32_t i, std::uint32_t end) const {
    if (!compounds_.starts(w_.tokens[i].word)) return 0;
    const Match m = match(w_.prose(), compounds_, i, end);
    for (std::uint32_t k = i + 1; k < i + m.length; ++k)
      if (w_.tokens[k].shape & kSpaceBefore) return 0;
    return m.length > 1 ? m.length : 0;
  }

  std::optional<std::size_t> split_row(const Token& t) const {
    if (!splits_.starts(t.word)) return std::nullopt;
    const auto node = splits_.step(0, t.word);
    if (!node || splits_.rows_at(*node).empty()) return std::nullopt;
    return splits_.rows_at(*node).front();
  }

  // "cannot", "can not": the first part is as long as it is written there.
  void split(std::uint32_t i, std::string_view parts, bool joined) {
    const Span whole = w_.tokens[i].span;
    const std::size_t cut = CodePoints(parts).at(static_cast<std::uint32_t>(parts.find(' ')));
    std::uint32_t at = whole.begin;
    for (std::size_t k = 0; k < cut && at < whole.end; ++k) at += decode(w_.text, at).size;
    piece({whole.begin, at}, i, (w_.tokens[i].shape & kJoined) != 0);
    piece({at, whole.end}, i, joined);
  }

  void parts_of(Span span, std::uint32_t i) {
    const Token& t = w_.tokens[i];
    const bool joined = (t.shape & kJoined) != 0;
    const std::string_view text = span.of(w_.text);
    if (t.shape & kDigits && !(t.shape & kNumber) && is_digit(decode(text, 0).value))
      if (const std::uint32_t digits = number_size(text); digits < text.size()) {
        piece({span.begin, span.begin + digits}, i);
        return piece({span.begin + digits, span.end}, i);
      }
    if (text.size() > 2 && text.find('-') != std::string_view::npos &&
        is_word(decode(text, 0).value))
      return hyphens(span, i);
    piece(span, i, joined || possessive(i));
  }

  // "the soldiers' arms": a bare mark behind an s, where no mark of quotation is open.
  bool possessive(std::uint32_t i) {
    if (!plural_mark_ || !is_mark(i)) return false;
    const bool before = (w_.tokens[i].shape & kSpaceBefore) != 0;
    const bool after = i + 1 >= w_.tokens.size() || (w_.tokens[i + 1].shape & kSpaceBefore) != 0;
    if (before || !after) {
      open_ = before;
      return false;
    }
    const std::string_view last = w_.tokens[i - 1].span.of(w_.text);
    if (!open_ && (last.back() == 's' || last.back() == 'S')) return true;
    open_ = false;
    return false;
  }
  bool is_mark(std::uint32_t i) const {
    const std::string_view text = w_.tokens[i].span.of(w_.text);
    return i > 0 && (text == "'" || text == "’");
  }

  // "20h": the digits, where what follows them is a unit of its own; else all of the text.
  std::uint32_t number_size(std::string_view text) const {
    std::size_t at = 0;
    while (at < text.size() &&
           (is_digit(static_cast<unsigned char>(text[at])) || text[at] == '.' || text[at] == ','))
      ++at;
    return static_cast<std::uint32_t>(affix(text.substr(at), "tail") ? at : text.size());
  }

  bool affix(std::string_view text, std::string_view kind) const {
    if (affixes_.size() == 0) return false;
    const auto row = affixes_.find(lower(text));
    return row && affixes_.cell(*row, kind_) == kind;
  }

  // "well-known": three pieces where hyphens part words, but "non-stop" is one; "jour-là": two.
  void hyphens(Span span, std::uint32_t i) {
    const std::string_view text = span.of(w_.text);
    const std::size_t last = text.rfind('-');
    if (!w_.language->entries(w_.tokens[i].word).empty()) return piece(span, i);
    if (affix(text.substr(last), "suffix")) {
      const auto cut = static_cast<std::uint32_t>(span.begin + last);
      piece({span.begin, cut}, i);
      return piece({cut, span.end}, i);
    }
    if (joints_['-'].words != Takes::kApart || affix(text.substr(0, text.find('-')), "prefix") ||
        text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos)
      return piece(span, i);
    std::uint32_t from = span.begin;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (w_.text[at] != '-') continue;
      piece({from, at}, i);
      piece({at, at + 1}, i);
      from = at + 1;
    }
    piece({from, span.end}, i);
  }

  // Writes the unit that begins with piece i; gives the piece behind it.
  std::size_t join(std::size_t i) {
    const std::size_t end = std::max({i + 1, number(i), letters(i), signs(i)});
    Unit u = pieces_[i];
    u.span.end = pieces_[end - 1].span.end;
    w_.units.push_back(u);
    return end;
  }

  bool numeric(std::size_t i) const {
    if (i >= pieces_.size()) return false;
    const std::string_view text = form(pieces_[i]);
    return is_digit(static_cast<unsigned char>(text.front())) &&
           is_digit(static_cast<unsigned char>(text.back()));
  }
  Joint joint(std::size_t i) const {
    const std::string_view text = i < pieces_.size() ? form(pieces_[i]) : std::string_view();
    const auto sign = text.size() == 1 ? static_cast<unsigned char>(text.front()) : 0u;
    return sign < joints_.size() ? joints_[sign] : Joint{};
  }

  // "10:30", "07/01/2022", "1990-91", "+33", "713-654-1281".
  std::size_t number(std::size_t i) const {
    const bool sign = tight(i + 1) && !tight(i) && joint(i).numbers == Takes::kWhole;
    const std::size_t at = sign ? i + 1 : i;
    if (!numeric(at)) return i + 1;
    std::size_t end = at + 1, chain = 0, links = 0;
    while (tight(end) && tight(end + 1) && numeric(end + 1)) {
      const Takes takes = joint(end).numbers;
      if (takes == Takes::kNothing || takes == Takes::kApart) break;
      if (takes == Takes::kChain && ++links == 1) chain = end;
      end += 2;
    }
    return links == 1 && !telephone(chain) ? chain : end;
  }

  // "555-0123": one digit or three before the sign, four behind it.
  bool telephone(std::size_t sign) const {
    const std::size_t before = form(pieces_[sign - 1]).size();
    return (before == 1 || before == 3) && form(pieces_[sign + 1]).size() == 4;
  }

  // "R&D", "b/c": a sign between words, or between letters.
  std::size_t letters(std::size_t i) const {
    std::size_t end = i + 1;
    if (!is_word(decode(form(pieces_[i]), 0).value)) return end;
    if (ending(i)) return tight(i + 4) && letter(i + 4) ? i + 5 : i + 4;
    while (tight(end) && tight(end + 1) && is_word(decode(form(pieces_[end + 1]), 0).value)) {
      const Joint j = joint(end);
      const bool single = letter(end - 1) && letter(end + 1);
      if (j.words != Takes::kWhole && !(single && j.letters == Takes::kWhole)) break;
      end += 2;
    }
    return end;
  }
  // "élu(e)", "élu(e)s": a short ending in brackets
  bool ending(std::size_t i) const {
    constexpr std::size_t kLongest = 3;  // bytes
    return tight(i + 1) && tight(i + 2) && tight(i + 3) && joint(i + 1).words == Takes::kWhole &&
           form(pieces_[i + 1]) == "(" && form(pieces_[i + 2]).size() <= kLongest &&
           form(pieces_[i + 3]) == ")";
  }
  bool letter(std::size_t i) const {
    const std::string_view text = form(pieces_[i]);
    const CodePoint c = decode(text, 0);
    return c.size == text.size() && is_letter(c.value);
  }

  // '' as a mark of quotation
  std::size_t signs(std::size_t i) const {
    const std::string_view text = form(pieces_[i]);
    const bool mark = text == "'" || decode(text, 0).value == 0x2019;
    return mark && tight(i + 1) && form(pieces_[i + 1]) == text ? i + 2 : i + 1;
  }

  Words& w_;
  const Language& language_;
  const Table& splits_;
  Table::Column parts_, joined_;
  const Table& compounds_;
  const Table& affixes_;
  Table::Column kind_;
  std::array<Joint, 128> joints_{};  // by ASCII sign
  std::vector<Unit> pieces_;         // of the sentence in hand
  bool plural_mark_ = false;         // the language writes "soldiers'"
  bool open_ = false;                // a mark of quotation like that one
};

}  // namespace

void find_units(Words& words) {
  words.units.reserve(words.tokens.size() + words.tokens.size() / 8);
  UnitCutter cutter(words);
  for (const Run<Token> run : words.words) {
    const auto first = static_cast<std::uint32_t>(words.units.size());
    cutter.sentence(run);
    words.sentence_units.push_back({first, static_cast<std::uint32_t>(words.units.size())});
  }
}

}  // namespace recoupe
