// Every word of a sentence that events.tsv knows is tried as a cue, from the last to the first, so
// that what a threat, request or refusal is about is known before the threat is read:
//
//   La junte refuse de dialoguer avec les mutins.
//   dialoguer: CONSULT of the junta and the mutineers; refuse de: takes it as content -> REJECT
//   meet, of the mutineers
//
// A cue gets its sides from the slots of its row. What its needs or conditions do not find is no
// event: a gap is better than an event that nobody told. Cost: linear in the sentence, times the
// rows that match at one word.
#include "read/events/events.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "read/events/circumstances.h"
#include "read/events/clause.h"
#include "read/events/conditions.h"
#include "read/events/content.h"
#include "read/events/cue_words.h"
#include "read/events/event_cue.h"
#include "read/events/frames.h"
#include "read/events/line_times.h"
#include "read/events/moods.h"
#include "read/events/named_role.h"
#include "read/events/people.h"
#include "read/events/pronouns.h"
#include "read/events/quoted.h"
#include "read/events/same_act.h"
#include "read/events/sides.h"
#include "read/events/slots.h"
#include "read/events/stands.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxEvents = 2'000;  // of one article; a longer list is no report
constexpr std::uint32_t kMaxSentence =
    400;  // tokens; more is a table or a list that lost its line ends
constexpr std::uint16_t kVerbHelps = 0x7ff;  // Help bits of words that a verb group may hold

bool asks_of_object(const Frame& frame) {
  return std::any_of(frame.conditions.begin(), frame.conditions.end(),
                     [](const Condition& c) { return c.about == "object"; });
}

bool nobody(const EventCue& cue) {
  return cue.actors.empty() && cue.meant.empty() && cue.targets.empty();
}

// Is the noun what the verb has as its object?
bool is_object(const Clauses& c, const EventCue& noun, const EventCue& verb) {
  const std::uint32_t object = c.tree().child(c.units()[verb.first].begin, Relation::kObj);
  return object != kNoHead && object >= c.units()[noun.first].begin &&
         object < c.units()[noun.last].end;
}

// Where each of the mentions that were given stands in the cast.
std::vector<Index<Mention>> in_cast(const Cast& cast, std::size_t given) {
  std::vector<Index<Mention>> place(given);
  for (std::size_t i = 0; i < cast.given.size(); ++i)
    if (cast.given[i]) place[cast.given[i].value] = index<Mention>(i);
  return place;
}

class Finder {
 public:
  Finder(const Prose& prose, std::span<const Mention> mentions, std::span<const TimeRef> times,
         std::span<const Quote> quotes, std::span<const Span> quote_spans, Period published,
         const Pack& pack)
      : prose_(prose),
        tree_(prose),
        cast_(find_people(prose, tree_, mentions, times)),
        mentions_(cast_.mentions),
        given_(mentions.size()),
        times_(times),
        places_(in_cast(cast_, given_)),
        quotations_{quotes, quote_spans, places_},
        published_(published),
        pack_(pack),
        events_(prose.language->table("events")) {}

  EventTable run();

 private:
  void sentence(Run<Token> words);
  void name_as_given();
  bool looks_like(const EventSentence& s, std::uint32_t unit, Match m) const;
  void try_at(const EventSentence& s, std::uint32_t unit, std::vector<EventCue>& cues) const;
  std::optional<EventCue> resolve(const EventSentence& s, std::uint32_t unit, Match m,
                                  std::span<const Match> all,
                                  const std::vector<EventCue>& later) const;
  bool noun_stands(const Clauses& c, std::uint32_t unit, Match m, std::span<const Match> all) const;
  void keep(const Clauses& c, const EventCue& cue);
  Run<Index<Mention>> parties(const Clauses& c, const Units& units,
                              std::span<const Index<Mention>> meant, const Units& but);
  Index<Mention> first_of(Index<Mention> m) const;

  const Prose& prose_;
  TreeWalk tree_;
  Cast cast_;
  std::span<const Mention> mentions_;  // of the cast
  std::size_t given_ = 0;
  std::span<const TimeRef> times_;
  std::vector<Index<Mention>> places_;  // in the cast, of those given
  Quotations quotations_;
  Period published_;
  const Pack& pack_;
  const Table& events_;
  Index<Mention> topic_{}, thing_{}, person_{},
      last_{};  // whom a pronoun of the next sentence means
  std::vector<Index<Mention>> pair_;
  std::vector<Index<Mention>> many_;
  std::uint32_t before_ = 0;                     // byte where the sentence before begins
  std::uint32_t pair_age_ = 2, person_age_ = 2;  // sentences
  Index<TimeRef> line_time_{};                   // before the line that is read
  EventTable out_;
};

EventTable Finder::run() {
  if (events_.size() == 0) return {};
  const std::vector<Index<TimeRef>> line_time = line_times(prose_, times_);
  for (std::size_t i = 0; i < prose_.words.size(); ++i) {
    if (out_.events.size() >= kMaxEvents) break;
    line_time_ = line_time[i];
    if (prose_.words[i].size() <= kMaxSentence) sentence(prose_.words[i]);
  }
  std::stable_sort(out_.events.begin(), out_.events.end(),
                   [](const EventMention& a, const EventMention& b) {
                     return std::pair(a.cue.begin, a.cue.end) < std::pair(b.cue.begin, b.cue.end);
                   });
  name_as_given();
  return std::move(out_);
}

// Parties are of the cast so far: from here on of the mentions that were given, and the people that
// follow them.
void Finder::name_as_given() {
  std::vector<Index<Mention>> place = cast_.given;
  for (Index<Mention>& party : out_.parties) {
    Index<Mention>& own = place[party.value];
    if (!own) {
      own = index<Mention>(given_ + out_.people.size());
      out_.people.push_back(mentions_[party.value]);
    }
    party = own;
  }
  for (EventMention& e : out_.events)
    if (e.place) e.place = place[e.place.value];
}

void Finder::sentence(Run<Token> words) {
  const Clauses c(prose_, tree_, mentions_, times_, words);
  const EventSentence s{.prose = prose_,
                        .clauses = c,
                        .mentions = mentions_,
                        .times = times_,
                        .quotations = quotations_,
                        .published = published_,
                        .topic = topic_,
                        .person = person_,
                        .person_is_near = person_age_ <= 1,
                        .thing = thing_,
                        .last = last_,
                        .pair = pair_,
                        .before = before_,
                        .pair_is_near = pair_age_ <= 1,
                        .many = many_,
                        .pack = pack_};
  before_ = words.empty() ? before_ : prose_.tokens[words.begin].span.begin;
  ++pair_age_;
  ++person_age_;
  std::vector<EventCue> cues;  // the last of the sentence first
  for (std::uint32_t i = c.size(); i > 0; --i)
    if (c.units()[i - 1].part != Part::kMention && c.units()[i - 1].part != Part::kTime)
      try_at(s, i - 1, cues);
  for (EventCue& cue : cues) share_sides(cue, cues);
  join_same_acts(s, cues);
  share_circumstances(s, cues);
  for (std::size_t i = cues.size(); i > 0; --i)
    if (!cues[i - 1].content_only)
      for (const EventCue& one : with_each(s, cues[i - 1])) keep(c, one);
  for (const Chunk& u : c.units())
    if (u.part == Part::kMention && personal(mentions_[u.mention.value])) {
      person_ = u.mention;
      person_age_ = 1;
    }
  // Whom "il" of the next sentence means: a person, state or body that is this one's first subject.
  if (goes_on(s)) return;
  auto many = first_several(s, c.size());
  if (many.empty()) many = group_hit(s);
  if (!many.empty()) many_ = many;
  const Index<Mention> first = first_party(s, c.size(), {});
  if (!first) return;
  last_ = first;
  if (one_person(prose_, mentions_[first.value])) topic_ = first;
  if (!personal(mentions_[first.value])) thing_ = first;
}

void Finder::try_at(const EventSentence& s, std::uint32_t unit, std::vector<EventCue>& cues) const {
  const Clauses& c = s.clauses;
  const std::uint32_t token = c.units()[unit].begin;
  std::span<const Match> all = matches(prose_, events_, token, c.units().back().end);
  // Rows that stand there word for word go before those whose words stand apart.
  const std::vector<Match> apart = rows_apart(c, unit, events_);
  const auto longer = static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [](const Match& m) { return m.length == 1; }) -
      all.begin());
  std::vector<Match> with_apart;
  if (!apart.empty()) {
    with_apart.assign(all.begin(), all.end());
    with_apart.insert(with_apart.begin() + static_cast<std::ptrdiff_t>(longer), apart.begin(),
                      apart.end());
    all = with_apart;
  }
  for (const Match& m : all) {
    if (events_.cell(m.row, "kind") == "none") {
      if (!looks_like(s, unit, m)) continue;
      // "frapper à la porte": no event, whatever is in it
      const std::uint32_t last = c.unit_of(token + m.length - 1);
      std::erase_if(cues, [&](const EventCue& other) { return other.first <= last; });
      return;
    }
    std::optional<EventCue> cue = resolve(s, unit, m, all, cues);
    if (!cue) continue;
    // A longer phrase takes the words of the shorter ones in it.
    std::erase_if(cues, [&](const EventCue& other) { return other.first <= cue->last; });
    // "a conversé par visioconférence": the words after the verb only say how.
    for (const EventCue& other : cues)
      if (other.frame.kind == Kind::kAdjunct && other.type == cue->type && other.first < cue->end &&
          cue->mode == 0)
        cue->mode = other.mode;
    std::erase_if(cues, [&](const EventCue& other) {
      return other.frame.kind == Kind::kAdjunct && other.frame.type == cue->frame.type &&
             other.first < cue->end;
    });
    // "ont mené des manœuvres conjointes", "has banned rallies": the noun tells what the verb's row
    // has told already.
    if (cue->frame.kind == Kind::kVerb && asks_of_object(cue->frame))
      std::erase_if(cues, [&](const EventCue& other) {
        const bool own = other.frame.type == cue->frame.type && other.first < cue->end;
        return other.frame.kind == Kind::kNoun &&
               (own || (nobody(other) && is_object(c, other, *cue)));
      });
    // "demanded the immediate release": the row has told its object.
    const auto place = static_cast<std::size_t>(&m - all.data());
    const bool object_told = place >= longer && place < longer + apart.size();
    if (object_told)
      std::erase_if(cues, [&](const EventCue& other) {
        return other.frame.kind == Kind::kNoun && is_object(c, other, *cue);
      });
    if (cue->frame.takes != Takes::kNothing) take_content(s, *cue, cues);
    cues.push_back(std::move(*cue));
    return;
  }
}

// A row of a look-alike may ask what stands around it: "killed", near "earthquake".
bool Finder::looks_like(const EventSentence& s, std::uint32_t unit, Match m) const {
  EventCue cue;
  cue.frame = read_frame(events_, m.row, pack_);
  if (cue.frame.conditions.empty()) return true;
  cue.first = unit;
  cue.last = s.clauses.unit_of(s.clauses.units()[unit].begin + m.length - 1);
  cue.group = {.first = cue.first, .last = cue.last};
  cue.end = s.clauses.right_end(cue.last + 1, false);
  cue.object = find_object(s, cue);
  return std::all_of(cue.frame.conditions.begin(), cue.frame.conditions.end(),
                     [&](const Condition& c) { return holds(s, cue, c, {}); });
}

// A word that may be a verb as well is a noun where a noun stands, or with no small word before it.
bool Finder::noun_stands(const Clauses& c, std::uint32_t unit, Match m,
                         std::span<const Match> all) const {
  const std::uint32_t token = c.units()[unit].begin;
  const bool acts = prose_.tokens[token].pos == Pos::kVerb &&
                    tree_.child(token, Relation::kObj) != kNoHead;  // "and killing two"
  if (unit == 0 || noun_place(c, unit)) return true;
  if ((c.units()[unit - 1].help & kVerbHelps) == 0 && !acts) return true;
  return std::none_of(all.begin(), all.end(), [&](const Match& other) {
    return events_.cell(other.row, "kind") == "verb" && other.length == m.length;
  });
}

std::optional<EventCue> Finder::resolve(const EventSentence& s, std::uint32_t unit, Match m,
                                        std::span<const Match> all,
                                        const std::vector<EventCue>& later) const {
  const Clauses& c = s.clauses;
  EventCue cue;
  cue.frame = read_frame(events_, m.row, pack_);
  if (cue.frame.type == 0) return std::nullopt;
  const std::uint32_t end_token = c.units()[unit].begin + m.length;
  cue.first = unit;
  cue.last = c.unit_of(end_token - 1);
  for (std::uint32_t i = cue.first; i <= cue.last; ++i)
    if (c.units()[i].part == Part::kMention ||
        (c.units()[i].part == Part::kTime && (i == cue.first || i == cue.last)))
      return std::nullopt;
  cue.type = cue.frame.type;
  cue.mode = cue.frame.mode;
  const bool noun = cue.frame.kind == Kind::kNoun || cue.frame.kind == Kind::kAdjunct;
  if (noun ? !noun_stands(c, unit, m, all) : !verb_stands(c, unit)) return std::nullopt;
  if (noun)
    noun_sides(s, cue);
  else if (!verb_sides(s, cue))
    return std::nullopt;
  for (const Condition& condition : cue.frame.conditions)
    if (!holds(s, cue, condition, later)) return std::nullopt;
  find_place(s, cue);
  if (!enough(s, cue)) return std::nullopt;
  find_moods(s, cue);
  find_mode(s, cue);
  find_time(s, cue);
  plan(pack_, cue);
  return cue;
}

Index<Mention> Finder::first_of(Index<Mention> m) const {
  for (std::size_t hops = 0; m && hops < mentions_.size() && mentions_[m.value].same_as; ++hops)
    m = mentions_[m.value].same_as;
  return m;
}

Run<Index<Mention>> Finder::parties(const Clauses& c, const Units& units,
                                    std::span<const Index<Mention>> meant, const Units& but) {
  const auto begin = static_cast<std::uint32_t>(out_.parties.size());
  std::vector<Index<Mention>> seen;
  for (const std::uint32_t u : but) seen.push_back(first_of(c.units()[u].mention));
  const auto add = [&](Index<Mention> m) {
    m = by_name(prose_, tree_, mentions_, m);
    const Index<Mention> first = first_of(m);
    if (std::find(seen.begin(), seen.end(), first) != seen.end()) return;
    seen.push_back(first);
    out_.parties.push_back(m);
  };
  for (const Index<Mention> m : meant) add(m);
  for (const std::uint32_t u : units) add(c.units()[u].mention);
  return {begin, static_cast<std::uint32_t>(out_.parties.size())};
}

void Finder::keep(const Clauses& c, const EventCue& cue) {
  EventMention e;
  const auto token = [&](std::uint32_t t) { return prose_.tokens[t].span; };
  const std::uint32_t group = std::min(cue.group.first, cue.first);
  std::uint32_t begin = group;
  for (const Units& side : {cue.actors, cue.targets})
    for (const std::uint32_t u : side) begin = std::min(begin, u);
  std::uint32_t end = std::max(cue.end, cue.last + 1);
  while (end > cue.last + 1 &&
         (c.units()[end - 1].part == Part::kComma || c.units()[end - 1].part == Part::kStop ||
          c.units()[end - 1].part == Part::kCoordinate))
    --end;
  e.span = join(token(c.units()[begin].begin), token(c.units()[end - 1].end - 1));
  e.cue = join(token(c.units()[group].begin), token(c.units()[cue.last].end - 1));
  e.type = cue.type;
  e.mode = cue.mode;
  e.actors = parties(c, cue.actors, cue.meant, {});
  e.targets = parties(c, cue.targets, cue.meant_targets, cue.actors);
  e.place = cue.place;
  if (cue.time) e.when = times_[cue.time.value].when;
  e.dated = cue.dated;
  e.source = quote_around(quotations_, e.cue);
  e.rule = cue.frame.rule;
  e.negated = cue.negated;
  e.future = cue.future;
  e.hypothetical = cue.hypothetical;
  e.historical = cue.historical;
  if (!cue.time && line_time_) {
    e.when = times_[line_time_.value].when;
    e.dated = true;
    e.historical |= long_ago(e.when, published_);
  }
  const bool sides = cue.frame.needs == Needs::kSides || cue.frame.needs == Needs::kTwo ||
                     cue.frame.needs == Needs::kBoth;
  const std::size_t told = e.actors.size() + e.targets.size();
  const bool one_group = e.actors.size() > 0 &&
                         mentions_[out_.parties[e.actors.begin].value].kind == ActorKind::kGroup;
  if (cue.frame.all && sides && told < 2 && !cue.group.plural && !one_group) {
    out_.parties.resize(e.actors.begin);
    return;
  }
  if (cue.frame.all && e.actors.size() > 1) {
    pair_age_ = 0;
    pair_.assign(out_.parties.begin() + e.actors.begin, out_.parties.begin() + e.actors.end);
  } else if (e.actors.size() == 1 && e.targets.size() == 1) {
    const Index<Mention> actor = out_.parties[e.actors.begin],
                         target = out_.parties[e.targets.begin];
    if (mentions_[actor.value].kind == mentions_[target.value].kind) pair_ = {actor, target};
  }
  out_.events.push_back(e);
}

}  // namespace

EventTable find_events(const Prose& prose, std::span<const Mention> mentions,
                       std::span<const TimeRef> times, std::span<const Quote> quotes,
                       std::span<const Span> quote_spans, Period published, const Pack& pack) {
  return Finder(prose, mentions, times, quotes, quote_spans, published, pack).run();
}

}  // namespace recoupe
