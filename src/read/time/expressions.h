// The parts that times are read from. Each reader takes a token and gives the expression that
// starts there.
//
// Does not: look for the sentence's other times; time.cc joins "vendredi" and "vers 17 h 40".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/language/prose.h"
#include "recoupe/reading.h"

namespace recoupe {

struct Expression {
  std::uint32_t first = 0, last = 0;  // tokens
  Period when{};                      // unknown: no reference, or a time of day without a day
  Grain grain = Grain::kDay;
  Rule rule = 0;
  std::int32_t minute = -1;  // of the day, for a time of day
};

struct TimeContext {
  const Prose& prose;
  const Pack& pack;
  Period reference{};
  Period previous{};              // the last day that the text named before
  std::size_t from = 0, end = 0;  // of the sentence

  // Does date_words.tsv have `token i ..` in that slot? How many tokens; 0: no.
  std::uint32_t word(std::size_t i, std::string_view slot) const;
  // The same for words that end right before token i.
  std::uint32_t word_before(std::size_t i, std::string_view slot) const;
  // Does the verb or a cue near these tokens say that the time lies ahead?
  bool ahead(std::size_t first, std::size_t last) const;
  // Does a finite verb stand near these tokens?
  bool told(std::size_t first, std::size_t last) const;
};

// "le 5 janvier 2022", "Jan. 5", "du 5 au 7 janvier", "5/1/2022", "2022-01-05", "en janvier", "en
// 2019".
std::optional<Expression> date_at(const TimeContext& context, std::size_t at);
// "vendredi", "lundi prochain".
std::optional<Expression> weekday_at(const TimeContext& context, std::size_t at);
// "hier", "la semaine dernière", "il y a deux jours".
std::optional<Expression> relative_at(const TimeContext& context, std::size_t at);
// "14 h 30", "2:30 pm", "à midi": no day, `minute` of it.
std::optional<Expression> clock_at(const TimeContext& context, std::size_t at);

}  // namespace recoupe
