#include "read/events/agreement.h"

#include "base/fold.h"
#include "pack/pack.h"

namespace recoupe {
namespace {

constexpr int kMaxHops = 64;  // from a mention to the first of the same actor

// What an article says, "le maire", or the noun that it begins with; else a given name.
std::string_view gender_of(const Prose& prose, const Mention& m) {
  const Run<Token> words = tokens_in(prose, m.span);
  if (words.empty()) return {};
  const Table& pronouns = prose.language->table("pronouns");
  for (const Match& found : matches(prose, pronouns, words.begin, words.begin + 1))
    if (pronouns.cell(found.row, "role") == "object" && !pronouns.cell(found.row, "gender").empty())
      return pronouns.cell(found.row, "gender");
  if (m.kind == ActorKind::kPerson && !m.name.empty()) {
    const std::string_view name = prose.text.substr(m.name.begin, m.name.size());
    const Table& given = prose.pack->world("given_names");
    const auto row = given.find(fold(name.substr(0, name.find(' '))));
    return row ? given.cell(*row, "gender") : std::string_view{};
  }
  const Token& first = prose.tokens[words.begin];
  const bool elided = first.pos == Pos::kDet && words.size() > 1;
  const Token& noun = prose.tokens[words.begin + (elided ? 1 : 0)];
  return noun.pos == Pos::kNoun && (noun.forms & kFeminine) ? "f" : std::string_view{};
}

}  // namespace

bool things_have_gender(const Prose& prose) {
  const Table& pronouns = prose.language->table("pronouns");
  for (std::uint32_t row = 0; row < pronouns.size(); ++row)
    if (pronouns.cell(row, "gender") == "n") return false;
  return true;
}

bool agrees(const Prose& prose, std::span<const Mention> mentions, Index<Mention> who,
            std::string_view gender) {
  for (int hop = 0; who && hop < kMaxHops && !gender.empty(); ++hop) {
    const Mention& m = mentions[who.value];
    if (const std::string_view own = gender_of(prose, m); !own.empty()) return own == gender;
    who = m.same_as;
  }
  return true;
}

bool plural_words(const Prose& prose, const Mention& m) {
  const Run<Token> words = tokens_in(prose, m.span);
  return !words.empty() && (prose.tokens[words.begin].forms & kPlural) != 0;
}

}  // namespace recoupe
