#include "read/time/tables.h"

#include <algorithm>
#include <array>

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 62> kSlots{
    "after",         "am",          "anchor",       "article",     "before",
    "beginning",     "century",     "clock_cue",    "day_article", "decade",
    "decade_ending", "decade_word", "duration_cue", "early",       "ending",
    "firsts",        "future",      "habit",        "half_code",   "hour",
    "hour_part",     "in_month",    "joint",        "last",        "lasting",
    "late",          "list",        "mid",          "midnight",    "minus",
    "minute",        "month_cue",   "next",         "noon",        "nth",
    "oclock",        "of",          "one",          "open",        "or",
    "or_later",      "or_sooner",   "ordinal",      "owner",       "past_hour",
    "plus",          "pm",          "quarter_code", "range",       "rank",
    "rest",          "street",      "this",         "to_date",     "to_hour",
    "week_number",   "week_of",     "weekend",      "year_cue",    "year_epithet",
    "year_joint",    "zone"};
static_assert(static_cast<std::size_t>(DateSlot::kZone) + 1 == kSlots.size());
static_assert(std::is_sorted(kSlots.begin(), kSlots.end()));

}  // namespace

std::optional<DateSlot> slot_of(std::string_view code) {
  const auto* at = std::lower_bound(kSlots.begin(), kSlots.end(), code);
  if (at == kSlots.end() || *at != code) return std::nullopt;
  return static_cast<DateSlot>(at - kSlots.begin());
}

TimeTables::TimeTables(const Language& language)
    : date_words(language.table("date_words")),
      dayparts(language.table("dayparts")),
      holidays(language.table("holidays")),
      months(language.table("months")),
      numbers(language.table("numbers")),
      offsets(language.table("offsets")),
      relative(language.table("relative")),
      time_units(language.table("time_units")),
      weekdays(language.table("weekdays")),
      month_first(date_words.find("m d y").has_value()),
      day_follows(date_words.find("month day").has_value()) {
  const Table::Column slot = date_words.column("slot"), value = date_words.column("value");
  words.resize(date_words.size());
  for (const Table* table : {&dayparts, &holidays, &months, &relative, &time_units, &weekdays})
    names.set(table->bit());
  all = names;
  all.set(date_words.bit()).set(offsets.bit());
  for (std::size_t row = 0; row < words.size(); ++row) {
    words[row].slot = slot_of(date_words.cell(row, slot));
    words[row].value = date_words.number<std::int32_t>(row, value).value_or(0);
  }
}

}  // namespace recoupe
