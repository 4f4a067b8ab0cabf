// Times of day: "14 h 30", "17h40", "14:30", "2:30 pm", "à 20 heures", "midi".
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/time/expressions.h"

namespace recoupe {
namespace {

constexpr int kHours = 24, kMinutes = 60, kHalfDay = 12;

std::optional<int> to_int(std::string_view digits, int below) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || digits.size() > 2 || error != std::errc() ||
      end != digits.data() + digits.size() || value >= below)
    return std::nullopt;
  return value;
}

class ClockReader {
 public:
  ClockReader(const TimeContext& c, std::size_t at) : c_(c), at_(at) {}

  std::optional<Expression> read() {
    last_ = at_ + 1;
    if (c_.word(at_, "noon") && c_.word_before(at_, "clock_cue"))
      return made(kHalfDay * kMinutes, Grain::kMinute);
    if (c_.word(at_, "midnight")) return made(0, Grain::kMinute);
    if (!(c_.prose.tokens[at_].shape & kDigits)) return std::nullopt;
    const std::string_view form = c_.prose.word(at_);
    const std::size_t cut = form.find_first_not_of("0123456789");
    const auto hour = to_int(form.substr(0, cut), kHours + 1);
    if (!hour) return std::nullopt;
    if (cut != std::string_view::npos) return attached(*hour, form.substr(cut));
    if (const auto minute = colon()) return half_day(*hour, *minute, Grain::kMinute);
    if (const std::uint32_t n = c_.word(last_, "hour")) return hours(*hour, n);
    return half_day(*hour, 0, Grain::kHour);
  }

 private:
  std::optional<Expression> made(int minute, Grain grain) const {
    Expression e{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(last_), {}, grain,
                 c_.pack.rule("time:clock"),      minute % (kHours * kMinutes)};
    return e;
  }

  bool slot(std::string_view word, std::string_view name) const {
    const Table& table = c_.prose.language->table("date_words");
    const auto node = table.step(0, c_.prose.pack->vocabulary().find(lower(word)));
    if (!node) return false;
    for (const std::uint32_t row : table.rows_at(*node))
      if (table.cell(row, "slot") == name) return true;
    return false;
  }

  // "17h40", "20h", "6pm"
  std::optional<Expression> attached(int hour, std::string_view rest) {
    const std::size_t digits = rest.find_first_of("0123456789");
    const std::string_view letters = rest.substr(0, digits);
    if (digits == std::string_view::npos && slot(letters, "am"))
      return made(hour % kHalfDay * kMinutes, Grain::kHour);
    if (digits == std::string_view::npos && slot(letters, "pm"))
      return made((hour % kHalfDay + kHalfDay) * kMinutes, Grain::kHour);
    if (!slot(letters, "hour")) return std::nullopt;
    if (digits == std::string_view::npos) return with_minutes(hour);
    const auto minute = to_int(rest.substr(digits), kMinutes);
    if (!minute) return std::nullopt;
    return made(hour * kMinutes + *minute, Grain::kMinute);
  }

  // "17h" and "40" are two words, with no space between.
  std::optional<Expression> with_minutes(int hour) {
    if (last_ < c_.end && !(c_.prose.tokens[last_].shape & kSpaceBefore) &&
        (c_.prose.tokens[last_].shape & kNumber) != 0)
      if (const auto minute = to_int(c_.prose.word(last_), kMinutes)) {
        ++last_;
        return made(hour * kMinutes + *minute, Grain::kMinute);
      }
    return made(hour * kMinutes, Grain::kHour);
  }

  // ":30" behind the hour
  std::optional<int> colon() {
    if (last_ + 1 >= c_.end || c_.prose.word(last_) != ":" ||
        (c_.prose.tokens[last_].shape & kSpaceBefore) != 0 ||
        (c_.prose.tokens[last_ + 1].shape & kSpaceBefore) != 0)
      return std::nullopt;
    const std::string_view form = c_.prose.word(last_ + 1);
    const auto minute = to_int(form.substr(0, std::min<std::size_t>(2, form.size())), kMinutes);
    if (!minute || form.size() < 2) return std::nullopt;
    if (form.size() > 2) {  // "10:04am"
      const bool pm = slot(form.substr(2), "pm");
      if (!pm && !slot(form.substr(2), "am")) return std::nullopt;
      half_ = pm ? 2 : 1;
    }
    last_ += 2;
    if (last_ + 1 < c_.end && c_.prose.word(last_) == ":" &&
        to_int(c_.prose.word(last_ + 1), kMinutes))
      last_ += 2;
    return minute;
  }

  // "14 h 30", "à 20 heures"; without a cue "20 heures" is a duration.
  std::optional<Expression> hours(int hour, std::uint32_t n) {
    const bool cue = c_.word_before(at_, "clock_cue") > 0;
    last_ += n;
    if (last_ < c_.end && (c_.prose.tokens[last_].shape & kNumber) != 0)
      if (const auto minute = to_int(c_.prose.word(last_), kMinutes)) {
        ++last_;
        return made(hour * kMinutes + *minute, Grain::kMinute);
      }
    if (!cue) return std::nullopt;
    return made(hour * kMinutes, Grain::kHour);
  }

  // [am|pm] behind; an hour alone needs it.
  std::optional<Expression> half_day(int hour, int minute, Grain grain) {
    if (half_ == 0 && last_ < c_.end) {
      const std::uint32_t am = c_.word(last_, "am"), pm = c_.word(last_, "pm");
      half_ = am ? 1 : pm ? 2 : 0;
      last_ += std::max(am, pm);
    }
    if (half_ == 0 && grain == Grain::kHour) return std::nullopt;
    if (half_ != 0) {
      if (hour == 0 || hour > kHalfDay) return std::nullopt;
      hour = hour % kHalfDay + (half_ == 2 ? kHalfDay : 0);
    }
    return made(hour * kMinutes + minute, grain);
  }

  const TimeContext& c_;
  std::size_t at_;
  std::size_t last_ = 0;
  int half_ = 0;  // 1: before noon, 2: after
};

}  // namespace

std::optional<Expression> clock_at(const TimeContext& context, std::size_t at) {
  return ClockReader(context, at).read();
}

}  // namespace recoupe
