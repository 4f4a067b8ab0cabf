// Names, times, quotations and figures: gold and found records are paired one to one, the best pair
// first, and every pair is then asked for what else the gold says of it.
#include "base/calendar.h"
#include "base/codes.h"
#include "base/fold.h"
#include "ledger.h"

namespace recoupe::testing {
namespace {

constexpr double kSameQuote = 0.3, kCloseQuote = 0.8;

bool bounds_agree(const GoldFigure& g, const Figure& f) {
  return testing::bounds_agree({g.low, g.high, g.hedge}, amount_of(f));
}

bool same_time(Period gold, const TimeRef& t) {
  const bool fine = t.grain >= Grain::kHour || gold.end - gold.begin < kMinutesPerDay;
  return same_day(gold, t.when) && (fine || gold.end == t.when.end);
}

class ClaimComparison : Ledger {
 public:
  using Ledger::Ledger;

  Agreement compare() {
    names();
    times();
    quotes();
    figures();
    return std::move(out_);
  }

 private:
  // What the mention and the first one of the same actor know.
  Term known(std::size_t m, Term Mention::*what) const {
    const Term own = r_.mentions[m].*what;
    return own ? own : r_.mentions[first_of(r_, index<Mention>(m)).value].*what;
  }

  void names() {
    std::vector<GoldName> gold = gold_.names;
    std::vector<std::size_t> found;
    for (std::size_t m = 0; m < r_.mentions.size(); ++m) found.push_back(m);
    pass_over(
        gold, found, [](const GoldName& g) { return g.kinds.empty(); },
        [&](const GoldName& g, std::size_t m) { return same(g.span, r_.mentions[m].span); });
    const auto pairs =
        pair_up(gold.size(), found.size(), kSameSpan, [&](std::size_t g, std::size_t f) {
          const Mention& m = r_.mentions[found[f]];
          const double x = likeness(gold[g].span, m.span);
          return x < kSameSpan
                     ? 0
                     : x + (has(gold[g].kinds, m.kind) ? 1 : 0) + jaccard({gold[g].span}, {m.span});
        });
    std::size_t counted = pairs.size(), kinds = 0;
    for (const Pair p : pairs) {
      kinds += has(gold[p.gold].kinds, r_.mentions[found[p.found]].kind);
      name_details(gold[p.gold], found[p.found]);
    }
    // One without a name, or inside another, is nobody's error.
    for (std::size_t f = 0; f < found.size(); ++f) {
      const Mention& m = r_.mentions[found[f]];
      const auto around = [&](const GoldName& g) { return g.span.contains(m.span); };
      if (m.name.empty() || std::ranges::any_of(gold_.names, around) ||
          std::ranges::find(pairs, f, &Pair::found) != pairs.end())
        continue;
      error(fmt::format("name wrong: {}", words(m.span)));
      ++counted;
    }
    unpaired("name", pairs, &Pair::gold, gold.size(),
             [&](std::size_t g) { return words(gold[g].span); });
    f1("names", kinds, gold.size(), counted);
    f1("names span", pairs.size(), gold.size(), counted);
  }

  void name_details(const GoldName& g, std::size_t mention) {
    const Mention& m = r_.mentions[mention];
    const std::string country = term("countries", known(mention, &Mention::country));
    const std::string sector = term("sectors", known(mention, &Mention::sector));
    // A code of no state ("UNO") may stand in either place.
    const bool home = g.country.empty() || g.country == country || g.country == sector;
    if (!g.country.empty()) add("names country", home);
    if (!g.sector.empty()) add("names sector", sector == g.sector);
    if (!has(g.kinds, m.kind))
      error(fmt::format("name kind: {} is {}, found {}", words(m.span), code(g.kinds.front()),
                        code(m.kind)));
    if (!home || (!g.sector.empty() && sector != g.sector))
      error(fmt::format("name code: {} is {} {}, found {} {}", words(m.span), g.country, g.sector,
                        country, sector));
    if (g.same.empty()) return;
    const bool chained = names_one(index<Mention>(mention), g.same);
    add("names same_as", chained);
    if (!chained) error(fmt::format("name same_as: {} is not {}", words(m.span), words(g.same)));
  }

  void times() {
    std::vector<GoldTime> gold = gold_.times;
    std::vector<TimeRef> found = r_.times;
    pass_over(
        gold, found, [](const GoldTime& g) { return !g.when.known(); },
        [](const GoldTime& g, const TimeRef& t) { return g.span.overlaps(t.span); });
    const auto pairs = pair_up(gold.size(), found.size(), 0, [&](std::size_t g, std::size_t f) {
      return static_cast<double>(shared(gold[g].span, found[f].span)) /
             std::max(1u, found[f].span.size());
    });
    std::size_t right = 0;
    for (const Pair p : pairs) {
      const bool good = same_time(gold[p.gold].when, found[p.found]);
      right += good;
      if (!good)
        error(fmt::format("time value: {} is {}, found {}", words(found[p.found].span),
                          iso_begin(gold[p.gold].when), iso_begin(found[p.found].when)));
    }
    unpaired("time", pairs, &Pair::gold, gold.size(),
             [&](std::size_t g) { return words(gold[g].span); });
    unpaired("time", pairs, &Pair::found, found.size(),
             [&](std::size_t f) { return words(found[f].span); });
    f1("times", right, gold.size(), found.size());
    f1("times span", pairs.size(), gold.size(), found.size());
  }

  Places spans(const Quote& q) const {
    return {r_.quote_spans.begin() + q.spans.begin, r_.quote_spans.begin() + q.spans.end};
  }

  void quotes() {
    std::vector<GoldQuote> gold = gold_.quotes;
    std::vector<Quote> found = r_.quotes;
    pass_over(
        gold, found, [](const GoldQuote& g) { return g.manners.empty(); },
        [&](const GoldQuote& g, const Quote& q) {
          return std::ranges::any_of(spans(q), [&](Span s) { return among(s, g.spans); });
        });
    const auto alike = [&](std::size_t g, std::size_t f) {
      return jaccard(gold[g].spans, spans(found[f]));
    };
    const auto pairs = pair_up(gold.size(), found.size(), kSameQuote, alike);
    for (const Pair p : pairs) quote_details(gold[p.gold], found[p.found]);
    unpaired("quote", pairs, &Pair::gold, gold.size(),
             [&](std::size_t g) { return words(gold[g].spans); });
    unpaired("quote", pairs, &Pair::found, found.size(),
             [&](std::size_t f) { return words(spans(found[f])); });
    f1("quotes", pairs.size(), gold.size(), found.size());
    f1("quotes close", pair_up(gold.size(), found.size(), kCloseQuote, alike).size(), gold.size(),
       found.size());
  }

  void quote_details(const GoldQuote& g, const Quote& q) {
    add("quotes kind", has(g.manners, q.manner));
    if (!g.cue.empty()) add("quotes cue", jaccard({g.cue}, {q.cue}) >= kSameQuote);
    if (!g.source.empty()) {
      const Span source =
          !q.source.empty() || !q.speaker ? q.source : r_.mentions[q.speaker.value].span;
      const bool right = jaccard({g.source}, {source}) >= kSameQuote;
      add("quotes speaker", right);
      if (!right) error(fmt::format("quote speaker: {}, found {}", words(g.source), words(source)));
    }
    if (!g.who.empty()) {
      add("quotes pronoun", names_one(q.speaker, g.who));
      if (!names_one(q.speaker, g.who))
        error(fmt::format("quote pronoun: {} is {}", words(q.source), words(g.who)));
    }
    const auto told =
        std::ranges::count_if(q.via, [](Index<Mention> m) { return static_cast<bool>(m); });
    if (g.via.empty() && told == 0) return;
    const bool relayed =
        static_cast<std::size_t>(told) == g.via.size() &&
        std::ranges::all_of(g.via, [&](const Places& medium) {
          return std::ranges::any_of(q.via, [&](Index<Mention> m) { return names_one(m, medium); });
        });
    add("quotes relay", relayed);
    if (!relayed) error(fmt::format("quote relay: of {}", words(g.spans)));
  }

  void figures() {
    std::vector<GoldFigure> gold = gold_.figures;
    std::vector<Figure> found = r_.figures;
    std::erase_if(found,
                  [](const Figure& f) { return f.what == 0; });  // they count nothing of the story
    pass_over(
        gold, found, [](const GoldFigure& g) { return g.what.empty(); },
        [](const GoldFigure& g, const Figure& f) { return same(g.span, f.span); });
    const auto pairs =
        pair_up(gold.size(), found.size(), kSameSpan, [&](std::size_t g, std::size_t f) {
          const double x = likeness(gold[g].span, found[f].span);
          return x < kSameSpan ? 0 : x / 9 + 1 + (bounds_agree(gold[g], found[f]) ? 1 : 0);
        });
    std::size_t right = 0;
    for (const Pair p : pairs) {
      const GoldFigure& g = gold[p.gold];
      const Figure& f = found[p.found];
      const bool value = bounds_agree(g, f), what = g.what == term("categories", f.what);
      right += value && what;
      add("figures value", value);
      add("figures what", what);
      add("figures hedge", g.hedge == f.hedge);
      if (!value || !what)
        error(fmt::format("figure: {} is {}, found {} ({}..{})", words(g.span), g.what,
                          term("categories", f.what), f.low, f.high));
      if (!g.source.empty()) figure_source(g, f);
      if (g.as_of.known()) add("figures as of", same_day(g.as_of, f.as_of));
    }
    unpaired("figure", pairs, &Pair::gold, gold.size(),
             [&](std::size_t g) { return words(gold[g].span); });
    unpaired("figure", pairs, &Pair::found, found.size(),
             [&](std::size_t f) { return words(found[f].span); });
    f1("figures", right, gold.size(), found.size());
    f1("figures span", pairs.size(), gold.size(), found.size());
  }

  // By the words that name the source, or by the mention in them.
  void figure_source(const GoldFigure& g, const Figure& f) {
    std::vector<std::string> told;
    if (f.source) {
      const Quote& q = r_.quotes[f.source.value];
      told.push_back(fold(words(q.source)));
      if (q.speaker) told.push_back(fold(words(r_.mentions[q.speaker.value].span)));
    }
    const std::string asked = fold(g.source);
    const bool right = std::ranges::any_of(told, [&](const std::string& words) {
      return !words.empty() &&
             (words.find(asked) != std::string::npos || asked.find(words) != std::string::npos);
    });
    add("figures source", right);
    if (!right)
      error(fmt::format("figure source: {} by {}, found [{}]", words(g.span), g.source,
                        told.empty() ? "" : told.front()));
  }
};

}  // namespace

Agreement compare_claims(const Gold& gold, const Reading& reading, const Pack& pack) {
  return ClaimComparison(gold, reading, pack).compare();
}

}  // namespace recoupe::testing
