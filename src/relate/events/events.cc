// Union of mentions, in two rounds. Within one article the mentions that agree become one first, so
// that "il s'est entretenu avec lui", which names no day, joins the call that the article dates;
// then what the articles of the story tell is joined in the same way.
//
//   A: Putin + Tokayev, 8 Jan    A: Putin + Tokayev, no day    B: Putin + Tokayev, 7 Jan
//   -> A's two are one (8 Jan); B's stays by itself: two days, two calls
//
// Two agree when type family, mood, sides, place and day do not contradict; what is left open joins
// only if it can mean one alone. Mentions meet in blocks of one family and mood within a story, and
// only blocks of at most kMaxBlock different claims are compared pairwise. Blocks are sorted by
// what they say, never by arrival. A planned event is never joined with what came of it, but
// linked.
#include "relate/events/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "base/calendar.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxBlock = 300;  // claims of one kind in one story; what is over is joined
                                        // only where it says the very same

constexpr std::int32_t kBorrowed = 7 * kMinutesPerDay;  // a day that is another verb's is near

using Actors = std::vector<Index<Actor>>;  // sorted, unique

struct Item {  // a mention, or several that are one
  Event event;
  std::string family;
  Actors some_actors, some_targets;  // whom nobody names: they tell no event from another
  Index<Actor> subject{};  // the person to whom it happens only once in a story: who is arrested
  Term by = 0;             // a country of those on the other side
};

Actors actors_of(const Relations& x, Index<Reading> r, const Reading& reading,
                 Run<Index<Mention>> run, bool unnamed) {
  Actors found;
  for (std::uint32_t i = run.begin; i < run.end; ++i)
    if (reading.mentions[reading.parties[i].value].unnamed == unnamed)
      if (const Index<Actor> a = x.actor(r, reading.parties[i])) found.push_back(a);
  sort_unique(found);
  return found;
}

// One side of two events: do they contradict? An empty side is open.
bool sides_agree(const Actors& a, const Actors& b) { return subset(a, b) || subset(b, a); }

// Two dates agree when the shorter lies in the longer one.
bool days_agree(Period a, Period b) {
  return !dates_event(a) || !dates_event(b) || a.contains(b) || b.contains(a);
}

// Nothing on either side: only the place and the day can say that they are one.
bool nameless(const Event& e) { return e.actors.empty() && e.targets.empty(); }

// "The police arrested 40 people" and "X was arrested": open sides do not make them one.
bool strangers(const Event& a, const Event& b) {
  const bool both = !nameless(a) && !nameless(b);
  return both && !meet(a.actors, b.actors) && !meet(a.targets, b.targets);
}

bool compatible(const Event& a, const Event& b) {
  if (a.place && b.place && a.place != b.place) return false;
  if (strangers(a, b)) return false;
  return sides_agree(a.actors, b.actors) && sides_agree(a.targets, b.targets) &&
         days_agree(a.when, b.when);
}

// "He blamed some of them" need not be what "he blamed X" tells, unless their days are one.
bool veiled(const Item& a, const Item& b) {
  const bool somebody = a.event.targets.empty() && !a.some_targets.empty();
  const bool dated = dates_event(a.event.when) && dates_event(b.event.when);
  return somebody && !b.event.targets.empty() && !dated;
}

// "A judge set him free" and "libéré par un juge de Vadu": of what happens to a person once, the
// other side may bear another name, if not of another country.
bool may_be_one(const Item& a, const Item& b) {
  if (compatible(a.event, b.event)) return !veiled(a, b) && !veiled(b, a);
  if (!a.subject || a.subject != b.subject || a.event.mode != b.event.mode) return false;
  if (a.event.place && b.event.place && a.event.place != b.event.place) return false;
  const Period x = a.event.when, y = b.event.when;
  const bool borrowed =
      !(a.event.dated && b.event.dated) && std::abs(x.begin - y.begin) <= kBorrowed;
  return (!a.by || !b.by || a.by == b.by) && (days_agree(x, y) || borrowed);
}

std::size_t told(const Event& e) { return e.actors.size() + e.targets.size(); }

// Leaves the evidence unsorted.
void absorb(Item& into, const Item& from) {
  Event& a = into.event;
  const Event& b = from.event;
  if (told(b) > told(a) ||
      (told(b) == told(a) && std::tie(b.type, b.mode) < std::tie(a.type, a.mode)))
    a.type = b.type;
  if (a.mode == 0 || (b.mode != 0 && b.mode < a.mode)) a.mode = b.mode;
  a.actors.insert(a.actors.end(), b.actors.begin(), b.actors.end());
  a.targets.insert(a.targets.end(), b.targets.begin(), b.targets.end());
  sort_unique(a.actors);
  sort_unique(a.targets);
  if (!into.subject) into.subject = from.subject;
  if (!into.by) into.by = from.by;
  if (into.some_actors.empty()) into.some_actors = from.some_actors;
  if (into.some_targets.empty()) into.some_targets = from.some_targets;
  if (!a.implied) a.implied = b.implied;
  if (!a.place) a.place = b.place;
  const bool closer = a.dated == b.dated ? a.when.contains(b.when) : b.dated;
  if (!dates_event(a.when) || (dates_event(b.when) && closer)) {
    a.when = b.when;
    a.dated = b.dated;
  }
  a.historical = a.historical && b.historical;
  a.evidence.insert(a.evidence.end(), b.evidence.begin(), b.evidence.end());
}

auto order(const Item& i) {
  const Event& e = i.event;
  return std::tuple(!e.when.known(), e.when, e.evidence);
}

void add(Actors& side, const Actors& unnamed) {
  side.insert(side.end(), unnamed.begin(), unnamed.end());
  sort_unique(side);
}

void add_unnamed(Item& item) {
  add(item.event.actors, item.some_actors);
  add(item.event.targets, item.some_targets);
}

bool before(const Item& a, const Item& b) { return order(a) < order(b); }

void drop(std::vector<Item>& items, std::size_t i) {
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
}

// What says the very same is one, however often it is told.
std::vector<Item> join_same(std::vector<Item> items) {
  using Claim = std::tuple<Actors, Actors, Index<Actor>, Period>;
  std::map<Claim, std::size_t> seen;
  std::vector<Item> joined;
  for (Item& item : items) {
    const Event& e = item.event;
    const auto [at, fresh] =
        seen.try_emplace(Claim{e.actors, e.targets, e.place, e.when}, joined.size());
    if (fresh)
      joined.push_back(std::move(item));
    else
      absorb(joined[at->second], item);
  }
  for (Item& item : joined) sort_unique(item.event.evidence);
  return joined;
}

// How much an event says of who, where and when.
std::size_t said_by(const Event& e) {
  return told(e) + (e.place ? 1u : 0u) + (dates_event(e.when) ? 1u : 0u);
}

// The first event that says at least as much as items[i] and does not contradict it; none where
// two such contradict each other, for then either can be meant.
std::size_t partner_of(const std::vector<Item>& items, std::size_t i) {
  std::vector<std::size_t> partners;
  for (std::size_t j = 0; j < items.size(); ++j) {
    const Event &a = items[i].event, &b = items[j].event;
    if (i == j || said_by(b) < said_by(a) || nameless(a) != nameless(b) ||
        !may_be_one(items[i], items[j]))
      continue;
    const auto denied = [&](std::size_t other) { return !may_be_one(items[other], items[j]); };
    if (std::any_of(partners.begin(), partners.end(), denied)) return items.size();
    partners.push_back(j);
  }
  return partners.empty() ? items.size() : partners.front();
}

// What leaves a side, the place or the day open joins the one that it can mean.
void join_open(std::vector<Item>& items) {
  for (std::size_t i = 0; i < items.size();) {
    const std::size_t partner = partner_of(items, i);
    if (partner == items.size()) {
      ++i;
      continue;
    }
    const std::size_t first = std::min(i, partner), second = std::max(i, partner);
    absorb(items[first], items[second]);
    sort_unique(items[first].event.evidence);
    drop(items, second);
    i = 0;
  }
}

void join_block(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(), before);
  items = join_same(std::move(items));
  if (items.size() <= kMaxBlock) join_open(items);
  std::sort(items.begin(), items.end(), before);
}

// Mentions that may be one: the same family, and all planned or all done, all denied or all told.
using Key = std::tuple<std::string, bool, bool, bool>;

Key key_of(const Item& item) {
  const Event& e = item.event;
  const bool some = !item.some_actors.empty() || !item.some_targets.empty();
  // "2,000 people were arrested" and "banks were closed": of those whom nobody names only the very
  // same act can be one.
  const std::string act = nameless(e) && some
                              ? fmt::format("{} {} {} {}", item.family, e.mode,
                                            item.some_actors.empty(), item.some_targets.empty())
                              : item.family;
  return {act, e.negated, e.future, e.hypothetical};
}

std::vector<Item> join_all(std::vector<Item> items) {
  std::map<Key, std::vector<Item>> blocks;
  for (Item& item : items) {
    Key key = key_of(item);
    blocks[std::move(key)].push_back(std::move(item));
  }
  std::vector<Item> joined;
  for (auto& [key, block] : blocks) {
    join_block(block);
    std::move(block.begin(), block.end(), std::back_inserter(joined));
  }
  return joined;
}

void find_subject(Item& item, const Relations& x, const Table& modes) {
  const Event& e = item.event;
  const std::string_view once = e.mode ? modes.cell(e.mode - 1u, "once") : std::string_view();
  if (once.empty()) return;
  const Actors &side = once == "actor" ? e.actors : e.targets,
               &other = once == "actor" ? e.targets : e.actors;
  if (side.size() == 1 && x.actors[side[0].value].kind == ActorKind::kPerson)
    item.subject = side[0];
  for (const Index<Actor> a : other)
    if (const Term country = x.actors[a.value].country) item.by = country;
}

std::vector<Item> items_of(const Corpus& corpus, const Relations& x, Index<Story> story,
                           Index<Reading> r, const Pack& pack) {
  const Reading& reading = corpus.readings[r.value];
  const Table &types = pack.world("plover"), &modes = pack.world("modes");
  std::vector<Item> items;
  for (const EventMention& m : reading.events) {
    Item item;
    Event& e = item.event;
    e.story = story;
    e.type = m.type;
    e.mode = m.mode;
    e.actors = actors_of(x, r, reading, m.actors, false);
    e.targets = actors_of(x, r, reading, m.targets, false);
    item.some_actors = actors_of(x, r, reading, m.actors, true);
    item.some_targets = actors_of(x, r, reading, m.targets, true);
    e.implied = x.actor(r, m.implied);
    e.place = x.actor(r, m.place);
    e.when = m.when;
    const Period published = reading.article.published;
    e.dated = m.dated && (!published.known() || m.when.begin < published.end);
    e.negated = m.negated;
    e.future = m.future;
    e.hypothetical = m.hypothetical;
    e.historical = m.historical;
    e.evidence.push_back({r, m.span});
    find_subject(item, x, modes);
    item.family = m.type ? std::string(types.cell(m.type - 1u, "family")) : std::string();
    items.push_back(std::move(item));
  }
  return items;
}

// A plan of a day leads to the one event that its sides are told to have done that day.
void link_plans(std::span<Event> events, std::size_t first, const Table& types) {
  const auto family = [&](const Event& e) {
    return e.type ? types.cell(e.type - 1u, "family") : std::string_view();
  };
  const auto dated = [](const Event& e) {
    return !e.negated && !e.hypothetical && !e.historical && !nameless(e) && dates_event(e.when);
  };
  std::map<std::string_view, std::vector<std::size_t>> done;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (dated(events[i]) && !events[i].future && events[i].type) {
      std::vector<std::size_t>& of_family = done[family(events[i])];
      if (of_family.size() < kMaxBlock) of_family.push_back(i);
    }
  for (Event& plan : events) {
    if (!plan.future || !dated(plan)) continue;
    std::size_t found = 0;
    for (const std::size_t i : done[family(plan)])
      if (compatible(plan, events[i]) && ++found == 1) plan.done = index<Event>(first + i);
    if (found > 1) plan.done = {};
  }
}

}  // namespace

std::vector<Event> find_events(const Corpus& corpus, const Relations& so_far, const Pack& pack) {
  std::vector<Event> events;
  for (std::size_t s = 0; s < so_far.stories.size(); ++s) {
    const std::size_t first = events.size();
    std::vector<Item> all;
    std::map<Index<Reading>, Index<Copies>> origin;
    for (const Index<Copies> copies : so_far.stories[s].copies)
      for (const Copy& copy : so_far.copies[copies.value].copies) {
        origin[copy.reading] = copies;
        std::vector<Item> own =
            join_all(items_of(corpus, so_far, index<Story>(s), copy.reading, pack));
        std::move(own.begin(), own.end(), std::back_inserter(all));
      }
    std::vector<Item> joined = join_all(std::move(all));
    std::sort(joined.begin(), joined.end(), before);
    for (Item& item : joined) {
      std::vector<Index<Copies>> origins;
      for (const Evidence& e : item.event.evidence) origins.push_back(origin[e.reading]);
      sort_unique(origins);
      item.event.origins = static_cast<std::uint32_t>(origins.size());
      add_unnamed(item);
      if (!item.event.actors.empty()) item.event.implied = {};
      events.push_back(std::move(item.event));
    }
    link_plans(std::span(events).subspan(first), first, pack.world("plover"));
  }
  return events;
}

}  // namespace recoupe
