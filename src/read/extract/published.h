// When a page was published, and when it was revised.
//
// Takes: what date_clues.h takes. Gives the likeliest of the days that the page names, and the rule
// that named it; none where all are unlikely: a wrong date is worse than none.
#pragma once

#include "pack/pack.h"
#include "read/extract/date_clues.h"

namespace recoupe {

struct Published {
  Period day{}, moment{}, revised{};
  Rule rule = 0;
};

Published find_published(const DatedPage& page, const Pack& pack);

}  // namespace recoupe
