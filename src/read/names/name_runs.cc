// Runs of capitalised words. Where the model marks a name, its words are the run. Elsewhere a word
// of every day at the beginning of a sentence opens none, and particles ("de", "al", "von") go on
// with a run when a capital follows. Cost: linear.
#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/names/phrases.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxNameWords = 6;    // longer runs are headlines and lists
constexpr std::size_t kTitleCaseWords = 4;  // a headline in capitals has at least as many words
constexpr std::size_t kShortWord = 3;       // letters of a word that says nothing by its capital
constexpr std::uint32_t kLongestTitle = 3;  // words of a noun set beside a name
constexpr std::uint32_t kLookAside = 6;     // words between a name and the noun set beside it
constexpr unsigned kUpper = kCapital | kAllCaps;

// What a word can be in a name.
constexpr std::uint8_t kAskedGiven = 1, kGiven = 2, kAskedParticle = 4, kParticle = 8,
                       kOpening = 16;

// What ends a name, unless it is one of its words.
constexpr ItemKinds kEndsName =
    kinds_of({ItemKind::kTitle, ItemKind::kDemonym, ItemKind::kInstitution, ItemKind::kState,
              ItemKind::kAgency, ItemKind::kMediaHead, ItemKind::kCollective});
constexpr ItemKinds kSmall = kinds_of({ItemKind::kDeterminer, ItemKind::kLink});
constexpr ItemKinds kNoName = kinds_of({ItemKind::kNotName});
constexpr ItemKinds kTitles = kinds_of({ItemKind::kTitle});

// "VI", "XVI" after a name.
bool numeral(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

}  // namespace

NameRuns::NameRuns(const Prose& prose, const Gazetteer& gazetteer, const LabelledNames& labels)
    : prose_(prose),
      gazetteer_(gazetteer),
      labels_(labels),
      given_names_(prose.pack->world("given_names")),
      particles_(prose.pack->world("particles")),
      parts_(prose.tokens.size()) {}

bool NameRuns::capital(std::size_t token) const {
  return (prose_.tokens[token].shape & kUpper) != 0;
}

// What a word can be is looked up once, however often it is asked for.
bool NameRuns::given_name(std::size_t token) const {
  std::uint8_t& known = parts_[token];
  if ((known & kAskedGiven) == 0) {
    known |= kAskedGiven;
    const std::string folded = fold(prose_.word(token));
    if (given_names_.find(std::string_view(folded).substr(0, folded.find(' ')))) known |= kGiven;
  }
  return (known & kGiven) != 0;
}

bool NameRuns::particle(std::size_t token, bool opening) const {
  std::uint8_t& known = parts_[token];
  if ((known & kAskedParticle) == 0) {
    known |= kAskedParticle;
    if (const auto row = particles_.find(fold(prose_.word(token)))) {
      known |= kParticle;
      if (particles_.cell(*row, "place") == "before") known |= kOpening;
    }
  }
  return (known & (opening ? kOpening : kParticle)) != 0;
}

bool NameRuns::common_word(std::size_t token) const {
  const Token& t = prose_.tokens[token];
  return !prose_.language->entries(t.word).empty() && t.pos != Pos::kName && !given_name(token);
}

bool NameRuns::common_first(std::size_t token) const {
  return (prose_.tokens[token].shape & kFirst) && common_word(token);
}

bool NameRuns::opens(std::size_t token) const {
  const Token& t = prose_.tokens[token];
  if (!capital(token) || t.pos == Pos::kPunct || (t.shape & kNumber)) return false;
  if (gazetteer_.any(token, kSmall)) return false;
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
  if (gazetteer_.any(token, kNoName)) return numeral(prose_.word(token));
  return !gazetteer_.any(token, kEndsName);
}

const LabelledName* NameRuns::labelled(std::size_t token) const {
  const LabelledName* name = labels_.over(token);
  if (name && name->words.size() == 1 && gazetteer_.any(token, kNoName)) return nullptr;
  return name;
}

// "Athena Advisers" where the model marks "Athena": the words that the tree ties to a marked name,
// but for a title of the person after it ("Indiana Gov. Hugo Brandt").
std::size_t NameRuns::widened(std::size_t at, std::size_t end) const {
  std::size_t i = at;
  // "Bill de Blasio" where the model marks "Bill".
  if (i + 1 < end && !capital(i) && capital(i + 1) && particle(i, false) &&
      labels_.over(i - 1)->kind == NameKind::kPerson &&
      prose_.tokens[i + 1].relation == Relation::kFlat)
    return i + 2;
  while (i < end && goes_on(i) && labels_.proper(i) && !labelled(i)) {
    const Token &last = prose_.tokens[i - 1], &next = prose_.tokens[i];
    const bool heads = last.head == i && last.relation == Relation::kCompound;
    const bool hangs = next.relation == Relation::kFlat && next.head < i;
    if (!heads && !hangs) break;
    ++i;
  }
  if (i == at || i >= end) return i;
  const LabelledName* after = labelled(i);
  const bool title = (after && after->kind == NameKind::kPerson) || gazetteer_.any(i, kTitles);
  return title ? at : i;
}

bool NameRuns::title_case(Run<Token> sentence) const {
  std::size_t words = 0, capitals = 0, common = 0, common_capitals = 0;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    const Token& t = prose_.tokens[i];
    const bool upper = capital(i);
    if (!upper && (t.pos == Pos::kVerb || t.pos == Pos::kAux)) return false;
    if (t.pos == Pos::kPunct || (t.shape & kNumber) || t.span.size() <= kShortWord) continue;
    ++words;
    capitals += upper ? 1 : 0;
    if ((t.shape & kFirst) || !common_word(i) || gazetteer_.any(i, kTitles)) continue;
    ++common;
    common_capitals += upper ? 1 : 0;
  }
  if (common >= 2) return common_capitals * 10 >= common * 7;
  return words >= kTitleCaseWords && capitals * 10 >= words * 9;
}

Run<Token> NameRuns::at(std::size_t at, std::size_t end) const {
  std::size_t i = at;
  // "al Assad": a small word opens a name only before a capital.
  if (i + 1 < end && !capital(i) && capital(i + 1) && particle(i, true)) ++i;
  const LabelledName* name = i < end ? labelled(i) : nullptr;
  if (name && (i == at || name->kind == NameKind::kPerson))
    return {static_cast<std::uint32_t>(at),
            static_cast<std::uint32_t>(widened(std::min<std::size_t>(name->words.end, end), end))};
  if (i >= end || !opens(i)) return {};
  bool given = given_name(i) && labels_.proper(i);
  ++i;
  while (i < end && i - at < kMaxNameWords) {
    std::size_t next = i;
    while (next < end && next - i < 2 && !capital(next) && particle(next, false)) ++next;
    if (next >= end || !goes_on(next)) break;
    if (const LabelledName* rest = labelled(next)) {
      // "Oleg Darine" where the model marks "Darine".
      if (given && rest->kind == NameKind::kPerson && rest->words.begin == next)
        i = std::min<std::size_t>(rest->words.end, end);
      break;
    }
    given = given && labels_.proper(next);
    i = next + 1;
  }
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(i)};
}

// The entry that the token is the first or a later word of: "haute représentante".
std::optional<Item> NameRuns::over(std::size_t token, ItemKind kind) const {
  for (std::uint32_t back = 0; back < kLongestTitle && back <= token; ++back)
    if (const auto item = gazetteer_.find(token - back, kind); item && item->length > back)
      return item;
  return std::nullopt;
}

Told NameRuns::told(Run<Token> name, std::size_t end) const {
  const auto inside = [&](std::uint32_t i) { return i >= name.begin && i < name.end; };
  if (name.begin > 0 && prose_.word(name.begin - 1) == "(") return {};
  std::uint32_t noun = kNoHead;  // "the owner" of "the owner, Marlow Copper, a company"
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const Token& t = prose_.tokens[i];
    if (t.relation == Relation::kAppos && !inside(t.head)) noun = t.head;
  }
  if (const Told said = by_noun(name, noun); said.kind != NameKind::kNone) return said;
  for (std::uint32_t i = name.end; i < end && i < name.end + kLookAside; ++i) {
    const Token& t = prose_.tokens[i];
    if (t.relation == Relation::kAppos && (inside(t.head) || t.head == noun))
      return by_noun(name, i);
  }
  return {};
}

Told NameRuns::by_noun(Run<Token> name, std::uint32_t noun) const {
  if (noun >= prose_.tokens.size() || capital(noun)) return {};
  const bool full = name.size() > 1 && !(prose_.tokens[name.begin].shape & kAllCaps);
  if (full && over(noun, ItemKind::kTitle)) return {NameKind::kPerson};
  const auto body = over(noun, ItemKind::kInstitution);
  const bool named = body && gazetteer_.cell(*body, "takes") == "name";
  if (!named || given_name(name.begin)) return {};
  return {NameKind::kOrganisation, gazetteer_.sector(gazetteer_.cell(*body, "sector"))};
}

}  // namespace recoupe
