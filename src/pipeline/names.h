// Two names a record: how likely they are one person's.
#pragma once

#include <functional>

#include "pipeline/run.h"
#include "recoupe/name_pair.h"

namespace recoupe {

// Takes the inputs of `options` and its `stop`; hands each pair's likeness, or why there is none,
// to `take`, in input order.
struct NameOutcome {
  NameLikeness likeness;
  Unread unread;  // `error` empty: it was read
};
Tally compare_names(const RunOptions& options, const Pack& pack,
                    const std::function<void(const NameOutcome&)>& take);

}  // namespace recoupe
