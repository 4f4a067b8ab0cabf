// The tables of a language that times are read by, looked up once for an article, and the slots of
// date_words.tsv as values that cost nothing to compare.
//
// Takes: a Language, which must live as long. Gives: its tables; where it has none, empty ones, by
// which no time in words is found. A slot that no code knows is passed over. Cost: linear in
// date_words.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace recoupe {

enum class DateSlot : std::uint8_t {
  kAfter,
  kAm,
  kAnchor,
  kArticle,
  kBefore,
  kBeginning,
  kCentury,
  kClockCue,
  kDayArticle,
  kDecade,
  kDecadeEnding,
  kDecadeWord,
  kDurationCue,
  kEarly,
  kEnding,
  kFirsts,
  kFuture,
  kHabit,
  kHalfCode,
  kHour,
  kHourPart,
  kInMonth,
  kJoint,
  kLast,
  kLasting,
  kLate,
  kList,
  kMid,
  kMidnight,
  kMinus,
  kMinute,
  kMonthCue,
  kNext,
  kNoon,
  kNth,
  kOclock,
  kOf,
  kOne,
  kOpen,
  kOr,
  kOrLater,
  kOrSooner,
  kOrdinal,
  kOwner,
  kPastHour,
  kPlus,
  kPm,
  kQuarterCode,
  kRange,
  kRank,
  kRest,
  kStreet,
  kThis,
  kToDate,
  kToHour,
  kWeekNumber,
  kWeekOf,
  kWeekend,
  kYearCue,
  kYearEpithet,
  kYearJoint,
  kZone
};
std::optional<DateSlot> slot_of(std::string_view code);  // DateSlot::kYearCue of "year_cue"

struct TimeTables {
  explicit TimeTables(const Language& language);

  const Table &date_words, &dayparts, &holidays, &months, &numbers, &offsets, &relative,
      &time_units, &weekdays;
  struct DateWord {
    std::optional<DateSlot> slot;
    std::int32_t value = 0;
  };
  std::vector<DateWord> words;  // by row of date_words
  TableSet all;                 // those that phrases are looked up in
  TableSet names;               // of these, those that name a time
  bool month_first = false;     // "1/5" is the fifth of January
  bool day_follows = false;     // "January 5"
};

}  // namespace recoupe
