// Days as pages write them: "2022-01-07T14:30+06:00", "7 janvier 2022", "Jan. 7", "/2022/01/07/".
//
// Month names are lang/xx/months.tsv, of every language. A day is the one the page's own clock
// showed: the offset of a time zone moves nothing. "03/04/2022" says no day by itself; where a
// language's order of day and month is known it does. A date without a year is the latest that is
// not after `fetched`; without that it stays unknown.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "pack/pack.h"
#include "read/extract/words.h"
#include "recoupe/span.h"

namespace recoupe {

struct WrittenDate {
  int year = 0;  // 0: not written
  int month = 0;
  int day = 0;
  std::uint32_t words = 0;  // how many it takes
};

enum class DateOrder : unsigned char { kUnknown, kDayFirst, kMonthFirst };

// The date that begins at words[at].
std::optional<WrittenDate> date_at(std::string_view text, std::span<const Word> words,
                                   std::size_t at, const Pack& pack,
                                   DateOrder order = DateOrder::kUnknown);
// The first date in a short text.
std::optional<WrittenDate> first_date(std::string_view text, const Pack& pack,
                                      DateOrder order = DateOrder::kUnknown);

// The day as a Period; unknown for a date that does not exist or has no year that `fetched` could
// give.
Period resolve(const WrittenDate& date, Period fetched);
// A metadata value: ISO first, words otherwise; a year must be written.
Period day_of_value(std::string_view value, const Pack& pack);
Period day_of_url(std::string_view url);

}  // namespace recoupe
