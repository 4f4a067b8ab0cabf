// What one article holds to be one: a chain of mentions, what it is called, and the key by which it
// meets its like in other articles.
//
//   "le ministère de l'Intérieur ... le ministère"  -> one Local, "body ministry_interior 12"
//   "Rado Fenomanana ... le préfet"                 -> one Local without a key: persons meet by
//   name
//
// Takes: a Reading of the corpus. Gives: its Locals in the order of their first mentions. Cost: the
// mentions of the article. Does not: look at another article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/relations.h"
#include "relate/actors/name_match.h"
#include "relate/actors/roles.h"

namespace recoupe {

inline constexpr std::uint32_t kNobody = 0xffff'ffff;

struct Office {
  std::string title;
  Term country = 0;
  friend bool operator==(const Office&, const Office&) = default;
};

struct Titled {  // "le général Kavel"
  std::uint32_t mention = 0;
  PersonName name;
  std::string title;
};

struct Local {
  Index<Reading> reading{};
  std::vector<std::uint32_t> mentions;
  ActorKind kind{};
  Term country = 0, sector = 0;
  std::string key;   // equal keys are one actor; empty: looks for a person first
  std::string soft;  // the key without its country, for one whose country nobody says here
  std::vector<PersonName> names;  // the fullest first
  std::vector<Office> offices;
  std::vector<Titled> titled;
  Bond bond = Bond::kCode;  // what equal keys say
  std::string alone;        // the key, when it is nothing but a name that others may expand
  std::uint32_t cluster = kNobody;
  std::vector<std::string> aliases;  // such keys of the names that this article gives it besides
};

std::size_t full_words(const PersonName& n);
std::string joined(const PersonName& n);  // equal for equal names

class LocalReader {
 public:
  LocalReader(const Corpus& corpus, const NameMatcher& matcher, const RoleReader& roles)
      : corpus_(corpus), matcher_(matcher), roles_(roles) {}

  std::vector<Local> read(Index<Reading> r) const;

  const Reading& reading(const Local& l) const { return corpus_.readings[l.reading.value]; }
  std::string_view words(const Local& l, Span span) const {
    return span.of(reading(l).article.text);
  }
  RoleCodes role(const Local& l, const Mention& m) const {
    return roles_.read(words(l, m.span), reading(l).article.lang);
  }
  // Nobody whom all words of a chain leave unnamed is known by them; one name in it is enough.
  bool unnamed(const Local& l) const;

 private:
  void describe(Local& l) const;
  void describe_person(Local& l) const;
  void describe_other(Local& l) const;
  void describe_place(Local& l, const RoleCodes& r, std::string_view name) const;
  void describe_group(Local& l, const RoleCodes& r) const;
  void describe_body(Local& l, const RoleCodes& r, const std::string& name) const;
  std::string key_of(std::string_view name) const;

  const Corpus& corpus_;
  const NameMatcher& matcher_;
  const RoleReader& roles_;
};

// What tells a chain of one article from all others.
std::string own_key(const Local& l);

}  // namespace recoupe
