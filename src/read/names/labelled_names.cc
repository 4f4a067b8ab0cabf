// First the labels become runs, which lose the small words that no name begins or ends with. Then
// every name votes under its folded words, once for each place; a surname that ends a full name of
// the article has a vote for a person. Last, each name takes the kind of its votes, and the places
// where it stands unmarked are filled unless they are the more.
#include "read/names/labelled_names.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

#include "base/fold.h"
#include "base/interned.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxLabelled = 14;  // words; a longer run is a list or a headline
constexpr std::uint32_t kMaxUnmarked = 5;   // words of a name that is looked for elsewhere
constexpr std::size_t kShortest = 3;        // letters of a word that is a name by itself
constexpr unsigned kUpper = kCapital | kAllCaps;

bool has_upper(std::string_view word) {  // "Tokayev", "al-Masri"
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode(word, at);
    if (is_upper(c.value)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

// What is said of the names of the article, by their folded words.
class LabelledNames::Votes {
 public:
  explicit Votes(const Prose& prose) : prose_(prose), words_(prose.tokens.size()) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (prose.tokens[i].shape & kUpper) words_[i] = texts_.id(fold(prose.word(i)));
  }

  void count(const LabelledName& name) {
    ++said_of(name.words).votes[static_cast<std::size_t>(name.kind)];
    if (const std::uint32_t first = words_[name.words.begin]) at(first).first = true;
    const bool full = name.words.size() > 1 && words_[name.words.end - 1];
    if (name.kind == NameKind::kPerson && full)
      said_of({name.words.end - 1, name.words.end}).surname = true;
  }
  void count_unmarked(Run<Token> words) { ++said_of(words).votes[0]; }

  bool knows(Run<Token> words) {
    const std::uint32_t id = texts_.find(key(words));
    return id < said_.size() && total(said_[id]) > 0;
  }
  bool begins(std::size_t token) const {
    return words_[token] < said_.size() && said_[words_[token]].first;
  }
  NameKind kind(Run<Token> words) {
    const Said& said = said_of(words);
    std::array<std::uint32_t, 4> votes = said.votes;
    votes[0] = 0;
    votes[static_cast<std::size_t>(NameKind::kPerson)] += said.surname ? 1u : 0u;
    return static_cast<NameKind>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  }
  bool surname(Run<Token> words) { return said_of(words).surname; }
  // Is it a name in at least half of its places?
  bool mostly_name(Run<Token> words) {
    const Said& said = said_of(words);
    return total(said) - said.votes[0] >= said.votes[0];
  }

 private:
  struct Said {
    std::array<std::uint32_t, 4> votes{};  // by NameKind; [0]: unmarked places
    bool first = false;                    // some name begins with the word
    bool surname = false;
  };

  static std::uint32_t total(const Said& said) {
    return std::accumulate(said.votes.begin(), said.votes.end(), 0u);
  }
  Said& at(std::uint32_t id) {
    if (said_.size() <= id) said_.resize(texts_.size());
    return said_[id];
  }
  Said& said_of(Run<Token> words) { return at(texts_.id(key(words))); }

  // Until it is asked for the next one.
  const std::string& key(Run<Token> words) {
    key_.clear();
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      key_ += words_[i] ? texts_.text(words_[i]) : prose_.word(i);
      key_ += ' ';
    }
    return key_;
  }

  const Prose& prose_;
  Interned texts_;                    // folded words, and the keys of names
  std::vector<std::uint32_t> words_;  // by token: its folded word; 0 where it has no capital
  std::vector<Said> said_;            // by number of its text
  std::string key_;
};

LabelledNames::LabelledNames(const Prose& prose)
    : prose_(prose), name_of_(prose.tokens.size(), 0), proper_(prose.tokens.size(), false) {
  for (const Unit& unit : prose.units)
    if (unit.upos == Upos::kPropn) proper_[unit.token] = true;
  for (const Run<Token>& sentence : prose.words) take_labels(sentence);
  if (names_.empty()) return;
  Votes votes(prose);
  for (const LabelledName& name : names_) votes.count(name);
  std::vector<LabelledName> unmarked;
  for (const Run<Token>& sentence : prose.words) find_unmarked(sentence, votes, unmarked);
  for (const LabelledName& name : unmarked) votes.count_unmarked(name.words);
  for (const LabelledName& name : unmarked)
    if (votes.mostly_name(name.words)) add(name.words, name.kind);
  for (LabelledName& name : names_) {
    name.kind = votes.kind(name.words);
    name.surname = votes.surname(name.words);
  }
}

const LabelledName* LabelledNames::over(std::size_t token) const {
  return name_of_[token] ? &names_[name_of_[token] - 1] : nullptr;
}

void LabelledNames::add(Run<Token> words, NameKind kind) {
  names_.push_back({words, kind});
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    name_of_[i] = static_cast<std::uint32_t>(names_.size());
}

// No name begins or ends with a small word or ends with a verb ("Santé proteste"); people and
// places end with no common noun either ("Nigeria's airlines").
Run<Token> LabelledNames::trimmed(Run<Token> words, NameKind kind) const {
  const auto small = [&](std::uint32_t i) {
    const Token& t = prose_.tokens[i];
    return t.pos == Pos::kPunct ||
           (!has_upper(prose_.word(i)) && (t.pos == Pos::kDet || t.pos == Pos::kPrep));
  };
  const auto common = [&](std::uint32_t i) {
    const Token& t = prose_.tokens[i];
    const bool verb = t.pos == Pos::kVerb || t.pos == Pos::kAux;
    return !has_upper(prose_.word(i)) && !(t.shape & kDigits) &&
           (kind != NameKind::kOrganisation || verb);
  };
  while (!words.empty() && small(words.begin)) ++words.begin;
  while (!words.empty() && (small(words.end - 1) || common(words.end - 1))) --words.end;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (has_upper(prose_.word(i))) return words;
  return {};
}

// Two persons never stand side by side with nothing between them: "Van" "Dung" is one. A dash with
// spaces ends a name ("TOKYO - Toyota").
bool LabelledNames::goes_on(std::uint32_t token, NameKind kind) const {
  const Token &t = prose_.tokens[token], &before = prose_.tokens[token - 1];
  if (t.name.kind != kind) return false;
  if (t.pos == Pos::kPunct && (t.shape & kSpaceBefore) && prose_.word(token) != "(") return false;
  return !t.name.begins || (kind == NameKind::kPerson && before.pos != Pos::kPunct);
}

// "Crue de l'Ourbelle", "European prices": one word of every day, says the tagger. "RM6" is nobody.
bool LabelledNames::doubtful(Run<Token> words, NameKind kind) const {
  if (kind == NameKind::kPerson || (kind == NameKind::kPlace && words.size() == 1))
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      if (prose_.tokens[i].shape & kDigits) return true;
  const Token& t = prose_.tokens[words.begin];
  if (words.size() > 1 || proper_[words.begin]) return false;
  if (t.pos == Pos::kDet || t.pos == Pos::kPrep || t.pos == Pos::kPron) return true;
  if (t.shape & kAllCaps) return false;
  const bool common = t.pos != Pos::kName && !prose_.language->entries(t.word).empty();
  return common && (kind != NameKind::kOrganisation || (t.shape & kFirst));
}

void LabelledNames::take_labels(Run<Token> sentence) {
  for (std::uint32_t i = sentence.begin; i < sentence.end;) {
    const NameKind kind = prose_.tokens[i].name.kind;
    Run<Token> words{i, ++i};
    if (kind == NameKind::kNone) continue;
    while (i < sentence.end && goes_on(i, kind)) words.end = ++i;
    words = trimmed(words, kind);
    if (!words.empty() && words.size() <= kMaxLabelled && !doubtful(words, kind)) add(words, kind);
  }
}

// A word that begins its sentence shows nothing by its capital.
bool LabelledNames::may_be_name(std::size_t token) const {
  const Token& t = prose_.tokens[token];
  return !name_of_[token] && (t.shape & kUpper) && t.span.size() >= kShortest &&
         (!(t.shape & kFirst) || proper_[token] || t.word == kUnknownWord);
}

void LabelledNames::find_unmarked(Run<Token> sentence, Votes& votes,
                                  std::vector<LabelledName>& out) const {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!may_be_name(i) || !votes.begins(i)) continue;
    Run<Token> words{i, i + 1};
    while (words.end < sentence.end && words.size() < kMaxUnmarked && !name_of_[words.end])
      ++words.end;
    while (!words.empty() && !votes.knows(words)) --words.end;
    if (words.empty()) continue;
    out.push_back({words, NameKind::kNone});
    i = words.end - 1;
  }
}

}  // namespace recoupe
