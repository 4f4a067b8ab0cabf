#include "read/language/parse.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "read/language/features.h"
#include "read/language/network.h"
#include "read/language/token_readings.h"
#include "read/language/tree_walk.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxUnits = Network::kMaxUnits;
// Of an article: ten times a long book chapter, two seconds. Sentences behind it get no tree.
constexpr std::size_t kMostUnits = 250'000;
constexpr std::size_t kMinPiece = kMaxUnits / 2;  // a sign before it cuts nothing

Upos upos_of(std::string_view tag) {
  constexpr std::array<std::pair<std::string_view, Upos>, 18> kNames{
      {{"ADJ", Upos::kAdj},
       {"ADP", Upos::kAdp},
       {"ADV", Upos::kAdv},
       {"AUX", Upos::kAux},
       {"CCONJ", Upos::kCconj},
       {"DET", Upos::kDet},
       {"INTJ", Upos::kIntj},
       {"NOUN", Upos::kNoun},
       {"NUM", Upos::kNum},
       {"PART", Upos::kPart},
       {"PRON", Upos::kPron},
       {"PROPN", Upos::kPropn},
       {"PUNCT", Upos::kPunct},
       {"SCONJ", Upos::kSconj},
       {"SYM", Upos::kSym},
       {"VERB", Upos::kVerb},
       {"ADP+DET", Upos::kAdpDet},
       {"ADP+PRON", Upos::kAdpPron}}};
  const std::string_view name = tag.substr(0, tag.find('|'));
  for (const auto& [known, upos] : kNames)
    if (known == name) return upos;
  return Upos::kX;
}

class Parser {
 public:
  Parser(Words& words, const SyntaxModel& model) : w_(words), model_(model) {
    const auto at = std::find(model.relations.begin(), model.relations.end(), "parataxis");
    if (at != model.relations.end())
      parataxis_ = static_cast<std::uint8_t>(at - model.relations.begin());
  }

  void run() {
    rows_.reserve(std::min(w_.units.size(), kMostUnits));
    std::string buffer;
    for (const Run<Unit> sentence : w_.sentence_units) {
      if (sentence.end > kMostUnits) break;
      cut(sentence);
      for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
        rows_.push_back(unit_rows(
            form_keys(w_.units[i].span.of(w_.text), i == sentence.begin, buffer), model_));
    }
    answers_.resize(rows_.size());
    Network(model_).run(rows_, pieces_, answers_);
    std::size_t piece = 0;
    std::uint32_t row = 0;
    for (const Run<Unit> sentence : w_.sentence_units) {
      if (sentence.end > kMostUnits) break;
      const std::uint32_t shift = sentence.begin - row;  // 0 where every unit is in a sentence
      std::uint32_t root = kRoot;
      for (const std::uint32_t end = row + sentence.size(); row < end; ++piece) {
        root = fill(pieces_[piece], shift, root);
        row = pieces_[piece].end;
      }
    }
  }

 private:
  bool is_sign(std::uint32_t unit) const {
    const char32_t c = decode(w_.text, w_.units[unit].span.begin).value;
    return !is_letter(c) && !is_digit(c);
  }

  // The pieces of a sentence, in rows; mostly one.
  void cut(Run<Unit> sentence) {
    auto row = static_cast<std::uint32_t>(rows_.size());
    for (std::uint32_t from = sentence.begin; from < sentence.end;) {
      std::uint32_t end = sentence.end;
      if (end - from > kMaxUnits) {
        end = from + static_cast<std::uint32_t>(kMaxUnits);
        std::uint32_t sign = end;
        while (sign > from + kMinPiece && !is_sign(sign - 1)) --sign;
        if (sign > from + kMinPiece) end = sign;
      }
      pieces_.push_back({row, row + (end - from)});
      row += end - from;
      from = end;
    }
  }

  // Writes the answers of a piece, whose rows lie `shift` before its units. Gives the root of the
  // sentence, which is this piece's where none is known.
  std::uint32_t fill(Run<UnitRows> piece, std::uint32_t shift, std::uint32_t root) {
    std::uint32_t own = root;
    for (std::uint32_t row = piece.begin; row < piece.end; ++row) {
      const UnitAnswer& answer = answers_[row];
      Unit& unit = w_.units[row + shift];
      unit.tag = answer.tag;
      unit.upos = upos_of(model_.tags[answer.tag]);
      unit.relation = answer.relation;
      unit.name = answer.name;
      unit.head = piece.begin + shift + answer.head - 1;
      if (answer.head != 0) continue;
      unit.head = root;
      if (root == kRoot)
        own = row + shift;
      else
        unit.relation = parataxis_.value_or(answer.relation);
    }
    return own;
  }

  Words& w_;
  const SyntaxModel& model_;
  std::optional<std::uint8_t> parataxis_;
  std::vector<UnitRows> rows_;
  std::vector<Run<UnitRows>> pieces_;
  std::vector<UnitAnswer> answers_;
};

}  // namespace

void parse(Words& words) {
  if (const SyntaxModel* model = words.language->syntax()) {
    Parser(words, *model).run();
    settle_tokens(words);
    grow_tree(words);
  }
}

}  // namespace recoupe
