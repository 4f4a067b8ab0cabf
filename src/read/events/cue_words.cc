#include "read/events/cue_words.h"

#include <algorithm>
#include <optional>

namespace recoupe {
namespace {

constexpr std::uint32_t kAside = 3;      // dates between a verb and the rest of its row
constexpr std::uint32_t kNounWords = 3;  // "international arrest warrant"

using Node = std::optional<Table::Node>;

// A step for each word from one token up to another.
Node walk(const Prose& prose, const Table& events, Node at, std::uint32_t from, std::uint32_t end) {
  for (std::uint32_t t = from; t < end && at; ++t) at = events.step(*at, prose.tokens[t].word);
  return at;
}

void add_rows(const Table& events, Node at, std::vector<Match>& found) {
  if (!at) return;
  for (const std::uint32_t row : events.rows_at(*at)) found.push_back({.row = row, .length = 1});
}

// Of "a stern new warning" the words "a warning", and more of those before the noun.
void add_object(const Clauses& c, const Table& events, std::uint32_t verb, Node start,
                std::uint32_t noun, std::vector<Match>& found) {
  const std::uint32_t begin = c.tree().phrase(noun).begin;
  if (begin > verb + 1) return;  // "called off a strike"
  const Relation first = c.tree().relation(begin);
  const bool article = begin < noun && (first == Relation::kDet || first == Relation::kNmodPoss);
  // "joined its forces" is no "join forces": the row has the article, or the text has none.
  if (article) start = walk(c.prose(), events, start, begin, begin + 1);
  for (std::uint32_t length = kNounWords; length >= 1; --length) {
    const std::uint32_t from = noun + 1 - std::min(length, noun + 1);
    if (from > begin + (article ? 1 : 0))
      add_rows(events, walk(c.prose(), events, start, from, noun + 1), found);
  }
}

// A word of the verb's own behind its object, or the object without what says more of it.
void by_tree(const Clauses& c, std::uint32_t verb, const Table& events, std::vector<Match>& found) {
  const Prose& prose = c.prose();
  for (const std::uint32_t child : c.tree().children(verb)) {
    const Relation r = c.tree().relation(child);
    // "let nine of them go", "took the station off the air"
    const bool verbal = r == Relation::kXcomp || r == Relation::kCcomp || r == Relation::kAdvcl ||
                        r == Relation::kParataxis;
    const bool go = verbal && c.tree().child(child, Relation::kMark) == kNoHead;
    const bool particle = r == Relation::kDep || r == Relation::kAdvmod || go;
    if (child < verb + 2 || (!particle && r != Relation::kObj && r != Relation::kObl)) continue;
    for (const WordId lemma : prose.language->phrases().lemmas(prose.tokens[verb].word)) {
      const Node first = events.step(0, lemma);
      if (r == Relation::kObl) {
        const std::uint32_t begin = c.tree().phrase(child).begin;
        if (begin == verb + 1) continue;
        add_rows(events, walk(prose, events, first, begin, child + 1), found);
        // "threw him out of the party"
        if (begin + 1 < child && c.tree().relation(begin + 1) == Relation::kCase)
          add_rows(events, walk(prose, events, first, begin, begin + 1), found);
      } else if (particle)
        add_rows(events, walk(prose, events, first, child, child + 1), found);
      else
        add_object(c, events, verb, first, child, found);
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
  by_tree(c, u.begin, events, found);
  behind_aside(c, unit, events, found);
  return found;
}

}  // namespace recoupe
