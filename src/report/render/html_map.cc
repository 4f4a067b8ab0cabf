#include "report/render/html_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

#include "base/utf8.h"
#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr int kWidth = 720;
constexpr int kLeastHeight = 220, kMostHeight = 420;
constexpr double kAround = 9;           // degrees of land beside the outermost points
constexpr double kLeastSpan = 36;       // degrees of longitude: below, the outline is too coarse
constexpr double kMostLatitude = 80;    // of the middle: beyond it a degree of longitude is nothing
constexpr int kLetter = 9, kLine = 15;  // pixels of a label
constexpr int kSmall = 4, kLarge = 11;  // radius of a point

struct Box {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const Box& o) const {
    return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
  }
};

class Map {
 public:
  explicit Map(const std::vector<MapPoint>& points) : points_(points) {
    double south = 90, north = -90;
    west_ = 180;
    east_ = -180;
    for (const MapPoint& p : points) {
      south = std::min(south, p.at.latitude);
      north = std::max(north, p.at.latitude);
      west_ = std::min(west_, p.at.longitude);
      east_ = std::max(east_, p.at.longitude);
    }
    const double middle = (south + north) / 2;
    const double flat = std::cos(std::min(std::abs(middle), kMostLatitude) * std::acos(-1.0) / 180);
    const double more = std::max(kAround, (kLeastSpan - (east_ - west_)) / 2);
    west_ = std::max(-180.0, west_ - more);
    east_ = std::min(180.0, east_ + more);
    across_ = kWidth / (east_ - west_);
    up_ = across_ / flat;
    height_ = std::clamp(static_cast<int>(std::lround((north - south + 2 * kAround) * up_)),
                         kLeastHeight, kMostHeight);
    // The sheet ends where it must: a spread that is higher than it is drawn flatter.
    up_ = std::min(up_, height_ / (north - south + kAround));
    north_ = middle + height_ / up_ / 2;
  }

  std::string svg(std::string_view title, const Table& outline) {
    fmt::format_to(
        std::back_inserter(out_),
        R"(<svg class="plot atlas" viewBox="0 0 {} {}" role="img" aria-label="{}" xmlns="http://www.w3.org/2000/svg">)",
        kWidth, height_, escaped(title));
    land(outline);
    for (const MapPoint& p : points_) taken_.push_back(around(p));
    for (const MapPoint& p : points_) point(p);
    return out_ + "</svg>";
  }

 private:
  int x_of(double longitude) const {
    return static_cast<int>(std::lround((longitude - west_) * across_));
  }
  int y_of(double latitude) const {
    return static_cast<int>(std::lround((north_ - latitude) * up_));
  }
  static int radius(const MapPoint& p) {
    return std::min(kLarge,
                    kSmall + static_cast<int>(std::sqrt(static_cast<double>(p.mentions))) - 1);
  }
  Box around(const MapPoint& p) const {
    const int x = x_of(p.at.longitude), y = y_of(p.at.latitude), r = radius(p);
    return {x - r, y - r, x + r, y + r};
  }

  void land(const Table& outline) {
    out_ += R"(<path class="land" fill-rule="evenodd" d=")";
    for (std::size_t row = 0; row < outline.size(); ++row) {
      std::string_view rest = outline.cell(row, "points");
      char move = 'M';
      while (!rest.empty()) {
        double longitude = 0, latitude = 0;
        const char* end = rest.data() + rest.size();
        auto read = std::from_chars(rest.data(), end, longitude);
        if (read.ptr != end) read = std::from_chars(read.ptr + 1, end, latitude);
        fmt::format_to(std::back_inserter(out_), "{}{} {}", move, x_of(longitude), y_of(latitude));
        move = 'L';
        rest.remove_prefix(std::min(rest.find(", "), rest.size() - 2) + 2);
      }
      out_ += 'z';
    }
    out_ += R"("/>)";
  }

  void point(const MapPoint& p) {
    const int x = x_of(p.at.longitude), y = y_of(p.at.latitude), r = radius(p);
    fmt::format_to(std::back_inserter(out_),
                   R"(<g><title>{}</title><circle class="{}" cx="{}" cy="{}" r="{}"/>)",
                   escaped(p.name), p.at.country ? "country" : "place", x, y, r);
    const int width =
        static_cast<int>(CodePoints(p.name).at(static_cast<std::uint32_t>(p.name.size()))) *
        kLetter;
    // Right of the point, left of it, below, above.
    const std::array<Box, 4> places{{{x + r + 2, y - 8, x + r + 2 + width, y - 8 + kLine},
                                     {x - r - 2 - width, y - 8, x - r - 2, y - 8 + kLine},
                                     {x - width / 2, y + r + 1, x + width / 2, y + r + 1 + kLine},
                                     {x - width / 2, y - r - kLine, x + width / 2, y - r}}};
    for (const Box& box : places) {
      const bool inside =
          box.left >= 0 && box.right <= kWidth && box.top >= 0 && box.bottom <= height_;
      if (!inside || std::any_of(taken_.begin(), taken_.end(),
                                 [&](const Box& other) { return box.meets(other); }))
        continue;
      taken_.push_back(box);
      fmt::format_to(std::back_inserter(out_), R"(<text class="value" x="{}" y="{}">{}</text>)",
                     box.left, box.top + 12, escaped(p.name));
      break;
    }
    out_ += "</g>";
  }

  const std::vector<MapPoint>& points_;
  std::string out_;
  double west_ = 0, east_ = 0, north_ = 0, across_ = 1, up_ = 1;  // degrees; pixels a degree
  int height_ = 0;
  std::vector<Box> taken_;
};

}  // namespace

std::string map_svg(const std::vector<MapPoint>& points, std::string_view title,
                    const Table& outline) {
  return points.empty() ? std::string() : Map(points).svg(title, outline);
}

}  // namespace recoupe
