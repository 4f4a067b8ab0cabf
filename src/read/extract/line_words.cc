#include "read/extract/line_words.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/hash.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostWeighed = 60;  // words of the table in one line
constexpr std::int32_t kMostSum = 300;

std::int32_t percent_of(std::size_t part, std::size_t whole) {
  return static_cast<std::int32_t>(part * 100 / std::max<std::size_t>(whole, 1));
}

std::int32_t weight_of(std::string_view word, const Table& weights, Table::Column column,
                       bool& known) {
  const auto row = weights.find(word);
  known = row.has_value();
  std::int32_t weight = 0;
  if (!known) return weight;
  const std::string_view cell = weights.cell(*row, column);
  std::from_chars(cell.data(), cell.data() + cell.size(), weight);
  return weight;
}

}  // namespace

LineWords line_words(std::string_view line, const Table& weights) {
  constexpr std::size_t kShortestTheme = 4;
  const Table::Column column = weights.column("weight");
  LineWords out;
  std::size_t words = 0, weighed = 0;
  each_word(fold(line), [&](std::string_view word) {
    ++words;
    if (word.size() >= kShortestTheme) out.themes.push_back(hash(word));
    bool known = false;
    const std::int32_t weight = weight_of(word, weights, column, known);
    if (!known || weighed == kMostWeighed) return;
    out.least = weighed == 0 ? weight : std::min(out.least, weight);
    out.most = weighed == 0 ? weight : std::max(out.most, weight);
    out.sum += weight;
    ++weighed;
  });
  if (weighed > 0) out.mean = out.sum * 10 / static_cast<std::int32_t>(weighed);
  out.sum = std::clamp(out.sum, -kMostSum, kMostSum);
  out.known = percent_of(weighed, words);
  std::sort(out.themes.begin(), out.themes.end());
  out.themes.erase(std::unique(out.themes.begin(), out.themes.end()), out.themes.end());
  return out;
}

std::int32_t themes_in(const LineWords& line, const LineWords& other) {
  const auto stands = [&](std::uint64_t t) {
    return std::binary_search(other.themes.begin(), other.themes.end(), t);
  };
  const auto count = std::count_if(line.themes.begin(), line.themes.end(), stands);
  return percent_of(static_cast<std::size_t>(count), line.themes.size());
}

}  // namespace recoupe
