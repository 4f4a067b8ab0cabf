#include "read/events/cue_words.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kAside = 3;  // dates between a verb and the rest of its row

// "turned the offer down": a verb and a word of its own behind its object.
void particle_behind(const Clauses& c, std::uint32_t verb, const Table& events,
                     std::vector<Match>& found) {
  const Prose& prose = c.prose();
  for (const std::uint32_t child : c.tree().children(verb)) {
    const Relation r = c.tree().relation(child);
    if (child < verb + 2 || (r != Relation::kDep && r != Relation::kAdvmod)) continue;
    for (const WordId lemma : prose.language->phrases().lemmas(prose.tokens[verb].word)) {
      const auto first = events.step(0, lemma);
      const auto both = first ? events.step(*first, prose.tokens[child].word) : std::nullopt;
      if (!both) continue;
      for (const std::uint32_t row : events.rows_at(*both))
        found.push_back({.row = row, .length = 1});
    }
  }
}

// "a ouvert jeudi une enquête": over dates. Over adverbs more would be told, and more of it
// falsely.
void behind_aside(const Clauses& c, std::uint32_t unit, const Table& events,
                  std::vector<Match>& found) {
  const Prose& prose = c.prose();
  std::uint32_t next = unit + 1;
  const auto aside = [&](const Chunk& u) { return u.part == Part::kTime; };
  while (next < c.size() && next <= unit + kAside && aside(c.units()[next])) ++next;
  if (next == unit + 1 || next == c.size()) return;
  const std::uint32_t verb = c.units()[unit].begin, end = c.units().back().end;
  const PhraseTrie& phrases = prose.language->phrases();
  const auto begin = static_cast<std::ptrdiff_t>(found.size());
  for (PhraseTrie::Node node : phrases.longer(prose.tokens[verb].word))
    for (std::uint32_t t = c.units()[next].begin; t < end; ++t) {
      node = phrases.step(node, prose.tokens[t].word);
      if (node == 0) break;
      for (const Match& m : phrases.ends(node))
        if (m.table == events.bit())
          found.push_back({.row = m.row, .length = static_cast<std::uint16_t>(t + 1 - verb)});
    }
  std::stable_sort(found.begin() + begin, found.end(), [](const Match& a, const Match& b) {
    return a.length != b.length ? a.length > b.length : a.row < b.row;
  });
}

}  // namespace

std::vector<Match> rows_apart(const Clauses& c, std::uint32_t unit, const Table& events) {
  std::vector<Match> found;
  const Chunk& u = c.units()[unit];
  if (u.part != Part::kWord || c.verb_forms(unit) == 0) return found;
  particle_behind(c, u.begin, events, found);
  behind_aside(c, unit, events, found);
  return found;
}

}  // namespace recoupe
