#include "read/events/frames.h"

#include <algorithm>
#include <array>
#include <utility>

namespace recoupe {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 6> kKinds{{{"verb", Kind::kVerb},
                                                                   {"reflexive", Kind::kReflexive},
                                                                   {"be", Kind::kBe},
                                                                   {"noun", Kind::kNoun},
                                                                   {"adjunct", Kind::kAdjunct},
                                                                   {"state", Kind::kState}}};
constexpr std::array<std::pair<std::string_view, Needs>, 9> kNeeds{{{"any", Needs::kAny},
                                                                    {"actor", Needs::kActor},
                                                                    {"target", Needs::kTarget},
                                                                    {"both", Needs::kBoth},
                                                                    {"sides", Needs::kSides},
                                                                    {"two", Needs::kTwo},
                                                                    {"place", Needs::kPlace},
                                                                    {"someone", Needs::kSomeone},
                                                                    {"none", Needs::kNone}}};

template <class T, std::size_t N>
T named(const std::array<std::pair<std::string_view, T>, N>& names, std::string_view name) {
  for (const auto& [key, value] : names)
    if (key == name) return value;
  return T{};
}

template <class Use>
void each_part(std::string_view text, std::string_view separators, Use use) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t at = std::min(text.find_first_of(separators, from), text.size());
    if (at > from) use(text.substr(from, at - from));
    from = at + 1;
  }
}

std::vector<Slot> slots_of(std::string_view cell) {
  std::vector<Slot> slots;
  each_part(cell, "|+", [&](std::string_view part) {
    if (const Slot s = slot_named(part); s != Slot::kNone) slots.push_back(s);
  });
  return slots;
}

}  // namespace

bool has(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

Frame read_frame(const Table& events, std::uint32_t row, const Pack& pack) {
  Frame f;
  f.rule = events.rule(row);
  f.kind = named(kKinds, events.cell(row, "kind"));
  f.type = pack.world("plover").term(events.cell(row, "type"));
  f.mode = pack.world("modes").term(events.cell(row, "mode"));
  const std::string_view actor = events.cell(row, "actor");
  f.actors = slots_of(actor);
  f.all = actor.find('+') != std::string_view::npos;
  // Whose act it may be, may also be the subject of a verb that carries it: "made an appeal to".
  if (f.kind == Kind::kNoun && has(f.actors, Slot::kPossessor) && !has(f.actors, Slot::kSubject))
    f.actors.push_back(Slot::kSubject);
  f.targets = slots_of(events.cell(row, "target"));
  f.needs = named(kNeeds, events.cell(row, "needs"));
  const std::string_view takes = events.cell(row, "takes");
  f.takes = takes == "act" ? Takes::kAct : takes == "whole" ? Takes::kWhole : Takes::kNothing;
  each_part(events.cell(row, "if"), " ", [&](std::string_view part) {
    const std::size_t colon = part.find(':');
    f.conditions.push_back(
        {part.substr(0, colon), colon == std::string_view::npos ? "" : part.substr(colon + 1)});
  });
  return f;
}

int quad_of(Term type, const Pack& pack) {
  const std::string_view cell =
      type ? pack.world("plover").cell(type - 1u, "quad") : std::string_view();
  return cell.empty() ? 0 : cell.front() - '0';
}

bool is_deed(Term type, const Pack& pack) {
  const int quad = quad_of(type, pack);
  return quad == 2 || quad == 4;
}

}  // namespace recoupe
