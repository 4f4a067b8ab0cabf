// Two passes over the paragraphs. The first finds what may open a turn, how far its words go and
// what of them is spoken; the second keeps them if enough of all show that people speak.
//
// A turn ends at the next one, at a closing mark that it did not open, or with its paragraph. The
// lines of a text that was wrapped are one paragraph up to an empty line. Behind what is inserted
// the words go on, but for a sentence that tells what somebody else did:
//
//   — Non, dit-il. Je reste.       [Non] [Je reste.]
//   — Non, dit-il. Il se leva.     [Non]
#include "read/quotes/dialogue.h"

#include <algorithm>
#include <string_view>

#include "read/quotes/marks.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxInsertion = 16;  // tokens of ", a-t-il encore dit samedi,"
constexpr std::uint32_t kMaxBefore = 4;      // before its verb: "ne lui a pas"
constexpr std::size_t kMaxTurn = 1500;       // tokens
constexpr std::size_t kMinPart = 5;          // of so many turns one shows that somebody speaks

bool is_role(const Prose& p, std::uint32_t i, std::string_view role) {
  const Table& pronouns = p.language->table("pronouns");
  for (const Match m : matches(p, pronouns, i, i + 1))
    if (pronouns.cell(m.row, "role") == role) return true;
  return false;
}

bool is(const Prose& p, std::uint32_t i, std::string_view form) {
  return i < p.tokens.size() && p.word(i) == form;
}

bool asks(const Prose& p, std::uint32_t i) {
  return is(p, i, "?") || is(p, i, "!") || is(p, i, "…") || is(p, i, "...");
}

bool stops(const Prose& p, std::uint32_t i) { return i < p.tokens.size() && is_stop(p.word(i)); }

bool past_third(const Token& t) {
  return (t.forms & kFinite) != 0 && (t.forms & kPastForm) != 0 && (t.forms & kThird) != 0;
}

// "I", "we", "you know": whoever speaks, or whom they speak to.
bool addresses(const Prose& p, std::uint32_t i) {
  const Token& t = p.tokens[i];
  const bool verb = t.pos == Pos::kVerb || t.pos == Pos::kAux;
  return is_role(p, i, "speaker") || (verb && (t.forms & kFinite) != 0 && (t.forms & kThird) == 0);
}

// The subject behind the verb: "-t-il", "le docteur", "Anne".
bool subject_at(const Prose& p, std::uint32_t i, std::uint32_t end) {
  while (i < end && p.tokens[i].pos == Pos::kAdv) ++i;
  if (i >= end) return false;
  const Token& t = p.tokens[i];
  return t.pos == Pos::kDet || t.pos == Pos::kName || t.pos == Pos::kNoun ||
         (t.shape & kCapital) != 0;
}

// Behind the verb of speech of an insertion, which may begin at `from`; `from` where none does.
std::uint32_t behind_verb(const Prose& p, std::uint32_t from, std::uint32_t end) {
  const Table& verbs = p.language->table("speech_verbs");
  bool pronoun = false;
  for (std::uint32_t i = from; i < end && i - from <= kMaxBefore; ++i) {
    const Token& t = p.tokens[i];
    if (t.pos == Pos::kPunct) return from;
    if (is_role(p, i, "inverted")) {
      pronoun = true;
      continue;
    }
    std::uint32_t next = i;
    for (const Match m : matches(p, verbs, i, end)) {
      const std::string_view takes = verbs.cell(m.row, "takes");
      if (takes.find("inserted") == std::string_view::npos &&
          takes.find("marked") == std::string_view::npos)
        continue;
      next = i + m.length;
      break;
    }
    const bool listed = next > i;
    if (!listed) next = i + 1;
    const bool own = next < end && (p.tokens[next].shape & kSpaceBefore) == 0 &&
                     (is_role(p, next, "inverted") || is_role(p, next, "speaker"));
    const bool someone = (t.forms & kThird) != 0 || i > from;  // "a crié Anne"
    if (listed && (pronoun || own || (someone && subject_at(p, next, end)))) return next;
    if (own && past_third(t)) return next;  // "hocha-t-il"
    const bool helps = t.pos == Pos::kAux || t.pos == Pos::kAdv || is_role(p, i, "object") ||
                       is_role(p, i, "reflexive") || is_role(p, i, "negation") ||
                       is_role(p, i, "restriction");
    if (!helps) return from;
  }
  return from;
}

class Turns {
 public:
  explicit Turns(const Prose& prose)
      : p_(prose),
        signs_(prose.language->table("speech_signs")),
        block_(prose.tokens.size()),
        rule_(sign_rule(*prose.language, "turn")) {
    for (std::size_t s = 0; s < p_.sentences.size(); ++s)
      for (std::uint32_t i = p_.words[s].begin; i < p_.words[s].end; ++i)
        block_[i] = p_.sentences[s].block.value;
  }

  std::vector<Turn> run() {
    if (rule_ == 0) return {};  // no such sign in this language
    spaced_ = p_.text.find("\n\n") != std::string_view::npos;
    const auto size = static_cast<std::uint32_t>(p_.tokens.size());
    for (std::uint32_t i = 0; i + 1 < size; ++i) {
      if (!opens(i)) continue;
      Turn t{.words = {i + 1, end_of(i)}};
      t.begin = i > 0 && opens_quotation(p_.word(i - 1)) ? i - 1 : i;
      while (t.words.begin < t.words.end && sign(t.words.begin)) ++t.words.begin;  // « — Non. »
      t.rule = rule_;
      if (t.words.empty()) continue;
      speak(t);
      if (t.parts.empty()) continue;
      t.end = t.words.end;
      if (t.end < size && closes_quotation(p_.word(t.end))) ++t.end;
      i = t.end - 1;
      found_.push_back(std::move(t));
    }
    const bool people = inserted_ > 0 || shown_ > 1;
    if (!people || shown_ * kMinPart < found_.size()) found_.clear();
    return std::move(found_);
  }

 private:
  bool first(std::uint32_t i) const { return i == 0 || block_[i] != block_[i - 1]; }
  bool sign(std::uint32_t i) const {
    if (is(p_, i, "--")) return true;
    for (const Match m : matches(p_, signs_, i, i + 1))
      if (signs_.cell(m.row, "place") == "turn") return true;
    return false;
  }

  bool opens(std::uint32_t i) const {
    if (p_.tokens[i].pos != Pos::kPunct) return false;
    if (sign(i)) {
      if (first(i)) return true;
      const bool mark = opens_quotation(p_.word(i - 1));
      const Token& next = p_.tokens[i + 1];
      return block_[i + 1] == block_[i] && (stops(p_, i - 1) || mark) &&
             (next.shape & (kCapital | kAllCaps)) != 0;
    }
    // A mark that is not closed before a dash opens the next turn.
    if (!opens_quotation(p_.word(i))) return false;
    std::uint32_t k = i + 1;
    for (; k < p_.tokens.size() && k - i < kMaxTurn && block_[k] == block_[i]; ++k) {
      if (closes_quotation(p_.word(k))) return false;
      if (sign(k) && opens(k)) return true;
    }
    return k < p_.tokens.size() && sign(k);
  }

  // Empty lines stand between the tokens i - 1 and i.
  bool apart(std::uint32_t i) const {
    const std::uint32_t from = p_.tokens[i - 1].span.end;
    const std::string_view gap = p_.text.substr(from, p_.tokens[i].span.begin - from);
    return std::count(gap.begin(), gap.end(), '\n') > 1;
  }

  std::uint32_t end_of(std::uint32_t open) const {
    const bool wrapped = first(open) && (open == 0 ? spaced_ : apart(open));
    std::uint32_t depth = 0;
    for (std::uint32_t i = open + 1; i < p_.tokens.size() && i - open < kMaxTurn; ++i) {
      if (first(i) && (!wrapped || apart(i) || sign(i))) return i;
      if (opens_quotation(p_.word(i))) ++depth;
      if (closes_quotation(p_.word(i)) && depth-- == 0) return i;
      if (i > open + 1 && sign(i) && opens(i)) return i;
    }
    return static_cast<std::uint32_t>(p_.tokens.size());
  }

  // What of the words is spoken. A list has no sentences.
  void speak(Turn& t) {
    const Run<Token> words = t.words;
    const bool inner = !first(t.begin);
    bool told = false, shows = false, over = false;
    std::uint32_t from = words.begin;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      shows |= addresses(p_, i);
      if (i == from) continue;
      // Where turns are no paragraphs, what is told follows at once: "— Non. Il se leva."
      if (inner && stops(p_, i) && i + 1 < words.end && tells(i, words.end)) {
        t.words.end = i + 1;
        break;
      }
      const std::uint32_t end = insertion_end(p_, i, words.end);
      if (end == i) continue;
      told = true;
      add(t, from, asks(p_, i) ? i + 1 : i);
      from = i = end;
      if (from < words.end) ++from;
      t.words.end = from;
      over = from >= words.end || tells(end, words.end);
      if (over) break;
      t.words.end = words.end;
    }
    if (from < t.words.end && !over) add(t, from, t.words.end);
    const std::uint32_t last = t.words.end;
    const bool closed = last < p_.tokens.size() && closes_quotation(p_.word(last));
    if (!told && !closed && !stops(p_, last - 1) && !closes_quotation(p_.word(last - 1)))
      t.parts.clear();
    if (t.parts.empty()) return;
    inserted_ += told;
    shown_ += told || shows;
  }

  void add(Turn& t, std::uint32_t begin, std::uint32_t end) const {
    while (begin < end && (is(p_, begin, ",") || is(p_, begin, ";") || is(p_, begin, ":"))) ++begin;
    while (end > begin && (is(p_, end - 1, ",") || is(p_, end - 1, ";"))) --end;
    if (begin < end) t.parts.push_back({begin, end});
  }

  // Behind the insertion that a sign ends the teller goes on: "Il se leva.", "; et il sortit".
  bool tells(std::uint32_t sign, std::uint32_t end) const {
    std::uint32_t first = sign + 1;
    if (p_.tokens[first].pos == Pos::kConj) ++first;
    const Pos pos = first < end ? p_.tokens[first].pos : Pos::kPunct;
    const bool subject = pos == Pos::kDet || pos == Pos::kName || is_role(p_, first, "subject");
    if (stops(p_, sign) ? !subject : first == sign + 1) return false;
    bool past = false;
    for (std::uint32_t i = sign + 1; i < end; ++i) {
      if (addresses(p_, i) || is(p_, i, "?") || is(p_, i, "!")) return false;
      const Token& t = p_.tokens[i];
      const bool finite = (t.pos == Pos::kVerb || t.pos == Pos::kAux) && (t.forms & kFinite) != 0;
      if (finite && !past && !past_third(t)) return false;
      past |= finite;
    }
    return past;
  }

  const Prose& p_;
  const Table& signs_;
  std::vector<std::uint32_t> block_;  // of each token
  Rule rule_;                         // of the signs that open a turn
  bool spaced_ = false;               // empty lines stand between paragraphs
  std::vector<Turn> found_;
  std::size_t inserted_ = 0;  // turns that tell who speaks
  std::size_t shown_ = 0;     // or that address someone
};

}  // namespace

std::uint32_t insertion_end(const Prose& p, std::uint32_t at, std::uint32_t end) {
  end = std::min(end, at + 1 + kMaxInsertion);
  if (!is(p, at, ",") && !asks(p, at)) return at;
  if (at + 1 >= end || (p.tokens[at + 1].shape & (kCapital | kAllCaps)) != 0) return at;
  std::uint32_t i = behind_verb(p, at + 1, end);
  if (i == at + 1) return at;
  for (; i < end; ++i) {
    if (p.tokens[i].pos != Pos::kPunct) continue;
    if (is(p, i, "?")) return at;
    // "dit-elle, qui souriait,", "dit-il, en riant,", "dit-il, furieux."
    const bool goes_on = is(p, i, ",") && i + 2 < end &&
                         (is_role(p, i + 1, "relative") || (p.tokens[i + 2].forms & kGerund) != 0 ||
                          (p.tokens[i + 1].pos == Pos::kAdj && p.tokens[i + 2].pos == Pos::kPunct));
    if (!goes_on) return i;
  }
  return end < p.tokens.size() && p.tokens[end].pos == Pos::kPunct ? end : at;
}

std::vector<Turn> find_turns(const Prose& prose) { return Turns(prose).run(); }

}  // namespace recoupe
