// Runs of capitalised words. A word of every day at the beginning of a sentence opens none;
// particles ("de", "al", "von") go on with a run when a capital follows. Cost: linear.
#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/names/phrases.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxNameWords = 6;  // longer runs are headlines and lists
constexpr unsigned kUpper = kCapital | kAllCaps;

bool is_item(const Gazetteer& g, std::size_t token, std::initializer_list<ItemKind> kinds) {
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](ItemKind k) { return g.find(token, k).has_value(); });
}

// "VI", "XVI" after a name.
bool numeral(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

}  // namespace

bool NameRuns::capital(std::size_t token) const {
  return (prose_.tokens[token].shape & kUpper) != 0;
}

bool NameRuns::given_name(std::size_t token) const {
  const std::string folded = fold(prose_.word(token));
  const Table& names = prose_.pack->world("given_names");
  return names.find(folded.substr(0, folded.find(' '))).has_value();
}

bool NameRuns::common_first(std::size_t token) const {
  const Token& t = prose_.tokens[token];
  return (t.shape & kFirst) && !prose_.language->entries(t.word).empty() && t.pos != Pos::kName &&
         !given_name(token);
}

bool NameRuns::particle(std::size_t token, bool opening) const {
  const Table& table = prose_.pack->world("particles");
  const auto row = table.find(fold(prose_.word(token)));
  return row && (!opening || table.cell(*row, "place") == "before");
}

bool NameRuns::opens(std::size_t token) const {
  const Token& t = prose_.tokens[token];
  if (!capital(token) || t.pos == Pos::kPunct || (t.shape & kNumber)) return false;
  if (is_item(gazetteer_, token, {ItemKind::kDeterminer, ItemKind::kLink})) return false;
  // "Xi" is a name, "XI" a number.
  const auto other = gazetteer_.find(token, ItemKind::kNotName);
  const bool number = other && gazetteer_.cell(*other, "kind") == "numeral";
  if (other && (!number || (t.shape & kAllCaps))) return false;
  return !common_first(token);
}

// A title, an institution or a people ends a name, unless it is one of its words ("Denzel
// Washington" is not).
bool NameRuns::goes_on(std::size_t token) const {
  if (!capital(token) || prose_.tokens[token].pos == Pos::kPunct) return false;
  if (is_item(gazetteer_, token, {ItemKind::kNotName})) return numeral(prose_.word(token));
  return !is_item(gazetteer_, token,
                  {ItemKind::kTitle, ItemKind::kDemonym, ItemKind::kInstitution, ItemKind::kState,
                   ItemKind::kAgency, ItemKind::kMediaHead, ItemKind::kCollective});
}

Run<Token> NameRuns::at(std::size_t at, std::size_t end) const {
  std::size_t i = at;
  // "al Assad": a small word opens a name only before a capital.
  if (i + 1 < end && !capital(i) && particle(i, true) && capital(i + 1)) ++i;
  if (i >= end || !opens(i)) return {};
  ++i;
  while (i < end && i - at < kMaxNameWords) {
    std::size_t next = i;
    while (next < end && next - i < 2 && !capital(next) && particle(next, false)) ++next;
    if (next >= end || !goes_on(next)) break;
    i = next + 1;
  }
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(i)};
}

}  // namespace recoupe
