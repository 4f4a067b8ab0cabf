// What the comparisons of all tables share: pairs of gold and found records, and the counts.
//
// Takes: gold, a reading of the same text. Gives: an Agreement that the tables fill. Cost of
// pair_up: golds times founds, in one report. Errors: none. Does not know any table.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agreement.h"

namespace recoupe::testing {

struct Pair {
  std::size_t gold, found;
};

// One-to-one pairs in order of falling likeness, none below `least`.
std::vector<Pair> pair_up(std::size_t golds, std::size_t founds, double least,
                          const std::function<double(std::size_t, std::size_t)>& likeness);

inline constexpr double kSameSpan = 0.5;

std::uint32_t shared(Span a, Span b);
// The overlap as a share of the shorter span; a whole sentence is never the same as a word.
double likeness(Span a, Span b);
bool among(Span s, const Places& places);
inline bool same(Span a, Span b) { return likeness(a, b) >= kSameSpan; }
double jaccard(const Places& a, const Places& b);
bool same_day(Period gold, Period found);

struct Amount {  // as the contract writes it: an open bound is none
  std::optional<double> low, high;
  Hedge hedge{};
};
template <class T>
Amount amount_of(const T& told) {  // a Figure or an answer
  const auto bound = [](bool has, double x) { return has ? std::optional(x) : std::nullopt; };
  return {bound(told.has_low, told.low), bound(told.has_high, told.high), told.hedge};
}
// By the rules of reports/README.md; the hedge is the gold's.
bool bounds_agree(const Amount& gold, const Amount& found);

template <class T>
bool has(const std::vector<T>& all, const T& x) {
  return std::ranges::find(all, x) != all.end();
}

// Takes away the gold that is passed over, and whatever was found there and at no other gold.
template <class G, class F, class Passed, class Meets>
void pass_over(std::vector<G>& gold, std::vector<F>& found, Passed passed, Meets meets) {
  std::erase_if(found, [&](const F& f) {
    const auto at = [&](bool asked) {
      return std::ranges::any_of(gold,
                                 [&](const G& g) { return passed(g) != asked && meets(g, f); });
    };
    return at(false) && !at(true);
  });
  std::erase_if(gold, passed);
}

class Ledger {
 public:
  Ledger(const Gold& gold, const Reading& reading, const Pack& pack)
      : gold_(gold), r_(reading), text_(reading.article.text), pack_(pack) {}

 protected:
  std::string words(Span s) const { return std::string(s.of(text_)); }
  std::string words(const Places& p) const { return p.empty() ? "" : words(p.front()); }
  std::string term(std::string_view table, Term t) const {
    return std::string(pack_.world(table).code(t));
  }
  // Does this mention, or one of the same actor, stand at the words?
  bool names_one(Index<Mention> m, const Places& places) const;

  void add(const std::string& name, bool right);
  void f1(const std::string& name, std::size_t both, std::size_t gold, std::size_t found);
  void error(std::string line);
  template <class Words>
  void unpaired(std::string_view table, const std::vector<Pair>& pairs, std::size_t Pair::*side,
                std::size_t n, Words of) {
    for (std::size_t i = 0; i < n; ++i)
      if (std::ranges::find(pairs, i, side) == pairs.end())
        error(fmt::format("{} {}: {}", table, side == &Pair::gold ? "missed" : "wrong", of(i)));
  }

  const Gold& gold_;
  const Reading& r_;
  std::string_view text_;
  const Pack& pack_;
  Agreement out_;
};

Agreement compare_events(const Gold& gold, const Reading& reading, const Pack& pack);
Agreement compare_claims(const Gold& gold, const Reading& reading, const Pack& pack);

}  // namespace recoupe::testing
