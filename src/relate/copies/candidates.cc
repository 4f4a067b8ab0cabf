// An inverted index in two flat tables. Most keys are in one row alone and lead nowhere; so that
// they never lie in memory together, keys are taken part by part of their range, and only those of
// several rows stay.
#include "relate/copies/candidates.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxPosting = 200;
constexpr std::size_t kMaxPairs = 64;                // of one row
constexpr std::size_t kPart = std::size_t{1} << 21;  // keys sorted at once, about

struct Place {
  std::uint32_t begin = 0, at = 0;  // in Postings::rows: of the key's first row, and of this one
};

struct Postings {
  std::vector<std::uint32_t> rows;   // of every key of several rows, in order
  std::vector<std::uint32_t> first;  // of a row, in places
  std::vector<Place> places;
};

Postings postings_of(const std::vector<const std::vector<std::uint64_t>*>& keys) {
  std::size_t total = 0;
  for (const auto* of_row : keys) total += of_row->size();
  const std::uint64_t parts = total / kPart + 1;
  const std::uint64_t width = ~std::uint64_t{0} / parts + 1;  // 0: the whole range
  std::vector<std::pair<std::uint64_t, std::uint32_t>> part;  // key, row
  std::vector<std::pair<std::uint32_t, Place>> found;         // row, its place
  Postings out;
  std::vector<std::uint32_t> next(keys.size());  // key of each row that comes next
  for (std::uint64_t p = 0; p < parts; ++p) {
    part.clear();
    for (std::uint32_t row = 0; row < keys.size(); ++row) {
      const std::vector<std::uint64_t>& of_row = *keys[row];
      std::uint32_t& k = next[row];
      for (; k < of_row.size() && (p + 1 == parts || of_row[k] / width == p); ++k)
        part.emplace_back(of_row[k], row);
    }
    sort_even(part, [&](const std::pair<std::uint64_t, std::uint32_t>& key) {
      return (key.first - p * width) << std::countl_zero(width - 1);
    });
    for (std::size_t begin = 0, end = 0; begin < part.size(); begin = end) {
      while (end < part.size() && part[end].first == part[begin].first) ++end;
      if (end - begin < 2) continue;
      const auto start = static_cast<std::uint32_t>(out.rows.size());
      for (std::size_t i = begin; i < end; ++i) {
        found.push_back({part[i].second, {start, static_cast<std::uint32_t>(out.rows.size())}});
        out.rows.push_back(part[i].second);
      }
    }
  }
  out.first.resize(keys.size() + 1);
  for (const auto& [row, place] : found) ++out.first[row + 1];
  for (std::size_t i = 1; i < out.first.size(); ++i) out.first[i] += out.first[i - 1];
  out.places.resize(found.size());
  std::vector<std::uint32_t> at = out.first;
  for (const auto& [row, place] : found) out.places[at[row]++] = place;
  return out;
}

}  // namespace

std::vector<CopyCandidate> candidates(const std::vector<const std::vector<std::uint64_t>*>& keys,
                                      std::size_t fewest) {
  const Postings index = postings_of(keys);
  std::vector<CopyCandidate> out;
  std::vector<std::uint32_t> shared(keys.size()), met;
  for (std::uint32_t row = 0; row < keys.size(); ++row) {
    met.clear();
    for (std::uint32_t i = index.first[row]; i < index.first[row + 1]; ++i) {
      const auto [begin, at] = index.places[i];
      for (std::size_t p = std::max<std::size_t>(begin, at < kMaxPosting ? 0 : at - kMaxPosting);
           p < at; ++p)
        if (shared[index.rows[p]]++ == 0) met.push_back(index.rows[p]);
    }
    const auto more = [&](std::uint32_t x, std::uint32_t y) {
      return std::tie(shared[y], y) < std::tie(shared[x], x);
    };
    const std::size_t kept = std::min(met.size(), kMaxPairs);
    std::partial_sort(met.begin(), met.begin() + static_cast<std::ptrdiff_t>(kept), met.end(),
                      more);
    for (std::size_t k = 0; k < kept && shared[met[k]] >= fewest; ++k)
      out.push_back({met[k], row, shared[met[k]]});
    for (const std::uint32_t other : met) shared[other] = 0;
  }
  std::sort(out.begin(), out.end(), [](const CopyCandidate& x, const CopyCandidate& y) {
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
  });
  return out;
}

}  // namespace recoupe
