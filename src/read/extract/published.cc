// What the page says of itself in <meta> and JSON-LD is believed, but for two cases. A moment there
// is often told in world time, so that its day is the one before or after: the day of the address
// is the page's own. And where that day is nowhere to be seen, but another stands right beside the
// title, the reader sees the day of publication and the machine that of a template or a draft.
// A day behind the last revision that the page tells of is none of its own.
// Where nothing is said, each day collects points for where it stands.
#include "read/extract/published.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"

namespace recoupe {
namespace {

constexpr std::size_t kSources = static_cast<std::size_t>(DateSource::kCount);
constexpr std::int32_t kUnseen = 1000;  // blocks from the title
constexpr std::size_t kMostDays = 60;
constexpr std::int32_t kLeast = 30;  // points

// Points for the day that a source names, and for the first that it names.
struct SourceKind {
  std::string_view rule;
  std::int32_t points = 0, first = 0;
};
constexpr std::array<SourceKind, kSources> kKinds{{{"site:date", 0, 0},
                                                   {"jsonld:datePublished", 0, 0},
                                                   {"meta:published_time", 0, 0},
                                                   {"microdata:datePublished", 0, 0},
                                                   {"jsonld:datePublished", 0, 0},
                                                   {"jsonld:dateCreated", 0, 0},
                                                   {"meta:date", 0, 0},
                                                   {"time:datetime", 40, 30},
                                                   {"html:date", 40, 20},
                                                   {"html:seen_date", 30, 0},
                                                   {"html:seen_date", 20, 0},
                                                   {"url:date", 90, 0},
                                                   {"html:script_date", 40, 0},
                                                   {"time:datetime", 20, 0},
                                                   {"html:date", 10, 0},
                                                   {"html:seen_date", 10, 0},
                                                   {"", 0, 0},
                                                   {"", 0, 0},
                                                   {"", 0, 0}}};

struct NamedDay {
  Period day{}, moment{};
  std::array<bool, kSources> named{}, first{};
  std::int32_t from_title = kUnseen;  // where it is seen next to it
  std::int32_t seen = 0;              // how often
  bool says_published = false, says_revised = false;

  bool has(DateSource s) const { return named[static_cast<std::size_t>(s)]; }
};

bool is_seen(DateSource s) { return s >= DateSource::kTime && s <= DateSource::kOpening; }

std::vector<NamedDay> days_of(const std::vector<DateClue>& clues) {
  std::vector<NamedDay> out;
  std::array<bool, kSources> named{};
  for (const DateClue& c : clues) {
    auto d =
        std::find_if(out.begin(), out.end(), [&](const NamedDay& n) { return n.day == c.day; });
    if (d == out.end()) {
      if (out.size() == kMostDays) continue;
      d = out.insert(out.end(), NamedDay{});
      d->day = c.day;
    }
    const auto source = static_cast<std::size_t>(c.source);
    d->first[source] |= !named[source];
    d->named[source] = named[source] = true;
    if (!d->moment.known()) d->moment = c.moment;
    if (!is_seen(c.source)) continue;
    ++d->seen;
    if (std::abs(c.from_title) < std::abs(d->from_title)) d->from_title = c.from_title;
    d->says_published |= c.says_published;
    d->says_revised |= c.says_revised;
  }
  return out;
}

std::int64_t days_between(const NamedDay& a, const NamedDay& b) {
  return std::abs(std::int64_t{a.day.begin} - b.day.begin) / kMinutesPerDay;
}

class DayChooser {
 public:
  explicit DayChooser(const std::vector<NamedDay>& days) : days_(days) {
    for (const NamedDay& d : days) {
      seen_ += d.seen;
      const bool revision = d.has(DateSource::kJsonModified) || d.has(DateSource::kMetaModified);
      if (revision) last_ = std::max(last_, d.day.end);
    }
  }

  const NamedDay* run() const {
    for (std::size_t s = 0; s < static_cast<std::size_t>(DateSource::kTime); ++s) {
      for (const NamedDay& d : days_) {
        if (!d.first[s]) continue;
        return d.has(DateSource::kSite) ? &d : corrected(d);
      }
    }
    return most_points();
  }

 private:
  const NamedDay* corrected(const NamedDay& said) const {
    if (said.from_title != kUnseen) return &said;
    for (const NamedDay& d : days_) {
      if (d.has(DateSource::kUrl) && days_between(said, d) == 1) return &d;
    }
    const bool sure = said.has(DateSource::kJson) || said.has(DateSource::kMeta);
    const NamedDay* shown = beside_title();
    return shown != nullptr && (!sure || days_between(said, *shown) > 1) ? shown : &said;
  }

  // The day that is seen next to the title and does not say that it is that of a revision.
  const NamedDay* beside_title() const {
    constexpr std::int32_t kAbove = -6;
    constexpr std::int32_t kBelow = 8;
    const NamedDay* best = nullptr;
    for (const NamedDay& d : days_) {
      const bool element =
          d.has(DateSource::kTime) || d.has(DateSource::kMarked) || d.has(DateSource::kText);
      if (!element || d.says_revised || behind_revision(d) || d.from_title < kAbove ||
          d.from_title > kBelow)
        continue;
      if (best == nullptr || std::abs(d.from_title) < std::abs(best->from_title)) best = &d;
    }
    return best;
  }

  bool behind_revision(const NamedDay& d) const {
    return last_ != 0 && d.day.begin > last_ + kMinutesPerDay;
  }

  const NamedDay* most_points() const {
    const NamedDay* best = nullptr;
    std::int32_t most = kLeast - 1;
    for (const NamedDay& d : days_) {
      const std::int32_t points = points_of(d);
      if (points <= most) continue;
      most = points;
      best = &d;
    }
    return best;
  }

  std::int32_t points_of(const NamedDay& d) const {
    constexpr std::int32_t kBesideTitle = 60, kABlock = 5, kAboveIt = 10;
    constexpr std::int32_t kPublished = 50, kRevised = -20, kAllSeen = 20;
    std::int32_t sum = 0;
    for (std::size_t s = 0; s < kSources; ++s)
      sum += (d.named[s] ? kKinds[s].points : 0) + (d.first[s] ? kKinds[s].first : 0);
    const std::int32_t away = std::abs(d.from_title) * kABlock + (d.from_title < 0 ? kAboveIt : 0);
    sum += std::max(0, kBesideTitle - away);
    sum += (d.says_published ? kPublished : 0) + (d.says_revised ? kRevised : 0);
    return sum + (seen_ == 0 ? 0 : d.seen * kAllSeen / seen_);
  }

  const std::vector<NamedDay>& days_;
  std::int32_t last_ = 0;  // minute at which the last revision's day ends; 0: none is told
  std::int32_t seen_ = 0;
};

std::string_view rule_of(const NamedDay& day) {
  const auto first = std::find(day.named.begin(), day.named.end(), true);
  return kKinds[static_cast<std::size_t>(first - day.named.begin())].rule;
}

}  // namespace

Published find_published(const DatedPage& page, const Pack& pack) {
  Published out;
  const std::vector<DateClue> clues = date_clues(page, pack);
  const std::vector<NamedDay> days = days_of(clues);
  if (const NamedDay* day = DayChooser(days).run(); day != nullptr) {
    out.day = day->day;
    out.moment = day->moment;
    out.rule = pack.rule(rule_of(*day));
  }
  const auto revised = std::find_if(clues.begin(), clues.end(), [](const DateClue& c) {
    return c.source >= DateSource::kJsonModified;
  });
  if (revised != clues.end()) out.revised = revised->day;
  return out;
}

}  // namespace recoupe
