// The parts that times are read from. Each reader takes a fragment and gives the expression that
// starts there.
//
// Does not: look for the sentence's other times; time.cc joins "vendredi" and "vers 17 h 40".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/language/numerals.h"
#include "read/language/prose.h"
#include "read/time/fragments.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Expression {
  std::uint32_t first = 0, last = 0;  // fragments
  Period when{};                      // unknown: no reference, or a time of day without a day
  Grain grain = Grain::kDay;
  Rule rule = 0;
  std::int32_t minute = -1;  // of the day, for a time of day
  std::int32_t until = -1;   // where it ends, for a part of the day and for "14 h à 16 h"
  bool part = false;         // a part of the day: "matin"
  bool half_open = false;    // an hour from 1 to 12 that may be before or after noon
  bool bare = false;         // needs company: "17", "jeu", "de 5 à 7"
  bool year_open = false;    // a day of a month whose year was guessed
  bool weekly = false;       // a weekday and nothing that says of which week
  bool of_week = false;      // a weekday, and the words say of which week
  bool of_noun = false;      // "the 2015 deal"
  bool late = false;         // of the evening or night: "tonight"
  std::int8_t side = 0;      // -1: the first half of the part of the day behind it, 1: the second
  std::int8_t edge = 0;      // -1: "the beginning of" a period, 1: "the end of" one
  std::uint8_t second = 0;   // of the minute
  OpenEnd open{};            // "3 pm or later"
  std::uint32_t clue = 0;    // the fragment that "before" and "after" would stand before

  bool day() const { return minute < 0 && !part; }
};

struct TimeContext {
  const Prose& prose;
  const Pack& pack;
  const TimeTables& tables;
  Period reference{};
  Period previous{};              // the last day that the text named before
  Period named{};                 // the last time longer than a day that this sentence named, if
  Grain named_grain{};            // it has named no day since; and its grain
  Period named_day{};             // the last day that this sentence named
  std::size_t from = 0, end = 0;  // of the sentence, in tokens
  Fragments fragments{};          // of the sentence
  mutable int counting = 0;       // days that are being counted from one another, see named_day_at
  // The last number in words that was looked for, and its first token: most readers ask for it.
  mutable std::uint32_t asked = kNoHead;
  mutable std::optional<Numeral> numeral{};

  // Does the verb or a cue near these fragments say that the time lies ahead?
  bool ahead(std::size_t first, std::size_t last) const;
  // Does a verb of the past stand near these fragments?
  bool told(std::size_t first, std::size_t last) const;
  // Do words before fragment i say that a number there is a toll? "rose from 10 to 12 on Tuesday"
  bool tells_toll(std::size_t i) const;
  // Is there nothing but signs around these fragments in their sentence?
  bool alone(std::size_t first, std::size_t last) const;
  // Does a word follow at fragment i that the number before it could count, or that goes on with
  // it?
  bool counts_something(std::size_t i) const;
  bool acts(std::size_t i) const;  // is there a verb? "In May 12 died"
  std::int32_t today() const;      // the reference's day number
  // The year of a day and month without one; 0 without a reference.
  int guess_year(int month, int day, bool ahead) const;
};

// A whole number or a fraction in digits or words.
struct UnitCount {
  double value = 0;
  std::uint32_t last = 0;  // fragments
};
std::optional<UnitCount> amount_at(const TimeContext& context, std::size_t at);
// "17", "1er", "22nd", "premier", "twenty-second", "vingt et un": a day of a month.
struct DayNumber {
  int day = 0;
  std::uint32_t last = 0;
  bool ordinal = false, digits = false;
};
std::optional<DayNumber> day_number_at(const TimeContext& context, std::size_t at);
struct MonthName {
  int number = 0;
  std::uint32_t last = 0;
  Rule rule = 0;
};
std::optional<MonthName> month_at(const TimeContext& context, std::size_t at);
struct YearNumber {
  int year = 0;
  std::uint32_t last = 0;
};
// "2022", "nineteen ninety-six"; `brief`: "98" and "'98" too.
std::optional<YearNumber> year_at(const TimeContext& context, std::size_t at, bool brief);

// "5/1/2022", "2022-01-05", "22/04", "3/2015".
std::optional<Expression> digits_at(const TimeContext& context, std::size_t at);
// "le 5 janvier 2022", "Jan. 5", "du 5 au 7 janvier", "en janvier".
std::optional<Expression> date_at(const TimeContext& context, std::size_t at);
// "vendredi", "lundi prochain", "mardi 17".
std::optional<Expression> weekday_at(const TimeContext& context, std::size_t at);
// "hier", "la semaine dernière".
std::optional<Expression> relative_at(const TimeContext& context, std::size_t at);
// "il y a deux jours", "the last three weeks", "two weeks ago".
std::optional<Expression> offset_at(const TimeContext& context, std::size_t at);
// "deux jours après" and the like, before a day; the caller reads the day.
struct Distance {
  std::uint32_t last = 0;  // fragments
  double months = 0, minutes = 0, workdays = 0;
  Grain grain = Grain::kDay;
  Rule rule = 0;
  void turn() { months = -months, minutes = -minutes, workdays = -workdays; }
};
std::optional<Distance> distance_at(const TimeContext& context, std::size_t at, double way = 1);
// "the day" of "the day after Christmas".
std::optional<Distance> one_day_at(const TimeContext& context, std::size_t at);
Period moved(Period from, const Distance& distance);
// "les années 1990", "the nineties".
std::optional<Expression> decade_at(const TimeContext& context, std::size_t at);
// "le XIXe siècle", "the 15th century"
std::optional<Expression> century_at(const TimeContext& context, std::size_t at);
// A decade, a century, "en 2019".
std::optional<Expression> years_at(const TimeContext& context, std::size_t at);
// Any of these, "Q1 2019", "the first week of October", "mid-March", "le week-end de Pâques".
std::optional<Expression> period_at(const TimeContext& context, std::size_t at);
// "Noël", "Easter Monday 2019".
std::optional<Expression> holiday_at(const TimeContext& context, std::size_t at);
// "14 h 30", "2:30 pm", "à midi", "half past seven": no day, `minute` of it.
std::optional<Expression> clock_at(const TimeContext& context, std::size_t at);
// "de 14 h à 16 h", "5 to 6 pm".
std::optional<Expression> clock_range_at(const TimeContext& context, std::size_t at);
// "dans la matinée", "tard dans la soirée".
std::optional<Expression> daypart_at(const TimeContext& context, std::size_t at);
// A day by its date, name or number, and nothing that is counted from another day.
std::optional<Expression> named_day_at(const TimeContext& context, std::size_t at);
// Any expression that names a day or a longer period.
std::optional<Expression> day_at(const TimeContext& context, std::size_t at);

// Goes on to the other end of a range whose first is e: "Monday to Friday".
void extend_range(const TimeContext& context, Expression& e);
// Where the other end of a range stands whose first ends before fragment i; 0: there is none.
std::size_t range_behind(const TimeContext& context, std::size_t i, bool open);
// The same day of `year`, or the same month; unknown where that year has none.
Period same_of_year(int year, Period p, Grain grain);

// The calendar's day, week, month or year that lies `n` of them from `from`.
Period calendar_step(Period from, std::string_view unit, std::int32_t n);
Grain grain_of(std::string_view unit);

}  // namespace recoupe
