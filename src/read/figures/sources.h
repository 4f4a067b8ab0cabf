// Who answers for a figure, and as of when it holds.
//
// Takes: the figures of one sentence. Gives: them, with source and day. "Selon la mairie, 12
// habitants sont morts. Trente autres ont été blessés.": the town hall answers for both, for the
// second `carried`. Does not: find quotes or times; it only looks at those that stand around.
#pragma once

#include <span>

#include "read/language/prose.h"
#include "read/language/tree_walk.h"
#include "recoupe/reading.h"

namespace recoupe {

// The nearest day that the figure's own sentence names, if no word makes it a bound; of a count
// that grows a day of what happened ("Sunday's quake") only where there is no other; else a year or
// month long past that stands before it; else the time when the article was written.
class Dater {
 public:
  Dater(const Prose& prose, const TreeWalk& tree, std::span<const TimeRef> times, Period written)
      : prose_(prose), tree_(tree), times_(times), written_(written) {}

  void date(Figure& figure, Span sentence) const;

 private:
  bool usable(const TimeRef& time) const;
  bool bounded(const TimeRef& time) const;
  bool of_subject(const TimeRef& time) const;
  bool of_something_else(const TimeRef& time, const Figure& figure) const;
  bool tells(std::uint32_t token, const Figure& figure) const;
  std::span<const TimeRef> times_in(Span sentence) const;  // that begin in it
  bool of_a_noun(const TimeRef& time, Span figure) const;
  const TimeRef* nearest(const Figure& figure, Span sentence) const;
  const TimeRef* clause(const Figure& figure, Span sentence) const;
  const TimeRef* history(const Figure& figure, Span sentence) const;

  const Prose& prose_;
  const TreeWalk& tree_;
  std::span<const TimeRef> times_;
  Period written_;
};

// "The 2007 Tarma earthquake killed 600": as of that year, unless the sentence names a day. Of the
// figures of one sentence.
void date_by_year(std::span<Figure> figures, Period written);

// The smallest quote around a figure, or the one whose speaker the figure is told of ("said the
// police, who held 12 people"); a sentence without an attribution of its own goes on with the
// speaker of the figures before it in the paragraph,
// save where it begins with somebody else: "L'opposition parle de 400 arrestations". Asked sentence
// by sentence, in order.
class Attributor {
 public:
  Attributor(const Prose& prose, std::span<const Mention> mentions, std::span<const Quote> quotes,
             std::span<const Span> spans)
      : prose_(prose), mentions_(mentions), quotes_(quotes), spans_(spans) {}

  // `follows`: the sentence before stands in the same paragraph.
  void attribute(std::span<Figure> figures, Span sentence, bool follows);
  void forget() { last_ = {}; }

 private:
  bool attributed(Span sentence) const;
  bool turns_to_another(Span sentence, Span figure) const;
  Index<Quote> around(Span span) const;
  Index<Quote> of_the_speaker(Span span, Span sentence) const;

  const Prose& prose_;
  std::span<const Mention> mentions_;
  std::span<const Quote> quotes_;
  std::span<const Span> spans_;
  Index<Quote> last_{};  // of the sentence before
};

}  // namespace recoupe
