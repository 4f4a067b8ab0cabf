#include "report/render/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/calendar.h"
#include "base/codes.h"

namespace recoupe {
namespace {

constexpr double kLargestGrouped = 1e15;  // above it a number is written as it is

std::string replaced(std::string_view text, Labels::Filling filling) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) return out += text;
    const std::string_view name = text.substr(1, close - 1);
    for (const auto& [key, value] : filling)
      if (key == name) out += value;
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

Labels::Labels(const Language& language)
    : table_(language.table("interface")),
      counted_(language.table("labels")),
      text_(table_.column("text")),
      language_(language.code()) {}

std::string_view Labels::operator()(std::string_view key) const {
  const std::optional<std::size_t> row = table_.find(key);
  return row ? table_.cell(*row, text_) : key;
}

std::string Labels::of(std::string_view group, std::string_view code) const {
  if (const auto row = table_.find(fmt::format("{}.{}", group, code)))
    return std::string(table_.cell(*row, text_));
  std::string plain(code);
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

std::string Labels::fill(std::string_view key, Filling filling) const {
  return replaced((*this)(key), filling);
}

std::string Labels::count(std::string_view key, std::uint64_t n) const {
  return fill(fmt::format("{}.{}", key, n == 1 ? "one" : "many"),
              {{"n", number(static_cast<double>(n))}});
}

std::string Labels::join(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string_view key = i + 1 == items.size() ? "list.last" : "list.next";
    out = i == 0 ? items[i] : fill(key, {{"a", out}, {"b", items[i]}});
  }
  return out;
}

std::string Labels::number(double value) const {
  if (!std::isfinite(value)) return "?";
  std::string plain = fmt::format("{}", value);
  if (std::abs(value) >= kLargestGrouped || plain.find('e') != std::string::npos) return plain;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    const std::size_t left = point - i;
    if (i > 0 && left % 3 == 0 && plain[i - 1] != '-') out += (*this)("number.thousands");
    out += plain[i];
  }
  if (point < plain.size()) {
    out += (*this)("number.point");
    out += plain.substr(point + 1);
  }
  return out;
}

std::string Labels::value(const DossierAnswer& answer, Aspect aspect) const {
  if (aspect == Aspect::kWhen)
    if (const std::optional<Period> period = parse_iso(answer.value)) return when(*period);
  if (aspect == Aspect::kWhether) return of("answer", answer.value);
  if (aspect != Aspect::kHowMany || (!answer.has_low && !answer.has_high)) return answer.value;
  const std::string low = number(answer.low);
  const std::string high = number(answer.high);
  const bool one = answer.has_low && answer.has_high && answer.low == answer.high;
  std::string_view key = code(answer.hedge);
  if (answer.has_low && answer.has_high && !one && answer.hedge != Hedge::kVague) key = "range";
  if (!answer.has_high && answer.hedge != Hedge::kMoreThan) key = "at_least";
  if (!answer.has_low && answer.hedge != Hedge::kLessThan) key = "up_to";
  std::string text = fill(fmt::format("hedge.{}", key),
                          {{"low", low}, {"high", high}, {"n", answer.has_low ? low : high}});
  if (!answer.value.empty()) text += fmt::format(" ({})", counted(answer.value));
  return text;
}

std::string_view Labels::counted(std::string_view category) const {
  const auto row = counted_.find(fmt::format("category:{}", category));
  return row ? counted_.cell(*row, "counted") : category;
}

std::string Labels::date(std::int32_t minutes, std::string_view pattern) const {
  const Date d = date_of(minutes);
  const std::string_view month = (*this)(fmt::format("month.{:02}", d.month));
  const std::string day = d.day == 1 ? std::string((*this)("date.first")) : std::to_string(d.day);
  return fill(pattern, {{"day", day}, {"month", month}, {"year", std::to_string(d.year)}});
}

std::string Labels::day(std::int32_t minutes) const { return date(minutes, "date.day"); }

std::string Labels::when(Period p) const {
  if (!p.known()) return {};
  const bool whole = p.begin % kMinutesPerDay == 0 && p.end % kMinutesPerDay == 0;
  if (!whole)
    return fill("date.time", {{"day", day(p.begin)}, {"time", iso(p.begin, true).substr(11, 5)}});
  const Date first = date_of(p.begin);
  const Date last = date_of(p.end - kMinutesPerDay);
  if (p == year_of(first.year)) return std::to_string(first.year);
  if (p == month_of(first.year, first.month)) return date(p.begin, "date.month");
  if (p.end - p.begin <= kMinutesPerDay) return day(p.begin);
  const std::string_view pattern = first.year != last.year     ? "date.day"
                                   : first.month != last.month ? "date.day_of_year"
                                                               : "date.day_of_month";
  return fill("date.range",
              {{"from", date(p.begin, pattern)}, {"to", day(p.end - kMinutesPerDay)}});
}

}  // namespace recoupe
