#include "read/events/stands.h"

namespace recoupe {

bool noun_place(const Clauses& c, std::uint32_t unit) {
  if (unit == 0) return false;
  const Chunk& before = c.units()[unit - 1];
  if (before.part == Part::kPossessive) return true;
  // "s'en félicite": no preposition
  const Relation own = c.tree().relation(before.begin);
  const bool clitic =
      before.helps(Help::kClitic) && own != Relation::kCase && own != Relation::kMark;
  if (before.part == Part::kSlot && !before.helps(Help::kInfinitive) &&
      !before.helps(Help::kAdverb) && !(clitic && (c.verb_forms(unit) & kFinite)))
    return true;
  if (before.part == Part::kWord && before.help == 0 && c.noun_form(unit))
    return true;  // "jail sentences"
  if (before.part != Part::kWord && before.part != Part::kSlot) return false;
  if (before.helps(Help::kDeterminer)) {
    if (!before.helps(Help::kClitic)) return true;
    // "et les exhorte", "qui l'accuse"
    const Relation r = c.tree().relation(before.begin);
    const bool joins = unit > 1 && c.units()[unit - 2].part == Part::kCoordinate;
    if (c.prose().tokens[c.units()[unit].begin].pos == Pos::kVerb &&
        (joins || r == Relation::kObj || r == Relation::kIobj))
      return false;
    // "celle-ci les menace": what has a subject of its own before it
    const std::uint32_t subject = c.tree().own_subject(c.units()[unit].begin);
    if (subject != kNoHead && subject < before.begin) return false;
    if (unit < 2) return true;
    const Chunk& more = c.units()[unit - 2];
    return more.part != Part::kMention && !more.helps(Help::kPronoun) &&
           !more.helps(Help::kNegation);
  }
  return false;
}

namespace {

// "residents of the Lund camp", "parked dump trucks": the tree has no doubt that it is a noun.
bool noun_by_tree(const Clauses& c, std::uint32_t unit) {
  const std::uint32_t token = c.units()[unit].begin;
  if (c.prose().tokens[token].pos != Pos::kNoun || !c.noun_form(unit)) return false;
  const Relation r = c.tree().relation(token);
  const bool compound = r == Relation::kCompound && c.tree().head(token) == token + 1 &&
                        c.tree().relation(token + 1) == Relation::kObj;
  return compound || (r == Relation::kNmod && c.tree().child(token, Relation::kCase) != kNoHead);
}

}  // namespace

bool verb_stands(const Clauses& c, std::uint32_t unit) {
  if (c.units()[unit].part != Part::kWord || noun_by_tree(c, unit)) return false;
  const std::uint16_t forms = c.verb_forms(unit);
  const bool bare = (forms & kGerund) || ((forms & kInfinitive) && !(forms & kFinite));
  const bool after_slot = unit > 0 && c.units()[unit - 1].part == Part::kSlot;
  return !noun_place(c, unit) || (bare && after_slot);
}

}  // namespace recoupe
