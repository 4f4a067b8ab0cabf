// The lexicon of a language: words.tsv and irregular.tsv as they stand, which come first, and every
// verb that verbs.tsv or a "~lemma" of some phrase names, conjugated by the rows of conjugation.tsv
// with the longest ending:
//   ending "er", forms "finite present third", replacements "e ent":  ~tuer -> tue, tuent
#include <algorithm>
#include <array>
#include <set>

#include "pack/cells.h"
#include "pack/pack_loader.h"

namespace recoupe {
namespace {

struct FormName {
  std::string_view name;
  std::uint16_t bit;
};
constexpr std::array<FormName, 11> kForms{{{"infinitive", kInfinitive},
                                           {"finite", kFinite},
                                           {"participle", kParticiple},
                                           {"gerund", kGerund},
                                           {"past", kPastForm},
                                           {"future", kFutureForm},
                                           {"conditional", kConditional},
                                           {"third", kThird},
                                           {"plural", kPlural},
                                           {"feminine", kFeminine},
                                           {"present", kPresentForm}}};
struct PosName {
  std::string_view name;
  Pos pos;
};
constexpr std::array<PosName, 13> kPos{{{"other", Pos::kOther},
                                        {"noun", Pos::kNoun},
                                        {"name", Pos::kName},
                                        {"verb", Pos::kVerb},
                                        {"aux", Pos::kAux},
                                        {"adj", Pos::kAdj},
                                        {"adv", Pos::kAdv},
                                        {"det", Pos::kDet},
                                        {"pron", Pos::kPron},
                                        {"prep", Pos::kPrep},
                                        {"conj", Pos::kConj},
                                        {"num", Pos::kNum},
                                        {"punct", Pos::kPunct}}};

std::uint16_t parse_forms(std::string_view cell) {
  std::uint16_t bits = 0;
  for (std::string_view word : words_of(cell))
    for (const FormName& f : kForms)
      if (f.name == word) bits = static_cast<std::uint16_t>(bits | f.bit);
  return bits;
}

Pos parse_pos(std::string_view cell) {
  for (const PosName& p : kPos)
    if (p.name == cell) return p.pos;
  return Pos::kOther;
}

}  // namespace

void PackLoader::add_entry(std::string_view form, WordEntry entry) {
  const WordId id = pack_.vocabulary_.add(form);
  if (id >= lexicon_.size()) lexicon_.resize(id + 1);
  std::vector<WordEntry>& all = lexicon_[id];
  for (WordEntry& old : all)
    if (old.lemma == entry.lemma && old.pos == entry.pos) {
      old.forms = static_cast<std::uint16_t>(old.forms | entry.forms);
      return;
    }
  all.push_back(entry);
}

void PackLoader::conjugate(Language& language, const std::string& lemma) {
  const WordId id = pack_.vocabulary_.add(lemma);
  const Table& rules = language.table("conjugation");
  std::size_t longest = 0;
  for (const auto& row : rules.rows_)
    if (lemma.ends_with(row[0]) && row[0].size() > longest) longest = row[0].size();
  if (longest == 0) return;
  add_entry(lemma, {id, kInfinitive, Pos::kVerb});
  const std::string stem = lemma.substr(0, lemma.size() - longest);
  for (const auto& row : rules.rows_) {
    if (row[0].size() != longest || !lemma.ends_with(row[0])) continue;
    for (std::string_view ending : words_of(row[2]))
      add_entry(stem + std::string(ending == "-" ? "" : ending),
                {id, parse_forms(row[1]), Pos::kVerb});
  }
}

void PackLoader::make_lexicon(Language& language) {
  for (const char* name : {"words", "irregular"}) {
    for (const auto& row : language.table(name).rows_) {
      const WordEntry entry{
          pack_.vocabulary_.add(row[1].empty() ? split(row[0], "|").front() : row[1]),
          parse_forms(row[3]), parse_pos(row[2])};
      for (std::string_view form : split(row[0], "|")) add_entry(form, entry);
    }
  }
  std::set<std::string, std::less<>> lemmas;
  for (const auto& row : language.table("verbs").rows_) lemmas.emplace(row[0]);
  std::set<std::string, std::less<>> nouns;
  for (const auto& row : language.table("nouns").rows_) nouns.emplace(row[0]);
  for (const auto& [name, table] : language.tables_) {
    if (table.header_.empty() || table.header_[0] != "phrase") continue;
    for (const auto& row : table.rows_)
      for (std::string_view alternative : split(row[0], "|"))
        for (std::string_view word : words_of(alternative))
          if (word.starts_with('~') && !nouns.contains(word.substr(1)))
            lemmas.emplace(word.substr(1));
  }
  // A verb of irregular.tsv has all its forms there: "see" has no "seed".
  for (const auto& row : language.table("irregular").rows_) lemmas.erase(std::string(row[1]));
  for (const std::string& lemma : lemmas) conjugate(language, lemma);
  for (const std::string& noun : nouns) {
    const WordId id = pack_.vocabulary_.add(noun);
    add_entry(noun, {id, 0, Pos::kNoun});
    const auto& rules = language.table("plural").rows_;
    const auto longest =
        std::max_element(rules.begin(), rules.end(), [&](const auto& a, const auto& b) {
          return (noun.ends_with(a[0]) ? a[0].size() + 1 : 0) <
                 (noun.ends_with(b[0]) ? b[0].size() + 1 : 0);
        });
    if (longest != rules.end() && noun.ends_with((*longest)[0]))
      add_entry(noun.substr(0, noun.size() - (*longest)[0].size()) + std::string((*longest)[1]),
                {id, kPlural, Pos::kNoun});
  }
  for (WordId form = 0; form < lexicon_.size(); ++form)
    for (const WordEntry& entry : lexicon_[form]) language.lexicon_.add(form, entry);
  language.lexicon_.close(lexicon_.size());
  lexicon_.clear();
}

}  // namespace recoupe
