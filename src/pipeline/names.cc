#include "pipeline/names.h"

#include "ingest/name_pairs.h"
#include "relate/actors/name_match.h"

namespace recoupe {

Tally compare_names(const RunOptions& options, const Pack& pack,
                    const std::function<void(const NameOutcome&)>& take) {
  const NameMatcher matcher(pack);
  NamePairs pairs(options.inputs);
  Tally tally;
  while (!(tally.stopped = options.stop && *options.stop)) {
    const auto pair = pairs.next();
    if (!pair) break;
    NameOutcome out;
    if (*pair) {
      const int score =
          matcher.compare(matcher.parse_titled((*pair)->a), matcher.parse_titled((*pair)->b));
      out.likeness = {(*pair)->id, score, score >= kSameAsked};
      ++tally.read;
    } else {
      const Rejected& rejected = pair->error();
      out.likeness.id = rejected.id;
      out.unread = {rejected.error.where, rejected.error.what};
      ++tally.unread;
    }
    take(out);
  }
  tally.articles = tally.read;
  return tally;
}

}  // namespace recoupe
