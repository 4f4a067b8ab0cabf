// Parts of the day with their customary hours: "dans la matinée", "late in the evening". "Early"
// and "late" are their halves.
#include <algorithm>

#include "read/time/expressions.h"

namespace recoupe {

std::optional<Expression> daypart_at(const TimeContext& c, std::size_t at) {
  const Fragments& p = c.fragments;
  const Table& table = c.tables.dayparts;
  std::size_t i = at;
  const std::uint32_t early = p.slot(at, DateSlot::kEarly), late = p.slot(at, DateSlot::kLate);
  Match m = p.match(table, at);
  if (!m && std::max(early, late) > 0) {
    i += std::max(early, late);
    if (p.sign(i, '-') && p.attached(i)) ++i;  // "early-morning"
    m = p.match(table, i);
    if (!m) {
      i += p.slot(i, DateSlot::kOf);
      m = p.match(table, i);
    }
  }
  if (!m) return std::nullopt;
  Expression e{.first = static_cast<std::uint32_t>(at),
               .last = static_cast<std::uint32_t>(i + m.length),
               .grain = Grain::kHour};
  e.rule = table.rule(m.row);
  e.part = true;
  const auto hour = [&](std::string_view column) {
    int value = 0;
    for (const char digit : table.cell(m.row, column)) value = value * 10 + (digit - '0');
    return value * 60;
  };
  e.minute = hour("from");
  e.until = hour("to");
  const int middle = (e.minute + e.until) / 2;
  if (i > at && early) e.until = middle;
  if (i > at && !early) e.minute = middle;
  e.bare = table.cell(m.row, "lone") != "yes" && i == at;
  return e;
}

}  // namespace recoupe
