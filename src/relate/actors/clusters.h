// The Locals of a story, put together: each cluster is one actor.
//
// Takes: the readings of one story, in the order of their ids. Gives: clusters of Locals, each
// Local with the bond that brought it there. What one article holds to be one is never torn apart,
// and two full names that disagree never meet. Cost: persons times clusters of the story.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "relate/actors/local.h"

namespace recoupe {

struct Member {
  std::size_t local = 0;
  Bond bond{};
  int likeness = 0;
};

struct Cluster {
  std::vector<Member> members;   // none: they are another's
  std::vector<PersonName> full;  // of more than one word
  std::vector<PersonName> single;
  std::vector<Office> offices;
  Term country = 0;
  ActorKind kind{};
};

struct ClusterMatch {  // where a Local belongs
  std::uint32_t cluster = kNobody;
  Bond bond{};
  int likeness = 0;
  bool clear = true;  // no other cluster is as good
  bool here = false;  // in this article alone
};

class Clusters {
 public:
  Clusters(const LocalReader& reader, const NameMatcher& matcher)
      : reader_(reader), matcher_(matcher) {}

  void read(Index<Reading> r);
  void join();  // once, when all are read
  // What `text` and the text it translates name between the same two others is one.
  void join_translated(Index<Reading> text, Index<Reading> original);

  std::span<const Cluster> all() const { return clusters_; }
  const Local& local(std::size_t i) const { return locals_[i]; }

 private:
  // The nearest actors before and behind a mention that another text names too.
  using Between = std::pair<std::uint32_t, std::uint32_t>;

  void part_namesakes();
  void expand_short_names();
  void put(std::size_t local, const ClusterMatch& home);
  std::uint32_t fresh(ActorKind kind);
  void by_key(std::size_t i);
  void by_soft_key(std::size_t i);
  void persons();
  void office(std::size_t i);
  std::span<const Local> locals_in(Index<Reading> r) const;
  std::vector<std::uint32_t> clusters_in(Index<Reading> r) const;
  std::map<Between, std::uint32_t> untranslated(Index<Reading> r, Index<Reading> other) const;
  bool in_one_article(const Cluster& a, const Cluster& b) const;

  const LocalReader& reader_;
  const NameMatcher& matcher_;
  std::vector<Local> locals_;
  std::map<Index<Reading>, std::pair<std::size_t, std::size_t>> locals_of_;
  std::vector<Cluster> clusters_;
  std::map<std::string, std::uint32_t> keys_;
  std::map<std::string, std::set<std::uint32_t>> soft_;
};

}  // namespace recoupe
