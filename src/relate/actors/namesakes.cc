#include "relate/actors/namesakes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace recoupe {
namespace {

using Bearing = std::pair<std::string, std::string>;  // a surname and a title

Bearing bearing(const Titled& t) { return {t.name.back().key, t.title}; }

bool full(const PersonName& n) { return full_words(n) > 1; }

// By the title that goes with them: their full names.
std::map<Bearing, std::vector<PersonName>> bearers_in(const std::vector<Local>& locals) {
  std::map<Bearing, std::vector<PersonName>> out;
  for (const Local& l : locals)
    for (const Titled& t : l.titled)
      if (full(t.name)) out[bearing(t)].push_back(t.name);
  return out;
}

// Whom the title of a mention means, if the texts give it to one bearer who is not the one meant.
const PersonName* other_bearer(const Local& l, const Titled& t,
                               const std::map<Bearing, std::vector<PersonName>>& bearers,
                               const NameMatcher& matcher) {
  const auto at = bearers.find(bearing(t));
  if (full(t.name) || at == bearers.end()) return nullptr;
  const std::vector<PersonName>& all = at->second;
  const auto is = [&](const PersonName& who) {
    return [&](const PersonName& n) { return matcher.compare(n, who) >= kSameName; };
  };
  const bool one_other = std::all_of(all.begin(), all.end(), is(all.front())) &&
                         std::none_of(all.begin(), all.end(), is(l.names.front()));
  return one_other ? &all.front() : nullptr;
}

}  // namespace

std::vector<Local> part_namesakes(std::vector<Local> locals, const NameMatcher& matcher) {
  const auto bearers = bearers_in(locals);
  std::vector<Local> out;
  out.reserve(locals.size());
  for (Local& l : locals) {
    std::vector<Local> parted;
    for (const Titled& t : l.titled) {
      if (l.mentions.size() == 1 || !full(l.names.front())) break;
      const PersonName* other = other_bearer(l, t, bearers, matcher);
      if (!other) continue;
      std::erase(l.mentions, t.mention);
      parted.push_back({.reading = l.reading,
                        .mentions = {t.mention},
                        .kind = ActorKind::kPerson,
                        .country = l.country,
                        .sector = l.sector,
                        .names = {*other}});
    }
    out.push_back(std::move(l));
    std::move(parted.begin(), parted.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace recoupe
