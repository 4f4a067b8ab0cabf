// One pass over the tokens with a single open mark: what stands between an opening mark and the
// closing mark of the same kind is one region, whatever marks of other kinds it holds. Linear.
#include "read/quotes/marks.h"

#include <algorithm>

#include "base/utf8.h"

namespace recoupe {
namespace {

enum class Side : std::uint8_t { kNone, kOpen, kClose, kEither };

struct Mark {
  Side side = Side::kNone;
  char32_t close = 0;  // the mark that ends it, or for a closing mark itself
};

constexpr char32_t kPlain = '"', kSingle = '\'', kCurly = 0x201d;

Mark mark_of(std::string_view form) {
  const char32_t c = decode(form, 0).value;
  if (form.size() > 3) return {};
  switch (c) {
    case 0xab:
      return {Side::kOpen, 0xbb};
    case 0xbb:
      return {Side::kClose, 0xbb};
    case 0x201c:
      return {Side::kOpen, 0x201d};
    case 0x201d:
      return {Side::kClose, 0x201d};
    case 0x201e:
      return {Side::kOpen, 0x201c};
    case 0x2018:
      return {Side::kOpen, 0x2019};
    case 0x2019:
      return form.size() == 3 ? Mark{Side::kClose, 0x2019} : Mark{};
    case kPlain:
      return {Side::kEither, kPlain};
    case kSingle:
      return form.size() == 1 ? Mark{Side::kEither, kSingle} : Mark{};
    default:
      return {};
  }
}

class Pairing {
 public:
  Pairing(const Prose& prose, std::span<const Turn> turns) : p_(prose), turns_(turns) {}

  std::vector<Quoted> run() {
    for (std::size_t s = 0; s < p_.sentences.size(); ++s) {
      const bool fresh = s == 0 || p_.sentences[s].block != p_.sentences[s - 1].block;
      if (fresh && open_) end_block(s);
      sentence(p_.words[s], s);
    }
    if (open_) end_block(p_.sentences.size());
    std::sort(found_.begin(), found_.end(),
              [](const Quoted& a, const Quoted& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  void sentence(Run<Token> words, std::size_t s) {
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      while (turn_ < turns_.size() && turns_[turn_].end <= i) ++turn_;
      if (turn_ < turns_.size() && turns_[turn_].begin <= i) continue;
      Mark m = mark_of(p_.word(i));
      if (m.side == Side::kNone) continue;
      if (m.close == kSingle && twice(i)) {  // ''so''
        m.close = kPlain;
        if (!open_ && !space_after(i + 1) && opens_plain_here(i, words)) {
          open(i++, kPlain, s);
          continue;
        }
        if (open_ && close_ == kPlain) close(++i);
        continue;
      }
      if (open_) {
        if (ends(i, m)) close(i);
      } else if (m.side == Side::kOpen || (m.side == Side::kEither && opens_plain_here(i, words))) {
        open(i, m.close, s);
      } else if ((m.side == Side::kClose && m.close != 0x2019) ||
                 (m.side == Side::kEither && m.close == kPlain)) {
        cut_before(words.begin, i + 1);
      }
    }
  }

  bool twice(std::uint32_t i) const {
    return i + 1 < p_.tokens.size() && p_.word(i + 1) == "'" &&
           p_.tokens[i + 1].span.begin == p_.tokens[i].span.end;
  }
  bool space_before(std::uint32_t i) const { return (p_.tokens[i].shape & kSpaceBefore) != 0; }
  bool space_after(std::uint32_t i) const {
    return i + 1 >= p_.tokens.size() || space_before(i + 1);
  }

  // Its own partner ends it, and so does the other kind of double mark ("so” and “so" and “so“)
  // unless that kind was opened inside.
  bool ends(std::uint32_t i, Mark m) {
    if (m.close == close_) {
      const bool wrong_way = m.side == Side::kOpen;
      if (wrong_way && (close_ != kCurly || space_before(i) || !space_after(i))) return false;
      return !opens_plain(i, m);
    }
    if (!is_double(close_) || !is_double(m.close)) return false;
    const bool begins =
        m.side == Side::kOpen || (m.side == Side::kEither && space_before(i) && !space_after(i));
    if (!begins && !inner_) return m.side == Side::kClose || !space_before(i);
    inner_ = begins;
    return false;
  }

  static bool is_double(char32_t close) { return close == kPlain || close == kCurly; }

  // While open, a plain mark with a space before and none after begins something inside.
  bool opens_plain(std::uint32_t i, Mark m) const {
    return m.side == Side::kEither && m.close == kSingle && space_before(i) && !space_after(i);
  }

  bool opens_plain_here(std::uint32_t i, Run<Token> words) const {
    const bool single = mark_of(p_.word(i)).close == kSingle && !twice(i);
    if (twice(i)) return i == words.begin || space_before(i);
    if (i == words.begin) return !single || !space_after(i);
    if (single) return space_before(i) && !space_after(i);
    if (!space_after(i))
      return !(i + 1 < p_.tokens.size() && p_.tokens[i + 1].pos == Pos::kPunct && space_before(i) &&
               p_.word(i + 1) == ",");
    if (!space_before(i)) return false;
    // Spaces on both sides: it closes when no other mark follows in the sentence.
    for (std::uint32_t k = i + 1; k < words.end; ++k)
      if (mark_of(p_.word(k)).close == kPlain) return true;
    return false;
  }

  void open(std::uint32_t i, char32_t close, std::size_t s) {
    open_ = true;
    inner_ = false;
    at_ = i;
    close_ = close;
    sentence_ = s;
  }

  void close(std::uint32_t i) {
    add(at_, i + 1, true);
    open_ = false;
  }

  // The block ended before the quotation did: it goes on if the next one opens with the same mark.
  void end_block(std::size_t next) {
    const std::uint32_t end = p_.words[next - 1].end;
    const bool again = next < p_.sentences.size() && !p_.words[next].empty() &&
                       (mark_of(p_.word(p_.words[next].begin)).close == close_ ||
                        (close_ == kPlain && twice(p_.words[next].begin)));
    if (again || close_ != kSingle) {
      const std::uint32_t to = again ? end : std::min(end, p_.words[sentence_].end);
      if (add(at_, to, false)) found_.back().goes_on = again;
    }
    open_ = false;
  }

  // A closing mark alone: the text before it was cut.
  void cut_before(std::uint32_t begin, std::uint32_t end) {
    if (!found_.empty()) begin = std::max(begin, found_.back().end);
    if (begin < end) add(begin, end, true);
  }

  // False for a pair of marks with nothing between them, which is no quotation.
  bool add(std::uint32_t begin, std::uint32_t end, bool closed) {
    Quoted q{.begin = begin, .end = end};
    const bool opened = mark_of(p_.word(begin)).side != Side::kNone;
    const std::uint32_t from = begin + (opened ? (twice(begin) ? 2u : 1u) : 0u);
    std::uint32_t to = end - (closed ? (end >= 2 && twice(end - 2) ? 2u : 1u) : 0u);
    if (to > from + 1 && p_.word(to - 1) == ",") --to;  // "We stay," he said.
    if (from >= to) return false;
    q.inside = {p_.tokens[from].span.begin, p_.tokens[to - 1].span.end};
    found_.push_back(q);
    return true;
  }

  const Prose& p_;
  std::span<const Turn> turns_;
  std::size_t turn_ = 0;  // the first that does not end before the token
  std::vector<Quoted> found_;
  bool open_ = false;
  bool inner_ = false;  // another kind of double mark is open inside
  std::uint32_t at_ = 0;
  char32_t close_ = 0;
  std::size_t sentence_ = 0;
};

// « A, a-t-il dit, B »: the marks hold A and B, and neither the verb nor its pronoun.
void cut_insertions(const Prose& prose, Quoted q, std::vector<Quoted>& out) {
  for (std::uint32_t i = q.begin + 2; i < q.end; ++i) {
    const std::uint32_t sign = insertion_end(prose, i, q.end);
    if (sign == i) continue;
    const std::uint32_t rest = sign + 1, end = prose.word(i) == "," ? i : i + 1;
    out.push_back(
        {.begin = q.begin, .end = end, .inside = {q.inside.begin, prose.tokens[end - 1].span.end}});
    if (rest >= q.end || prose.tokens[rest].span.begin >= q.inside.end) return;
    q.begin = i = rest;
    q.inside.begin = prose.tokens[rest].span.begin;
  }
  out.push_back(q);
}

}  // namespace

std::vector<Quoted> find_quoted(const Prose& prose, std::span<const Turn> turns) {
  std::vector<Quoted> out;
  for (const Quoted& q : Pairing(prose, turns).run()) cut_insertions(prose, q, out);
  if (turns.empty()) return out;
  for (const Turn& t : turns)
    for (const Run<Token> part : t.parts)
      out.push_back(
          {.begin = part.begin,
           .end = part.end,
           .inside = {prose.tokens[part.begin].span.begin, prose.tokens[part.end - 1].span.end}});
  std::sort(out.begin(), out.end(),
            [](const Quoted& a, const Quoted& b) { return a.begin < b.begin; });
  return out;
}

bool opens_quotation(std::string_view form) { return mark_of(form).side == Side::kOpen; }

bool closes_quotation(std::string_view form) { return mark_of(form).side == Side::kClose; }

bool is_stop(std::string_view form) {
  return form == "." || form == "?" || form == "!" || form == "…" || form == "...";
}

Rule sign_rule(const Language& language, std::string_view place) {
  const Table& signs = language.table("speech_signs");
  for (std::size_t row = 0; row < signs.size(); ++row)
    if (signs.cell(row, "place") == place) return signs.rule(row);
  return 0;
}

}  // namespace recoupe
