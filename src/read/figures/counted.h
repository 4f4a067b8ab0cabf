// Finds what an amount counts, in the words around it.
//
// Takes: an Amount. Gives: what the noun behind it says, what a verb or phrase before it says, and
// what the first predicate behind it says; figures.cc decides between them. "18 policiers ont été
// tués": noun police, after dead.
#pragma once

#include <cstdint>

#include "read/figures/amounts.h"
#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Clue {
  Term category = 0;
  Rule rule = 0;
  bool tentative = false;  // of civilians alone: "blocked the road"
  explicit operator bool() const { return category != 0; }
};

struct Noun {
  Clue strong;    // "morts": decides alone
  Clue fallback;  // "soldats": troops, unless something happened to them
  Term group = 0;
  Term unit = 0;            // "kilomètres", "véhicules": nobody is counted
  std::uint32_t first = 0;  // tokens of the noun phrase; empty: the number stands bare
  std::uint32_t last = 0;
  std::uint32_t of_first = 0;  // the words in it that name people, or what no table knows
  std::uint32_t of_last = 0;
  bool known = false;    // some table knows the noun
  bool person = false;   // "personne": people of no group
  bool adverb = false;   // "une grièvement"
  bool life = false;     // "vies": lost, unless they were saved
  bool members = false;  // "three of the ministers": of people that the reader knows of
  bool bare() const { return first == last; }
};

Noun noun_behind(const Prose& prose, const Amount& amount, std::size_t end);

// "tuant 4", "la mort de 36": what stands right before the amount.
Clue clue_before(const Prose& prose, const Amount& amount, std::size_t from);

// "among the dead are three children": whom the amount is a part of, by the words before it.
Clue clue_among(const Prose& prose, const Amount& amount, std::size_t from);

// "la police en compte 300": the words right before the amount say that it counts what was counted
// before.
bool counts_again(const Prose& prose, const Amount& amount, std::size_t from);

// "ont été blessées": the first predicate behind the noun, from token `at` on and before token
// `end`.
Clue clue_behind(const Prose& prose, const Noun& noun, std::size_t at, std::size_t end);

// What the tree says of the counted noun: the verb whose subject or object it is, or a participle
// that hangs on it; of a coordinated noun, what is said of the first. "5 policiers, venus d'Oran,
// et 2 civils ont été blessés": wounded, of both.
Clue clue_by_tree(const Prose& prose, const TreeWalk& tree, const Amount& amount, std::size_t end);

// "was to free 12 hostages": the tree gives those counted a verb that nobody has done.
bool is_not_done(const Prose& prose, const TreeWalk& tree, const Amount& amount, std::size_t end);

// "three of the ministers arrested": the participle tells who they are, not what befell the three.
struct Attribute {
  Clue clue;
  std::uint32_t last = 0;  // token behind it
};
Attribute attribute_behind(const Prose& prose, const Noun& noun, std::size_t end);

// "le bilan est passé à 4": the noun before that bare numbers count.
Clue toll_before(const Prose& prose, std::size_t from, std::size_t at);

// "page 3", "12 rue de", "une mort": the number names something and counts nothing.
bool is_label(const Prose& prose, const Amount& amount, std::size_t from, std::size_t end);

}  // namespace recoupe
