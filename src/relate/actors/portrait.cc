#include "relate/actors/portrait.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/fold.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxRoleBytes = 120;  // of the words shown as someone's role

std::size_t count_words(std::string_view s) {
  return static_cast<std::size_t>(std::count(s.begin(), s.end(), ' ')) + 1;
}

}  // namespace

class Portraits::Tally {
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

// "le président russe" without its article.
std::string Portraits::without_determiner(std::string_view text, std::string_view language) const {
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
std::string Portraits::role_words(const Local& l, const Mention& m) const {
  std::string said(reader_.words(l, m.span));
  if (!m.name.empty()) {
    if (m.name.begin == m.span.begin || m.name.end < m.span.end) return {};
    said.resize(m.name.begin - m.span.begin);
  }
  while (!said.empty() && (said.back() == ' ' || said.back() == ',')) said.pop_back();
  said = without_determiner(said, reader_.reading(l).article.lang);
  return said.size() <= kMaxRoleBytes ? said : std::string();
}

// Of the fullest the most frequent; ties by bytes.
std::string Portraits::fullest(const Tally& tally) {
  std::string best;
  std::size_t words = 0;
  for (const auto& [text, n] : tally.by_frequency()) {
    if (count_words(text) <= words) continue;
    best = text;
    words = count_words(text);
  }
  return best;
}

std::string Portraits::name_of(const Cluster& c, const Tally& names, const Tally& phrases) const {
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

Actor Portraits::describe(const Clusters& clusters, const Cluster& c, Index<Story> story) const {
  Actor a;
  a.story = story;
  a.kind = c.kind;
  Tally names, phrases, roles, all;
  std::map<Term, std::size_t> countries, sectors;
  for (const Member& member : c.members) {
    const Local& l = clusters.local(member.local);
    const std::uint32_t origin = origin_of_[l.reading.value];
    for (const std::uint32_t k : l.mentions) {
      const Mention& m = reader_.reading(l).mentions[k];
      a.mentions.push_back({l.reading, m.span});
      all.add(reader_.words(l, m.span), origin);
      all.add(reader_.words(l, m.name), origin);
      phrases.add(without_determiner(reader_.words(l, m.span), reader_.reading(l).article.lang),
                  origin);
      // A capital may stand for its state, but is not its name.
      if (c.kind != ActorKind::kState || reader_.role(l, m).place == "state")
        names.add(reader_.words(l, m.name), origin);
      if (c.kind == ActorKind::kPerson || c.kind == ActorKind::kOffice)
        if (!reader_.role(l, m).counterpart) roles.add(role_words(l, m), origin);
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
  a.unnamed = reader_.unnamed(clusters.local(c.members.front().local));
  a.joined = joinings(clusters, c);
  a.name = name_of(c, names, phrases);
  a.role = fullest(roles);
  for (const auto& [text, n] : all.by_frequency()) a.spellings.push_back(text);
  return a;
}

// Words that the members before have not.
std::vector<Joining> Portraits::joinings(const Clusters& clusters, const Cluster& c) const {
  std::vector<Joining> out;
  std::set<std::string_view> known;
  std::set<std::string> known_folded;
  for (const Member& member : c.members) {
    const Local& l = clusters.local(member.local);
    const auto words_of = [&](std::uint32_t m) {
      const Mention& mention = reader_.reading(l).mentions[m];
      return mention.name.empty() ? mention.span : mention.name;
    };
    const bool first = known.empty();
    bool fresh = true;
    for (const std::uint32_t m : l.mentions)
      fresh &= !known.contains(reader_.words(l, words_of(m)));
    for (const std::uint32_t m : l.mentions) known.insert(reader_.words(l, words_of(m)));
    if (!fresh) continue;
    if (!known_folded.insert(fold(reader_.words(l, words_of(l.mentions.front())))).second || first)
      continue;
    out.push_back(
        {.at = {l.reading, words_of(l.mentions.front())},
         .bond = member.bond,
         .likeness = static_cast<std::uint16_t>(member.bond == Bond::kName ? member.likeness : 0)});
  }
  return out;
}

}  // namespace recoupe
