// The words of the output contract for our enumerations: "at_least", "disagree", "no_date".
//
// Takes: a value of an enumeration. Gives: its code, a view that never ends; "" for a value that
// the enumeration does not have. Codes, not language: what a reader sees comes from data/.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "recoupe/reading.h"

namespace recoupe {

// Of recoupe/relations.h, which the readers of articles do not need.
enum class Kinship : std::uint8_t;
enum class Aspect : std::uint8_t;
enum class Verdict : std::uint8_t;
enum class Flag : std::uint8_t;
enum class Bond : std::uint8_t;
// Of recoupe/dossier.h.
enum class ViewKind : std::uint8_t;
enum class ChangeKind : std::uint8_t;

std::string_view code(BlockKind kind);
std::string_view code(Residue kind);
std::string_view code(ActorKind kind);
std::string_view code(Grain grain);
std::string_view code(Manner manner);
std::string_view code(Hedge hedge);
std::string_view code(Scope scope);
std::string_view code(Doubt doubt);
std::string_view code(Kinship kinship);
std::string_view code(Aspect aspect);
std::string_view code(Verdict verdict);
std::string_view code(Flag flag);
std::string_view code(Bond bond);
std::string_view code(ViewKind view);
std::string_view code(ChangeKind kind);

// The value of a code: Hedge::kAtLeast for "at_least". None for a word that is no code of the
// enumeration.
template <class E>
std::optional<E> from_code(std::string_view name) {
  for (unsigned i = 0;; ++i) {
    const E value = static_cast<E>(i);
    const std::string_view its = code(value);
    if (its.empty()) return std::nullopt;
    if (its == name) return value;
  }
}

// What limits an event, in the order of the contract. `Telling` is any record of an event that has
// the four: EventMention, Event, DossierEvent.
template <class Telling>
std::vector<std::string_view> event_flags(const Telling& event) {
  std::vector<std::string_view> flags;
  if (event.negated) flags.push_back("negated");
  if (event.future) flags.push_back("future");
  if (event.hypothetical) flags.push_back("hypothetical");
  if (event.historical) flags.push_back("historical");
  if (event.implied) flags.push_back("implied");
  return flags;
}

}  // namespace recoupe
