// Reads the noun phrases that name an actor by what it is: "la ministre danoise de la Santé",
// "Ecuador's Health Ministry", "le porte-parole de l'Élysée, Hugo Brandt", "des membres de la garde
// royale".
//
// A phrase has a head (title, institution, group, medium), a stack of items before it ("Kremlin
// spokesman", "Russian Foreign Minister"), a tail of items after it ("ministre russe de la
// Défense", "head of the army") and, for titles and media, a name. Which words are which is the
// tables' business; the order is the same for all languages. Does not: join mentions
// (coreference.h), nor read names without a head (capital_runs.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "read/language/prose.h"
#include "read/names/gazetteer.h"
#include "read/names/labelled_names.h"
#include "recoupe/reading.h"

namespace recoupe {

// A mention in the making.
struct MentionDraft {
  Run<Token> words{};  // with determiner and title
  Run<Token> name{};   // empty: none
  Run<Token> alias{};  // "(OTSC)" after the full name: OTSC
  Run<Token> of{};     // whose, where no table knows it: "Sonatrach" of "patron de Sonatrach"
  std::string
      code;  // what it is, the same in every language: "president", "ministry_foreign", "CSTO"
  std::string alone;  // the body that it is where no country is told: "UNSC"
  std::string org;    // whose: "presidency", "CSTO"; "?" for one the tables do not know
  Term country = 0, sector = 0;
  std::uint32_t homonym = 0;  // the country is that of a town whose name is in several states
  Rule rule = 0;
  ActorKind kind{};
  bool office = false;       // one holder at a time: a president, a minister
  bool spokesman = false;    // speaks for `org`
  bool counterpart = false;  // holds the office of someone named before
  bool former = false;
  bool named = false;     // its own name tells it from others of its kind
  bool definite = false;  // "le", "the": may point back
  bool owned = false;     // "son", "its": of whoever acts before it
  bool pointer = false;   // stands only if it points back: "l'organisation", "le ministère"
};

// What the noun beside a name says of it.
struct Told {
  NameKind kind{};
  Term sector = 0;
};

// The runs of words that may be names: what the model marks, and else capitalised words.
class NameRuns {
 public:
  NameRuns(const Prose& prose, const Gazetteer& gazetteer, const LabelledNames& labels);

  // The run that begins at `at`: "Kassym-Jomart Tokayev", "Ursula von der Leyen", "Mohammed VI";
  // empty if none.
  Run<Token> at(std::size_t at, std::size_t end) const;
  // What the model marks over the token, unless it is one word that is never a name.
  const LabelledName* labelled(std::size_t token) const;
  // "L'entreprise, Hanvel Sten", "Ola Brandt, the director": what the noun that the tree sets
  // beside the name says it is.
  Told told(Run<Token> name, std::size_t end) const;
  bool capital(std::size_t token) const;
  bool given_name(std::size_t token) const;
  // A word of every day that stands with a capital because its sentence begins with it.
  bool common_first(std::size_t token) const;
  bool common_word(std::size_t token) const;
  // Words of every day stand with capitals, or nearly all words do: capitals say nothing there.
  bool title_case(Run<Token> sentence) const;
  // Do both the model's names and its tags say that the token is no name?
  bool unlikely(std::size_t token) const {
    return labels_.read(token) && !labels_.over(token) && !labels_.proper(token);
  }

 private:
  Told by_noun(Run<Token> name, std::uint32_t noun) const;
  std::optional<Item> over(std::size_t token, ItemKind kind) const;
  bool opens(std::size_t token) const;
  bool goes_on(std::size_t token) const;
  std::size_t widened(std::size_t at, std::size_t end) const;
  bool particle(std::size_t token, bool opening) const;

  const Prose& prose_;
  const Gazetteer& gazetteer_;
  const LabelledNames& labels_;
  const Table& given_names_;
  const Table& particles_;
  mutable std::vector<std::uint8_t> parts_;  // by token: what it can be in a name, once asked for
};

class PhraseReader {
 public:
  PhraseReader(const Prose& prose, const Gazetteer& gazetteer, const NameRuns& runs)
      : prose_(prose), gazetteer_(gazetteer), runs_(runs) {}

  // The phrase that begins at `at`, if one does.
  std::optional<MentionDraft> read(std::size_t at, std::size_t end) const {
    return read(at, end, 0);
  }

 private:
  struct Phrase;  // the parts found so far
  std::optional<MentionDraft> read(std::size_t at, std::size_t end, int depth) const;
  std::optional<Item> stack_item(const Phrase& p, std::size_t at, std::size_t end) const;
  bool before_ministry(std::size_t next, std::size_t end) const;
  bool goes_on(std::size_t at, std::size_t end) const;
  std::optional<Item> place_after(std::size_t at, std::size_t end) const;
  bool alone(const Phrase& p, std::size_t end) const;
  Term office_sector(const Phrase& p) const;
  void read_stack(Phrase& p, std::size_t end) const;
  bool skip_nouns(Phrase& p, std::size_t end) const;
  bool take_name(Phrase& p, std::size_t end) const;
  void take(Phrase& p, const Item& item) const;
  void read_tail(Phrase& p, std::size_t end, int depth) const;
  bool read_complement(Phrase& p, std::size_t link_end, std::size_t end, int depth) const;
  bool read_portfolio(Phrase& p, std::size_t at, std::size_t end) const;
  bool read_belonging(Phrase& p, std::size_t at, std::size_t end, int depth) const;
  bool read_title_of_body(Phrase& p, std::size_t at, std::size_t end) const;
  bool marked(Run<Token> run, NameKind kind) const;
  std::string folded(Run<Token> run) const;
  void read_name(Phrase& p, std::size_t end) const;
  void read_alias(Phrase& p, std::size_t end) const;
  bool modifies(std::size_t at) const;
  bool closes(std::size_t at, std::size_t end) const;
  std::optional<MentionDraft> finish(Phrase& p, std::size_t at) const;
  std::optional<MentionDraft> finish_title(Phrase& p) const;
  std::optional<MentionDraft> finish_institution(Phrase& p, std::size_t at) const;
  std::optional<MentionDraft> finish_group(Phrase& p, std::size_t at) const;
  std::optional<MentionDraft> finish_medium(Phrase& p) const;
  std::string_view head(const Phrase& p, std::string_view column) const;

  const Prose& prose_;
  const Gazetteer& gazetteer_;
  const NameRuns& runs_;
};

}  // namespace recoupe
