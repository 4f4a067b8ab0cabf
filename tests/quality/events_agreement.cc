// Events: gold and found ones are paired by type, parties and sentence; then each pair is asked for
// its mode, place, date and flags.
#include <map>
#include <set>

#include "base/codes.h"
#include "ledger.h"

namespace recoupe::testing {
namespace {

class EventComparison : Ledger {
 public:
  using Ledger::Ledger;

  Agreement compare() {
    const auto& found = r_.events;
    const auto alike = [&](std::size_t g, std::size_t f) {
      return like(gold_.events[g], found[f]);
    };
    const auto typed = [&](std::size_t g, std::size_t f) {
      return alike(g, f) > 0 || same_type(gold_.events[g], found[f]) ? 1 + alike(g, f) : 0;
    };
    const auto triples = pair_up(gold_.events.size(), found.size(), 1, alike);
    count_events("events triple", triples, false);
    count_events("events type", pair_up(gold_.events.size(), found.size(), 1, typed), true);
    for (const Pair p : triples)
      if (!gold_.events[p.gold].optional) details(gold_.events[p.gold], found[p.found]);
    report_events(triples);
    return std::move(out_);
  }

 private:
  // Of no party asked, any will do; else one that gold has, or (`full`) each of them and no other.
  bool sides_agree(const Side& gold, Run<Index<Mention>> found, bool full) const {
    const auto at = [&](const Places& party) {
      for (std::uint32_t i = found.begin; i < found.end; ++i)
        if (names_one(r_.parties[i], party)) return true;
      return false;
    };
    if (full && gold.size() != found.size()) return false;
    return full ? std::ranges::all_of(gold, at) : gold.empty() || std::ranges::any_of(gold, at);
  }

  bool same_type(const GoldEvent& g, const EventMention& e) const {
    const std::string type = term("plover", e.type);
    return has(g.types, type) && told_at(g, e);
  }
  bool told_at(const GoldEvent& g, const EventMention& e) const {
    const Index<Sentence> here = sentence_at(r_, e.cue);
    return std::ranges::any_of(g.cues, [&](Span cue) {
      return e.cue.overlaps(cue) || (here && here == sentence_at(r_, cue));
    });
  }
  double like(const GoldEvent& g, const EventMention& e) const {
    if (!same_type(g, e) || !sides_agree(g.actors, e.actors, false) ||
        !sides_agree(g.targets, e.targets, false))
      return 0;
    const bool cue = std::ranges::any_of(g.cues, [&](Span s) { return s.overlaps(e.cue); });
    return 1 + (cue ? 0.6 : 0) + (same_day(g.when, e.when) ? 0.3 : 0) - (g.optional ? 0.1 : 0);
  }

  // Of each type, what gold has and what was found, and how many of them are paired.
  void count_events(const std::string& name, const std::vector<Pair>& pairs, bool by_type) {
    std::map<std::string, Share> recall, precision;
    std::set<std::size_t> passed;  // found where gold neither asks nor forbids
    for (const GoldEvent& g : gold_.events)
      if (!g.optional) ++recall[g.types.front()].of;
    for (const Pair p : pairs) {
      passed.insert(p.found);
      const GoldEvent& g = gold_.events[p.gold];
      if (g.optional) continue;
      ++recall[g.types.front()].right;
      ++precision[g.types.front()].right;
      ++precision[g.types.front()].of;
    }
    for (std::size_t f = 0; f < r_.events.size(); ++f)
      if (!passed.contains(f)) ++precision[term("plover", r_.events[f].type)].of;
    Share all;
    for (const auto* shares : {&recall, &precision})
      for (const auto& [type, share] : *shares) {
        all.right += share.right;
        all.of += share.of;
        if (by_type)
          out_.shares[fmt::format("events {} {}", type,
                                  shares == &recall ? "recall" : "precision")] = share;
      }
    out_.shares[name] = all;
  }

  void details(const GoldEvent& g, const EventMention& e) {
    const auto ask = [&](const std::string& what, bool right, const std::string& found) {
      add("events " + what, right);
      if (!right) error(fmt::format("event {} wrong: {} is not {}", what, told(g), found));
    };
    if (!g.mode.empty())
      ask("mode", term("modes", e.mode) == g.mode, std::string(term("modes", e.mode)));
    ask("all sides",
        sides_agree(g.actors, e.actors, true) && sides_agree(g.targets, e.targets, true), told(e));
    if (!g.place.empty())
      ask("place", names_one(e.place, g.place),
          e.place ? words(r_.mentions[e.place.value].span) : "nowhere");
    if (g.when.known()) ask("date", same_day(g.when, e.when), told(e));
    auto flags = event_flags(e);
    std::erase(flags, "implied");  // gold leaves out who is only implied
    ask("flags", std::ranges::equal(flags, g.flags), fmt::format("{}", fmt::join(flags, " ")));
  }

  std::string told(const EventMention& e) const {
    std::string text = fmt::format("{} [{}]", term("plover", e.type), words(e.cue));
    const auto sides = [&](std::string_view name, Run<Index<Mention>> run) {
      for (std::uint32_t i = run.begin; i < run.end; ++i)
        text += fmt::format(" {}={}", name, words(r_.mentions[r_.parties[i].value].span));
    };
    sides("actor", e.actors);
    sides("target", e.targets);
    return text;
  }
  std::string told(const GoldEvent& g) const {
    std::string text = fmt::format("{} [{}]", g.types.front(), words(g.cues));
    for (const Places& p : g.actors) text += fmt::format(" actor={}", words(p));
    for (const Places& p : g.targets) text += fmt::format(" target={}", words(p));
    return text;
  }
  void report_events(const std::vector<Pair>& pairs) {
    for (std::size_t g = 0; g < gold_.events.size(); ++g)
      if (!gold_.events[g].optional && std::ranges::find(pairs, g, &Pair::gold) == pairs.end())
        error(fmt::format("event missed: {}", told(gold_.events[g])));
    for (std::size_t f = 0; f < r_.events.size(); ++f)
      if (std::ranges::find(pairs, f, &Pair::found) == pairs.end())
        error(fmt::format("event wrong: {}", told(r_.events[f])));
  }
};

}  // namespace

Agreement compare_events(const Gold& gold, const Reading& reading, const Pack& pack) {
  return EventComparison(gold, reading, pack).compare();
}

}  // namespace recoupe::testing
