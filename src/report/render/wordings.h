// Where two wordings of one utterance differ.
//
//   "We will never give in" beside "We shall never give in"  -> will
//   « 36 personnes ont été tuées » beside "26 people were killed"  -> 36
//
// Takes: two citations of one story. Gives: the words of the first that the second has not: in one
// language those that do not stand there in the same order, in another only numbers, which no
// translation changes. Cost: words times words, of each at most kComparedWords.
#pragma once

#include <vector>

#include "recoupe/dossier.h"

namespace recoupe {

std::vector<Span> differing_words(const Dossier& dossier, const Citation& wording,
                                  const Citation& other);

}  // namespace recoupe
