#include "read/figures/sources.h"

#include <algorithm>

#include "base/calendar.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kCueWindow = 3;   // tokens before a date
constexpr int kMaxUp = 8;                 // heads between a date and the verb of its clause
constexpr std::int32_t kRecentDays = 14;  // a month that ended so lately is no history

constexpr std::uint32_t kYearBehind = 4;  // tokens from a number to the year that it is told of

// "Killed 610 people there in 1988": a preposition leads to the year, and hardly a word lies
// between.
bool leads_to(const Prose& prose, Span figure, Span year) {
  const Run<Token> between = tokens_in(prose, {figure.end, year.begin}),
                   at = tokens_in(prose, year);
  if (between.size() > kYearBehind) return false;
  bool prep = prose.tokens[at.begin].pos == Pos::kPrep;
  for (std::uint32_t i = between.begin; i < between.end; ++i) {
    if (prose.tokens[i].pos == Pos::kPunct) return false;
    prep = prep || (i + 1 == between.end && prose.tokens[i].pos == Pos::kPrep);
  }
  return prep;
}

bool carries(Manner m) { return m == Manner::kAccordingTo || m == Manner::kReported; }

}  // namespace

void Dater::date(Figure& figure, Span sentence) const {
  figure.as_of = written_;
  const TimeRef* best = clause(figure, sentence);
  if (!best) best = nearest(figure, sentence);
  if (!best) best = history(figure, sentence);
  if (!best) return;
  figure.as_of = best->when;
  figure.dated = true;
}

std::span<const TimeRef> Dater::times_in(Span sentence) const {
  const auto begins = [](const TimeRef& t, std::uint32_t at) { return t.span.begin < at; };
  const auto first = std::lower_bound(times_.begin(), times_.end(), sentence.begin, begins);
  return {first, std::lower_bound(first, times_.end(), sentence.end, begins)};
}

const TimeRef* Dater::nearest(const Figure& figure, Span sentence) const {
  const Table& categories = prose_.pack->world("categories");
  const bool grows = figure.what && categories.cell(figure.what - 1u, "cumulative") == "yes";
  const TimeRef* best = nullptr;
  std::pair<bool, std::uint32_t> least;  // of what happened, and how far
  for (const TimeRef& t : times_in(sentence)) {
    if (!usable(t) || of_something_else(t, figure)) continue;
    const Span a = t.span, b = figure.span;
    const std::uint32_t gap = a.begin >= b.end   ? a.begin - b.end
                              : a.end <= b.begin ? b.begin - a.end
                                                 : 0;
    const std::pair rank(grows && of_a_noun(t, figure.span), gap);
    if (best && rank >= least) continue;
    best = &t;
    least = rank;
  }
  return best;
}

// "the deadliest since 2015, when 130 died": the clause behind the time is told of it.
const TimeRef* Dater::clause(const Figure& figure, Span sentence) const {
  const Table& table = prose_.language->table("as_of");
  const TimeRef* best = nullptr;
  for (const TimeRef& t : times_in(sentence)) {
    if (t.span.end > figure.span.begin) break;
    std::uint32_t at = tokens_in(prose_, t.span).end;
    if (at < prose_.tokens.size() && prose_.tokens[at].pos == Pos::kPunct) ++at;
    best = nullptr;
    for (const Match& m : matches(prose_, table, at, prose_.tokens.size()))
      if (table.cell(m.row, "use") == "clause" && t.when.known()) best = &t;
  }
  return best;
}

// "En 2007, un séisme avait fait 600 morts": the last month or year before the figure, or the one
// right behind it, if long past.
const TimeRef* Dater::history(const Figure& figure, Span sentence) const {
  const TimeRef* best = nullptr;
  for (const TimeRef& t : times_in(sentence)) {
    const bool behind = t.span.begin >= figure.span.end;
    if (behind ? best || !leads_to(prose_, figure.span, t.span) : t.span.end > figure.span.begin)
      continue;
    const bool coarse =
        t.grain == Grain::kYear || t.grain == Grain::kQuarter || t.grain == Grain::kMonth;
    if (coarse && t.when.known() && written_.known() && (!t.of_noun || of_subject(t)) &&
        t.when.end + kRecentDays * kMinutesPerDay <= written_.begin && !bounded(t))
      best = &t;
  }
  return best;
}

// "The 2007 earthquake killed 600"; "Police investigating the 2015 bombing arrested 12" says
// nothing of when they did.
bool Dater::of_subject(const TimeRef& t) const {
  const std::uint32_t at = tokens_in(prose_, t.span).begin;
  if (!tree_.known(at)) return false;
  const std::uint32_t noun = tree_.head(at);
  return noun != kNoHead && tree_.relation(noun) == Relation::kNsubj;
}

bool Dater::usable(const TimeRef& t) const {
  if (!t.when.known() || t.grain < Grain::kDay) return false;
  if (written_.known() && t.when.begin >= written_.end) return false;
  return !bounded(t);
}

// A word before it makes it a bound, or the day of something else: "depuis 2014".
bool Dater::bounded(const TimeRef& t) const {
  const Table& table = prose_.language->table("as_of");
  const Run<Token> at = tokens_in(prose_, t.span);
  for (std::uint32_t p = at.begin > kCueWindow ? at.begin - kCueWindow : 0; p < at.end; ++p)
    for (const Match& m : matches(prose_, table, p, at.end))
      if (p + m.length >= at.begin && table.cell(m.row, "use") == "no") return true;
  return false;
}

// Is the word one of what the figure counts? "killed" of 12 dead
bool Dater::tells(std::uint32_t token, const Figure& figure) const {
  const Table& counted = prose_.language->table("counted");
  const Table& categories = prose_.pack->world("categories");
  for (const Match& m : matches(prose_, counted, token, prose_.tokens.size()))
    if (categories.term(counted.cell(m.row, "category")) == figure.what) return true;
  return false;
}

// "A quake that struck Nepal on Tuesday has killed 212": the day is told of the quake alone.
// "43 taken on Monday had been freed": a participle beside the counted dates what it tells.
bool Dater::of_something_else(const TimeRef& t, const Figure& figure) const {
  std::uint32_t at = tokens_in(prose_, t.span).begin;
  for (int up = 0; up < kMaxUp && tree_.known(at); ++up) {
    const std::uint32_t head = tree_.head(at);
    if (head == kNoHead) return false;
    const Relation relation = tree_.relation(at);
    if (relation == Relation::kAclRelcl || (relation == Relation::kAcl && !tells(at, figure))) {
      const Run<Token> clause = tree_.phrase(at), counted = tokens_in(prose_, figure.span);
      if (relation == Relation::kAcl && head >= counted.begin && head < counted.end) return true;
      const bool inside = counted.begin >= clause.begin && counted.begin < clause.end;
      return !inside && !(head >= counted.begin && head < counted.end);
    }
    at = head;
  }
  return false;
}

void date_by_year(std::span<Figure> figures, Period written) {
  constexpr std::uint32_t kDigits = 4;
  constexpr double kFirstYear = 1900;  // years that news tell of
  Period year;
  for (Figure& f : figures) {
    if (f.what && !f.dated && year.known()) {
      f.as_of = year;
      f.dated = true;
    }
    if (f.what || f.unit || f.hedge != Hedge::kExact || f.span.size() != kDigits) continue;
    const Period named = f.low >= kFirstYear ? year_of(static_cast<int>(f.low)) : Period{};
    if (named.known() && written.known() && named.end <= written.begin) year = named;
  }
}

// "Sunday's quake has killed 18, they said on Tuesday", "le bilan de la frappe de dimanche": the
// day of what happened, not of the count.
bool Dater::of_a_noun(const TimeRef& t, Span figure) const {
  const Run<Token> at = tokens_in(prose_, t.span), counted = tokens_in(prose_, figure);
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    const std::uint32_t head = tree_.known(i) ? tree_.head(i) : kNoHead;
    if (head == kNoHead || (head >= at.begin && head < at.end)) continue;
    const Relation r = tree_.relation(i);
    return (r == Relation::kNmod || r == Relation::kNmodPoss) &&
           !(head >= counted.begin && head < counted.end);
  }
  return false;
}

void Attributor::attribute(std::span<Figure> figures, Span sentence, bool follows) {
  for (Figure& f : figures) {
    f.source = around(f.span);
    if (!f.source) f.source = of_the_speaker(f.span, sentence);
  }
  if (follows && last_ && !figures.empty() && !attributed(sentence) &&
      !turns_to_another(sentence, figures.front().span))
    for (Figure& f : figures) {
      if (!f.what) continue;
      f.source = last_;
      f.carried = true;
    }
  last_ = {};
  for (const Figure& f : figures)
    if (f.what && f.source && !f.carried && carries(quotes_[f.source.value].manner))
      last_ = f.source;
}

bool Attributor::attributed(Span sentence) const {
  return std::any_of(spans_.begin(), spans_.end(), [&](Span s) { return s.overlaps(sentence); });
}

// Who may tell the figure himself, or do what it counts.
bool Attributor::turns_to_another(Span sentence, Span figure) const {
  const auto first =
      std::lower_bound(mentions_.begin(), mentions_.end(), sentence.begin,
                       [](const Mention& m, std::uint32_t at) { return m.span.begin < at; });
  for (auto m = first; m != mentions_.end() && m->span.end <= figure.begin; ++m)
    if (m->kind != ActorKind::kPlace && m->kind != ActorKind::kState) return true;
  return false;
}

Index<Quote> Attributor::around(Span span) const {
  Index<Quote> best;
  std::uint32_t size = 0;
  for (std::size_t q = 0; q < quotes_.size(); ++q)
    for (std::uint32_t s = quotes_[q].spans.begin; s < quotes_[q].spans.end; ++s)
      if (spans_[s].contains(span) && (!best || spans_[s].size() < size)) {
        best = index<Quote>(q);
        size = spans_[s].size();
      }
  return best;
}

// "…, said the police, who held 12 people": what a relative clause tells of who speaks comes from
// them.
Index<Quote> Attributor::of_the_speaker(Span span, Span sentence) const {
  const Table& pronouns = prose_.language->table("pronouns");
  const std::uint32_t figure = tokens_in(prose_, span).begin;
  for (std::size_t q = 0; q < quotes_.size(); ++q) {
    const Span who = quotes_[q].source;
    if (who.begin < sentence.begin || who.end >= span.begin || quotes_[q].spans.empty()) continue;
    if (spans_[quotes_[q].spans.begin].begin > who.begin) continue;
    std::uint32_t i = tokens_in(prose_, who).end;
    if (i + 1 >= figure || prose_.word(i++) != ",") continue;
    const Match m = match(prose_, pronouns, i, i + 1);
    if (!m || pronouns.cell(m.row, "role") != "relative") continue;
    while (i < figure && prose_.tokens[i].pos != Pos::kPunct) ++i;
    if (i == figure) return index<Quote>(q);
  }
  return {};
}

}  // namespace recoupe
