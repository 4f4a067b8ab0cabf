#include "read/events/named_role.h"

#include <string_view>

#include "read/events/pronouns.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxAside = 60;  // bytes between a role and its name: "of the weekly, "

// "Its spokesman, Colonel Ba, accused", "held the editor of the weekly, Ana Paz.": is the name, by
// the tree or by the signs around it, that of the role before it?
bool names_role(const Prose& prose, const TreeWalk& tree, const Mention& role, const Mention& who) {
  if (who.kind != ActorKind::kPerson || who.name.empty()) return false;
  const Run<Token> own = tokens_in(prose, role.span), name = tokens_in(prose, who.span);
  if (name.begin <= own.end || prose.word(name.begin - 1) != ",") return false;
  for (std::uint32_t t = own.end; t + 1 < name.begin; ++t) {
    const Pos pos = prose.tokens[t].pos;
    if (pos == Pos::kVerb || pos == Pos::kAux || pos == Pos::kPunct) return false;
  }
  const std::string_view after =
      name.end < prose.tokens.size() ? prose.word(name.end) : std::string_view(".");
  if (after == "," || after == "." || after == ";") return true;
  for (std::uint32_t t = name.begin; t < name.end; ++t)
    if (tree.relation(t) == Relation::kAppos && tree.head(t) >= own.begin && tree.head(t) < own.end)
      return true;
  return false;
}

}  // namespace

Index<Mention> by_name(const Prose& prose, const TreeWalk& tree, std::span<const Mention> mentions,
                       Index<Mention> m) {
  const Mention& role = mentions[m.value];
  if (!role.name.empty() || !one_person(prose, role)) return m;
  for (std::size_t next = m.value + 1; next < mentions.size(); ++next) {
    if (mentions[next].span.begin < role.span.end) continue;
    if (mentions[next].span.begin > role.span.end + kMaxAside) return m;
    if (names_role(prose, tree, role, mentions[next])) return index<Mention>(next);
  }
  return m;
}

}  // namespace recoupe
