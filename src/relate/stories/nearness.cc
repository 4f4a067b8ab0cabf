#include "relate/stories/nearness.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "base/calendar.h"

namespace recoupe {
namespace {

// In thousandths. Within one language names and words count; words count at most so many times what
// names do: two floods share words. Across languages only names count.
constexpr std::int64_t kNames = 300;
constexpr std::int64_t kWords = 700;
constexpr std::int64_t kWordsOverNames = 2;
constexpr std::int64_t kAcross = 1400;
constexpr std::int64_t kLeast = 20;       // less is nothing
constexpr std::int32_t kFreshDays = 3;    // within these, days do not tell stories apart,
constexpr std::int64_t kFresh = 1250;     // they rather join them
constexpr std::int64_t kDayDecay = 960;   // a further day
constexpr std::int32_t kLongestGap = 90;  // days between two reports of one story

constexpr std::size_t kMaxPosting =
    400;  // a term of more rows than that, and of a quarter of all, says nothing

constexpr std::size_t kKept = 128;  // terms of each view

// Thousandths of what is left of the nearness of two that lie so far apart in time.
std::int64_t freshness(Period a, Period b) {
  if (!a.known() || !b.known()) return 1000;
  const std::int32_t days =
      std::max({0, (b.begin - a.end) / kMinutesPerDay + 1, (a.begin - b.end) / kMinutesPerDay + 1});
  if (days > kLongestGap) return 0;
  std::int64_t out = kFresh;
  for (std::int32_t d = kFreshDays; d < days; ++d) out = out * kDayDecay / 1000;
  return out;
}

// Thousandths of the pairs of their texts that are in one language.
std::int64_t same_language(const Growing& a, const Growing& b) {
  std::int64_t same = 0;
  for (const auto& [lang, texts] : a.langs)
    for (const auto& [other, theirs] : b.langs)
      if (lang == other) same += std::int64_t{texts} * theirs;
  return 1000 * same / (std::int64_t{a.texts} * b.texts);
}

std::int64_t nearness(const Growing& a, const Growing& b, std::int64_t names, std::int64_t words) {
  const std::int64_t same = same_language(a, b);
  const std::int64_t within = kNames * names * same / 1000 +
                              kWords * std::min(words, kWordsOverNames * names * same / 1000);
  const std::int64_t across = kAcross * names * (1000 - same) / 1000;
  const std::int64_t near = (within + across) / 1000 * freshness(a.days, b.days) / 1000;
  return 1000 * near >= kLeast * kNearest ? near : 0;
}

// Adds the products of all weights that two rows share, to the cells right of the diagonal.
void add_products(const std::vector<const Weights*>& rows, SymmetricTable& products) {
  struct Cell {
    std::uint32_t term = 0, row = 0;
    std::int64_t weight = 0;
  };
  std::vector<Cell> cells;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    for (const auto& [term, weight] : *rows[row]) cells.push_back({term, row, weight});
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return std::tie(a.term, a.row) < std::tie(b.term, b.row);
  });
  const std::size_t common = std::max(kMaxPosting, rows.size() / 4);
  for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
    while (end < cells.size() && cells[end].term == cells[begin].term) ++end;
    if (end - begin > common) continue;
    for (std::size_t i = begin; i < end; ++i) {
      std::int64_t* const row = products[cells[i].row];
      for (std::size_t j = i + 1; j < end; ++j)
        row[cells[j].row] += cells[i].weight * cells[j].weight;
    }
  }
}

}  // namespace

SymmetricTable nearness_of(const std::vector<const Growing*>& rows) {
  std::vector<const Weights*> names, words;
  for (const Growing* row : rows) {
    names.push_back(&row->names);
    words.push_back(&row->words);
  }
  SymmetricTable near(rows.size()), by_word(rows.size());
  add_products(names, near);
  add_products(words, by_word);
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i + 1; j < rows.size(); ++j)
      if (near[i][j])
        near[j][i] = near[i][j] = nearness(*rows[i], *rows[j], near[i][j], by_word[i][j]) *
                                  rows[i]->weight() * rows[j]->weight();
  return near;
}

Growing joined(const std::vector<const Growing*>& parts) {
  Growing out;
  std::vector<Share> names, words;
  for (const Growing* part : parts) {
    out.texts += part->texts;
    names.push_back({&part->names, part->weight()});
    words.push_back({&part->words, part->weight()});
    out.days = join(out.days, part->days);
    for (const auto& lang : part->langs) {
      const auto known = std::find_if(out.langs.begin(), out.langs.end(),
                                      [&](const auto& l) { return l.first == lang.first; });
      if (known == out.langs.end())
        out.langs.push_back(lang);
      else
        known->second += lang.second;
    }
  }
  out.names = mean_of(names, kKept);
  out.words = mean_of(words, kKept);
  return out;
}

}  // namespace recoupe
