// Names first, the fullest before the shorter; then offices, which look for a person who holds
// them; then what has a key of its own (states by code, bodies by code and country); last what only
// points back. Cost: drafts times entities, both capped.
#include "read/names/coreference.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "base/fold.h"
#include "base/interned.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxEntities = 2'000;  // of one article; more are lists, and stay apart

using NameWords = std::vector<std::uint32_t>;  // folded, each by its number

struct Entity {
  NameWords name;                        // the fullest
  std::vector<std::string> codes, orgs;  // offices held, and where
  Term country = 0;
  std::vector<std::uint32_t> members;
  bool person = false;
  bool office = false;
};

class Joiner {
 public:
  Joiner(const Prose& prose, std::vector<MentionDraft>& drafts)
      : prose_(prose), drafts_(drafts), of_(drafts.size(), kDropped) {}

  std::vector<std::uint32_t> run() {
    name_persons();
    appositions();
    counterparts();
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].kind == ActorKind::kOffice && of_[i] == kDropped) office(i);
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (of_[i] == kDropped && !drafts_[i].pointer) keyed(i);
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (of_[i] == kDropped && drafts_[i].pointer) point_back(i);
    return of_;
  }

 private:
  std::string text(Run<Token> run) const {
    if (run.empty()) return {};
    return std::string(
        join(prose_.tokens[run.begin].span, prose_.tokens[run.end - 1].span).of(prose_.text));
  }
  std::string_view word(std::size_t i) const {
    return i < prose_.tokens.size() ? prose_.word(i) : "";
  }

  std::uint32_t fresh() {
    entities_.emplace_back();
    return static_cast<std::uint32_t>(entities_.size() - 1);
  }

  void put(std::uint32_t draft, std::uint32_t entity) {
    Entity& e = entities_[entity];
    const MentionDraft& d = drafts_[draft];
    of_[draft] = entity;
    e.members.push_back(draft);
    if (!e.country) e.country = d.country;
    if (!d.former && !d.code.empty()) {
      e.codes.push_back(d.code);
      e.orgs.push_back(d.org);
    }
    e.office |= d.office;
  }

  // Is `part` the end, the beginning or an ordered selection of `whole`? Surnames alone must be its
  // last word, or its first where that is no given name ("Xi").
  bool covers(const NameWords& whole, const NameWords& part) const {
    if (part.empty() || part.size() > whole.size()) return false;
    if (part.size() == 1) {
      if (whole.back() == part[0]) return true;
      return whole.front() == part[0] && whole.size() == 2 &&
             !prose_.pack->world("given_names").find(texts_.text(part[0]));
    }
    std::size_t at = 0;
    for (const std::uint32_t w : part) {
      while (at < whole.size() && whole[at] != w && !initial(w, whole[at])) ++at;
      if (at == whole.size()) return false;
      ++at;
    }
    return whole.back() == part.back();
  }

  bool initial(std::uint32_t letter, std::uint32_t word) const {
    const std::string_view text = texts_.text(letter);
    return text.size() == 1 && texts_.text(word).starts_with(text);
  }

  NameWords words_of(std::string_view folded) {
    NameWords words;
    each_word(folded, [&](std::string_view word) { words.push_back(texts_.id(word)); });
    return words;
  }

  void name_persons() {
    std::vector<std::uint32_t> order;
    std::vector<NameWords> names(drafts_.size());
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].kind != ActorKind::kPerson) continue;
      names[i] = words_of(fold(text(drafts_[i].name)));
      order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return names[a].size() > names[b].size(); });
    for (const std::uint32_t i : order) {
      std::uint32_t best = kDropped;
      bool clear = true;
      for (std::uint32_t e = 0; e < entities_.size() && e < kMaxEntities; ++e) {
        if (!covers(entities_[e].name, names[i])) continue;
        const Term country = entities_[e].country;
        if (country && drafts_[i].country && country != drafts_[i].country) continue;
        clear = best == kDropped;
        if (names[i].size() == entities_[e].name.size()) {
          best = e;
          clear = true;
          break;
        }
        if (best == kDropped) best = e;
      }
      if (best == kDropped || !clear) {
        best = fresh();
        entities_[best].person = true;
        entities_[best].name = names[i];
      }
      put(i, best);
    }
  }

  // "," or ", qui était": nothing else stands between the two.
  bool set_apart(std::size_t from, std::size_t to) const {
    if (from >= to || to - from > 3 || word(from) != ",") return false;
    for (std::size_t i = from + 1; i < to; ++i)
      if (prose_.tokens[i].pos != Pos::kAux && prose_.tokens[i].pos != Pos::kPron) return false;
    return to - from != 2;
  }

  // "Moldova's president": one only can be meant.
  static bool owned(const MentionDraft& d) { return d.country || !d.org.empty(); }

  // "Moldova's president, Vasile Dorin, said", "Ida Holm, secrétaire générale du Sénat" and "Le
  // vice-président de la ligue, le sénateur chilien Ramon Osta, a refusé": two drafts with a comma
  // between them.
  void appositions() {
    for (std::uint32_t i = 0; i + 1 < drafts_.size(); ++i) {
      MentionDraft& a = drafts_[i];
      MentionDraft& b = drafts_[i + 1];
      if (!set_apart(a.words.end, b.words.begin)) continue;
      const bool clash = a.country && b.country && a.country != b.country;
      if (clash) continue;
      const bool closed =
          b.words.end >= prose_.tokens.size() || prose_.tokens[b.words.end].pos == Pos::kPunct;
      const bool titled = [](const MentionDraft& d) {
        return d.kind == ActorKind::kOffice || d.spokesman;
      }(b);
      if (a.kind == ActorKind::kPerson && titled && b.name.empty() && closed && !b.counterpart) {
        put(i + 1, of_[i]);
      } else if (a.kind == ActorKind::kOffice && of_[i] == kDropped &&
                 b.kind == ActorKind::kPerson && !b.counterpart && closed &&
                 (a.counterpart || (b.code.empty() ? owned(a) : word(b.words.end) == ","))) {
        put(i, of_[i + 1]);
      }
    }
  }

  // A counterpart holds the office of the person named before, in the same sentence if there is
  // one.
  void counterparts() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (!drafts_[i].counterpart) continue;
      for (std::uint32_t back = i;
           back-- > 0 && drafts_[i].words.begin - drafts_[back].words.begin < 60;) {
        const std::uint32_t e = of_[back];
        if (drafts_[back].counterpart) continue;
        std::string code = drafts_[back].office ? drafts_[back].code : std::string();
        if (e != kDropped && entities_[e].person && code.empty())
          for (const std::uint32_t m : entities_[e].members)
            if (drafts_[m].office && !drafts_[m].counterpart) code = drafts_[m].code;
        if (code.empty()) continue;
        drafts_[i].code = code;
        drafts_[i].sector = drafts_[back].sector;
        if (of_[i] != kDropped)
          entities_[of_[i]].codes.push_back(code), entities_[of_[i]].orgs.emplace_back();
        break;
      }
    }
  }

  bool holds(const Entity& e, const MentionDraft& d) const {
    for (std::size_t k = 0; k < e.codes.size(); ++k)
      if (e.codes[k] == d.code && (e.orgs[k] == d.org || d.org.empty())) return true;
    return false;
  }

  void office(std::uint32_t i) {
    const MentionDraft& d = drafts_[i];
    std::vector<std::uint32_t> same, open;
    if (!d.former && (d.office || d.definite)) {
      for (std::uint32_t e = 0; e < entities_.size(); ++e) {
        if (!entities_[e].person || !holds(entities_[e], d)) continue;
        if (d.country && entities_[e].country == d.country)
          same.push_back(e);
        else if (!d.counterpart && (!d.country || !entities_[e].country))
          open.push_back(e);  // a counterpart is someone else
      }
    }
    if (same.size() == 1) return put(i, same[0]);
    if (same.empty() && open.size() == 1 && (d.country || d.definite)) return put(i, open[0]);
    if (d.spokesman && !d.org.empty() && d.org != "?") {
      drafts_[i].kind = ActorKind::kBody;
      drafts_[i].code = d.of.empty() ? d.org : std::string();
      drafts_[i].name = d.of;
    }
    keyed(i);
  }

  std::string key(const MentionDraft& d) const {
    const std::string country = std::to_string(d.country);
    switch (d.kind) {
      case ActorKind::kState:
        return "state " + country;
      case ActorKind::kPlace:
        return d.code == "state" ? "state " + country : "place " + fold(text(d.name));
      case ActorKind::kMedium:
        return "medium " + (d.name.empty() ? d.code + country : fold(text(d.name)));
      case ActorKind::kGroup:
        return "group " + d.code + " " + country + " " + d.org;
      case ActorKind::kBody: {
        const bool named = d.code.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        if (named && !d.code.empty()) return "body " + d.code;
        return "body " + d.code + " " + country + " " +
               (d.named || d.code.empty() ? fold(text(d.name)) : "");
      }
      default:
        return "office " + d.code + " " + country + " " + d.org;
    }
  }

  void keyed(std::uint32_t i) {
    const MentionDraft& d = drafts_[i];
    if (!d.alias.empty()) aliases_.emplace(fold(text(d.alias)), i);
    if (d.named && !d.code.empty()) aliases_.emplace(fold(text(d.name)), i);
    if (d.kind == ActorKind::kBody && d.code.empty()) {
      const auto alias = aliases_.find(fold(text(d.name)));
      if (alias != aliases_.end() && of_[alias->second] != kDropped) {
        drafts_[i].kind = drafts_[alias->second].kind;
        return put(i, of_[alias->second]);
      }
    }
    // "le ministère de l'Intérieur" after "le ministère kazakh de l'Intérieur": one country only
    // can be meant.
    if (d.kind == ActorKind::kBody && !d.country && !d.named && !d.code.empty()) {
      std::uint32_t only = kDropped;
      bool clear = true;
      const auto end = d.alone.empty() ? static_cast<std::uint32_t>(drafts_.size()) : i;
      for (std::uint32_t k = 0; k < end; ++k) {
        const MentionDraft& o = drafts_[k];
        if (o.kind != ActorKind::kBody || o.code != d.code || !o.country) continue;
        clear &= only == kDropped || drafts_[only].country == o.country;
        only = k;
      }
      if (only != kDropped && clear) {
        if (of_[only] == kDropped) keyed(only);
        return put(i, of_[only]);
      }
    }
    if (!d.alone.empty()) meant_alone(drafts_[i]);
    const auto [at, added] = by_key_.try_emplace(key(d), 0u);
    if (added) at->second = fresh();
    put(i, at->second);
  }

  // "The Security Council": of no state that the article names, so the world's.
  void meant_alone(MentionDraft& d) const {
    const Table& bodies = prose_.pack->world("bodies");
    const auto row = bodies.find(d.alone);
    if (!row) return;
    d.code = d.alone;
    d.country = prose_.pack->world("countries").term(bodies.cell(*row, "country"));
    d.sector = prose_.pack->world("sectors").term(bodies.cell(*row, "sector"));
  }

  // "l'organisation" after its full name, "le ministère", "l'agence": the only body before it that
  // the words fit.
  void point_back(std::uint32_t i) {
    const MentionDraft& d = drafts_[i];
    const std::string head = fold(word(d.words.end - 1));
    std::uint32_t found = kDropped;
    for (std::uint32_t k = 0; k < i; ++k) {
      const MentionDraft& o = drafts_[k];
      if (o.kind != d.kind || of_[k] == kDropped || o.pointer) continue;
      const bool fits = o.code == d.code || o.code.starts_with(d.code + "_") ||
                        o.code.starts_with(d.code + ":") ||
                        fold(text(o.words)).find(head) != std::string::npos;
      if (!fits) continue;
      if (found != kDropped && found != of_[k]) return;
      found = of_[k];
    }
    if (found != kDropped) put(i, found);
  }

  const Prose& prose_;
  std::vector<MentionDraft>& drafts_;
  std::vector<std::uint32_t> of_;
  Interned texts_;
  std::vector<Entity> entities_;
  std::map<std::string, std::uint32_t> by_key_, aliases_;
};

}  // namespace

std::vector<std::uint32_t> same_ones(const Prose& prose, std::vector<MentionDraft>& drafts) {
  return Joiner(prose, drafts).run();
}

}  // namespace recoupe
