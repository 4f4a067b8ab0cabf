// Numbers that stand where one counts people, and count nobody: "died, aged 86", "captured 244
// races", "16: Boris Tann, actor".
//
// Takes: an amount with the noun that noun_behind gave it, the tree of its words and the names of
// the article. Does not: read words that make any number a label (not_counts.tsv, is_label).
// Cost: constant for an amount, and the names of the article for one behind a comma or bracket.
#pragma once

#include <span>

#include "read/figures/counted.h"

namespace recoupe {

// An age behind a name: "Martin Odell, 66, was found dead".
bool is_age(const Prose& prose, std::span<const Mention> mentions, const Amount& amount);

// What opens a line of a list, or leads to a note: "– 16: Boris Tann, actor", "[3]".
bool is_list_mark(const Prose& prose, const Amount& amount, std::size_t from, std::size_t end);

// The years of something: "the 2014-2015 epidemic".
bool is_span_of_years(const Prose& prose, const Amount& amount);

// The noun that is counted is one of not_people.tsv, whose number the noun may be by the tree
// alone: "the two most populous valleys".
bool counts_things(const Prose& prose, const TreeWalk& tree, const Amount& amount,
                   const Noun& noun);

}  // namespace recoupe
