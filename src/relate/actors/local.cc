#include "relate/actors/local.h"

#include <algorithm>
#include <map>

#include "base/fold.h"

namespace recoupe {

std::size_t full_words(const PersonName& n) {
  return static_cast<std::size_t>(
      std::count_if(n.begin(), n.end(), [](const NameWord& w) { return !w.particle; }));
}

std::string joined(const PersonName& n) {
  std::string out;
  for (const NameWord& w : n) out += w.folded + " ";
  return out;
}

std::string own_key(const Local& l) {
  return std::to_string(l.reading.value) + "/" + std::to_string(l.mentions.front());
}

std::vector<Local> LocalReader::read(Index<Reading> r) const {
  const Reading& reading = corpus_.readings[r.value];
  std::vector<Local> locals;
  std::map<std::uint32_t, std::size_t> local_of;
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
    const std::uint32_t first = first_of(reading, index<Mention>(m)).value;
    const auto [at, fresh] = local_of.try_emplace(first, locals.size());
    if (fresh) locals.push_back({.reading = r});
    locals[at->second].mentions.push_back(m);
  }
  for (Local& l : locals) describe(l);
  return locals;
}

bool LocalReader::unnamed(const Local& l) const {
  return std::all_of(l.mentions.begin(), l.mentions.end(),
                     [&](std::uint32_t m) { return reading(l).mentions[m].unnamed; });
}

void LocalReader::describe(Local& l) const {
  const std::vector<Mention>& mentions = reading(l).mentions;
  l.kind = mentions[l.mentions.front()].kind;
  for (const std::uint32_t m : l.mentions) {
    if (mentions[m].kind == ActorKind::kPerson) l.kind = ActorKind::kPerson;
    if (!l.country) l.country = mentions[m].country;
    if (!l.sector) l.sector = mentions[m].sector;
  }
  // Whoever that is, it is nobody of another article.
  if (unnamed(l) && l.kind != ActorKind::kPerson) l.key = "somebody " + own_key(l);
  if (unnamed(l)) return;
  if (l.kind == ActorKind::kPerson || l.kind == ActorKind::kOffice)
    describe_person(l);
  else
    describe_other(l);
}

void LocalReader::describe_person(Local& l) const {
  for (const std::uint32_t m : l.mentions) {
    const Mention& mention = reading(l).mentions[m];
    const bool named = mention.kind == ActorKind::kPerson && !mention.name.empty();
    if (named) l.names.push_back(matcher_.parse(words(l, mention.name)));
    std::string said(words(l, mention.span));
    if (!mention.name.empty() && mention.span.contains(mention.name))
      said.erase(mention.name.begin - mention.span.begin, mention.name.size());
    const RoleCodes r = roles_.read(said, reading(l).article.lang);
    if (r.office && !r.former && mention.country) l.offices.push_back({r.title, mention.country});
    if (named && !r.title.empty())
      l.titled.push_back({m, l.names.back(), r.former ? "former " + r.title : r.title});
  }
  std::stable_sort(l.names.begin(), l.names.end(), [](const PersonName& a, const PersonName& b) {
    const std::size_t x = full_words(a), y = full_words(b);
    return x != y ? x > y : joined(a) < joined(b);
  });
}

void LocalReader::describe_place(Local& l, const RoleCodes& r, std::string_view name) const {
  const std::string country = " " + std::to_string(l.country);
  if (r.place == "state") {
    l.kind = ActorKind::kState;
    l.key = "state" + country;
  } else if (r.place == "capital") {
    l.key = "capital" + country;
  } else {
    l.soft = "place " + key_of(name);
    l.key = l.soft + country;
    l.bond = Bond::kName;
  }
}

void LocalReader::describe_group(Local& l, const RoleCodes& r) const {
  const std::string country = " " + std::to_string(l.country);
  if (!r.group.empty()) {
    l.soft = "group " + r.group + " " + r.body + " " + r.code;
    l.key = l.soft + country;
  } else if (r.place == "demonym" || r.place == "people") {
    l.key = "people" + country;
  } else {
    l.key = "group " + own_key(l);
  }
}

void LocalReader::describe_body(Local& l, const RoleCodes& r, const std::string& name) const {
  if (!r.code.empty() && r.body.empty()) {
    l.key = "body " + r.code;
  } else if (!r.body.empty() && !r.named) {
    l.soft = "body " + r.body + " " + r.code;
    l.key = l.soft + " " + std::to_string(l.country);
  } else {
    l.key = l.alone = "body " + name;
    l.bond = Bond::kName;
  }
}

void LocalReader::describe_other(Local& l) const {
  const Mention& m = reading(l).mentions[l.mentions.front()];
  const RoleCodes r = role(l, m);
  const std::string_view called = words(l, m.name.empty() ? m.span : m.name);
  const std::string name = fold(called);
  if (l.kind == ActorKind::kState) {
    l.key = "state " + std::to_string(l.country);
  } else if (l.kind == ActorKind::kPlace) {
    describe_place(l, r, name);
  } else if (l.kind == ActorKind::kMedium) {
    const std::string known = roles_.medium(called);
    l.key = "medium " + (known.empty() ? name : known);
    l.bond = Bond::kName;
  } else if (l.kind == ActorKind::kGroup) {
    describe_group(l, r);
  } else {
    describe_body(l, r, name);
  }
  // "Agence France-Steppes (AFS)": what this article calls it for short.
  for (const std::uint32_t k : l.mentions) {
    const std::string other = fold(words(l, reading(l).mentions[k].name));
    if (!other.empty() && other != name) l.aliases.push_back("body " + other);
  }
}

std::string LocalReader::key_of(std::string_view name) const {
  std::string out;
  for (const NameWord& w : matcher_.parse(name)) out += w.key;
  return out;
}

}  // namespace recoupe
