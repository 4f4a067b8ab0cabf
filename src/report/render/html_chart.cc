#include "report/render/html_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

#include "base/calendar.h"
#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr int kWidth = 480, kHeight = 214;
constexpr int kLeft = 62, kRight = 470, kTop = 38, kBottom = 182;  // of the plot
constexpr int kNoDay = 60;               // columns for figures without a day, right of the axis
constexpr int kDayLabel = 112;           // what the name of a day takes
constexpr int kSlot = 58;                // between two answers of one day, where there is room
constexpr int kOriginStep = 13;          // between two origins of one answer
constexpr std::uint32_t kMostMarks = 8;  // of one answer; the label says how many there are
constexpr int kSteps = 4;                // of the y axis, about
constexpr int kArrow = 26;               // of an open bound
constexpr int kLift = 14;                // of every second label, so that none hides another

struct Sign {
  std::string_view path;  // around 0 0
  std::string_view text;
};
constexpr std::array<Sign, kChartSigns> kSigns{{{"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", "●"},
                                                {"M-5-5h10v10h-10z", "■"},
                                                {"M0-7l7 7-7 7-7-7z", "◆"},
                                                {"M0-6l6 11h-12z", "▲"},
                                                {"M0 6l6-11h-12z", "▼"},
                                                {"M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z", "✚"}}};

// 1, 2 or 5 times a power of ten.
double step_of(double top) {
  constexpr std::array<double, 3> kFactors{2, 2.5, 2};
  double step = 1;
  for (std::size_t i = 0; step * kSteps < top; ++i) step *= kFactors[i % kFactors.size()];
  return step;
}

class Chart {
 public:
  Chart(const std::vector<ChartAnswer>& answers, const Labels& words)
      : answers_(answers), words_(words) {
    for (const ChartAnswer& a : answers) {
      top_ = std::max({top_, a.has_low ? a.low : 0, a.has_high ? a.high : 0});
      if (!a.as_of.known()) {
        undated_ = true;
        continue;
      }
      const std::int32_t day = day_of(a.as_of.begin).begin;
      first_ = first_ ? std::min(*first_, day) : day;
      last_ = last_ ? std::max(*last_, day) : day;
    }
    step_ = step_of(top_);
    top_ = std::max(step_, std::ceil(top_ / step_) * step_);
  }

  std::string svg(std::string_view title) {
    fmt::format_to(
        std::back_inserter(out_),
        R"(<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}" xmlns="http://www.w3.org/2000/svg">)",
        kWidth, kHeight, escaped(title));
    axes();
    std::map<std::optional<std::int32_t>, std::vector<std::size_t>> days;
    for (std::size_t i = 0; i < answers_.size(); ++i)
      days[answers_[i].as_of.known() ? std::optional(day_of(answers_[i].as_of.begin).begin)
                                     : std::nullopt]
          .push_back(i);
    int named = -kDayLabel;
    for (const auto& [day, rows] : days) {
      const int x = x_of(day);
      if (x - named >= kDayLabel || x == x_of(last_)) {
        const bool last = day == last_ && first_ != last_;
        text(last ? kRight : x, kBottom + 22, last ? "end" : "middle", "tick",
             day ? words_.day(*day) : std::string(words_("timeline.no_date")));
        named = x;
      }
      column(x, rows);
    }
    return out_ + "</svg>";
  }

 private:
  int y_of(double value) const {
    return kBottom - static_cast<int>(std::lround(value / top_ * (kBottom - kTop)));
  }
  int x_of(std::optional<std::int32_t> day) const {
    if (!day) return kLeft + kNoDay / 2;
    const int left = kLeft + 40 + (undated_ ? kNoDay : 0), right = kRight - 50;
    if (first_ == last_) return (left + right) / 2;
    return left +
           static_cast<int>(std::int64_t{*day - *first_} * (right - left) / (*last_ - *first_));
  }
  void text(int x, int y, std::string_view anchor, std::string_view kind, std::string_view words) {
    fmt::format_to(std::back_inserter(out_),
                   R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>)", kind, x, y,
                   anchor, escaped(words));
  }
  void line(std::string_view kind, int x1, int y1, int x2, int y2) {
    fmt::format_to(std::back_inserter(out_),
                   R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", kind, x1, y1, x2, y2);
  }
  void axes() {
    for (double value = 0; value <= top_; value += step_) {
      line(value == 0 ? "axis" : "grid", kLeft, y_of(value), kRight, y_of(value));
      text(kLeft - 8, y_of(value) + 4, "end", "tick", words_.number(value));
    }
  }
  // The answers of one day, side by side.
  void column(int x, const std::vector<std::size_t>& rows) {
    const int n = static_cast<int>(rows.size());
    const int room = (kRight - kLeft) / std::max(n, 1);
    const int slot = std::min(kSlot, room);
    int at = x - slot * (n - 1) / 2;
    at = std::max(kLeft + 12, std::min(at, kRight - 12 - slot * (n - 1)));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      answer(at, rows[i], i % 2 == 0 ? 0 : kLift);
      at += slot;
    }
  }
  void answer(int x, std::size_t row, int lift) {
    const ChartAnswer& a = answers_[row];
    fmt::format_to(std::back_inserter(out_), R"(<g class="answer{}{}"><title>{}</title>)",
                   row % kChartSigns + 1, a.withdrawn ? " withdrawn" : "", escaped(a.label));
    const int low = y_of(a.has_low ? a.low : a.high), high = y_of(a.has_high ? a.high : a.low);
    if (low != high) line("range", x, low, x, high);
    if (!a.has_high) arrow(x, high, -1);
    if (!a.has_low) arrow(x, low, 1);
    const int n = static_cast<int>(std::clamp(a.origins, 1u, kMostMarks));
    for (int i = 0; i < n; ++i)
      fmt::format_to(
          std::back_inserter(out_), R"svg(<path d="{}" transform="translate({} {})"/>)svg",
          kSigns[row % kChartSigns].path, x + (2 * i - n + 1) * kOriginStep / 2, (low + high) / 2);
    text(x, std::min(low, high) - (a.has_high ? 11 : kArrow + 6) - lift, "middle", "value",
         a.label);
    out_ += "</g>";
  }
  void arrow(int x, int y, int down) {
    const int end = y + down * kArrow;
    line("range", x, y, x, end);
    fmt::format_to(std::back_inserter(out_), R"(<path class="tip" d="M{} {}l-4 {}h8z"/>)", x, end,
                   -down * 7);
  }

  const std::vector<ChartAnswer>& answers_;
  const Labels& words_;
  std::string out_;
  double top_ = 0, step_ = 1;
  bool undated_ = false;
  std::optional<std::int32_t> first_, last_;  // midnights
};

}  // namespace

std::string chart_svg(const std::vector<ChartAnswer>& answers, std::string_view title,
                      const Labels& words) {
  std::vector<ChartAnswer> numbers;
  for (const ChartAnswer& a : answers)
    if (a.has_low || a.has_high) numbers.push_back(a);
  if (numbers.size() < 2) return {};
  return Chart(numbers, words).svg(title);
}

std::string_view chart_sign(std::size_t answer) { return kSigns[answer % kChartSigns].text; }

}  // namespace recoupe
