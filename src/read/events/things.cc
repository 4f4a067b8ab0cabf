#include "read/events/things.h"

#include <algorithm>

namespace recoupe {

bool thing_is(const Prose& prose, std::uint32_t token, std::uint32_t end, std::string_view what) {
  const Table& things = prose.language->table("event_things");
  const auto all = matches(prose, things, token, end);
  return std::any_of(all.begin(), all.end(),
                     [&](const Match& m) { return things.cell(m.row, "class") == what; });
}

}  // namespace recoupe
