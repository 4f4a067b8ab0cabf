// Moods of a cue. A row of modality.tsv counts in the clause of the cue, or right before a noun;
// one of the outer clause makes the conditional of "a juré qu'elle paierait" a future. Cost:
// linear in the sentence, times the rows that match at one word.
#include "read/events/moods.h"

#include <algorithm>
#include <string_view>

#include "read/events/content.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxBefore =
    4;  // words between a noun and what denies it, and of that phrase

void add_mood(EventCue& cue, std::string_view what) {
  cue.negated |= what == "negated";
  cue.future |= what == "future";
  cue.hypothetical |= what == "hypothetical";
  cue.historical |= what == "historical";
}

// "Neither side would", "neither the army nor": in the words of the subject, or before its article.
bool of_subject(const EventCue& cue, std::uint32_t unit) {
  const Units& subject = cue.passive ? cue.object : cue.subject;
  return !subject.empty() && unit <= subject.front() && unit + 2 >= subject.front();
}

// What stands before a noun and its article: "absence d'", "risque d'une".
void moods_before_noun(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const Table& modality = s.prose.language->table("modality");
  const Table::Column effect = modality.column("effect"), where = modality.column("where");
  std::uint32_t begin = cue.first;
  for (std::uint32_t step = 0; step < kMaxBefore && begin > 0; ++step, --begin) {
    const std::uint32_t end = c.units()[begin].begin;
    for (std::uint32_t length = kMaxBefore; length >= 1; --length) {
      if (end < c.units().front().begin + length) continue;
      for (const Match& m : matches(s.prose, modality, end - length, end))
        if (m.length == length && modality.cell(m.row, where) == "before" &&
            !c.verb_like(c.unit_of(end - length)))
          add_mood(cue, modality.cell(m.row, effect));
    }
    const Chunk& u = c.units()[begin - 1];
    if (!c.before_noun(begin - 1) && !(u.part == Part::kWord && u.help == 0)) break;
  }
}

}  // namespace

void find_moods(const EventSentence& s, EventCue& cue) {
  const Clauses& c = s.clauses;
  const Predicate& g = cue.group;
  cue.negated = g.negated;
  cue.future = g.future;
  cue.hypothetical = g.hypothetical || g.conditional;
  const Table& modality = s.prose.language->table("modality");
  const Table::Column effect = modality.column("effect"), where = modality.column("where");
  const std::uint32_t left = c.left_end(g.first);
  bool reported = false, willing = false;
  for (std::uint32_t i = 0; i < cue.end && i < c.size(); ++i) {
    if (c.units()[i].part == Part::kStop) reported = false;
    for (const Match& m : matches(s.prose, modality, c.units()[i].begin, c.units().back().end)) {
      const std::string_view place = modality.cell(m.row, where);
      if (place == "subject" && of_subject(cue, i)) add_mood(cue, modality.cell(m.row, effect));
      if (c.units()[i].part == Part::kMention) continue;
      if (place == "clause" && i >= left) add_mood(cue, modality.cell(m.row, effect));
      if (place == "outer" && i < g.first) reported = true;
      if (place == "will" && i >= g.first && i < cue.first) willing = true;
    }
    if (c.units()[i].part == Part::kCondition && i >= left && i < g.first) cue.hypothetical = true;
  }
  // "Neither side would meet the envoy": a refusal
  const bool condition =
      std::ranges::any_of(c.units(), [](const Chunk& u) { return u.part == Part::kCondition; });
  if (willing && cue.negated && !g.have && !condition) {
    cue.future = true;
    cue.hypothetical = false;
  }
  if (reported && (g.conditional || g.hypothetical) && !g.have) {
    // "Lima a juré qu'elle paierait": what was announced, not what might be
    cue.future = cue.promised = true;
    cue.hypothetical = false;
  }
  if (cue.frame.kind == Kind::kNoun) moods_before_noun(s, cue);
}

void plan(const Pack& pack, EventCue& cue) {
  if (!cue.future || cue.hypothetical || cue.group.imminent) return;
  // "decided to close the border": whoever has the power to do it has done it.
  if (cue.group.decided && !cue.negated && quad_of(cue.type, pack) == 4) {
    cue.future = false;
    return;
  }
  const Table& types = pack.world("plover");
  const std::string_view column = cue.negated ? "refused" : "planned";
  const std::string_view planned = types.cell(cue.type - 1u, column);
  if (planned.empty()) return;
  cue.mode = mode_of_content(pack, planned, cue.type, cue.mode);
  cue.type = types.term(planned);
  // "will meet the king": of what is planned the subject is the actor alone.
  if (cue.frame.all && cue.targets.empty() && !cue.subject.empty()) {
    cue.targets = cue.actors;
    std::erase_if(cue.targets, [&](std::uint32_t u) {
      return std::find(cue.subject.begin(), cue.subject.end(), u) != cue.subject.end();
    });
    if (!cue.targets.empty()) cue.actors = cue.subject;
  }
  if (cue.negated) cue.negated = cue.future = false;
  // "said it would send", "we shall strike back": the promise or threat itself has been made.
  if (cue.promised || planned == "THREATEN") cue.future = false;
}

}  // namespace recoupe
