#include "read/figures/sources.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kCueWindow = 3;  // tokens before a date

bool carries(Manner m) { return m == Manner::kAccordingTo || m == Manner::kReported; }

}  // namespace

void Dater::date(Figure& figure, Span sentence) const {
  figure.as_of = published_;
  const TimeRef* best = nullptr;
  std::uint32_t nearest = 0;
  const auto first =
      std::lower_bound(times_.begin(), times_.end(), sentence.begin,
                       [](const TimeRef& t, std::uint32_t at) { return t.span.begin < at; });
  for (auto t = first; t != times_.end() && t->span.begin < sentence.end; ++t) {
    if (!usable(*t)) continue;
    const Span a = t->span, b = figure.span;
    const std::uint32_t gap = a.begin >= b.end   ? a.begin - b.end
                              : a.end <= b.begin ? b.begin - a.end
                                                 : 0;
    if (best && gap >= nearest) continue;
    best = &*t;
    nearest = gap;
  }
  if (!best) return;
  figure.as_of = best->when;
  figure.dated = true;
}

bool Dater::usable(const TimeRef& t) const {
  if (!t.when.known() || t.grain < Grain::kDay) return false;
  if (published_.known() && t.when.begin >= published_.end) return false;
  const Table& table = prose_.language->table("as_of");
  const Run<Token> at = tokens_in(prose_, t.span);
  for (std::uint32_t p = at.begin > kCueWindow ? at.begin - kCueWindow : 0; p < at.end; ++p)
    for (const Match& m : matches(prose_, table, p, at.end))
      if (p + m.length >= at.begin && table.cell(m.row, "use") == "no") return false;
  return true;
}

void Attributor::attribute(std::span<Figure> figures, Span sentence, bool follows) {
  for (Figure& f : figures) f.source = around(f.span);
  if (follows && last_ && !attributed(sentence))
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

}  // namespace recoupe
