// The words of one article, as the finders under read/ see them. Made by
// read/language, dropped when the Reading is made: nothing stores a Token.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/reading.h"
#include "recoupe/span.h"

namespace recoupe {

enum Shape : std::uint8_t {
  kCapital = 1,  // "Moscou": first letter upper, some lower
  kAllCaps = 2,  // "OTSC", "I": every letter upper
  kDigits = 4,   // has a digit: "2 500", "1990s", "10-year"
  kNumber = 8,   // is a written number: "2 500", "1,000", "3.5"
  kSpaceBefore = 16,
  kFirst = 32,   // first word of its sentence (quotes and dashes do not count)
  kJoined = 64,  // one written word with the token before it: "n't" of "don't"
};

// The relations of Universal Dependencies, with those subtypes that finders ask for; any other is
// kDep.
enum class Relation : std::uint8_t {
  kNone,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcomp,
  kCompound,
  kConj,
  kCop,
  kCsubj,
  kDep,
  kDet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodPoss,
  kNsubj,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOrphan,
  kParataxis,
  kPunct,
  kRoot,
  kVocative,
  kXcomp
};

enum class NameKind : std::uint8_t { kNone, kPerson, kOrganisation, kPlace };

struct NameLabel {  // what the name model says of a token
  NameKind kind{};
  bool begins = false;  // the first word of a name
};

inline constexpr std::uint32_t kNoHead = 0xffff'ffff;  // no tree was made
inline constexpr std::uint32_t kRoot = 0xffff'fffe;    // it heads its sentence

struct Token {
  Span span{};
  WordId word = 0;          // the lower-case form, if some table knows it
  WordId lemma = 0;         // its likeliest lemma, or the form itself
  std::uint16_t forms = 0;  // Form bits of the likeliest reading
  Pos pos{};
  std::uint8_t shape = 0;
  Relation relation{};  // to its head
  NameLabel name{};
  std::uint32_t head = kNoHead;  // token of the article
};

// The universal parts of speech of Universal Dependencies, and two of our own for a contraction
// that is one unit of the tree: "du" (de + le), "auquel" (à + lequel).
enum class Upos : std::uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kAdpDet,
  kAdpPron
};

// What a tree is made of: the syntactic words of Universal Dependencies, but a contraction is one.
// A unit lies inside one Token; "well-known" is one Token and in English three units.
struct Unit {
  Span span{};
  std::uint32_t token = 0;       // the Token it lies in
  std::uint32_t head = kNoHead;  // unit of the article
  Span lemma{};                  // of Prose::lemmas; empty: not known
  std::uint16_t tag = 0;         // row of the model's tags: UPOS and features
  std::uint8_t relation = 0;     // row of the model's relations
  Upos upos{};
  std::uint8_t name = 0;  // row of the model's names: "O", "B-PER", "I-PER", ...
  bool joined = false;    // one written word with the unit before it: "n't" of "don't"
};

// Clitics are tokens of their own ("l'", "d'", "-t-il", "'s", "n't"), and so is every punctuation
// mark; "2 500", "porte-parole", "États-Unis", "Kassym-Jomart" and "M." are one.
struct Prose {
  std::string_view text;
  const Language* language = nullptr;  // never null
  const Pack* pack = nullptr;          // never null
  std::span<const Sentence> sentences;
  std::span<const Run<Token>> words;  // words[i]: the tokens of sentences[i]
  std::span<const Token> tokens;
  Span dateline{};  // a sentence of its own: its words are about the report, not of it
  std::span<const Unit> units;
  std::span<const Run<Unit>> sentence_units;  // sentence_units[i]: the units of sentences[i]
  std::string_view lemmas;                    // what Unit::lemma is a span of
  std::span<const Run<Match>> phrases;        // by token: the phrases that start there, of matches
  std::span<const Match> matches;
  // Of the trees, see tree_walk.h; empty where no model made any.
  std::span<const std::uint32_t> first_child;  // by token, and one more: of children
  std::span<const std::uint32_t> children;
  std::span<const Run<Token>> subtrees;  // by token

  std::string_view word(std::size_t i) const { return tokens[i].span.of(text); }
  std::string_view lower(std::size_t i) const;  // of a word that a table knows, else ""
  // The phrases of all tables that start at token i: by table, the longer first, then by row.
  std::span<const Match> phrases_at(std::size_t i) const {
    return matches.subspan(phrases[i].begin, phrases[i].size());
  }
};

// Part of matches.
std::span<const Match> matches_there(const Prose& prose, const Table& table, std::size_t at,
                                     std::size_t end);
// Every row that matches there, longest first, in row order among equals. Mostly there is none, and
// one look says so.
inline std::span<const Match> matches(const Prose& prose, const Table& table, std::size_t at,
                                      std::size_t end) {
  if (at >= std::min(end, prose.phrases.size()) || prose.phrases[at].empty()) return {};
  if (!prose.language->openings(prose.tokens[at].word)[table.bit()]) return {};
  return matches_there(prose, table, at, end);
}
// The longest phrase of the table that starts at token `at` and ends before `end`; an empty Match
// if none. Of several rows with the same phrase the first.
inline Match match(const Prose& prose, const Table& table, std::size_t at, std::size_t end) {
  const auto all = matches(prose, table, at, end);
  return all.empty() ? Match{} : all.front();
}

// The tokens that a span touches.
Run<Token> tokens_in(const Prose& prose, Span span);

}  // namespace recoupe
