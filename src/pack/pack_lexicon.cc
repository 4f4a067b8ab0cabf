// The lexicon of a language: words.tsv and irregular.tsv as they stand, which come first, and every
// verb that verbs.tsv or a "~lemma" of some phrase names, conjugated by the rows of conjugation.tsv
// with the longest ending:
//   ending "er", forms "finite present third", replacements "e ent":  ~tuer -> tue, tuent
#include <algorithm>
#include <array>
#include <optional>
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

PackLoader::Conjugations PackLoader::conjugations(const Language& language) {
  const Table& table = language.table("conjugation");
  Conjugations all;
  for (std::size_t row = 0; row < table.size(); ++row)
    all[table.cell(row, 0)].push_back(
        {parse_forms(table.cell(row, 1)), words_of(table.cell(row, 2))});
  return all;
}

void PackLoader::conjugate(const Conjugations& conjugations, const std::string& lemma) {
  const WordId id = pack_.vocabulary_.add(lemma);
  for (std::size_t stem = 0; stem < lemma.size(); ++stem) {
    const auto rules = conjugations.find(std::string_view(lemma).substr(stem));
    if (rules == conjugations.end()) continue;  // the longest ending is found first
    add_entry(lemma, {id, kInfinitive, Pos::kVerb});
    for (const Conjugation& rule : rules->second)
      for (std::string_view ending : rule.endings)
        add_entry(lemma.substr(0, stem) + std::string(ending == "-" ? "" : ending),
                  {id, rule.forms, Pos::kVerb});
    return;
  }
}

void PackLoader::make_lexicon(Language& language) {
  for (const char* name : {"words", "irregular"}) {
    const Table& words = language.table(name);
    for (std::size_t row = 0; row < words.size(); ++row) {
      const auto forms = split(words.cell(row, 0), "|");
      const std::string_view lemma = words.cell(row, 1);
      const WordEntry entry{pack_.vocabulary_.add(lemma.empty() ? forms.front() : lemma),
                            parse_forms(words.cell(row, 3)), parse_pos(words.cell(row, 2))};
      for (std::string_view form : forms) add_entry(form, entry);
    }
  }
  const auto column = [](const Table& table, Table::Column c) {
    std::set<std::string, std::less<>> all;
    for (std::size_t row = 0; row < table.size(); ++row) all.emplace(table.cell(row, c));
    return all;
  };
  std::set<std::string, std::less<>> lemmas = column(language.table("verbs"), 0);
  const std::set<std::string, std::less<>> nouns = column(language.table("nouns"), 0);
  for (const auto& [name, table] : language.tables_) {
    if (table.header_.empty() || table.header_[0] != "phrase") continue;
    for (std::size_t row = 0; row < table.size(); ++row)
      for (std::string_view alternative : split(table.cell(row, 0), "|"))
        for (std::string_view word : words_of(alternative))
          if (word.starts_with('~') && !nouns.contains(word.substr(1)))
            lemmas.emplace(word.substr(1));
  }
  // A verb of irregular.tsv has all its forms there: "see" has no "seed".
  for (const std::string& lemma : column(language.table("irregular"), 1)) lemmas.erase(lemma);
  const Conjugations rules = conjugations(language);
  for (const std::string& lemma : lemmas) conjugate(rules, lemma);
  const Table& plural = language.table("plural");
  for (const std::string& noun : nouns) {
    const WordId id = pack_.vocabulary_.add(noun);
    add_entry(noun, {id, 0, Pos::kNoun});
    std::optional<std::size_t> longest;
    for (std::size_t row = 0; row < plural.size(); ++row)
      if (noun.ends_with(plural.cell(row, 0)) &&
          (!longest || plural.cell(row, 0).size() > plural.cell(*longest, 0).size()))
        longest = row;
    if (longest)
      add_entry(noun.substr(0, noun.size() - plural.cell(*longest, 0).size()) +
                    std::string(plural.cell(*longest, 1)),
                {id, kPlural, Pos::kNoun});
  }
  for (WordId form = 0; form < lexicon_.size(); ++form)
    for (const WordEntry& entry : lexicon_[form]) language.lexicon_.add(form, entry);
  language.lexicon_.close(lexicon_.size());
  lexicon_.clear();
}

}  // namespace recoupe
