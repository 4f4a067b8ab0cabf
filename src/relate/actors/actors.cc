// Story by story. What one article holds to be one (its chains of same_as) is a Local and is never
// torn apart. Locals with a key of their own (a state's code, a body's code, an agency's name) meet
// by it; persons meet by name, the fullest first, and must agree with every full name of a cluster,
// so that no chain of near-misses joins two people; offices meet the one person of the story who
// holds them. Bodies whose names were translated word by word meet where a text and its translation
// name them between the same two others. Cost: persons times clusters of a story; the readings of a
// story in the order of their ids, so that the order of arrival cannot matter.
#include "relate/actors/actors.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/fold.h"
#include "relate/actors/name_match.h"
#include "relate/actors/roles.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kNobody = 0xffff'ffff;
constexpr std::size_t kMaxRoleBytes = 120;  // of the words shown as someone's role

struct Office {
  std::string title;
  Term country = 0;
  friend bool operator==(const Office&, const Office&) = default;
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
  Bond bond = Bond::kCode;  // what equal keys say
  std::string alone;        // the key, when it is nothing but a name that others may expand
  std::uint32_t cluster = kNobody;
  std::vector<std::string> aliases;  // such keys of the names that this article gives it besides
};

struct Home {
  std::uint32_t cluster = kNobody;
  Bond bond{};
  int likeness = 0;
  bool clear = true;  // no other cluster is as good
  bool here = false;  // in this article alone
};

struct Member {
  std::size_t local = 0;
  Bond bond{};
  int likeness = 0;
};

struct Cluster {
  std::vector<Member> members;
  std::vector<PersonName> full;  // of more than one word
  std::vector<PersonName> single;
  std::vector<Office> offices;
  Term country = 0;
  ActorKind kind{};
};

std::size_t full_words(const PersonName& n) {
  return static_cast<std::size_t>(
      std::count_if(n.begin(), n.end(), [](const NameWord& w) { return !w.particle; }));
}

bool has_initial(const PersonName& n) {
  return std::any_of(n.begin(), n.end(), [](const NameWord& w) { return w.folded.size() == 1; });
}

std::string joined(const PersonName& n) {
  std::string out;
  for (const NameWord& w : n) out += w.folded + " ";
  return out;
}

// What is said how often: a text counts once, however many outlets ran it.
class Tally {
 public:
  void add(std::string_view words, std::uint32_t origin) {
    if (!words.empty()) origins_[std::string(words)].insert(origin);
  }
  bool empty() const { return origins_.empty(); }
  std::vector<std::pair<std::string, std::size_t>> by_frequency() const {
    std::vector<std::pair<std::string, std::size_t>> all;
    for (const auto& [words, origins] : origins_) all.emplace_back(words, origins.size());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return all;
  }

 private:
  std::map<std::string, std::set<std::uint32_t>> origins_;
};

// The actors of one story.
class StoryActors {
 public:
  StoryActors(const Corpus& corpus, const Pack& pack, const NameMatcher& matcher,
              const RoleReader& roles, const std::vector<std::uint32_t>& origin_of)
      : corpus_(corpus), pack_(pack), matcher_(matcher), roles_(roles), origin_of_(origin_of) {}

  void read(Index<Reading> r) {
    const Reading& reading = corpus_.readings[r.value];
    const std::size_t begin = locals_.size();
    std::map<std::uint32_t, std::size_t> local_of;
    for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
      const std::uint32_t first = first_of(reading, index<Mention>(m)).value;
      const auto [at, fresh] = local_of.try_emplace(first, locals_.size());
      if (fresh) locals_.push_back({.reading = r});
      locals_[at->second].mentions.push_back(m);
    }
    for (const auto& [first, local] : local_of) describe(locals_[local]);
    locals_of_[r] = {begin, locals_.size()};
  }

  void join() {
    std::map<std::string, std::set<std::string>> expansions;
    for (const Local& l : locals_)
      for (const std::string& alias : l.aliases) expansions[alias].insert(l.key);
    for (Local& l : locals_) {
      const auto at = expansions.find(l.alone);
      if (l.alone.empty() || at == expansions.end() || at->second.size() != 1) continue;
      l.key = *at->second.begin();
      l.bond = Bond::kShort;
    }
    for (std::size_t i = 0; i < locals_.size(); ++i)
      if (!locals_[i].key.empty() && (locals_[i].country || locals_[i].soft.empty())) by_key(i);
    for (std::size_t i = 0; i < locals_.size(); ++i)
      if (!locals_[i].key.empty() && !locals_[i].country && !locals_[i].soft.empty())
        by_soft_key(i);
    persons();
    for (std::size_t i = 0; i < locals_.size(); ++i)
      if (locals_[i].kind == ActorKind::kOffice && locals_[i].key.empty()) office(i);
  }

  // What `text` and the text it translates name between the same two others is one.
  void join_translated(Index<Reading> text, Index<Reading> original) {
    const auto ours = untranslated(text, original), theirs = untranslated(original, text);
    for (const auto& [between, a] : ours) {
      const auto at = theirs.find(between);
      if (at == theirs.end() || a == kNobody || at->second == kNobody || a == at->second) continue;
      Cluster &from = clusters_[a], &to = clusters_[at->second];
      const bool clash = from.country && to.country && from.country != to.country;
      if (clash || from.members.empty() || to.members.empty() || in_one_article(from, to)) continue;
      for (Member m : from.members) {
        if (m.local == from.members.front().local) m.bond = Bond::kTranslation;
        to.members.push_back(m);
        locals_[m.local].cluster = at->second;
      }
      from.members.clear();
    }
  }

  // The actors in a fixed order, and for each its locals.
  std::vector<std::pair<Actor, std::vector<std::size_t>>> actors(Index<Story> story) const {
    std::vector<std::pair<Actor, std::vector<std::size_t>>> all;
    for (const Cluster& c : clusters_) {
      if (c.members.empty()) continue;  // they are another's
      std::vector<std::size_t> locals;
      for (const Member& m : c.members) locals.push_back(m.local);
      all.emplace_back(describe(c, story), std::move(locals));
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      if (a.first.mentions.size() != b.first.mentions.size())
        return a.first.mentions.size() > b.first.mentions.size();
      return std::tie(a.first.kind, a.first.name, a.first.mentions) <
             std::tie(b.first.kind, b.first.name, b.first.mentions);
    });
    return all;
  }

  const Local& local(std::size_t i) const { return locals_[i]; }

 private:
  const Reading& reading(const Local& l) const { return corpus_.readings[l.reading.value]; }
  std::string_view words(const Local& l, Span span) const {
    return span.of(reading(l).article.text);
  }
  RoleCodes role(const Local& l, const Mention& m) const {
    return roles_.read(words(l, m.span), reading(l).article.lang);
  }

  void describe(Local& l) {
    const std::vector<Mention>& mentions = reading(l).mentions;
    l.kind = mentions[l.mentions.front()].kind;
    for (const std::uint32_t m : l.mentions) {
      if (mentions[m].kind == ActorKind::kPerson) l.kind = ActorKind::kPerson;
      if (!l.country) l.country = mentions[m].country;
      if (!l.sector) l.sector = mentions[m].sector;
    }
    // Whoever that is, it is nobody of another article.
    if (unnamed(l) && l.kind != ActorKind::kPerson) l.key = "somebody " + own(l);
    if (unnamed(l)) return;
    if (l.kind == ActorKind::kPerson || l.kind == ActorKind::kOffice)
      describe_person(l);
    else
      describe_other(l);
  }

  void describe_person(Local& l) {
    for (const std::uint32_t m : l.mentions) {
      const Mention& mention = reading(l).mentions[m];
      if (mention.kind == ActorKind::kPerson && !mention.name.empty())
        l.names.push_back(matcher_.parse(words(l, mention.name)));
      std::string said(words(l, mention.span));
      if (!mention.name.empty() && mention.span.contains(mention.name))
        said.erase(mention.name.begin - mention.span.begin, mention.name.size());
      const RoleCodes r = roles_.read(said, reading(l).article.lang);
      if (r.office && !r.former && mention.country) l.offices.push_back({r.title, mention.country});
    }
    std::stable_sort(l.names.begin(), l.names.end(), [](const PersonName& a, const PersonName& b) {
      const std::size_t x = full_words(a), y = full_words(b);
      return x != y ? x > y : joined(a) < joined(b);
    });
  }

  // Nobody whom all words of a chain leave unnamed is known by them; one name in it is enough.
  bool unnamed(const Local& l) const {
    return std::all_of(l.mentions.begin(), l.mentions.end(),
                       [&](std::uint32_t m) { return reading(l).mentions[m].unnamed; });
  }

  std::string own(const Local& l) const {
    return std::to_string(l.reading.value) + "/" + std::to_string(l.mentions.front());
  }

  void describe_other(Local& l) {
    const Mention& m = reading(l).mentions[l.mentions.front()];
    const RoleCodes r = role(l, m);
    const std::string country = " " + std::to_string(l.country);
    const std::string name = fold(words(l, m.name.empty() ? m.span : m.name));
    switch (l.kind) {
      case ActorKind::kState:
        l.key = "state" + country;
        break;
      case ActorKind::kPlace:
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
        break;
      case ActorKind::kMedium: {
        const std::string known = roles_.medium(words(l, m.name.empty() ? m.span : m.name));
        l.key = "medium " + (known.empty() ? name : known);
        l.bond = Bond::kName;
        break;
      }
      case ActorKind::kGroup:
        if (r.group.empty()) {
          l.key = "group " + own(l);
        } else {
          l.soft = "group " + r.group + " " + r.body + " " + r.code;
          l.key = l.soft + country;
        }
        if (r.group.empty() && r.place == "demonym") l.key = "people" + country;
        if (r.group.empty() && r.place == "people") l.key = "people" + country;
        break;
      default:
        if (!r.code.empty() && r.body.empty()) {
          l.key = "body " + r.code;
        } else if (!r.body.empty() && !r.named) {
          l.soft = "body " + r.body + " " + r.code;
          l.key = l.soft + country;
        } else {
          l.key = l.alone = "body " + name;
          l.bond = Bond::kName;
        }
    }
    // "Agence France-Steppes (AFS)": what this article calls it for short.
    for (const std::uint32_t k : l.mentions) {
      const std::string other = fold(words(l, reading(l).mentions[k].name));
      if (!other.empty() && other != name) l.aliases.push_back("body " + other);
    }
  }

  std::string key_of(std::string_view name) const {
    std::string out;
    for (const NameWord& w : matcher_.parse(name)) out += w.key;
    return out;
  }

  void put(std::size_t local, const Home& home) {
    Cluster& c = clusters_[home.cluster];
    Local& l = locals_[local];
    l.cluster = home.cluster;
    c.members.push_back({local, home.bond, home.likeness});
    if (!c.country) c.country = l.country;
    for (const PersonName& n : l.names) add_new(n, full_words(n) > 1 ? c.full : c.single);
    for (const Office& o : l.offices) add_new(o, c.offices);
  }

  template <class T>
  static void add_new(const T& value, std::vector<T>& all) {
    if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
  }

  std::uint32_t fresh(ActorKind kind) {
    clusters_.push_back({.kind = kind});
    return static_cast<std::uint32_t>(clusters_.size() - 1);
  }

  void by_key(std::size_t i) {
    const auto [at, added] = keys_.try_emplace(locals_[i].key, kNobody);
    if (added) at->second = fresh(locals_[i].kind);
    put(i, {at->second, locals_[i].bond});
    if (!locals_[i].soft.empty() && locals_[i].country) soft_[locals_[i].soft].insert(at->second);
  }

  // "le ministère de l'Intérieur": the story's only ministry of that kind, if there is one.
  void by_soft_key(std::size_t i) {
    const auto at = soft_.find(locals_[i].soft);
    if (at != soft_.end() && at->second.size() == 1)
      return put(i, {*at->second.begin(), locals_[i].bond});
    by_key(i);
  }

  void persons() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < locals_.size(); ++i)
      if (locals_[i].kind == ActorKind::kPerson) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto& x = locals_[a].names;
      const auto& y = locals_[b].names;
      const std::size_t n = x.empty() ? 0 : full_words(x[0]), k = y.empty() ? 0 : full_words(y[0]);
      if (n != k) return n > k;
      // "J. Martel" waits until every Jean and Jacques is known.
      const bool p = !x.empty() && has_initial(x[0]), q = !y.empty() && has_initial(y[0]);
      if (p != q) return q;
      return (x.empty() ? "" : joined(x[0])) < (y.empty() ? "" : joined(y[0]));
    });
    // Who is called just what the one before him is called needs no second search.
    Home home;
    const Local* before = nullptr;
    for (const std::size_t i : order) {
      const Local& l = locals_[i];
      if (!before || !home.clear || home.here || !same_person(l, *before)) home = home_of(l);
      if (!home.clear || home.cluster == kNobody)
        home.cluster = fresh(ActorKind::kPerson), home.bond = Bond::kName;
      put(i, home);
      before = &l;
    }
  }

  static bool same_person(const Local& a, const Local& b) {
    return !a.names.empty() && a.names == b.names && a.country == b.country &&
           a.offices == b.offices;
  }

  bool countries_clash(const Cluster& c, const Local& l) const {
    return c.country && l.country && c.country != l.country;
  }

  // The one cluster that all names agree with; of two that bear a surname alone the one that the
  // article has named before.
  Home home_of(const Local& l) const {
    Home best;
    for (std::uint32_t k = 0; k < clusters_.size(); ++k) {
      if (clusters_[k].kind != ActorKind::kPerson || l.names.empty()) continue;
      const Home home = agreement(k, l);
      if (home.likeness == 0 || home.likeness < best.likeness) continue;
      best.clear = home.likeness > best.likeness;
      if (best.clear) best = home;
    }
    if (!best.clear && best.bond == Bond::kSurname) return named_before(l);
    return best;
  }

  Home named_before(const Local& l) const {
    Home out{.bond = Bond::kSurname, .here = true};
    const auto [begin, end] = locals_of_.at(l.reading);
    for (std::size_t i = begin; i < end; ++i) {
      const Local& other = locals_[i];
      if (other.cluster == kNobody || other.cluster == out.cluster) continue;
      if (other.kind != ActorKind::kPerson || other.mentions.front() > l.mentions.front()) continue;
      if (agreement(other.cluster, l).likeness == 0) continue;
      out.clear = out.cluster == kNobody;
      out.cluster = other.cluster;
    }
    return out;
  }

  // Likeness 0: not this one. Full names must agree with every full name; a surname alone with one,
  // and with no other land.
  Home agreement(std::uint32_t cluster, const Local& l) const {
    const Cluster& c = clusters_[cluster];
    const PersonName& name = l.names.front();
    const bool full = full_words(name) > 1;
    const bool clash = countries_clash(c, l);
    int worst = 1000;
    if (full) {
      for (const PersonName& other : c.full) worst = std::min(worst, matcher_.compare(name, other));
      const bool agrees = !c.full.empty() && worst >= (clash ? 980 : kSameName);
      return {cluster, Bond::kName, agrees ? worst : 0};
    }
    if (clash) return {};
    int best = 0;
    for (const PersonName& other : c.full) best = std::max(best, surname(name.back(), other));
    for (const PersonName& other : c.single)
      best = std::max(best, matcher_.compare(name.back(), other.back()));
    if (best < 900) return {};
    // A second surname like it would make the choice a guess; an equal office speaks for one of
    // them.
    for (const Office& o : l.offices)
      if (std::find(c.offices.begin(), c.offices.end(), o) != c.offices.end())
        return {cluster, Bond::kOffice, 1000};
    return {cluster, Bond::kSurname, 900};
  }

  int surname(const NameWord& word, const PersonName& full) const {
    const int last = matcher_.compare(word, full.back());
    const int first =
        full.size() == 2 && !matcher_.given(word) && word.folded == full.front().folded ? 1000 : 0;
    return std::max(last, first);
  }

  void office(std::size_t i) {
    const Local& l = locals_[i];
    std::set<std::uint32_t> holders;
    for (std::uint32_t k = 0; k < clusters_.size(); ++k)
      for (const Office& o : l.offices)
        if (clusters_[k].kind == ActorKind::kPerson &&
            std::find(clusters_[k].offices.begin(), clusters_[k].offices.end(), o) !=
                clusters_[k].offices.end())
          holders.insert(k);
    if (holders.size() == 1) return put(i, {*holders.begin(), Bond::kOffice});
    locals_[i].key = l.offices.empty() ? "office " + own(l)
                                       : "office " + l.offices[0].title + " " +
                                             std::to_string(l.offices[0].country);
    locals_[i].bond = Bond::kOffice;
    by_key(i);
  }

  // The clusters of `r`'s mentions, in order.
  std::vector<std::uint32_t> clusters_in(Index<Reading> r) const {
    std::vector<std::uint32_t> out(corpus_.readings[r.value].mentions.size(), kNobody);
    const auto [begin, end] = locals_of_.at(r);
    for (std::size_t i = begin; i < end; ++i)
      for (const std::uint32_t at : locals_[i].mentions) out[at] = locals_[i].cluster;
    return out;
  }

  // The named bodies of `r` that `other` has not, by the nearest before and behind them that it
  // has; kNobody where two stand there.
  using Between = std::pair<std::uint32_t, std::uint32_t>;
  std::map<Between, std::uint32_t> untranslated(Index<Reading> r, Index<Reading> other) const {
    const std::vector<std::uint32_t> ours = clusters_in(r), theirs = clusters_in(other);
    const std::set<std::uint32_t> known(theirs.begin(), theirs.end());
    std::map<Between, std::uint32_t> out;
    std::set<std::uint32_t> seen;
    for (std::size_t at = 0; at < ours.size(); ++at) {
      const std::uint32_t k = ours[at];
      if (k == kNobody || known.contains(k) || clusters_[k].kind != ActorKind::kBody) continue;
      if (locals_[clusters_[k].members.front().local].alone.empty()) continue;
      if (!seen.insert(k).second) continue;
      const auto has = [&](std::uint32_t c) { return c != kNobody && known.contains(c); };
      const auto here = ours.begin() + static_cast<std::ptrdiff_t>(at);
      const auto before = std::find_if(std::make_reverse_iterator(here), ours.rend(), has);
      const auto behind = std::find_if(here, ours.end(), has);
      const Between between{before == ours.rend() ? kNobody : *before,
                            behind == ours.end() ? kNobody : *behind};
      if (const auto [same, fresh] = out.try_emplace(between, k); !fresh) same->second = kNobody;
    }
    return out;
  }

  bool in_one_article(const Cluster& a, const Cluster& b) const {
    std::set<Index<Reading>> readings;
    for (const Member& m : a.members) readings.insert(locals_[m.local].reading);
    return std::any_of(b.members.begin(), b.members.end(), [&](const Member& m) {
      return readings.contains(locals_[m.local].reading);
    });
  }

  // "le président russe" without its article.
  std::string without_determiner(std::string_view text, std::string_view language) const {
    const Table& table = pack_.language(language).table("determiners");
    const std::string lowered = lower(text);
    const std::size_t cut = lowered.find_first_of(" '");
    if (cut == std::string::npos) return std::string(text);
    const std::string word = lowered.substr(0, lowered[cut] == '\'' ? cut + 1 : cut);
    const auto node = table.step(0, pack_.vocabulary().find(word));
    if (!node || table.rows_at(*node).empty()) return std::string(text);
    std::size_t at = text.find_first_of(" '");
    if (const std::size_t curly = text.find("\u2019"); curly < at) at = curly + 2;
    return at == std::string_view::npos ? std::string(text) : std::string(text.substr(at + 1));
  }

  // What the words beside the name say: "président russe".
  std::string role_words(const Local& l, const Mention& m) const {
    std::string said(words(l, m.span));
    if (!m.name.empty()) {
      if (m.name.begin == m.span.begin || m.name.end < m.span.end) return {};
      said.resize(m.name.begin - m.span.begin);
    }
    while (!said.empty() && (said.back() == ' ' || said.back() == ',')) said.pop_back();
    said = without_determiner(said, reading(l).article.lang);
    return said.size() <= kMaxRoleBytes ? said : std::string();
  }

  static std::size_t count_words(std::string_view s) {
    return static_cast<std::size_t>(std::count(s.begin(), s.end(), ' ')) + 1;
  }

  // Of the fullest the most frequent; ties by bytes.
  static std::string fullest(const Tally& tally) {
    std::string best;
    std::size_t words = 0;
    for (const auto& [text, n] : tally.by_frequency()) {
      if (count_words(text) <= words) continue;
      best = text;
      words = count_words(text);
    }
    return best;
  }

  std::string name_of(const Cluster& c, const Tally& names, const Tally& phrases) const {
    if (c.kind == ActorKind::kPerson) {
      std::string best;
      std::size_t most = 0;
      for (const auto& [text, n] : names.by_frequency()) {
        const std::size_t words = full_words(matcher_.parse(text));
        if (words <= most) continue;
        best = text;
        most = words;
      }
      if (!best.empty()) return best;
    }
    if (c.kind == ActorKind::kBody && !names.empty()) return fullest(names);
    const auto all = names.empty() ? phrases.by_frequency() : names.by_frequency();
    return all.empty() ? std::string() : all.front().first;
  }

  Actor describe(const Cluster& c, Index<Story> story) const {
    Actor a;
    a.story = story;
    a.kind = c.kind;
    Tally names, phrases, roles, all;
    std::map<Term, std::size_t> countries, sectors;
    for (const Member& member : c.members) {
      const Local& l = locals_[member.local];
      const std::uint32_t origin = origin_of_[l.reading.value];
      for (const std::uint32_t k : l.mentions) {
        const Mention& m = reading(l).mentions[k];
        a.mentions.push_back({l.reading, m.span});
        all.add(words(l, m.span), origin);
        all.add(words(l, m.name), origin);
        phrases.add(without_determiner(words(l, m.span), reading(l).article.lang), origin);
        // A capital may stand for its state, but is not its name.
        if (c.kind != ActorKind::kState || role(l, m).place == "state")
          names.add(words(l, m.name), origin);
        if (c.kind == ActorKind::kPerson || c.kind == ActorKind::kOffice)
          if (!role(l, m).counterpart) roles.add(role_words(l, m), origin);
        if (m.country) ++countries[m.country];
        if (m.sector) ++sectors[m.sector];
      }
    }
    std::sort(a.mentions.begin(), a.mentions.end());
    const auto most = [](const std::map<Term, std::size_t>& counts) {
      const auto at =
          std::max_element(counts.begin(), counts.end(),
                           [](const auto& x, const auto& y) { return x.second < y.second; });
      return at == counts.end() ? Term{0} : at->first;
    };
    a.country = most(countries);
    a.sector = most(sectors);
    a.unnamed = unnamed(locals_[c.members.front().local]);
    a.joined = joinings(c);
    a.name = name_of(c, names, phrases);
    a.role = fullest(roles);
    for (const auto& [text, n] : all.by_frequency()) a.spellings.push_back(text);
    return a;
  }

  // Words that the members before have not.
  std::vector<Joining> joinings(const Cluster& c) const {
    std::vector<Joining> out;
    std::set<std::string_view> known;
    std::set<std::string> known_folded;
    for (const Member& member : c.members) {
      const Local& l = locals_[member.local];
      const auto words_of = [&](std::uint32_t m) {
        const Mention& mention = reading(l).mentions[m];
        return mention.name.empty() ? mention.span : mention.name;
      };
      const bool first = known.empty();
      bool fresh = true;
      for (const std::uint32_t m : l.mentions) fresh &= !known.contains(words(l, words_of(m)));
      for (const std::uint32_t m : l.mentions) known.insert(words(l, words_of(m)));
      if (!fresh) continue;
      if (!known_folded.insert(fold(words(l, words_of(l.mentions.front())))).second || first)
        continue;
      out.push_back({.at = {l.reading, words_of(l.mentions.front())},
                     .bond = member.bond,
                     .likeness = static_cast<std::uint16_t>(
                         member.bond == Bond::kName ? member.likeness : 0)});
    }
    return out;
  }

  const Corpus& corpus_;
  const Pack& pack_;
  const NameMatcher& matcher_;
  const RoleReader& roles_;
  const std::vector<std::uint32_t>& origin_of_;
  std::vector<Local> locals_;
  std::map<Index<Reading>, std::pair<std::size_t, std::size_t>> locals_of_;
  std::vector<Cluster> clusters_;
  std::map<std::string, std::uint32_t> keys_;
  std::map<std::string, std::set<std::uint32_t>> soft_;
};

}  // namespace

ActorTable find_actors(const Corpus& corpus, std::span<const Copies> copies,
                       std::span<const Story> stories, const Pack& pack) {
  ActorTable table;
  std::uint32_t total = 0;
  for (const Reading& r : corpus.readings) {
    table.first_mention.push_back(total);
    total += static_cast<std::uint32_t>(r.mentions.size());
  }
  table.actor_of.resize(total);
  std::vector<std::uint32_t> origin_of(corpus.readings.size(), 0);
  for (std::size_t o = 0; o < copies.size(); ++o)
    for (const Copy& c : copies[o].copies)
      origin_of[c.reading.value] = static_cast<std::uint32_t>(o);
  const NameMatcher matcher(pack);
  const RoleReader roles(pack);
  for (std::size_t s = 0; s < stories.size(); ++s) {
    std::vector<Index<Reading>> readings;
    for (const Index<Copies> o : stories[s].copies)
      for (const Copy& c : copies[o.value].copies) readings.push_back(c.reading);
    std::sort(readings.begin(), readings.end());
    StoryActors story(corpus, pack, matcher, roles, origin_of);
    for (const Index<Reading> r : readings) story.read(r);
    story.join();
    for (const Index<Copies> o : stories[s].copies)
      for (const Copy& c : copies[o.value].copies)
        if (c.kinship == Kinship::kTranslation) story.join_translated(c.reading, c.of);
    for (auto& [actor, locals] : story.actors(index<Story>(s))) {
      const auto at = index<Actor>(table.actors.size());
      for (const std::size_t i : locals)
        for (const std::uint32_t m : story.local(i).mentions)
          table.actor_of[table.first_mention[story.local(i).reading.value] + m] = at;
      table.actors.push_back(std::move(actor));
    }
  }
  return table;
}

}  // namespace recoupe
