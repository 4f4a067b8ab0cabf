// Questions about one event that reports tell differently: when and where it happened, who did it,
// and whether it happened at all.
//
//   A: "police arrested Osta on Monday"      B: "Osta was arrested on Tuesday"   -> when: disagree
//   A: "Brandt called Osta on Friday"        B: "... on Saturday"  -> when: compatible, perhaps two
//   A: "the army shelled the port"           B: "the army did not shell the port" -> whether
//
// Takes: events with their actors. Gives: findings with a text value an answer, never a count. Only
// what can be one event is asked about: what happens to a person once (world/modes.tsv), or talks
// of the same people; only within a week, and only where no text tells both. Precision first: what
// may be two events is `compatible`. Cost: the square of a story's events of one family, at most
// kMaxRivals of them.
#pragma once

#include <tuple>
#include <vector>

#include "pack/pack.h"
#include "recoupe/relations.h"

namespace recoupe {

class Happenings {
 public:
  Happenings(const Corpus& corpus, const Relations& so_far, const Pack& pack);

  // In the order of the events that they are about.
  std::vector<Finding> ask(Index<Story> story) const;

 private:
  struct Telling;
  struct Rivalry;
  using Origins = std::vector<Index<Copies>>;
  using Side = std::tuple<Term, Term, Index<Actor>>;  // of institutions: country and sector alone

  Telling telling(Index<Event> event) const;
  std::vector<Rivalry> rivalries(const std::vector<Telling>& tellings) const;
  bool one_occasion(const Telling& a, const Telling& b) const;
  bool denied(const Telling& told, const Telling& denial) const;
  std::vector<Side> sides(const std::vector<Index<Actor>>& actors) const;
  Period published(const Telling& t) const;
  void weigh(const Telling& a, const Telling& b, std::vector<Rivalry>& out) const;
  Term known_country(Index<Actor> place) const;
  Verdict where(const Event& a, const Event& b, bool once) const;
  bool of_other_countries(const std::vector<Index<Actor>>& a,
                          const std::vector<Index<Actor>>& b) const;
  Finding finding(const Rivalry& rivalry, const std::vector<Telling>& tellings) const;
  void add_answers(const Telling& t, Aspect aspect, std::vector<Answer>& answers) const;
  std::string value(const Event& e, Aspect aspect) const;
  Index<Actor> speaker(const Event& e, const Evidence& at) const;
  Origins origins(const std::vector<Evidence>& evidence) const;

  const Corpus& corpus_;
  const Relations& x_;
  const Table& types_;
  const Table& modes_;
  Rule guessed_;
  std::vector<std::vector<Index<Event>>> events_of_;  // by story
  std::vector<Index<Copies>> origin_of_;              // by reading
};

}  // namespace recoupe
